/** One of each thing that comes after a committee’s decision, put into a city as it is: for walks that look at everything (R1–R4). */
import { change } from '../../schema/core/audit.ts';
import { applicationId } from '../../schema/application/store.ts';
import { bundleShape } from '../../schema/certificate/bundle/model.ts';
import { putBundle } from '../../schema/certificate/bundle/store.ts';
import { certificateShape, formShape } from '../../schema/certificate/model.ts';
import { idOf, numberOf, placeOf } from '../../schema/certificate/number.ts';
import { putCertificate, putForm } from '../../schema/certificate/store.ts';
import { objectionShape } from '../../schema/posting/model.ts';
import { putObjection } from '../../schema/posting/store.ts';
import { documentShape } from '../../schema/result/documents/model.ts';
import { putDocument } from '../../schema/result/documents/store.ts';
import { issuerShape } from '../../schema/result/issuers/model.ts';
import { putIssuer } from '../../schema/result/issuers/store.ts';
import { recheckId, recheckShape } from '../../schema/result/recheck/model.ts';
import { putRecheck } from '../../schema/result/recheck/store.ts';
import { rosterShape } from '../../schema/result/roster/model.ts';
import { hashOfLines } from '../../schema/result/roster/rules.ts';
import { putLines, putRoster } from '../../schema/result/roster/store.ts';
import type { Write } from '../../schema/table/port.ts';
import { TEACHERS } from './committees.ts';
import { CITY, CYCLE, type World } from './world.ts';

const OF = { committee: TEACHERS, committeeName: '嘉峪关市中小学教师系列高级职称评审委员会', cycle: CYCLE, city: CITY };
const TITLE = { series: 'school-teaching', specialty: '数学', level: 'ASSOCIATE_SENIOR', scope: 'PROVINCE' } as const;
const FACT = { by: { kind: 'system', name: 'founder' }, action: 'make' } as const;
const NOTHING_OPEN = { open: 0, all: 0, byTicket: 0 };

/** A roster that is posted, on which 刘洋 stands, with an objection to them and a re-check of 杨帆’s; one that is over, with a draft of its document; 刘洋’s certificate and form. */
export async function madeResults(world: World): Promise<void> {
  const at = world.now;
  const made = <T extends object>(kind: string, id: string, data: T) => change({ kind, id }, null, data, { ...FACT, at });
  const writes = [...rosters(at), ...objections(at), ...papers(at)];
  for (const { kind, id, data, put } of writes) {
    const { after, entry } = made(kind, id, data);
    await world.table.transact([...put(after as never), entry]);
  }
}

type Made = { kind: string; id: string; data: object; put: (after: never) => Write[] };
const WITHOUT = { version: true, trail: true } as const;

function rosters(at: number): Made[] {
  const application = applicationId(CYCLE, 'liu');
  const lines = [{ application, applicant: 'liu', name: '刘洋', unit: 'school', workplace: '嘉峪关市第一中学', ...TITLE }];
  const roster = (id: string, number: number, state: 'RUNNING' | 'CLEARED') => ({
    kind: 'ROSTER',
    id,
    data: rosterShape.omit(WITHOUT).parse({
      ...OF,
      id,
      number,
      state,
      sessions: [],
      people: 1,
      decided: 2,
      edition: 1,
      hash: hashOfLines(lines),
      place: '一楼公示栏',
      startsAt: at,
      endsAt: at + 7 * 86_400_000,
      objections: NOTHING_OPEN,
      endedAt: state === 'RUNNING' ? null : at,
      report: null,
      document: state === 'RUNNING' ? null : 'drafted',
      postedBy: 'pan',
    }),
    put: (after: never) => [putRoster(after, null), ...putLines(id, lines)],
  });
  return [roster('running', 8, 'RUNNING'), roster('over', 9, 'CLEARED')];
}

function objections(at: number): Made[] {
  const application = applicationId(CYCLE, 'liu');
  const tally = { present: 4, members: 5, yes: 1, no: 3, abstain: 0 };
  const decision = { at, by: 'pan', passed: false, tally, document: '评审会议记录', decidedOn: '2024-11-23', session: 'past' };
  const asked = { roster: 'running', application: applicationId(CYCLE, 'yang') };
  return [
    {
      kind: 'OBJECTION',
      id: 'to-a-roster',
      data: objectionShape.omit(WITHOUT).parse({
        id: 'to-a-roster',
        on: 'ROSTER',
        posting: 'running',
        cycle: CYCLE,
        city: CITY,
        unit: TEACHERS,
        application,
        applicant: 'liu',
        applicantName: '刘洋',
        at,
        onPaper: false,
        objector: null,
        text: '论文系代写。',
        dueAt: at + 86_400_000,
        finding: null,
        body: '',
      }),
      put: (after: never) => [putObjection(after, null)],
    },
    {
      kind: 'RECHECK',
      id: recheckId(asked),
      data: recheckShape.omit(WITHOUT).parse({
        ...OF,
        ...asked,
        applicant: 'yang',
        applicantName: '杨帆',
        decision,
        reason: '请核对计票。',
        at,
        dueAt: at + 86_400_000,
        answer: null,
      }),
      put: (after: never) => [putRecheck(after, null)],
    },
  ];
}

function papers(at: number): Made[] {
  const application = applicationId(CYCLE, 'liu');
  const officer = { at, by: 'pan' };
  const number = numberOf({ city: CITY, year: '2024', document: '嘉教职评〔2024〕1号', line: 1 }, 'secret');
  const unit = { unit: 'school', unitName: '嘉峪关市第一中学' };
  return [
    {
      kind: 'ISSUER',
      id: TEACHERS,
      data: issuerShape.omit(WITHOUT).parse({
        organisation: TEACHERS,
        city: CITY,
        name: OF.committeeName,
        pattern: '嘉教职评〔{year}〕{number}号',
        head: null,
        addressed: '各单位',
        seal: null,
      }),
      put: (after: never) => [putIssuer(after, null)],
    },
    {
      kind: 'DOCUMENT',
      id: 'drafted',
      data: documentShape.omit(WITHOUT).parse({
        ...OF,
        id: 'drafted',
        kind: 'CONFERRAL',
        state: 'DRAFT',
        issuer: TEACHERS,
        issuerName: OF.committeeName,
        joint: null,
        roster: 'over',
        edition: 1,
        people: 1,
        cites: null,
        addressed: '各单位',
        more: [],
        because: null,
        basis: [],
        corrections: [],
        withdrawals: [],
        heardUntil: null,
        from: '2024-11-23',
        drafted: officer,
        checked: null,
        returned: null,
        proof: null,
        number: null,
        issued: null,
        paper: null,
        done: 0,
      }),
      put: (after: never) => [putDocument(after, null)],
    },
    {
      kind: 'CERTIFICATE',
      id: placeOf(number),
      data: certificateShape.omit(WITHOUT).parse({
        ...TITLE,
        number,
        id: idOf(number),
        city: CITY,
        cycle: CYCLE,
        application,
        account: 'liu',
        unit: 'school',
        holder: '刘洋',
        title: '高级教师',
        committeeName: OF.committeeName,
        issuer: TEACHERS,
        issuerName: OF.committeeName,
        document: 'issued',
        documentNumber: '嘉教职评〔2024〕1号',
        approvedBy: '嘉教职评〔2024〕1号',
        from: '2024-11-23',
        issuedAt: at,
        photograph: null,
        code: 'a.b.c',
        state: 'VALID',
        ended: null,
        replacedBy: null,
        paper: null,
      }),
      put: (after: never) => [putCertificate(after, null)],
    },
    {
      kind: 'FORM',
      id: application,
      data: formShape.omit(WITHOUT).parse({
        ...unit,
        application,
        applicant: 'liu',
        applicantName: '刘洋',
        cycle: CYCLE,
        city: CITY,
        certificate: number,
        at,
        paper: null,
        downloaded: null,
        voidSince: null,
      }),
      put: (after: never) => [putForm(after, null)],
    },
    {
      kind: 'BUNDLE',
      id: 'bundle',
      data: bundleShape.omit(WITHOUT).parse({
        id: 'bundle',
        unit: 'school',
        cycle: CYCLE,
        city: CITY,
        onlyNew: true,
        state: 'QUEUED',
        done: 0,
        total: null,
        size: null,
        forms: [],
        taken: null,
        requestedBy: 'chen',
        requestedAt: at,
        finishedAt: null,
      }),
      put: (after: never) => [putBundle(after, null)],
    },
  ];
}

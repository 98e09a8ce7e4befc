/** A document that confers a thousand titles: carried out, a certificate and a review form printed for each; and what it costs to check one. */
import { printPaper } from '../../functions/runtime/paper-jobs.ts';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { change } from '../../schema/core/audit.ts';
import { certify } from '../../schema/certificate/actions/certify.ts';
import { certificateWork, formWork, type Certificate } from '../../schema/certificate/model.ts';
import { placeOf } from '../../schema/certificate/number.ts';
import { listHeld } from '../../schema/certificate/store.ts';
import { CARRIED_A_RUN, carryOut } from '../../schema/result/documents/actions/carrying.ts';
import { documentShape } from '../../schema/result/documents/model.ts';
import { putDocument } from '../../schema/result/documents/store.ts';
import { rosterShape, type RosterLine } from '../../schema/result/roster/model.ts';
import { hashOfLines } from '../../schema/result/roster/rules.ts';
import { putLines, putRoster } from '../../schema/result/roster/store.ts';
import type { Item } from '../../schema/table/port.ts';
import { city, type City } from './city.ts';
import { processorOf } from './cloud.ts';
import { told } from './meter.ts';
import type { Part } from './part.ts';
import { account, accountOf, application, CITY, CYCLE, idOf, items, MORNING, UNIT } from './people.ts';
import { median } from './ratio.ts';
import { atMost } from './row.ts';

const PEOPLE = 1000;
/** So many of the thousand are printed; the others cost the same. */
const PRINTED = 100;
/** cdk/reports.ts: 1024 MB, a minute, twenty at once; the goal is the alarm of the queue. */
const [PROCESSOR, AT_ONCE, ALARM, LIMIT] = [processorOf(1024), 20, 30, 60];
const CHECK = 'query ($number: String!, $name: String!) { checkCertificate(number: $number, name: $name) { state } }';
const OF = { committee: 'teachers', committeeName: '嘉峪关市中小学教师系列高级职称评审委员会', cycle: CYCLE, city: CITY };
const HERE = { entrusted: null, offline: null, consent: null };
const TITLE = { series: 'school-teaching', specialty: '数学', level: 'ASSOCIATE_SENIOR', scope: 'PROVINCE' } as const;

const part: Part = async ({ endpoint }) => {
  const own = await city(endpoint);
  await own.load(Array.from({ length: PEOPLE }, (_, number) => person(number)).flat());
  await own.load(issued());
  const context = own.contextOf(MORNING);
  const [carried, requests] = await cpuOf(own, async () => {
    for (let done = 0; done < PEOPLE;) done = (await carryOut(context, 'issued', certify))?.done ?? PEOPLE;
  });
  const certificates = (await Promise.all(Array.from({ length: PRINTED }, (_, number) => held(own, number)))).flat();
  if (certificates.length !== PRINTED) throw new Error(`${certificates.length} certificates of ${PRINTED}`);
  const printing = await papersOf(own, certificates);
  const each = printing / PROCESSOR / 1000;
  return [
    ...(await checks(own, certificates[0] as Certificate)),
    {
      ...atMost({
        id: 'S13',
        what: `a run that carries out a document for ${CARRIED_A_RUN} of ${PEOPLE} people: title, certificate and review form on record`,
        goal: `≤ ${LIMIT} s`,
        measured: ((carried / PEOPLE) * CARRIED_A_RUN) / 1000 / PROCESSOR,
        unit: 's',
        most: LIMIT,
        note: `${(carried / PEOPLE).toFixed(1)} ms of processor a person; ${told(requests)} for all`,
      }),
    },
    atMost({
      id: 'S13',
      what: `${PEOPLE} certificates and review forms, printed and kept, by ${AT_ONCE} functions at once`,
      goal: `≤ ${ALARM} min`,
      measured: (PEOPLE * each) / 60 / AT_ONCE,
      unit: 'minutes',
      most: ALARM,
      note: `${Math.round(printing)} ms of processor for the two papers of a person, of which a function has ${PROCESSOR.toFixed(2)}; ${PRINTED} printed here`,
    }),
  ];
};
export default part;

async function checks({ measure, ask }: City, { number, holder }: Certificate) {
  const check = (asked: object) => measure(() => ask({ query: CHECK, variables: { number, name: holder, ...asked } }));
  await check({ name: '' }); // who asks has been seen once
  const [wrong, right] = [await check({ name: '' }), await check({})];
  const row = (what: string, measured: number, most: number, note: string) =>
    atMost({ id: 'S3', what, goal: most === 1 ? '1 Get' : '1 Get + 1 Put', measured, unit: 'requests', most, note });
  return [
    row('certificate check, unknown', wrong.total, 1, told(wrong)),
    row('certificate check, valid', right.total, 2, `${told(right)}: its holder sees that it was checked (R4)`),
  ];
}

/** Milliseconds of processor for the certificate and the review form of one person, in a warm process. */
async function papersOf({ contextOf }: City, certificates: readonly Certificate[]): Promise<number> {
  const printer = pdfPrinter();
  const base = contextOf(MORNING);
  const put = async (_: string, body: AsyncIterable<Uint8Array>) => {
    let size = 0;
    for await (const bytes of body) size += bytes.length;
    return size;
  };
  const context = { ...base, files: { ...base.files, put } };
  const costs: number[] = [];
  for (const { number, application: id } of certificates) {
    const before = process.cpuUsage();
    for (const work of [certificateWork(placeOf(number)), formWork(id, 1)]) {
      const { state } = await printPaper(context, printer, work);
      if (state !== 'PRINTED') throw new Error(`${work} is ${state ?? 'gone'}`);
    }
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1000);
  }
  return median(costs);
}

async function cpuOf({ measure }: City, work: () => Promise<void>) {
  const before = process.cpuUsage();
  const reading = await measure(work);
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, reading] as const;
}

async function held({ table }: City, number: number): Promise<readonly Certificate[]> {
  return (await listHeld(table, accountOf(number), { limit: 2, after: null })).rows;
}

/** Somebody whom the committee has passed. */
function person(number: number): Item[] {
  const decision = {
    at: MORNING,
    by: 'office',
    passed: true,
    tally: null,
    document: '评审会议记录',
    decidedOn: '2024-09-11',
    session: 'past',
    ...HERE,
  };
  const head = { ...TITLE, committee: OF.committee, promotionType: 'NORMAL' as const, decision };
  return [...account(accountOf(number), 'APPLICANT', UNIT), ...application(number, { state: 'PASSED_BY_COMMITTEE', form: true, head })];
}

/** The roster of all of them, and the document that is issued on it and printed. */
function issued(): Item[] {
  const line = (number: number): RosterLine => {
    return { ...TITLE, application: idOf(number), applicant: accountOf(number), name: '刘洋', unit: UNIT, workplace: '嘉峪关市第一中学' };
  };
  const lines = Array.from({ length: PEOPLE }, (_, number) => line(number));
  const by = { at: MORNING, by: 'office' };
  const paper = { sha256: '0'.repeat(64), size: 1, at: MORNING };
  const without = { version: true, trail: true } as const;
  const roster = rosterShape.omit(without).parse({
    ...OF,
    id: 'roster',
    number: 1,
    state: 'CLEARED',
    sessions: ['past'],
    people: PEOPLE,
    decided: PEOPLE,
    edition: 1,
    hash: hashOfLines(lines),
    place: '公示栏',
    startsAt: MORNING,
    endsAt: MORNING,
    objections: { open: 0, all: 0, byTicket: 0 },
    endedAt: MORNING,
    report: null,
    document: 'issued',
    postedBy: 'office',
  });
  const document = documentShape.omit(without).parse({
    ...OF,
    id: 'issued',
    kind: 'CONFERRAL',
    state: 'ISSUED',
    issuer: 'teachers',
    issuerName: '嘉峪关市中小学教师系列高级职称评审委员会办公室',
    joint: null,
    roster: 'roster',
    edition: 1,
    people: PEOPLE,
    cites: null,
    addressed: '各学校',
    more: [],
    because: null,
    basis: [],
    corrections: [],
    withdrawals: [],
    heardUntil: null,
    from: '2024-09-11',
    drafted: by,
    checked: by,
    returned: null,
    proof: { ...paper, unprintable: [] },
    number: '嘉教职评〔2024〕1号',
    issued: by,
    paper,
    done: 0,
  });
  const fact = { by: { kind: 'system', name: 'bench' }, at: MORNING, action: 'make' } as const;
  return items([
    putRoster(change({ kind: 'ROSTER', id: 'roster' }, null, roster, fact).after, null),
    ...putLines('roster', lines),
    putDocument(change({ kind: 'DOCUMENT', id: 'issued' }, null, document, fact).after, null),
  ]);
}

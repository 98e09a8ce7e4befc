/** Forms as people fill them in, and the steps of the chain as they are asked over GraphQL. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { change } from '../../schema/core/audit.ts';
import { codeOf } from '../../schema/core/code.ts';
import { SECTIONS as FORM_SECTIONS, SECTION_SHAPES, type SectionName } from '../../schema/application/form/sections.ts';
import { proofKeyOf } from '../../schema/application/proofs/model.ts';
import { putCounter, putProof, rememberFile } from '../../schema/application/proofs/store.ts';
import { countEdit, putSection } from '../../schema/application/store.ts';
import { mutation } from './mutation.ts';
import { PROOFS, SECTIONS } from './sections.ts';
import { scan } from './scans.ts';
import { instant, organisationId, type World } from './world.ts';
import { cleared, type Handle } from './cleared.ts';
import { receivedTable } from './tables.ts';
import type { State } from '../../schema/application/moves.ts';
import { step } from './living.ts';
import { putThere } from './put-there.ts';

export { SECTIONS } from './sections.ts';

export const BEGIN = mutation('beginApplication', 'id version state');
export const SAVE = mutation('saveSection', 'id version form { basics { version startedWorkOn } }');
export const SAVE_ALL = mutation('saveSections', 'application { id version } rows { section isDone savedVersion refusal { code } }');
export const SUBMIT = mutation('submitApplication', 'submission { number at hash } application { id version state }');
export const UPLOADS = mutation('requestUploads', 'number url expiresAt fields { name value }');
export const CONFIRM = mutation('confirmUploads', 'proofs { number state size sha256 contentType } problems { number code text { zh } }');
export const REMOVE = mutation('removeProof', 'id proofs { number state }');
export const CHANGE_UNIT = mutation('changeApplicationUnit', 'id version unitName');
export const WITHDRAW = mutation('withdrawApplication', 'id version state restorableUntil', { reason: '"材料不全"' });
export const RESTORE = mutation('restoreApplication', 'id version state unitName');
export const ASK_WITHDRAWAL = mutation('requestWithdrawal', 'id version state withdrawalAsked { reason }', { reason: '"已调离"' });
export const ANSWER_WITHDRAWAL = mutation('answerWithdrawal', 'id version state', { consent: 'true', opinion: '"同意"' });
export const AGREE_TO_FINISH = mutation('agreeToFinish', 'isAgreed toName personAt oldUnitAt newUnitAt');
export const ACCEPT = mutation('acceptApplication', 'id version state');
export const REFUSE = mutation('refuseApplication', 'id version state');
export const RECOMMEND = mutation('recommendApplication', 'id version state');
export const APPROVE = mutation('approveApplication', 'id version state');
export const PASS = mutation('passApplication', 'id version state');

/** The complete feedback: the named sections to be mended, what is not there not applicable, all else fine (D1). */
export function judged(...toMend: SectionName[]): { section: string; judgement: string; reason: string }[] {
  // Conditions stand in the form where a notice has some.
  const asked = FORM_SECTIONS.filter((section) => section !== 'conditions' || toMend.includes(section));
  return asked.map((name) => {
    const section = codeOf(name);
    if (toMend.includes(name)) return { section, judgement: 'MEND', reason: '与佐证材料不符' };
    return name in SECTIONS ? { section, judgement: 'FINE', reason: '' } : { section, judgement: 'NOT_APPLICABLE', reason: '不涉及' };
  });
}

/** In the language of GraphQL, for the default of a variable. */
const BASICS_TO_MEND = judged('basics').map(
  ({ section, judgement, reason }) => `{ section: ${section}, judgement: ${judgement}, reason: ${JSON.stringify(reason)} }`,
);

export const RETURN = mutation('returnApplication', 'id version state returnsLeft { left }', {
  judgements: `[${BASICS_TO_MEND.join(', ')}]`,
});
export const WAIVE = mutation('waiveSupplement', 'id version state supplement { isDue waived { text } }');
export const POST = mutation('postApplication', 'id version state: postingState audience days startsAt endsAt flag { zh }', {
  place: '"一楼公示栏"',
});
export const OBJECT = mutation('lodgeObjection', 'number code dueAt', { text: '"论文系他人代写"' });
export const REVEAL_OBJECTOR = mutation('revealObjector', '', { reason: '"核实异议"' });
export const DECIDE = mutation('decideObjection', 'id version finding { finding } posting { state: postingState endsAt openObjections }', {
  version: '1',
  text: '"经核查"',
});
export const DECIDE_ALIKE = mutation('decideObjections', 'number isDone refusal { code } objection { finding { finding } }', {
  finding: 'DISMISSED',
  text: '"经核查不属实"',
});
export const POSTING_UPLOAD = mutation('requestPostingUpload', 'upload url expiresAt fields { name value }', {
  size: '100',
  contentType: '"application/pdf"',
});
export const POSTING_CONFIRM = mutation('confirmPostingUpload', 'id version attachments { number kind size sha256 }', { kind: 'DISPLAY' });
const OF_VACANCIES = { series: '"school-teaching"', level: 'ASSOCIATE_SENIOR' };
export const PROPOSE_VACANCIES = mutation('proposeVacancies', 'total taken left document proposal { total }', {
  ...OF_VACANCIES,
  reason: '"核定岗位"',
});
export const ANSWER_VACANCIES = mutation('answerVacancies', 'total taken left document proposal { total }', {
  ...OF_VACANCIES,
  approve: 'true',
  text: '"嘉人社岗〔2024〕9号"',
});

/** The school proposes so many vacancies, and the department approves them (U8). */
export async function approvedVacancies(world: World, total: number): Promise<void> {
  const asked = { unit: organisationId('school'), total };
  await world.does('chen', PROPOSE_VACANCIES, asked);
  await world.does('zhao', ANSWER_VACANCIES, asked);
}

const ROUTE = 'route { committee { name } committeeName choices { id: code } because { zh } cutOff }';
export const REROUTE = mutation('rerouteApplication', `id version ${ROUTE}`, { opinion: '"专业更相近"' });
export const ALLOW_AGAIN = mutation('allowReturnAgain', 'id version settledSections', { opinion: '"发现新情况"' });
const BULK_ROWS = 'rows { id: applicationId isDone refusal { code rule text { zh } } application { id version state } }';
export const BULK = mutation('reviewInBulk', `isDryRun done refused ${BULK_ROWS}`, { opinion: '"同意"', dryRun: 'false' });
export const RECORD_MEETING = mutation('recordMeeting', 'id title heldOn', {
  title: '"市职称评审工作联席会议"',
  heldOn: '"2024-11-09"',
  place: '"市人社局三楼会议室"',
  attendees: '["王建国", "赵文斌"]',
  minutes: '"嘉职改纪〔2024〕3号"',
});
const MEETING_ROWS = 'rows { id: applicationId isDone refusal { code } application { id version state } }';
export const RECORD_RESULTS = mutation('recordResults', `done refused ${MEETING_ROWS}`, { dryRun: 'false' });
export const ANSWER_IN_COMMITTEE = mutation('answerCommitteeWithdrawal', 'id version state', { opinion: '"同意撤回"' });
export const CORRECT_RESULT = mutation('correctResult', 'id version state decision { passed document tally { present yes } }');
export const DECIDE_AT_MEETING = mutation('decideAtMeeting', `done refused ${MEETING_ROWS}`, { dryRun: 'false' });
export const KEEP_ORIGINALS = mutation('recordOriginals', 'id originals { kept { place } }', { place: '"市教育局档案室3柜"' });
export const CALL_IN = mutation('callInOriginals', 'id originals { calledIn { reason dueOn } }', {
  reason: '"核对学历证书"',
  dueOn: '"2024-10-30"',
});
export const INSPECT = mutation('recordInspection', 'id originals { calledIn { reason } inspections { outcome text } }', {
  outcome: 'GENUINE',
  text: '"与扫描件一致"',
});
export const EXPORT = mutation('exportSummaryTable', 'id state: exportState');

export const EXCLUDE = mutation('recordExclusion', 'exclusions { id: code kind until isInForce }', {
  kind: 'PARTY',
  document: '"嘉纪〔2024〕7号"',
  reason: '"违纪"',
  from: '"2024-05-10"',
  until: '"2025-05-09"',
});
export const REVEAL = mutation('revealIdentityNumber', '', { reason: '"核对证件"' });
export const CLOSE = mutation('closeAccount', 'account: login closed { into reason }', { reason: '"误开账号"' });
export const MERGE = mutation('mergeAccounts', 'account: login merged { account identityNumber }', {
  reason: '"同一人两个账号"',
  document: '"嘉人社函〔2024〕15号"',
});
export const RELEASE = mutation('releaseApplicant', 'releasedTo { name } version', { reason: '"工作调动"' });
export const RECEIVE = mutation('receiveApplicant', 'unit { name } past { unitName }', { standing: '{ kind: INSTITUTION_STAFF }' });

export type { Handle } from './cleared.ts';

type Changes = Partial<Record<SectionName, object>>;

/**
 * Begins an application and fills in all of it. What a client would do in twenty requests is written in one transaction, by the
 * functions that the actions use; `draftByHand` goes the long way.
 */
export async function draft(world: World, applicant: string, unit: string, changes: Changes = {}): Promise<Handle> {
  const { beginApplication } = await world.does(applicant, BEGIN, { unit: organisationId(unit) });
  const id = Buffer.from(beginApplication.id, 'base64').toString().slice('Application:'.length);
  const fact = { by: (await world.as(applicant)).actor, at: world.now, action: 'save' as const };
  const sections = Object.entries({ ...SECTIONS, ...changes }).flatMap(([key, content]) => {
    const name = key as SectionName;
    const data = { name, content: SECTION_SHAPES[name].parse(content), savedAt: world.now };
    const { after, entry } = change({ kind: 'SECTION', id: `${id}.${name}` }, null, data, fact);
    return [putSection(id, after, null), entry];
  });
  const scans = Array.from({ length: PROOFS }, (_, index) => ({ number: index + 1, bytes: scan(`${applicant} ${index}`) }));
  const kept = scans.flatMap(({ number, bytes }) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const about = { title: `材料${number}`, fileName: `${number}.pdf`, contentType: 'application/pdf', size: bytes.length, sha256 };
    const data = { number, state: 'READY' as const, ...about, addedAt: world.now };
    const { after, entry } = change({ kind: 'PROOF', id: `${id}.${number}` }, null, data, fact);
    world.stored.set(proofKeyOf(id, after), bytes);
    return [putProof(id, after, null), entry, rememberFile(id, after)];
  });
  const counter = change({ kind: 'PROOFS', id }, null, { next: PROOFS + 1 }, fact);
  await world.table.transact([...sections, ...kept, putCounter(id, counter.after, null), counter.entry, countEdit(id)]);
  return { id: beginApplication.id, version: beginApplication.version };
}

/** The draft as a client fills it in: section by section, scan by scan. */
export async function draftByHand(world: World, applicant: string, unit: string, changes: Changes = {}): Promise<Handle> {
  const { beginApplication } = await world.does(applicant, BEGIN, { unit: organisationId(unit) });
  for (const [name, content] of Object.entries({ ...SECTIONS, ...changes })) {
    await world.does(applicant, SAVE, { application: beginApplication.id, version: 0, content: { [name]: content } });
  }
  await proofs(world, applicant, beginApplication.id, PROOFS);
  return { id: beginApplication.id, version: beginApplication.version };
}

/** Uploads so many scans and has them checked; answers their numbers. */
export async function proofs(world: World, applicant: string, application: string, count: number): Promise<number[]> {
  const scans = Array.from({ length: count }, (_, index) => scan(`${applicant} ${index}`));
  const files = scans.map(({ length: size }) => ({ contentType: 'application/pdf', size }));
  const { requestUploads } = await world.does(applicant, UPLOADS, { application, files });
  const numbers: number[] = [];
  for (const [index, form] of requestUploads.entries()) numbers.push(putThere(world, form, scans[index] ?? Buffer.alloc(0)).number);
  for (let start = 0; start < count; start += 10) {
    const confirmed = numbers.slice(start, start + 10).map((number) => ({ number, title: `材料${number}`, fileName: `${number}.pdf` }));
    const { confirmUploads } = await world.does(applicant, CONFIRM, { application, files: confirmed });
    if (confirmUploads.problems.length > 0) throw new Error(JSON.stringify(confirmUploads.problems));
  }
  return numbers;
}

let keys = 0;

/** A fresh idempotency key. */
export function freshKey(): string {
  keys += 1;
  return `key-${String(keys).padStart(8, '0')}`;
}

/** What is said of sections that were to be mended and are sent again as they were (D9): of the one that `RETURN` wants mended, unless told. */
export function unchanged(...sections: SectionName[]): { section: string; reason: string }[] {
  return (sections.length > 0 ? sections : ['basics']).map((name) => ({ section: codeOf(name), reason: '经核对无误' }));
}

/** Sends again what was returned, as it was. */
export function sendAgain(world: World, applicant: string, handle: Handle, ...sections: SectionName[]): Promise<Handle> {
  return submit(world, applicant, handle, { unchanged: unchanged(...sections) });
}

export async function submit(world: World, applicant: string, { id, version }: Handle, more: object = {}): Promise<Handle> {
  const { submitApplication } = await world.does(applicant, SUBMIT, { application: id, version, key: freshKey(), ...more });
  return submitApplication.application;
}

/** When the re-review and its meeting happen. */
const RE_REVIEW = { arrivesAt: instant('2024-11-05T10:00:00+08:00') };
const MEETING = { arrivesAt: instant('2024-11-09T10:00:00+08:00') };
/** When the city hears of what a committee elsewhere has decided, and what its document says. */
const HEARD = { arrivesAt: instant('2024-12-02T10:00:00+08:00') };
export const ENTRUSTED = { document: '甘职改办〔2024〕118号', decidedOn: '2024-11-28', entrusted: '嘉人社函〔2024〕41号' };

/** One of liu's applications in any state there is. */
export const inState = step('inState', async (world: World, state: State): Promise<Handle> => {
  const passed = async () => {
    const { id, version } = await applicationIn(world, 'APPROVED');
    await receivedTable(world);
    return (await world.does('wang', PASS, { application: id, version, opinion: '同意' }, RE_REVIEW)).passApplication as Handle;
  };
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the others lie on the straight way
  switch (state) {
    case 'RETURNED': {
      const { id, version } = await applicationIn(world, 'SUBMITTED');
      return (await world.does('chen', RETURN, { application: id, version, opinion: '补材料' })).returnApplication;
    }
    case 'REFUSED': {
      const { id, version } = await applicationIn(world, 'SUBMITTED');
      return (await world.does('chen', REFUSE, { application: id, version, opinion: '不符合条件' })).refuseApplication;
    }
    case 'WITHDRAWN': {
      const { id, version } = await applicationIn(world, 'SUBMITTED');
      return (await world.does('liu', WITHDRAW, { application: id, version })).withdrawApplication;
    }
    case 'PASSED':
      return passed();
    case 'FORWARDED': {
      const { id, version } = await passed();
      const { recordMeeting } = await world.does('wang', RECORD_MEETING, {}, MEETING);
      const rows = [{ application: id, version }];
      const { decideAtMeeting } = await world.does(
        'wang',
        DECIDE_AT_MEETING,
        { meeting: recordMeeting.id, rows, key: freshKey() },
        MEETING,
      );
      return decideAtMeeting.rows[0].application;
    }
    case 'PASSED_BY_COMMITTEE':
    case 'NOT_PASSED': {
      const { id, version } = await inState(world, 'FORWARDED');
      const rows = [{ application: id, version, passed: state === 'PASSED_BY_COMMITTEE' }];
      const asked = { ...ENTRUSTED, rows, dryRun: false, key: freshKey() };
      return (await world.does('wang', RECORD_RESULTS, asked, HEARD)).recordResults.rows[0].application;
    }
    case 'STRUCK':
    case 'CONFERRED':
    case 'REVOKED':
    case 'CANCELLED':
      return expect.fail(`no application of a committee elsewhere becomes ${state}`);
    default:
      return applicationIn(world, state);
  }
});

/** The states that an application can be brought to, in order. */
const COURSE = ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED', 'RECOMMENDED', 'APPROVED'] as const;

/** An application all the way to a state; what takes days of posting is written as if they had passed. */
export const applicationIn = step(
  'applicationIn',
  async (
    world: World,
    state: (typeof COURSE)[number],
    {
      applicant = 'liu',
      unit = 'school',
      officer = 'chen',
      reviewer = 'zhao',
      changes = {},
    }: { applicant?: string; unit?: string; officer?: string; reviewer?: string; changes?: Partial<Record<SectionName, object>> } = {},
  ): Promise<Handle> => {
    const reached = (one: (typeof COURSE)[number]) => COURSE.indexOf(state) >= COURSE.indexOf(one);
    const moves = async (who: string, document: string, field: string, { id, version }: Handle): Promise<Handle> =>
      (await world.does(who, document, { application: id, version, opinion: '同意' }))[field];
    let handle = await draft(world, applicant, unit, changes);
    if (reached('SUBMITTED')) handle = await submit(world, applicant, handle);
    if (reached('ACCEPTED')) handle = await moves(officer, ACCEPT, 'acceptApplication', handle);
    if (state === 'POSTED') {
      await world.does(officer, POST, { application: handle.id, version: handle.version });
      return { ...handle, version: handle.version + 1 };
    }
    if (reached('CLEARED')) handle = await cleared(world, handle);
    if (reached('RECOMMENDED')) handle = await moves(officer, RECOMMEND, 'recommendApplication', handle);
    if (reached('APPROVED')) handle = await moves(reviewer, APPROVE, 'approveApplication', handle);
    return handle;
  },
);

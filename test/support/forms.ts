/** Forms as people fill them in, and the steps of the chain as they are asked over GraphQL. */
import { createHash } from 'node:crypto';
import { change } from '../../schema/core/audit.ts';
import { SECTIONS as FORM_SECTIONS, SECTION_SHAPES, type SectionName } from '../../schema/application/form/sections.ts';
import { proofKeyOf } from '../../schema/application/proofs/model.ts';
import { putCounter, putProof, rememberFile } from '../../schema/application/proofs/store.ts';
import { countEdit, putSection } from '../../schema/application/store.ts';
import { PROOFS, SECTIONS } from './sections.ts';
import { scan } from './scans.ts';
import { instant, organisationId, type World } from './world.ts';
import { cleared, type Handle } from './cleared.ts';
import { receivedTable } from './tables.ts';
import type { State } from '../../schema/application/moves.ts';

export { SECTIONS } from './sections.ts';

export const BEGIN = 'mutation ($unit: ID!) { beginApplication(input: { unit: $unit }) { id version state } }';
export const SAVE =
  'mutation ($application: ID!, $version: Int!, $content: SectionContentInput!) { saveSection(input: { application: $application, version: $version, content: $content }) { id version form { basics { version startedWorkOn } } } }';
export const SUBMIT =
  'mutation ($application: ID!, $version: Int!, $key: String!) { submitApplication(input: { application: $application, version: $version, key: $key }) { submission { number at hash } application { id version state } } }';
export const UPLOADS =
  'mutation ($application: ID!, $files: [UploadInput!]!, $key: String) { requestUploads(input: { application: $application, files: $files, key: $key }) { number url expiresAt fields { name value } } }';
export const CONFIRM =
  'mutation ($application: ID!, $files: [ConfirmedUploadInput!]!, $key: String) { confirmUploads(input: { application: $application, files: $files, key: $key }) { proofs { number state size sha256 contentType } problems { number code zh } } }';
export const REMOVE =
  'mutation ($application: ID!, $number: Int!) { removeProof(input: { application: $application, number: $number }) { id proofs { number state } } }';
export const CHANGE_UNIT =
  'mutation ($application: ID!, $version: Int!) { changeApplicationUnit(input: { application: $application, version: $version }) { id version unitName } }';
export const WITHDRAW =
  'mutation ($application: ID!, $version: Int!) { withdrawApplication(input: { application: $application, version: $version, reason: "材料不全" }) { id version state restorableUntil } }';
export const RESTORE =
  'mutation ($application: ID!, $version: Int!) { restoreApplication(input: { application: $application, version: $version }) { id version state } }';
export const ASK_WITHDRAWAL =
  'mutation ($application: ID!, $version: Int!) { requestWithdrawal(input: { application: $application, version: $version, reason: "已调离" }) { id version state withdrawalAsked { reason } } }';
export const ANSWER_WITHDRAWAL =
  'mutation ($application: ID!, $version: Int!, $consent: Boolean! = true, $opinion: String! = "同意") { answerWithdrawal(input: { application: $application, version: $version, opinion: $opinion, consent: $consent }) { id version state } }';
const review = (name: string, extra = '') =>
  `mutation ($application: ID!, $version: Int!, $opinion: String!, $key: String) { ${name}(input: { application: $application, version: $version, opinion: $opinion, key: $key${extra} }) { id version state } }`;
export const ACCEPT = review('acceptApplication');
export const REFUSE = review('refuseApplication');
export const RECOMMEND = review('recommendApplication');
export const PASS = review('passApplication');

/** The complete feedback: the named sections to be mended, what is not there not applicable, all else fine (D1). */
export function judged(...toMend: SectionName[]): { section: string; judgement: string; reason: string }[] {
  return FORM_SECTIONS.map((section) => {
    if (toMend.includes(section)) return { section, judgement: 'MEND', reason: '与佐证材料不符' };
    return section in SECTIONS ? { section, judgement: 'FINE', reason: '' } : { section, judgement: 'NOT_APPLICABLE', reason: '不涉及' };
  });
}

/** In the language of GraphQL, for the default of a variable. */
const literal = (judgements: ReturnType<typeof judged>) =>
  `[${judgements.map(({ section, judgement, reason }) => `{ section: ${section}, judgement: ${judgement}, reason: ${JSON.stringify(reason)} }`).join(', ')}]`;

export const RETURN = `mutation ($application: ID!, $version: Int!, $opinion: String!, $key: String, $judgements: [JudgementInput!]! = ${literal(judged('basics'))}) { returnApplication(input: { application: $application, version: $version, opinion: $opinion, key: $key, judgements: $judgements }) { id version state returnsLeft { left } } }`;
export const POST =
  'mutation ($application: ID!, $version: Int!, $place: String! = "一楼公示栏", $days: Int, $audience: Audience, $meeting: StaffMeetingInput, $key: String) { postApplication(input: { application: $application, version: $version, place: $place, days: $days, audience: $audience, meeting: $meeting, key: $key }) { id version state audience days startsAt endsAt flag { zh } } }';
export const OBJECT =
  'mutation ($posting: ID!, $text: String! = "论文系他人代写", $objector: ObjectorInput, $onPaper: Boolean! = false, $key: String!, $proof: String) { lodgeObjection(input: { posting: $posting, text: $text, objector: $objector, onPaper: $onPaper, key: $key, proof: $proof }) { number code dueAt } }';
export const DECIDE =
  'mutation ($objection: ID!, $version: Int! = 1, $finding: Finding!, $text: String! = "经核查", $judgements: [JudgementInput!], $key: String) { decideObjection(input: { objection: $objection, version: $version, finding: $finding, text: $text, judgements: $judgements, key: $key }) { id version finding { finding } posting { state endsAt openObjections } } }';
export const DECIDE_ALIKE =
  'mutation ($objections: [AlikeObjectionInput!]!, $finding: AlikeFinding! = DISMISSED, $text: String! = "经核查不属实", $key: String!) { decideObjections(input: { objections: $objections, finding: $finding, text: $text, key: $key }) { number isDone refusal { code } objection { finding { finding } } } }';
export const SET_VACANCIES =
  'mutation ($unit: ID!, $series: String! = "school-teaching", $level: Level! = ASSOCIATE_SENIOR, $total: Int!, $document: String! = "嘉人社岗〔2024〕12号", $key: String) { setVacancies(input: { unit: $unit, series: $series, level: $level, total: $total, document: $document, key: $key }) { total taken left document } }';
export const REROUTE =
  'mutation ($application: ID!, $version: Int!, $committee: String, $named: String, $opinion: String! = "专业更相近", $key: String) { rerouteApplication(input: { application: $application, version: $version, committee: $committee, named: $named, opinion: $opinion, key: $key }) { id version route { committee { name } committeeName choices { id } because { zh } cutOff } } }';
export const ALLOW_AGAIN =
  'mutation ($application: ID!, $version: Int!, $sections: [SectionName!]!, $opinion: String! = "发现新情况", $key: String) { allowReturnAgain(input: { application: $application, version: $version, sections: $sections, opinion: $opinion, key: $key }) { id version settledSections } }';
export const BULK =
  'mutation ($action: BulkAction!, $rows: [BulkRowInput!]!, $opinion: String! = "同意", $judgements: [JudgementInput!], $dryRun: Boolean! = false, $key: String!) { reviewInBulk(input: { action: $action, rows: $rows, opinion: $opinion, judgements: $judgements, dryRun: $dryRun, key: $key }) { isDryRun done refused rows { id isDone refusal { code rule text { zh } } application { id version state } } } }';
export const RECORD_MEETING =
  'mutation ($title: String! = "市职称评审工作联席会议", $heldOn: Day! = "2024-11-09", $attendees: [String!]! = ["王建国", "赵文斌"], $key: String) { recordMeeting(input: { title: $title, heldOn: $heldOn, place: "市人社局三楼会议室", attendees: $attendees, minutes: "嘉职改纪〔2024〕3号", key: $key }) { id title heldOn } }';
export const DECIDE_AT_MEETING =
  'mutation ($meeting: ID!, $rows: [MeetingRowInput!]!, $dryRun: Boolean! = false, $key: String!) { decideAtMeeting(input: { meeting: $meeting, rows: $rows, dryRun: $dryRun, key: $key }) { done refused rows { id isDone refusal { code } application { id version state } } } }';
export const KEEP_ORIGINALS =
  'mutation ($application: ID!, $place: String! = "市教育局档案室3柜", $key: String) { recordOriginals(input: { application: $application, place: $place, key: $key }) { id originals { kept { place } } } }';
export const CALL_IN =
  'mutation ($application: ID!, $dueOn: Day! = "2024-10-30", $key: String) { callInOriginals(input: { application: $application, reason: "核对学历证书", dueOn: $dueOn, key: $key }) { id originals { calledIn { reason dueOn } } } }';
export const INSPECT =
  'mutation ($application: ID!, $outcome: InspectionOutcome! = GENUINE, $key: String) { recordInspection(input: { application: $application, outcome: $outcome, text: "与扫描件一致", key: $key }) { id originals { calledIn { reason } inspections { outcome text } } } }';
export const POSTING_UPLOAD =
  'mutation ($posting: ID!, $size: Int! = 100, $contentType: String! = "application/pdf", $key: String) { requestPostingUpload(input: { posting: $posting, contentType: $contentType, size: $size, key: $key }) { upload url expiresAt fields { name value } } }';
export const POSTING_CONFIRM =
  'mutation ($posting: ID!, $upload: String!, $kind: PostingAttachmentKind! = DISPLAY, $key: String) { confirmPostingUpload(input: { posting: $posting, upload: $upload, kind: $kind, key: $key }) { id version attachments { number kind size sha256 } } }';
export const APPROVE = review('approveApplication');
export const EXPORT =
  'mutation ($series: String!, $level: Level!) { exportSummaryTable(input: { series: $series, level: $level }) { id state } }';

export const EXCLUDE =
  'mutation ($account: ID!, $kind: ExclusionKind! = PARTY, $from: Day! = "2024-05-10", $until: Day = "2025-05-09") { recordExclusion(input: { account: $account, kind: $kind, document: "嘉纪〔2024〕7号", reason: "违纪", from: $from, until: $until }) { exclusions { id kind until isInForce } } }';
export const REVEAL =
  'mutation ($account: ID!, $purpose: RevealPurpose!) { revealIdentityNumber(input: { account: $account, purpose: $purpose, reason: "核对证件" }) }';
export const RELEASE =
  'mutation ($account: ID!, $to: ID!) { releaseApplicant(input: { account: $account, to: $to, reason: "工作调动" }) { releasedTo { name } version } }';
export const RECEIVE =
  'mutation ($account: ID!, $unit: ID!, $kind: PersonKind! = INSTITUTION_STAFF) { receiveApplicant(input: { account: $account, unit: $unit, standing: { kind: $kind } }) { unit { name } past { unitName } } }';

export const AGREE_TO_FINISH =
  'mutation ($account: ID!, $agree: Boolean! = true, $key: String) { agreeToFinish(input: { account: $account, agree: $agree, key: $key }) { isAgreed toName personAt oldUnitAt newUnitAt } }';

export type { Handle } from './cleared.ts';

type Changes = Partial<Record<SectionName, object>>;

/**
 * Begins an application and fills in all of it. What a client would do in twenty requests is written in one transaction, by the
 * functions that the actions use; `draftByHand` goes the long way.
 */
export async function draft(world: World, applicant: string, unit: string, changes: Changes = {}): Promise<Handle> {
  const { beginApplication } = await world.does(applicant, BEGIN, { unit: organisationId(unit) });
  const id = Buffer.from(beginApplication.id, 'base64').toString().slice('Application:'.length);
  const fact = { by: (await world.as(applicant)).actor, at: world.now, action: 'save' };
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

/** The same as a client does it: section by section, scan by scan. */
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
  for (const [index, { number, url, fields }] of requestUploads.entries()) {
    const form = { url, fields: Object.fromEntries(fields.map((one: { name: string; value: string }) => [one.name, one.value])) };
    const refused = world.post(form, scans[index] ?? Buffer.alloc(0));
    if (refused) throw new Error(`the store refused ${number}: ${refused}`);
    numbers.push(number);
  }
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

export async function submit(world: World, applicant: string, { id, version }: Handle): Promise<Handle> {
  const { submitApplication } = await world.does(applicant, SUBMIT, { application: id, version, key: freshKey() });
  return submitApplication.application;
}

/** When the re-review and its meeting happen. */
const RE_REVIEW = { arrivesAt: instant('2024-11-05T10:00:00+08:00') };
const MEETING = { arrivesAt: instant('2024-11-09T10:00:00+08:00') };

/** One of liu's applications in any state there is. */
export async function inState(world: World, state: State): Promise<Handle> {
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
    default:
      return applicationIn(world, state);
  }
}

/** The states that an application can be brought to, in order. */
const COURSE = ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED', 'RECOMMENDED', 'APPROVED'] as const;

/** An application all the way to a state; what takes days of posting is written as if they had passed. */
export async function applicationIn(
  world: World,
  state: (typeof COURSE)[number],
  {
    applicant = 'liu',
    unit = 'school',
    officer = 'chen',
    reviewer = 'zhao',
    changes = {},
  }: { applicant?: string; unit?: string; officer?: string; reviewer?: string; changes?: Partial<Record<SectionName, object>> } = {},
): Promise<Handle> {
  const reached = (one: (typeof COURSE)[number]) => COURSE.indexOf(state) >= COURSE.indexOf(one);
  const step = async (who: string, mutation: string, field: string, { id, version }: Handle): Promise<Handle> =>
    (await world.does(who, mutation, { application: id, version, opinion: '同意' }))[field];
  let handle = await draft(world, applicant, unit, changes);
  if (reached('SUBMITTED')) handle = await submit(world, applicant, handle);
  if (reached('ACCEPTED')) handle = await step(officer, ACCEPT, 'acceptApplication', handle);
  if (state === 'POSTED') {
    await world.does(officer, POST, { application: handle.id, version: handle.version });
    return { ...handle, version: handle.version + 1 };
  }
  if (reached('CLEARED')) handle = await cleared(world, handle);
  if (reached('RECOMMENDED')) handle = await step(officer, RECOMMEND, 'recommendApplication', handle);
  if (reached('APPROVED')) handle = await step(reviewer, APPROVE, 'approveApplication', handle);
  return handle;
}

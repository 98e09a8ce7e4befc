/** The city in the middle of its year: at least one thing of every kind that the graph knows, and people who have to do with it or not. */
import { drafted, REHEARSE } from '../drafting/acts.ts';
import { annexRows, CHECK_COMMITTEES, committeesOf, provinces } from './annexes.ts';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import type { Item } from '../../schema/table/port.ts';
import { APPOINT } from '../identity/acts.ts';
import { committeeOfficeOf } from '../../schema/announcement/cities.ts';
import { DURING_RE_REVIEW, MEETING_DAY } from './act.ts';
import { REQUEST_ARCHIVE } from './archives.ts';
import { ANNOUNCED, committeeId, expertId, FILE, HEALTH, PLEDGE_IT, SAVE_YEARLY } from './committees.ts';
import { drawnMembers } from './drawing.ts';
import { ADMIT, MEETING_MORNING, OPEN_SESSION } from './meeting.ts';
import { accountIn, ASSIGN, candidate, candidateId, DECLARE, gives, membersOf } from './reading.ts';
import {
  caseSteps,
  COMMIT_INSPECTION,
  commitmentTo,
  FREEZE_INSPECTION,
  IMPOSE,
  LISTED,
  OPEN_CASE,
  PLAN,
  PROPOSE,
  SECRETS,
  TRIAGE,
} from './cases.ts';
import { checkOf, exportedTable } from './checks.ts';
import { documentReplaced, documentWithdrawn } from './disclosing.ts';
import {
  ACCEPT,
  AGREE_TO_FINISH,
  applicationIn,
  CALL_IN,
  DECIDE,
  DECIDE_AT_MEETING,
  EXCLUDE,
  freshKey,
  judged,
  KEEP_ORIGINALS,
  OBJECT,
  PASS,
  POST,
  RECORD_MEETING,
  RELEASE,
  SAVE,
  SECTIONS,
  sendAgain,
  type Handle,
} from './forms.ts';
import { CHECK_IMPORT, importOf, teacher } from './imports.ts';
import { dump } from './invariants.ts';
import { recorded } from './titles.ts';
import { exported } from './list-exports.ts';
import { searched } from './signals.ts';
import { countedYear, filedSummary } from './year.ts';
import { aDeadMessage } from './notices.ts';
import { objectionId } from './postings.ts';
import { madeResults } from './made-results.ts';
import { receivedTable } from './tables.ts';
import { accountId, CITY, city, CYCLE, instant, organisationId, person, type World } from './world.ts';
import { inboxPlace } from '../../schema/notification/store.ts';

/** Who is there: one for each role, and for each the same of another organisation. */
export const PERSONAS = [
  'liu',
  'yang',
  'ma',
  'chen',
  'lin',
  'huang',
  'zhao',
  'qian',
  'pan',
  'fan',
  'wang',
  'he',
  'yu',
  'sheng',
  null,
] as const;
export type Persona = (typeof PERSONAS)[number];

export type Midyear = { world: World; ids: Record<string, string[]> };

export async function midyear(): Promise<Midyear> {
  const world = await city();
  for (const [account, name] of [
    ['gao', '高翔'],
    ['song', '宋雨'],
    ['xu', '许静'],
  ] as const) {
    await createApplicant(await world.as('chen'), {
      unit: 'school',
      person: person(account, name),
      standing: { kind: 'INSTITUTION_STAFF' },
    });
  }
  const approved = await reviewed(world);
  await postedTwice(world);
  await titled(world);
  await leaving(world);
  await applicationIn(world, 'SUBMITTED', { applicant: 'gao' });
  await applicationIn(world, 'DRAFT', { applicant: 'song' });
  const importing = await importOf(world, 'chen', 'school', [teacher('new-one', '甲'), teacher('new-two', '乙')]);
  await world.does('chen', CHECK_IMPORT, { import: importing });
  const draft = await annexed(world);
  await checkOf(world, await exportedTable(world));
  await beforeItsCommittee(world, approved);
  await anotherCommittee(world);
  await aDeadMessage(world);
  await madeResults(world);
  await world.does('wang', REHEARSE, { ...draft, against: CYCLE });
  await filedSummary(world);
  await countedYear(world);
  await supervised(world);
  await searched(world);
  await exported(world, 'he', { handling: {} });
  await disclosed(world);
  await world.does('wang', REQUEST_ARCHIVE, { cycle: CYCLE, key: freshKey() });
  return { world, ids: idsIn(await dump(world)) };
}

/** It is proposed to list yang, and the school was reminded of how it reviews. */
async function supervised(world: World): Promise<void> {
  const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [accountId('yang')], key: freshKey() });
  const steps = await caseSteps(world, openCase.id);
  await steps.takes('wang', TRIAGE);
  await steps.takes('wang', PROPOSE, { effects: [{ impose: { subject: accountId('yang'), measure: LISTED } }] });
  const { planInspection } = await world.does('he', PLAN, { key: freshKey() });
  for (const party of ['BUREAU', 'SUPERVISOR'] as const) {
    const asked = { inspection: planInspection.id, party, key: freshKey() };
    await world.does(party === 'BUREAU' ? 'wang' : 'he', COMMIT_INSPECTION, { ...asked, commitment: commitmentTo(SECRETS[party]) });
  }
  await world.does('he', FREEZE_INSPECTION, { inspection: planInspection.id, key: freshKey() });
  const measure = { kind: 'REMINDER', ground: '审核不细，请予注意。' };
  await world.does('wang', IMPOSE, { subject: organisationId('school'), measure, key: freshKey() });
}

/** A procedure is public; another was published by mistake. */
async function disclosed(world: World): Promise<void> {
  await documentReplaced(world);
  await documentWithdrawn(world);
}

/** liu has come as far as the summary table, with the papers called in, and a penalty recorded meanwhile; xu, who is answered, beside them. */
async function reviewed(world: World): Promise<Handle> {
  const { id } = await applicationIn(world, 'APPROVED');
  await world.does('zhao', KEEP_ORIGINALS, { application: id });
  await world.does('zhao', CALL_IN, { application: id });
  await world.does('wang', EXCLUDE, { account: accountId('liu') });
  const approved = await applicationIn(world, 'APPROVED', { applicant: 'xu' });
  await receivedTable(world);
  return approved;
}

/** xu has been passed and sent on; the committee has drawn its members, and three of them, fan among them, have read xu’s application; and it meets. */
async function beforeItsCommittee(world: World, { id, version }: Handle): Promise<void> {
  const passed = await world.does('wang', PASS, { application: id, version, opinion: '同意' }, { arrivesAt: instant(DURING_RE_REVIEW) });
  const { recordMeeting } = await world.does('wang', RECORD_MEETING, {}, { arrivesAt: instant(MEETING_DAY) });
  const rows = [{ application: id, version: passed.passApplication.version }];
  await world.does('wang', DECIDE_AT_MEETING, { meeting: recordMeeting.id, rows, key: freshKey() }, { arrivesAt: instant(MEETING_DAY) });
  await world.deliver();
  await drawnMembers(world);
  const members = await membersOf(world);
  for (const account of members) await world.does(account, PLEDGE_IT, { committee: committeeId(), pledge: 1 });
  for (const account of members.filter((one) => one !== 'fan').slice(0, 2)) {
    await world.does(account, DECLARE, { candidate: candidateId('xu') });
  }
  await world.does('pan', ASSIGN, { committee: committeeId() });
  const { readers } = await candidate(world, 'pan', 'xu');
  for (const { expert } of readers) await gives(world, accountIn(expert.id), 'xu');
  const { openSession } = await world.does('pan', OPEN_SESSION, { committee: committeeId() }, { arrivesAt: instant(MEETING_MORNING) });
  await world.does('pan', ADMIT, { session: openSession.id, expert: expertId('fan') }, { arrivesAt: instant(MEETING_MORNING) });
}

/** Another committee, in whose office pan works as well, drafts its notice of the year. */
async function anotherCommittee(world: World): Promise<void> {
  await world.does('wang', FILE, { ...HEALTH, officers: [person('office-1', '办一')] });
  const office = committeeOfficeOf(CITY, HEALTH.committee);
  await world.does('wang', APPOINT, { organisation: organisationId(office), account: accountId('pan') });
  await world.does('office-1', SAVE_YEARLY, { committee: committeeId(office), version: 0, content: ANNOUNCED });
}

/** yang was posted in the school, an objection was right, and the posting goes on in public, with another objection to it. */
async function postedTwice(world: World): Promise<void> {
  const { id, version } = await applicationIn(world, 'ACCEPTED', { applicant: 'yang' });
  const { postApplication } = await world.does('chen', POST, { application: id, version, audience: 'UNIT' });
  const { lodgeObjection } = await world.does('lin', OBJECT, {
    posting: postApplication.id,
    objector: { name: '林涛', telephone: '0937-6223344' },
    key: freshKey(),
  });
  const objection = objectionId(lodgeObjection.number);
  await world.does('chen', DECIDE, { objection, finding: 'TO_MEND', judgements: judged('papers') });
  await world.does('yang', SAVE, { application: id, version: 1, content: { papers: { ...SECTIONS.papers } } });
  const { version: returned } = (await world.does('yang', '{ myApplication { version } }')).myApplication;
  const again = await sendAgain(world, 'yang', { id, version: returned }, 'papers');
  const { acceptApplication } = await world.does('chen', ACCEPT, { application: id, version: again.version, opinion: '接收' });
  const second = await world.does('chen', POST, { application: id, version: acceptApplication.version, audience: 'PUBLIC' });
  await world.does('lin', OBJECT, {
    posting: second.postApplication.id,
    objector: { name: '林涛', telephone: '0937-6223344' },
    key: freshKey(),
  });
}

/** liu has recorded a title from before, which waits for the school's check. */
async function titled(world: World): Promise<void> {
  await recorded(world, 'liu');
}

/** ma is on her way from the hospital to the school, and has agreed that the hospital finishes what she has begun. */
async function leaving(world: World): Promise<void> {
  await applicationIn(world, 'ACCEPTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
  await world.does('huang', RELEASE, { account: accountId('ma'), to: organisationId('school') });
  await world.does('ma', AGREE_TO_FINISH, { account: accountId('ma') });
}

/** Next year's notice is being written, and its annex has been checked. */
async function annexed(world: World): ReturnType<typeof drafted> {
  const next = await drafted(world);
  const annex = await committeesOf(world, 'wang', next.draft, provinces(annexRows()));
  await world.does('wang', CHECK_COMMITTEES, { import: annex });
  return next;
}

/** The global ids of all that lies in a table, by type. */
function idsIn(items: readonly Item[]): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  for (const item of items) {
    const type = TYPES.find(([prefix, sk]) => item.pk.startsWith(prefix) && item.sk.startsWith(sk));
    if (!type) continue;
    const [prefix, , name] = type;
    const id = idOf(name, item) ?? item.pk.slice(prefix.length);
    (ids[name] ??= []).push(Buffer.from(`${name}:${id}`).toString('base64'));
  }
  return ids;
}

/** Of things whose id is no part of a key. */
function idOf(type: string, item: Item): string | null {
  if (type === 'Notice') return inboxPlace(item as never);
  if (type === 'PersonTitle') return `${String(item.account)}.${String(item.id)}`;
  if (type === 'Recheck') return `${String(item.roster)}.${String(item.application)}`;
  if (type === 'Reading') return `${String(item.application)}.${String(item.account)}`;
  if (type === 'WorkSummary') return `${String(item.committee)}.${String(item.cycle)}`;
  if (type === 'CommitteeYear') return `${String(item.committee)}.${String(item.cycle)}`;
  if (type === 'Expert') return `${String(item.committee)}.${String(item.account)}`;
  return type === 'SummaryTable' || type === 'CommitteeDraw' ? String(item.id) : null;
}

const TYPES = [
  ['ACCOUNT#', 'PROFILE', 'Account'],
  ['ACCOUNT#', 'TITLE#', 'PersonTitle'],
  ['ORGANISATION#', 'PROFILE', 'Organisation'],
  ['CYCLE#', 'DRAFT', 'AnnouncementDraft'],
  ['COMMITTEES#', 'JOB', 'CommitteeImport'],
  ['IMPORT#', 'JOB', 'AccountImport'],
  ['APPLICATION#', 'A#HEAD', 'Application'],
  ['POSTING#', 'P#HEAD', 'Posting'],
  ['OBJECTION#', 'CASE', 'Objection'],
  ['MEETING#', 'RECORD', 'ReviewMeeting'],
  ['TABLES#', '', 'SummaryTable'],
  ['CANDIDATE#', 'HEAD', 'Candidate'],
  ['CANDIDATE#', 'OPINION#', 'Reading'],
  ['COMMITTEE#', 'FILING', 'FiledCommittee'],
  ['COMMITTEE#', 'YEAR#', 'CommitteeYear'],
  ['SESSION#', 'HEAD', 'CommitteeSession'],
  ['POOL#', '', 'Expert'],
  ['DRAWS#', '', 'CommitteeDraw'],
  ['ROSTER#', 'HEAD', 'Roster'],
  ['ROSTER#', 'RECHECK#', 'Recheck'],
  ['ISSUER#', 'TEMPLATE', 'Issuer'],
  ['DOCUMENT#', 'HEAD', 'TitleDocument'],
  ['CERTIFICATE#', 'HEAD', 'Certificate'],
  ['FORM#', 'HEAD', 'ReviewForm'],
  ['BUNDLE#', 'JOB', 'FormBundle'],
  ['ARCHIVE#', 'JOB', 'Archive'],
  ['EXPORT#', 'JOB', 'SummaryTableExport'],
  ['LISTEXPORT#', 'JOB', 'ListExport'],
  ['CHECK#', 'JOB', 'TableCheck'],
  ['CYCLE#', 'DRAFT', 'AnnouncementDraft'],
  ['REHEARSAL#', 'JOB', 'AnnouncementRehearsal'],
  ['SESSION#', 'HEAD', 'CommitteeSession'],
  ['COMMITTEE#', 'SUMMARY#', 'WorkSummary'],
  ['STATISTICS#', 'HEAD', 'YearReport'],
  ['CASE#', 'HEAD', 'Case'],
  ['SIGNAL#', 'HEAD', 'SupervisionSignal'],
  ['SIGNALRUN#', 'JOB', 'SignalRun'],
  ['MEASURE#', 'HEAD', 'Measure'],
  ['INSPECTION#', 'HEAD', 'SupervisoryCheck'],
  ['PUBLICATION#', 'HEAD', 'PublicDocument'],
  ['OUTBOX#', 'MESSAGE', 'UndeliveredMessage'],
  ['INBOX#', '', 'Notice'],
] as const;

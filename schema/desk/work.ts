/**
 * What waits for an office: of each cycle of its city what is still to be done there, and of how many. Several years and rounds run at once;
 * an office that looks at one of them sees here what the others hold (C7, C14).
 */
import { PUBLIC, type Grant, type Office } from '../core/actor.ts';
import { pages } from '../core/page.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Table } from '../table/port.ts';
import { underWay } from '../announcement/cycles.ts';
import { loadCycles, type Reader } from '../announcement/store.ts';
import { calendarOfAll } from '../calendar/exceptions.ts';
import type { Calendar } from '../calendar/model.ts';
import { phaseAt } from '../calendar/rules.ts';
import { readCalendar } from '../calendar/store.ts';
import { loadActor } from '../identity/store.ts';
import { countTitlesToCheck } from '../identity/titles/store.ts';
import type { Party } from '../application/duties.ts';
import { STATE_NAMES, ROLE_OF, type State } from '../application/moves.ts';
import { listOfDesk, listOfUnit } from '../application/store.ts';
import { listUnitObjections } from '../posting/store.ts';
import type { SummaryTable } from '../summary/model.ts';
import { TABLE_STATE_NAMES } from '../summary/rules.ts';
import { listTables } from '../summary/store.ts';
import { CANDIDATE_STATE_NAMES } from '../evaluation/candidates/model.ts';
import { countCandidates } from '../evaluation/candidates/store.ts';
import { listTasks } from '../evaluation/readings/store.ts';
import { countRechecks } from '../result/recheck/store.ts';
import { unpostedOf } from '../result/roster/actions/unposted.ts';
import type { TitleDocument } from '../result/documents/model.ts';
import { summaryOf, unissued, withoutDocument } from '../report/unfinished/actions/office.ts';
import { CASE_STATE_NAMES } from '../supervision/cases/model.ts';
import { readsAll } from '../supervision/cases/rules.ts';
import { listCases } from '../supervision/cases/store.ts';
import type { Desk } from '../supervision/desks.ts';
import { DUTIES, type Duty } from './duties.ts';

/** What is to be done, and of how many. */
export type Waiting = { what: Bilingual; count: number };

/** What waits in a cycle; never nothing. */
export type Work = { calendar: Calendar; waiting: readonly Waiting[] };

/** Who asks: an expert's work is their own. */
type Asking = Reader & { account: string };

/** What waits for an office, the earliest cycle first; cycles in which nothing does are left out. */
export async function workOf(context: Asking, office: Office & Pick<Grant, 'city'>): Promise<Work[]> {
  const { now } = context;
  const heads = (await loadCycles(context)).filter(({ city }) => city === office.city);
  const works = await Promise.all(
    heads.map(async ({ cycle }): Promise<Work> => {
      const calendar = await readCalendar(context, cycle);
      // A committee may meet later than any window, with the bureau's consent: what lies before it waits until it is decided.
      if (!DECIDING.has(office.role) && isOver(calendar, now)) return { calendar, waiting: [] };
      return { calendar, waiting: await waitingFor(context, office, calendar) };
    }),
  );
  const own = await ofNoCycle(context, office);
  // Titles on record are of no cycle (R3), nor are cases (V5): they stand with what waits in the one under way.
  const current = underWay(heads, office.city, now)?.cycle;
  return works
    .map((work) => (work.calendar.announcement.cycle === current ? { ...work, waiting: [...work.waiting, ...own] } : work))
    .filter(({ waiting }) => waiting.length > 0);
}

/** What waits for an office and belongs to no cycle. */
async function ofNoCycle(context: Asking, { role, organisation, city }: Office & Pick<Grant, 'city'>): Promise<Waiting[]> {
  if (role === 'UNIT_OFFICER') return titlesToCheck(context.table, organisation);
  if (role === 'BUREAU_OFFICER') return casesOf(context, { city, desk: 'BUREAU' });
  return role === 'SUPERVISOR' ? casesOf(context, { city, desk: 'SUPERVISION' }) : [];
}

/** Cases by their states, those that the one who asks sees: none against themselves, and an anonymous report with all else of its hour (V5, P7). */
async function casesOf({ account, ...context }: Asking, of: { city: string; desk: Desk }): Promise<Waiting[]> {
  const { table, now } = context;
  const actor = (await loadActor(context, account)) ?? PUBLIC;
  const counts = await Promise.all(
    WAITING_CASES.map(async (state) => {
      let count = 0;
      for await (const { rows } of pages((after) => listCases(table, { ...of, state }, { limit: 100, after })))
        count += rows.filter((one) => readsAll({ actor, now }, one)).length;
      const { zh, en } = CASE_STATE_NAMES[state];
      return { what: say(`案件：${zh}`, `cases: ${en}`), count };
    }),
  );
  return counts.filter(({ count }) => count > 0);
}
const WAITING_CASES = ['RECEIVED', 'OPEN', 'PROPOSED', 'APPEALED'] as const;

async function titlesToCheck(table: Table, unit: string): Promise<Waiting[]> {
  const count = await countTitlesToCheck(table, unit);
  return count > 0 ? [{ what: say('职称记录待核验', 'titles on record to check'), count }] : [];
}

const DECIDING: ReadonlySet<string> = new Set(['COMMITTEE_OFFICE', 'EXPERT']);

/** By the role in which somebody works: each looks at other things. */
function waitingFor({ table, now, account }: Asking, { role, organisation }: Office, calendar: Calendar): Promise<Waiting[]> {
  if (role === 'UNIT_OFFICER') return ofUnit(table, organisation, calendar, now);
  if (role === 'COMMITTEE_OFFICE') return ofCommittee(table, organisation, calendar, now);
  if (role === 'SUPERVISOR') return Promise.resolve([]);
  if (role === 'EXPERT') return ofExpert(table, { account, committee: organisation }, calendar);
  return ofAuthority(table, { role, organisation }, calendar, now);
}

/**
 * Candidates by what the office does next with them; meetings whose results are to be posted, and what is to be answered meanwhile; documents
 * to draft, check and issue, and the work summary.
 */
async function ofCommittee(table: Table, committee: string, calendar: Calendar, now: Instant): Promise<Waiting[]> {
  const { cycle } = calendar.announcement;
  const of = { committee, cycle };
  const [counts, unposted, open, rechecks, rosters, documents, summary] = await Promise.all([
    countCandidates(table, of),
    unpostedOf(table, of),
    openObjections(table, committee, cycle, now),
    countRechecks(table, of),
    withoutDocument(table, of),
    unissued(table, of),
    summaryOf(table, of, calendar, now),
  ]);
  const inState = (state: TitleDocument['state']) => documents.filter((one) => one.state === state).length;
  return [
    ...OFFICE_STATES.map((state) => ({ what: CANDIDATE_STATE_NAMES[state], count: counts.get(state) ?? 0 })),
    { what: say('评审会议结果待公示', 'meetings whose results are to be posted'), count: unposted.length },
    { what: OBJECTIONS_OPEN, count: open },
    { what: say('复核申请待答复', 're-checks to answer'), count: rechecks },
    {
      what: say('名单公示期满，待拟发文件', 'rosters whose document is to be drafted'),
      count: rosters.filter(({ state }) => state === 'CLEARED').length,
    },
    { what: say('资格文件待核稿', 'title documents to check'), count: inState('DRAFT') },
    { what: say('资格文件待印发', 'title documents to issue'), count: inState('CHECKED') },
    { what: say('年度工作总结待报送', 'the work summary to file'), count: summary.length },
  ].filter(({ count }) => count > 0);
}
const OBJECTIONS_OPEN = say('公示异议待核查答复', 'objections to answer');
const OFFICE_STATES = ['WAITING', 'READ', 'VOTED'] as const;

/** What an expert has been given to read for a committee, and has not given an opinion on. */
async function ofExpert(
  table: Table,
  of: { account: string; committee: string },
  { announcement: { cycle } }: Calendar,
): Promise<Waiting[]> {
  let count = 0;
  for await (const { rows } of pages((after) => listTasks(table, { account: of.account, cycle }, { limit: 100, after })))
    count += rows.filter(({ committee, submittedAt }) => committee === of.committee && submittedAt === null).length;
  return count > 0 ? [{ what: say('待评阅、提交意见', 'to be read, with an opinion'), count }] : [];
}

/** Whether nothing of a cycle can be done any more, by anybody: of the many past ones nothing else is read. */
function isOver(calendar: Calendar, now: Instant): boolean {
  return DUTIES.every((duty) => now >= phaseAt(calendarOfAll(calendar), duty.phase, now).closesAt);
}

/** The duties of these parties that can still be done, by somebody at least: some have a later window of their own. */
function dutiesOf(parties: readonly Party[], calendar: Calendar, now: Instant): Duty[] {
  const all = calendarOfAll(calendar);
  return DUTIES.filter((duty) => duty.parties.some((one) => parties.includes(one)) && now < phaseAt(all, duty.phase, now).closesAt);
}

/** Applications by their states, and objections to answer. */
async function ofUnit(table: Table, unit: string, calendar: Calendar, now: Instant): Promise<Waiting[]> {
  const { cycle } = calendar.announcement;
  const counts = await listOfUnit(table, unit, cycle, null).byState();
  const open = await openObjections(table, unit, cycle, now);
  const objections = open > 0 ? [{ what: OBJECTIONS_OPEN, count: open }] : [];
  return [...inStates(dutiesOf(['UNIT'], calendar, now), counts), ...objections];
}

/**
 * Applications by their states, and summary tables. What the re-review decides on stands in tables that were received; the bureau decides
 * on all of them, and does a department's work where a series has none.
 */
async function ofAuthority(table: Table, { organisation, role }: Office, calendar: Calendar, now: Instant): Promise<Waiting[]> {
  const { cycle, departments } = calendar.announcement;
  const isBureau = role === ROLE_OF.BUREAU;
  const desks = new Set([organisation, ...(isBureau ? departments.map(({ id }) => id) : [])]);
  const tables = await listTables(table, { cycle, ...(!isBureau && { department: organisation }) });
  const all = new Map<string, Waiting>();
  for (const department of desks) {
    const parties: Party[] = [
      ...(department === organisation ? (['DEPARTMENT'] as const) : []),
      ...(isBureau ? (['BUREAU'] as const) : []),
    ];
    const duties = dutiesOf(parties, calendar, now);
    const own = tables.filter((one) => one.department === department);
    const found = [...inStates(duties, await listOfDesk(table, { department, cycle }).byState()), ...(await inTables(table, duties, own))];
    for (const { what, count } of found) all.set(what.zh, { what, count: (all.get(what.zh)?.count ?? 0) + count });
  }
  return [...all.values()];
}

/** Of the duties those on applications as they stand, whatever stands beside them. */
function inStates(duties: readonly Duty[], counts: ReadonlyMap<State, number>): Waiting[] {
  const states = new Set(duties.flatMap((duty) => (duty.of === 'APPLICATIONS' && !duty.isTakenUp ? [duty.state] : [])));
  return [...counts].flatMap(([state, count]) => (states.has(state) && count > 0 ? [{ what: STATE_NAMES[state], count }] : []));
}

/** Of the duties those on tables in which somebody waits, and on those who wait in tables that were received. */
async function inTables(table: Table, duties: readonly Duty[], own: readonly SummaryTable[]): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const { state, department, cycle, series, level } of own) {
    const isMine = (duty: Duty) =>
      state === 'RECEIVED' ? duty.of === 'APPLICATIONS' && duty.isTakenUp : duty.of === 'TABLES' && duty.state === state;
    if (!duties.some(isMine)) continue;
    const count = (await listOfDesk(table, { department, cycle, state: 'APPROVED', series, level }).byState()).get('APPROVED') ?? 0;
    if (count === 0) continue;
    const { zh, en } = TABLE_STATE_NAMES[state];
    waiting.push(
      state === 'RECEIVED' ? { what: STATE_NAMES.APPROVED, count } : { what: say(`汇总表${zh}`, `summary tables ${en}`), count: 1 },
    );
  }
  return waiting;
}

async function openObjections(table: Table, unit: string, cycle: string, now: Instant): Promise<number> {
  let count = 0;
  const list = (after: string | null) => listUnitObjections(table, { unit, cycle, state: 'OPEN' }, { limit: 100, after });
  for await (const { rows } of pages(list)) count += rows.filter(({ seenFrom }) => seenFrom <= now).length;
  return count;
}

/** A new officer is told what waits for the office (C14): notices went to whoever held it when they were sent. */
import type { Role } from '../../core/actor.ts';
import { pages } from '../../core/page.ts';
import { say } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict, type Table } from '../../table/port.ts';
import { loadCycles, type Reader } from '../../announcement/store.ts';
import type { Calendar } from '../../calendar/model.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { readCalendar } from '../../calendar/store.ts';
import { loadOrganisation } from '../../identity/store.ts';
import type { Party } from '../../application/duties.ts';
import { STATE_NAMES, ROLE_OF, type State } from '../../application/moves.ts';
import { listOfDesk, listOfUnit } from '../../application/store.ts';
import { listUnitObjections } from '../../posting/store.ts';
import type { SummaryTable } from '../../summary/model.ts';
import { TABLE_STATE_NAMES } from '../../summary/rules.ts';
import { listTables } from '../../summary/store.ts';
import { DUTIES, type Duty } from '../../desk/duties.ts';
import { tell } from '../letters.ts';
import { handOverNotice, type Waiting } from '../rules/hand-over.ts';
import { loadAddressees, loadHeld } from '../store.ts';

export type Office = { account: string; organisation: string; role: Role };

/** Tells an officer what waits in each cycle of the city; nothing where nothing does, or where they have left again. Done before, it changes nothing. */
export async function handOver(context: Reader, { account, ...as }: Office, cause: string): Promise<void> {
  const { table, now } = context;
  const [[person], organisation] = await Promise.all([loadAddressees(table, [account]), loadOrganisation(table, as.organisation)]);
  const holds = await loadHeld(table, [{ account, as }], now);
  if (!person || !organisation || !holds({ account, as })) return;
  for (const { cycle } of (await loadCycles(context)).filter(({ city }) => city === organisation.city)) {
    const calendar = await readCalendar(context, cycle);
    const waiting =
      as.role === ROLE_OF.UNIT ? await ofUnit(table, as.organisation, calendar, now) : await ofAuthority(table, as, calendar, now);
    if (waiting.length === 0) continue;
    const told = handOverNotice(organisation, as, calendar.announcement, waiting);
    try {
      await tell(table, [{ person, told, city: organisation.city, cause: ['hand-over', cause, cycle], at: now }], now, []);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // told by another delivery of the same message
    }
  }
}

/** The duties of these parties that can still be done. */
function dutiesOf(parties: readonly Party[], calendar: Calendar, now: Instant): Duty[] {
  return DUTIES.filter((duty) => duty.parties.some((one) => parties.includes(one)) && now < phaseAt(calendar, duty.phase, now).closesAt);
}

/** Applications by their states, and objections to answer. */
async function ofUnit(table: Table, unit: string, calendar: Calendar, now: Instant): Promise<Waiting[]> {
  const { cycle } = calendar.announcement;
  const counts = await listOfUnit(table, unit, cycle, null).byState();
  const open = await openObjections(table, unit, cycle, now);
  const objections = open > 0 ? [{ what: say('公示异议待核查答复', 'objections to answer'), count: open }] : [];
  return [...inStates(dutiesOf(['UNIT'], calendar, now), counts), ...objections];
}

/**
 * Applications by their states, and summary tables. What the re-review decides on stands in tables that were received; the bureau decides
 * on all of them, and does a department's work where a series has none.
 */
async function ofAuthority(
  table: Table,
  { organisation, role }: Omit<Office, 'account'>,
  calendar: Calendar,
  now: Instant,
): Promise<Waiting[]> {
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

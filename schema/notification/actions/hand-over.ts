/** A new officer is told what waits for the office (C14): notices went to whoever held it when they were sent. */
import type { Role } from '../../core/actor.ts';
import { pages } from '../../core/page.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict, type Table } from '../../table/port.ts';
import { currentCycle } from '../../announcement/cycles.ts';
import { readCalendar } from '../../calendar/store.ts';
import { loadOrganisation } from '../../identity/store.ts';
import { STATE_NAMES, ROLE_OF, type State } from '../../application/moves.ts';
import { listOfDesk, listOfUnit } from '../../application/store.ts';
import { listUnitObjections } from '../../posting/store.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { DUTIES } from '../../desk/duties.ts';
import { tell } from '../letters.ts';
import { handOverNotice } from '../rules/hand-over.ts';
import { loadAddressees, loadHeld } from '../store.ts';

export type Office = { account: string; organisation: string; role: Role };

/** Tells an officer what waits in the cycle that is under way; nothing where nothing does, or where they have left again. Done before, it changes nothing. */
export async function handOver(table: Table, { account, ...as }: Office, cause: string, now: Instant): Promise<void> {
  const [[person], organisation] = await Promise.all([loadAddressees(table, [account]), loadOrganisation(table, as.organisation)]);
  const holds = await loadHeld(table, [{ account, as }], now);
  if (!person || !organisation || !holds({ account, as })) return;
  const cycle = currentCycle(now);
  const waiting = await waitingIn(table, as, cycle, now);
  if (waiting.length === 0) return;
  const told = handOverNotice(organisation, as, cycle, waiting);
  try {
    await tell(table, [{ person, told, cause: ['hand-over', cause], at: now }], now, []);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // told by another delivery of the same message
  }
}

/** What waits for an office, each kind with how many there are: of the states whose duty is the office's, and objections to answer. */
async function waitingIn(
  table: Table,
  { organisation, role }: Omit<Office, 'account'>,
  cycle: string,
  now: Instant,
): Promise<{ what: Bilingual; count: number }[]> {
  const calendar = await readCalendar({ table }, cycle);
  const isUnit = role === ROLE_OF.UNIT;
  const list = isUnit ? listOfUnit(table, organisation, cycle, null) : listOfDesk(table, { department: organisation, cycle });
  const counts = await list.byState();
  const parties = isUnit ? ['UNIT'] : role === ROLE_OF.BUREAU ? ['DEPARTMENT', 'BUREAU'] : ['DEPARTMENT'];
  const states = new Set<State>(
    DUTIES.flatMap((duty) =>
      duty.of === 'APPLICATIONS' &&
      duty.parties.some((party) => parties.includes(party)) &&
      now < phaseAt(calendar, duty.phase, now).closesAt
        ? [duty.state]
        : [],
    ),
  );
  const applications = [...counts].flatMap(([state, count]) =>
    states.has(state) && count > 0 ? [{ what: STATE_NAMES[state], count }] : [],
  );
  const open = isUnit ? await openObjections(table, organisation, cycle, now) : 0;
  return open > 0 ? [...applications, { what: say('公示异议待核查答复', 'objections to answer'), count: open }] : applications;
}

async function openObjections(table: Table, unit: string, cycle: string, now: Instant): Promise<number> {
  let count = 0;
  const list = (after: string | null) => listUnitObjections(table, { unit, cycle, state: 'OPEN' }, { limit: 100, after });
  for await (const { rows } of pages(list)) count += rows.filter(({ seenFrom }) => seenFrom <= now).length;
  return count;
}

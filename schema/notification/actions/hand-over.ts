/** A new officer is told what waits for the office (C14): notices went to whoever held it when they were sent. */
import type { Office } from '../../core/actor.ts';
import { Conflict } from '../../table/port.ts';
import type { Reader } from '../../announcement/store.ts';
import { workOf } from '../../desk/work.ts';
import { loadOrganisation } from '../../identity/store.ts';
import { tell } from '../letters.ts';
import { handOverNotice } from '../rules/hand-over.ts';
import { loadAddressees, loadHeld } from '../store.ts';

/** Tells an officer what waits in each cycle of the city; nothing where nothing does, or where they have left again. Done before, it changes nothing. */
export async function handOver(context: Reader, { account, ...as }: Office & { account: string }, cause: string): Promise<void> {
  const { table, now } = context;
  const [[person], organisation] = await Promise.all([loadAddressees(table, [account]), loadOrganisation(table, as.organisation)]);
  const holds = await loadHeld(table, [{ account, as }], now);
  if (!person || !organisation || !holds({ account, as })) return;
  for (const { calendar, waiting } of await workOf({ ...context, account }, { ...as, city: organisation.city })) {
    const told = handOverNotice(organisation, as, calendar.announcement, waiting);
    try {
      await tell(
        table,
        [{ person, told, city: organisation.city, cause: ['hand-over', cause, calendar.announcement.cycle], at: now }],
        now,
        [],
      );
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // told by another delivery of the same message
    }
  }
}

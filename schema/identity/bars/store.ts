/**
 * How bars are kept: one item beside a person or an organisation, derived of the measures that stand (supervision/), and written in the
 * transactions that change those. A person's comes with the account; those of organisations are remembered for less than a minute, so that
 * a suspension takes hold everywhere within that (V3).
 */
import type { Person } from '../../core/actor.ts';
import { isBarring, NO_BARS, organisationsBarring, type Bar, type Bars } from '../../core/bars.ts';
import type { Context } from '../../core/context.ts';
import { SECOND, type Instant } from '../../core/time.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Key, Table, Write } from '../../table/port.ts';
import { personIn } from '../store.ts';
import { barsShape, type BarredPlace, type StoredBars } from './model.ts';

/** How long a process may trust what it has read of an organisation. */
const BARS_MEMORY = 30 * SECOND;

function keyOf({ of, id }: BarredPlace): Key {
  return of === 'ACCOUNT' ? keys.accountBars.key({ account: id }) : keys.organisationBars.key({ organisation: id });
}

/** Everything that may close something to whoever acts: of an applicant or an expert no request, of officers one in half a minute. */
export async function loadBarsOn(context: Pick<Context, 'table' | 'memory' | 'now'>, actor: Person): Promise<Bars> {
  const { table, memory, now } = context;
  const own = (await personIn(context, actor.account))?.bars ?? [];
  const organisations = organisationsBarring(actor);
  if (organisations.length === 0) return own.length === 0 ? NO_BARS : { account: own, organisations: new Map() };
  const load = () => loadBarsOf(table, organisations);
  const found = await memory.recall(`bars ${organisations.join(' ')}`, { now, forAtMost: BARS_MEMORY, load });
  return { account: own, organisations: found };
}

/** The bars of organisations, in one batch; only those there are. */
async function loadBarsOf(table: Table, organisations: readonly string[]): Promise<Map<string, readonly Bar[]>> {
  const items = await table.getMany(organisations.map((organisation) => keys.organisationBars.key({ organisation })));
  const byKey = new Map(items.map((item) => [item.pk, fromItem(barsShape, item).bars]));
  return new Map(
    organisations.flatMap((organisation) => {
      const bars = byKey.get(keys.organisationBars.key({ organisation }).pk);
      return bars ? [[organisation, bars] as const] : [];
    }),
  );
}

/** The bars of many people, a batch for a hundred; only those there are. */
export async function loadBarsOfAccounts(table: Table, accounts: readonly string[]): Promise<Map<string, readonly Bar[]>> {
  const all = new Map<string, readonly Bar[]>();
  for (let at = 0; at < accounts.length; at += 100) {
    const some = accounts.slice(at, at + 100);
    const items = await table.getMany(some.map((account) => keys.accountBars.key({ account })));
    const byPk = new Map(items.map((item) => [item.pk, fromItem(barsShape, item).bars]));
    for (const account of some) {
      const bars = byPk.get(keys.accountBars.key({ account }).pk);
      if (bars) all.set(account, bars);
    }
  }
  return all;
}

/** What stands beside a person or an organisation, read now; null where nothing ever did. */
export async function loadBars(table: Table, place: BarredPlace): Promise<StoredBars | null> {
  const item = await table.get(keyOf(place));
  return item && fromItem(barsShape, item);
}

/** The same for showing it, in one batch with all that a request asks for: what holds now. */
export async function barsIn(context: Context, place: BarredPlace): Promise<Bar[]> {
  const item = await getTogether(context, keyOf(place));
  return item ? fromItem(barsShape, item).bars.filter((bar) => isBarring(bar, context.now)) : [];
}

/** The bars of a place with one of a measure put in, changed or, with null, taken out; what is over by then goes as well. */
export function putBar(place: BarredPlace, before: StoredBars | null, measure: string, bar: Bar | null, now: Instant): Write {
  const others = (before?.bars ?? []).filter((one) => one.measure !== measure && (one.until === null || now < one.until));
  const bars = bar ? [...others, bar] : others;
  const version = (before?.version ?? 0) + 1;
  return {
    put: toItem(keyOf(place), { bars, version }),
    when: before ? { version: before.version } : 'absent',
    as: 'bars',
  };
}

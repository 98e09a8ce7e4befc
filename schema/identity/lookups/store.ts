/** How the look-ups of a day are kept, and how it is seen whether numbers, logins and codes are anybody's (P2). */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { dayOf } from '../../core/time.ts';
import { personOf } from '../../core/actor.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import { keyOf, type Key, type Table, type Write } from '../../table/port.ts';
import { holdersIn, isHeldCode, isTaking, loginsIn, uponFree } from '../marks/store.ts';
import { lookupsShape, type Lookups } from './model.ts';

const dayKey = ({ actor, now }: Pick<Context, 'actor' | 'now'>): Key =>
  keys.lookups.key({ account: personOf(actor).account, day: dayOf(now) });

/** What the one who acts has looked up today; null where it is nothing. */
export function loadLookups({ table, actor, now }: Context): Promise<Lookups | null> {
  return lookupsOf(table, personOf(actor).account, dayOf(now));
}

/** What somebody has looked up on a day. */
export async function lookupsOf(table: Table, account: string, day: string): Promise<Lookups | null> {
  const item = await table.get(keys.lookups.key({ account, day }));
  return item && fromItem(lookupsShape, item);
}

export function putLookups(one: Lookups, before: Versioned | null): Write {
  const { account, day } = one;
  return { put: toItem(keys.lookups.key({ account, day }), one), when: unchanged(before), as: 'lookups' };
}

/** That nothing was looked up since: what is told and what is made wait upon the same day, so that neither can be told by the other. */
export function checkLookups(context: Context, before: Lookups | null): Write {
  return { check: dayKey(context), when: unchanged(before), as: 'lookups' };
}

/**
 * What stands where writes want to make something: whose number, which logins, whether the code or the key was used; the day so far; and
 * the writes as they are made upon what is there.
 */
export type Occupied = {
  holders: Map<string, string>;
  /** Whose each login is, by the folded one. */
  logins: Map<string, string>;
  code: boolean;
  key: boolean;
  today: Lookups | null;
  writes: readonly Write[];
};

/** Of new accounts: what is there already, and what the one who acts has looked up today; one batch. */
export async function occupied(context: Context, writes: readonly Write[]): Promise<Occupied> {
  const wanted = writes
    .filter(isTaking)
    .map(keyOf)
    .map(({ pk, sk }) => ({ pk, sk }));
  const day = dayKey(context);
  const items = await context.table.getMany([day, ...wanted]);
  const under = (prefix: string) => items.filter(({ pk }) => pk.startsWith(prefix));
  const today = items.find(({ pk, sk }) => pk === day.pk && sk === day.sk);
  return {
    holders: holdersIn(items),
    logins: loginsIn(items),
    code: items.some(isHeldCode),
    key: under('ONCE#').length > 0,
    today: today ? fromItem(lookupsShape, today) : null,
    writes: uponFree(writes, items),
  };
}

/** Who of these accounts the people of a unit are: those who apply through it or are let go to it, and its officers. In batches. */
export async function peopleOfUnit(table: Table, unit: string, accounts: readonly string[]): Promise<Set<string>> {
  const asked = [...new Set(accounts)];
  const standings = await table.getMany(asked.map((account) => keys.standing.key({ account })));
  const grants = await table.getMany(asked.map((account) => keys.grant.key({ account, role: 'UNIT_OFFICER', organisation: unit })));
  const applicants = standings.filter((one) => one.unit === unit || (one.released as { to?: string } | null)?.to === unit);
  const officers = grants.filter(({ until }) => until === null);
  return new Set([...applicants, ...officers].map(({ account }) => String(account)));
}

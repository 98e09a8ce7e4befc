/**
 * The markers that make an identity number and a credit code nobody else's (P2). A marker that is given back stays, and says that it is
 * free (P11): it names nobody and has a version, upon which the next holder takes it. Whoever holds a marker gives it back or hands it
 * on in the transaction that changes their own record, whose version guards it.
 */
import * as keys from '../../table/keys.ts';
import { toItem } from '../../table/item.ts';
import { keyOf, keyText, type Item, type Table, type Write } from '../../table/port.ts';
import { marksOf } from '../corrections/rules.ts';
import type { Account, Organisation } from '../model.ts';

const FREE = { version: 1 } as const;

/** Who holds identity numbers with these marks; in batches. Nobody's are left out. */
export async function holdersOf(table: Table, marks: readonly string[]): Promise<Map<string, string>> {
  return holdersIn(await table.getMany(marks.map((mark) => keys.identityMark.key({ mark }))));
}

/** The same of markers that were read. */
export function holdersIn(items: readonly Item[]): Map<string, string> {
  const held = items.filter(({ pk, account }) => pk.startsWith(keys.identityMark.prefix) && typeof account === 'string');
  return new Map(held.map(({ pk, account }) => [pk.slice(keys.identityMark.prefix.length), String(account)]));
}

/** Whether a credit code is somebody's, by the marker that was read. */
export function isHeldCode({ pk, organisation }: Item): boolean {
  return pk.startsWith(keys.creditCode.prefix) && typeof organisation === 'string';
}

/** Which organisation holds a credit code; null when none does. */
export async function creditCodeHolder(table: Table, code: string): Promise<string | null> {
  const item = await table.get(keys.creditCode.key({ code }));
  return typeof item?.organisation === 'string' ? item.organisation : null;
}

/**
 * A login as it is taken: the issuer names a person by its very letters, so one that differs by their case alone is another's to every
 * machine and the same to everybody who reads it (P2).
 */
export const foldedLogin = (account: string): string => account.toLowerCase();

/** Takes the login of a new account; it stays taken, for the account stays, closed or not. */
export function takeLogin(account: string): Write {
  return { put: toItem(keys.login.key({ login: foldedLogin(account) }), { account }), when: 'absent', as: `login ${account}` };
}

/** Whose these logins are, by the folded one; in batches. */
export async function loginsOf(table: Table, accounts: readonly string[]): Promise<Map<string, string>> {
  const folded = new Set(accounts.map(foldedLogin));
  return loginsIn(await table.getMany([...folded].map((login) => keys.login.key({ login }))));
}

/** The same of items that were read, accounts among them. */
export function loginsIn(items: readonly Item[]): Map<string, string> {
  const own = items.filter(({ pk }) => pk.startsWith(keys.account.prefix)).map(({ pk }) => pk.slice(keys.account.prefix.length));
  const named = items.filter(({ pk }) => pk.startsWith(keys.login.prefix)).map(({ account }) => String(account));
  return new Map([...named, ...own].map((account) => [foldedLogin(account), account]));
}

type Change<T> = { before: T | null; after: T };

/** What becomes of the marks when accounts become what they are after: taken, given back, or handed from one to the other. */
export function movedMarks(...changes: readonly Change<Account>[]): Write[] {
  const by = (one: Account | null) => (one ? marksOf(one).map((mark) => [mark, one.account] as const) : []);
  const was = new Map(changes.flatMap(({ before }) => by(before)));
  const is = new Map(changes.flatMap(({ after }) => by(after)));
  return moved(was, is, (mark, account) => ({ item: toItem(keys.identityMark.key({ mark }), { account }), as: `identity ${mark}` }));
}

/** The same of the credit code of an organisation. */
export function movedCode({ before, after }: Change<Organisation>): Write[] {
  const by = (one: Organisation | null) => new Map(one && one.creditCode !== '' ? [[one.creditCode, one.id]] : []);
  return moved(by(before), by(after), (code, organisation) => ({
    item: toItem(keys.creditCode.key({ code }), { organisation }),
    as: 'creditCode',
  }));
}

function moved(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
  marker: (value: string, holder: string | null) => { item: Item; as: string },
): Write[] {
  const taken = [...is].flatMap(([value, holder]): Write[] => {
    if (was.get(value) === holder) return [];
    const { item, as } = marker(value, holder);
    return was.has(value) ? [{ put: item, when: 'always', as: `handed ${as}` }] : [{ put: item, when: 'absent', as }];
  });
  const given = [...was.keys()].flatMap((value): Write[] => {
    if (is.has(value)) return [];
    const { item, as } = marker(value, null);
    return [{ put: { ...item, ...FREE }, when: 'always', as: `given ${as}` }];
  });
  return [...taken, ...given];
}

/** Whether a write takes something that has to be nobody's. */
export function isTaking({ as = '', when }: Write): boolean {
  return when === 'absent' && /^(?:identity |account |login |creditCode$|once$)/u.test(as);
}

/** The same writes, where a marker that is free is there: it is taken as it was read. */
export function uponFree(writes: readonly Write[], items: readonly Item[]): Write[] {
  const isMarker = ({ pk }: Item) => pk.startsWith(keys.identityMark.prefix) || pk.startsWith(keys.creditCode.prefix);
  const free = new Set(items.filter((item) => isMarker(item) && item.version === FREE.version).map(keyText));
  return writes.map((write) => ('put' in write && isTaking(write) && free.has(keyText(keyOf(write))) ? { ...write, when: FREE } : write));
}

/** The same, where they have not been read. */
export async function uponFreeIn(table: Table, writes: readonly Write[]): Promise<Write[]> {
  const markers = writes.filter(isTaking).map(keyOf);
  const items = await Promise.all(markers.map(({ pk, sk }) => table.get({ pk, sk })));
  return uponFree(
    writes,
    items.filter((item) => item !== null),
  );
}

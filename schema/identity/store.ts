/** How people and organisations are kept. */
import type { Actor } from '../core/actor.ts';
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { SECOND } from '../core/time.ts';
import { getTogether } from '../core/together.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Range, Table, Write } from '../table/port.ts';
import {
  accountShape,
  grantShape,
  organisationShape,
  standingShape,
  type Account,
  type GrantRecord,
  type Organisation,
  type OrganisationKind,
  type PersonFile,
  type Standing,
} from './model.ts';
import { barsShape } from './bars/model.ts';
import { titlesOf } from './titles/store.ts';

/** How long a process may trust what it has read of a person. */
const PERSON_MEMORY = 10 * SECOND;

type Reader = Pick<Context, 'table' | 'memory' | 'now'>;
type Paging = { limit: number; after: string | null };

/** The actor behind an account name with the roles held: one request, then remembered for a while. Null when there is no account. */
export async function loadActor(context: Reader, name: string): Promise<Actor | null> {
  const person = await personIn(context, name);
  return person && { kind: 'person', account: name, name: person.account.name, grants: person.grants };
}

/** A person as this process remembers them, for a few seconds at most; null when there is no account. */
export async function personIn({ table, memory, now }: Reader, name: string): Promise<PersonFile | null> {
  if (!keys.isKeyPart(name)) return null;
  const person = await memory.recall(`person ${name}`, { now, forAtMost: PERSON_MEMORY, load: () => loadPerson(table, name) });
  if (!person) memory.forget(`person ${name}`); // an account made a moment ago is there at once
  return person;
}

/** Lets this process forget what it remembers of a person, when it has just been changed. */
export function forgetPerson({ memory }: Reader, name: string): void {
  memory.forget(`person ${name}`);
}

/** A person with the roles held, the standing and the titles: one request, consistent. Whose account is closed is nobody (P11). */
export async function loadPerson(table: Table, name: string): Promise<PersonFile | null> {
  const person = await loadKept(table, name);
  return person?.account.closed ? null : person;
}

/** The same, also of an account that is closed. */
export async function loadKept(table: Table, name: string): Promise<PersonFile | null> {
  if (!keys.isKeyPart(name)) return null;
  const { items } = await table.query(keys.accountFile.under({ account: name }));
  const profile = items.find(({ sk }) => sk === keys.account.sk);
  const standing = items.find(({ sk }) => sk === keys.standing.sk);
  const bars = items.find(({ sk }) => sk === keys.accountBars.sk);
  if (!profile) return null;
  const account = fromItem(accountShape, profile);
  return {
    account,
    grants: items
      .filter(({ sk }) => sk.startsWith('GRANT#'))
      .map((item) => fromItem(grantShape, item))
      .filter(({ until }) => until === null),
    standing: standing ? fromItem(standingShape, standing) : null,
    titles: await titlesOf(table, items, account.merged),
    bars: bars ? fromItem(barsShape, bars).bars : [],
  };
}

export async function loadAccount(table: Table, name: string): Promise<Account | null> {
  if (!keys.isKeyPart(name)) return null;
  const item = await table.get(keys.account.key({ account: name }));
  return item && fromItem(accountShape, item);
}

/** The same for showing it, in one batch with all that a request asks for. */
export async function accountIn(context: Context, name: string): Promise<Account | null> {
  if (!keys.isKeyPart(name)) return null;
  const item = await getTogether(context, keys.account.key({ account: name }));
  return item && fromItem(accountShape, item);
}

/** The accounts that exist of these, in one batch. */
export async function loadAccounts(table: Table, names: readonly string[]): Promise<Map<string, Account>> {
  const items = await table.getMany([...new Set(names)].map((name) => keys.account.key({ account: name })));
  return new Map(items.map((item) => fromItem(accountShape, item)).map((one) => [one.account, one]));
}

/** The grant of a role as it stands, also one that has ended; null where it was never given. */
export async function loadGrant(table: Table, one: Pick<GrantRecord, 'account' | 'role' | 'organisation'>): Promise<GrantRecord | null> {
  const item = await table.get(keys.grant.key(one));
  return item && fromItem(grantShape, item);
}

export async function loadOrganisation(table: Table, id: string): Promise<Organisation | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.organisation.key({ organisation: id }));
  return item && fromItem(organisationShape, item);
}

/** The organisations that exist of these, in one batch, by id. */
export async function loadOrganisationsOf(table: Table, ids: readonly string[]): Promise<Map<string, Organisation>> {
  const items = await table.getMany([...new Set(ids)].map((organisation) => keys.organisation.key({ organisation })));
  return new Map(items.map((item) => fromItem(organisationShape, item)).map((one) => [one.id, one]));
}

/** An organisation, read in one batch with the others that the same request asks for at the same time. */
export async function organisationIn(context: Context, id: string): Promise<Organisation | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.organisation.key({ organisation: id }));
  return item && fromItem(organisationShape, item);
}

/** The people holding a role for an organisation, one page. */
export async function loadMembers(table: Table, id: string, role: GrantRecord['role'], paging: Paging) {
  const range = keys.members.under({ organisation: id, role });
  const page = await table.query(range, paging);
  return {
    members: page.items.map((item) => fromItem(grantShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** The people let go to a unit, whom it has not taken in yet: one page of their accounts' names. */
export async function loadIncoming(table: Table, unit: string, paging: Paging) {
  const range = keys.incoming.under({ unit });
  const page = await table.query(range, paging);
  return {
    standings: page.items.map((item) => fromItem(standingShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** The organisations of a kind in a city, one page, by name. */
export function loadOrganisations(table: Table, of: { city: string; kind: OrganisationKind }, paging: Paging) {
  return organisationsIn(table, keys.organisations.under(of), paging);
}

/** The organisations of a kind in a city that have this very name. */
export async function loadOrganisationsNamed(table: Table, of: { city: string; kind: OrganisationKind; name: string }) {
  return (await organisationsIn(table, keys.organisations.under(of), { limit: 10, after: null })).organisations;
}

/** The bureaus of all cities, and the province, by the code, one page. */
export function loadCities(table: Table, paging: Paging) {
  return organisationsIn(table, keys.cities.under({}), paging);
}

/** Those with fewer officers than they must have, one page: all of a kind, or those under one authority (P9). */
export function loadShortOfOfficers(
  table: Table,
  { city, kind, authority }: { city: string; kind: OrganisationKind; authority: string | null },
  paging: Paging,
) {
  return organisationsIn(table, keys.shortOfOfficers.under({ city, kind, ...(authority && { authority }) }), paging);
}

async function organisationsIn(table: Table, range: Range, paging: Paging) {
  const page = await table.query(range, paging);
  return {
    organisations: page.items.map((item) => fromItem(organisationShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** The account; closed, it stands in the list of such. */
export function putAccount(one: Account, before: Versioned | null): Write {
  const { account } = one;
  const listed = one.closed ? [keys.closedAccounts.entry({ unit: one.closed.unit, account })] : [];
  return { put: toItem(keys.account.key({ account }), one, ...listed), when: unchanged(before), as: `account ${account}` };
}

/** Holds only while an account is as it was read. */
export function sameAccount({ account, version }: Account): Write {
  return { check: keys.account.key({ account }), when: { version }, as: `account ${account}` };
}

/** The accounts of an organisation’s people that were closed, one page. */
export async function loadClosed(table: Table, unit: string, paging: Paging) {
  const range = keys.closedAccounts.under({ unit });
  const page = await table.query(range, paging);
  return {
    accounts: page.items.map((item) => fromItem(accountShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** Holds only while somebody holds the role as it was read. */
export function sameGrant(one: GrantRecord): Write {
  return { check: keys.grant.key(one), when: { version: one.version }, as: 'grant' };
}

export function putStanding(one: Standing, before: Versioned | null): Write {
  const { account, released } = one;
  const awaited = released ? [keys.incoming.entry({ unit: released.to, account })] : [];
  return { put: toItem(keys.standing.key({ account }), one, ...awaited), when: unchanged(before), as: 'standing' };
}

/** A person's standing alone, read now; null where there is none. */
export async function loadStanding(table: Table, account: string): Promise<Standing | null> {
  const item = await table.get(keys.standing.key({ account }));
  return item && fromItem(standingShape, item);
}

/** A person's standing together with what is closed to them, read now in one request (P4, V2). */
export async function loadHowTheyStand(table: Table, account: string): Promise<Pick<PersonFile, 'standing' | 'bars'>> {
  const items = await table.getMany([keys.standing.key({ account }), keys.accountBars.key({ account })]);
  const standing = items.find(({ sk }) => sk === keys.standing.sk);
  const bars = items.find(({ sk }) => sk === keys.accountBars.sk);
  return { standing: standing ? fromItem(standingShape, standing) : null, bars: bars ? fromItem(barsShape, bars).bars : [] };
}

/** The same for showing what may be done, in one batch with all that a page asks for. */
export async function standingIn(context: Context, account: string): Promise<Standing | null> {
  const item = await getTogether(context, keys.standing.key({ account }));
  return item && fromItem(standingShape, item);
}

/** Holds only while a person's standing is the one that was read. */
export function sameStanding({ account, version }: Standing): Write {
  return { check: keys.standing.key({ account }), when: { version }, as: 'standing' };
}

/** Gives a role, or ends it; `before` is the grant as it was read. */
export function putGrant(one: Omit<GrantRecord, 'version'>, before: GrantRecord | null): Write {
  const held = one.until === null ? [keys.members.entry(one)] : [];
  const put = toItem(keys.grant.key(one), { ...one, version: (before?.version ?? 0) + 1 }, ...held);
  return { put, when: unchanged(before && { version: before.version, trail: '' }), as: 'grant' };
}

export function putOrganisation(one: Organisation, before: Versioned | null, minimumOfficers: number): Write {
  const name = one.name.replaceAll('#', ' ');
  const { city, kind, id: organisation } = one;
  const entries = [
    ...(kind === 'BUREAU' || kind === 'PROVINCE' ? [keys.cities.entry({ city })] : []),
    keys.organisations.entry({ city, kind, name, organisation }),
    ...(one.officers < minimumOfficers
      ? [keys.shortOfOfficers.entry({ city, kind, authority: one.authority ?? '-', name, organisation })]
      : []),
  ];
  return { put: toItem(keys.organisation.key({ organisation }), one, ...entries), when: unchanged(before), as: 'organisation' };
}

/** Holds only while an organisation is as it was read. */
export function sameOrganisation({ id, version }: Organisation): Write {
  return { check: keys.organisation.key({ organisation: id }), when: { version }, as: 'organisation' };
}

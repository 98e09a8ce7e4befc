/** How people and organisations are kept. */
import DataLoader from 'dataloader';
import { PUBLIC, type Actor } from '../core/actor.ts';
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { SECOND } from '../core/time.ts';
import { account, accountFile, creditCode, grant, identityNumber, isKeyPart, members, organisation, organisations } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Table, Write } from '../table/port.ts';
import {
  accountShape,
  grantShape,
  organisationShape,
  type Account,
  type GrantRecord,
  type Organisation,
  type OrganisationKind,
} from './model.ts';

/** How long a process may trust the grants it has read of a person. */
export const GRANTS_MEMORY = 10 * SECOND;

/** The actor behind an account name with the roles held: one request, then remembered for a while. Null when there is no account. */
export async function loadActor(context: Pick<Context, 'table' | 'memory' | 'now'>, name: string): Promise<Actor | null> {
  if (!isKeyPart(name)) return null;
  const actor = await context.memory.recall(`actor ${name}`, {
    now: context.now,
    forAtMost: GRANTS_MEMORY,
    load: () => readActor(context.table, name),
  });
  if (actor === PUBLIC) context.memory.forget(`actor ${name}`); // an account made a moment ago is there at once
  return actor === PUBLIC ? null : actor;
}

async function readActor(table: Table, name: string): Promise<Actor> {
  const { items } = await table.query(accountFile.under({ account: name }));
  const profile = items.find(({ sk }) => sk === account.sk);
  if (!profile) return PUBLIC;
  const grants = items.filter(({ sk }) => sk.startsWith('GRANT#')).map((item) => fromItem(grantShape, item));
  return { kind: 'person', account: name, name: fromItem(accountShape, profile).name, grants };
}

export async function loadAccount(table: Table, name: string): Promise<Account | null> {
  if (!isKeyPart(name)) return null;
  const item = await table.get(account.key({ account: name }));
  return item && fromItem(accountShape, item);
}

/** The accounts that exist of these, in one batch. */
export async function loadAccounts(table: Table, names: readonly string[]): Promise<Map<string, Account>> {
  const items = await table.getMany([...new Set(names)].map((name) => account.key({ account: name })));
  return new Map(items.map((item) => fromItem(accountShape, item)).map((one) => [one.account, one]));
}

export async function loadOrganisation(table: Table, id: string): Promise<Organisation | null> {
  if (!isKeyPart(id)) return null;
  const item = await table.get(organisation.key({ organisation: id }));
  return item && fromItem(organisationShape, item);
}

/** An organisation, read in one batch with the others that the same request asks for at the same time (S3). */
export function organisationIn(context: Context, id: string): Promise<Organisation | null> {
  const loader = loaders.get(context) ?? new DataLoader((ids: readonly string[]) => loadEach(context.table, ids), { maxBatchSize: 100 });
  loaders.set(context, loader);
  return loader.load(id);
}

const loaders = new WeakMap<Context, DataLoader<string, Organisation | null>>();

async function loadEach(table: Table, ids: readonly string[]): Promise<(Organisation | null)[]> {
  const items = await table.getMany(ids.map((id) => organisation.key({ organisation: id })));
  const found = new Map(items.map((item) => fromItem(organisationShape, item)).map((one) => [one.id, one]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The people holding a role for an organisation, one page. */
export async function loadMembers(table: Table, id: string, role: GrantRecord['role'], options: { limit: number; after: string | null }) {
  const range = members.under({ organisation: id, role });
  const page = await table.query(range, options);
  return {
    members: page.items.map((item) => fromItem(grantShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** The organisations of a kind, one page, by name. */
export async function loadOrganisations(table: Table, kind: OrganisationKind, options: { limit: number; after: string | null }) {
  const range = organisations.under({ kind });
  const page = await table.query(range, options);
  return {
    organisations: page.items.map((item) => fromItem(organisationShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

export function putAccount(one: Account, before: Versioned | null): Write {
  return { put: toItem(account.key({ account: one.account }), one), when: unchanged(before), as: `account ${one.account}` };
}

/** The marker that makes an identity number nobody else's (P2). */
export function holdIdentity(one: Account): Write {
  const place = identityNumber.key({ kind: one.identityKind, number: one.identityNumber });
  return { put: toItem(place, { account: one.account }), when: 'absent', as: 'identity' };
}

export function putGrant(one: GrantRecord): Write {
  return { put: toItem(grant.key(one), one, members.entry(one)), when: 'absent', as: 'grant' };
}

export function putOrganisation(one: Organisation, before: Versioned | null): Write {
  const entry = organisations.entry({ kind: one.kind, name: one.name.replaceAll('#', ' '), organisation: one.id });
  return { put: toItem(organisation.key({ organisation: one.id }), one, entry), when: unchanged(before), as: 'organisation' };
}

/** The marker that makes a credit code nobody else's (P2). */
export function holdCreditCode(one: Organisation): Write {
  return { put: toItem(creditCode.key({ code: one.creditCode }), { organisation: one.id }), when: 'absent', as: 'creditCode' };
}

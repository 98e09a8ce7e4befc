/** The composition root: what each function is made of, built once a process from its environment. */
import { randomUUID } from 'node:crypto';
import { PUBLIC, type Actor } from '../../schema/core/actor.ts';
import type { Context } from '../../schema/core/context.ts';
import { marking } from '../../schema/core/marking.ts';
import type { Ballots, Cursors, Files, Notary, Scribe, Vault } from '../../schema/core/ports.ts';
import type { Instant } from '../../schema/core/time.ts';
import { loadBarsOn } from '../../schema/identity/bars/store.ts';
import type { Table } from '../../schema/table/port.ts';
import { dynamoClient, dynamoTable } from './dynamo-table.ts';
import type { Env } from './env.ts';
import type { Keys } from './keys.ts';
import { processMemory } from './memory.ts';
import { pause } from './pause.ts';

/** The table that the environment names. */
export function tableOf(env: Env<'table'>): Table {
  return dynamoTable(dynamoClient(env.DYNAMODB_ENDPOINT ? { endpoint: env.DYNAMODB_ENDPOINT } : {}), env.TABLE_NAME);
}

/** The table of ballots that the environment names. */
export function ballotsTableOf(env: Env<'ballots'>): Table {
  return dynamoTable(dynamoClient(env.DYNAMODB_ENDPOINT ? { endpoint: env.DYNAMODB_ENDPOINT } : {}), env.BALLOTS_TABLE_NAME);
}

/**
 * Makes the context of each invocation from what the process holds. A function is given the part of it that it uses; one that changes
 * anything needs the scribe, for its table marks the entries that it commits.
 */
export function contextMaker({
  table,
  files = {},
  keys = {},
  ballots = NO_BALLOTS,
  cursors = NO_CURSORS,
}: {
  table: Table;
  files?: Partial<Files>;
  keys?: Partial<Keys>;
  ballots?: Ballots;
  cursors?: Cursors;
}): (now: Instant, actor?: Actor) => Context {
  const memory = processMemory();
  const { scribe, vault, notary } = { ...NO_KEYS, ...keys };
  const shared = {
    table: marking(table, scribe),
    files: { ...NO_FILES, ...files },
    vault,
    notary,
    scribe,
    ballots,
    memory,
    cursors,
    newId: randomUUID,
    pause,
  };
  return (now, actor = PUBLIC) => ({
    now,
    actor,
    barsOn: (person) => loadBarsOn({ table, memory, now }, person),
    looked: { at: null },
    ...shared,
    isUnlogged: false,
    also: () => [],
  });
}

/** Using what the function was not given is a fault in the program, and says so. */
const not = (what: string) => (): Promise<never> => Promise.reject(new Error(`this function was not given ${what}`));
const store = not('this part of the object store');
const NO_FILES: Files = {
  put: store,
  signedUrl: store,
  postForm: store,
  head: store,
  read: store,
  copy: store,
  remove: store,
  putNew: store,
  list: store,
};
const VAULT: Vault = { seal: not('the vault'), open: not('the vault'), isCurrent: not('the vault'), mark: not('the vault') };
const NOTARY: Notary = { sign: not('the notary'), verify: not('the notary'), publicKeys: not('the notary') };
const SCRIBE: Scribe = { mark: not('the scribe'), isOurs: not('the scribe') };
const box = not('the ballots');
const NO_BALLOTS: Ballots = {
  table: { get: box, getMany: box, query: box, count: box, tally: box, cursorOf: () => '', transact: box },
  signer: { makeKeys: box, signBlinded: box, verify: box },
};
const missing = (): never => {
  throw new Error('this function was not given cursors');
};
const NO_CURSORS: Cursors = { seal: missing, open: missing };
const NO_KEYS: Keys = { vault: VAULT, notary: NOTARY, scribe: SCRIBE };

/** The composition root: what each function is made of, built once a process from its environment. */
import { randomUUID } from 'node:crypto';
import { PUBLIC, type Actor } from '../../schema/core/actor.ts';
import type { Context } from '../../schema/core/context.ts';
import type { Files, Notary, Vault } from '../../schema/core/ports.ts';
import type { Instant } from '../../schema/core/time.ts';
import type { Table } from '../../schema/table/port.ts';
import { dynamoClient, dynamoTable } from './dynamo-table.ts';
import type { Env } from './env.ts';
import type { Keys } from './keys.ts';
import { processMemory } from './memory.ts';

/** The table that the environment names. */
export function tableOf(env: Env<'table'>): Table {
  return dynamoTable(dynamoClient(env.DYNAMODB_ENDPOINT ? { endpoint: env.DYNAMODB_ENDPOINT } : {}), env.TABLE_NAME);
}

/** Makes the context of each invocation from what the process holds. */
export function contextMaker({
  table,
  files = NO_FILES,
  keys = NO_KEYS,
}: {
  table: Table;
  files?: Files;
  keys?: Keys;
}): (now: Instant, actor?: Actor) => Context {
  const memory = processMemory();
  return (now, actor = PUBLIC) => ({ now, actor, table, files, ...keys, memory, newId: randomUUID, also: () => [] });
}

/** For functions that were given no object store or no keys: using one is a fault in the program, and says so. */
const none = (what: string) => () => Promise.reject(new Error(`this function has no ${what}`));
const NO_FILES: Files = { put: none('object store'), signedUrl: none('object store') };
const VAULT: Vault = { seal: none('vault'), open: none('vault'), mark: none('vault') };
const NOTARY: Notary = { sign: none('notary'), verify: none('notary'), publicKeys: none('notary') };
const NO_KEYS: Keys = { vault: VAULT, notary: NOTARY };

/**
 * Whether a data directory is whole. A table that is gone while the rest is there would be made anew in silence, and with it everybody's
 * applications; a master key that is gone opens nothing that was sealed. Nobody starts on that without knowing.
 *
 * A directory begins with its table, and is marked when its first start is done. One that broke off before has no mark, and starts again.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { loadKeyring } from '../../schema/core/keyring.ts';
import { toIso, type Instant } from '../../schema/core/time.ts';
import type { Table } from '../../schema/table/port.ts';
import { type QueueName, eachQueue } from '../../schema/core/queues.ts';
import type { MasterKey } from '../runtime/master-key.ts';
import { embedded, TABLE_FILES, tableFile } from './embedded.ts';
import { stateFile } from './state-file.ts';

export const MASTER_KEY_FILE = 'master-key.json';
export const OBJECTS = 'files';
/** What waits in a queue. */
export const queueFile = (queue: QueueName): string => `queue-${queue}.json`;
const MARK = 'begun.json';

/** What is only there when a table has been there before. */
const LATER = [
  ...'begun.json master-key.json issuer.json stream.json schedules.json outbox.jsonl dead-letters.jsonl'.split(' '),
  ...Object.values(eachQueue(queueFile)),
];

/** Refuses a directory whose table is missing or empty, or whose objects are gone, while the rest is there. Asked before anything is made in it. */
export function mustHaveTable(directory: string): void {
  const objects = join(directory, OBJECTS);
  if (sizeOf(join(directory, tableFile())) > 0) {
    if (existsSync(join(directory, MARK)) && !existsSync(objects)) throw incomplete(directory, OBJECTS);
    return;
  }
  const isUsed = LATER.some((name) => existsSync(join(directory, name))) || (existsSync(objects) && readdirSync(objects).length > 0);
  if (isUsed) throw ofAnother(directory) ?? incomplete(directory, tableFile());
}

/** Refuses a directory whose table has been emptied, or whose keys lie there without the master key that opens them. */
export async function mustOpen(directory: string, table: Table, { isEmbedded }: { isEmbedded: boolean }): Promise<void> {
  const hasKeys = (await loadKeyring(table)).length > 0;
  if (hasKeys && !existsSync(join(directory, MASTER_KEY_FILE))) throw incomplete(directory, MASTER_KEY_FILE);
  // A table elsewhere may be another one by now: whoever keeps it knows.
  if (!hasKeys && isEmbedded && existsSync(join(directory, MARK))) throw incomplete(directory, tableFile());
}

/** Refuses a master key that is another one than that which the keys in the table were wrapped under: nothing sealed could be opened. */
export async function mustUnwrap(directory: string, table: Table, master: MasterKey): Promise<void> {
  const [key] = await loadKeyring(table);
  try {
    if (key) await master.unwrap(key.wrapped, key.use);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidCiphertextException') throw error;
    const path = resolve(directory);
    throw new Error(
      `数据目录 ${path} 中的 ${MASTER_KEY_FILE} 不是封存这些数据的主密钥，未予启动。请恢复原来的该文件。\n` +
        `The ${MASTER_KEY_FILE} in the data directory ${path} is not the master key that its data is sealed under, so nothing was started. ` +
        `Restore the file that belongs to it.`,
      { cause: error },
    );
  }
}

/** The first start is done: from now on the table and the master key belong to the directory. */
export function markBegun(directory: string, now: Instant): void {
  if (existsSync(join(directory, MARK))) return;
  stateFile(z.object({ at: z.string() }), join(directory, MARK)).write({ at: toIso(now) });
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Why a directory whose table the other one keeps is not opened by this one. */
function ofAnother(directory: string): Error | null {
  const other = embedded() === 'dynoxide' ? 'stand-in' : 'dynoxide';
  if (sizeOf(join(directory, TABLE_FILES[other])) === 0) return null;
  const path = resolve(directory);
  return new Error(
    `数据目录 ${path} 由另一种内置表（${other}）建立，未予启动。请设置 EMBEDDED_TABLE=${other}，或另设 DATA_DIR。\n` +
      `The data directory ${path} was begun with the other embedded table, ${other}, so nothing was started. ` +
      `Set EMBEDDED_TABLE=${other}, or another DATA_DIR.`,
  );
}

function incomplete(directory: string, name: string): Error {
  const path = resolve(directory);
  return new Error(
    `数据目录 ${path} 不完整：${name} 缺失或已被清空，而其余文件仍在，未予启动。请从备份恢复该文件（table.sqlite 须连同 -wal 文件），` +
      `或删除整个目录后重新开始；原来设有 DYNAMODB_ENDPOINT 的请照旧设置。\n` +
      `The data directory ${path} is incomplete: ${name} is missing or has been emptied while other files are there, so nothing was started. ` +
      `Restore that file (table.sqlite together with its -wal file), or remove the whole directory to begin anew; ` +
      `where DYNAMODB_ENDPOINT was set before, set it again.`,
  );
}

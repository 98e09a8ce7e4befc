/** An export into a new table. Nothing is written before every part is known to be what was exported, nor into a table that holds anything. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import * as z from 'zod';
import { readWhole, type Manifest, type Part } from './manifest.ts';
import type { Progress } from './progress.ts';
import { BATCH, type TypedItem, type WholeTable } from './whole-table.ts';

const line = z.object({ Item: z.record(z.string(), z.unknown()) });

/** Imports; the answer is the manifest of what is now there. */
export async function importTable(
  table: WholeTable,
  folder: string,
  { keyArn, progress }: { keyArn?: string | undefined; progress: Progress },
): Promise<Manifest> {
  const manifest = await readWhole(folder);
  await table.create({ keyArn });
  if (!(await table.isEmpty())) throw new Error(`${table.name} holds items already: an import needs a table of its own`);
  const counts = await Promise.all(manifest.parts.map((part) => importPart(table, folder, part, progress)));
  const written = counts.reduce((sum, count) => sum + count, 0);
  if (written !== manifest.items) throw new Error(`${written} items were written of ${manifest.items}`);
  return manifest;
}

async function importPart(table: WholeTable, folder: string, { file }: Part, progress: Progress): Promise<number> {
  let count = 0;
  let batch: TypedItem[] = [];
  const write = async () => {
    await table.write(batch);
    count += batch.length;
    progress.add(batch.length);
    batch = [];
  };
  for await (const text of linesOf(join(folder, file))) {
    batch.push(line.parse(JSON.parse(text)).Item as TypedItem);
    if (batch.length === BATCH) await write();
  }
  if (batch.length > 0) await write();
  return count;
}

/** The lines of a compressed file. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  // An error of the file would not reach the reader by itself.
  const source = createReadStream(file).on('error', (error) => unpacked.destroy(error));
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of source.pipe(unpacked) as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new Error(`${file} ends in the middle of a line`);
}

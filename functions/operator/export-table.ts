/** A whole table into a folder: read in parallel parts, each a compressed file of its own. What is written holds everything: nobody else may read it. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { padded } from '../../schema/table/keys.ts';
import { writeManifest, type Part } from './manifest.ts';
import type { Progress } from './progress.ts';
import type { WholeTable } from './whole-table.ts';

/** Exports into a folder that holds nothing yet. */
export async function exportTable(
  table: WholeTable,
  folder: string,
  { at, segments, progress }: { at: string; segments: number; progress: Progress },
) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} holds something already: an export needs a folder of its own`);
  const parts = await Promise.all(
    Array.from({ length: segments }, (_, segment) => exportPart(table, folder, { segment, of: segments }, progress)),
  );
  return writeManifest(folder, { table: table.name, at, parts });
}

async function exportPart(table: WholeTable, folder: string, part: { segment: number; of: number }, progress: Progress): Promise<Part> {
  const file = `part-${padded(part.segment)}.json.gz`;
  const hash = createHash('sha256');
  let [items, bytes] = [0, 0];
  const lines = async function* () {
    for await (const page of table.typedPages(part)) {
      items += page.length;
      progress.add(page.length);
      yield page.map((item) => `${JSON.stringify({ Item: item }, withoutBytes)}\n`).join('');
    }
  };
  const measured = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(
    Readable.from(lines(), { objectMode: false }),
    createGzip(),
    measured,
    createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600 }),
  );
  return { file, items, bytes, sha256: hash.digest('hex') };
}

/** Nothing here is stored as bytes, which JSON would write as something else. */
function withoutBytes(_: string, value: unknown): unknown {
  if (value instanceof Uint8Array) throw new Error('an item holds bytes, which this export cannot write');
  return value;
}

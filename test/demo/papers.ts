/** What fonts, queues and the clock still have to make: waited for, and saved where whoever runs the demo finds it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** Long enough for any machine. */
const PATIENCE = 180_000;
/** What a file begins with, by how its name ends. */
const BEGINS: Readonly<Record<string, string>> = { pdf: '%PDF', zip: 'PK\u0003\u0004', xlsx: 'PK\u0003\u0004', csv: '\u00ef\u00bb\u00bf' };

/** Asks until it is so, or patience has come to its end. */
export async function until<T>(asked: () => Promise<T | null>, isThere: (one: T) => boolean): Promise<T | null> {
  let found: T | null = null;
  for (const end = performance.now() + PATIENCE; performance.now() < end; await pause(200)) {
    found = await asked();
    if (found !== null && isThere(found)) return found;
  }
  return found;
}

export async function save(stage: Stage, name: string, url: string): Promise<void> {
  const { body } = await stage.client.download(url);
  await writeFile(join(stage.out, name), body);
  const begins = BEGINS[name.split('.').at(-1) ?? ''] ?? '';
  const head = Buffer.from(body.subarray(0, begins.length)).toString('latin1');
  stage.expectThat(`存于 ${name} / it lies in ${name}`, head === begins, head);
}

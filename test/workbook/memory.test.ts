/** In a process of its own: five thousand people, and files made to fill the memory, each within 150 MB of an idle process. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { MOST_PEOPLE, PERSON_COLUMNS } from '../../schema/identity/import/columns.ts';
import { bundle } from '../bench/bundle.ts';
import { bomb, byHand } from './by-hand.ts';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'workbooks-'));
afterAll(() => rm(folder, { recursive: true }));

async function measured(bytes: Uint8Array): Promise<{ answer: string; time: number; memory: number }> {
  const file = join(folder, 'upload.xlsx');
  await writeFile(file, bytes);
  const { file: child } = await bundle('test/workbook/memory-child.ts');
  const { stdout } = await run(process.execPath, [child, file]);
  return JSON.parse(stdout) as { answer: string; time: number; memory: number };
}

const people = (): string[][] => [
  PERSON_COLUMNS.map(({ head }) => head),
  ...Array.from({ length: MOST_PEOPLE }, (_, index) =>
    PERSON_COLUMNS.map(({ name, example }): string => (name === 'identityNumber' || name === 'account' ? `P-${index}` : example)),
  ),
];

const GB = 2 ** 30;
const strings = (): string =>
  Array.from({ length: 480_000 }, (_, index) => `<si><t>${'字'.repeat(10)}${index.toString(36).repeat(3)}</t></si>`).join('');

// The most of a process is told by /proc alone.
describe.skipIf(process.platform !== 'linux')('the memory that a workbook takes', () => {
  it.each([
    { what: 'five thousand people', file: async () => writeXlsx({ sheets: [{ name: '人员', rows: people() }] }), answer: '5000' },
    { what: '10 GB that say so', file: () => bomb(10 * GB, 10 * GB), answer: 'WORKBOOK_UNPACKS_TOO_LARGE' },
    { what: '10 GB that do not', file: () => bomb(10 * GB, 30 * 2 ** 20), answer: 'WORKBOOK_SUSPECT' },
    { what: 'as many shared texts as there may be', file: () => byHand({ strings: strings() }), answer: 'HEADS_WRONG' },
  ])('is below 150 MB and is asked for a few seconds: $what', async ({ file, answer }) => {
    const { time, memory, ...told } = await measured(await file());
    expect(told).toEqual({ answer });
    expect(memory).toBeLessThan(150);
    expect(time).toBeLessThan(10_000);
  });
});

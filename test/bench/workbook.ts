/** S10: an export of 10,000 and of 50,000 rows beside the bare streaming writer, each in a process of its own. */
import { bundle } from './bundle.ts';
import { inChild } from './child.ts';
import type { Part } from './part.ts';
import { median } from './ratio.ts';
import { atMost } from './row.ts';

const RUNS = 3;

type Measured = { time: number; memory: number; bytes: number };

const part: Part = async () => {
  const { file } = await bundle('test/bench/workbook-child.ts');
  const run = (writer: string, rows: number) =>
    inChild<Measured>(`process.argv.splice(1, 1); await import('file://${file}');`, [file, writer, String(rows)]);
  const ours: Measured[] = [];
  const bare: Measured[] = [];
  for (let round = 0; round < RUNS; round += 1) {
    bare.push(await run('bare', 10_000));
    ours.push(await run('ours', 10_000));
  }
  const large = await run('ours', 50_000);
  const of = (runs: readonly Measured[], what: 'time' | 'memory') => median(runs.map((one) => one[what]));
  const time = `${Math.round(of(ours, 'time'))} ms to ${Math.round(of(bare, 'time'))} ms, ${Math.round((ours[0]?.bytes ?? 0) / 1000)} KB to ${Math.round((bare[0]?.bytes ?? 0) / 1000)} KB`;
  return [
    atMost({
      id: 'S10',
      what: '10,000 rows × 30, time to the bare writer',
      goal: '≤ 1.3×',
      measured: of(ours, 'time') / of(bare, 'time'),
      unit: '×',
      most: 1.3,
      note: time,
    }),
    atMost({
      id: 'S10',
      what: '10,000 rows × 30, memory to the bare writer',
      goal: '≤ 1.15×',
      measured: of(ours, 'memory') / of(bare, 'memory'),
      unit: '×',
      most: 1.15,
      note: `${Math.round(of(ours, 'memory'))} MB to ${Math.round(of(bare, 'memory'))} MB, the whole process`,
    }),
    atMost({
      id: 'S10',
      what: '50,000 rows, memory to 10,000 rows',
      goal: '≤ 1.2×',
      measured: large.memory / of(ours, 'memory'),
      unit: '×',
      most: 1.2,
      note: `${Math.round(large.memory)} MB, ${Math.round(large.time)} ms`,
    }),
  ];
};
export default part;

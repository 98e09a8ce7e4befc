/** S10, checking: a table of ten thousand people is compared with the system beside being read alone, each in a process of its own. */
import { bundle } from './bundle.ts';
import { inChild } from './child.ts';
import type { Part } from './part.ts';
import { median } from './ratio.ts';
import { atMost } from './row.ts';

const ROWS = 10_000;
const RUNS = 3;

type Measured = { answer: number; time: number; memory: number };

const part: Part = async () => {
  const { file: child } = await bundle('test/bench/checking-child.ts');
  const run = <T>(what: string) =>
    inChild<T>(`process.argv.splice(1, 1); await import('file://${child}');`, [child, what, String(ROWS), `${child}.xlsx`]);
  const { bytes } = await run<{ bytes: number }>('write');
  const runs: Record<'read' | 'check' | 'mark', Measured[]> = { read: [], check: [], mark: [] };
  for (let round = 0; round < RUNS; round += 1) {
    for (const what of ['read', 'check', 'mark'] as const) runs[what].push(await run<Measured>(what));
  }
  const wrong = [...runs.check, ...runs.mark].find(({ answer }) => answer !== ROWS);
  if (wrong) throw new Error(`${wrong.answer} people and differences, not ${ROWS}`);
  const of = (what: keyof typeof runs, figure: 'time' | 'memory') => Math.round(median(runs[what].map((one) => one[figure])));
  const ratio = (what: keyof typeof runs, figure: 'time' | 'memory') => of(what, figure) / of('read', figure);
  const note = (what: keyof typeof runs, figure: 'time' | 'memory', unit: string) =>
    `${of(what, figure)} ${unit} to ${of('read', figure)} ${unit}`;
  return [
    atMost({
      id: 'S10',
      what: `checking ${ROWS} people, time to reading alone`,
      goal: '≤ 3×',
      measured: ratio('check', 'time'),
      unit: '×',
      most: 3,
      note: `${note('check', 'time', 'ms')}; it reads twice; ${Math.round(bytes / 1000)} KB`,
    }),
    atMost({
      id: 'S10',
      what: `checking ${ROWS} people, memory to reading alone`,
      goal: '≤ 1.6×',
      measured: ratio('check', 'memory'),
      unit: '×',
      most: 1.6,
      note: note('check', 'memory', 'MB'),
    }),
    atMost({
      id: 'S10',
      what: `the same with the marked workbook, time to reading alone`,
      goal: '≤ 6×',
      measured: ratio('mark', 'time'),
      unit: '×',
      most: 6,
      note: `${note('mark', 'time', 'ms')}; ${note('mark', 'memory', 'MB')}`,
    }),
  ];
};
export default part;

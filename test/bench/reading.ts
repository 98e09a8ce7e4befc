/** S10, the other way round: a workbook of five thousand people is read, in a process of its own. */
import { writeFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre/xlsx';
import { MOST_PEOPLE, PERSON_COLUMNS } from '../../schema/identity/import/columns.ts';
import { bundle } from './bundle.ts';
import { inChild } from './child.ts';
import type { Part } from './part.ts';
import { median } from './ratio.ts';
import { atMost } from './row.ts';

const RUNS = 3;

type Read = { answer: string; time: number; memory: number };

const part: Part = async () => {
  const { file: child } = await bundle('test/workbook/memory-child.ts');
  const file = `${child}.xlsx`;
  const bytes = await writeXlsx({ sheets: [{ name: '人员', rows: people() }] });
  await writeFile(file, bytes);
  const runs: Read[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(
      await inChild<Read>(`process.argv.splice(1, 1); process.argv.unshift(process.execPath); await import('file://${child}');`, [
        child,
        file,
      ]),
    );
  }
  const wrong = runs.find(({ answer }) => answer !== String(MOST_PEOPLE));
  if (wrong) throw new Error(`the workbook was answered ${wrong.answer}`);
  return [
    atMost({
      id: 'S10',
      what: `reading ${MOST_PEOPLE} people × ${PERSON_COLUMNS.length} columns, memory beyond an idle process`,
      goal: '≤ 150 MB',
      measured: Math.round(median(runs.map(({ memory }) => memory))),
      unit: 'MB',
      most: 150,
      note: `${Math.round(median(runs.map(({ time }) => time)))} ms, ${Math.round(bytes.length / 1000)} KB`,
    }),
  ];
};
export default part;

function people(): string[][] {
  const heads = PERSON_COLUMNS.map(({ head }) => head);
  const rows = Array.from({ length: MOST_PEOPLE }, (_, index) =>
    PERSON_COLUMNS.map(({ name, example }): string => (name === 'identityNumber' || name === 'account' ? `P-${index}` : example)),
  );
  return [heads, ...rows];
}

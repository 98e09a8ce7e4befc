/** Checks a table of so many people, or only reads it, telling how long it took and how much memory the process came to need. */
import { compare } from '../../schema/summary/check/compare.ts';
import { markedWorkbook } from '../../schema/summary/check/marked.ts';
import { TABLE_LIMITS } from '../../schema/summary/check/model.ts';
import { COLUMNS, INSTRUCTIONS, sheetOf } from '../../schema/summary/annex/columns.ts';
import type { Value } from '../../schema/core/workbook/writing/line.ts';
import { streamWorkbook } from '../../schema/core/workbook/writing/workbook.ts';
import { titleOf } from '../../schema/summary/model.ts';
import { readRows } from '../../schema/core/workbook/read.ts';

const [, what = '', count = '0', file = ''] = process.argv;
const HEADER = {
  series: 'health',
  level: 'SENIOR',
  filledBy: '嘉峪关市卫生健康委员会',
  contact: '甲',
  telephone: '1',
  date: '2024-10-30',
} as const;
const AT = Date.UTC(2024, 9, 30);

function rowOf(index: number): Value[] {
  return Array.from({ length: COLUMNS }, (_, column): Value => {
    if (column === 0) return index + 1;
    if (column === 3) return `6202011990${String(index).padStart(8, '0')}`;
    return column === 13
      ? `符合甘人社通〔2021〕438号正常晋升业绩条件2项：能力、业绩贡献条件符合第10条第2款（佐证材料${index}）`
      : `第${index}人${column}`;
  });
}

// oxlint-disable-next-line typescript/require-await -- the rows of an export come one by one
async function* rows(): AsyncGenerator<Value[]> {
  for (let index = 0; index < Number(count); index += 1) yield rowOf(index);
}

const { readFileSync, writeFileSync } = await import('node:fs');
if (what === 'write') {
  const pieces: Uint8Array[] = [];
  const sheet = { ...sheetOf(HEADER), lines: rows(), closing: INSTRUCTIONS };
  for await (const piece of streamWorkbook(AT, [sheet])) pieces.push(piece);
  writeFileSync(file, Buffer.concat(pieces));
  console.log(JSON.stringify({ bytes: Buffer.concat(pieces).length }));
} else {
  const bytes = readFileSync(file);
  const start = performance.now();
  const sheet = (layout?: Parameters<typeof readRows>[1]['layout']) =>
    readRows(
      (async function* () {
        yield await Promise.resolve(bytes);
      })(),
      { limits: TABLE_LIMITS, ...(layout && { layout }) },
    );
  let answer = 0;
  if (what === 'read') for await (const row of sheet()) answer += row.cells.size > 1 ? 1 : 0;
  else {
    const expected: Value[][] = [];
    for await (const row of rows()) expected.push(row);
    const head = { title: titleOf(HEADER), filledBy: HEADER.filledBy };
    const report = await compare({ ...head, rows: expected }, sheet, () => Promise.resolve());
    answer = report.total + report.told.length;
    if (what === 'mark') for await (const piece of markedWorkbook(report, sheet, AT)) answer += piece.length > 0 ? 0 : 1;
  }
  console.log(JSON.stringify({ answer, time: performance.now() - start, memory: process.resourceUsage().maxRSS / 1024 }));
}

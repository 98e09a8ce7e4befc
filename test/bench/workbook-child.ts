/** Writes a workbook and throws it away, telling how long it took and how much memory the process came to need. */
import { writeXlsxStream } from 'hucre/xlsx';
import type { Value } from '../../schema/core/workbook/writing/line.ts';
import { streamWorkbook } from '../../schema/core/workbook/writing/workbook.ts';

const COLUMNS = 30;

function* rows(count: number): Generator<Value[]> {
  for (let row = 0; row < count; row += 1) {
    yield Array.from({ length: COLUMNS }, (_, column) => (column % 10 === 0 ? row + column : `嘉峪关市第一中学 ${row}-${column}`));
  }
}

// oxlint-disable-next-line typescript/require-await -- what streams the rows of an export is asynchronous
async function* waited(count: number): AsyncGenerator<Value[]> {
  yield* rows(count);
}

const [, writer, count = '0'] = process.argv;
const heads = Array.from({ length: COLUMNS }, (_, column) => `列${column + 1}`);
const start = performance.now();
const body =
  writer === 'ours'
    ? streamWorkbook(Date.UTC(2024, 8, 11), [
        {
          name: '汇总表',
          columns: heads.map(() => ({ width: 10 })),
          head: [{ cells: heads }],
          lines: waited(Number(count)),
          closing: ['填表说明'],
        },
      ])
    : writeXlsxStream(rows(Number(count)), { name: '汇总表', columns: heads.map((header) => ({ header })) });
let bytes = 0;
for await (const chunk of body) bytes += chunk.length;
console.log(JSON.stringify({ time: performance.now() - start, memory: process.resourceUsage().maxRSS / 1024, bytes }));

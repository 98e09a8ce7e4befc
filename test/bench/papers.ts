/** What a paper costs to print in a warm process, in milliseconds of processor; and what it adds that its fonts are opened. */
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { certificatePaper } from '../../schema/certificate/paper.ts';
import { reviewForm } from '../../schema/certificate/review-form.ts';
import type { Document } from '../../schema/core/document.ts';
import { conferralPaper } from '../../schema/result/documents/paper.ts';
import { CERTIFICATE, conferralOf, LONG_NAME, RARE_NAME, reviewFormOf } from '../support/papers.ts';
import type { Part } from './part.ts';
import { median } from './ratio.ts';
import { atMost, type Row } from './row.ts';

const RUNS = 15;
const MOST = 200;
/** Nobody waits for the first of a process: the queue does. */
const FIRST = 1000;

const part: Part = async () => {
  const printer = pdfPrinter();
  const print = async (document: Document) => {
    const before = process.cpuUsage();
    const { length } = await printer.print(document);
    const { user, system } = process.cpuUsage(before);
    return { length, cost: (user + system) / 1000 };
  };
  const rare = certificatePaper({ ...CERTIFICATE, holder: RARE_NAME });
  const first = await print(rare);
  const rows: Row[] = [
    atMost({
      id: 'S13',
      what: 'the first paper of a process, with a rare name',
      goal: `≤ ${FIRST} ms`,
      measured: first.cost,
      unit: 'ms',
      most: FIRST,
      note: 'reads and parses three fonts',
    }),
  ];
  const papers: [string, Document][] = [
    ['a certificate', certificatePaper(CERTIFICATE)],
    ['a certificate with a rare name', rare],
    ['a review form of six pages', reviewForm(reviewFormOf(LONG_NAME))],
    ['a title document with a roster of 300', conferralPaper(conferralOf(300))],
  ];
  for (const [what, document] of papers) {
    await print(document); // its pictures and its characters have been seen once
    const runs: { length: number; cost: number }[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await print(document));
    const measured = median(runs.map(({ cost }) => cost));
    const note = `${Math.round((runs[0]?.length ?? 0) / 1000)} KB; the fastest of ${RUNS} ${Math.round(Math.min(...runs.map(({ cost }) => cost)))} ms`;
    rows.push(atMost({ id: 'S13', what: `${what}, printed`, goal: `≤ ${MOST} ms`, measured, unit: 'ms', most: MOST, note }));
  }
  return rows;
};
export default part;

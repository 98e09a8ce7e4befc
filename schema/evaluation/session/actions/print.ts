/** Printing the sealed minutes, by the function that has the font; made before, it changes nothing (E11). */
import type { Context } from '../../../core/context.ts';
import { createSha256 } from '../../../core/hash.ts';
import { onePiece } from '../../../core/pieces.ts';
import type { Printer } from '../../../core/ports.ts';
import { printedWhole } from '../../../core/printing.ts';
import { Conflict } from '../../../table/port.ts';
import { paperKeyOf } from '../minutes.ts';
import type { MinutesPaper } from '../model.ts';
import { minutesPaper } from '../paper.ts';
import { loadPaper, loadSession, putPaper } from '../store.ts';
import { minutesIn } from './minutes.ts';

export async function printMinutes(context: Context, printer: Printer, id: string): Promise<MinutesPaper | null> {
  const session = await loadSession(context.table, id);
  if (!session?.minutes?.confirmedAt) return null;
  const known = await loadPaper(context.table, id);
  if (known) return known;
  const minutes = await minutesIn(context, session);
  const { hash, confirmedAt } = session.minutes;
  const pdf = await printedWhole(printer, minutesPaper(minutes, { hash, confirmedAt }));
  const size = await context.files.put(paperKeyOf(id), onePiece(pdf), { contentType: 'application/pdf' });
  const digest = createSha256();
  digest.update(pdf);
  const paper = { session: id, sha256: digest.digest(), size, at: context.now };
  try {
    await context.table.transact([putPaper(paper)]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return loadPaper(context.table, id); // printed by another delivery: the same bytes
  }
  return paper;
}

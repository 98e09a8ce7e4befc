/** Printing the sealed minutes, by the function that has the font; made before, it changes nothing (E11). */
import type { Context } from '../../../core/context.ts';
import type { Printer } from '../../../core/ports.ts';
import { storedPaper } from '../../../core/printing.ts';
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
  const stored = await storedPaper(context, printer, { key: paperKeyOf(id), document: minutesPaper(minutes, { hash, confirmedAt }) });
  const paper = { session: id, ...stored, at: context.now };
  try {
    await context.table.transact([putPaper(paper)]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return loadPaper(context.table, id); // printed by another delivery: the same bytes
  }
  return paper;
}

/** What the queue of papers brings, told apart by its name: the minutes of a meeting, the result report of a posting, or of a roster. */
import type { Context } from '../../schema/core/context.ts';
import type { Printer } from '../../schema/core/ports.ts';
import { printMinutes } from '../../schema/evaluation/session/actions/print.ts';
import { sessionIn } from '../../schema/evaluation/session/minutes.ts';
import { buildReport } from '../../schema/posting/actions/report.ts';
import { buildRosterReport } from '../../schema/result/roster/actions/report.ts';
import { rosterIn } from '../../schema/result/roster/model.ts';

/** Prints what the queue knows by this id; done when nothing is left to print. */
export async function printPaper(context: Context, printer: Printer, id: string): Promise<{ done: boolean; state: string | undefined }> {
  const session = sessionIn(id);
  if (session !== null) {
    const paper = await printMinutes(context, printer, session);
    return { done: paper !== null, state: paper ? 'PRINTED' : 'UNSEALED' };
  }
  const roster = rosterIn(id);
  if (roster !== null) {
    const state = (await buildRosterReport(context, printer, roster))?.state;
    return { done: state !== 'ENDED', state };
  }
  const state = (await buildReport(context, printer, id))?.state;
  return { done: state !== 'ENDED', state };
}

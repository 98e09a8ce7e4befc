/** Making the report of a posting of results: stored, and with it the roster is ready for its title document (R1, R3). Made before, it changes nothing. */
import type { Actor } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Printer } from '../../../core/ports.ts';
import { storedPaper } from '../../../core/printing.ts';
import { inWords } from '../../../core/time.ts';
import { Conflict } from '../../../table/port.ts';
import { dueBy } from '../../../calendar/plan.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { allObjections } from '../../../posting/store.ts';
import { resultNotices } from '../../notices.ts';
import { rosterReportKeyOf, type Roster } from '../model.ts';
import { rosterReport } from '../report.ts';
import { linesIn } from '../rules.ts';
import { loadRoster, loadRosterFile, loadRosterFiles, putRoster } from '../store.ts';

const MAKER: Actor = { kind: 'system', name: 'report-build' };

export async function buildRosterReport(context: Context, printer: Printer, id: string): Promise<Roster | null> {
  const file = await loadRosterFile(context.table, id);
  if (!file || file.roster.state !== 'ENDED') return file?.roster ?? null;
  const { roster } = file;
  const [calendar, attachments, objections] = await Promise.all([
    loadCalendar(context, roster.cycle),
    loadRosterFiles(context.table, id),
    allObjections(context.table, id),
  ]);
  if (objections.length < roster.objections.all || objections.some(({ finding }) => finding === null))
    throw new Error(`the index does not show all findings of roster ${id} yet`); // it is tried again
  // The instant at which it ended stands on the paper, so that the same report is made however often it is tried.
  const about = { objections, attachments, madeAt: roster.endedAt ?? roster.endsAt, document: calendar.announcement.document };
  const paper = await storedPaper(context, printer, { key: rosterReportKeyOf(roster), document: rosterReport(file, about) });
  const report = { ...paper, at: context.now };
  const fact = { by: MAKER, at: context.now, action: 'report' as const, detail: { sha256: report.sha256 } };
  const { after, entry } = change({ kind: 'ROSTER', id }, roster, { ...roster, state: 'CLEARED' as const, report }, fact);
  const { committee, committeeName, city, number, edition } = roster;
  const told = resultNotices.ROSTER_CLEARED({
    to: [{ organisation: committee, role: 'COMMITTEE_OFFICE' }],
    about: { type: 'Roster', id },
    city,
    cause: [id],
    at: context.now,
    details: {
      committee: committeeName,
      number,
      people: linesIn(file, edition).length,
      due: inWords(dueBy(calendar, 'certificates', context.now), true),
    },
  });
  try {
    await context.table.transact([putRoster(after, roster), entry, told]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return loadRoster(context.table, id); // another run was first
  }
  return after;
}

/** Somebody whose application is cancelled by a case stands on their roster no more: another edition, as after an objection that was upheld (R2, V2). */
import { signature } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Write } from '../../../table/port.ts';
import type { Application } from '../../../application/model.ts';
import { loadDocument } from '../../documents/store.ts';
import { hashOfLines, linesIn } from '../rules.ts';
import { loadRosterFile, loadRosterWith, putRemoval, putRoster } from '../store.ts';

/** Its titles are being conferred at this moment: what is written here would contradict the document. Ask again when they are. */
export const CONFERRING = Symbol('being conferred');

/** The writes that take an application off its roster; none where it stands on none. */
export async function leavingRoster(
  context: Context,
  head: Application,
  { reason, cause }: { reason: string; cause: string },
): Promise<Write[] | typeof CONFERRING> {
  const { table, now: at, actor: by } = context;
  const id = await loadRosterWith(table, head);
  const file = id === null ? null : await loadRosterFile(table, id);
  if (!file) return [];
  const { roster, lines, removals } = file;
  if (!linesIn(file, roster.edition).some(({ application }) => application === head.id)) return [];
  if (roster.document !== null && (await loadDocument(table, roster.document))?.state === 'ISSUED') return CONFERRING;
  const edition = roster.edition + 1;
  const removal = { roster: roster.id, application: head.id, edition, at, by: signature(by), reason, objection: cause };
  const hash = hashOfLines(linesIn({ lines, removals: [...removals, removal] }, edition));
  const fact = { by, at, action: 'remove' as const, reason, detail: { case: cause } };
  const { after, entry } = change({ kind: 'ROSTER', id: roster.id }, roster, { ...roster, edition, hash }, fact);
  return [putRemoval(removal), putRoster(after, roster), { ...entry, as: 'roster' }];
}

/** The photographs that a roster hung offline: its office keeps them, as units keep those of their postings (R1, U3, A3). */
import { refuseIf } from '../../core/refusal.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Shelf } from '../../posting/actions/attachments.ts';
import { resultRefusals } from '../refusals.ts';
import type { Roster } from './model.ts';
import { whyNotKeep } from './rules.ts';
import { loadRoster, loadRosterFiles, putRoster, putRosterFile } from './store.ts';

export const ROSTER_FILES: Shelf<Roster> = {
  kind: 'ROSTER',
  async own(context, id) {
    const roster = await loadRoster(context.table, id);
    if (!roster) throw resultRefusals.ROSTER_UNKNOWN();
    refuseIf(whyNotKeep(context.actor, roster));
    const [{ announcement }, attachments] = await Promise.all([loadCalendar(context, roster.cycle), loadRosterFiles(context.table, id)]);
    return { head: roster, attachments, policy: announcement.policy.proofs };
  },
  put: putRoster,
  putFile: putRosterFile,
};

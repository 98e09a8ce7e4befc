/** A committee's roster as something that takes objections: each is to one of those who stand on it (R2). */
import type { Board } from '../../../posting/actions/board.ts';
import { resultRefusals } from '../../refusals.ts';
import { seesRoster } from '../../sight.ts';
import type { Roster } from '../model.ts';
import { linesIn, whyNotKeep, whyNotObject } from '../rules.ts';
import { loadRoster, loadRosterFile, putRoster } from '../store.ts';

export const ROSTERS: Board<Roster> = {
  on: 'ROSTER',
  load: loadRoster,
  put: putRoster,
  unknown: resultRefusals.ROSTER_UNKNOWN,
  isShown: ({ actor }, one) => seesRoster(actor, one),
  answerer: ({ committee }) => committee,
  async aim({ table }, { id, edition }, application) {
    const file = await loadRosterFile(table, id);
    const line = file && linesIn(file, edition).find((one) => one.application === application);
    if (!line) throw resultRefusals.NOT_ON_ROSTER();
    return { application: line.application, applicant: line.applicant, applicantName: line.name };
  },
  whyNotObject,
  whyNotKeep,
};

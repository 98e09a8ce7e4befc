/** What has come to stand against the applicant since the submission: nobody is recommended, approved or passed over it (P4). */
import type { Context } from '../../core/context.ts';
import { loadHowTheyStand } from '../../identity/store.ts';
import { isNotBarred } from '../../application/eligibility/person.ts';
import type { Case } from '../../application/actions/move.ts';
import { reviewRefusals } from '../refusals.ts';

/** Refuses where a penalty runs, a listing, or a kind that may not apply at all; the reviewer refuses the application then. */
export async function refuseBarred(
  { table, now }: Context,
  { head, calendar, stands }: Pick<Case, 'head' | 'calendar' | 'stands'>,
): Promise<void> {
  const { standing, bars } = stands ?? (await loadHowTheyStand(table, head.applicant));
  const barred = isNotBarred({ standing, bars, calendar, now }).filter(({ outcome }) => outcome === 'FAILS');
  if (barred.length > 0) throw reviewRefusals.BARRED_MEANWHILE({ because: barred.map(({ because }) => because) });
}

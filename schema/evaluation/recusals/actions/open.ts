/** Which candidate is meant, and until when recusals of it are recorded (E5). */
import type { Context } from '../../../core/context.ts';
import { CANDIDATE_STATE_NAMES, type Candidate, type CandidateState } from '../../candidates/model.ts';
import { loadCandidate } from '../../candidates/store.ts';
import { evaluationRefusals } from '../../refusals.ts';

/** Until it is voted on, somebody can keep away from it. */
const OPEN: readonly CandidateState[] = ['WAITING', 'READING', 'READ'];

/** Why recusals of a candidate are not recorded any more. */
export function whyNotOpen({ state }: Candidate) {
  return OPEN.includes(state) ? null : evaluationRefusals.RECUSAL_LATE({ state: CANDIDATE_STATE_NAMES[state] });
}

/** The candidate an expert or an office speaks of. */
export async function candidateOf({ table }: Pick<Context, 'table'>, application: string): Promise<Candidate & { committee: string }> {
  const candidate = await loadCandidate(table, application);
  if (!candidate?.committee) throw evaluationRefusals.CANDIDATE_UNKNOWN();
  return { ...candidate, committee: candidate.committee };
}

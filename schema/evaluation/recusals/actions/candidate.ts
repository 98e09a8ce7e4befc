/** Which candidate is meant: one that has come to a committee (E5, E7). */
import type { Context } from '../../../core/context.ts';
import type { Candidate } from '../../candidates/model.ts';
import { loadCandidate } from '../../candidates/store.ts';
import { evaluationRefusals } from '../../refusals.ts';

/** The candidate an expert or an office speaks of. */
export async function candidateOf({ table }: Pick<Context, 'table'>, application: string): Promise<Candidate & { committee: string }> {
  const candidate = await loadCandidate(table, application);
  if (!candidate?.committee) throw evaluationRefusals.CANDIDATE_UNKNOWN();
  return { ...candidate, committee: candidate.committee };
}

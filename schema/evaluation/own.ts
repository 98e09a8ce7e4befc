/** Nobody handles their own case: who applies to a committee does nothing for its candidates, in whatever office, and reads nothing of them (P7). */
import { personOf } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { applicationRefusals } from '../application/refusals.ts';
import { applicationId } from '../application/store.ts';
import type { Candidate } from './candidates/model.ts';
import { loadCandidates } from './candidates/store.ts';

/** Who of these people is a candidate of a committee in a cycle, and has not withdrawn. */
export async function applyingTo(
  { table }: Pick<Context, 'table'>,
  { committee, cycle }: { committee: string | null; cycle: string },
  accounts: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await loadCandidates(
    table,
    accounts.map((account) => applicationId(cycle, account)),
  );
  const isHere = (one: Candidate) => one.committee === committee && one.state !== 'ENDED';
  return new Set(found.filter(isHere).map(({ applicant }) => applicant));
}

/** Refuses somebody who is a candidate of this very committee. */
export async function refuseApplicant(context: Pick<Context, 'table' | 'actor'>, of: { committee: string; cycle: string }): Promise<void> {
  const { account } = personOf(context.actor);
  if ((await applyingTo(context, of, [account])).has(account)) throw applicationRefusals.OWN_APPLICATION();
}

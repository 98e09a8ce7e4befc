/** The files of a case: evidence from those at its desk, from whoever reported as themselves, and from those whom it would burden (V5, A3). */
import { actingIn } from '../../core/acting.ts';
import { refuseIf } from '../../core/refusal.ts';
import { policyIn } from '../../announcement/cycles.ts';
import type { Shelf } from '../../posting/actions/attachments.ts';
import { supervisionRefusals } from '../refusals.ts';
import type { Case } from './model.ts';
import { whyNotAddFile } from './rules.ts';
import { loadCase, loadCaseFiles, putCase, putCaseFile } from './store.ts';

export const CASE_FILES: Shelf<Case> = {
  kind: 'CASE',
  async own(context, id) {
    const one = await loadCase(context.table, id);
    if (!one) throw supervisionRefusals.CASE_UNKNOWN();
    refuseIf(whyNotAddFile({ actor: context.actor, ...(await actingIn(context)) }, one, context.now));
    const [policy, attachments] = await Promise.all([policyIn(context, one.city), loadCaseFiles(context.table, id)]);
    return { head: one, attachments, policy: policy.proofs };
  },
  put: (after, before) => putCase(after, before),
  putFile: putCaseFile,
};

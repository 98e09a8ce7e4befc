/** What may be uploaded, and what a file must be to count (A3). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import { whyNotTaken, type Wanted } from '../../core/scans/rules.ts';
import type { ProofPolicy } from '../../announcement/model.ts';
import { LAST_PROOF } from '../form/fields.ts';
import type { Application, ApplicationFile } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import type { Proof } from './model.ts';

/** The files that stand: checked and not removed. */
export function standing(proofs: readonly Proof[]): Proof[] {
  return proofs.filter(({ state }) => state === 'READY');
}

/** Why these files may not be uploaded: too many together, none, of another type, empty or too large. */
export function whyNotUpload(
  file: Pick<ApplicationFile, 'proofs' | 'counter'>,
  wanted: readonly Wanted[],
  policy: ProofPolicy,
): Refusal | null {
  const there = standing(file.proofs).length;
  if (wanted.length === 0 || there + wanted.length > policy.files || (file.counter?.next ?? 1) + wanted.length - 1 > LAST_PROOF) {
    return applicationRefusals.TOO_MANY_PROOFS({ most: policy.files, there });
  }
  for (const [index, one] of wanted.entries()) {
    const why = whyNotTaken(one, index + 1, policy);
    if (why) return why;
  }
  return null;
}

/** Why a proof may not be removed: a submission took it in (A3), or it is not there. */
export function whyNotRemove(head: Pick<Application, 'submittedProofs'>, proof: Proof | undefined): Refusal | null {
  if (proof?.state !== 'READY') return applicationRefusals.PROOF_UNKNOWN();
  return head.submittedProofs.includes(proof.number) ? applicationRefusals.PROOF_SUBMITTED({ number: proof.number }) : null;
}

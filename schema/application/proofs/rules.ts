/** What may be uploaded, and what a file must be to count (A3). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import { kindOf, partOf, registeredType } from '../../core/file-kind.ts';
import type { ProofPolicy } from '../../announcement/model.ts';
import { LAST_PROOF } from '../form/fields.ts';
import type { Application, ApplicationFile } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import type { Proof } from './model.ts';
import { KINDS, type Kind } from './pdf/found.ts';

/** The files that stand: checked and not removed. */
export function standing(proofs: readonly Proof[]): Proof[] {
  return proofs.filter(({ state }) => state === 'READY');
}

/** What a client wants to upload. */
export type Wanted = { contentType: string; size: number };

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
  for (const [index, { contentType, size }] of wanted.entries()) {
    if (!policy.types.includes(registeredType(contentType)))
      return applicationRefusals.PROOF_TYPE({ row: index + 1, types: namesOf(policy.types) });
    if (size < 1 || size > policy.bytes) return applicationRefusals.PROOF_SIZE({ row: index + 1, most: policy.bytes / (1024 * 1024) });
  }
  return null;
}

/** Why an uploaded file does not count: what it begins with is not of the type that was stated, whatever its name. */
export function whyNotType(contentType: string, first: Uint8Array, policy: ProofPolicy): Refusal | null {
  const { type, name } = kindOf(first);
  if (type === contentType && policy.types.includes(type)) return null;
  const isTaken = type !== null && policy.types.includes(type);
  const todo = isTaken
    ? { zh: '请按实际类型重新申请上传', en: 'ask for an upload of that type' }
    : { zh: '请另存、导出或重新扫描为上述类型后再上传', en: 'save, export or scan it as one of these' };
  return applicationRefusals.PROOF_LIES({ found: name, type: namesOf([contentType]), types: namesOf(policy.types), todo });
}

/** Why a file does not count although it begins as its type does: it is cut off, and nobody can look at it. */
export function whyNotWhole(contentType: string, isWhole: boolean, policy: ProofPolicy): Refusal | null {
  if (isWhole) return null;
  const todo = {
    zh: '请确认文件能正常打开，重新扫描或导出后再上传',
    en: 'make sure that it opens, scan or export it again, and upload that',
  };
  return applicationRefusals.PROOF_LIES({ found: partOf(contentType), type: namesOf([contentType]), types: namesOf(policy.types), todo });
}

/** Why a PDF does not count although it is one: it does more than show its pages, or nobody can open it. */
export function whyNotContent(found: ReadonlySet<Kind>): Refusal | null {
  // What is encrypted cannot be looked into: what else seems to be in it is no more than a guess.
  if (found.has('ENCRYPTED')) return applicationRefusals.PROOF_ENCRYPTED();
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => found.has(kind));
  return kinds.length > 0 ? applicationRefusals.PROOF_ACTIVE({ found: kinds.map((kind) => ({ kind, ...KINDS[kind] })) }) : null;
}

/** Why a proof may not be removed: a submission took it in (A3), or it is not there. */
export function whyNotRemove(head: Pick<Application, 'submittedProofs'>, proof: Proof | undefined): Refusal | null {
  if (proof?.state !== 'READY') return applicationRefusals.PROOF_UNKNOWN();
  return head.submittedProofs.includes(proof.number) ? applicationRefusals.PROOF_SUBMITTED({ number: proof.number }) : null;
}

function namesOf(types: readonly string[]): string[] {
  return types.map((type) => type.split('/')[1]?.toUpperCase() ?? type);
}

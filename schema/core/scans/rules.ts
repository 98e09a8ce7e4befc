/** What may be uploaded, and what a file must be to count (A3). Pure. */
import { kindOf, partOf, registeredType } from '../file-kind.ts';
import type { Refusal } from '../refusal.ts';
import { KINDS, type Kind } from './pdf/found.ts';
import { scanRefusals } from './refusals.ts';

/** Which types of files are taken, and how large each may be; pictures that papers carry have to be such as can be printed. */
export type ScanPolicy = { bytes: number; types: readonly string[]; isPrinted?: boolean };

/** What a client wants to upload. */
export type Wanted = { contentType: string; size: number };

/** Why no form is given for a file: it is of another type, empty or too large; `row` is what the refusal calls it. */
export function whyNotTaken({ contentType, size }: Wanted, row: number, policy: ScanPolicy): Refusal | null {
  if (!policy.types.includes(registeredType(contentType))) return scanRefusals.PROOF_TYPE({ row, types: namesOf(policy.types) });
  return whyNotOfSize(size, row, policy);
}

/** Why a file of this size is not taken. */
export function whyNotOfSize(size: number, row: number, { bytes }: ScanPolicy): Refusal | null {
  return size < 1 || size > bytes ? scanRefusals.PROOF_SIZE({ row, most: bytes / (1024 * 1024) }) : null;
}

/** Why an uploaded file does not count: what it begins with is not of the type that was stated, whatever its name. */
export function whyNotType(contentType: string, first: Uint8Array, policy: ScanPolicy): Refusal | null {
  const { type, name } = kindOf(first);
  if (type === contentType && policy.types.includes(type)) return null;
  const isTaken = type !== null && policy.types.includes(type);
  const todo = isTaken
    ? { zh: '请按实际类型重新申请上传', en: 'ask for an upload of that type' }
    : { zh: '请另存、导出或重新扫描为上述类型后再上传', en: 'save, export or scan it as one of these' };
  return scanRefusals.PROOF_LIES({ found: name, type: namesOf([contentType]), types: namesOf(policy.types), todo });
}

/** Why a file does not count although it begins as its type does: it is cut off, and nobody can look at it. */
export function whyNotWhole(contentType: string, isWhole: boolean, policy: ScanPolicy): Refusal | null {
  if (isWhole) return null;
  const todo = {
    zh: '请确认文件能正常打开，重新扫描或导出后再上传',
    en: 'make sure that it opens, scan or export it again, and upload that',
  };
  return scanRefusals.PROOF_LIES({ found: partOf(contentType), type: namesOf([contentType]), types: namesOf(policy.types), todo });
}

/** Why a PDF does not count although it is one: it does more than show its pages, or nobody can open it. */
export function whyNotContent(found: ReadonlySet<Kind>): Refusal | null {
  // What is encrypted cannot be looked into: what else seems to be in it is no more than a guess.
  if (found.has('ENCRYPTED')) return scanRefusals.PROOF_ENCRYPTED();
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => found.has(kind));
  return kinds.length > 0 ? scanRefusals.PROOF_ACTIVE({ found: kinds.map((kind) => ({ kind, ...KINDS[kind] })) }) : null;
}

function namesOf(types: readonly string[]): string[] {
  return types.map((type) => type.split('/')[1]?.toUpperCase() ?? type);
}

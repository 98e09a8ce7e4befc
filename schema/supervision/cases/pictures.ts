/** What the pictures are called that whoever reported sends by the code: as work of a queue, in the letter box, and among the files of their case (V5). */
import type { Context } from '../../core/context.ts';
import { LETTERBOX } from '../../core/letterbox.ts';
import { BARE_TYPES } from '../../core/scans/bare/faults.ts';
import type { Instant } from '../../core/time.ts';
import type { Policy } from '../../announcement/model.ts';
import type { Attachment } from '../../posting/model.ts';
import { caseWork, type Case } from './model.ts';

/** The pictures that came with a report in an hour, taken over at its end. */
export const pictureWork = (id: string, at: Instant): string => caseWork(id, `pictures-${at}`);
export function pictureCaseIn(work: string): string | null {
  const [kind, id = null, step = ''] = work.split('.');
  return kind === 'case' && step.startsWith('pictures-') ? id : null;
}

/** Where one lies until it is taken over: a keyed hash, so that nobody who sees the letter box can tell of which case it is. */
export async function letterboxKeyOf({ vault }: Pick<Context, 'vault'>, id: string, number: number): Promise<string> {
  return `${LETTERBOX}${await vault.mark(`report picture ${id} ${number}`)}`;
}

/** The upload that a file of a case came by, where it came by the code. */
const BY_CODE = 'picture-';
export const uploadByCode = (number: number): string => `${BY_CODE}${number}`;

/** Whether a file came from whoever reported: by the code, or by the account that they reported with. */
export function isOfReporter({ upload, addedBy }: Pick<Attachment, 'upload' | 'addedBy'>, { reporter }: Pick<Case, 'reporter'>): boolean {
  return upload.startsWith(BY_CODE) || (reporter !== null && reporter.account !== null && reporter.account === addedBy);
}

/** What a picture may be as it is uploaded. */
export function pictureLimits({ supervision: { pictures, pictureMegabytes } }: Pick<Policy, 'supervision'>) {
  return { most: pictures, bytes: pictureMegabytes * 1024 * 1024, types: BARE_TYPES };
}

/** What the moves of title documents have in common: which document, in which version, and the answer of a repetition. */
import { manual } from '../../../core/manual.ts';
import type { Context } from '../../../core/context.ts';
import { answered } from '../../../core/once.ts';
import { found } from '../../../identity/graph/types.ts';
import type { Documented } from '../../documents/actions/changing.ts';
import { loadDocument } from '../../documents/store.ts';

/** Does it under its key, and answers the document as it then is. */
export function documented<Body>(
  context: Context,
  request: { key: string | null | undefined; mutation: string; body: Body },
  action: (context: Context, body: Body) => Promise<Documented>,
) {
  return answered(context, request, action, async ({ document }) => found(await loadDocument(context.table, document)));
}

export const ISSUING = ['COMMITTEE_OFFICE', 'BUREAU_OFFICER'] as const;
export const ADDRESSED = manual(
  '主送机关，最多200字；不填为发文机关的默认主送。',
  'The addressees, at most 200 characters; those the issuer has as default where it is left out.',
);
export const MORE = manual(
  '另外写明的事项，至多5段，每段最多400字。',
  'What else it says: at most 5 paragraphs of at most 400 characters each.',
);
export const VERSION = manual('所见的版本。', 'The version as seen. Rule A4.');
export const DOCUMENT = manual('文件。', 'The document.');

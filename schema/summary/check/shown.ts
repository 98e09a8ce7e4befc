/** What of a table filled by hand may be told to those who read its differences: short, and no identity number whole. Pure. */
import { cut } from '../../core/workbook/refusals.ts';
import { identitiesMasked } from '../../identity/mask/index.ts';

/** A number that begins before the cut is looked at this much further, so that it is known for one. */
const FURTHER = 200;

/** The text with identity numbers masked, in whatever column and spelling they are, and cut only then: no half of one is left. */
export function shown(text: string, most = 40): string {
  return cut(identitiesMasked(text.slice(0, 2 * most + FURTHER)), most);
}

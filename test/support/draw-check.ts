/** The script with which the page says that a proof of a draw is checked, run as it stands there. */
import { blockOn, said } from './page-scripts.ts';

/** The script as the page has it. */
export const CHECK = blockOn('evaluation', 'check-draw');

/** What the script says of a proof: nothing, when it is right. */
export function checked(proof: unknown): string {
  return said(CHECK, JSON.stringify(proof));
}

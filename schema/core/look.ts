/** How a 文号 looks, however it is typed. */

/** Signs that look alike, each as one of them: of two numbers that nobody could tell apart only one can be given. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[oO〇○]/gu, '0'],
  [/[lLiI|]/gu, '1'],
  [/[[\]〔〕【】（）()［］]/gu, ''],
  [/[-–—－]/gu, '-'],
  [/\s/gu, ''],
];

/** A number, or a pattern, by what anybody sees of it. */
export function lookOf(number: string): string {
  return ALIKE.reduce((seen, [signs, as]) => seen.replaceAll(signs, as), number.normalize('NFKC')).toUpperCase();
}

/** How workbooks write a character that XML cannot hold, and text that looks like that: one way for what is written and what is read. */

/** Characters that one may take in the file, as `_x000D_` does. */
export const ESCAPED = 7;

const MARK = /_x([\dA-Fa-f]{4})_/gu;

/** Text as workbooks keep it: what looks like such a mark (`_x0041_`) is written with its own dash as one, or it would be read as A. */
export function marksEscaped(text: string): string {
  return text.includes('_x') ? text.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_') : text;
}

/** The text that was meant: `_x000D_` stands for a character that XML cannot hold, and `_x005F_` for such a mark’s own dash. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(MARK, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

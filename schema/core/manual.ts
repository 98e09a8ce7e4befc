/**
 * The manual: what the printed schema says of a type, a field, an argument or a value, in both languages. Chinese, an empty line, English;
 * a test counts what is missing. It is for readers of the SDL and of GraphiQL alone: bundles leave it out.
 */

/** A description. The English half ends with the rules (`Rules A4, C6.`) and the codes that may refuse (`Errors: …`). */
export function manual(zh: string, en: string): string {
  return `${zh}\n\n${en}`;
}

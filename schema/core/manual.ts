/**
 * The manual: what the printed schema says of a type, a field, an argument or a value, in both languages. Chinese, an empty line, English;
 * a test counts what is missing. It is for readers of the SDL and of GraphiQL. In a bundle nobody can ask for it: there `WITHOUT_MANUAL` is
 * defined (cdk/bundling.ts), the function is empty, and the texts are left out with its calls.
 */
declare const WITHOUT_MANUAL: true | undefined;

/** A description. The English half ends with the rules (`Rules A4, C6.`) and the codes that may refuse (`Errors: …`). */
export function manual(zh: string, en: string): string {
  if (typeof WITHOUT_MANUAL === 'undefined') return `${zh}\n\n${en}`;
  return undefined as never;
}

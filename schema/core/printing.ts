/** Printing what has to be printed, whatever characters stand in it. */
import type { Document } from './document.ts';
import { Unprintable, type Printer } from './ports.ts';

/**
 * A name with a character that the font lacks must not cost a person the year: such a character is printed as its code point, 〔U+20BB7〕,
 * which names it without doubt.
 */
export async function printedWhole(printer: Printer, document: Document): Promise<Uint8Array> {
  try {
    return await printer.print(document);
  } catch (error) {
    if (!(error instanceof Unprintable)) throw error;
    const spelled = (character: string) => `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}〕`;
    const text = error.characters.reduce((all, character) => all.replaceAll(character, spelled(character)), JSON.stringify(document));
    return printer.print(JSON.parse(text) as Document);
  }
}

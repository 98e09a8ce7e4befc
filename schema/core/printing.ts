/** Printing what has to be printed, whatever characters stand in it, and keeping it. */
import type { Context } from './context.ts';
import type { Document } from './document.ts';
import { createSha256 } from './hash.ts';
import { onePiece } from './pieces.ts';
import { Unprintable, type Printer } from './ports.ts';

/** A paper in the object store. */
export type Paper = { sha256: string; size: number };

/** Prints a document and stores it under a key; done again it is the same bytes. */
export async function storedPaper(
  { files }: Pick<Context, 'files'>,
  printer: Printer,
  { key, document }: { key: string; document: Document },
): Promise<Paper> {
  const pdf = await printedWhole(printer, document);
  const size = await files.put(key, onePiece(pdf), { contentType: 'application/pdf' });
  const hash = createSha256();
  hash.update(pdf);
  return { sha256: hash.digest(), size };
}

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

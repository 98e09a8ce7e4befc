/** The texts that a workbook keeps once for all cells that hold them. They must be held, so there is a bound to them. */
import { workbookRefusals } from './refusals.ts';
import { ESCAPED, unescaped } from './escape.ts';
import { own, readPart } from './walk.ts';
import type { Archive, Entry } from './zip.ts';

/** About 60 MB at the worst; the fullest table this system takes has a tenth. */
const MOST = 500_000;
const MOST_CHARACTERS = 12_000_000;

/** In their order. A text longer than a cell may be is cut one character beyond: only a cell that shows it is at fault. */
export async function stringsOf(archive: Archive, entry: Entry | undefined, longest: number): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  let text = '';
  let characters = 0;
  await readPart(archive, entry, {
    open(name, _, parent) {
      if (name === 'si' && parent === 'sst') text = '';
    },
    text(piece, name, parent) {
      // Of an item the text itself and its runs; how it is read aloud (rPh) is not part of it.
      if (name === 't' && (parent === 'si' || parent === 'r') && text.length <= longest * ESCAPED) text += piece;
    },
    close(name, parent) {
      if (name !== 'si' || parent !== 'sst') return;
      strings.push(own(unescaped(text).slice(0, longest + 1)));
      characters += strings.at(-1)?.length ?? 0;
      if (strings.length > MOST || characters > MOST_CHARACTERS) throw workbookRefusals.WORKBOOK_TOO_MANY_TEXTS();
    },
  });
  return strings;
}

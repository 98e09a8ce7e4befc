/** By which names committees are known to be the same. */
import { plain } from '../../core/workbook/columns.ts';
import { readName } from '../../announcement/committees.ts';

/** What a name is compared by: mended, and without the blanks and widths that differ from one annex to the next. */
export function nameKey(name: string): string {
  return plain(readName(name).name);
}

/**
 * Reads a workbook that anybody may have made, row by row, in little memory and bounded time. The archive is judged before anything
 * is unpacked, each part is unpacked and read piece by piece within what was declared, and only the parts that the rows need are
 * opened. (The library that writes workbooks reads a number as a number, so that its last digits are gone, and does not tell a
 * formula from a value; and its bounds are for machines of another size.)
 */
import { dayStylesOf } from './dates.ts';
import { sheetMeant, type Wanted } from './find.ts';
import { emptyLayout, type Layout, type Limits, type Row } from './model.ts';
import { partsOf, type Sheet } from './parts.ts';
import { cut, inMegabytes, workbookRefusals } from './refusals.ts';
import { SheetReader } from './sheet.ts';
import { whyNoArchive } from './sniff.ts';
import { stringsOf } from './strings.ts';
import { walk } from './walk.ts';
import { openArchive, type Archive, type Entry } from './zip.ts';
import { joined } from '../pieces.ts';
import { refuseIf } from '../refusal.ts';

export type { Cell, Kind, Layout, Limits, Row } from './model.ts';

/**
 * The rows of a sheet in order, those in which nothing stands left out: of the sheet that has the `wanted` heads; where nothing is wanted,
 * of the first that is not hidden.
 * Throws a `Refusal` for all that is wrong with the file. It may come after rows have been told (a checksum stands at the end):
 * what was read of a refused file counts for nothing. What `body` itself throws goes through as it is. A `layout` that is given is filled.
 */
export async function* readRows(
  body: AsyncIterable<Uint8Array>,
  { limits, wanted, layout = emptyLayout() }: { wanted?: Wanted; limits: Limits; layout?: Layout },
): AsyncGenerator<Row> {
  const bytes = await gathered(body, limits.bytes);
  refuseIf(whyNoArchive(bytes));
  const archive = openArchive(bytes, limits);
  const { sheets, hidden, ...parts } = await partsOf(archive);
  const strings = await stringsOf(archive, parts.strings, limits.characters);
  const dayStyles = await dayStylesOf(archive, parts.styles);
  const known = { strings, dayStyles, from1904: parts.from1904 };
  const open = (sheet: Sheet, told: Layout) => rowsOf(archive, sheet.entry, new SheetReader(sheet.entry.name, known, limits, told));
  const { sheet, looked, passedOver, alike } = wanted
    ? await sheetMeant({ sheets, hidden }, wanted, (one) => open(one, emptyLayout()))
    : { sheet: sheets[0], looked: [sheets[0].name], passedOver: [], alike: [] };
  layout.sheets.push(...looked.map((name) => cut(name)));
  layout.passedOver.push(...passedOver.map((name) => cut(name)));
  layout.alike.push(...alike.map((name) => cut(name)));
  layout.sheet = cut(sheet.name);
  yield* open(sheet, layout);
}

async function* rowsOf(archive: Archive, entry: Entry, reader: SheetReader): AsyncGenerator<Row> {
  for await (const _ of walk(archive, entry, reader)) yield* reader.take();
}

/** The whole file, as far as it is not too large: the list of its parts stands at its end. */
async function gathered(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > most) throw workbookRefusals.WORKBOOK_TOO_LARGE({ limit: inMegabytes(most) });
    pieces.push(piece);
  }
  return joined(pieces);
}

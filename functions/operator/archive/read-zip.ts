/**
 * The entries of a zip as this system writes it, read once from its beginning. Nothing that the zip says of itself is believed: each record has
 * to be, byte for byte, the one that follows from what was read, and so has the directory at its end. Entries are stored as they are, so there
 * is nothing that could swell.
 */
import { crc32, directory, localRecord, LOCAL_SIZE, readLocal, type PlacedEntry } from '../../../schema/core/zip.ts';
import { Bytes } from './bytes.ts';
import { Unreadable, type Fault } from './faults.ts';

/** More entries than any year has. */
const MOST_ENTRIES = 20_000_000;
/** No entry of ours is larger: lines come in pieces, files are of some megabytes, a manifest of a large city of some hundred. */
const MOST_BYTES = 2 ** 30;
const MOST_NAME = 3200;

const ZIP = 'the zip';

export type EntryRead = { path: string; bytes: AsyncIterable<Buffer> };

/** Entry after entry; the bytes of each are to be read before the next is asked for. What is wrong with a record is told. */
export async function* entriesOf(source: AsyncIterable<Uint8Array>, tell: (fault: Fault) => void): AsyncGenerator<EntryRead> {
  const bytes = new Bytes(source);
  const seen: PlacedEntry[] = [];
  for (;;) {
    const offset = bytes.taken;
    const head = await bytes.upTo(LOCAL_SIZE);
    const said = readLocal(head);
    if (!said) {
      await ending(head, bytes, { seen, start: offset, tell });
      return;
    }
    if (seen.length === MOST_ENTRIES) throw new Unreadable({ path: ZIP, line: null, wrong: `it has more than ${MOST_ENTRIES} entries` });
    if (said.name === 0 || said.name > MOST_NAME)
      throw new Unreadable({ path: ZIP, line: null, wrong: 'an entry has a name of no possible length' });
    const name = await bytes.upTo(said.name);
    const path = name.toString('utf8');
    if (said.size > MOST_BYTES)
      throw new Unreadable({ path: printable(path), line: null, wrong: 'it says to be larger than any entry is' });
    let crc = 0;
    const counted = async function* () {
      for await (const piece of bytes.exactly(said.size, printable(path))) {
        crc = crc32(piece, crc);
        yield piece;
      }
    };
    yield { path, bytes: counted() };
    // As far as nobody has read it, it is passed over.
    for await (const _ of bytes.exactly(offset + head.length + name.length + said.size - bytes.taken, printable(path))) continue;
    const entry = { path, size: said.size, crc, offset };
    if (!localRecord(entry).equals(Buffer.concat([head, name])))
      tell({ path: printable(path), line: null, wrong: 'what the zip says before it is not what it is' });
    seen.push(entry);
  }
}

type Ending = { seen: readonly PlacedEntry[]; start: number; tell: (fault: Fault) => void };

/** Everything behind the last entry: the directory that follows from the entries, and not a byte more. */
async function ending(head: Buffer, bytes: Bytes, { seen, start, tell }: Ending): Promise<void> {
  if (head.length === 0) return tell({ path: ZIP, line: null, wrong: 'it is cut short: it has no directory' });
  let ahead = head;
  for (const record of directory(seen, start)) {
    if (ahead.length < record.length) ahead = Buffer.concat([ahead, await bytes.upTo(record.length - ahead.length)]);
    const found = ahead.subarray(0, record.length);
    if (found.length < record.length && record.subarray(0, found.length).equals(found))
      return tell({ path: ZIP, line: null, wrong: 'it is cut short in its directory' });
    if (!found.equals(record)) return tell({ path: ZIP, line: null, wrong: 'its directory is not the one that its entries have' });
    ahead = ahead.subarray(record.length);
  }
  if (ahead.length > 0 || (await bytes.upTo(1)).length > 0) tell({ path: ZIP, line: null, wrong: 'something follows its end' });
}

/** A name as it can be shown: what is no plain letter, digit or sign stands in percent signs. */
export function printable(path: string): string {
  return path.slice(0, 300).replaceAll(/[^\w./-]/gu, (sign) => encodeURIComponent(sign.isWellFormed() ? sign : '\uFFFD'));
}

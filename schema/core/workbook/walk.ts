/** Unpacks, decodes and reads one XML file of the archive, each piece before the next is unpacked. */
import { unpack } from './unpack.ts';
import { broken } from './refusals.ts';
import { Xml, type Handler } from './xml.ts';
import type { Archive, Entry } from './zip.ts';

/** Yields after every piece, when the handler has been told of it. */
export async function* walk(archive: Archive, entry: Entry, handler: Handler): AsyncGenerator<void> {
  const xml = new Xml(entry.name, handler);
  let decoder: TextDecoder | undefined;
  const decoded = (piece?: Uint8Array): string => {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw broken(entry.name);
    }
  };
  for await (const piece of unpack(archive, entry)) {
    xml.push(decoded(piece));
    yield;
  }
  xml.push(decoded());
  xml.end();
  yield;
}

/** The same at one go, for the parts around the rows. */
export async function readPart(archive: Archive, entry: Entry, handler: Handler): Promise<void> {
  const steps = walk(archive, entry, handler);
  while (!(await steps.next()).done);
}

/** XML is UTF-8 unless it begins with the mark of UTF-16. */
function encodingOf([first, second]: Iterable<number> = []): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * A text that owns its characters. The engine cuts longer texts out of a piece by pointing into it, and one word kept would keep
 * the whole piece.
 */
export function own(text: string): string {
  return text.length < 13 ? text : DECODER.decode(ENCODER.encode(text));
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

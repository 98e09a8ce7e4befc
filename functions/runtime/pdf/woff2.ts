/**
 * A WOFF2 font as the TrueType font that it was packed from: fonts for the web come so, and only TrueType can be set into a paper by
 * parts. Nothing is unpacked that is not asked for: a file is read when the first name needs a character of it.
 */
import { brotliDecompressSync } from 'node:zlib';
import { reader, type Reader } from './reader.ts';
import { together } from './tables.ts';
import { outlinesIn } from './woff2-glyphs.ts';

/** The names that the format writes as numbers (WOFF2, 4.1). */
const TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS ' +
  'GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop ' +
  'trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map((tag) => tag.replace('_', ' '));

type Entry = { tag: string; size: number };

export function unpacked(file: Buffer): Buffer {
  const head = reader(file);
  if (head.u32() !== 0x774f4632) throw new Error('not a WOFF2 font');
  head.skip(8);
  const count = head.u16();
  head.skip(6);
  const packed = head.u32();
  head.skip(24);
  const entries = Array.from({ length: count }, () => entryIn(head));
  const body = reader(brotliDecompressSync(file.subarray(head.at, head.at + packed)));
  const tables = new Map(entries.map(({ tag, size }) => [tag, body.bytes(size)]));
  const { glyf, loca } = outlinesIn(tables.get('glyf') ?? Buffer.alloc(0));
  tables.set('glyf', glyf).set('loca', loca);
  const whole = Buffer.from(tables.get('head') ?? Buffer.alloc(0));
  whole.writeInt16BE(1, 50); // long offsets, as they are written here
  tables.set('head', whole);
  return together(tables);
}

/** The outlines alone are packed in a way of their own. */
function entryIn(head: Reader): Entry {
  const flags = head.u8();
  const tag = (flags & 63) === 63 ? head.bytes(4).toString('latin1') : (TAGS[flags & 63] ?? '');
  const version = flags >> 6;
  const plain = head.base128();
  const own = tag === 'glyf' || tag === 'loca';
  if (version !== 0) throw new Error(`the table ${tag} of a WOFF2 font is packed in a way that is not read here`);
  return { tag, size: own ? head.base128() : plain };
}

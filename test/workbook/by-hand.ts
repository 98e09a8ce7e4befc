/** Workbooks made by hand, part by part: as other programs make them, and as nobody should. */
import { deflateRawSync, constants } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { Refusal } from '../../schema/core/refusal.ts';
import type { Wanted } from '../../schema/core/workbook/find.ts';
import { readRows, type Limits, type Row } from '../../schema/core/workbook/read.ts';

export const LIMITS: Limits = { bytes: 20 * 2 ** 20, unpacked: 64 * 2 ** 20, rows: 6_000, columns: 50, characters: 32_767 };

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const link = (id: string, kind: string, target: string, more = ''): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}" ${more}/>`;
export const links = (...each: string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="${RELATIONS}">${each.join('')}</Relationships>`;

/** What may differ from a plain workbook with one sheet. */
export type Parts = {
  rows?: string;
  sheet?: string;
  strings?: string;
  styles?: string;
  book?: string;
  more?: Record<string, string | Uint8Array>;
};

/** The parts of a workbook with these rows (`<row>…`), before they are packed. */
export function partsOf({ rows = '', sheet, strings, styles, book, more = {} }: Parts): Record<string, Uint8Array> {
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': links(link('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': book ?? '<workbook xmlns:r="r"><sheets><sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': links(
      link('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      link('rId2', 'sharedStrings', '/xl/sharedStrings.xml'),
      link('rId3', 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': sheet ?? `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
    ...(styles !== undefined && { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` }),
    ...more,
  };
  return Object.fromEntries(Object.entries(texts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]));
}

export function byHand(parts: Parts): Uint8Array {
  return zipSync(partsOf(parts));
}

/** A file to be packed as it is: its bytes already deflated, and what the archive says of it. */
type Raw = { name: string; packed: Uint8Array; unpacked: number; crc?: number; method?: number; flags?: number };

/** An archive that says of its files whatever it is told to say; sizes beyond four bytes as ZIP64 has them. */
export function archiveOf(files: readonly Raw[], { count = files.length, header }: { count?: number; header?: number } = {}): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, packed, unpacked, crc = 0, method = 8, flags = 0 } of files) {
    const title = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(method, 8);
    head.writeUInt16LE(title.length, 26);
    local.push(head, title, Buffer.from(packed));
    const wide = Buffer.alloc(unpacked > 0xffff_fffe ? 12 : 0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(Math.min(unpacked, 0xffff_ffff), 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt16LE(wide.length, 30);
    entry.writeUInt32LE(header ?? at, 42);
    if (wide.length > 0) {
      wide.writeUInt16LE(1, 0);
      wide.writeUInt16LE(8, 2);
      wide.writeBigUInt64LE(BigInt(unpacked), 4);
    }
    central.push(entry, title, wide);
    at += 30 + title.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...local, list, end]));
}

export function deflated(name: string, content: string | Uint8Array, more: Partial<Raw> = {}): Raw {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return { name, packed: deflateRawSync(bytes), unpacked: bytes.length, crc: crcOf(bytes), ...more };
}

/** A sheet of so many spaces, packed a thousand to one without ever being there as a whole. */
function spaces(size: number): Uint8Array {
  const block = 64 * 2 ** 20;
  const open = (text: Uint8Array) => deflateRawSync(text, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  const many = open(new Uint8Array(block).fill(0x20));
  return new Uint8Array(
    Buffer.concat([
      open(strToU8('<worksheet><sheetData>')),
      ...Array.from({ length: Math.ceil(size / block) }, () => many),
      Buffer.from([3, 0]),
    ]),
  );
}

/** A workbook whose sheet is that long, and says that it has `said` bytes. */
export function bomb(size: number, said: number): Uint8Array {
  const around = Object.entries(partsOf({})).filter(([name]) => !name.includes('worksheets'));
  return archiveOf([
    ...around.map(([name, part]) => deflated(name, part)),
    { name: 'xl/worksheets/sheet1.xml', packed: spaces(size), unpacked: said },
  ]);
}

/**
 * Deflated blocks, 54 bytes each, whose code has 257 symbols of one bit: there can be two. An inflate that does not refuse it fills
 * four million places of a table for each (fflate 0.8.3: 10 KB keep it busy for ten seconds).
 */
export function contradictoryCodes(blocks: number): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, width: number): void => {
    for (let bit = 0; bit < width; bit += 1) bits.push((value >> bit) & 1);
  };
  for (let block = 0; block < blocks; block += 1) {
    put(0b100, 3); // not the last, with codes of its own
    put(31, 5);
    put(31, 5);
    put(15, 4);
    for (const symbol of [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]) put(symbol === 1 || symbol === 15 ? 1 : 0, 3);
    for (let symbol = 0; symbol < 288; symbol += 1) put(symbol <= 256 ? 0 : 1, 1); // one bit, or fifteen
    put(2 ** 31, 32);
    put(0, 4); // the end of the block, and the head of an empty one that is not packed
    put(0, (8 - (bits.length % 8)) % 8);
    put(0, 32);
  }
  const bytes = new Uint8Array(bits.length / 8);
  for (const [index, bit] of bits.entries()) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (bit << (index & 7));
  return bytes;
}

function crcOf(bytes: Uint8Array): number {
  // fflate writes the sum where every archive has it: in the first local header.
  return Buffer.from(zipSync({ a: bytes }, { level: 0 })).readUInt32LE(14);
}

/** The file as it comes in pieces. */
// oxlint-disable-next-line typescript/require-await -- a body is asynchronous
export async function* inPieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

type About = { wanted?: Wanted; limits?: Partial<Limits> };

export async function rowsIn(bytes: Uint8Array, { limits, ...about }: About = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readRows(inPieces(bytes), { ...about, limits: { ...LIMITS, ...limits } })) rows.push(row);
  return rows;
}

/** All cells as `A1 text 张三`. */
export async function cellsIn(bytes: Uint8Array, about?: About): Promise<string[]> {
  const rows = await rowsIn(bytes, about);
  return rows.flatMap(({ cells }) => [...cells.values()].map(({ place, kind, text }) => `${place} ${kind} ${text}`));
}

/** The refusal that a file meets: its code, and the word in it for what was found. Anything else thrown is a fault of ours. */
export async function refused(bytes: Uint8Array, about?: About): Promise<string> {
  try {
    await rowsIn(bytes, about);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kind, reason } = error.details as { kind?: string; reason?: string };
    return [error.code, kind ?? reason ?? ''].join(' ').trim();
  }
  return 'read';
}

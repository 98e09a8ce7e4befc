/** What a file is by its first bytes, and what its type is called: a name proves nothing, and browsers and programs call one type by many. Pure. */
import { say, type Bilingual } from './refusal.ts';

/** So many bytes tell what a file is: the header of a PDF begins within them (ISO 32000, implementers' notes). */
export const BEGINNING = 1024;

/** Where the header of a PDF begins; -1 where there is none. What stands before it is not part of the document. */
export function pdfHeaderAt(first: Uint8Array): number {
  return latin1(first.subarray(0, BEGINNING)).indexOf('%PDF-');
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const startsWith = (first: Uint8Array, bytes: readonly number[], from = 0) => bytes.every((byte, index) => first[from + index] === byte);

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The first piece of every PNG: thirteen bytes that tell its size. */
const HEADER_PIECE = [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

function isPng(first: Uint8Array): boolean {
  const size = (at: number) => new DataView(first.buffer, first.byteOffset + at, 4).getUint32(0);
  return startsWith(first, PNG) && startsWith(first, HEADER_PIECE, 8) && first.length >= 33 && size(16) > 0 && size(20) > 0;
}

/** The start of the image, then a segment of tables, of an application, of a remark or of the frame, which says how long it is. */
function isJpeg(first: Uint8Array): boolean {
  const [, , , marker = 0, high = 0, low = 0] = first;
  const known = (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xdb && marker <= 0xef) || marker === 0xfe;
  return startsWith(first, [0xff, 0xd8, 0xff]) && known && first.length > 6 && high * 256 + low >= 2;
}

const PNG_PART = say('不完整的PNG图片', 'a PNG picture that is not whole');
const JPEG_PART = say('不完整的JPEG图片', 'a JPEG picture that is not whole');

/**
 * Kinds of files by what they begin with. The PDF is last, since its header need not be the first that stands there: an archive in which a
 * PDF lies as it is, or a page that quotes one, is none.
 */
const KINDS: readonly { type: string | null; name: Bilingual; is: (first: Uint8Array) => boolean }[] = [
  { type: 'image/png', name: say('PNG图片', 'a PNG picture'), is: isPng },
  { type: 'image/jpeg', name: say('JPEG图片', 'a JPEG picture'), is: isJpeg },
  { type: null, name: PNG_PART, is: (first) => startsWith(first, PNG) },
  { type: null, name: JPEG_PART, is: (first) => startsWith(first, [0xff, 0xd8]) },
  { type: null, name: say('GIF图片', 'a GIF picture'), is: (first) => startsWith(first, [0x47, 0x49, 0x46, 0x38]) },
  { type: null, name: say('HEIC图片', 'a HEIC picture'), is: (first) => /^ftyp(?:hei|mif1|avif)/u.test(latin1(first.subarray(4, 12))) },
  { type: null, name: say('TIFF图片', 'a TIFF picture'), is: (first) => /^(?:II\*\0|MM\0\*)/u.test(latin1(first.subarray(0, 4))) },
  {
    type: null,
    name: say('压缩包或Office、WPS文档', 'an archive or a document of Office or WPS'),
    is: (first) => startsWith(first, [0x50, 0x4b, 3, 4]) || startsWith(first, [0xd0, 0xcf, 0x11, 0xe0]),
  },
  {
    type: null,
    name: say('网页或XML文件', 'a web page or an XML file'),
    is: (first) => /^[\s\xef\xbb\xbf]*<[!?a-z]/iu.test(latin1(first)),
  },
  { type: 'application/pdf', name: say('PDF文件', 'a PDF'), is: (first) => pdfHeaderAt(first) >= 0 },
];

/** What a file of each type is called that begins as one and does not end so (file-end.ts). */
const PARTS: Readonly<Record<string, Bilingual>> = {
  'image/png': PNG_PART,
  'image/jpeg': JPEG_PART,
  'application/pdf': say('不完整的PDF文件', 'a PDF that is not whole'),
};

/** The name of a file of this type that is cut off. */
export function partOf(type: string): Bilingual {
  return PARTS[type] ?? UNKNOWN.name;
}

const UNKNOWN = { type: null, name: say('无法识别的文件', 'a file of an unknown kind') };

/** What these first bytes are the beginning of; the type is null for what is never taken. */
export function kindOf(first: Uint8Array): { type: string | null; name: Bilingual } {
  return KINDS.find(({ is }) => is(first)) ?? UNKNOWN;
}

/** Other names of the types that are taken. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['application/x-pdf', 'application/pdf'],
  ['application/acrobat', 'application/pdf'],
  ['application/vnd.pdf', 'application/pdf'],
  ['application/wps-office.pdf', 'application/pdf'],
  ['text/pdf', 'application/pdf'],
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/jfif', 'image/jpeg'],
  ['image/x-png', 'image/png'],
]);

/** The registered name of a type, however it was written: in capitals, with parameters, by an old name. */
export function registeredType(type: string): string {
  const plain = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  return SYNONYMS.get(plain) ?? plain;
}

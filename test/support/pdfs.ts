/** PDFs as they are made by programs and by those who mean harm: objects, streams of objects, names spelled in letters or numbers. */
import { deflateSync } from 'node:zlib';

type Part = string | Uint8Array;

const latin1 = (part: Part): Buffer => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part));

/** A file of these objects, numbered from 1, with a table of them and a trailer. */
export function pdfOf(objects: readonly Part[], trailer = ''): Buffer {
  const body: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places = objects.map((object, index) => {
    const place = Buffer.concat(body).length;
    body.push(latin1(`${index + 1} 0 obj\n`), latin1(object), latin1('\nendobj\n'));
    return place;
  });
  const start = Buffer.concat(body).length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  body.push(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\n`));
  body.push(latin1(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(body);
}

/** A stream, packed or as it is. */
export function streamOf(content: Part, { dictionary = '', packed = true, edge = '\n' } = {}): Buffer {
  const data = packed ? deflateSync(latin1(content)) : latin1(content);
  const head = `<<${dictionary}/Length ${data.length}${packed ? '/Filter/FlateDecode' : ''}>>\nstream\n`;
  return Buffer.concat([latin1(head), data, latin1(`${edge}endstream`)]);
}

/** A stream of objects, numbered from `from`. */
export function objectStreamOf(
  objects: readonly string[],
  { from = 50, ...about }: Parameters<typeof streamOf>[1] & { from?: number } = {},
) {
  let place = 0;
  const list = objects.map((object, index) => {
    const row = `${from + index} ${place}`;
    place += object.length + 1;
    return row;
  });
  const head = `${list.join(' ')}\n`;
  const dictionary = `/Type/ObjStm/N ${objects.length}/First ${head.length}${about.dictionary ?? ''}`;
  return streamOf(head + objects.map((object) => `${object}\n`).join(''), { ...about, dictionary });
}

export const PAGES = '<</Type/Pages/Kids[]/Count 0>>';

/** A scan: a picture on a page, and what else the catalog says. */
export function scanned(picture: Uint8Array, catalog = ''): Buffer {
  const image = streamOf(picture, { dictionary: '/Type/XObject/Subtype/Image/Width 8/Height 8', packed: false });
  return pdfOf([`<</Type/Catalog/Pages 2 0 R${catalog}>>`, '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R>>', image]);
}

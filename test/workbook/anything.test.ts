/** Whatever is uploaded is read or refused with one of our sentences: nothing else is thrown, nothing hangs. */
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../schema/core/refusal.ts';
import { readRows } from '../../schema/core/workbook/read.ts';
import { byHand, LIMITS, partsOf, refused } from './by-hand.ts';

const ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>张三</t></is></c></row>';
const BOOK = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['姓名', 1]]), '人员');

const valid = [
  new Uint8Array(XLSX.write(BOOK, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer),
  byHand({ rows: ROWS, strings: '<si><t>一</t></si>', styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' }),
  // Not packed, so that what is changed in it reaches the reader of XML, sums and all.
  zipSync(partsOf({ rows: ROWS, strings: '<si><t>一</t></si>' }), { level: 0 }),
];

/** Read, or refused with one of ours: `refused` lets everything else through. */
async function answered(bytes: Uint8Array): Promise<boolean> {
  return (await refused(bytes)).length > 0;
}

describe('anything at all', () => {
  it('is answered: random bytes, also with the marks of other files', async () => {
    const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0xd0, 0xcf, 0x11, 0xe0], [0x3c], [0xff, 0xfe]);
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), (mark, bytes) => answered(new Uint8Array([...mark, ...bytes]))),
      { numRuns: 500 },
    );
  });

  it('is answered: a workbook with bytes changed, cut out or put in', async () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(8), put: fc.uint8Array({ maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...valid), fc.array(change, { minLength: 1, maxLength: 4 }), (file, changes) => {
        let bytes = Array.from(file);
        for (const { at, cut, put } of changes) {
          const place = Math.floor(at * bytes.length);
          bytes = [...bytes.slice(0, place), ...put, ...bytes.slice(place + cut)];
        }
        return answered(new Uint8Array(bytes));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is answered: a workbook whose XML is changed, the archive around it sound', async () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      '"',
      '</row>',
      '<c r="A1">',
      '<v>',
      ' r="9"',
      '<![CDATA[',
      '<!--',
      ']]>',
      '&#x110000;',
      '<si>',
      't="s"',
      '\0',
      '\r',
    );
    const part = fc.constantFrom(
      'xl/worksheets/sheet1.xml',
      'xl/sharedStrings.xml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
    );
    const parts = partsOf({ rows: ROWS, strings: '<si><t>一</t></si>', styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' });
    await fc.assert(
      fc.asyncProperty(part, piece, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(5), (name, put, at, cut) => {
        const xml = Buffer.from(parts[name] ?? []).toString();
        const place = Math.floor(at * xml.length);
        return answered(zipSync({ ...parts, [name]: strToU8(xml.slice(0, place) + put + xml.slice(place + cut)) }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells a failing source from a bad file', async () => {
    // oxlint-disable-next-line typescript/require-await -- a body is asynchronous
    async function* lost(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw new Error('the connection is gone');
    }
    const error = await readRows(lost(), { limits: LIMITS })
      .next()
      .catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(Refusal);
    expect(error).toEqual(new Error('the connection is gone'));
  });
});

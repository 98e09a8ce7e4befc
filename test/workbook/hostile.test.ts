/** What is no workbook, is not whole, is too large or is built to do harm: each is refused with what to do about it. */
import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../schema/core/workbook/read.ts';
import { notAWorkbook, whyNoArchive } from '../../schema/core/workbook/sniff.ts';
import { archiveOf, bomb, byHand, cellsIn, contradictoryCodes, deflated, LIMITS, link, links, partsOf, refused } from './by-hand.ts';

const ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>张三</t></is></c></row>';
const GB = 2 ** 30;

const written = (bookType: XLSX.BookType): Uint8Array =>
  new Uint8Array(XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['姓名']]), '人员'), { type: 'array', bookType }) as ArrayBuffer);

describe('a file that is no workbook', () => {
  it('is told what it is, whatever its name says', async () => {
    const letter = { '_rels/.rels': links(link('rId1', 'officeDocument', 'word/document.xml')), 'word/document.xml': '<document/>' };
    expect(await Promise.all([written('xls'), written('biff5')].map((file) => refused(file)))).toEqual([
      'NOT_A_WORKBOOK XLS',
      'NOT_A_WORKBOOK XLS',
    ]);
    expect(await refused(written('xlsb'))).toBe('NOT_A_WORKBOOK XLSB');
    expect(await refused(written('ods'))).toBe('NOT_A_WORKBOOK ODS');
    expect(await refused(written('html'))).toBe('NOT_A_WORKBOOK MARKUP');
    expect(await refused(written('xlml'))).toBe('NOT_A_WORKBOOK MARKUP');
    expect(await refused(written('csv'))).toBe('NOT_A_WORKBOOK TEXT');
    expect(await refused(new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x0a]))).toBe('NOT_A_WORKBOOK TEXT'); // 姓名 in GBK
    expect(await refused(new Uint8Array(Buffer.from('\uFEFF姓名\t证件号码', 'utf16le')))).toBe('NOT_A_WORKBOOK TEXT');
    expect(await refused(strToU8('%PDF-1.7'))).toBe('NOT_A_WORKBOOK PDF');
    expect(await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('NOT_A_WORKBOOK OTHER');
    expect(await refused(new Uint8Array())).toBe('NOT_A_WORKBOOK EMPTY');
    expect(await refused(zipSync({ '人员.xlsx': byHand({ rows: ROWS }) }))).toBe('NOT_A_WORKBOOK ARCHIVE');
    expect(await refused(byHand({ more: letter }))).toBe('NOT_A_WORKBOOK ARCHIVE');
    expect(await refused(byHand({ book: '<document/>' }))).toBe('NOT_A_WORKBOOK ARCHIVE');
  });

  it('is answered in words that its owner can act on, in both languages', () => {
    const refusal = whyNoArchive(strToU8('姓名,证件号码\n')) ?? notAWorkbook('OTHER');
    expect(refusal.sentence('zh')).toBe(
      '上传的文件不是 .xlsx 工作簿：这是文本文件（如 CSV）。CSV 会使证件号码丢失末尾数位，请下载模板，填写后上传。',
    );
    expect(refusal.sentence('en')).toContain('Fill in the template');
  });

  it('may be a workbook under a password', async () => {
    const sheets = [{ name: '人员', rows: [['张三']] }];
    expect(await refused(await writeXlsx({ sheets, encryption: { password: 'secret', spinCount: 1 } }))).toBe('WORKBOOK_ENCRYPTED');
    const locked = Object.entries(partsOf({ rows: ROWS })).map(([name, part]) => deflated(name, part, { flags: 1 }));
    expect(await refused(archiveOf(locked))).toBe('WORKBOOK_ENCRYPTED');
  });
});

describe('a file that is not whole', () => {
  it('is refused wherever it was cut off', async () => {
    const file = byHand({ rows: ROWS });
    for (let length = 4; length < file.length; length += 7) expect(await refused(file.subarray(0, length))).toBe('WORKBOOK_BROKEN');
  });

  it('is refused when a part is missing, is not what it was, or is not well-formed', async () => {
    expect(await refused(byHand({ more: { 'xl/workbook.xml': '' } }))).toBe('WORKBOOK_BROKEN');
    expect(await refused(byHand({ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }))).toBe('WORKBOOK_BROKEN');
    const wrong = Object.entries(partsOf({ rows: ROWS })).map(([name, part]) => deflated(name, part, { crc: 1 }));
    expect(await refused(archiveOf(wrong))).toBe('WORKBOOK_BROKEN');
    const sheets = [
      '<worksheet><sheetData>',
      '<worksheet><sheetData></worksheet></sheetData>',
      '<worksheet/><worksheet/>',
      '<worksheet>&nbsp;</worksheet>',
      '<worksheet>&#xD800;</worksheet>',
      '<worksheet>&',
      '<worksheet a=1/>',
      '<worksheet a="1" a="2"/>',
      '<worksheet a="<"/>',
      '<x:worksheet></y:worksheet>',
      'worksheet',
      '<chartsheet/>',
      '',
    ];
    for (const sheet of sheets) expect([sheet, await refused(byHand({ sheet }))]).toEqual([sheet, 'WORKBOOK_BROKEN']);
    expect(await refused(byHand({ more: { 'xl/worksheets/sheet1.xml': new Uint8Array([0x3c, 0xff, 0x3e]) } }))).toBe('WORKBOOK_BROKEN');
  });

  it('is refused when rows or cells stand out of order, twice, or nowhere', async () => {
    const cell = (place: string, type = 'n') => `<c r="${place}" t="${type}"><v>1</v></c>`;
    const rows = [
      `<row r="2">${cell('A2')}</row><row r="2">${cell('B2')}</row>`,
      `<row r="2">${cell('A2')}</row><row r="1">${cell('A1')}</row>`,
      `<row r="1">${cell('B1')}${cell('A1')}</row>`,
      `<row r="1">${cell('A1')}${cell('A1')}</row>`,
      `<row r="1">${cell('A2')}</row>`,
      `<row r="1048577"/>`,
      `<row r="0"/>`,
      `<row r="1">${cell('XFE1')}</row>`,
      `<row r="1">${cell('A1', 'z')}</row>`,
      '<row r="1"><c r="A1"><v>1,5</v></c></row>',
    ];
    for (const row of rows) expect([row, await refused(byHand({ rows: row }))]).toEqual([row, 'WORKBOOK_BROKEN']);
  });
});

describe('a file that is too large', () => {
  it('is refused by its size as uploaded, without being fetched to its end', async () => {
    let fetched = 0;
    // oxlint-disable-next-line typescript/require-await -- a body is asynchronous
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        fetched += 1;
        yield new Uint8Array(2 ** 20);
      }
    }
    await expect(readRows(endless(), { limits: LIMITS }).next()).rejects.toThrow('WORKBOOK_TOO_LARGE: The file is larger than 20 MB.');
    expect(fetched).toBe(21);
  });

  it('is refused by its rows, its columns, its cells, each told with the limit', async () => {
    const rows = Array.from({ length: 11 }, (_, row) => `<row><c><v>${row}</v></c></row>`).join('');
    expect(await cellsIn(byHand({ rows }), { limits: { rows: 11 } })).toHaveLength(11);
    expect(await refused(byHand({ rows }), { limits: { rows: 10 } })).toBe('WORKBOOK_TOO_MANY_ROWS');
    const empty = '<row><c r="ZZ12" s="0"/></row><row/>';
    expect(await refused(byHand({ rows: rows + empty }), { limits: { rows: 11, columns: 1 } })).toBe('read');
    expect(await refused(byHand({ rows: '<row r="1"><c r="C1"><v>1</v></c></row>' }), { limits: { columns: 2 } })).toBe(
      'WORKBOOK_TOO_MANY_COLUMNS',
    );
    const long = (text: string) => byHand({ rows: `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>` });
    expect(await refused(long('长'.repeat(100)), { limits: { characters: 100 } })).toBe('read');
    expect(await refused(long('长'.repeat(101)), { limits: { characters: 100 } })).toBe('WORKBOOK_CELL_TOO_LONG');
    const shared = { strings: `<si><t>${'长'.repeat(101)}</t></si>`, rows: ROWS };
    expect(await refused(byHand(shared), { limits: { characters: 100 } })).toBe('read'); // nobody shows it
    expect(await refused(byHand({ ...shared, rows: '<row><c t="s"><v>0</v></c></row>' }), { limits: { characters: 100 } })).toBe(
      'WORKBOOK_CELL_TOO_LONG',
    );
    // What counts are the characters people see: written as escapes, in runs, they take more in the file and nothing is lost.
    const run = `<r><t>${'_x000A_'.repeat(50)}</t></r>`;
    const escaped = byHand({ strings: `<si>${run}${run}</si>`, rows: '<row><c t="s"><v>0</v></c></row>' });
    expect(await cellsIn(escaped, { limits: { characters: 100 } })).toEqual([`A1 text ${'\n'.repeat(100)}`]);
    expect(await refused(escaped, { limits: { characters: 99 } })).toBe('WORKBOOK_CELL_TOO_LONG');
  });

  it('is refused by its shared texts, which have to be held', async () => {
    expect(await refused(byHand({ strings: Array.from({ length: 500_001 }, (_, index) => `<si><t>${index}</t></si>`).join('') }))).toBe(
      'WORKBOOK_TOO_MANY_TEXTS',
    );
  });
});

describe('a file that is built to do harm', () => {
  it('is a bomb by what it declares', async () => {
    expect(await refused(bomb(GB / 4, 10 * GB))).toBe('WORKBOOK_UNPACKS_TOO_LARGE');
    const large = [deflated('a.xml', ''), deflated('b.xml', '')].map((raw) => ({ ...raw, unpacked: LIMITS.unpacked / 2 + 1 }));
    expect(await refused(archiveOf(large))).toBe('WORKBOOK_UNPACKS_TOO_LARGE');
  });

  it('is a bomb by how dense it is', async () => {
    expect(await refused(bomb(32 * 2 ** 20, 32 * 2 ** 20))).toBe('WORKBOOK_SUSPECT RATIO');
  });

  it('is a bomb by what comes out of it, whatever it declared', async () => {
    expect(await refused(bomb(10 * GB, 1_000))).toBe('WORKBOOK_SUSPECT SIZES');
    // Before the sizes are out, a text without end is.
    expect(await refused(bomb(10 * GB, 60 * 2 ** 20))).toBe('WORKBOOK_SUSPECT MARKUP');
  }, 30_000);

  it('has files of one name, of names that lead elsewhere, that overlap, or too many', async () => {
    const parts = Object.entries(partsOf({ rows: ROWS })).map(([name, part]) => deflated(name, part));
    const also = (name: string) => refused(archiveOf([...parts, deflated(name, 'x')]));
    expect(await also('docProps/app.xml')).toBe('read');
    expect(await also('xl/WORKBOOK.xml')).toBe('WORKBOOK_SUSPECT DOUBLED');
    for (const name of ['../a', 'xl/../../a', '/etc/passwd', 'C:\\a', 'xl\\..\\a', 'a\0b']) {
      expect([name, await also(name)]).toEqual([name, 'WORKBOOK_SUSPECT NAMES']);
    }
    expect(await refused(archiveOf(parts, { header: 0 }))).toBe('WORKBOOK_SUSPECT OVERLAPPING');
    expect(await refused(archiveOf(Array.from({ length: 2_001 }, (_, index) => deflated(`${index}`, ''))))).toBe(
      'WORKBOOK_SUSPECT ENTRIES',
    );
    expect(await refused(archiveOf(parts, { count: 65_000 }))).toBe('WORKBOOK_SUSPECT ENTRIES');
  });

  it('defines entities, or a document type at all', async () => {
    const laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/workbook.xml', '_rels/.rels']) {
      expect(await refused(byHand({ more: { [part]: `${laughs}<worksheet>&b;</worksheet>` } }))).toBe('WORKBOOK_SUSPECT ENTITIES');
    }
    expect(await refused(byHand({ strings: '', more: { 'xl/sharedStrings.xml': `<?xml version="1.0"?>\n${laughs}<sst/>` } }))).toBe(
      'WORKBOOK_SUSPECT ENTITIES',
    );
  });

  it('is deep without end, or has a tag without end', async () => {
    expect(await refused(byHand({ rows: '<a>'.repeat(100) }))).toBe('WORKBOOK_SUSPECT MARKUP');
    expect(await refused(byHand({ rows: `<a b="${Array.from({ length: 60_000 }, (_, index) => index).join(' ')}` }))).toBe(
      'WORKBOOK_SUSPECT MARKUP',
    );
  });

  it('may hold archives and links to elsewhere: they are not opened', async () => {
    const file = byHand({
      rows: ROWS,
      more: {
        'xl/embeddings/inner.xlsx': archiveOf([deflated('inner', 'x')]),
        'xl/externalLinks/externalLink1.xml': '<!DOCTYPE a><externalLink/>',
      },
    });
    expect(await cellsIn(file)).toEqual(['A1 text 张三']);
  });

  it('has packed bytes whose codes contradict each other: found out at once', async () => {
    const parts = Object.entries(partsOf({})).map(([name, part]) => deflated(name, part));
    const slow = { packed: contradictoryCodes(2_000), unpacked: 2 ** 20 };
    const start = performance.now();
    expect(await refused(archiveOf(parts.map((part) => (part.name.includes('sheet1') ? { ...part, ...slow } : part))))).toBe(
      'WORKBOOK_BROKEN',
    );
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

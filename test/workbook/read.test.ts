/** What people put into workbooks comes out as they typed it, whatever program wrote the file. */
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { sheetsTold } from '../../schema/core/workbook/columns.ts';
import { showsDay, dayOfSerial } from '../../schema/core/workbook/dates.ts';
import { emptyLayout } from '../../schema/core/workbook/model.ts';
import { readRows, type Row } from '../../schema/core/workbook/read.ts';
import { columnName, parsePlace } from '../../schema/core/workbook/place.ts';
import { byHand, cellsIn, inPieces, LIMITS, link, links, refused, rowsIn } from './by-hand.ts';

const inline = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a cell', () => {
  it('is read as hucre writes it: shared texts, numbers, truth, days, formulas', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: '人员',
          rows: [
            ['姓名', 'ID'],
            ['张三', 42],
            [true, new Date('1988-03-15T00:00:00Z')],
          ],
          cells: new Map([['3,0', { formula: 'A2&"x"', formulaResult: '张三x' }]]),
        },
      ],
    });
    expect(await cellsIn(file)).toEqual([
      'A1 text 姓名',
      'B1 text ID',
      'A2 text 张三',
      'B2 number 42',
      'A3 boolean TRUE',
      'B3 date 1988-03-15',
      'A4 formula 张三x',
    ]);
  });

  it('is read as @e965/xlsx writes it, with shared texts or without', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([['张三', 1.5, false, null, new Date(Date.UTC(1988, 2, 15))]], { cellDates: true, UTC: true });
    sheet.F1 = { t: 'e', v: 42 };
    sheet['!ref'] = 'A1:F1';
    for (const bookSST of [true, false]) {
      const book = XLSX.utils.book_new(sheet, '人员');
      const file = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST, compression: true }) as ArrayBuffer);
      expect(await cellsIn(file)).toEqual(['A1 text 张三', 'B1 number 1.5', 'C1 boolean FALSE', 'E1 date 1988-03-15', 'F1 error #N/A']);
    }
  });

  it('keeps every digit that the file has: a number is not rendered anew', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>620201199001011238</v></c><c r="B1"><v>6.2020119900101005E+17</v></c><c r="C1"><v>0.10</v></c></row>';
    expect(await cellsIn(byHand({ rows }))).toEqual(['A1 number 620201199001011238', 'B1 number 6.2020119900101005E+17', 'C1 number 0.10']);
  });

  it('has all its runs and not how they are read aloud', async () => {
    const phonetic = '<rPh sb="0" eb="1"><t>ちょう</t></rPh><phoneticPr fontId="1"/>';
    const strings = `<si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space="preserve"> 三</t></r>${phonetic}</si><si><t>李四</t>${phonetic}</si>`;
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>王</t></r><r><t>五</t></r>${phonetic}</is></c></row>`;
    expect(await cellsIn(byHand({ rows, strings }))).toEqual(['A1 text 张 三', 'B1 text 李四', 'C1 text 王五']);
  });

  it('has its entities, passages of CDATA and escaped characters resolved', async () => {
    const rows = `<row>${inline('A1', '&lt;a&gt; &amp;amp; &#24352;&#x4E09;')}${inline('B1', '<![CDATA[<张>&amp;]]>三')}${inline('C1', '一_x000A_二_x005F_x000A_')}</row>`;
    expect(await cellsIn(byHand({ rows }))).toEqual(['A1 text <a> &amp; 张三', 'B1 text <张>&amp;三', 'C1 text 一\n二_x000A_']);
  });

  it('is a formula whatever it came to, and an error is an error', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><f>B1</f><v>张三</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>D1</f></c>' +
      '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="e"><v>#REF!</v></c></row>';
    expect(await cellsIn(byHand({ rows }))).toEqual([
      'A1 formula 张三',
      'B1 formula 2',
      'C1 formula ',
      'D1 formula #DIV/0!',
      'E1 error #REF!',
    ]);
  });

  it('is a day where its format shows one, by either way of counting', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="0.00&quot;day&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>';
    const rows = `<row r="1">${[0, 1, 2, 3, 4].map((style) => `<c r="${columnName(style)}1" s="${style}"><v>32217.75</v></c>`).join('')}<c r="F1" t="d"><v>1988-03-15T00:00:00</v></c></row>`;
    const expected = (day: string) => [
      'A1 number 32217.75',
      `B1 date ${day}`,
      `C1 date ${day}`,
      'D1 number 32217.75',
      'E1 number 32217.75',
      'F1 date 1988-03-15',
    ];
    expect(await cellsIn(byHand({ rows, styles }))).toEqual(expected('1988-03-15'));
    const book = '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>';
    expect(await cellsIn(byHand({ rows, styles, book }))).toEqual(expected('1992-03-16'));
  });

  it('knows which codes show a day', () => {
    expect(['yyyy-mm-dd', 'd/m/yy', 'mmm', '[$-804]yyyy', 'm/d/yyyy h:mm', 'yyyy\\-mm'].filter((code) => !showsDay(code))).toEqual([]);
    expect(['General', '0.00', '@', 'h:mm:ss', 'mm:ss', '0"年"', '[Red]0', '0\\d', '#,##0_d'].filter(showsDay)).toEqual([]);
    expect([1, 59, 60, 61, 32_217].map((serial) => dayOfSerial(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '1988-03-15',
    ]);
    expect([0, -1, 1e9, Number.NaN].map((serial) => dayOfSerial(serial, false))).toEqual([null, null, null, null]);
  });

  it('is named as Excel names it', () => {
    fc.assert(
      fc.property(fc.nat(16_383), fc.integer({ min: 1, max: 1_048_576 }), (column, row) => {
        const place = parsePlace(`${columnName(column)}${row}`);
        return place?.column === column && place.row === row;
      }),
    );
    expect(['XFE1', 'A0', 'A1048577', 'a1', '1', 'A', ''].map(parsePlace)).toEqual(Array.from({ length: 7 }, () => null));
  });
});

describe('a sheet', () => {
  it('is read with its hidden rows and columns, and the corner of what is merged', async () => {
    const sheet =
      '<worksheet><cols><col min="1" max="1" hidden="1"/></cols><sheetData>' +
      `<row r="1">${inline('A1', '藏列')}</row><row r="3" hidden="1">${inline('A3', '藏行')}</row><row r="4"><c r="A4" s="0"/></row>` +
      '</sheetData><mergeCells><mergeCell ref="A3:B4"/></mergeCells></worksheet>';
    const rows = await rowsIn(byHand({ sheet }));
    expect(rows.map(({ number, cells }) => [number, cells.get(0)?.text])).toEqual([
      [1, '藏列'],
      [3, '藏行'],
    ]);
  });

  it('need not say where its rows and cells are, nor be free of prefixes, nor in UTF-8', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>一</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await cellsIn(byHand({ sheet }))).toEqual(['A1 text 一', 'B1 number 2']);
    const wide = new Uint8Array(Buffer.from(`\uFEFF${sheet}`, 'utf16le'));
    expect(await cellsIn(byHand({ more: { 'xl/worksheets/sheet1.xml': wide } }))).toEqual(['A1 text 一', 'B1 number 2']);
  });

  it('is found by its heads among those that are not hidden, else by its name, or is the first', async () => {
    const file = byHand({
      book:
        '<workbook><sheets><sheet name="WpsReserved" sheetId="1" state="veryHidden" r:id="rId1"/>' +
        '<sheet name="人员" sheetId="2" r:id="rId2"/><sheet name="填写说明" sheetId="3" r:id="rId3"/></sheets></workbook>',
      more: {
        'xl/_rels/workbook.xml.rels': links(...[1, 2, 3].map((number) => link(`rId${number}`, 'worksheet', `worksheets/s${number}.xml`))),
        ...Object.fromEntries(
          [1, 2, 3].map((number) => [
            `xl/worksheets/s${number}.xml`,
            `<worksheet><sheetData><row><c><v>${number}</v></c></row></sheetData></worksheet>`,
          ]),
        ),
      },
    });
    expect(await cellsIn(file)).toEqual(['A1 number 2']);
    const having = (value: string) => ({
      name: ' 人员 ',
      heads: (top: readonly Row[]) => Number(top.some(({ cells }) => cells.get(0)?.text === value)),
      isFilled: () => false,
    });
    expect(await cellsIn(file, { wanted: having('3') })).toEqual(['A1 number 3']);
    expect(await cellsIn(file, { wanted: having('2') })).toEqual(['A1 number 2']);
    // Where none has them, it is the one of the name; one that is hidden is none.
    expect(await cellsIn(file, { wanted: having('4') })).toEqual(['A1 number 2']);
    expect(await cellsIn(file, { wanted: having('1') })).toEqual(['A1 number 2']);
    const layout = emptyLayout();
    for await (const _ of readRows(inPieces(file), { limits: LIMITS, wanted: having('3'), layout }));
    expect([layout.sheets, layout.passedOver]).toEqual([['人员', '填写说明'], []]);
    // One that has the heads and that nobody sees is told of; it is not read.
    const covered = emptyLayout();
    for await (const _ of readRows(inPieces(file), { limits: LIMITS, wanted: having('1'), layout: covered }));
    expect(covered.passedOver).toEqual(['WpsReserved']);
    expect(sheetsTold(covered).zh).toBe(
      '（已查看工作表“人员”、“填写说明”；工作表“WpsReserved”有这些表头，但已被隐藏，未予读取，请取消隐藏）',
    );
  });

  it('is never fetched from outside the file', async () => {
    const outside = (target: string, more = '') => ({ 'xl/_rels/workbook.xml.rels': links(link('rId1', 'worksheet', target, more)) });
    expect(await refused(byHand({ more: outside('http://example.cn/sheet.xml', 'TargetMode="External"') }))).toBe('WORKBOOK_WITHOUT_SHEET');
    expect(await refused(byHand({ more: outside('../../../../etc/passwd') }))).toBe('WORKBOOK_BROKEN');
  });
});

/** What Excel takes into a cell: no lone surrogates, no control characters but ends of line, and no end of line as Windows has it. */
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '𠮷野',
    '👩‍👩‍👧',
    '６２０２',
    '="a"',
    "'0012",
    '一\n二',
    ' 前后 ',
    '"',
    '&amp;',
    '<t>',
    ']]>',
    '1E5',
    'TRUE',
    '#N/A',
    '\uFEFF前',
  ),
);

describe('any grid of texts', () => {
  it('comes back as it was written by another program', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(typed, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (grid, bookSST) => {
          const sheet = XLSX.utils.aoa_to_sheet(grid);
          const file = new Uint8Array(
            XLSX.write(XLSX.utils.book_new(sheet, '一'), { type: 'array', bookType: 'xlsx', bookSST }) as ArrayBuffer,
          );
          const rows = new Map((await rowsIn(file)).map(({ number, cells }) => [number, cells]));
          const back = grid.map((row, index) => row.map((_, column) => rows.get(index + 1)?.get(column)?.text ?? ''));
          expect(back).toEqual(grid);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('what nobody sees', () => {
  const layoutOf = async (sheet: string) => {
    const layout = emptyLayout();
    for await (const _ of readRows(inPieces(byHand({ sheet: `<worksheet>${sheet}</worksheet>` })), { limits: LIMITS, layout }));
    return { columns: [...layout.hiddenColumns], rows: [...layout.hiddenRows], merges: layout.merges };
  };

  it('is noted: columns hidden or without width, rows with something in them, and what is merged', async () => {
    const cols =
      '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="6" width="9" hidden="false"/></cols>';
    const rows = `<sheetData><row r="1" hidden="true">${inline('A1', '甲')}</row><row r="2" hidden="1"/><row r="3">${inline('A3', '乙')}</row><row r="4" ht="0">${inline('A4', '丙')}</row></sheetData>`;
    expect(await layoutOf(`${cols}${rows}<mergeCells><mergeCell ref="A1:T1"/><mergeCell ref="B2:B3"/></mergeCells>`)).toEqual({
      columns: [1, 2, 4],
      rows: [1, 4],
      merges: ['A1:T1', 'B2:B3'],
    });
  });

  it('is bounded, whatever the sheet says', async () => {
    const merges = '<mergeCell ref="A1:B1"/>'.repeat(5000);
    const layout = await layoutOf(
      `<cols><col min="1" max="999999999" hidden="1"/><col min="x" max="y" hidden="1"/></cols><sheetData/><mergeCells>${merges}</mergeCells>`,
    );
    expect(layout).toMatchObject({ columns: { length: LIMITS.columns }, merges: { length: 1000 } });
  });
});

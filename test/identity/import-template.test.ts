/** The template: text everywhere, choices where there are any, examples beside the rows and not among them. */
import * as XLSX from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_LABELS, PERSON_COLUMNS, PERSON_KIND_LABELS } from '../../schema/identity/import/columns.ts';
import { readPeople } from '../../schema/identity/import/rows.ts';
import { PEOPLE_TEMPLATE } from '../../schema/identity/import/template.ts';
import { makeTemplate } from '../../schema/core/workbook/template.ts';
import { readRows } from '../../schema/core/workbook/read.ts';
import { inPieces, LIMITS, rowsIn } from '../workbook/by-hand.ts';

describe('the template', () => {
  it('is small, and the same whenever it is made', async () => {
    const file = await makeTemplate(PEOPLE_TEMPLATE);
    expect(file.length).toBeLessThan(30_000);
    expect(Buffer.from(await makeTemplate(PEOPLE_TEMPLATE)).equals(Buffer.from(file))).toBe(true);
  });

  it('is taken back empty: its heads are those that are read, and nobody is in it', async () => {
    expect(await readPeople(readRows(inPieces(await makeTemplate(PEOPLE_TEMPLATE)), { limits: LIMITS }))).toEqual([]);
  });

  it('has nothing but heads on the first sheet, and a row on each of them on the second', async () => {
    const { SheetNames, Sheets } = XLSX.read(await makeTemplate(PEOPLE_TEMPLATE), { type: 'array' });
    expect(SheetNames).toEqual(['人员', '填写说明']);
    const [people, notes] = SheetNames.map((name) => XLSX.utils.sheet_to_json<string[]>(Sheets[name] ?? {}, { header: 1 }));
    expect(people).toEqual([PERSON_COLUMNS.map(({ head }) => head)]);
    expect(notes?.map(([head, required]) => [head, required]).slice(0, -1)).toEqual([
      ['项目', '是否必填'],
      ...PERSON_COLUMNS.map(({ head, required }) => [head, required ? '必填' : '选填']),
    ]);
  });

  it('keeps every cell to come as text, by the format of its column', async () => {
    const parts = unzipSync(await makeTemplate(PEOPLE_TEMPLATE));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
    const formats = [...(/<cellXfs.*<\/cellXfs>/u.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*numFmtId="(\d+)"/gu)].map(([, id]) => id);
    const text = /<numFmt numFmtId="(\d+)" formatCode="@"\/>/u.exec(styles)?.[1] ?? '49';
    const columns = [...sheet.matchAll(/<col [^>]*style="(\d+)"/gu)].map(([, style]) => formats[Number(style)]);
    expect(columns).toEqual(PERSON_COLUMNS.map(() => text));
    expect(sheet).toContain('state="frozen"');
  });

  it('offers what can be chosen, in every row that may be filled in', async () => {
    const { sheets } = await readXlsx(await makeTemplate(PEOPLE_TEMPLATE));
    const choices = (sheets[0]?.dataValidations ?? []).map(({ type, range, values, formula1 }) => ({
      type,
      range,
      values: values ?? formula1?.replaceAll('"', '').split(','),
    }));
    expect(choices).toEqual([
      { type: 'list', range: 'B2:B5001', values: [...DOCUMENT_LABELS] },
      { type: 'list', range: 'E2:E5001', values: [...PERSON_KIND_LABELS] },
      { type: 'list', range: 'G2:G5001', values: ['是', '否'] },
    ]);
    // Excel takes no list longer than this.
    expect(choices.filter(({ values }) => (values ?? []).join(',').length > 255)).toEqual([]);
  });

  it('gives as examples what would be taken', async () => {
    const examples = PERSON_COLUMNS.map(({ example }) => example);
    const rows = await rowsIn(await makeTemplate(PEOPLE_TEMPLATE));
    const example = {
      number: 2,
      cells: new Map(examples.map((text, column) => [column, { place: `${column}`, kind: 'text' as const, text }])),
    };
    // oxlint-disable-next-line typescript/require-await -- rows are asynchronous
    const both = (async function* () {
      yield* [...rows, example];
    })();
    expect((await readPeople(both))[0]?.problems).toEqual([]);
  });
});

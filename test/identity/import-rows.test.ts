/** What a unit's workbook of people says, and what only the workbook can know to be wrong: each told with its cell (P2). */
import { describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { Refusal } from '../../schema/core/refusal.ts';
import { readRows, type Cell, type Kind, type Row } from '../../schema/core/workbook/read.ts';
import { MOST_PEOPLE, PEOPLE_LIMITS, PERSON_COLUMNS, PERSON_KIND_LABELS, type PersonField } from '../../schema/identity/import/columns.ts';
import { readPeople, type PersonRow } from '../../schema/identity/import/rows.ts';
import { columnName } from '../../schema/core/workbook/place.ts';
import { inPieces } from '../workbook/by-hand.ts';

const HEADS = PERSON_COLUMNS.map(({ head }) => head);
const LIU: Partial<Record<PersonField, string>> = {
  name: '刘洋',
  identityNumber: '11010519491231002X',
  personKind: '事业单位在编在岗人员',
  email: 'liu-yang@example.cn',
  telephone: '13800000000',
};

type Typed = string | { kind: Kind; text: string };

function rowOf(number: number, values: readonly Typed[]): Row {
  const cells = values.flatMap((value, column): [number, Cell][] => {
    const { kind, text } = typeof value === 'string' ? { kind: 'text' as const, text: value } : value;
    return text === '' && kind === 'text' ? [] : [[column, { place: `${columnName(column)}${number}`, kind, text }]];
  });
  return { number, cells: new Map(cells) };
}

// oxlint-disable-next-line typescript/require-await -- rows are asynchronous
async function* sheet(rows: readonly (readonly Typed[])[]): AsyncGenerator<Row> {
  for (const [index, row] of rows.entries()) yield rowOf(index + 1, row);
}

const people = (...each: Partial<Record<PersonField, Typed>>[]): Promise<PersonRow[]> =>
  readPeople(sheet([HEADS, ...each.map((person) => PERSON_COLUMNS.map(({ name }) => person[name] ?? ''))]));

/** The problems of one person, as they are told. */
async function problemsWith(change: Partial<Record<PersonField, Typed>>): Promise<string[]> {
  const [person] = await people({ ...LIU, ...change });
  return (person?.problems ?? []).map(({ place, column, value, zh }) => `${place} ${column}（${value}）${zh}`);
}

const typed = (kind: Kind, text: string): Typed => ({ kind, text });

describe('a person’s row', () => {
  it('is what was typed, without blanks around it, and names its cells', async () => {
    const [liu] = await people({ ...LIU, name: '　刘洋 ', personKind: '事业单位 在编在岗人员', localHousehold: '是' });
    expect(liu).toMatchObject({
      number: 2,
      problems: [],
      values: { ...LIU, identityKind: '', bornOn: '', workplace: '', localHousehold: '是', account: '' },
    });
    expect(liu?.places).toMatchObject({ name: 'A2', identityNumber: 'C2', account: 'J2' });
  });

  it('is read whatever the order of the columns and however their heads are typed', async () => {
    const order = HEADS.toReversed().map((head) => ` ${Array.from(head).join('　')} `);
    const values = PERSON_COLUMNS.map(({ name }) => LIU[name] ?? '').toReversed();
    const [liu] = await readPeople(sheet([order, values]));
    expect([liu?.values.identityNumber, liu?.places.identityNumber, liu?.problems]).toEqual([LIU.identityNumber, 'H2', []]);
  });

  it('is left out when it is blank, and rows keep their numbers', async () => {
    const rows = await people(LIU, { name: '  ' }, { ...LIU, identityNumber: '440524198001010014' });
    expect(rows.map(({ number }) => number)).toEqual([2, 4]);
  });

  it('has an ID number as text: Excel has ruined it as a number, and it is refused and not repaired', async () => {
    expect(await problemsWith({ identityNumber: typed('number', '6.2020119900101005E+17') })).toEqual([
      'C2 证件号码（6.2020119900101005E+17）身份证号须以文本格式填写；Excel已将其转为数字，末尾数位可能丢失，请将单元格设为文本后重新输入',
    ]);
    const [liu] = await people({ ...LIU, identityNumber: typed('number', '110105194912310') });
    expect([liu?.values.identityNumber, liu?.problems.length]).toEqual(['', 1]);
  });

  it('may have a telephone number typed as a number, as long as nothing of it is lost', async () => {
    for (const text of ['13800000000', '1.38E+10']) {
      const [liu] = await people({ ...LIU, telephone: typed('number', text) });
      expect([liu?.values.telephone, liu?.problems]).toEqual([String(Number(text)), []]);
    }
    for (const text of ['1000000000000000', '1380000.5', '-1']) {
      expect(await problemsWith({ telephone: typed('number', text) })).toEqual([
        `I2 联系电话（${text}）须为文本，现为数值；请将单元格设为文本后重新输入`,
      ]);
    }
  });

  it('may have a birthday typed as a day, but not as a number', async () => {
    const [liu] = await people({ ...LIU, bornOn: typed('date', '1988-03-15') });
    expect([liu?.values.bornOn, liu?.problems]).toEqual(['1988-03-15', []]);
    expect(await problemsWith({ bornOn: typed('number', '19880315') })).toEqual([
      'D2 出生日期（19880315）格式应为YYYY-MM-DD，如1988-03-15',
    ]);
    expect(await problemsWith({ name: typed('date', '1988-03-15') })).toEqual([
      'A2 姓名（1988-03-15）须为文本，现为日期；请将单元格设为文本后重新输入',
    ]);
  });

  it('has no formulas, errors or truth values, nothing empty that must be there, nothing too long', async () => {
    expect(await problemsWith({ name: typed('formula', '刘洋') })).toEqual([
      'A2 姓名（刘洋）是公式，请改为直接填写内容（可复制后“选择性粘贴—数值”）',
    ]);
    expect(await problemsWith({ email: typed('error', '#N/A') })).toEqual(['H2 电子邮箱（#N/A）是错误值（#N/A），请改为直接填写内容']);
    expect(await problemsWith({ localHousehold: typed('boolean', 'TRUE') })).toEqual([
      'G2 本市户籍（TRUE）须为文本，现为逻辑值；请将单元格设为文本后重新输入',
    ]);
    expect(await problemsWith({ name: ' ', email: '' })).toEqual(['A2 姓名（ ）不能为空', 'H2 电子邮箱（）不能为空']);
    expect(await problemsWith({ name: '𠮷'.repeat(41) })).toEqual([`A2 姓名（${'𠮷'.repeat(40)}…）最多40个字`]);
    expect(await problemsWith({ name: '𠮷'.repeat(40) })).toEqual([]);
  });

  it('has of what can be chosen only that', async () => {
    expect(await problemsWith({ personKind: '公务员' })).toEqual([
      `E2 人员类别（公务员）不在可选范围内，应为：${PERSON_KIND_LABELS.join('、')}`,
    ]);
    expect(await problemsWith({ localHousehold: 'Y' })).toEqual(['G2 本市户籍（Y）不在可选范围内，应为：是、否']);
  });

  it('has nothing beside the columns', async () => {
    const rows = await readPeople(sheet([HEADS, [...PERSON_COLUMNS.map(({ name }) => LIU[name] ?? ''), '', '备注']]));
    expect(rows[0]?.problems).toMatchObject([{ place: 'L2', column: '', value: '备注', zh: '所在列没有表头，请删除' }]);
  });
});

describe('one person, one row', () => {
  it('is told of both when a number or an account name stands twice, however it is typed', async () => {
    const rows = await people(
      { ...LIU, account: 'liu' },
      { ...LIU, identityNumber: '１１０１０５ 19491231002x', identityKind: '居民身份证' },
      { ...LIU, identityKind: '护照' },
      { ...LIU, identityNumber: '440524198001010014', account: 'liu' },
      LIU,
    );
    expect(rows.map(({ problems }) => problems.map(({ place, zh }) => `${place} ${zh}`))).toEqual([
      ['C2 与C3重复，同一表中只能出现一次', 'J2 与J5重复，同一表中只能出现一次'],
      ['C3 与C2重复，同一表中只能出现一次'],
      [],
      ['J5 与J2重复，同一表中只能出现一次'],
      ['C6 与C2重复，同一表中只能出现一次'],
    ]);
  });
});

describe('the heads', () => {
  const headsRefused = async (heads: readonly string[]): Promise<Refusal> => {
    const error: unknown = await readPeople(sheet([heads])).catch((reason: unknown) => reason);
    if (error instanceof Refusal) return error;
    throw error;
  };

  it('are refused when one is missing, unknown or doubled, and each is named', async () => {
    const refusal = await headsRefused(['姓名', '姓名', '证件号码', '职务', '人员类别', '电子邮箱']);
    expect(refusal.code).toBe('HEADS_WRONG');
    expect(refusal.details).toMatchObject({ missing: ['联系电话'], unknown: ['职务'], doubled: ['姓名'] });
    expect(refusal.sentence('zh')).toBe('表头与模板不符：缺少“联系电话”、多出“职务”、“姓名”重复。请使用模板，不要增删或更改表头。');
  });

  it('are refused when there are none at all', async () => {
    expect((await headsRefused([])).details.missing).toEqual(['姓名', '证件号码', '人员类别', '电子邮箱', '联系电话']);
  });

  it('may lack a column that nobody has to fill in', async () => {
    expect(await readPeople(sheet([['姓名', '证件号码', '人员类别', '电子邮箱', '联系电话']]))).toEqual([]);
  });
});

describe('five thousand people', () => {
  it('are read, and five thousand and one are refused with the limit', async () => {
    const row = (index: number) => PERSON_COLUMNS.map(({ name }) => (name === 'identityNumber' ? `P${index}` : (LIU[name] ?? '')));
    const file = async (count: number) =>
      readPeople(
        readRows(
          inPieces(
            await writeXlsx({ sheets: [{ name: '人员', rows: [HEADS, ...Array.from({ length: count }, (_, index) => row(index))] }] }),
          ),
          {
            limits: PEOPLE_LIMITS,
          },
        ),
      );
    const rows = await file(MOST_PEOPLE);
    expect([rows.length, rows.filter(({ problems }) => problems.length > 0)]).toEqual([MOST_PEOPLE, []]);
    await expect(file(MOST_PEOPLE + 1)).rejects.toThrow('WORKBOOK_TOO_MANY_ROWS: The sheet has more than 5001 rows');
  });
});

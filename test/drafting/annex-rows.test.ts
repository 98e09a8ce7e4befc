/** C12: what is read in an annex, what is wrong or unsure in it, and which ids its committees have in the draft. Pure, on real workbooks. */
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { headsIn } from '../../schema/core/workbook/columns.ts';
import { makeTemplate } from '../../schema/core/workbook/template.ts';
import { readUploaded } from '../../schema/core/workbook/uploaded.ts';
import { ANNEX_COLUMNS, ANNEX_LIMITS, ANNEX_SHEET } from '../../schema/drafting/annex/columns.ts';
import { judgeAnnex } from '../../schema/drafting/annex/judge.ts';
import { isRight, type CommitteeRow, type Replaces } from '../../schema/drafting/annex/model.ts';
import { planOf } from '../../schema/drafting/annex/plan.ts';
import { annexHeadsIn, isAnnexFilled, readAnnex } from '../../schema/drafting/annex/rows.ts';
import { ANNEX_TEMPLATE } from '../../schema/drafting/annex/template.ts';
import { annexRows, bookOf, filledIn, provinces, type TypedRow } from '../support/annexes.ts';
import { inPieces, rowsIn } from '../workbook/by-hand.ts';

const OURS = { year: 2024, cityName: '嘉峪关市' };
const ABOUT = { sheet: ANNEX_SHEET, heads: annexHeadsIn, isFilled: isAnnexFilled, limits: ANNEX_LIMITS, ground: 'C12' as const };

async function judged(bytes: Uint8Array, notice = OURS): Promise<CommitteeRow[]> {
  const { rows, unread } = await readUploaded(inPieces(bytes), ABOUT, readAnnex);
  expect(unread).toEqual([]);
  return judgeAnnex(rows, notice);
}

const told = (rows: readonly CommitteeRow[], of: 'problems' | 'doubts') =>
  rows.flatMap((row) => row[of].map(({ place, zh }) => `${place} ${zh}`));
const { committees } = JIAYUGUAN_2024_DOCUMENT;
const annex = committees.filter(({ number }) => number !== null);
const own = committees.filter(({ number }) => number === null);
/** The city's list, as its bureau types it: no numbers, and no month. */
const OWN_ROWS: TypedRow[] = own.map(({ name, founder, telephone }) => ({ name, founder, telephone }));

const made = (rows: readonly CommitteeRow[], present: unknown, replaces: Replaces = 'ANNEX', earlier: unknown = present, year = 2025) =>
  planOf({ present, earlier, rows, replaces, year });
const idsIn = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries((plan.committees as { id: string; name: string }[]).map((one) => [one.name, one.id]));

describe('the annex of 2024', () => {
  it('C12: with the city’s list comes out exactly as the notice has it, ids included, mended where the scan was wrong', async () => {
    const rows = await judged(filledIn([...annexRows(), ...OWN_ROWS]));
    expect(told(rows, 'problems')).toEqual([]);
    const { committees: read, counts } = made(rows, undefined, 'ALL');
    expect(read).toEqual(committees);
    expect(counts).toEqual({ ADDED: 69, CHANGED: 0, REMOVED: 0, UNCHANGED: 0, KEPT: 0 });
    expect(made(rows, committees, 'ALL').counts).toMatchObject({ ADDED: 0, UNCHANGED: 69 });
  });

  it('as the province sends it has a title above its heads and remarks beneath its rows, and neither is a committee', async () => {
    const rows = await judged(provinces(annexRows()));
    expect(rows.map(({ row }) => row)).toEqual(annex.map((_, index) => index + 4));
    // Two of the 65 name a specialty that belongs to no series by its name: they are as they are, and somebody should look.
    expect(told(rows, 'doubts')).toEqual(['B9', 'B10'].map((place) => `${place} 从名称读不出系列，只按专业“人力资源培训”处理`));
    expect(rows.filter(isRight)).toHaveLength(65);
    expect(rows[4]?.read?.raw).toBe('甘肃省知识产权安业高级职称评审委员会');
    expect(rows[28]?.read).toMatchObject({ raw: '11月中自', meets: { year: 2024, month: 11, third: 'MIDDLE' } });
  });
});

describe('a planted fault yields exactly its line', () => {
  const FAULTS: readonly (readonly [of: string, row: TypedRow, lines: readonly string[]])[] = [
    ['a number that is none', { number: '甲' }, ['A2 须为1至9999的整数']],
    ['a number of zero', { number: 0 }, ['A2 须为1至9999的整数']],
    ['no name', { name: '' }, ['B2 不能为空']],
    ['no founder', { founder: '' }, ['C2 不能为空']],
    ['a month without its third', { meets: '11月' }, ['D2 应为某月上旬、中旬或下旬，如11月上旬']],
    ['a thirteenth month', { meets: '13月上旬' }, ['D2 应为某月上旬、中旬或下旬，如11月上旬']],
    ['a name that gives no field', { name: '甘肃省高级职称评审委员会' }, ['F2 从名称读不出系列和专业，请填写']],
    ['a series that there is none of', { series: '厨艺' }, [expect.stringMatching(/^F2 不在可选范围内，应为：高等学校教师、/u)]],
    ['a level of no name', { levels: '特级' }, [expect.stringMatching(/^H2 有“特级”，应为：高级、/u)]],
    ['a level that the series does not have', { series: '会计', levels: '员级' }, ['H2 会计系列没有员级']],
    ['a scope of no kind', { scope: '全国' }, ['I2 不在可选范围内，应为：全省有效、基层有效']],
    ['a year of none', { year: 24 }, ['K2 须为四位数的年份，如2025；不填即为通知的年度']],
    ['a telephone whose first zero is lost', { telephone: 9318533360 }, [expect.stringMatching(/^E2 不正确（应为带区号的固定电话/u)]],
    ['a telephone that is none', { telephone: '没有' }, [expect.stringMatching(/^E2 不正确/u)]],
    ['two years that differ', { meets: '2024年11月上旬', year: 2025 }, ['D2 与所填年度2025不一致']],
    ['a name with what nobody sees', { name: '甘肃省会计系列\u202E高级职称评审委员会' }, [expect.stringMatching(/^B2 /u)]],
    ['a telephone too long', { telephone: '0'.repeat(61) }, ['E2 最多60个字']],
  ];
  it.each(FAULTS)('%s', async (_, fault, lines) => {
    const rows = await judged(filledIn([{ ...annexRows()[32], ...fault }]));
    expect(told(rows, 'problems')).toEqual(lines);
  });

  const DOUBTS: readonly (readonly [of: string, row: TypedRow, lines: readonly string[]])[] = [
    ['no month', { meets: '' }, ['D2 未填，评审时间留空']],
    ['a year far from the notice’s', { year: 2031 }, ['D2 在2031年，通知为2024年度']],
    ['the year after it', { year: 2025 }, []],
    ['a series that is not the name’s', { series: '审计系列' }, ['F2 与名称不同：名称为会计系列']],
    ['levels that are not the name’s', { levels: '中级' }, ['H2 与名称所称层级不同']],
    ['one of the name’s levels', { levels: '正高级' }, []],
    ['a name without a level', { name: '甘肃省会计系列职称评审委员会' }, ['H2 从名称读不出层级，现按高级处理']],
    ['a number for the city’s own', { name: '嘉峪关市会计系列高级职称评审委员会' }, ['A2 本市的评委会不填序号，现按附件1所列处理']],
    ['none for the province’s', { number: '' }, ['A2 未填，现按本市自行组建的评委会处理']],
  ];
  it.each(DOUBTS)('of what is unsure: %s', async (_, doubt, lines) => {
    const rows = await judged(filledIn([{ ...annexRows()[32], ...doubt }]));
    expect([told(rows, 'problems'), told(rows, 'doubts')]).toEqual([[], lines]);
  });

  it('a number or a name that stands twice is told in both rows; 05 and a name with blanks are the same', async () => {
    const rows = annexRows({ 7: { number: '05' }, 9: { name: '甘肃省 档案系列高级职称评审委员会' } });
    expect(told(await judged(filledIn(rows)), 'problems')).toEqual([
      'A6 与A8重复，同一表中只能出现一次',
      'A8 与A6重复，同一表中只能出现一次',
      'B10 与B11重复，同一表中只能出现一次',
      'B11 与B10重复，同一表中只能出现一次',
    ]);
  });

  it('of a city’s own, levels that its name does not give have to be filled in', async () => {
    const row = { name: '嘉峪关市工程系列评审委员会', founder: '市工信局', telephone: '0937-6225625' };
    const rows = await judged(filledIn([row]));
    expect(told(rows, 'problems')).toEqual(['H2 从名称读不出层级，请填写']);
    const [filled] = await judged(filledIn([{ ...row, levels: '中级、初级' }]));
    expect(filled?.read?.levels).toEqual(['STAFF', 'ASSISTANT', 'INTERMEDIATE']);
    // A word for two levels means those that the series has.
    const [accounting] = await judged(filledIn([{ ...row, name: '嘉峪关市会计系列评审委员会', levels: '初级' }]));
    expect(accounting?.read?.levels).toEqual(['ASSISTANT']);
  });

  it('hidden rows and merged cells are told, each where it is', async () => {
    const [first, second, third] = annexRows();
    const table = [
      ANNEX_COLUMNS.map(({ head }) => head),
      ...[first, second, third].map((row) => ANNEX_COLUMNS.map(({ name }) => row?.[name] ?? null)),
    ];
    const rows = await judged(bookOf(table, '评审计划', { hidden: [3], merged: ['C2:C3'] }));
    expect(told(rows, 'problems')).toEqual([expect.stringMatching(/^ 该行被隐藏/u), 'C3 属于合并单元格C2:C3，请取消合并后逐格填写']);
    expect(rows.map(isRight)).toEqual([true, false, true]);
  });

  it('another sheet that is filled in as well is told of, and one with nothing beneath its heads is not', async () => {
    const heads = ANNEX_COLUMNS.slice(0, 5).map(({ head }) => head);
    const table = [['附件1'], heads, [1, '甘肃省会计系列高级职称评审委员会', '省财政厅', '11月下旬', '0931-8891046']];
    const unread = async (other: string[][]) =>
      (await readUploaded(inPieces(bookOf(table, '计划', { other })), ABOUT, readAnnex)).unread.map(({ value }) => value);
    expect(await unread([['附件1'], heads])).toEqual([]);
    expect(await unread([['附件1'], heads, ['2', '甘肃省审计系列高级职称评审委员会']])).toEqual(['另表']);
  });
});

describe('the draft', () => {
  it('keeps the id of each committee by its name, whatever its number; a new name never takes the id of another of last year’s', async () => {
    // 会计 moves from 33 to 34, and 新材料 comes in its place; 林业 is gone.
    const rows = annexRows({ 33: { name: '甘肃省新材料工程专业高级职称评审委员会' }, 34: { name: '甘肃省会计系列高级职称评审委员会' } });
    const plan = made(await judged(provinces(rows)), committees);
    expect(plan.counts).toEqual({ ADDED: 1, CHANGED: 1, REMOVED: 1, UNCHANGED: 63, KEPT: 4 });
    expect(idsIn(plan)).toMatchObject({
      甘肃省会计系列高级职称评审委员会: 'annex-1-33',
      甘肃省新材料工程专业高级职称评审委员会: 'annex-1-33-2025',
      嘉峪关市卫生系列高级职称评审委员会: 'city-health',
    });
    expect(plan.changes.filter(({ kind }) => kind === 'CHANGED' || kind === 'REMOVED')).toEqual([
      {
        kind: 'CHANGED',
        id: 'annex-1-33',
        number: 34,
        name: '甘肃省会计系列高级职称评审委员会',
        fields: ['number', 'founder', 'telephone'],
      },
      { kind: 'REMOVED', id: 'annex-1-34', number: 34, name: '甘肃省林业(农口)工程专业高级职称评审委员会', fields: [] },
    ]);
    // What is run into it again, and last year's list of a name that was lost meanwhile, come back to their ids.
    expect(made(await judged(provinces(rows)), plan.committees, 'ANNEX', committees).counts).toMatchObject({
      ADDED: 0,
      CHANGED: 0,
      REMOVED: 0,
    });
    expect(idsIn(made(await judged(provinces(annexRows())), plan.committees, 'ANNEX', committees))).toMatchObject({
      '甘肃省林业(农口)工程专业高级职称评审委员会': 'annex-1-34',
      甘肃省会计系列高级职称评审委员会: 'annex-1-33',
    });
  });

  it('with ANNEX keeps the city’s own, with ALL does not; a workbook of the city’s own alone leaves the annex as it is', async () => {
    const [lab] = await judged(filledIn([{ name: '嘉峪关市卫生系列中级职称评审委员会', founder: '市卫健委', telephone: '0937-6320251' }]));
    const rows = lab ? [lab] : [];
    const kept = made(rows, committees, 'ANNEX');
    expect(kept.counts).toEqual({ ADDED: 1, CHANGED: 0, REMOVED: 0, UNCHANGED: 0, KEPT: 69 });
    expect(kept.committees[4]).toMatchObject({ id: 'city-health-2025', levels: ['INTERMEDIATE'], number: null, meets: null });
    expect(made(rows, committees, 'ALL').counts).toMatchObject({ ADDED: 1, REMOVED: 69, KEPT: 0 });
    expect(made(await judged(provinces(annexRows())), committees, 'ALL').counts).toMatchObject({ UNCHANGED: 65, REMOVED: 4 });
  });

  it('loses nothing to a row that is wrong: what it names stays as it was', async () => {
    const rows = await judged(provinces(annexRows({ 5: { meets: '年底' }, 6: { name: '' }, 7: { number: '七' } })));
    expect(rows.filter((row) => !isRight(row))).toHaveLength(3);
    expect(made(rows, committees).counts).toEqual({ ADDED: 0, CHANGED: 0, REMOVED: 0, UNCHANGED: 62, KEPT: 7 });
  });

  it('takes whatever stands in it: a part that is none, rows that are none, rows without ids', async () => {
    const rows = (await judged(provinces(annexRows()))).slice(0, 2);
    for (const present of ['?', null, {}, [null, 7, 'x', []]]) expect(made(rows, present, 'ANNEX').committees).toHaveLength(2);
    const bare = [{ name: '甘肃省会计系列高级职称评审委员会', number: 33 }, { number: null }, { id: 'annex-1-1', name: 9, number: 1 }];
    expect(made(rows, bare, 'ANNEX').committees).toEqual([
      { number: null },
      ...annex.slice(0, 2).map((one) => expect.objectContaining({ name: one.name })),
    ]);
  });
});

describe('the template', () => {
  it('has nothing but heads that are read, and gives as examples what would be taken', async () => {
    const bytes = await makeTemplate(ANNEX_TEMPLATE);
    const rows = await rowsIn(bytes);
    expect(headsIn(ANNEX_COLUMNS, rows)).toBe(ANNEX_COLUMNS.length);
    expect(await judged(bytes)).toEqual([]);
    const [example] = await judged(filledIn([Object.fromEntries(ANNEX_COLUMNS.map(({ name, example: value }) => [name, value]))]));
    expect([example?.problems, example?.doubts]).toEqual([[], []]);
  });
});

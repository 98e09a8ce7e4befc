/** What an officer does not see, or sees elsewhere: hidden rows and columns, merged cells, a sheet behind another (P2, D4, D5). */
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { mergedPlaces } from '../../schema/core/workbook/layout.ts';
import { emptyLayout } from '../../schema/core/workbook/model.ts';
import { PERSON_COLUMNS } from '../../schema/identity/import/columns.ts';
import { CHECK_IMPORT, importOf, ROWS, RUN_IMPORT, teacher, type Typed } from '../support/imports.ts';
import { dump } from '../support/invariants.ts';
import { city, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await city();
});

/** A workbook of sheets by their names, in their order. */
function bookOf(sheets: Readonly<Record<string, WorkSheet>>): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const peopleSheet = (rows: readonly Typed[], change: (sheet: WorkSheet) => void = () => undefined): WorkSheet => {
  const sheet = utils.aoa_to_sheet([
    PERSON_COLUMNS.map(({ head }) => head),
    ...rows.map((row) => PERSON_COLUMNS.map(({ name }) => row[name] ?? null)),
  ]);
  change(sheet);
  return sheet;
};

async function dryRun(file: Buffer): Promise<{ id: string; right: number; told: string[] }> {
  const id = await importOf(world, 'chen', 'school', file);
  const { right } = (await world.does('chen', CHECK_IMPORT, { import: id })).checkImport;
  const { edges } = (await world.does('chen', ROWS, { id, onlyWrong: true })).node.rows;
  const told = edges.flatMap(({ node }: { node: { row: number; problems: { cell: string; column: string; text: { zh: string } }[] } }) =>
    node.problems.map(({ cell, column, text: { zh } }) => `${node.row} ${cell} ${column} ${zh}`),
  );
  return { id, right, told };
}

describe('an import does not act on what the officer did not see (P2)', () => {
  it('a row that is filtered away is told and not imported', async () => {
    const rows = ['seen-1', 'hidden-1', 'seen-2'].map((account) => teacher(account, '丁'));
    const sheet = peopleSheet(rows, (one) => (one['!rows'] = [{}, {}, { hidden: true }, {}]));
    const { id, right, told } = await dryRun(bookOf({ 人员: sheet }));
    expect({ right, told }).toEqual({ right: 2, told: ['3   该行被隐藏（或被筛选），请取消隐藏'] });
    expect(await world.refusal('chen', RUN_IMPORT, { import: id })).toBe('IMPORT_HAS_PROBLEMS');
    await world.does('chen', RUN_IMPORT, { import: id, onlyRight: true });
    const made = (await dump(world)).filter(({ pk, sk }) => sk === 'PROFILE' && /^ACCOUNT#(?:seen|hidden)-/u.test(pk)).map(({ pk }) => pk);
    expect(made.toSorted()).toEqual(['ACCOUNT#seen-1', 'ACCOUNT#seen-2']);
  });

  it('a cell in a hidden column is told where something stands in it', async () => {
    const rows = [teacher('someone-hidden', '丁'), teacher('second', '戊', { account: '' })];
    const hidden = PERSON_COLUMNS.map(({ name }) => ({ hidden: name === 'account' }));
    const { right, told } = await dryRun(bookOf({ 人员: peopleSheet(rows, (one) => (one['!cols'] = hidden)) }));
    expect({ right, told }).toEqual({ right: 1, told: ['2 J2 登录名 所在列被隐藏，请取消隐藏'] });
  });

  it('a cell that belongs to merged cells is told so, and not that it is empty', async () => {
    const rows = ['m-1', 'm-2', 'm-3'].map((account, index) => teacher(account, '己', index > 0 ? { personKind: '' } : {}));
    const merges = [utils.decode_range('E2:E4'), utils.decode_range('F3:G3')];
    const { right, told } = await dryRun(bookOf({ 人员: peopleSheet(rows, (one) => (one['!merges'] = merges)) }));
    expect({ right, told }).toEqual({
      right: 1,
      told: [
        '3 E3 人员类别 属于合并单元格E2:E4，请取消合并后逐格填写',
        '3 G3 本市户籍 属于合并单元格F3:G3，请取消合并后逐格填写',
        '4 E4 人员类别 属于合并单元格E2:E4，请取消合并后逐格填写',
      ],
    });
    const layout = { ...emptyLayout(), merges: ['B2:C3', 'nonsense', 'A1:A1048576'] };
    expect([...mergedPlaces(layout, [1, 2, 3], [1, 2])]).toEqual([
      ['C2', 'B2:C3'],
      ['B3', 'B2:C3'],
      ['C3', 'B2:C3'],
    ]);
  });

  it('another sheet with the same heads and people beneath them is told as a problem; an empty copy of the template is none (P1)', async () => {
    const sheet = (account: string) => peopleSheet([teacher(account, '辛')]);
    const other = await dryRun(bookOf({ 人员: sheet('read'), '人员 (2)': sheet('unread'), 人员2: sheet('unread-2') }));
    const told = (name: string) => `1   工作表“${name}”也有这些表头并填有内容，但只读取“人员”一张：请并入该表，或删除多余的工作表`;
    expect(other).toMatchObject({ right: 1, told: [told('人员 (2)'), told('人员2')] });
    expect(await world.refusal('chen', RUN_IMPORT, { import: other.id })).toBe('IMPORT_HAS_PROBLEMS');
    await world.does('chen', RUN_IMPORT, { import: other.id, onlyRight: true });
    expect((await dump(world)).filter(({ pk, sk }) => sk === 'PROFILE' && /^ACCOUNT#(?:un)?read/u.test(pk))).toHaveLength(1);
    // A column less is no other kind of sheet; a sheet with some of the words is.
    const fewer = utils.aoa_to_sheet([PERSON_COLUMNS.slice(0, -1).map(({ head }) => head), ['壬']]);
    expect((await dryRun(bookOf({ 人员: sheet('one'), 其他: fewer }))).told).toEqual([told('其他')]);
    expect((await dryRun(bookOf({ 人员: sheet('two'), 名单: utils.aoa_to_sheet([['姓名'], ['癸']]) }))).told).toEqual([]);
    expect(await dryRun(bookOf({ 人员: sheet('three'), '人员 (2)': peopleSheet([]) }))).toMatchObject({ right: 1, told: [] });
    // The empty one may as well be the first: the people are read where they are.
    expect(await dryRun(bookOf({ 人员: peopleSheet([]), '人员 (2)': sheet('four') }))).toMatchObject({ right: 1, told: [] });
  });

  it('the sheet is found by its heads behind a cover and under another name; else the refusal names those looked into (P2)', async () => {
    const cover = utils.aoa_to_sheet([['目录'], ['姓名']]);
    const { right } = await dryRun(bookOf({ 目录: cover, Sheet2: peopleSheet([teacher('behind', '庚')]) }));
    expect(right).toBe(1);
    const id = await importOf(world, 'chen', 'school', bookOf({ 目录: cover, 附件: utils.aoa_to_sheet([['一', '二']]) }));
    const [error] = (await world.ask('chen', CHECK_IMPORT, { import: id })).errors ?? [];
    expect(error).toMatchObject({ extensions: { code: 'HEADS_WRONG' }, message: expect.stringContaining('已查看工作表“目录”、“附件”') });
  });
});

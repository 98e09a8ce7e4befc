/** Results of committees elsewhere come by workbook: a dry run that enters nothing, then a run that enters each row once (E9, E12). */
import { describe, expect, it } from 'vitest';
import { CORRECT_RESULT, inState } from '../support/forms.ts';
import { ROWS } from '../support/imports.ts';
import { inbox } from '../support/notices.ts';
import { CHECK_RESULTS, PASSES, resultsOf, RUN_RESULTS, type TypedResult } from '../support/results.ts';
import { city, instant, type World } from '../support/world.ts';

const HEARD = instant('2024-12-02T10:00:00+08:00');
const problemsOf = async (world: World, id: string) =>
  (await world.does('wang', ROWS, { id })).node.rows.edges.map(
    ({ node }: { node: { problems: { cell: string; text: { zh: string } }[] } }) =>
      node.problems.map(({ cell, text: { zh } }) => `${cell} ${zh}`),
  );
const stateOf = async (world: World) => (await world.does('liu', '{ myApplication { state } }')).myApplication.state;

/** 刘洋 is before the committee, and it is the day on which the bureau hears. */
async function heard(): Promise<World> {
  const world = await city();
  await inState(world, 'FORWARDED');
  await world.deliver();
  world.at(HEARD);
  return world;
}

describe('E9: results by workbook', () => {
  it('王敏 checks it without entering anything, runs it, and 刘洋 hears; run again it enters nothing twice', async () => {
    const world = await heard();
    const id = await resultsOf(world, [{ ...PASSES, present: 25, yes: 20, no: 3, abstain: 2 }]);
    const { checkResultImport } = await world.does('wang', CHECK_RESULTS, { import: id });
    expect(checkResultImport).toMatchObject({ of: 'RESULTS', state: 'CHECKED', total: 1, right: 1, template: '/templates/results.xlsx' });
    expect(await stateOf(world)).toBe('FORWARDED');
    for (const _ of [1, 2]) {
      const { runResultImport } = await world.does('wang', RUN_RESULTS, { import: id });
      expect(runResultImport).toMatchObject({ state: 'DONE', done: 1, created: 1, failed: 0 });
    }
    expect(await stateOf(world)).toBe('PASSED_BY_COMMITTEE');
    await world.deliver();
    const { notices } = await inbox(world, 'liu', { first: 1 });
    expect(notices[0].text.zh).toContain('评审通过（出席25人，同意20票，不同意3票，弃权2票）');
  });

  it('says of each row what is wrong with it, in the cell that it is about', async () => {
    const world = await heard();
    const rows: TypedResult[] = [
      { ...PASSES, name: '刘样' },
      { ...PASSES, unit: '嘉峪关市第九中学' },
      { ...PASSES, decidedOn: '2024-12-03', name: '刘 洋' },
      { ...PASSES, unit: '嘉峪关市第一中学 ', name: '陈刚' },
      {
        name: '刘洋',
        unit: '嘉峪关市第一中学',
        application: 'jyg-nobody',
        result: '通过',
        document: '甘职改办〔2024〕118号',
        decidedOn: '2024-11-28',
      },
      { ...PASSES, name: '周舟', present: 25, yes: 16, no: 5, abstain: 4 },
      { ...PASSES, name: '周敏', present: 25, yes: 20 },
      { ...PASSES, name: '周全', decidedOn: '28/11', result: '优秀', held: '线下' },
    ];
    const id = await resultsOf(world, rows);
    const { checkResultImport } = await world.does('wang', CHECK_RESULTS, { import: id });
    expect([checkResultImport.total, checkResultImport.right]).toEqual([8, 0]);
    const found = await problemsOf(world, id);
    expect(found).toMatchObject([
      [expect.stringContaining('A2 ')],
      [expect.stringMatching(/^A3 嘉峪关市第九中学没有/u)],
      [expect.stringMatching(/^F4 评审日期2024年12月3日晚于今日/u)],
      [expect.stringMatching(/^A5 /u)],
      [expect.stringMatching(/^A6 /u)],
      [expect.stringMatching(/^D7 .*与票数不符/u)],
      expect.arrayContaining([expect.stringMatching(/^I8 不同意票必须填写/u), expect.stringMatching(/^J8 弃权票必须填写/u)]),
      expect.arrayContaining([expect.stringMatching(/^D9 /u), expect.stringMatching(/^F9 /u)]),
    ]);
    expect(await world.refusal('wang', RUN_RESULTS, { import: id })).toBe('IMPORT_HAS_PROBLEMS');
    expect(await stateOf(world)).toBe('FORWARDED');
  });

  it('a committee that is filed here decides at its meeting; who stands twice is told so; offline without consent is noted and decides nothing', async () => {
    const world = await heard();
    const own = await resultsOf(world, [{ ...PASSES, entrusted: '' }]);
    await world.does('wang', CHECK_RESULTS, { import: own });
    expect(await problemsOf(world, own)).toEqual([[expect.stringMatching(/^K2 .*已在本市备案/u)]]);
    const twice = await resultsOf(world, [PASSES, { ...PASSES, result: '未通过' }]);
    await world.does('wang', CHECK_RESULTS, { import: twice });
    expect((await problemsOf(world, twice)).map((told: string[]) => told.length)).toEqual([1, 1]);
    const offline = await resultsOf(world, [{ ...PASSES, held: '线下' }]);
    await world.does('wang', CHECK_RESULTS, { import: offline });
    expect((await world.does('wang', RUN_RESULTS, { import: offline })).runResultImport.created).toBe(1);
    expect(await stateOf(world)).toBe('FORWARDED');
  });

  it('a row that has come to nothing since the check is told, and the others are entered; whoever else asks finds no import', async () => {
    const world = await heard();
    const first = await resultsOf(world, [PASSES]);
    const second = await resultsOf(world, [{ ...PASSES, result: '未通过' }]);
    for (const id of [first, second]) await world.does('wang', CHECK_RESULTS, { import: id });
    expect(await world.refusal('gao', RUN_RESULTS, { import: first })).not.toBeNull();
    await world.does('wang', RUN_RESULTS, { import: first });
    const { runResultImport } = await world.does('wang', RUN_RESULTS, { import: second });
    expect(runResultImport).toMatchObject({ state: 'DONE', created: 0, failed: 1, failures: [{ row: 2, code: 'RESULT_NOBODY' }] });
    expect(await stateOf(world)).toBe('PASSED_BY_COMMITTEE');
    const seen = (await world.does('liu', '{ myApplication { id version } }')).myApplication;
    const right = {
      application: seen.id,
      version: seen.version,
      document: '甘职改办〔2024〕120号',
      decidedOn: '2024-11-28',
      reason: '录入有误',
    };
    expect((await world.does('wang', CORRECT_RESULT, { ...right, passed: false })).correctResult.state).toBe('NOT_PASSED');
  });
});

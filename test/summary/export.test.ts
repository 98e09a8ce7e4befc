/** The summary table (附件2): who may export it, what is in it, opened with another library than the one that wrote it. D3, D4. */
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { columnName } from '../../schema/core/workbook/place.ts';
import { streamWorkbook } from '../../schema/core/workbook/writing/workbook.ts';
import { buildExport } from '../../schema/summary/workbooks/actions/build.ts';
import { COLUMNS, HEADS, INSTRUCTIONS, ROWS_ABOVE, sheetOf } from '../../schema/summary/annex/columns.ts';
import { applicationIn, EXPORT, REVEAL, SECTIONS } from '../support/forms.ts';
import { studied, titlesIn } from '../support/sections.ts';
import { accountId, city, instant, organisationId, type World } from '../support/world.ts';

const WANTED = { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' };
const JOB = `query ($id: ID!) {
  node(id: $id) { ... on SummaryTableExport { state: exportState done total percent size finishedAt download { url expiresAt } } }
}`;

async function exported(world: World): Promise<{ id: string; sheet: WorkSheet }> {
  const { exportSummaryTable } = await world.does('zhao', EXPORT, WANTED);
  await world.deliver();
  await world.build();
  const [file] = [...world.stored.values()].slice(-1);
  const workbook = read(file, { cellNF: true });
  expect(workbook.SheetNames).toEqual(['汇总表']);
  return { id: exportSummaryTable.id, sheet: workbook.Sheets['汇总表'] ?? {} };
}

const text = (sheet: WorkSheet, row: number, column: number): unknown => sheet[`${columnName(column)}${row + 1}`]?.v ?? '';

describe('the workbook (D4)', () => {
  it('has the title with series and level, the four header fields, the merged heads in their order', async () => {
    const world = await city();
    const { sheet } = await exported(world);
    expect(text(sheet, 0, 0)).toBe('申报评审职称审核推荐汇总表（中小学教师系列副高级）');
    expect([1, 2, 3, 4].map((row) => text(sheet, row, 0))).toEqual([
      '填报单位：嘉峪关市教育局',
      '填报联系人：赵文斌',
      expect.stringMatching(/^联系电话：139\d{8}$/u),
      '填报日期：2024-09-11',
    ]);
    const merges = (sheet['!merges'] ?? []).map((range) => utils.encode_range(range));
    expect(merges).toContain('A1:T1');
    expect(merges).toContain('G6:I6'); // 现任职务
    expect(merges).toContain('L6:M6'); // 论文
    for (const column of ['A', 'B', 'C', 'D', 'E', 'F', 'J', 'K', 'O', 'P', 'Q', 'R', 'S', 'T'])
      expect(merges).toContain(`${column}6:${column}7`);
    const leaves = Array.from({ length: COLUMNS }, (_, column) => text(sheet, 6, column) || text(sheet, 5, column));
    expect(leaves).toEqual([
      '序号',
      '工作单位',
      '姓名',
      '身份证号',
      '参加工作时间',
      '学历',
      '资格名称',
      '取得时间',
      '聘任时间',
      '拟晋升职务',
      '专业工作年限',
      '级别',
      '数量',
      '符合评审业绩条件内容',
      '是否完成继续教育',
      '年度考核',
      '晋升类型',
      '是否有空岗情况',
      '审核意见',
      '备注',
    ]);
    expect(text(sheet, 5, 13)).toBe('是否符合评审业绩条件内容');
    expect(INSTRUCTIONS.map((_, index) => text(sheet, ROWS_ABOVE + index, 0))).toEqual(INSTRUCTIONS);
    expect(HEADS.flatMap((head) => (typeof head === 'string' ? [head] : head.slice(1)))).toHaveLength(20);
  });

  it('has a row for each approved application, every value the system’s, dates and ID numbers as text', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' }); // not approved: not in the table
    await applicationIn(world, 'RECOMMENDED', {
      applicant: 'ma',
      unit: 'hospital',
      officer: 'huang',
      changes: titlesIn('health'),
    });
    const { sheet } = await exported(world);
    const row = Array.from({ length: COLUMNS }, (_, column) => sheet[`${columnName(column)}${ROWS_ABOVE + 1}`]);
    const { revealIdentityNumber } = await world.does('liu', REVEAL, { account: accountId('liu'), purpose: 'OWN' });
    expect(row.map((cell) => cell?.v ?? '')).toEqual([
      1,
      '嘉峪关市第一中学',
      '刘洋',
      revealIdentityNumber,
      '2010-07-01',
      '大学本科',
      '一级教师',
      '2018-12-20',
      '2019-01-01',
      '高级教师',
      14,
      '省级期刊',
      1,
      '符合甘人社通〔2021〕438号正常晋升业绩条件2项：能力、业绩贡献条件符合第10条第2款（佐证材料1、2）；能力、业绩贡献条件符合第11条第1款（佐证材料3）',
      '是',
      '2019年合格、2020年合格、2021年合格、2022年合格、2023年优秀',
      '正常晋升',
      '有', // the vacancy as the unit stated it (U6)
      '同意',
      '',
    ]);
    for (const column of [3, 4, 7, 8]) expect(row[column]).toMatchObject({ t: 's', z: '@' });
    expect(text(sheet, ROWS_ABOVE + 1, 0)).toBe('填表说明：');
  });

  it('says the highest 学历 wherever it was finished, no 学位, and how many papers there are of each grade', async () => {
    const world = await city();
    const paper = (grade: string, index: number) => ({ ...SECTIONS.papers.items[0], title: `题目${index}`, grade });
    const papers = { items: ['PROVINCIAL', 'CORE', 'PROVINCIAL'].map(paper) };
    const education = studied(
      { educationLevel: 'COLLEGE', degree: null },
      { manner: 'IN_SERVICE' },
      { manner: 'IN_SERVICE', educationLevel: null, degree: 'MASTER' },
    );
    await applicationIn(world, 'APPROVED', { changes: { education, papers } });
    await applicationIn(world, 'APPROVED', { applicant: 'yang', changes: { papers: { items: [] } } });
    const { sheet } = await exported(world);
    const columns = (row: number) => [5, 11, 12].map((column) => text(sheet, ROWS_ABOVE + row, column));
    expect(columns(0)).toEqual(['大学本科', '核心期刊、省级期刊', '1、2']);
    expect(columns(1)).toEqual(['大学本科', '无', 0]);
  });

  it('orders people as a reader of Chinese looks them up: by unit, then by pinyin', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED', { applicant: 'yang' });
    await applicationIn(world, 'APPROVED', { applicant: 'liu' });
    const { sheet } = await exported(world);
    expect([text(sheet, ROWS_ABOVE, 2), text(sheet, ROWS_ABOVE + 1, 2)]).toEqual(['刘洋', '杨帆']);
  });

  it('keeps whatever people wrote: signs of XML, rare characters, what looks like a formula', async () => {
    const world = await city();
    const specialty = '<数学>&"𠮷"';
    await applicationIn(world, 'APPROVED', { changes: { appliedTitle: { ...SECTIONS.appliedTitle, specialty, standard: '=1+1&<a>' } } });
    const { sheet } = await exported(world);
    expect(text(sheet, ROWS_ABOVE, 13)).toContain('符合=1+1&<a>正常晋升');
    expect(sheet[`N${ROWS_ABOVE + 1}`]?.f).toBeUndefined();
  });

  it('has 1,000 rows in order when they are streamed', async () => {
    async function* lines() {
      for (let number = 1; number <= 1000; number += 1)
        yield [number, ...Array.from({ length: COLUMNS - 1 }, (_, column) => `第${number}行${column}`)];
    }
    const header = { series: 'health', level: 'SENIOR', filledBy: '', contact: '', telephone: '', date: '2024-10-31' } as const;
    const annex = { ...sheetOf(header), lines: lines(), closing: ['完'] };
    const chunks: Uint8Array[] = [];
    for await (const chunk of streamWorkbook(instant('2024-10-31T10:00:00+08:00'), [annex])) chunks.push(chunk);
    const sheet = read(Buffer.concat(chunks)).Sheets['汇总表'] ?? {};
    expect(text(sheet, ROWS_ABOVE + 999, 0)).toBe(1000);
    expect(text(sheet, ROWS_ABOVE + 999, 19)).toBe('第1000行18');
    expect(text(sheet, ROWS_ABOVE + 1000, 0)).toBe('完');
  });
});

describe('the job', () => {
  it('is started by its transaction, shows progress, and gives a URL that expires', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const { exportSummaryTable } = await world.does('zhao', EXPORT, WANTED);
    const job = async () => (await world.does('zhao', JOB, { id: exportSummaryTable.id })).node;
    expect(await job()).toMatchObject({ state: 'QUEUED', percent: 0, download: null });
    await world.deliver();
    await world.build();
    const done = await job();
    expect(done).toMatchObject({ state: 'DONE', done: 1, total: 1, percent: 100 });
    expect(done.size).toBeGreaterThan(1000);
    expect(done.download.expiresAt).toBe('2024-09-11T09:10:00.000+08:00');
  });

  it('delivered twice it is built once: the second time changes nothing', async () => {
    const world = await city();
    await exported(world);
    const [key] = world.stored.keys();
    const id = String(key).slice('exports/'.length, -'.xlsx'.length);
    const before = await world.table.get({ pk: `EXPORT#${id}`, sk: 'JOB' });
    await buildExport(world.context(), id);
    expect(await world.table.get({ pk: `EXPORT#${id}`, sk: 'JOB' })).toEqual(before);
  });

  it('that fails says so, and is built when it is tried again', async () => {
    const world = await city();
    const { exportSummaryTable } = await world.does('zhao', EXPORT, WANTED);
    await world.deliver();
    const [id = ''] = world.jobs;
    const broken = {
      ...world.context(),
      files: { ...world.files, put: () => Promise.reject(new Error('the store is down')) },
    };
    await expect(buildExport(broken, id)).rejects.toThrow('the store is down');
    const state = async () => (await world.does('zhao', JOB, { id: exportSummaryTable.id })).node.state;
    expect(await state()).toBe('FAILED');
    await world.build();
    expect(await state()).toBe('DONE');
  });

  it('names who fills it in: the department’s officer who asked, or the department’s own contact where the bureau asked', async () => {
    const world = await city();
    await world.does('wang', EXPORT, WANTED);
    await world.deliver();
    await world.build();
    const sheet = read([...world.stored.values()][0]).Sheets['汇总表'] ?? {};
    expect([1, 2, 3].map((row) => text(sheet, row, 0))).toEqual([
      '填报单位：嘉峪关市教育局',
      '填报联系人：赵文斌',
      '联系电话：0937-6789790',
    ]);
  });

  it('is for the department of the series and the bureau; to others it does not exist', async () => {
    const world = await city();
    expect(await world.refusal('wang', EXPORT, WANTED)).toBeNull();
    expect(await world.refusal('qian', EXPORT, WANTED)).toBe('ROLE_REQUIRED');
    for (const who of ['chen', 'liu', 'he']) expect(await world.refusal(who, EXPORT, WANTED)).toBe('ROLE_REQUIRED');
    expect(await world.refusal(null, EXPORT, WANTED)).toBe('UNAUTHENTICATED');
    expect(await world.refusal('zhao', EXPORT, { ...WANTED, series: 'nothing' })).toBe('SERIES_UNKNOWN');
    expect(await world.refusal('wang', EXPORT, { series: 'translation', level: 'STAFF' })).toBe('SERIES_UNKNOWN');
    const { id } = await exported(world);
    for (const who of ['qian', 'chen', 'liu']) expect((await world.does(who, JOB, { id })).node).toBeNull();
    expect((await world.does('he', JOB, { id })).node.state).toBe('DONE');
    const LIST = 'query ($d: ID!) { summaryTableExports(department: $d) { edges { node { state: exportState } } } }';
    expect((await world.does('zhao', LIST, { d: organisationId('education') })).summaryTableExports.edges).toHaveLength(2);
    expect(await world.refusal('qian', LIST, { d: organisationId('education') })).toBe('EXPORT_UNKNOWN');
  });
});

/** 年度统计 over GraphQL: equal to what the table itself comes to, kept, published without small numbers, as files (R5, V7). */
import { describe, expect, it } from 'vitest';
import { applicationIn } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { JIAYUGUAN_2025 } from '../support/notices/jiayuguan-2025.ts';
import { publish } from '../support/notices/publishing.ts';
import { issuedDocument } from '../support/title-documents.ts';
import { accountId, city, CYCLE, type World } from '../support/world.ts';
import { BUILD_REPORT, countedYear, PUBLIC_REPORT, PUBLISH_REPORT, REPORT_SEEN } from '../support/year.ts';
import type { Item } from '../../schema/table/port.ts';

type Numbers = { measure: string; count: number | null; last: number | null }[];
type Counts = { total: Numbers; tables: { dimension: string; rows: { value: string; name: { zh: string }; numbers: Numbers }[] }[] };

/** The year of 刘洋, who holds a title now, of 杨帆, who did not pass, and of three whose applications are still on their way or were given up. */
async function lived(world: World): Promise<void> {
  await applicationIn(world, 'SUBMITTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
  await issuedDocument(world);
}

/** What the table itself comes to: counted here from its items, with nothing of what is tested. */
function countedFrom(items: readonly Item[]): Record<string, Record<string, number>> {
  const at = (pk: string, sk: string) => items.find((item) => item.pk === pk && item.sk === sk);
  const found: Record<string, Record<string, number>> = {};
  const add = (row: string, measure: string) => {
    const own = (found[row] ??= {});
    own[measure] = (own[measure] ?? 0) + 1;
  };
  for (const head of items.filter(({ pk, sk }) => pk.startsWith('APPLICATION#') && sk === 'A#HEAD')) {
    if (head['cycle'] !== CYCLE || !head['submission']) continue;
    const state = String(head['state']);
    const account = at(`ACCOUNT#${String(head['applicant'])}`, 'PROFILE')?.['identity'] as { bornIn: string };
    const unit = at(`ORGANISATION#${String(head['unit'])}`, 'PROFILE');
    const age = 2024 - Number(account.bornIn.slice(0, 4));
    const band = age < 30 ? 0 : age >= 55 ? 55 : Math.floor(age / 5) * 5;
    const passed = ['PASSED_BY_COMMITTEE', 'STRUCK', 'CONFERRED', 'REVOKED'].includes(state);
    const measures = {
      APPLIED: true,
      RETURNED: (head['returns'] as { authorities: number }).authorities > 0,
      REFUSED: state === 'REFUSED',
      WITHDRAWN: state === 'WITHDRAWN',
      FORWARDED: passed || ['FORWARDED', 'NOT_PASSED'].includes(state),
      PASSED: passed,
      NOT_PASSED: state === 'NOT_PASSED',
      STRUCK: state === 'STRUCK',
      CONFERRED: ['CONFERRED', 'REVOKED'].includes(state),
      REVOKED: state === 'REVOKED',
    };
    const rows = [
      'total',
      `SERIES ${String(head['series'])}`,
      `LEVEL ${String(head['level'])}`,
      `UNIT_KIND ${String(unit?.['unitKind'])}`,
      `PROMOTION_TYPE ${String(head['promotionType'])}`,
      `COMMITTEE ${typeof head['committee'] === 'string' ? head['committee'] : ''}`,
      `AGE ${band}`,
    ];
    for (const [measure, counts] of Object.entries(measures)) if (counts) for (const row of rows) add(row, measure);
  }
  return found;
}

/** The same of what the graph tells, without what is nought. */
function toldBy({ total, tables }: Counts): Record<string, Record<string, number>> {
  const some = (numbers: Numbers) =>
    Object.fromEntries(numbers.flatMap(({ measure, count }) => (count === null || count === 0 ? [] : [[measure, count]])));
  return {
    total: some(total),
    ...Object.fromEntries(
      tables.flatMap(({ dimension, rows }) => rows.map(({ value, numbers }) => [`${dimension} ${value}`, some(numbers)])),
    ),
  };
}

const filesOf = (world: World) =>
  Object.fromEntries(
    [...world.stored]
      .filter(([key]) => key.startsWith('reports/statistics/'))
      .map(([key, bytes]) => [key.replace(/^.*-(whole|shown)/u, '$1'), bytes]),
  );

describe('R5: the statistics of a year', () => {
  it('are equal to counts made from the table alone', async () => {
    const world = await city();
    await lived(world);
    const { report } = await countedYear(world);
    const { node } = await world.does('wang', REPORT_SEEN, { id: report });
    expect(node).toMatchObject({ state: 'DONE', percent: 100, applications: 3, lastCycle: null });
    const items = await dump(world);
    expect(toldBy(node.counts)).toEqual(countedFrom(items));
    expect(toldBy(node.counts)['total']).toMatchObject({ APPLIED: 3, FORWARDED: 2, PASSED: 1, NOT_PASSED: 1, CONFERRED: 1 });
    expect(node.counts.tables.find(({ dimension }: { dimension: string }) => dimension === 'SERIES').rows[0].name.zh).toBe('中小学教师');
    expect(wrongWith(items)).toEqual([]);
  });

  it('are counted as of their instant and kept; asked for again they are others; the same key is the same count', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    const asked = { key: 'the-count-of-2024' };
    const { buildYearReport } = await world.does('wang', BUILD_REPORT, asked);
    expect(buildYearReport).toMatchObject({ state: 'QUEUED', percent: 0 });
    expect((await world.does('wang', BUILD_REPORT, asked)).buildYearReport.id).toBe(buildYearReport.id);
    await world.deliver();
    await world.count();
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    world.at(world.now + 60_000);
    const { report } = await countedYear(world);
    const applied = async (id: string) => toldBy((await world.does('he', REPORT_SEEN, { id })).node.counts)['total'];
    expect(await applied(buildYearReport.id)).toEqual({ APPLIED: 1 });
    expect(await applied(report)).toEqual({ APPLIED: 2 });
    const { yearReports } = await world.does('he', '{ yearReports { edges { node { id } } } }');
    expect(yearReports.edges.map((one: { node: { id: string } }) => one.node.id)).toEqual([report, buildYearReport.id]);
    for (const who of ['liu', 'chen', 'zhao', 'pan', 'yu', null])
      expect((await world.does(who, REPORT_SEEN, { id: report })).node).toBe(null);
  });

  it('are everybody’s once 王建国 has published them, and then without small numbers; before that nobody’s', async () => {
    const world = await city();
    await lived(world);
    const { report, version } = await countedYear(world);
    expect((await world.does(null, PUBLIC_REPORT)).publicYearReport).toBe(null);
    expect(await world.refusal('he', PUBLISH_REPORT, { report, version })).toBe('ROLE_REQUIRED');
    expect(await world.refusal('wang', PUBLISH_REPORT, { report, version: version - 1 })).toBe('VERSION_STALE');
    const both = await Promise.all([1, 2].map(() => world.ask('wang', PUBLISH_REPORT, { report, version })));
    const codes = both.map(({ errors }): string => errors?.[0]?.extensions['code'] ?? 'done');
    expect(new Set(codes)).toEqual(new Set(['YEAR_REPORT_PUBLISHED', 'done']));
    const { publicYearReport } = await world.does(null, PUBLIC_REPORT);
    expect(publicYearReport).toMatchObject({ cycle: CYCLE, file: { url: expect.stringContaining('reports/statistics/') } });
    const shown: Counts = publicYearReport.counts;
    // Three people are a small number, whatever they are counted by.
    expect(
      [shown.total, ...shown.tables.flatMap(({ rows }) => rows.map(({ numbers }) => numbers))].flat().every(({ count }) => count === null),
    ).toBe(true);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('are never published older after newer, nor before they are finished', async () => {
    const world = await city();
    const first = await countedYear(world);
    world.at(world.now + 60_000);
    const { buildYearReport } = await world.does('wang', BUILD_REPORT);
    const unfinished = { report: buildYearReport.id, version: buildYearReport.version };
    expect(await world.refusal('wang', PUBLISH_REPORT, unfinished)).toBe('YEAR_REPORT_UNFINISHED');
    await world.deliver();
    await world.count();
    const { node } = await world.does('wang', REPORT_SEEN, { id: buildYearReport.id });
    expect(node.allowedActions).toEqual([{ action: 'publishYearReport', why: null }]);
    await world.does('wang', PUBLISH_REPORT, { report: buildYearReport.id, version: node.version });
    expect(await world.refusal('wang', PUBLISH_REPORT, first)).toBe('YEAR_REPORT_OLDER');
  });

  it('are counted once, however often the queue delivers, and by two at once', async () => {
    const world = await city();
    const { report } = await countedYear(world);
    const before = await dump(world);
    const [message] = before.filter(
      ({ pk, content }) => pk.startsWith('OUTBOX#') && (content as { queue?: string }).queue === 'statistics',
    );
    await world.replay([String(message?.['id'])]);
    await world.count();
    expect((await dump(world)).filter(({ pk }) => pk.startsWith('STATISTICS#'))).toEqual(
      before.filter(({ pk }) => pk.startsWith('STATISTICS#')),
    );
    expect((await world.does('wang', REPORT_SEEN, { id: report })).node.state).toBe('DONE');
  });
});

describe('R5: last year’s numbers', () => {
  it('stand beside this one’s; where they were published, everybody sees them as they were', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    const before = await countedYear(world);
    await world.does('wang', PUBLISH_REPORT, before);
    await publish(world, ['wang', 'li'], JIAYUGUAN_2025);
    world.at('2025-09-02T09:00:00+08:00');
    const { report } = await countedYear(world);
    const { node } = await world.does('wang', REPORT_SEEN, { id: report });
    expect(node).toMatchObject({ lastCycle: CYCLE, applications: 0 });
    expect(node.counts.total[0]).toEqual({ measure: 'APPLIED', count: 0, last: 1 });
    const shown = Buffer.from(filesOf(world)['shown.csv'] ?? []).toString('utf8');
    expect(shown.startsWith('\uFEFF分类,类别,申报（2025年）')).toBe(true);
    expect(shown).toContain('申报（2024年）');
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('R5: the files of the statistics', () => {
  it('are a workbook, CSV and a paper with charts, whole and as they are published; none of them names anybody', async () => {
    const world = await city();
    await lived(world);
    await countedYear(world);
    const files = filesOf(world);
    expect(Object.keys(files).toSorted()).toEqual(['shown.csv', 'shown.pdf', 'shown.xlsx', 'whole.csv', 'whole.pdf', 'whole.xlsx']);
    const [whole, shown] = [files['whole.csv'], files['shown.csv']].map((bytes) => Buffer.from(bytes ?? []).toString('utf8'));
    expect(whole?.startsWith('\uFEFF分类,类别,申报（2024年）,退回修改（2024年）')).toBe(true);
    expect(whole).toContain('\r\n合计,合计,3,0,0,0,2,1,1,0,1,0,0\r\n');
    expect(whole).toContain('系列,中小学教师,3,');
    expect(shown).toContain('\r\n合计,合计,*,*,*,*,*,*,*,*,*,*,*\r\n');
    for (const [name, bytes] of Object.entries(files)) {
      const text = Buffer.from(bytes).toString('latin1');
      if (name.endsWith('.pdf')) {
        expect(text.startsWith('%PDF-1.7')).toBe(true);
        expect(text).toContain('pdfaid:part');
        expect(text).not.toContain('/Subtype /Image'); // its charts are lines and words
      }
      if (name.endsWith('.xlsx')) expect(text.startsWith('PK')).toBe(true);
      expect(Buffer.from(bytes).includes(Buffer.from('刘洋'))).toBe(false);
      expect(Buffer.from(bytes).includes(Buffer.from(accountId('liu')))).toBe(false);
    }
  });
});

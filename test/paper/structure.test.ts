/** What a reader aloud is told of every kind of paper: read back from the file, in the order in which it is read. */
import { describe, expect, it } from 'vitest';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { certificatePaper } from '../../schema/certificate/paper.ts';
import { reviewForm } from '../../schema/certificate/review-form.ts';
import type { Document } from '../../schema/core/document.ts';
import { conferralPaper } from '../../schema/result/documents/paper.ts';
import { CERTIFICATE, conferralOf, LONG_NAME, person, reviewFormOf } from '../support/papers.ts';
import { MINUTES_PAPER, POSTING_REPORT, ROSTER_REPORT, STATISTICS } from '../support/reports.ts';
import { allOf, structureOf, type Told } from '../support/structure.ts';

const TORN: Document = {
  title: '情况表',
  number: '1',
  madeAt: 0,
  blocks: [
    { kind: 'heading', text: '情况表' },
    {
      kind: 'table',
      columns: [1, 5],
      head: [['栏', '内容']],
      rows: [
        ['业绩', '绩'.repeat(3000)],
        ['奖惩', ''],
      ],
    },
  ],
};
const PAPERS: Record<string, Document> = {
  'a title document with its roster': conferralPaper(conferralOf(40)),
  'a certificate': certificatePaper(CERTIFICATE),
  'a review form': reviewForm(reviewFormOf(LONG_NAME)),
  'the result report of a posting': POSTING_REPORT,
  'the report of a roster': ROSTER_REPORT,
  'the minutes of a meeting': MINUTES_PAPER,
  'the statistics of a year': STATISTICS,
  'a table with a row over pages': TORN,
};
const printer = pdfPrinter();
const read = async (name: string) => {
  const document = PAPERS[name];
  if (!document) throw new Error(`no paper is called ${name}`);
  return structureOf(await printer.print(document));
};
const texts = (parts: readonly Told[]) => parts.map(({ text }) => text);
const headings = (parts: readonly Told[]): string[] =>
  parts.flatMap((part) => [...(/^H\d$/u.test(part.tag) ? [`${part.tag} ${part.text}`] : []), ...headings(part.parts)]);
/** A row as its cells: what heads a row or a column has its scope behind it. */
const cells = (row: Told | undefined) => (row?.parts ?? []).map(({ text, tag, scope = '' }) => (tag === 'TH' ? `${text}|${scope}` : text));
const rowsOf = (parts: readonly Told[]) => allOf('TR', parts);

describe.each(Object.keys(PAPERS))('%s', (name) => {
  it('is one document in Chinese, of which all that is written is read once, and in the order in which it stands', async () => {
    const { tops, places, language, pages, file, ownerOf } = await read(name);
    expect(language).toBe('zh-CN');
    expect(file).toContain('/DisplayDocTitle true');
    expect(tops.map(({ tag }) => tag)).toEqual(['Document']);
    const marks = pages.flatMap(({ at, written }) => written.map(({ mark }) => ({ at, mark })));
    expect(marks.filter(({ mark }) => mark === null)).toEqual([]);
    const told = places.map(({ page, mark }) => `${page} ${mark}`);
    expect(new Set(told).size).toBe(told.length);
    for (const { at, mark } of marks) if (typeof mark === 'number') expect(told).toContain(`${at} ${mark}`);
    for (const { page, mark, element } of places) expect(ownerOf(page, mark)).toBe(element);
    // But a row over pages: there a cell is read to its end before the next.
    const order = pages.flatMap(({ at }) => places.filter(({ page }) => page === at).map(({ mark }) => `${at} ${mark}`));
    if (PAPERS[name] !== TORN) expect(told).toEqual(order);
    for (const page of pages) {
      const own = places.filter(({ page: at }) => at === page.at).map(({ mark }) => mark);
      if (PAPERS[name] !== TORN) expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  });

  it('does not read aloud what each page has again', async () => {
    const { tops, pages } = await read(name);
    const number = PAPERS[name]?.layout === 'certificate' ? [] : pages.map((_, index) => index + 1);
    const again = pages.map(({ written }) => written.flatMap(({ mark, text }) => (typeof mark === 'string' ? [`${mark} ${text}`] : [])));
    for (const index of number) expect(again[index - 1]?.at(-1)).toMatch(new RegExp(`^Pagination .*${index}`, 'u'));
    expect(texts(tops).join('')).not.toMatch(/第\d+页，共\d+页|— \d+ —/u);
  });

  it('has one title, which comes before every other heading, tables of rows of cells, and words for every figure', async () => {
    const { tops } = await read(name);
    const found = headings(tops);
    expect(found[0]).toMatch(/^H1 ./u);
    expect(found.filter((heading) => heading.startsWith('H1'))).toHaveLength(1);
    for (const table of allOf('Table', tops)) {
      expect(new Set(table.parts.map(({ tag }) => tag))).toEqual(new Set(['TR']));
      const widths = new Map<number, number>();
      for (const [at, row] of table.parts.entries()) {
        for (const cell of row.parts) {
          expect(cell.tag).toMatch(/^T[HD]$/u);
          if (cell.tag === 'TH') expect(cell.scope).toMatch(/^(?:Row|Column)$/u);
          for (let under = at; under < at + cell.down; under += 1) widths.set(under, (widths.get(under) ?? 0) + cell.across);
        }
      }
      expect(new Set(widths.values()).size).toBe(1);
    }
    for (const list of allOf('L', tops)) {
      expect(new Set(list.parts.map(({ tag }) => tag))).toEqual(new Set(['LI']));
      for (const item of list.parts) expect(item.parts.map(({ tag }) => tag)).toEqual(['LBody']);
    }
    for (const figure of allOf('Figure', tops)) {
      expect(figure.alt).toMatch(/./u);
      const [left = 0, low = 0, right = 0, high = 0] = figure.box ?? [];
      expect(right - left).toBeGreaterThan(20);
      expect(high - low).toBeGreaterThan(20);
      expect(low).toBeGreaterThan(0);
    }
  });
});

describe('to who cannot see it', () => {
  it('the title document says what heads it, its roster column by column, and that it is sealed', async () => {
    const { tops } = await read('a title document with its roster');
    expect(headings(tops)).toEqual([
      'H1 关于刘洋等40名同志取得中小学教师系列副高级职称资格的通知',
      'H2 中小学教师系列副高级职称人员花名册',
    ]);
    const rows = rowsOf(tops);
    expect(rows).toHaveLength(41);
    expect(cells(rows[0])).toEqual(
      ['序号', '姓名', '工作单位', '系列', '专业', '职务名称（层级）', '适用范围'].map((head) => `${head}|Column`),
    );
    const { name, unit, series, specialty, scope } = person(40 - 1);
    expect(cells(rows[40])).toEqual(['40', `${name}|Row`, unit, series, specialty, '高级教师（副高级）', scope]);
    expect(allOf('Figure', tops).map(({ alt }) => alt)).toEqual(['印章']);
  });

  it('a title document with two rosters lists them', async () => {
    const { rosters, ...paper } = conferralOf(3);
    const document = conferralPaper({ ...paper, rosters: [...rosters, { name: '破格人员花名册', people: [person(4)] }] });
    const { tops } = structureOf(await printer.print(document));
    expect(texts(allOf('LI', tops))).toEqual(['附件：1.中小学教师系列副高级职称人员花名册', '　　　2.破格人员花名册']);
    expect(headings(tops).slice(1)).toEqual(['H2 中小学教师系列副高级职称人员花名册', 'H2 破格人员花名册']);
  });

  it('the certificate says whose photograph, code and seal it has, and each thing with what it is', async () => {
    const { tops } = await read('a certificate');
    expect(headings(tops)).toEqual(['H1 职称证书']);
    expect(allOf('Figure', tops).map(({ alt }) => alt)).toEqual(['照片', '证书核验二维码', '印章']);
    expect(rowsOf(tops).slice(0, 2).map(cells)).toEqual([
      ['证书编号|Row', CERTIFICATE.number],
      ['姓　　名|Row', LONG_NAME],
    ]);
  });

  it('the review form has its sections as headings, and the photograph beside the rows that it stands at', async () => {
    const { tops } = await read('a review form');
    expect(headings(tops)).toEqual([
      'H1 职称评审表',
      'H2 一、基本情况',
      'H2 二、业绩成果',
      'H2 三、年度考核与奖惩',
      'H2 四、审核意见',
      'H2 五、评审结果',
    ]);
    const row = rowsOf(tops).find(({ text }) => text.startsWith('姓名'));
    expect(cells(row)).toEqual(['姓名|Row', LONG_NAME, '性别|Row', '女', '']);
    expect(row?.parts.at(-1)).toMatchObject({ down: 5, parts: [{ tag: 'Figure', alt: '照片' }] });
    const place = rowsOf(tops).find(({ text }) => text.startsWith('工作单位酒泉钢铁（集团）有限责任公司职工子弟学校') && text.length < 40);
    expect(place).toBeDefined();
  });

  it('the reports of postings list the objections', async () => {
    for (const name of ['the result report of a posting', 'the report of a roster']) {
      const { tops } = await read(name);
      const items = texts(allOf('LI', tops));
      expect(items).toHaveLength(2);
      expect(items[0]).toMatch(/^1\. 编号Y2024-0001（.*不成立。核查意见：论文为本人所写。$/u);
      expect(items[1]).toMatch(/^2\. 编号Y2024-0002（/u);
    }
  });

  it('the minutes list the candidates, each with what was said and voted', async () => {
    const { tops } = await read('the minutes of a meeting');
    const items = allOf('LI', tops);
    expect(texts(items).map((text) => text.slice(0, 5))).toEqual(['1. 刘洋', '2. 杨帆']);
    expect(allOf('P', items).map(({ text }) => text.slice(0, 5))).toEqual([
      '1. 刘洋',
      '评价意见1',
      '第1次投票',
      '2. 杨帆',
      '评价意见1',
      '第1次投票',
    ]);
  });

  it('the statistics say of every chart all its numbers, and of every row what it counts', async () => {
    const { tops } = await read('the statistics of a year');
    expect(headings(tops)).toEqual(['H1 嘉峪关市2024年度职称评审统计', 'H2 一、总体情况', 'H2 二、按系列']);
    const [all, series] = allOf('Figure', tops).map(({ alt }) => alt);
    expect(all).toBe(
      '2024年度各环节人数（条形图）。申报：2024年9人，2023年7人；提交评委会：2024年9人，2023年7人；' +
        '评审通过：2024年9人，2023年7人；授予职称：2024年9人，2023年7人。',
    );
    expect(series).toContain('工程技术：申报（2024年）0人，评审通过（2024年）9人，申报（2023年）0人');
    const rows = rowsOf(tops);
    expect(cells(rows[0]).slice(0, 2)).toEqual(['类别|Column', '申报|Column']);
    expect(cells(rows[1]).slice(0, 2)).toEqual(['合计|Row', '9(7)']);
    expect(cells(rows[3]).slice(0, 2)).toEqual(['中小学教师|Row', '9(7)']);
  });

  it('a row that goes on over pages is one row, its head is read once, and an empty cell is a cell', async () => {
    const { tops, pages } = await read('a table with a row over pages');
    expect(pages.length).toBeGreaterThan(1);
    expect(rowsOf(tops).map(cells)).toEqual([
      ['栏|Column', '内容|Column'],
      ['业绩', '绩'.repeat(3000)],
      ['奖惩', ''],
    ]);
  });
});

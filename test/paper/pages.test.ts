/** How blocks fill pages: tables that go on, rows that are torn only when they must, headings and signatures that are not left alone. */
import { describe, expect, it } from 'vitest';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import type { Block, Document } from '../../schema/core/document.ts';
import { PHOTOGRAPH, SEAL } from '../support/pictures.ts';
import { printed, textOf, type Page } from '../support/printed.ts';

const printer = pdfPrinter();
const pagesOf = async (blocks: readonly Block[], layout: Document['layout'] = 'letter'): Promise<Page[]> =>
  printed(await printer.print({ title: '名单', number: '1', madeAt: 0, layout, blocks })).pages;
const said = (page: Page | undefined): string => (page ? textOf([page]) : '');
const text = (length: number): Block => ({ kind: 'text', text: '职'.repeat(length) });

describe('a table', () => {
  const rows = Array.from({ length: 90 }, (_, index) => [String(index + 1), `第${index + 1}人`]);
  const table: Block = { kind: 'table', columns: [1, 3], head: [['序号', '姓名']], rows };

  it('goes on over pages, its head above each, every row once', async () => {
    const pages = await pagesOf([table]);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(said(page)).toMatch(/^序号姓名/u);
    expect([...textOf(pages).matchAll(/第(\d+)人/gu)].map(([, number]) => Number(number))).toEqual(rows.map((_, index) => index + 1));
  });

  it('leaves neither its first row nor its last one alone', async () => {
    for (let before = 25; before < 36; before += 1) {
      const pages = await pagesOf([...Array.from({ length: before }, () => text(1)), { ...table, rows: rows.slice(0, 4) }]);
      const counts = pages.map((page) => said(page).match(/第\d人/gu)?.length ?? 0);
      expect(counts.includes(1), String(before)).toBe(false);
    }
  });

  it('tears a row that is higher than a page, and loses nothing of it', async () => {
    const pages = await pagesOf([{ kind: 'table', columns: [1, 5], head: [['栏', '内容']], rows: [['业绩', '绩'.repeat(4000)]] }]);
    expect(pages.length).toBeGreaterThan(2);
    expect(textOf(pages).match(/绩/gu)).toHaveLength(4001);
    for (const page of pages) expect(said(page)).toMatch(/^栏内容/u);
    for (const { written, height } of pages) expect(Math.max(...written.map(({ y }) => y))).toBeLessThan(height - 20);
  });

  it('tears a row that would fit a page without the head above it', async () => {
    for (const lines of [45, 46, 47, 48, 49]) {
      const row = ['业绩', Array.from({ length: lines }, () => '绩').join('\n')];
      const pages = await pagesOf([text(1), { kind: 'table', columns: [1, 5], head: [['栏', '内容']], rows: [row] }]);
      for (const { written, height } of pages)
        expect(
          written.filter(({ y }) => y > height - 60),
          String(lines),
        ).toHaveLength(1);
      expect(textOf(pages).match(/绩/gu)).toHaveLength(lines + 1);
    }
  });

  it('has cells over several columns and rows', async () => {
    const photo: Block = { kind: 'picture', picture: PHOTOGRAPH, width: 50, height: 70 };
    const [page] = await pagesOf([
      {
        kind: 'table',
        columns: [1, 1, 1],
        rows: [
          ['甲', '乙', { blocks: [photo], down: 2 }],
          [{ blocks: [{ kind: 'text', text: '丙', flush: true }], across: 2 }],
          ['丁', '戊', '己'],
        ],
      },
    ]);
    const [picture] = page?.pictures ?? [];
    const at = (one: string) => page?.written.find(({ text: own }) => own === one);
    expect(picture?.x).toBeGreaterThan(at('乙')?.x ?? 0);
    expect(at('己')?.y).toBeGreaterThan((picture?.y ?? 0) + 70);
    expect(at('丙')?.x).toBe(at('丁')?.x);
  });
});

describe('what belongs together', () => {
  it('stays on a page: a heading with its text', async () => {
    for (let before = 20; before < 30; before += 1) {
      const pages = await pagesOf([...Array.from({ length: before }, () => text(1)), { kind: 'heading', text: '结论' }, text(90)]);
      const [withHeading] = pages.filter((page) => said(page).includes('结论'));
      expect(said(withHeading), String(before)).toMatch(/结论职职/u);
    }
  });

  it('stays on a page: a signature with some of what it signs', async () => {
    for (let before = 14; before < 26; before += 1) {
      const signature: Block = { kind: 'signature', lines: ['嘉峪关市第一中学', '2024年9月26日'], seal: SEAL };
      const pages = await pagesOf([...Array.from({ length: before }, () => text(1)), signature]);
      expect(said(pages.at(-1)), String(before)).toMatch(/^职职职+嘉峪关市第一中学2024年9月26日/u);
    }
  });

  it('is not put beneath the edge of a page', async () => {
    const pages = await pagesOf([text(8000), { kind: 'page' }, text(10)]);
    for (const { written, height } of pages) expect(Math.max(...written.map(({ y }) => y))).toBeLessThan(height - 20);
    expect(said(pages.at(-1))).toMatch(/^职{10}1　/u);
  });
});

describe('a seal', () => {
  it('is pressed over the name and the date, in their middle', async () => {
    const [page] = await pagesOf([text(40), { kind: 'signature', lines: ['嘉峪关市人力资源和社会保障局', '2024年12月20日'], seal: SEAL }]);
    const [seal] = page?.pictures ?? [];
    const [name, date] = ['嘉峪关市人力资源和社会保障局', '2024年12月20日'].map((line) => page?.written.find((one) => one.text === line));
    if (!seal || !name || !date) throw new Error('not signed');
    const middle = seal.x + seal.width / 2;
    for (const { x, text: line } of [name]) expect(x + (Array.from(line).length * 12) / 2).toBeCloseTo(middle, 0);
    for (const { y } of [name, date]) {
      expect(y).toBeGreaterThan(seal.y + seal.height / 3);
      expect(y).toBeLessThan(seal.y + seal.height);
    }
    expect(page?.operators.indexOf('/Ink gs')).toBeGreaterThan(0);
  });

  it('or a photograph in the colours of a press is refused: the paper would be none for the archive', async () => {
    const header = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 10, 0, 10, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0, 0xff, 0xd9]);
    const picture = { base64: header.toString('base64'), says: '照片' };
    await expect(pagesOf([{ kind: 'picture', picture, width: 50, height: 70 }])).rejects.toThrow('PDF/A');
  });
});

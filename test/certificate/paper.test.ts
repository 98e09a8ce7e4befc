/** R3, R4: the electronic certificate, whose code anybody can read, and the review form. */
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { certificatePaper, type CertificateWords } from '../../schema/certificate/paper.ts';
import { reviewForm } from '../../schema/certificate/review-form.ts';
import { ACHIEVEMENT, CERTIFICATE, LONG_NAME, RARE_NAME, reviewFormOf } from '../support/papers.ts';
import { printed, textOf, type Page } from '../support/printed.ts';

const printer = pdfPrinter();
const certified = async (more: Partial<CertificateWords> = {}) =>
  printed(await printer.print(certificatePaper({ ...CERTIFICATE, ...more })));

/** What a camera reads from a page: its dark squares, two dots a point. */
function scanned({ width, height, filled }: Page): string | undefined {
  const [across, down] = [Math.ceil(width * 2), Math.ceil(height * 2)];
  const dots = new Uint8ClampedArray(4 * across * down).fill(255);
  for (const box of filled) {
    for (let y = Math.round(box.y * 2); y < Math.round((box.y + box.height) * 2); y += 1) {
      for (let x = Math.round(box.x * 2); x < Math.round((box.x + box.width) * 2); x += 1)
        dots.fill(0, 4 * (y * across + x), 4 * (y * across + x) + 3);
    }
  }
  // Its types know a module that Node does not make of it.
  return (jsqr as unknown as typeof jsqr.default)(dots, across, down)?.data;
}

describe('the certificate', () => {
  it('is one page across that says what was conferred, on whom and by whom', async () => {
    const { pages } = await certified();
    expect(pages).toHaveLength(1);
    expect(pages[0]?.width).toBeGreaterThan(pages[0]?.height ?? 0);
    const all = textOf(pages);
    const { number, holder, series, specialty, level, title, scope, committee, document, approvedOn, issuer, date, hint } = CERTIFICATE;
    for (const said of [number, holder, series, specialty, level, title, scope, committee, document, approvedOn, issuer, date])
      expect(all).toContain(said);
    expect(all).toContain(hint);
  });

  it('has a code that leads to where it is checked', async () => {
    const { pages } = await certified();
    expect(pages[0] && scanned(pages[0])).toBe(CERTIFICATE.code);
  });

  it('shows the photograph and the seal; of whom there is no photograph it is a certificate all the same', async () => {
    expect((await certified()).pages[0]?.pictures).toHaveLength(2);
    const { photograph: _, ...without } = CERTIFICATE;
    const { pages } = printed(await printer.print(certificatePaper(without)));
    expect(pages[0]?.pictures).toHaveLength(1);
    expect(pages[0] && scanned(pages[0])).toBe(CERTIFICATE.code);
  });

  it('stays one page, whatever is written on it', async () => {
    const long = '土地资源管理与国土空间规划（含测绘地理信息、地质灾害防治）方向'.repeat(3);
    const { pages } = await certified({ holder: RARE_NAME.repeat(4), specialty: long, committee: long, scope: long });
    expect(pages).toHaveLength(1);
    expect(Math.max(...(pages[0]?.written ?? []).map(({ y }) => y))).toBeLessThan((pages[0]?.height ?? 0) - 50);
  });
});

describe('the review form', () => {
  it('tells the whole course, section by section, each where it was told to begin a page', async () => {
    const { pages } = printed(await printer.print(reviewForm(reviewFormOf(LONG_NAME))));
    expect(pages.length).toBeGreaterThan(5);
    const [cover, ...others] = pages;
    expect(cover && textOf([cover])).toContain(`职称评审表姓　　名${LONG_NAME}`);
    const all = textOf(others);
    const titles = ['一、基本情况', '二、业绩成果', '三、年度考核与奖惩', '四、审核意见', '五、评审结果'];
    const places = titles.map((title) => all.indexOf(title));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
    expect(others.filter((page) => titles.some((title) => textOf([page]).startsWith(title)))).toHaveLength(5);
    expect(all.split(ACHIEVEMENT)).toHaveLength(6 * 4 + 1);
  });

  it('has a place for every seal: pressed where it was given, with its date left open where it was not', async () => {
    const { pages } = printed(await printer.print(reviewForm(reviewFormOf(LONG_NAME))));
    const all = textOf(pages);
    for (const place of [
      '签字：王建国（单位盖章）2024年10月8日',
      '（部门盖章）2024年10月20日',
      '（人社部门盖章）　　　年　　月　　日',
      '（评审委员会盖章）2024年12月3日',
    ])
      expect(all).toContain(place);
    expect(pages.flatMap(({ pictures }) => pictures)).toHaveLength(1 + 3);
  });

  it('says 无 where nothing was entered', async () => {
    const { pages } = printed(await printer.print(reviewForm(reviewFormOf(LONG_NAME))));
    expect(textOf(pages)).toContain('奖惩情况无');
  });
});

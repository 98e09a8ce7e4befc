/** Where texts are broken into lines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fonts, type Glyph } from '../../functions/runtime/pdf/fonts.ts';
import { linesOf } from '../../functions/runtime/pdf/lines.ts';

const known = fonts();
const glyphs = (text: string): (Glyph | '\n')[] =>
  Array.from(text).flatMap((one) => (one === '\n' ? '\n' : (known(one.codePointAt(0) ?? 0, 'regular') ?? [])));
const broken = (text: string, width: number, indent = 0) =>
  linesOf(glyphs(text), { size: 10, width, indent }).map((line) =>
    line.glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint)).join(''),
  );

describe('a line', () => {
  it('holds as many characters as it has room for, the first one fewer where it is set in', () => {
    expect(broken('公示期满无未办结的异议', 40, 20)).toEqual(['公示', '期满无未', '办结的异', '议']);
  });

  it('neither begins with a mark that closes nor ends with one that opens', () => {
    expect(broken('按照《通知》要求，公示。', 40)).toEqual(['按照《通', '知》要', '求，公', '示。']);
    expect(broken('古丽娜尔·阿不都热合曼', 40)).toEqual(['古丽娜', '尔·阿不', '都热合曼']);
  });

  it('tears no number and no word, unless it is longer than a line', () => {
    expect(broken('嘉人社发〔2024〕310号', 50)).toEqual(['嘉人社发', '〔2024〕', '310号']);
    expect(broken('见https://example.cn/certificates/1', 60)).toEqual(['见', 'https://exa', 'mple.cn/cer', 'tificates/1']);
  });

  it('ends where the text says so', () => {
    expect(broken('一、突出。\n\n二、扎实。', 200)).toEqual(['一、突出。', '', '二、扎实。']);
  });

  it('is never wider than its room, and the lines together are the text', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('职称评审，。（）《》·2024abc —𠮷')), { maxLength: 60 }),
        fc.integer({ min: 30, max: 200 }),
        (characters, width) => {
          const text = characters.join('').replaceAll(/ +/gu, ' ').trim();
          const lines = linesOf(glyphs(text), { size: 10, width });
          for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 1e-9);
          const together = lines.flatMap((line) => line.glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint))).join('');
          expect(together.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    ));
});

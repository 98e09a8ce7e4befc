/** Whose name is printed, and how: rare characters from the second font, what none has refused by name. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { fontFiles, rareFileFor } from '../../functions/runtime/pdf/font-files.ts';
import { fonts } from '../../functions/runtime/pdf/fonts.ts';
import type { Document } from '../../schema/core/document.ts';
import { Unprintable } from '../../schema/core/ports.ts';
import { printedWhole } from '../../schema/core/printing.ts';
import { LONG_NAME, RARE_NAME } from '../support/papers.ts';
import { printed, textOf } from '../support/printed.ts';

const printer = pdfPrinter();
const letter = (text: string): Document => ({
  title: '公示结果报告',
  number: '1',
  madeAt: 0,
  blocks: [
    { kind: 'heading', text: '公示结果报告' },
    { kind: 'text', text },
  ],
});
const read = async (text: string) => printed(await printer.print(letter(text)));

describe('a name', () => {
  it.each([
    ['of a minority, with its dot', LONG_NAME],
    ['with characters of the Extensions A, B, C and E', RARE_NAME],
    ['with a character of each block that GB 18030—2022 asks for', '㐀䶵𠀀𪛖𪜀𫜴𫝀𫠝𫠠𬺡𬺰𮯠'],
    ['with compatible forms', '塚﨎丽'],
  ])('%s is printed as it is, and can be found in the paper', async (_, name) => {
    expect(textOf((await read(`兹证明${name}同志`)).pages)).toContain(`兹证明${name}同志`);
  });

  it('with characters that the text font lacks takes these alone from the second font', async () => {
    const { pages, fonts: used } = await read('吉田与𠮷田');
    const runs = pages.flatMap(({ written }) => written).filter(({ size }) => size === 12);
    expect(runs.map(({ text, font }) => [text, font.replace(/^.*\+/u, '')])).toEqual([
      ['吉田与', 'NotoSerifSC-Regular'],
      ['𠮷', 'HanaMinB'],
      ['田', 'NotoSerifSC-Regular'],
    ]);
    expect(runs.map(({ x }) => x)).toEqual([88, 88 + 36, 88 + 48]);
    expect(used.filter((font) => font.endsWith('HanaMinB'))).toHaveLength(1);
  });

  it('with characters of two files of the second font has both', async () => {
    const { pages, fonts: used } = await read('𠮷𪚥𠀀');
    expect(textOf(pages)).toContain('𠮷𪚥𠀀');
    expect(used.filter((font) => font.endsWith('HanaMinB'))).toHaveLength(3);
  });

  it('with a character that looks like another stays what it was when it is copied from the paper', async () => {
    expect(textOf((await read('⾼与高，·与・，Å与Å')).pages)).toContain('⾼与高，·与・，Å与Å');
  });

  it('that no font has is refused, each character named once, wherever it stands', async () => {
    const document: Document = {
      ...letter('𰻞面'),
      blocks: [
        {
          kind: 'table',
          columns: [1, 1],
          head: [['姓名', '单位']],
          rows: [['𰻞', { blocks: [], foot: [{ kind: 'signature', lines: ['𱍐'] }] }]],
        },
        { kind: 'columns', columns: [{ share: 1, blocks: [{ kind: 'line', text: '𰻞龘' }] }] },
      ],
    };
    await expect(printer.print(document)).rejects.toEqual(new Unprintable(['𰻞', '𱍐']));
  });

  it('is spelled by its code point where the paper has to be made', async () => {
    const { pages } = printed(await printedWhole(printer, letter('𰻞面店')));
    expect(textOf(pages)).toContain('〔U+30EDE〕面店');
  });
});

describe('the fonts', () => {
  it('have a glyph for every character of GB 18030—2022 in the first block and Extension A', () => {
    const known = fonts();
    const missing = [
      [0x4e00, 0x9fef],
      [0x3400, 0x4db5],
    ].flatMap(([first = 0, last = 0]) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((codePoint) => known(codePoint, 'regular') === null),
    );
    expect(missing).toEqual([]);
  });

  it('are all there to be put beside the bundle, and every rare character is in the file that it is sought in', () => {
    const files = fontFiles();
    expect(files).toHaveLength(66);
    for (const file of files) expect(readFileSync(file).length).toBeGreaterThan(10_000);
    const known = fonts();
    for (const codePoint of [0x203ff, 0x20400, 0x2a6d6, 0x2aaff, 0x2ab00, 0x2bc20, 0x2d2af, 0x2d2b0, 0x2ebe0, 0x2fa1d]) {
      expect(known(codePoint, 'bold')?.face.name, codePoint.toString(16)).toBe(rareFileFor(codePoint));
    }
  });
});

/**
 * That every kind of paper is PDF/A-2b (ISO 19005-2) as far as its structure tells, that it can be read aloud, and that the same paper is
 * the same bytes.
 */
import { describe, expect, it } from 'vitest';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { inspectPdf } from '../../schema/core/scans/pdf/inspect.ts';
import { certificatePaper } from '../../schema/certificate/paper.ts';
import { reviewForm } from '../../schema/certificate/review-form.ts';
import type { Document } from '../../schema/core/document.ts';
import { conferralPaper } from '../../schema/result/documents/paper.ts';
import { CERTIFICATE, conferralOf, RARE_NAME, reviewFormOf } from '../support/papers.ts';
import { printed } from '../support/printed.ts';
import { STATISTICS } from '../support/reports.ts';

const PAPERS: Record<string, Document> = {
  'a title document': conferralPaper(conferralOf(40)),
  'a certificate': certificatePaper({ ...CERTIFICATE, holder: RARE_NAME }),
  'a review form': reviewForm(reviewFormOf(RARE_NAME)),
  'the statistics of a year': STATISTICS,
  'a letter': { title: '公示&<报告>', number: '1', madeAt: 0, blocks: [{ kind: 'heading', text: '公示结果报告' }] },
};
const printer = pdfPrinter();

describe.each(Object.entries(PAPERS))('%s', (_, document) => {
  const print = async () => printed(await printer.print(document));

  it('says in its metadata that it is PDF/A-2b, by which title, and is well-formed there', async () => {
    const { objects, data, file } = await print();
    expect(file).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}/u);
    const metadata = data(objects.find((body) => body.includes('/Type /Metadata')) ?? '').toString('utf8');
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(metadata).toContain(document.title.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞'));
    expect(metadata.match(/&|<[^a-z/?]/gu)).toBeNull();
  });

  it('has what its colours mean inside, and no colours but those', async () => {
    const { objects, object, data, pages } = await print();
    const intent = object(/\/OutputIntents \[(\d+ 0 R)\]/u.exec(objects.find((body) => body.includes('/Type /Catalog')) ?? '')?.[1] ?? '');
    expect(intent).toContain('/S /GTS_PDFA1');
    const profile = object(/\/DestOutputProfile (\d+ 0 R)/u.exec(intent)?.[1] ?? '');
    expect(profile).toContain('/N 3');
    expect(data(profile).subarray(36, 40).toString()).toBe('acsp');
    for (const { operators } of pages) expect(operators).not.toMatch(/ [kK]\n/u);
    for (const image of objects.filter((body) => body.includes('/Subtype /Image'))) {
      expect(image).toMatch(/\/ColorSpace \/Device(?:RGB|Gray)/u);
      expect(image).not.toContain('/Interpolate');
    }
  });

  it('has every font inside, and knows the character of each glyph', async () => {
    const { objects, object, data } = await print();
    const fonts = objects.filter((body) => body.includes('/Subtype /Type0'));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      const descendant = object(/\/DescendantFonts \[(\d+ 0 R)\]/u.exec(font)?.[1] ?? '');
      expect(descendant).toContain('/CIDToGIDMap /Identity');
      const file = data(
        object(/\/FontFile2 (\d+ 0 R)/u.exec(object(/\/FontDescriptor (\d+ 0 R)/u.exec(descendant)?.[1] ?? ''))?.[1] ?? ''),
      );
      expect(file.readUInt32BE(0)).toBe(0x00010000);
      expect(font).toMatch(/\/ToUnicode \d+ 0 R/u);
    }
  });

  it('can be read aloud: its language, its title, and every mark on it is a part of something or an ornament', async () => {
    const { objects, file, pages } = await print();
    const catalog = objects.find((body) => body.includes('/Type /Catalog')) ?? '';
    expect(catalog).toContain('/Lang (zh-CN)');
    expect(file).toMatch(/\/DisplayDocTitle true/u);
    expect(file).toMatch(/\/Marked true/u);
    const tree = objects.find((body) => body.includes('/Type /StructTreeRoot')) ?? '';
    expect(tree).not.toMatch(/\bnull\b/u);
    const tags = objects.map((body) => /\/S \/(H1|P|Table|TR|TH|TD|Figure|Document)\b/u.exec(body)?.[1] ?? '');
    expect(tags).toContain('H1');
    for (const figure of objects.filter((body) => body.includes('/S /Figure'))) expect(figure).toContain('/Alt (');
    for (const { operators } of pages) {
      let depth = 0;
      for (const operator of operators.match(/\b(?:BDC|EMC|Tj|Do|f|S)\b/gu) ?? []) {
        if (operator === 'BDC') depth += 1;
        else if (operator === 'EMC') depth -= 1;
        else expect(depth, operator).toBe(1);
      }
      expect(depth).toBe(0);
    }
  });

  it('does nothing but show its pages, for everybody', async () => {
    const bytes = await printer.print(document);
    const inspection = inspectPdf();
    await inspection.take(bytes);
    expect([...(await inspection.end())]).toEqual([]);
    const { file } = printed(bytes);
    expect(file).toMatch(/trailer\n<<[\s\S]*\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/u);
    expect(file).not.toMatch(/\/Encrypt|\/JavaScript|\/AA|\/EmbeddedFile/u);
  });

  it('is the same bytes each time, whoever prints it', async () => {
    const [first, again, another] = await Promise.all([printer.print(document), printer.print(document), pdfPrinter().print(document)]);
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    expect(Buffer.from(first).equals(Buffer.from(another))).toBe(true);
  });
});

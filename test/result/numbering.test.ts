/** Numbers of title documents: one per issuer and year, without gap or double, however many are issued at once (R3). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change } from '../../schema/core/audit.ts';
import { lookOf } from '../../schema/core/look.ts';
import { loadDocument, putDocument } from '../../schema/result/documents/store.ts';
import { numberIn, whyNotPattern } from '../../schema/result/issuers/numbering.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { checkedDocument, ISSUE } from '../support/title-documents.ts';
import { city, type World } from '../support/world.ts';

const FIFTY = Array.from({ length: 50 }, (_, index) => `copy-${index}`);

/** So many checked documents, as alike as they can be; they put right what nothing follows from. */
async function copies(world: World): Promise<string[]> {
  const { id } = await checkedDocument(world);
  const one = (await loadDocument(world.table, Buffer.from(id, 'base64').toString().slice('TitleDocument:'.length))) ?? expect.fail();
  for (const copy of FIFTY) {
    const { version: _, trail: __, ...data } = { ...one, id: copy, kind: 'CORRECTION' as const };
    const fact = { by: { kind: 'system', name: 'founder' }, at: world.now, action: 'draft' } as const;
    const { after, entry } = change({ kind: 'DOCUMENT', id: copy }, null, data, fact);
    await world.table.transact([putDocument(after, null), entry]);
  }
  return FIFTY.map((copy) => Buffer.from(`TitleDocument:${copy}`).toString('base64'));
}

describe('R3: fifty documents issued at the same moment', () => {
  it('have the numbers from 1 to 50, each once', async () => {
    const world = await city();
    const documents = await copies(world);
    const numbers = await Promise.all(
      documents.map(async (document, index) => {
        const { data, errors } = await world.ask(index % 2 ? 'pan' : 'tao', ISSUE, { document, version: 1, key: freshKey() });
        return errors?.[0]?.extensions.code ?? (data.issueDocument.number as string);
      }),
    );
    expect(new Set(numbers)).toEqual(new Set(FIFTY.map((_, index) => `嘉教职评〔2024〕${index + 1}号`)));
    expect(wrongWith(await dump(world))).toEqual([]);
  }, 120_000);
});

describe('R3: patterns of numbers', () => {
  const sign = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('嘉', '教', '〔', '〕', '号', 'A', '-') },
    { weight: 1, arbitrary: fc.constantFrom('o', 'l', '1', '〇', '{', '}', ' ') },
  );
  const filler = fc.array(sign, { maxLength: 4 }).map((signs) => signs.join(''));
  const pattern = fc.tuple(filler, filler, filler).map(([a, b, c]) => `${a}{year}${b}{number}${c}`);
  // Few years, and serials that a year could stand in: that is where two would meet.
  const given = fc.record({ year: fc.integer({ min: 2024, max: 2025 }), serial: fc.constantFrom(1, 4, 5, 11, 14, 15, 2024, 2025, 14_202) });

  it.each(['甲〔{year}〕l{number}号', '甲{year}〔1〕{number}号', '甲2024字{year}-{number}号', '甲{year}〇{number}号'])(
    '%s, whose numbers another pattern could give as well, is none',
    (one) => {
      expect(whyNotPattern(one)?.zh).toContain('形似数字');
    },
  );

  it('two that differ never give two numbers that look alike, and one gives each number once', () => {
    fc.assert(
      fc.property(pattern, pattern, given, given, (one, other, a, b) => {
        fc.pre(whyNotPattern(one) === null && whyNotPattern(other) === null);
        const same = lookOf(one) === lookOf(other);
        const isOne = same && a.year === b.year && a.serial === b.serial;
        expect(lookOf(numberIn(one, a)) === lookOf(numberIn(other, b))).toBe(isOne);
      }),
      { numRuns: 5000 },
    );
  });
});

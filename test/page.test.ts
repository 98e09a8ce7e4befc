/** Pages of lists of which somebody is to see a part only (P7, P10). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionOf, sifted, type RowPage } from '../schema/core/page.ts';

/** A list as a store reads it, and how often it was read. */
function listOf(rows: readonly number[]) {
  const asked: number[] = [];
  const load = ({ limit, after }: { limit: number; after: string | null }): Promise<RowPage<number>> => {
    const start = after === null ? 0 : Number(after) + 1;
    const page = rows.slice(start, start + limit);
    asked.push(page.length);
    const last = start + page.length - 1;
    return Promise.resolve({
      rows: page,
      cursors: page.map((_, index) => String(start + index)),
      next: last < rows.length - 1 ? String(last) : null,
    });
  };
  return { load, asked };
}

describe('a page of which rows are left out', () => {
  it('walked to its end shows each row that is kept, once and in order, whatever is left out between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(99), { maxLength: 120 }), fc.integer({ min: 1, max: 7 }), async (rows, limit) => {
        const { load } = listOf(rows);
        const keep = (row: number) => row % 5 === 0;
        const seen: number[] = [];
        let after: string | null = null;
        do {
          const page: RowPage<number> = await sifted(load, keep, { limit, after });
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...page.rows);
          after = page.next;
        } while (after !== null);
        expect(seen).toEqual(rows.filter(keep));
      }),
    );
  });

  it('says where to read on when nothing of it is to be seen: an officer who is posted himself is not stuck', async () => {
    const { load, asked } = listOf(Array.from({ length: 100 }, () => 1));
    const page = await sifted(load, () => false, { limit: 2, after: null });
    const { edges, pageInfo } = connectionOf(page.rows, page.cursors, null, page.next);
    expect([edges, asked.length]).toEqual([[], 10]); // it does not read for ever
    expect(pageInfo).toMatchObject({ hasNextPage: true, endCursor: '19' });
  });
});

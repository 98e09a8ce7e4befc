/** Pages of lists of which somebody is to see a part only (P7, P10), and of lists that are read as one (P5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionOf, sifted, type RowPage } from '../schema/core/page.ts';
import { mergedPage } from '../schema/table/merged.ts';
import type { Item, Table } from '../schema/table/port.ts';

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

/** A table that cuts a page where it likes, as a large one is cut; a cursor is the place behind which a page begins. */
function cutting(partitions: Record<string, readonly string[]>, cut: number): Pick<Table, 'query' | 'cursorOf'> {
  return {
    query: ({ pk }, { limit = 100, after = null, descending = false } = {}) => {
      const inOrder = (partitions[pk] ?? []).toSorted((a, b) => (descending ? (a < b ? 1 : -1) : a < b ? -1 : 1));
      const left = inOrder.filter((sk) => after === null || (descending ? sk < after : sk > after));
      const page = left.slice(0, Math.min(limit, cut));
      return Promise.resolve({
        items: page.map((sk): Item => ({ pk, sk })),
        next: page.length < left.length ? (page.at(-1) ?? null) : null,
      });
    },
    cursorOf: ({ sk }) => sk,
  };
}

describe('lists that are read as one', () => {
  it('walked to the end show each row once and in order, wherever the table cuts a page', async () => {
    const places = fc
      .uniqueArray(fc.nat(999), { maxLength: 60 })
      .map((numbers) => numbers.map((number) => String(number).padStart(3, '0')));
    await fc.assert(
      fc.asyncProperty(
        places,
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (all, count, limit, cut, descending) => {
          const names = Array.from({ length: count }, (_, index) => `list-${index}`);
          const partitions = Object.fromEntries(names.map((name, index) => [name, all.filter((_, at) => at % count === index)]));
          const table = cutting(partitions, cut) as Table;
          const seen: string[] = [];
          let after: string | null = null;
          do {
            const page: Awaited<ReturnType<typeof mergedPage>> = await mergedPage(
              table,
              names.map((pk) => ({ pk })),
              { limit, after, descending },
            );
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items.map(({ sk }) => sk));
            after = page.next;
          } while (after !== null);
          const inOrder = all.toSorted();
          expect(seen).toEqual(descending ? inOrder.toReversed() : inOrder);
        },
      ),
    );
  });
});

/** What an operator is told of public documents that are not what was published (V7). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../schema/table/port.ts';
import { documentReplaced } from '../support/disclosing.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city } from '../support/world.ts';

const PLAIN = (id: string) => Buffer.from(id, 'base64').toString().slice('PublicDocument:'.length);

describe('V7: a public document that is not what was published', () => {
  let items: Item[];
  let old: string;
  let replacing: string;
  beforeAll(async () => {
    const world = await city();
    const made = await documentReplaced(world);
    [old, replacing] = [made.old, made.replacing].map(({ id }) => `PUBLICATION#${PLAIN(id)}`) as [string, string];
    items = await dump(world);
  });

  /** The table with an item altered, or without it. */
  const damaged = (pk: string, sk: string, news: Record<string, unknown> | null) =>
    items.flatMap((item) => (item.pk !== pk || item.sk !== sk ? [item] : news === null ? [] : [{ ...item, ...news }]));

  it('is found, whatever of it was altered', () => {
    expect(wrongWith(items)).toEqual([]);
    const told = (pk: string, sk: string, news: Record<string, unknown> | null) => wrongWith(damaged(pk, sk, news)).join('\n');
    expect(told(old, 'VERSION#0001', { text: '{}' })).toContain('its hash is not that of its text');
    expect(told(old, 'VERSION#0001', null)).toContain('it counts 1 versions, and there are 0');
    expect(told(old, 'HEAD', { title: '另一个标题' })).toContain('it does not agree with its last version');
    expect(told(old, 'HEAD', { replaced: null })).toContain('does not point back');
    expect(told(replacing, 'HEAD', { replaces: null })).toContain('does not point back');
    expect(told(replacing, 'HEAD', null)).toContain('without a head');
  });
});

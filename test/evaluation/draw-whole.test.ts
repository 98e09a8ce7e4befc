/** A table in which a draw was altered is found out, whatever was altered (E4, G6): in memory here as by an operator who verifies a whole table. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../schema/table/port.ts';
import { commits, drawnMembers, REPLACE } from '../support/drawing.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city } from '../support/world.ts';

let items: Item[];

beforeAll(async () => {
  const world = await city();
  const { id: draw, inside } = await drawnMembers(world);
  const { node } = await world.does('pan', 'query ($draw: ID!) { node(id: $draw) { ... on CommitteeDraw { version } } }', { draw });
  await world.does('pan', REPLACE, { draw, version: node.version, member: inside.members[0].id, key: freshKey() });
  items = await dump(world);
});

const head = ({ pk }: Item) => pk.startsWith('DRAWS#');
const lot = ({ pk, sk }: Item) => pk.startsWith('DRAW#') && sk === 'LOT';
const outcome = ({ pk, sk }: Item) => pk.startsWith('DRAW#') && sk === 'OUTCOME';
/** What of an item is altered. */
type Kept = { pool: object[]; order: string[]; members: object[]; frozen: object };
type Change = (item: Kept) => object | null;

function damaged(fits: (item: Item) => boolean, change: Change): Item[] {
  const index = items.findIndex(fits);
  const item = items[index] ?? expect.fail('there is no such item');
  const news = change(item as unknown as Kept);
  return news === null ? items.toSpliced(index, 1) : items.with(index, { ...item, ...news });
}

describe('a draw', () => {
  it('that is whole has nothing wrong with it, nor has one that has just begun', async () => {
    expect(wrongWith(items)).toEqual([]);
    const world = await city();
    await commits(world, 'supervisor');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it.each<[string, (item: Item) => boolean, Change, string]>([
    ['whose pool has one name less', lot, ({ pool }) => ({ pool: pool.slice(1) }), 'is not what was published'],
    ['whose exclusions are gone', lot, () => ({ exclusions: [] }), 'is not what was published'],
    ['whose quotas are others', head, ({ frozen }) => ({ frozen: { ...frozen, seats: 3 } }), 'is not what was published'],
    ['of which the lot is lost', lot, () => null, 'what was frozen for the draw is lost'],
    ['of which the outcome is lost', outcome, () => null, 'does not follow from the seed'],
    ['whose order is another', outcome, ({ order }) => ({ order: order.toReversed() }), 'does not follow from the seed'],
    ['whose seed is another', head, () => ({ seed: '00'.repeat(32) }), 'does not follow from its secrets'],
    [
      'of which one member is another',
      head,
      ({ members }) => ({ members: members.with(0, { expert: 'x', account: 'cousin' }) }),
      'the members are not those who were drawn',
    ],
    ['whose replacement is forgotten', head, () => ({ left: [] }), 'the members are not those who were drawn'],
    ['that has failed through nobody', head, () => ({ state: 'FAILED', members: [] }), 'failed through nobody'],
    ['that is drawn and was not frozen', head, () => ({ frozen: null }), 'was not frozen'],
    ['that has members before it is drawn', head, () => ({ state: 'REVEALING' }), 'drawn before the draw'],
  ])('%s is found', (_, fits, change, words) => {
    expect(wrongWith(damaged(fits, change)).join('\n')).toContain(words);
  });
});

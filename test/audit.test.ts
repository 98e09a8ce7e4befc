/** A history that was written anew, by somebody who may write the table and has no key, is found and located (V1, G12). */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { marking } from '../schema/core/marking.ts';
import type { Item, Write } from '../schema/table/port.ts';
import { ALTERATIONS } from './support/alterations.ts';
import { applicationIn, RETURN } from './support/forms.ts';
import { dump, wrongWith } from './support/invariants.ts';
import { headOf, plant, rewritten, withItems, type Marks } from './support/rewriting.ts';
import { city, type World } from './support/world.ts';

let world: World;
let items: Item[];
/** The history of 刘洋’s application, which 陈静 returned, and its head. */
let trail: Item[];
let head: Item;
let returned: number;

beforeAll(async () => {
  world = await city();
  const { id, version } = await applicationIn(world, 'ACCEPTED');
  await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
  const application = Buffer.from(id, 'base64').toString().slice('Application:'.length);
  items = await dump(world);
  trail = items.filter(({ pk }) => pk === `AUDIT#APPLICATION#${application}`);
  head = items.find(({ pk, sk }) => pk === `APPLICATION#${application}` && sk === 'A#HEAD') ?? expect.fail('no head');
  returned = Number(trail.find(({ action }) => action === 'return')?.['version']);
});

describe('an entry', () => {
  it('is marked as it is committed, whoever writes it, with nothing more asked of the table', async () => {
    expect(items.filter(({ pk }) => pk.startsWith('AUDIT#')).length).toBeGreaterThan(20);
    expect(items.filter(({ pk, mark }) => pk.startsWith('AUDIT#') && !/^1\.[\w-]{43}$/u.test(String(mark)))).toEqual([]);
    expect(wrongWith(items)).toEqual([]);
  });

  it('alone is marked: what else a transaction writes stays as it is', async () => {
    const seen: Write[] = [];
    const table = { ...world.table, transact: (writes: readonly Write[]) => Promise.resolve(void seen.push(...writes)) };
    const writes: Write[] = [
      { put: { pk: 'AUDIT#X#1', sk: '000001', hash: 'h' }, when: 'absent' },
      { put: { pk: 'OUTBOX#1', sk: 'MESSAGE', hash: 'h' }, when: 'absent' },
      { bump: { pk: 'A', sk: 'B' }, when: 'always' },
    ];
    await marking(table, { mark: (hash) => Promise.resolve(`marked ${hash}`) }).transact(writes);
    expect(seen).toEqual([{ put: { pk: 'AUDIT#X#1', sk: '000001', hash: 'h', mark: 'marked h' }, when: 'absent' }, ...writes.slice(1)]);
  });

  it('of an older AUDIT key stays ours when another takes over', async () => {
    const { forge, keysOf } = await import('../functions/runtime/keys.ts');
    const own = await city();
    const { scribe: before } = keysOf(own.table, own.master);
    const mark = await before.mark('h');
    await forge(own.table, own.master, { use: 'AUDIT', number: 2, at: own.now });
    const { scribe } = keysOf(own.table, own.master);
    expect(await scribe.isOurs('h', mark)).toBe(true);
    expect(await scribe.mark('h')).toMatch(/^2\./u);
    expect(await before.isOurs('h', await scribe.mark('h'))).toBe(true);
    expect(await scribe.isOurs('h', mark.replace('1.', '2.'))).toBe(false);
    expect(await scribe.isOurs('h', '3.x')).toBe(false);
    expect(await scribe.isOurs('h', '')).toBe(false);
  });
});

describe('陈静’s return, rewritten by a role with PutItem', () => {
  const alter = { by: 'person:lin', detail: { from: 'ACCEPTED', opinion: '同意' } };
  const at = (version: number) => `AUDIT#APPLICATION#${String(head['id'])} / ${String(version).padStart(6, '0')}`;

  it.each<[string, Marks]>([
    ['with marks made up', 'made up'],
    ['with the marks that stood there', 'kept'],
  ])('hashes and the head’s trail computed anew, %s, is found where it is', async (_, marks) => {
    const forged = rewritten(trail, returned, alter, marks);
    const found = wrongWith(withItems(items, [...forged, headOf(head, forged)]));
    expect(found).toEqual([`${at(returned)}: its mark is not ours: it was written anew by somebody without the key`]);
  });

  it('is found from the altered entry on, when it is not the last', async () => {
    const forged = rewritten(trail, 2, alter);
    await plant(world, [...forged, headOf(head, forged)]);
    const found = wrongWith(await dump(world));
    await plant(world, [...trail, head]);
    expect(found.map((line) => line.split(': ')[0])).toEqual(trail.slice(1).map(({ version }) => at(Number(version))));
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('by another’s whole history in its place is found as well', () => {
    const other = items.filter(({ pk }) => pk.startsWith('AUDIT#ACCOUNT#')).slice(0, 1);
    const moved = other.map((item) => ({ ...item, pk: trail[0]?.pk ?? '' }));
    expect(wrongWith(withItems(items, moved)).join('\n')).toContain(`${at(1)}: the trail breaks at 1`);
  });
});

describe('any alteration of any entry', () => {
  const FIELDS = ['kind', 'id', 'version', 'at', 'by', 'action', 'reason', 'detail', 'previous', 'hash', 'mark', 'other', 'ownerPk'];
  const value = fc.oneof(fc.string(), fc.integer(), fc.constant(undefined), fc.dictionary(fc.string(), fc.integer(), { maxKeys: 3 }));
  /** As it is, or with all that follows computed anew: by somebody who knows how it is done. */
  const how = fc.constantFrom<'alone' | Marks>('alone', 'kept', 'made up');

  it(`is found, and located (${ALTERATIONS} of them)`, () => {
    const entries = items.filter(({ pk }) => pk.startsWith('AUDIT#'));
    const trailOf = ({ pk }: Item) => entries.filter((item) => item.pk === pk);
    const ring = items.filter(({ pk }) => pk === 'KEYRING');
    fc.assert(
      fc.property(fc.constantFrom(...entries), fc.constantFrom(...FIELDS), value, how, (entry, field, to, way) => {
        fc.pre(to !== entry[field]);
        const whole = trailOf(entry);
        const version = Number(entry['version']);
        const altered = whole.map((item) => (item === entry ? { ...item, [field]: to } : item));
        const isContent = way !== 'alone' && !['version', 'hash', 'mark', 'previous', 'other', 'ownerPk'].includes(field);
        const valid = typeof to === typeof entry[field] && isContent;
        const forged = valid ? rewritten(whole, version, { [field]: to }, way) : altered;
        // The trail alone is looked at: where it ends is left out.
        const found = wrongWith([...ring, ...forged]).filter((line) => !line.includes('does not end at its subject'));
        expect(found.filter((line) => line.startsWith(`${entry.pk} / ${entry.sk}: `))).not.toEqual([]);
        // What stood before it is not accused.
        const before = whole.slice(0, version - 1).map(({ sk }) => sk);
        expect(found.filter((line) => before.some((sk) => line.startsWith(`${entry.pk} / ${sk}: `)))).toEqual([]);
      }),
      { numRuns: ALTERATIONS },
    );
  });
});

/** What leaves no trace of who sent it, tried on a ballot that is made up here: three words, which anybody could guess from a hash (U4, E10). */
import { expect, it } from 'vitest';
import { hashOf } from '../schema/core/hash.ts';
import { onceUntraced } from '../schema/core/untraced.ts';
import { Conflict } from '../schema/table/port.ts';
import { city, type World } from './support/world.ts';

/** A box that keeps what is cast, and lets nothing be cast twice. */
function box(world: World) {
  const cast = new Map<string, { id: string; body: string }>();
  const make = async (marks: { id: string; body: string }) => {
    if (cast.has(marks.id)) throw new Conflict(['ballot']);
    cast.set(marks.id, marks);
    return Promise.resolve(marks);
  };
  const find = (id: string) => Promise.resolve(cast.get(id) ?? null);
  const vote = (secret: string, content: string) =>
    onceUntraced(world.contextOf(world.now), { what: 'ballot', secret, content, tries: 3 }, { find, make });
  return { cast, vote };
}

it('a vote counts once: repeated it is the same, with another word it is refused, at the same moment it is one (E9)', async () => {
  const { cast, vote } = box(await city());
  const first = await vote('liu’s secret', 'yes');
  expect(await vote('liu’s secret', 'yes')).toEqual(first);
  await expect(vote('liu’s secret', 'no')).rejects.toMatchObject({ code: 'KEY_REUSED' });
  await Promise.all([vote('ma’s secret', 'no'), vote('ma’s secret', 'no')]);
  expect(cast.size).toBe(2);
});

it('neither the word nor the secret can be told from what is kept, by trying all of them (E10)', async () => {
  const { cast, vote } = box(await city());
  const secrets = ['liu’s secret', 'ma’s secret', 'yang’s secret'];
  for (const secret of secrets) await vote(secret, 'yes');
  const kept = [...cast.values()].flatMap(({ id, body }) => [id, body]);
  expect(new Set(kept).size).toBe(6); // the same word leaves a different mark each time
  const guesses = ['yes', 'no', 'abstain', ...secrets].flatMap((one) => [one, ...secrets.map((secret) => `${secret} ${one}`)]).map(hashOf);
  for (const guess of guesses) expect(kept.some((mark) => guess.includes(mark) || mark.includes(guess))).toBe(false);
});

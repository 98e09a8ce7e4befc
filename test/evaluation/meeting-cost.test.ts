/** What a meeting asks of the table: exact, so that a change of cost is a decision (E8–E10). */
import { freshKey } from '../support/forms.ts';
import { expect, it } from 'vitest';
import { candidateId } from '../support/reading.ts';
import { CLOSE_VOTES, later, POLL, readyCity, TAKE_TOKEN, votes, voting } from '../support/meeting.ts';
import { blind, bodyOf, finalise, newBallot } from '../support/voter.ts';
import type { World } from '../support/world.ts';

it('a screen, a token and a count: requests that do not grow with members, candidates or ballots', async () => {
  const world = await readyCity();
  const open = await voting(world);
  const { session, members, vote, publicKey } = open;
  const [first = '', second = ''] = members;
  const { version } = (await world.does(first, POLL, { id: session })).session;
  await world.does(first, POLL, { id: session, version });
  const poll = await world.measure(() => world.does(first, POLL, { id: session, version }));
  expect(poll.requests).toEqual({ GetItem: 1 });

  const blinding = blind(publicKey, newBallot(vote, 'YES'));
  const asked = { session, candidate: candidateId(), blinded: blinding.blinded.toString('base64url') };
  let signature = '';
  const token = await world.measure(async () => ({ signature } = (await world.does(first, TAKE_TOKEN, asked)).takeToken));
  // With the member's account read anew, where a process remembers it no more.
  expect(token.requests).toMatchObject({ GetItem: 5, TransactWriteItems: 1 });
  expect([2, 3]).toContain(token.requests.Query);
  const body = bodyOf(blinding.ballot, finalise(publicKey, blinding, Buffer.from(signature, 'base64url')));
  // Casting asks nothing of this table: it could be read who did.
  const cast = await world.measure(() => world.castBallot(body));
  expect(cast.requests).toEqual({});

  await votes(world, open, second, 'NO');
  const few = await counting(world, session);
  const all = await readyCity();
  const fuller = await voting(all);
  for (const member of fuller.members) await votes(all, fuller, member, 'YES');
  const many = await counting(all, fuller.session);
  expect(many).toEqual(few);
});

/** What the count asks of a process that has just been asked for it: too early, so that only what it remembers is different. */
async function counting(world: World, session: string): Promise<Record<string, number>> {
  const close = () => world.does('pan', CLOSE_VOTES, { session, candidates: [candidateId()], key: freshKey() });
  expect((await close()).closeVotes.rows[0].refusal.code).toMatch(/^(?:CASTING_PAUSE|VOTERS_AWAITED)$/u);
  later(world);
  return (await world.measure(close)).requests;
}

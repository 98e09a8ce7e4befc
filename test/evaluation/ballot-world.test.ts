/** A city has its ballots: the context of a request opens, signs and closes, under the keys of the city, and the function takes what is cast. */
import { expect, it } from 'vitest';
import { openBox, signBlinded } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { closeBox } from '../../schema/evaluation/ballot/actions/close.ts';
import { voteOf } from '../../schema/evaluation/ballot/model.ts';
import { dump } from '../support/invariants.ts';
import { blind, bodyOf, finalise, newBallot, numberOf } from '../support/voter.ts';
import { city } from '../support/world.ts';

it('高山 votes on 刘洋: the key is sealed by the vault of the city for this vote alone, and nothing of it comes into the table of records', async () => {
  const world = await city();
  const before = await dump(world);
  const [vote, other] = ['liu', 'ma'].map((candidate) => voteOf({ session: 'session-1', candidate, round: 1 })) as [string, string];
  const publicKey = await openBox(world.context(), vote);
  await openBox(world.context(), other);
  const sealedOf = async (name: string) =>
    (await world.context().ballots.table.get({ pk: `KEY#${name}`, sk: 'KEY' }))?.['sealed'] as string;
  await expect(world.context().vault.open(await sealedOf(vote), `ballot/${other}`)).rejects.toThrow('unable to authenticate');
  const blinding = blind(publicKey, newBallot(vote, 'YES'));
  const signature = finalise(publicKey, blinding, await signBlinded(world.context(), vote, blinding.blinded));
  const hash = numberOf(blinding.ballot);
  expect(await world.castBallot(bodyOf(blinding.ballot, signature))).toMatchObject({ status: 200, answer: 'CAST', hash });
  const count = await closeBox(world.context(), vote, { tokens: () => Promise.resolve(1) });
  expect(count).toMatchObject({ yes: 1, list: [{ hash, choice: 'YES' }], faults: [] });
  expect(await dump(world)).toEqual(before);
  expect((await world.dumpOfBallots()).map(({ pk }) => pk).toSorted()).toEqual(
    [`BALLOTS#${vote}`, `BOX#${vote}`, `BOX#${other}`, `KEY#${vote}`, `KEY#${other}`].toSorted(),
  );
});

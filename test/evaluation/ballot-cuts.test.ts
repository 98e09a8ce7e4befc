/** Opening, casting and closing a vote, cut off at each of their requests, or done by several at once (G3). */
import { describe, expect, it } from 'vitest';
import { boxOf, openBox } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { closeBox } from '../../schema/evaluation/ballot/actions/close.ts';
import { voteOf } from '../../schema/evaluation/ballot/model.ts';
import { ballotWorld, type BallotWorld } from '../support/ballots.ts';
import { cutting } from '../support/cutting.ts';
import { numberOf } from '../support/voter.ts';

const world = await ballotWorld();

describe('cut off in the middle (G3)', () => {
  /** Does the work with each of its requests cut, before or after it happened, then once more whole. */
  async function eachCut(
    work: (one: BallotWorld, name: string) => Promise<unknown>,
    prepared: (one: BallotWorld, name: string) => Promise<void>,
  ) {
    const cut = cutting();
    const one = await ballotWorld({ wrap: cut.wrap });
    const results: unknown[] = [];
    let cuts = 0;
    for (let request = 1; ; request += 1) {
      let isDone = true;
      for (const after of [false, true]) {
        const name = `candidate-${request}-${after}`;
        await prepared(one, name);
        cut.set({ request, after });
        const broken = await work(one, name).then(
          () => false,
          (error: Error) => error.message.startsWith('cut'),
        );
        cut.set(null);
        if (broken) isDone = false;
        if (broken) cuts += 1;
        results.push(await work(one, name));
      }
      if (isDone) return { results, cuts };
    }
  }
  const of = (name: string) => voteOf({ session: 'session-1', candidate: name, round: 1 });

  it('opening is done again, and answers the one key that there is', async () => {
    const { results, cuts } = await eachCut(
      async (one, name) => {
        const key = await openBox(one.context, of(name));
        expect(await boxOf(one.context, of(name))).toMatchObject({ vote: of(name), open: true, publicKey: key });
        return key.length;
      },
      () => Promise.resolve(),
    );
    expect(cuts).toBeGreaterThanOrEqual(4);
    expect(new Set(results)).toEqual(new Set([392]));
  });

  it('casting is done again, and the ballot is there once', async () => {
    const ready = new Map<string, Awaited<ReturnType<BallotWorld['signed']>>>();
    const { results, cuts } = await eachCut(
      async (one, name) =>
        (await one.cast(ready.get(name) ?? expect.fail('nobody'))).hash === numberOf(ready.get(name)?.ballot ?? Buffer.of()),
      async (one, name) => void ready.set(name, await one.signed(await one.opened(name), 'YES')),
    );
    expect(cuts).toBeGreaterThanOrEqual(4);
    expect(new Set(results)).toEqual(new Set([true]));
  });

  it('closing is done again, counts the same, and the key is gone with the closing', async () => {
    const { results, cuts } = await eachCut(
      async (one, name) => {
        const { list, vote, ...count } = await one.close(of(name), 3);
        expect(list).toHaveLength(2);
        expect((await one.table.get({ pk: `KEY#${vote}`, sk: 'KEY' }))?.['sealed']).toBeNull();
        return JSON.stringify(count);
      },
      async (one, name) => {
        const vote = await one.opened(name);
        for (const each of ['YES', 'NO'] as const) await one.cast(await one.signed(vote, each));
      },
    );
    expect(cuts).toBeGreaterThanOrEqual(6);
    expect(new Set(results)).toEqual(new Set([JSON.stringify({ yes: 1, no: 1, abstain: 0, tokens: 3, notCast: 1, faults: [] })]));
  });

  it('two who open at once get one key; two who close at once get one count', async () => {
    const vote = of('both');
    const keys = await Promise.all(Array.from({ length: 8 }, () => openBox(world.context, vote)));
    expect(new Set(keys).size).toBe(1);
    await world.cast(await world.signed({ vote, publicKey: keys[0] ?? '' }, 'YES'));
    const counts = await Promise.all(Array.from({ length: 8 }, () => world.close(vote, 1)));
    expect(new Set(counts.map((count) => JSON.stringify(count))).size).toBe(1);
  });

  it('tokens are counted after the closing: one that was given in between is among them', async () => {
    const vote = await world.opened();
    await world.cast(await world.signed(vote, 'YES'));
    let given = 1;
    const table = {
      ...world.table,
      transact: async (writes: Parameters<typeof world.table.transact>[0]) => {
        // Just before the box closes somebody takes a token and casts.
        await world.cast(await world.signed(vote, 'NO'));
        given += 1;
        await world.table.transact(writes);
      },
    };
    const context = { ...world.context, ballots: { ...world.context.ballots, table } };
    const count = await closeBox(context, vote.vote, { tokens: () => Promise.resolve(given) });
    expect(count).toMatchObject({ yes: 1, no: 1, tokens: 2, faults: [] });
  });
});

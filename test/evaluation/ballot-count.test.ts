/** What a vote comes to (E9): who did not cast, what was written past the system, any sequence of calls, and the closing in the middle of them. */
import { randomBytes } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signBlinded } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { closeBox } from '../../schema/evaluation/ballot/actions/close.ts';
import { readBallot } from '../../schema/evaluation/ballot/bytes.ts';
import { CHOICES, FAULTS, type Choice } from '../../schema/evaluation/ballot/model.ts';
import { countOf, passes, type Judged } from '../../schema/evaluation/ballot/rules.ts';
import { ballotWorld } from '../support/ballots.ts';
import { cutting } from '../support/cutting.ts';
import { blind, finalise, newBallot, numberOf } from '../support/voter.ts';

const world = await ballotWorld();
const choice = fc.constantFrom<Choice>(...CHOICES);

describe('the count', () => {
  it('tells who took a token and did not cast: they are present and abstain, and have no line in the list (E9)', async () => {
    const vote = await world.opened();
    for (const each of ['YES', 'YES', 'NO'] as const) await world.cast(await world.signed(vote, each));
    await world.signed(vote, 'YES');
    const count = await world.close(vote.vote);
    expect(count).toMatchObject({ yes: 2, no: 1, abstain: 0, tokens: 4, notCast: 1, faults: [] });
    expect(passes({ yes: count.yes, present: count.tokens })).toBe(false);
  });

  it('says so when more ballots are signed than tokens were given: never a silent number', async () => {
    const vote = await world.opened();
    for (const each of ['YES', 'YES', 'NO'] as const) await world.cast(await world.signed(vote, each));
    const count = await world.close(vote.vote, 2);
    expect(count.faults).toEqual([{ code: 'BALLOTS_EXCEED_TOKENS', ballots: 3, tokens: 2 }]);
    expect(count).toMatchObject({ yes: 2, notCast: 0 });
    expect(Object.values(FAULTS).every(({ zh, en }) => zh.length > 10 && en.length > 10)).toBe(true);
  });

  it('does not count what was written past the function, and tells each', async () => {
    const vote = await world.opened();
    const other = await world.opened();
    const [ours, theirs] = [await world.signed(vote, 'YES'), await world.signed(other, 'YES')];
    await world.cast(ours);
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
    const good = { message: text(ours.ballot), signature: text(ours.signature) };
    const unsigned = newBallot(vote.vote, 'YES');
    const placeOf = (ballot: Buffer) => readBallot(ballot)?.token ?? expect.fail('no ballot');
    // Those with the right place are found by their vote and their signature alone. The key of the one vote signs for the other.
    const crossed = await world.signed(vote, 'YES', newBallot(other.vote, 'YES'));
    const past: Record<string, object> = {
      'a-copy-of-a-ballot': good,
      [placeOf(theirs.ballot)]: { message: text(theirs.ballot), signature: text(theirs.signature) },
      [placeOf(crossed.ballot)]: { message: text(crossed.ballot), signature: text(crossed.signature) },
      [placeOf(unsigned)]: { message: text(unsigned), signature: text(randomBytes(256)) },
      'not-a-ballot': { message: 'yes', signature: 'yes' },
      'more-than-a-ballot': { ...good, at: 1_731_300_000_000 },
      nothing: {},
    };
    for (const [sk, item] of Object.entries(past))
      await world.client.send(new PutCommand({ TableName: world.tableName, Item: { pk: `BALLOTS#${vote.vote}`, sk, ...item } }));
    const { list, faults } = await world.close(vote.vote);
    expect(list).toEqual([{ hash: numberOf(ours.ballot), choice: 'YES' }]);
    expect(faults.map((fault) => ('ballot' in fault ? fault.ballot : fault.code)).toSorted()).toEqual(Object.keys(past).toSorted());
  });

  it('reads each ballot once: two hundred of them in one page of the table', async () => {
    const vote = await world.opened();
    const all = [];
    for (let voter = 0; voter < 200; voter += 1) all.push(await world.signed(vote, CHOICES[voter % 3] as Choice));
    await Promise.all(all.map((one) => world.cast(one)));
    const cut = cutting();
    const counted = { ...world.context, ballots: { ...world.context.ballots, table: cut.wrap(world.table) } };
    cut.set(null);
    const count = await closeBox(counted, vote.vote, { tokens: () => Promise.resolve(200) });
    expect(count).toMatchObject({ yes: 67, no: 67, abstain: 66 });
    expect(cut.writes).toEqual([false, true, false]); // the box, the closing, the ballots
  });
});

describe('any sequence of calls', () => {
  type Call = { kind: 'ask' | 'cast' | 'again' | 'forge' | 'exchange' | 'close'; voter: number; choice: Choice };
  const call = fc.record<Call>({
    kind: fc.constantFrom<Call['kind']>('ask', 'ask', 'ask', 'cast', 'cast', 'cast', 'again', 'forge', 'exchange', 'close'),
    voter: fc.nat({ max: 5 }),
    choice,
  });
  type Voter = { blinding: ReturnType<typeof blind>; signature: Buffer; choice: Choice };

  it('yields no more ballots than signatures, none of a forger, and exactly what was answered CAST (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 4, maxLength: 25 }), async (calls) => {
        const vote = await world.opened();
        const voters = new Map<number, Voter>();
        const answered = new Map<string, Choice>();
        const tell = async (ballot: Buffer, signature: Buffer, as: Choice) => {
          try {
            answered.set((await world.cast({ ballot, signature })).hash, as);
          } catch (error) {
            expect(error).toHaveProperty('code', expect.stringMatching(/^(?:VOTE_CLOSED|BALLOT_NOT_SIGNED|BALLOT_MALFORMED|TOKEN_USED)$/u));
          }
        };
        for (const { kind, voter, choice: as } of calls) {
          const known = voters.get(voter);
          if (kind === 'close') await world.close(vote.vote, voters.size);
          else if (kind === 'forge') await tell(newBallot(vote.vote, as), randomBytes(256), as);
          else if (kind === 'ask' && !known) await ask(voter, as);
          else if (known && kind === 'exchange') {
            const { ballot } = known.blinding;
            await tell(
              Buffer.concat([ballot.subarray(0, 45), Buffer.of(1 + CHOICES.indexOf(as)), ballot.subarray(46)]),
              known.signature,
              known.choice,
            );
          } else if (known) await tell(known.blinding.ballot, known.signature, known.choice);
        }
        const count = await world.close(vote.vote, voters.size);
        expect(count.faults).toEqual([]);
        expect(count.list.length).toBeLessThanOrEqual(voters.size);
        expect(new Map(count.list.map(({ hash, choice: cast }) => [hash, cast]))).toEqual(answered);

        async function ask(voter: number, as: Choice): Promise<void> {
          const blinding = blind(vote.publicKey, newBallot(vote.vote, as));
          const signed = await signBlinded(world.context, vote.vote, blinding.blinded).catch((error: unknown) => {
            expect(error).toHaveProperty('code', 'VOTE_CLOSED');
            return null;
          });
          if (signed) voters.set(voter, { blinding, choice: as, signature: finalise(vote.publicKey, blinding, signed) });
        }
      }),
      { numRuns: 12 },
    );
  });

  it('closed while they are cast: each that was answered CAST is counted, each that was refused is not (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { minLength: 2, maxLength: 12 }), fc.nat({ max: 12 }), async (choices, closesAfter) => {
        const vote = await world.opened();
        const all = [];
        for (const each of choices) all.push({ ...(await world.signed(vote, each)), choice: each });
        const closing: Promise<unknown>[] = [];
        const answers = await Promise.all(
          all.map(async (one, index) => {
            if (index === closesAfter % choices.length) closing.push(world.close(vote.vote));
            const { answer } = await world.send(one.body);
            expect(['CAST', 'VOTE_CLOSED']).toContain(answer);
            return answer === 'CAST' ? [{ hash: numberOf(one.ballot), choice: one.choice }] : [];
          }),
        );
        const during = await Promise.all(closing);
        const after = await world.close(vote.vote);
        expect(during).toEqual([after]);
        const told: Judged[] = answers.flat();
        expect(after).toEqual(countOf(vote.vote, told, all.length));
      }),
      { numRuns: 12 },
    );
  });
});

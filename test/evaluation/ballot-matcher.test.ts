/**
 * G11: whoever has the whole table of ballots, the published list, the turnout with every blinded byte and the log, and looks for the ballot of one
 * member, in a thousand sessions: no better than chance. And the same matchers find everybody whose client does not blind, so they do look.
 */
import { createHash, randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { inParallel } from '../../schema/core/parallel.ts';
import { openBox, signBlinded } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { closeBox } from '../../schema/evaluation/ballot/actions/close.ts';
import { CHOICES, voteOf, type Choice } from '../../schema/evaluation/ballot/model.ts';
import type { Item } from '../../schema/table/port.ts';
import { ballotWorld } from '../support/ballots.ts';
import { linesOf } from '../support/log.ts';
import { blind, bodyOf, finalise, inverse, newBallot, numberOf, numbersOf, power, toNumber, type Chance } from '../support/voter.ts';

const SESSIONS = 1000;
const MEMBERS = 3;
/** Six standard deviations: chance goes so far twice in a thousand million times. */
const SURELY = 6;

const world = await ballotWorld();
// The keys tell a matcher nothing: all sessions may have the same, which saves a minute.
const keys = await ballotSigner.makeKeys();
const context = {
  ...world.context,
  ballots: { ...world.context.ballots, signer: { ...ballotSigner, makeKeys: () => Promise.resolve(keys) } },
};
const { n, e } = numbersOf(keys.publicKey);

/** What can be seen of a session: who took a token in which order, for which bytes; the items as the table gives them; the list. */
type Seen = { turnout: Buffer[]; items: Item[]; list: readonly { hash: string }[] };
/** Says which of the ballots, by its place in the table, it holds to be the first member’s. */
type Matcher = (seen: Seen) => number;

const best = (scores: readonly number[]): number => scores.indexOf(Math.min(...scores));
const hex = (bytes: Buffer): string => bytes.toString('hex');
const first = (turnout: readonly Buffer[]): Buffer => turnout[0] ?? Buffer.of();
const rank = (all: readonly string[], one: string): number => all.toSorted().indexOf(one);
const distance = (a: Buffer, b: Buffer): number =>
  a.reduce((sum, byte, at) => sum + (byte ^ (b[at] ?? 0)).toString(2).replaceAll('0', '').length, 0);
const bytesOf = (item: Item, name: string): Buffer => Buffer.from(String(item[name]), 'base64url');
/** The r with which each ballot would be that of a token: a small one, or a simple one, would give it away. */
const factors = (items: readonly Item[], blinded: Buffer): bigint[] => {
  const encoded = items.map((item) => power(toNumber(bytesOf(item, 'signature')), e, n));
  // Of all of them one inverse: that of each is it, times the others.
  const product = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, number) => (sum * number) % n, 1n);
  const all = inverse(product(encoded), n);
  return encoded.map((_, at) => product([toNumber(blinded), all, ...encoded.toSpliced(at, 1)]));
};

const MATCHERS: Record<string, Matcher> = {
  'the order of the table': () => 0,
  'the order of the list': ({ items, list }) => items.findIndex((item) => numberOf(bytesOf(item, 'message')) === list[0]?.hash),
  'the rank of the blinded bytes among the places': ({ turnout }) => rank(turnout.map(hex), hex(first(turnout))),
  'the rank of the blinded bytes among the signatures': ({ turnout, items }) => {
    const signatures = items.map((item) => hex(bytesOf(item, 'signature')));
    return signatures.indexOf(signatures.toSorted()[rank(turnout.map(hex), hex(first(turnout)))] ?? '');
  },
  'the bits in which blinded bytes and signature differ': ({ turnout, items }) =>
    best(items.map((item) => distance(bytesOf(item, 'signature'), first(turnout)))),
  'the bits in which their hash and the place differ': ({ turnout, items }) => {
    const hash = createHash('sha256').update(first(turnout)).digest();
    return best(items.map(({ sk }) => distance(Buffer.from(sk, 'hex'), hash)));
  },
  'the smallest factor between them': ({ turnout, items }) =>
    best(factors(items, first(turnout)).map((factor) => factor.toString(16).length)),
};

/** The same in an order that is drawn, each as likely as any other. */
function shuffled<T>(all: readonly T[]): T[] {
  const left = [...all];
  return all.map(() => left.splice(randomInt(left.length), 1)).flat();
}

/** Sessions in which the members take their tokens in one order and cast in another; of each matcher, how often it was right. */
async function found(sessions: number, chance?: Chance): Promise<Record<string, number>> {
  const right: Record<string, number> = Object.fromEntries(Object.keys(MATCHERS).map((name) => [name, 0]));
  const lines = await linesOf(() =>
    inParallel(
      Array.from({ length: sessions }, (_, session) => session),
      16,
      async (session) => {
        const vote = voteOf({ session: `${chance ? 'unblinded' : 'session'}-${session}`, candidate: 'liu', round: 1 });
        await openBox(context, vote);
        const turnout: Seen['turnout'] = [];
        const bodies: string[] = [];
        for (let member = 0; member < MEMBERS; member += 1) {
          const choice = CHOICES[randomInt(CHOICES.length)] as Choice;
          const ballot = newBallot(vote, choice);
          const blinding = blind(keys.publicKey, ballot, chance);
          bodies.push(bodyOf(ballot, finalise(keys.publicKey, blinding, await signBlinded(context, vote, blinding.blinded))));
          turnout.push(blinding.blinded);
        }
        for (const body of shuffled(bodies)) expect(await world.send(body)).toMatchObject({ answer: 'CAST' });
        const { list } = await closeBox(context, vote, { tokens: () => Promise.resolve(MEMBERS) });
        const { items } = await world.table.query({ pk: `BALLOTS#${vote}` });
        const isTheirs = (item: Item | undefined) => item !== undefined && bodies[0]?.includes(`"${String(item['message'])}"`);
        for (const [name, matcher] of Object.entries(MATCHERS))
          if (isTheirs(items[matcher({ turnout, items, list })])) right[name] = (right[name] ?? 0) + 1;
      },
    ),
  );
  expect(lines).toEqual([]);
  return right;
}

it('nobody who has all of it finds the ballot of a member better than chance, in a thousand sessions (E10)', async () => {
  const right = await found(SESSIONS);
  const mean = SESSIONS / MEMBERS;
  const deviation = Math.sqrt(SESSIONS * (1 / MEMBERS) * (1 - 1 / MEMBERS));
  for (const [name, times] of Object.entries(right))
    expect(Math.abs(times - mean) / deviation, `${name}: ${times} of ${SESSIONS}`).toBeLessThan(SURELY);
}, 240_000);

it('whose client does not blind is found each time: the matchers do look', async () => {
  const one: Chance = (bytes) => (bytes === 256 ? Buffer.concat([Buffer.alloc(255), Buffer.of(1)]) : Buffer.alloc(bytes, randomInt(256)));
  const right = await found(20, one);
  expect(right['the smallest factor between them']).toBe(20);
});

/**
 * E10, G11: two rooms that differ in one thing only, who voted what. Whatever is kept of the ballots, logged or answered is the same in both, up
 * to random bytes; and of the tokens and the ballots each fits each, so that no matcher does better than chance, however much it reckons.
 */
import { createHash, createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ballotHandler } from '../../functions/runtime/ballot-server.ts';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { canonical } from '../../schema/core/hash.ts';
import { pages } from '../../schema/core/page.ts';
import { openBox, signBlinded } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { closeBox } from '../../schema/evaluation/ballot/actions/close.ts';
import { readBallot } from '../../schema/evaluation/ballot/bytes.ts';
import { CHOICES, voteOf, type Choice } from '../../schema/evaluation/ballot/model.ts';
import type { Item } from '../../schema/table/port.ts';
import { ballotWorld, type Told } from '../support/ballots.ts';
import { itemsOf } from '../support/copies.ts';
import { linesOf } from '../support/log.ts';
import { blind, bodyOf, finalise, inverse, newBallot, numbersOf, power, toBytes, toNumber, type Blinding } from '../support/voter.ts';

const MEMBERS = ['高山', '陶然', '林涛', '白雪'] as const;
const VOTE = voteOf({ session: 'session-1', candidate: 'liu', round: 1 });

type Voter = { member: string; choice: Choice; blinding: Blinding; signature: Buffer };

/** A room in which these members, who took their tokens in this order, voted this and cast in that order. */
async function room(choices: readonly Choice[], order: readonly number[]) {
  const world = await ballotWorld();
  let keys = { publicKey: '', privateKey: '' };
  const signer = { ...ballotSigner, makeKeys: async () => (keys = await ballotSigner.makeKeys()) };
  const context = { ...world.context, ballots: { ...world.context.ballots, signer } };
  const publicKey = await openBox(context, VOTE);
  const open: Item[] = await itemsOf(world.client, world.tableName);
  const voters: Voter[] = [];
  /** What the session keeps: who took a token, and for which bytes. */
  const turnout: { member: string; blinded: string }[] = [];
  const told: Told[] = [];
  const lines = await linesOf(async () => {
    for (const [index, member] of MEMBERS.entries()) {
      const choice = choices[index] ?? 'ABSTAIN';
      const blinding = blind(publicKey, newBallot(VOTE, choice));
      turnout.push({ member, blinded: blinding.blinded.toString('hex') });
      voters.push({
        member,
        choice,
        blinding,
        signature: finalise(publicKey, blinding, await signBlinded(context, VOTE, blinding.blinded)),
      });
    }
    for (const index of order) {
      const voter = voters[index] ?? expect.fail('nobody');
      told.push(await world.send(bodyOf(voter.blinding.ballot, voter.signature), { address: `10.0.0.${index}` }));
    }
    // And what is refused: out of form, with a login, forged.
    told.push(await world.send('{}'), await world.send('{}', { headers: { authorization: 'Bearer liu' } }));
    told.push(await world.send(bodyOf(newBallot(VOTE, 'YES'), Buffer.alloc(256, 7))));
  });
  const count = await closeBox(context, VOTE, { tokens: () => Promise.resolve(MEMBERS.length) });
  return { world, keys, open, items: await itemsOf(world.client, world.tableName), lines, told, turnout, voters, count };
}

/** Items with random bytes taken out, their lengths left in; of a ballot what it says. */
function comparable(items: readonly Item[]): string[] {
  const plain = (value: unknown): unknown => (typeof value === 'string' && value.length > 60 ? `<${value.length}>` : value);
  return items
    .map(({ message, sk, ...item }) => {
      const said = typeof message === 'string' ? { says: readBallot(Buffer.from(message, 'base64url'))?.choice, of: message.length } : {};
      return canonical({
        ...Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)])),
        sk: plain(sk),
        ...said,
      });
    })
    .toSorted();
}

const first = await room(['YES', 'NO', 'YES', 'ABSTAIN'], [0, 1, 2, 3]);
const second = await room(['ABSTAIN', 'YES', 'NO', 'YES'], [3, 1, 0, 2]);

describe('two rooms in which each voted something else, and cast in another order', () => {
  it('leave the same tables, up to random bytes: while the vote is open, and after', () => {
    expect(comparable(first.open)).toEqual(comparable(second.open));
    expect(comparable(first.items)).toEqual(comparable(second.items));
    expect(first.items).toHaveLength(2 + MEMBERS.length);
  });

  it('leave the same log: none', () => {
    expect(first.lines).toEqual([]);
    expect(second.lines).toEqual([]);
  });

  it('are answered alike and in the same length, and come to the same', () => {
    const answers = ({ told }: typeof first) => told.map(({ status, answer, bytes }) => `${status} ${answer} ${bytes}`);
    expect(answers(first)).toEqual(answers(second));
    const numbers = ({ yes, no, abstain, tokens, notCast, faults }: typeof first.count) => ({ yes, no, abstain, tokens, notCast, faults });
    expect(numbers(first.count)).toEqual(numbers(second.count));
    expect(first.count.list.map((one) => one.choice)).toEqual(['YES', 'YES', 'NO', 'ABSTAIN']);
  });
});

describe('the table of ballots', () => {
  it('holds of a ballot what was signed and the signature, in one size, and of a vote whether it is open and a key: no instant, nobody, no request', () => {
    const ballots = first.items.filter(({ pk }) => pk === `BALLOTS#${VOTE}`);
    expect(ballots.map((item) => Object.keys(item).toSorted())).toEqual(ballots.map(() => ['message', 'pk', 'signature', 'sk']));
    expect(new Set(ballots.map((item) => JSON.stringify(item).length)).size).toBe(1);
    const others = first.items.filter(({ pk }) => pk !== `BALLOTS#${VOTE}`).toSorted((a, b) => (a.pk < b.pk ? -1 : 1));
    expect(others.map((item) => Object.keys(item).toSorted())).toEqual([
      ...others.filter(({ pk }) => pk.startsWith('BOX#')).map(() => ['open', 'pk', 'publicKey', 'sk', 'vote']),
      ...others.filter(({ pk }) => pk.startsWith('KEY#')).map(() => ['pk', 'sealed', 'sk', 'vote']),
    ]);
    expect(JSON.stringify(first.items)).not.toMatch(/\b1[67]\d{11}\b|T\d\d:\d\d|高山|陶然|林涛|白雪|10\.0\.0\./u);
  });

  it('lists ballots by the hash of their token, whoever came first', async () => {
    const found: string[] = [];
    for await (const { items } of pages((after) => first.world.table.query({ pk: `BALLOTS#${VOTE}` }, { after })))
      found.push(...items.map(({ sk }) => sk));
    expect(found).toEqual(found.toSorted());
  });

  it('has no key any more once the vote is closed, in none of its items', () => {
    expect(first.open.some(({ sealed }) => typeof sealed === 'string')).toBe(true);
    expect(first.items.some(({ sealed }) => typeof sealed === 'string')).toBe(false);
  });
});

describe('who took a token, and what was cast', () => {
  /** Every text that a number of one side could stand as on the other. */
  const forms = (bytes: Uint8Array) => {
    const buffer = Buffer.from(bytes);
    return [buffer, createHash('sha256').update(buffer).digest()].flatMap((each) => [each.toString('hex'), each.toString('base64url')]);
  };

  it('have no number in common: not the bytes, not their hashes', () => {
    const kept = JSON.stringify([first.items, first.count.list]);
    for (const { blinded } of first.turnout) for (const form of forms(Buffer.from(blinded, 'hex'))) expect(kept).not.toContain(form);
  });

  it('fit each other all: whichever token a ballot is laid beside, there is an r with which it is of that token', () => {
    const { keys, voters, turnout, items } = first;
    const { n, e } = numbersOf(keys.publicKey);
    const { d = '' } = createPrivateKey({ key: Buffer.from(keys.privateKey, 'base64url'), format: 'der', type: 'pkcs8' }).export({
      format: 'jwk',
    });
    const secret = toNumber(Buffer.from(d, 'base64url'));
    const ballots = items.filter(({ pk }) => pk === `BALLOTS#${VOTE}`);
    expect([ballots.length, voters.length]).toEqual([MEMBERS.length, MEMBERS.length]);
    for (const { signature } of ballots) {
      const m = power(toNumber(Buffer.from(String(signature), 'base64url')), e, n);
      for (const { blinded } of turnout) {
        const r = power(toNumber(Buffer.from(blinded, 'hex')) * inverse(m, n), secret, n);
        expect(toBytes((m * power(r, e, n)) % n).toString('hex')).toBe(blinded);
      }
    }
  });
});

describe('when something of ours fails', () => {
  it('is told once, without the ballot, and answered in the same length; the same ballot can be sent again', async () => {
    const { world, voters } = first;
    const [voter] = voters;
    const body = bodyOf(voter?.blinding.ballot ?? Buffer.of(), voter?.signature ?? Buffer.of());
    const failing = { ...world.table, get: ({ pk }: { pk: string }) => Promise.reject(new Error(`damaged item ${pk} ${body}`)) };
    const handler = ballotHandler({ ballots: { table: failing, signer: ballotSigner } });
    const event = { headers: {}, body, isBase64Encoded: false, requestContext: { http: { method: 'POST' } } } as never;
    const answers: Awaited<ReturnType<typeof handler>>[] = [];
    const lines = await linesOf(async () => {
      for (const _ of CHOICES) answers.push(await handler(event));
    });
    expect(answers.map(({ statusCode, body: told = '' }) => `${statusCode} ${Buffer.byteLength(told)}`)).toEqual([
      '500 512',
      '500 512',
      '500 512',
    ]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ event: 'ballot failed', level: 'error', error: 'Error' });
    expect(JSON.stringify(lines)).not.toMatch(/damaged|BOX#|ballot":"/u);
  });
});

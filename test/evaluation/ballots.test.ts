/** Votes at the counter of the ballot function (E9): what is taken, what is not, once each, and until the vote is closed. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { ANSWER_BYTES, ballotHandler } from '../../functions/runtime/ballot-server.ts';
import { busyRefusals } from '../../schema/core/in-turn.ts';
import { openBox, signBlinded } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { cast } from '../../schema/evaluation/ballot/actions/cast.ts';
import { voteOf } from '../../schema/evaluation/ballot/model.ts';
import { ballotRefusals } from '../../schema/evaluation/ballot/refusals.ts';
import { ballotWorld } from '../support/ballots.ts';
import { blind, bodyOf, newBallot, numberOf } from '../support/voter.ts';

const world = await ballotWorld();
const flipped = (bytes: Buffer, bit: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};
const answerTo = async (body: string) => (await world.send(body)).answer;

describe('a member of the committee', () => {
  it('casts 同意, is told the number of the ballot, and finds it in the list', async () => {
    const vote = await world.opened();
    const { ballot, body } = await world.signed(vote, 'YES');
    expect(await world.send(body)).toMatchObject({ status: 200, answer: 'CAST', hash: numberOf(ballot) });
    const count = await world.close(vote.vote);
    expect(count).toEqual({
      vote: vote.vote,
      yes: 1,
      no: 0,
      abstain: 0,
      tokens: 1,
      notCast: 0,
      list: [{ hash: numberOf(ballot), choice: 'YES' }],
      faults: [],
    });
  });

  it('casts the same ballot again and is answered as at first, after the closing as well; it is counted once (E9)', async () => {
    const vote = await world.opened();
    const { body } = await world.signed(vote, 'NO');
    const first = await world.send(body);
    expect(await world.send(body)).toEqual(first);
    expect(await world.close(vote.vote)).toMatchObject({ no: 1, list: { length: 1 } });
    expect(await world.send(body)).toEqual(first);
    expect(await world.close(vote.vote)).toMatchObject({ no: 1 });
  });

  it('cannot use a token twice, not even with another member who has a signature to spare', async () => {
    const vote = await world.opened();
    const one = await world.signed(vote, 'YES');
    const [token, otherPadding] = [one.ballot.subarray(46, 62), randomBytes(16)];
    const two = await world.signed(vote, 'NO', Buffer.concat([newBallot(vote.vote, 'NO').subarray(0, 46), token, otherPadding]));
    expect(await answerTo(one.body)).toBe('CAST');
    expect(await world.send(two.body)).toMatchObject({ status: 409, answer: 'TOKEN_USED' });
    expect(await world.close(vote.vote)).toMatchObject({ yes: 1, no: 0, notCast: 1 });
  });

  it('gets the same signature for the same blinded bytes, so a repeated request gives nothing more', async () => {
    const vote = await world.opened();
    const { blinded } = blind(vote.publicKey, newBallot(vote.vote, 'YES'));
    const first = await signBlinded(world.context, vote.vote, blinded);
    expect(await signBlinded(world.context, vote.vote, blinded)).toEqual(first);
  });
});

describe('nobody casts', () => {
  it('what has one bit changed, of the ballot or of the signature', async () => {
    const vote = await world.opened();
    const { ballot, signature, body } = await world.signed(vote, 'YES');
    const answers = new Set<string>();
    for (let bit = 0; bit < 8 * ballot.length; bit += 1) answers.add(await answerTo(bodyOf(flipped(ballot, bit), signature)));
    for (let bit = 0; bit < 8 * signature.length; bit += 5) answers.add(await answerTo(bodyOf(ballot, flipped(signature, bit))));
    // Of another vote is what names another; and no byte of choice can be turned into another choice.
    expect([...answers].toSorted()).toEqual(['BALLOT_MALFORMED', 'BALLOT_NOT_SIGNED', 'VOTE_UNKNOWN']);
    expect(await world.close(vote.vote, 1)).toMatchObject({ list: [], notCast: 1, faults: [] });
    expect(await answerTo(body)).toBe('VOTE_CLOSED');
  });

  it('what is signed for another candidate, or made to look so', async () => {
    const [liu, ma] = [await world.opened('liu'), await world.opened('ma')];
    const { ballot, signature } = await world.signed(liu, 'YES');
    const moved = Buffer.concat([ballot.subarray(0, 19), Buffer.from(ma.vote), ballot.subarray(45)]);
    expect(await answerTo(bodyOf(moved, signature))).toBe('BALLOT_NOT_SIGNED');
    // A token of 刘洋’s vote, taken for a ballot that names 马晓丽’s.
    const crossed = newBallot(ma.vote, 'YES');
    const { signature: other } = await world.signed(liu, 'YES', crossed);
    expect(await answerTo(bodyOf(crossed, other))).toBe('BALLOT_NOT_SIGNED');
    expect(await world.close(ma.vote)).toMatchObject({ list: [] });
  });

  it('what is forged: by a key of one’s own, by no key, by the blinded signature itself', async () => {
    const vote = await world.opened();
    const ballot = newBallot(vote.vote, 'YES');
    const own = await ballotSigner.makeKeys();
    const blinding = blind(own.publicKey, ballot);
    const signed = (await ballotSigner.signBlinded(own.privateKey, blinding.blinded)) ?? expect.fail('not signed');
    for (const forged of [signed, randomBytes(256), Buffer.alloc(256), Buffer.alloc(256, 0xff)])
      expect(await answerTo(bodyOf(ballot, forged))).toBe('BALLOT_NOT_SIGNED');
    const { blinded } = blind(vote.publicKey, ballot);
    expect(await answerTo(bodyOf(ballot, await signBlinded(world.context, vote.vote, blinded)))).toBe('BALLOT_NOT_SIGNED');
  });

  it('before the vote is opened, or after it is closed; nor is anything signed then (E9)', async () => {
    const unopened = voteOf({ session: 'session-1', candidate: 'nobody-yet', round: 1 });
    expect(await world.send(bodyOf(newBallot(unopened, 'YES'), randomBytes(256)))).toMatchObject({ status: 404, answer: 'VOTE_UNKNOWN' });
    await expect(signBlinded(world.context, unopened, Buffer.alloc(256, 1))).rejects.toMatchObject({ code: 'VOTE_UNKNOWN' });
    const vote = await world.opened();
    const late = await world.signed(vote, 'YES');
    await world.close(vote.vote);
    expect(await world.send(late.body)).toMatchObject({ status: 409, answer: 'VOTE_CLOSED' });
    await expect(signBlinded(world.context, vote.vote, late.blinding.blinded)).rejects.toMatchObject({ code: 'VOTE_CLOSED' });
    await expect(openBox(world.context, vote.vote)).rejects.toMatchObject({ code: 'VOTE_CLOSED' });
    expect(await world.close(vote.vote)).toMatchObject({ list: [], notCast: 1 });
  });

  it('and nothing is signed that is no blinded message', async () => {
    const { vote } = await world.opened();
    for (const none of [Buffer.alloc(255), Buffer.alloc(257), Buffer.alloc(256, 0xff)])
      await expect(signBlinded(world.context, vote, none)).rejects.toMatchObject({ code: 'BLINDED_MALFORMED' });
  });
});

describe('who casts at the same time', () => {
  it('fifty times the one ballot: one is in the box, and all are answered alike', async () => {
    const vote = await world.opened();
    const { body } = await world.signed(vote, 'ABSTAIN');
    const told = await Promise.all(Array.from({ length: 50 }, () => world.send(body)));
    expect(new Set(told.map(({ answer, hash }) => `${answer} ${hash}`)).size).toBe(1);
    expect(await world.close(vote.vote)).toMatchObject({ yes: 0, no: 0, abstain: 1, tokens: 1, faults: [] });
  });

  it('fifty different ones: all are in the box, whatever order they came in', async () => {
    const vote = await world.opened();
    const choices = (['YES', 'NO', 'ABSTAIN'] as const).flatMap((choice, index) =>
      Array.from({ length: [30, 15, 5][index] ?? 0 }, () => choice),
    );
    const all = [];
    for (const choice of choices) all.push(await world.signed(vote, choice));
    const told = await Promise.all(all.map(({ body }) => world.send(body)));
    expect(told.filter(({ answer }) => answer !== 'CAST')).toEqual([]);
    expect(await world.close(vote.vote)).toMatchObject({ yes: 30, no: 15, abstain: 5, tokens: 50, notCast: 0, faults: [] });
  });
});

describe('when the table has no time', () => {
  it('who casts is given another turn; who gets none sends the same ballot again, and is counted once', async () => {
    const vote = await world.opened();
    const one = await world.signed(vote, 'YES');
    let busy = 2;
    const transact: typeof world.table.transact = async (writes) => {
      busy -= 1;
      if (busy >= 0) throw busyRefusals.BUSY();
      await world.table.transact(writes);
    };
    const ballots = { ...world.context.ballots, table: { ...world.table, transact } };
    const pause = () => Promise.resolve();
    expect((await cast({ ballots, pause }, one)).hash).toBe(numberOf(one.ballot));
    busy = 100;
    const two = await world.signed(vote, 'NO');
    await expect(cast({ ballots, pause }, two)).rejects.toMatchObject({ code: 'BUSY' });
    const full = ballotHandler({ ballots });
    const event = { headers: {}, body: two.body, isBase64Encoded: false, requestContext: { http: { method: 'POST' } } } as never;
    const { statusCode, body = '' } = await full(event);
    expect([statusCode, JSON.parse(body)]).toMatchObject([503, { answer: 'BUSY', zh: expect.stringContaining('同一张选票') }]);
    expect(await answerTo(two.body)).toBe('CAST');
    expect(await world.close(vote.vote)).toMatchObject({ yes: 1, no: 1 });
  });
});

describe('the way in', () => {
  it('takes a ballot in one form and one length only', async () => {
    const vote = await world.opened();
    const { ballot, signature, body } = await world.signed(vote, 'YES');
    const [b, s] = [ballot, signature].map((bytes) => bytes.toString('base64url'));
    const others = [
      '',
      '{}',
      `${body} `,
      ` ${body}`,
      body.replace(',', ', '),
      `{"signature":"${s}","ballot":"${b}"}`,
      `{"ballot":"${b}","signature":"${s}","name":"刘洋"}`,
      `{"ballot":"${b}","signature":"${s?.slice(0, -1)}"}`,
      `{"ballot":"${b}=","signature":"${s}"}`,
      `[${body}]`,
      `${body}${body}`,
    ];
    for (const other of others) expect(await world.send(other), other).toMatchObject({ status: 400, answer: 'BALLOT_MALFORMED' });
    expect(await world.send(body, { method: 'GET' })).toMatchObject({ status: 400, answer: 'BALLOT_MALFORMED' });
    expect(await world.close(vote.vote)).toMatchObject({ list: [] });
  });

  it('refuses what tells who casts, takes nothing of it, and takes the same ballot without (E10)', async () => {
    const vote = await world.opened();
    const { body } = await world.signed(vote, 'YES');
    const refused = { status: 400, answer: 'BALLOT_IDENTIFIES' };
    expect(await world.send(body, { headers: { authorization: 'Bearer x' } })).toMatchObject(refused);
    expect(await world.send(body, { headers: { authorization: '' } })).toMatchObject(refused);
    expect(await world.send(body, { headers: { cookie: 'session=liu' } })).toMatchObject(refused);
    expect(await world.send(body, { cookies: ['session=liu'] })).toMatchObject(refused);
    expect((await world.table.query({ pk: `BALLOTS#${vote.vote}` })).items).toEqual([]);
    expect(await answerTo(body)).toBe('CAST');
  });

  it('answers everything in 512 bytes, in both languages, with the status that the page tells', async () => {
    const vote = await world.opened();
    const { body } = await world.signed(vote, 'YES');
    const told = [await world.send(body), await world.send(`${body} `), await world.send(body, { cookies: ['a=b'] })];
    expect(told.map(({ bytes }) => bytes)).toEqual([ANSWER_BYTES, ANSWER_BYTES, ANSWER_BYTES]);
    expect(told[1]).toMatchObject({ rule: 'E10', zh: expect.stringContaining('选票'), en: expect.stringContaining('ballot') });
    const longest = Object.values(ballotRefusals).map((refusal) => {
      const { code, declaration } = refusal();
      return Buffer.byteLength(JSON.stringify({ answer: code, ...declaration }));
    });
    expect(Math.max(...longest)).toBeLessThanOrEqual(ANSWER_BYTES);
  });
});

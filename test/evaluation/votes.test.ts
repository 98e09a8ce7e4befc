/** Votes: who has a part in them, what is counted, what comes of a quorum that is lost (E5, E7–E10). */
import { DAY } from '../../schema/core/time.ts';
import { DEFAULT_POLICY } from '../../schema/announcement/document/policy.ts';
import { describe, expect, it } from 'vitest';
import { hasQuorum, passes } from '../../schema/evaluation/ballot/rules.ts';
import { rollOf } from '../../schema/evaluation/session/rules.ts';
import { committeeId, HEALTH } from '../support/committees.ts';
import { ANSWER_IN_COMMITTEE, ASK_WITHDRAWAL, freshKey } from '../support/forms.ts';
import {
  CALL,
  CLOSE_SESSION,
  CLOSE_VOTES,
  comesIn,
  expertIdOf,
  heard,
  later,
  LEAD,
  LEAVE,
  MINUTES,
  NOTE_DEFENCE,
  OPEN_VOTES,
  opened,
  readyCity,
  TAKE_TOKEN,
  votes,
  votesSeen,
  voting,
} from '../support/meeting.ts';
import { putInForce } from '../support/notice.ts';
import {
  ANSWER_REQUEST,
  ASSIGN,
  accountIn,
  candidate,
  candidateId,
  DECLARE,
  gives,
  ORDER_RECUSAL,
  REQUEST_RECUSAL,
} from '../support/reading.ts';
import { blind, bodyOf, finalise, newBallot, numberOf } from '../support/voter.ts';
import { CITY, type World } from '../support/world.ts';
import { fill } from '../support/copies.ts';
import { dump } from '../support/invariants.ts';
import { committeeOfficeOf } from '../../schema/announcement/cities.ts';
import type { Item } from '../../schema/table/port.ts';

const ask = (vote: { session: string }) => ({ session: vote.session, candidate: candidateId() });
const rowOf = (payload: { rows: { isDone: boolean; refusal: { code: string } | null; vote: Record<string, unknown> }[] }) =>
  payload.rows[0];
const VOTERS =
  'query ($id: ID!) { node(id: $id) { ... on CommitteeSession { votes { edges { node { tokensTaken ballotHashes ballots { hash } } } } } } }';
const open = async (world: World, session: string, who = 'pan') =>
  rowOf((await world.does(who, OPEN_VOTES, { session, candidates: [candidateId()], key: freshKey() })).openVotes);
const close = async (world: World, session: string, who = 'pan') =>
  rowOf((await world.does(who, CLOSE_VOTES, { session, candidates: [candidateId()], key: freshKey() })).closeVotes);

describe('E8, E9: a vote is opened', () => {
  it('not before somebody leads, the candidate was heard, and two thirds are present', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    const [chair = '', ...others] = members;
    expect((await open(world, session))?.refusal?.code).toBe('NOT_HEARD');
    await world.does('pan', CALL, ask({ session }));
    await world.does('pan', NOTE_DEFENCE, { ...ask({ session }), outcome: 'DONE' });
    expect((await open(world, session))?.refusal?.code).toBe('NO_LEADER');
    await comesIn(world, session, chair, ...others.slice(0, 2));
    expect(await world.refusal(others[0] ?? '', LEAD, { session })).toBe('LEADERS_ONLY');
    await world.does('fan', LEAD, { session });
    // 3·3 = 9 < 2·5 = 10; with the fourth 12 ≥ 10.
    expect((await open(world, session))?.refusal?.code).toBe('NO_QUORUM');
    await comesIn(world, session, others[2] ?? '');
    expect(await open(world, session)).toMatchObject({ isDone: true, vote: { electors: 4, state: 'OPEN' } });
    expect(await open(world, session)).toMatchObject({ isDone: true, vote: { electors: 4 } }); // asked again it is the same vote
  });

  it('not before what 刘洋 has asked for is answered: that somebody keep away (E5), that it be withdrawn (A8)', async () => {
    const world = await readyCity();
    const { session } = await heard(world);
    const ofLiu = async () => (await world.does('liu', '{ myApplication { id version } }')).myApplication;
    const { id: application, version } = await ofLiu();
    await world.does('liu', REQUEST_RECUSAL, { application });
    expect((await open(world, session))?.refusal?.code).toBe('RECUSAL_UNANSWERED');
    await world.does('pan', ANSWER_REQUEST, { candidate: candidateId(), number: 1, granted: false });
    await world.does('liu', ASK_WITHDRAWAL, { application, version });
    expect((await open(world, session))?.refusal?.code).toBe('WITHDRAWAL_UNANSWERED');
    await world.does('pan', ANSWER_IN_COMMITTEE, { application, version: (await ofLiu()).version, consent: false });
    expect((await open(world, session))?.isDone).toBe(true);
  });

  it('quorum and passing are counted in integers: 2 of 3, 4 of 6, 8 of 11, 17 of 25', () => {
    for (const [members, least] of [
      [3, 2],
      [6, 4],
      [11, 8],
      [25, 17],
    ] as const)
      expect([hasQuorum({ present: least, members }), hasQuorum({ present: least - 1, members })]).toEqual([true, false]);
    for (const present of [3, 6, 9, 12])
      expect([passes({ yes: (2 * present) / 3, present }), passes({ yes: (2 * present) / 3 - 1, present })]).toEqual([true, false]);
  });

  it('who is recused is neither present nor a member, and sees nothing of it before all do (E5)', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    // Of five members three have read: somebody beside 范立 has not.
    const reads = (await candidate(world)).readers.map(({ expert }: { expert: { id: string } }) => accountIn(expert.id));
    const first = members.find((account) => account !== 'fan' && !reads.includes(account)) ?? '';
    await world.does(first, DECLARE, { candidate: candidateId() });
    await comesIn(world, session, ...members);
    await world.does('fan', LEAD, { session });
    await world.does('pan', CALL, ask({ session }));
    await world.does('pan', NOTE_DEFENCE, { ...ask({ session }), outcome: 'DONE' });
    expect(await open(world, session)).toMatchObject({ vote: { electors: 4 } });
    expect(await votesSeen(world, session, first)).toEqual([]);
    const shown =
      'query ($id: ID!) { node(id: $id) { ... on CommitteeSession { queue { edges { node { candidate { isRecused applicantName unitName } } } } } } }';
    expect((await world.does(first, shown, { id: session })).node.queue.edges).toEqual([
      { node: { candidate: { isRecused: true, applicantName: null, unitName: null } } },
    ]);
    expect(await world.refusal(first, TAKE_TOKEN, { ...ask({ session }), blinded: 'A'.repeat(342) })).toBe('RECUSED');
  });

  it('a chair who is recused leads no vote on that candidate (E5)', async () => {
    const world = await readyCity();
    const { session } = await heard(world);
    await world.does('pan', ORDER_RECUSAL, { candidate: candidateId(), expert: expertIdOf('fan') });
    if ((await candidate(world)).state === 'READING') {
      // 范立 had read it: somebody else does.
      expect((await open(world, session))?.refusal?.code).toBe('NOT_READ');
      await world.does('pan', ASSIGN, { committee: committeeId() });
      const waits = (await candidate(world)).readers.find(({ submittedAt }: { submittedAt: string | null }) => submittedAt === null);
      await gives(world, accountIn(waits.expert.id));
    }
    expect((await open(world, session))?.refusal?.code).toBe('LEADER_RECUSED');
  });

  it('both numbers leave out who keeps away', () => {
    const member = (account: string, presentSince: number | null) => ({ account, presentSince, came: [], wrongCodes: 0 });
    const members = [member('a', 1), member('b', 1), member('c', null), member('d', 1), member('e', null)];
    const called = new Set(['a', 'b', 'c', 'd', 'e']);
    const roll = (recused: string[], seats = 5, now = 2) => rollOf({ members, seats }, { recused: new Set(recused), called }, now);
    expect(roll([])).toEqual({ electors: ['a', 'b', 'd'], members: 5 });
    expect(roll(['b', 'c'])).toEqual({ electors: ['a', 'd'], members: 3 });
  });

  it('an empty seat is a member who is absent; who is called no more, or came on another day, is not in the room', () => {
    const member = (account: string, presentSince: number | null) => ({ account, presentSince, came: [], wrongCodes: 0 });
    const members = [member('a', 1), member('b', 1), member('c', 1)];
    const roll = (called: string[], now: number) =>
      rollOf({ members, seats: 5 }, { recused: new Set<string>(), called: new Set(called) }, now);
    expect(roll(['a', 'b', 'c'], 2)).toEqual({ electors: ['a', 'b', 'c'], members: 5 });
    expect(roll(['a', 'c'], 2)).toEqual({ electors: ['a', 'c'], members: 5 });
    expect(roll(['a', 'b', 'c'], 2 * DAY)).toEqual({ electors: [], members: 5 });
  });
});

describe('E9, E10: tokens and ballots', () => {
  it('everybody present votes once; the count is published, and each finds their own ballot in it', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    const choices = ['YES', 'YES', 'YES', 'YES', 'NO'] as const;
    const ballots = await Promise.all(vote.members.map((member, index) => votes(world, vote, member, choices[index] ?? 'ABSTAIN')));
    expect(
      await world.refusal(vote.members[0] ?? '', TAKE_TOKEN, {
        ...ask(vote),
        blinded: blind(vote.publicKey, newBallot(vote.vote, 'NO')).blinded.toString('base64url'),
      }),
    ).toBe('TOKEN_TAKEN');
    later(world);
    const row = await close(world, vote.session);
    const seen = (await world.does(vote.members[1] ?? '', VOTERS, { id: vote.session })).node.votes.edges[0].node;
    expect(seen).toMatchObject({ tokensTaken: 5, ballots: [], ballotHashes: ballots.map((ballot) => numberOf(ballot)).toSorted() });
    expect(row).toMatchObject({
      isDone: true,
      vote: { state: 'CLOSED', passed: true, tally: { present: 5, members: 5, yes: 4, no: 1, abstain: 0 } },
    });
    for (const ballot of ballots) expect(row?.vote['ballots']).toContainEqual({ hash: numberOf(ballot), choice: expect.any(String) });
    expect((await close(world, vote.session))?.vote).toEqual(row?.vote); // counted again it comes to the same
    expect((await candidate(world)).state).toBe('VOTED');
  });

  it('a member sees the count when it is announced, and not before; the office and whoever leads do', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    await votes(world, vote, 'fan', 'YES');
    later(world);
    await close(world, vote.session);
    const seen = async (who: string) => (await votesSeen(world, vote.session, who))[0];
    const other = vote.members.at(-1) ?? '';
    expect(await seen(other)).toMatchObject({ passed: null, tally: null, ballots: [] });
    expect(await seen('fan')).toMatchObject({ passed: false, tally: { yes: 1, abstain: 4 } });
    expect(await seen('pan')).toMatchObject({ passed: false });
  });

  it('who took a token and cast nothing is present and abstains: 4 of 6 pass, 3 of 5 with one uncast do not', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    const [a = '', b = '', c = '', d = ''] = vote.members;
    for (const member of [a, b, c]) await votes(world, vote, member, 'YES');
    const uncast = blind(vote.publicKey, newBallot(vote.vote, 'YES'));
    await world.does(d, TAKE_TOKEN, { ...ask(vote), blinded: uncast.blinded.toString('base64url') });
    later(world);
    // Five present, three yes: 9 < 10.
    expect((await close(world, vote.session))?.vote).toMatchObject({ passed: false, tally: { present: 5, yes: 3, no: 0, abstain: 2 } });
  });

  it('fifty requests at once for one token get one: the same bytes the same answer, others are refused', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    const same = blind(vote.publicKey, newBallot(vote.vote, 'YES')).blinded.toString('base64url');
    const answers = await Promise.all(Array.from({ length: 25 }, () => world.ask('fan', TAKE_TOKEN, { ...ask(vote), blinded: same })));
    expect(new Set(answers.map(({ data, errors }) => data?.takeToken?.signature ?? errors?.[0]?.extensions.code)).size).toBe(1);
    const [, member = ''] = vote.members;
    const others = await Promise.all(
      Array.from({ length: 25 }, () =>
        world.refusal(member, TAKE_TOKEN, {
          ...ask(vote),
          blinded: blind(vote.publicKey, newBallot(vote.vote, 'YES')).blinded.toString('base64url'),
        }),
      ),
    );
    expect(others.filter((code) => code === null)).toHaveLength(1);
    expect(new Set(others)).toEqual(new Set([null, 'TOKEN_TAKEN']));
  });

  it('the absent, the late, an outsider, and anybody after the close get none; a token of one vote is good for no other', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    const [chair = '', ...others] = members;
    const [absent = ''] = others.slice(3);
    await comesIn(world, session, chair, ...others.slice(0, 3));
    await world.does('fan', LEAD, { session });
    await world.does('pan', CALL, ask({ session }));
    await world.does('pan', NOTE_DEFENCE, { ...ask({ session }), outcome: 'DONE' });
    const { vote } = (await open(world, session)) ?? { vote: {} };
    const { vote: name, publicKey } = vote as { vote: string; publicKey: string };
    const blinded = () => blind(publicKey, newBallot(name, 'YES')).blinded.toString('base64url');
    expect(await world.refusal(absent, TAKE_TOKEN, { ...ask({ session }), blinded: blinded() })).toBe('NOT_ELECTOR');
    await comesIn(world, session, absent); // late: the roll was called when the vote was opened
    expect(await world.refusal(absent, TAKE_TOKEN, { ...ask({ session }), blinded: blinded() })).toBe('NOT_ELECTOR');
    expect(await world.refusal('pan', TAKE_TOKEN, { ...ask({ session }), blinded: blinded() })).toBe('ROLE_REQUIRED');
    expect(await world.refusal('fan', TAKE_TOKEN, { ...ask({ session }), blinded: 'short' })).toBe('BLINDED_MALFORMED');
    const [second = ''] = others;
    await world.does(second, LEAVE, { session });
    expect(await world.refusal(second, TAKE_TOKEN, { ...ask({ session }), blinded: blinded() })).toBe('NOT_PRESENT');
    // A ballot under another vote's name is signed by a key that this one does not have.
    const foreign = newBallot('0'.repeat(26), 'YES');
    const asked = blind(publicKey, foreign);
    const { takeToken } = await world.does('fan', TAKE_TOKEN, { ...ask({ session }), blinded: asked.blinded.toString('base64url') });
    const signature = finalise(publicKey, asked, Buffer.from(takeToken.signature, 'base64url'));
    expect((await world.castBallot(bodyOf(foreign, signature))).status).not.toBe(200);
    later(world);
    await close(world, session);
    expect(await world.refusal(others[1] ?? '', TAKE_TOKEN, { ...ask({ session }), blinded: blinded() })).toBe('VOTE_NOT_OPEN');
  });

  it('E10: it stays open for half a minute after the last token, so that nobody has to cast at once', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    for (const member of vote.members) await votes(world, vote, member, 'YES');
    expect((await close(world, vote.session))?.refusal?.code).toBe('CASTING_PAUSE');
    later(world, 29.999);
    expect((await close(world, vote.session))?.refusal?.code).toBe('CASTING_PAUSE');
    later(world, 0.001);
    expect((await close(world, vote.session))?.isDone).toBe(true);
  });
});

describe('E9: only whoever came to this committee', () => {
  const altered = async (world: World, which: (item: Item) => boolean, news: object) =>
    fill(
      world.client,
      world.tableName,
      (await dump(world)).filter(which).map((item) => ({ ...item, ...news })),
    );
  const isCandidate = ({ pk, sk }: Item) => pk.startsWith('CANDIDATE#') && sk === 'HEAD';

  it('is called and voted on: no candidate of another one, whoever runs the meeting', async () => {
    const world = await readyCity();
    const { session } = await heard(world);
    await altered(world, isCandidate, { committee: committeeOfficeOf(CITY, HEALTH.committee) });
    expect((await open(world, session))?.refusal?.code).toBe('CANDIDATE_UNKNOWN');
    await altered(world, ({ sk }) => sk === 'QUEUE', { entries: [] });
    expect(await world.refusal('pan', CALL, { session, candidate: candidateId() })).toBe('QUEUE_UNKNOWN');
  });

  it('also who was read after the meeting had begun: called, they come in at the end of the queue, and stand in the minutes', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    await altered(world, ({ sk }) => sk === 'QUEUE', { entries: [] });
    await comesIn(world, session, ...members);
    await world.does('fan', LEAD, { session });
    await world.does('pan', CALL, { session, candidate: candidateId() });
    await world.does('pan', NOTE_DEFENCE, { session, candidate: candidateId(), outcome: 'DONE' });
    expect((await open(world, session))?.isDone).toBe(true);
    later(world);
    await close(world, session);
    await world.does('pan', CLOSE_SESSION, { session });
    const { document } = (await world.does('pan', MINUTES, { id: session })).node.minutes;
    expect(document.candidates).toMatchObject([{ name: '刘洋', votes: [{ present: 5, abstain: 5 }] }]);
  });
});

describe('E9: a second ballot', () => {
  const lives = async (world: World, vote: Awaited<ReturnType<typeof voting>>, yes: number) => {
    for (const [index, member] of vote.members.entries()) await votes(world, vote, member, index < yes ? 'YES' : 'NO');
    later(world);
    return (await close(world, vote.session))?.vote;
  };
  const allowed = (world: World) => putInForce(world, { policy: { evaluation: { ...DEFAULT_POLICY.evaluation, secondBallot: true } } });

  it('is held only where the rules of the year have one, of who did not pass the first, and once', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    expect(await lives(world, vote, 3)).toMatchObject({ ballot: 1, passed: false });
    expect((await open(world, vote.session))?.refusal?.code).toBe('SECOND_BALLOT_NONE');
    await allowed(world);
    const second = (await open(world, vote.session))?.vote as { vote: string; publicKey: string; ballot: number };
    expect(second.ballot).toBe(2);
    expect(await lives(world, { ...vote, ...second }, 4)).toMatchObject({ ballot: 2, passed: true });
    expect((await open(world, vote.session))?.refusal?.code).toBe('SECOND_BALLOT_NONE');
    await world.does('pan', CLOSE_SESSION, { session: vote.session });
    const { document } = (await world.does('pan', MINUTES, { id: vote.session })).node.minutes;
    expect(document.candidates[0]).toMatchObject({
      result: 'PASSED',
      votes: [
        { ballot: 1, yes: 3 },
        { ballot: 2, yes: 4 },
      ],
    });
  });

  it('is none for who has passed the first', async () => {
    const world = await readyCity();
    await allowed(world);
    const vote = await voting(world);
    expect(await lives(world, vote, 4)).toMatchObject({ passed: true });
    expect((await open(world, vote.session))?.refusal?.code).toBe('SECOND_BALLOT_NONE');
  });
});

describe('E8: a quorum that is lost', () => {
  it('while a vote is open: who took a token counts as present, who went without one does not, and the vote is void', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    const [, a = '', b = ''] = vote.members;
    await votes(world, vote, 'fan', 'YES');
    for (const member of [a, b]) await world.does(member, LEAVE, { session: vote.session });
    later(world);
    // Three of five: 9 < 10.
    expect((await close(world, vote.session))?.vote).toMatchObject({ state: 'VOID', passed: null, tally: null });
    expect((await candidate(world)).state).toBe('READ');
    await comesIn(world, vote.session, a);
    const again = (await open(world, vote.session))?.vote as { vote: string; publicKey: string };
    expect(again.vote).not.toBe(vote.vote);
    for (const member of ['fan', a, ...vote.members.slice(3)]) await votes(world, { ...vote, ...again }, member, 'YES');
    later(world);
    expect((await close(world, vote.session))?.vote).toMatchObject({
      state: 'CLOSED',
      passed: true,
      tally: { present: 4, members: 5, yes: 4 },
    });
  });
});

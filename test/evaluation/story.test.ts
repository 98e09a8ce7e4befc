/** A whole meeting, lived by its people over GraphQL and the way for ballots alone: from the draw to the announced results (E1–E11). */
import { beforeAll, expect, it } from 'vitest';
import { dump, wrongWith } from '../support/invariants.ts';
import { comesIn, CONFIRM, LEAD, LEAVE, MINUTES, TAKE_TOKEN, votesSeen } from '../support/meeting.ts';
import {
  allRead,
  counted,
  ended,
  forwarded,
  heard,
  opened,
  seated,
  taken,
  voted,
  voteOn,
  type SeenVote,
} from '../support/whole-meeting.ts';
import { inbox } from '../support/notices.ts';
import { candidate, candidateId, DECLARE, ORDER_RECUSAL } from '../support/reading.ts';
import { expertId } from '../support/committees.ts';
import { city, CYCLE, type World } from '../support/world.ts';

const PEOPLE = [
  ['liu', '刘洋'],
  ['yang', '杨帆'],
  ['gu', '谷雨'],
  ['su', '苏木'],
] as const;
const NAMES = PEOPLE.map(([account]) => account);

const votesFor = async (who: string): Promise<SeenVote[]> => votesSeen(world, session, who);

let world: World;
let session: string;
let members: string[];
const ballots = new Map<string, { account: string; hash: string; choice: string }[]>();

beforeAll(async () => {
  world = await city();
  members = await seated(world);
  await forwarded(world, PEOPLE);
}, 60_000);

/** The third to the fifth of the members, who were drawn. */
const drawn = () => members.slice(2) as [string, string, string];

it('范立 declares a kinship with 谷雨, and of one who was drawn it is ordered to keep away from 苏木; the others read', async () => {
  await world.does('fan', DECLARE, { candidate: candidateId('gu') });
  const [first] = drawn();
  await world.does('pan', ORDER_RECUSAL, { candidate: candidateId('su'), expert: expertId(first) });
  await allRead(world, NAMES);
  for (const name of NAMES) expect((await candidate(world, 'pan', name)).state).toBe('READ');
});

it('four of five are a quorum, three are none; a vote is opened by nobody but a leader in the room', async () => {
  session = await opened(world);
  const [a, b, c] = drawn();
  await comesIn(world, session, a, b, c);
  await heard(world, session, NAMES);
  expect(await voteOn(world, session, 'liu')).toBe('NO_LEADER');
  expect(await world.refusal(a, LEAD, { session })).toBe('LEADERS_ONLY');
  await comesIn(world, session, 'fan');
  await world.does('fan', LEAD, { session });
  const { vote, ballots: cast } = await voted(world, session, 'liu', { fan: 'YES', [a]: 'YES', [b]: 'YES', [c]: null });
  // Who took a token and cast nothing is present and abstains: 3·3 ≥ 2·4.
  expect([vote.state, vote.passed, vote.tally]).toEqual(['CLOSED', true, { present: 4, members: 5, yes: 3, no: 0, abstain: 1 }]);
  ballots.set(vote.vote, cast);
});

it('the quorum is lost while a vote is open: it is void, and after they have come back there is another', async () => {
  const [a, b, c] = drawn();
  const first = (await voteOn(world, session, 'yang')) as SeenVote;
  const early = await taken(world, session, a, 'yang', 'YES', first);
  expect((await world.castBallot(early.body)).answer).toBe('CAST');
  await world.does(b, LEAVE, { session });
  expect((await counted(world, session, 'yang')).state).toBe('VOID');
  expect((await candidate(world, 'pan', 'yang')).state).toBe('READ');
  expect(await voteOn(world, session, 'yang')).toBe('NO_QUORUM');
  await comesIn(world, session, b);
  const { vote, ballots: cast } = await voted(world, session, 'yang', { fan: 'NO', [a]: 'YES', [b]: 'NO', [c]: 'YES' });
  expect([vote.passed, vote.tally]).toEqual([false, { present: 4, members: 5, yes: 2, no: 2, abstain: 0 }]);
  ballots.set(vote.vote, cast);
});

it('on 谷雨 范立 does not lead: 安宁 does, and exactly two thirds of those present pass', async () => {
  const [a, b, c] = drawn();
  expect(await voteOn(world, session, 'gu')).toBe('LEADER_RECUSED');
  await comesIn(world, session, 'e1');
  await world.does('e1', LEAD, { session });
  await world.does(c, LEAVE, { session });
  const { vote, ballots: cast } = await voted(world, session, 'gu', { e1: 'YES', [a]: 'NO', [b]: 'YES' });
  // 范立 is neither present nor a member for 谷雨: three of four, and 3·2 = 2·3.
  expect([vote.passed, vote.tally]).toEqual([true, { present: 3, members: 4, yes: 2, no: 1, abstain: 0 }]);
  ballots.set(vote.vote, cast);
  await comesIn(world, session, c);
});

it('who is kept away from 苏木 sees neither the name nor the vote, and takes no token', async () => {
  const [first, b, c] = drawn();
  await world.does('fan', LEAD, { session });
  const open = (await voteOn(world, session, 'su')) as SeenVote;
  const asked = { session, candidate: candidateId('su'), blinded: Buffer.alloc(256, 1).toString('base64url') };
  expect(await world.refusal(first, TAKE_TOKEN, asked)).toBe('RECUSED');
  expect((await votesFor(first)).map((one) => one.vote)).not.toContain(open.vote);
  const { vote, ballots: cast } = await voted(world, session, 'su', { fan: 'NO', e1: 'NO', [b]: 'ABSTAIN', [c]: 'YES' });
  expect(vote.tally).toEqual({ present: 4, members: 4, yes: 1, no: 2, abstain: 1 });
  ballots.set(vote.vote, cast);
  expect((await votesFor(first)).map((one) => one.vote)).not.toContain(vote.vote);
  expect((await votesFor(b)).map((one) => one.vote)).toContain(vote.vote);
});

it('before the announcement a member finds no list; the minutes are confirmed by 范立, who led, as seen and not otherwise', async () => {
  const [a] = drawn();
  expect((await votesFor(a)).flatMap((one) => one.ballots)).toEqual([]);
  expect((await world.does(a, MINUTES, { id: session })).node.minutes).toBeNull();
  const { hash, document, signed } = await ended(world, session, 'fan');
  expect(signed).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/u);
  expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  const results = document.candidates.map(({ name, result }: { name: string; result: string }) => `${name} ${result}`);
  expect(results.toSorted()).toEqual(['刘洋 PASSED', '杨帆 NOT_PASSED', '苏木 NOT_PASSED', '谷雨 PASSED'].toSorted());
  // Who led stands with each vote: 范立, and on 谷雨 安宁 in their stead (E8).
  const led = document.candidates.map(
    ({ name, votes }: { name: string; votes: { leader: string }[] }) => `${name} ${votes.at(-1)?.leader}`,
  );
  expect(led.toSorted()).toEqual(['刘洋 范立', '杨帆 范立', '苏木 范立', '谷雨 安宁'].toSorted());
  expect(await world.refusal('fan', CONFIRM, { session, hash })).toBe('SESSION_NOT_IN_STATE');
});

it('every voter finds every ballot of theirs in the published list, as it was cast, and no list is longer than its tally', async () => {
  for (const member of members) {
    const seen = await votesFor(member);
    for (const [vote, cast] of ballots) {
      const list = seen.find((one) => one.vote === vote)?.ballots ?? [];
      expect(list).toHaveLength(cast.length);
      for (const { hash, choice } of cast.filter(({ account }) => account === member)) expect(list).toContainEqual({ hash, choice });
    }
  }
});

it('applicants are told, who did not pass gives the vacancy back, and the table is sound', async () => {
  await world.deliver();
  const told = async (who: string) => (await inbox(world, who, { first: 1 })).notices[0].text.zh as string;
  expect(await told('liu')).toContain('评审通过（出席4人，同意3票，不同意0票，弃权1票）');
  expect(await told('su')).toContain('评审未通过（出席4人，同意1票，不同意2票，弃权1票）');
  const { items } = await world.table.query({ pk: `VACANCIES#school#${CYCLE}` });
  expect(items.map(({ taken: count }) => Number(count)).reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(wrongWith(await dump(world))).toEqual([]);
});

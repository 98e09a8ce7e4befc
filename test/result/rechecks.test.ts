/** 复核 over GraphQL: asked for while results are posted, answered by others than the first, confirming or ordering a new vote (R2). */
import { describe, expect, it } from 'vitest';
import { committeeId } from '../support/committees.ts';
import { freshKey, inState } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { comesIn, LEAD } from '../support/meeting.ts';
import { inbox } from '../support/notices.ts';
import { candidate, membersOf } from '../support/reading.ts';
import { announced, ANSWER_RECHECK, ASK_RECHECK, ownApplication, POST_RESULTS, recheckAsked } from '../support/rosters.ts';
import { ended, heard, opened, voted } from '../support/whole-meeting.ts';
import { city, CYCLE, instant, type World } from '../support/world.ts';

const told = async (world: World, who: string, topic: string) =>
  (await inbox(world, who, { first: 20 })).notices.find((one: { topic: string }) => one.topic === topic)?.text.zh as string | undefined;

describe('R2: a re-check', () => {
  it('is asked for by 杨帆, who did not pass, to the last millisecond of the posting, once; 刘洋 has passed and asks for none', async () => {
    const world = await city();
    await announced(world);
    const yang = { application: (await ownApplication(world, 'yang')).application };
    expect(await world.refusal('yang', ASK_RECHECK, yang)).toBe('RECHECK_CLOSED');
    await world.does('pan', POST_RESULTS, { committee: committeeId() });
    expect(await world.refusal('liu', ASK_RECHECK, { application: (await ownApplication(world, 'liu')).application })).toBe('NOT_IN_STATE');
    const late = { arrivesAt: instant('2024-11-30T00:00:00.000+08:00') };
    expect(await world.refusal('yang', ASK_RECHECK, yang, late)).toBe('RECHECK_CLOSED');
    const { askRecheck } = await world.does('yang', ASK_RECHECK, yang, { arrivesAt: instant('2024-11-29T23:59:59.999+08:00') });
    // Ten working days from Friday the 29th of November.
    expect(askRecheck).toMatchObject({ dueAt: '2024-12-14T00:00:00.000+08:00', answer: null, decision: { passed: false } });
    expect(await world.refusal('yang', ASK_RECHECK, yang)).toBe('RECHECK_ASKED');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is answered by nobody who had a hand in the first: not 潘慧, who ran the meeting, nor 杨帆; by 陶然 or the bureau', async () => {
    const world = await city();
    const { recheck } = await recheckAsked(world);
    const asked = { recheck, version: 1, outcome: 'CONFIRMED' };
    expect(await world.refusal('pan', ANSWER_RECHECK, asked)).toBe('RECHECK_SAME_HANDS');
    expect(await world.refusal('yang', ANSWER_RECHECK, asked)).toBe('ROLE_REQUIRED');
    const MAY = 'query ($id: ID!) { node(id: $id) { ... on Recheck { allowedActions { action why { code } } } } }';
    const offered = async (who: string) => (await world.does(who, MAY, { id: recheck })).node.allowedActions;
    expect(await offered('pan')).toEqual([{ action: 'answerRecheck', why: { code: 'RECHECK_SAME_HANDS' } }]);
    expect(await offered('wang')).toEqual([{ action: 'answerRecheck', why: null }]);
    expect(await world.refusal('wang', ANSWER_RECHECK, { ...asked, version: 2 })).toBe('VERSION_STALE');
    const { answerRecheck } = await world.does('tao', ANSWER_RECHECK, asked);
    expect(answerRecheck.answer.outcome).toBe('CONFIRMED');
    expect((await ownApplication(world, 'yang')).state).toBe('NOT_PASSED');
    expect(await world.refusal('wang', ANSWER_RECHECK, { ...asked, version: 2 })).toBe('RECHECK_ANSWERED');
    await world.deliver();
    expect(await told(world, 'yang', 'RECHECK_ANSWERED')).toContain('程序和计票无误，维持评审结果');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('orders a new vote: 杨帆 is before the committee again, holds the vacancy again, and passes by the vote alone', async () => {
    const world = await city();
    const { recheck } = await recheckAsked(world);
    const taken = async () => {
      const { items } = await world.table.query({ pk: `VACANCIES#school#${CYCLE}` });
      return items.map(({ taken: count }) => Number(count)).reduce((sum, count) => sum + count, 0);
    };
    const before = await taken();
    await world.does('wang', ANSWER_RECHECK, { recheck, version: 1, outcome: 'VOTE_ANEW' });
    expect((await ownApplication(world, 'yang')).state).toBe('FORWARDED');
    expect((await candidate(world, 'pan', 'yang')).state).toBe('READ');
    expect(await taken()).toBe(before + 1);
    await world.deliver();
    expect(await told(world, 'pan', 'VOTE_ANEW')).toContain('由评委会重新表决');
    const members = await membersOf(world);
    const session = await opened(world);
    await comesIn(world, session, ...members);
    await world.does('fan', LEAD, { session });
    await heard(world, session, ['yang']);
    await voted(world, session, 'yang', Object.fromEntries(members.map((member) => [member, 'YES' as const])));
    await ended(world, session, 'fan');
    expect((await ownApplication(world, 'yang')).state).toBe('PASSED_BY_COMMITTEE');
    const { postResults } = await world.does('pan', POST_RESULTS, { committee: committeeId(), key: freshKey() });
    expect(postResults).toMatchObject({ number: 2, people: 1, decided: 1 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('of a result from elsewhere is asked of that committee', async () => {
    const world = await city();

    const { id } = await inState(world, 'NOT_PASSED');
    expect(await world.refusal('liu', ASK_RECHECK, { application: id })).toBe('RECHECK_ELSEWHERE');
  });
});

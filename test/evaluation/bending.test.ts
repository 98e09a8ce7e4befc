/** What somebody would try who wants to bend a decision: each is refused, or changes nothing (E3–E12, P7). */
import { describe, expect, it } from 'vitest';
import { nameChairs } from '../../schema/committee/filing/actions.ts';
import { loadFiling } from '../../schema/committee/filing/store.ts';
import { DAY } from '../../schema/core/time.ts';
import type { Context } from '../../schema/core/context.ts';
import { announceResults } from '../../schema/evaluation/session/actions/announce.ts';
import { openVotes } from '../../schema/evaluation/session/actions/votes.ts';
import { loadVotes, putVote } from '../../schema/evaluation/session/store.ts';
import { applicationId } from '../../schema/application/store.ts';
import type { Write } from '../../schema/table/port.ts';
import { APPOINT } from '../identity/acts.ts';
import { anExpert, CHANGE_EXPERT, committeeId, REMOVE_EXPERT, TEACHERS } from '../support/committees.ts';
import { REPLACE, THE_DRAW } from '../support/drawing.ts';
import { ASK_WITHDRAWAL, ENTRUSTED, freshKey, RECORD_RESULTS } from '../support/forms.ts';
import {
  ANNOUNCE,
  CHECK_IN,
  CLOSE_SESSION,
  CLOSE_VOTES,
  codeOf,
  comesIn,
  CONFIRM,
  expertIdOf,
  heard,
  later,
  LEAD,
  LEAVE,
  MINUTES,
  NOTE_DEFENCE,
  OPEN_SESSION,
  OPEN_VOTES,
  opened,
  readyCity,
  MEETING_MORNING,
  votes,
  votesSeen,
  voting,
} from '../support/meeting.ts';
import {
  accountIn,
  ANSWER_REQUEST,
  ASSIGN,
  candidate,
  candidateId,
  DECLARE,
  gives,
  membersOf,
  ORDER_RECUSAL,
  REQUEST_RECUSAL,
} from '../support/reading.ts';
import { accountId, CYCLE, organisationId, type World } from '../support/world.ts';

type Row = { isDone: boolean; refusal: { code: string } | null; vote: Record<string, unknown> | null };
const open = async (world: World, session: string, who = 'pan'): Promise<Row> =>
  (await world.does(who, OPEN_VOTES, { session, candidates: [candidateId()], key: freshKey() })).openVotes.rows[0];
const close = async (world: World, session: string, who = 'pan'): Promise<Row> =>
  (await world.does(who, CLOSE_VOTES, { session, candidates: [candidateId()], key: freshKey() })).closeVotes.rows[0];

const application = applicationId(CYCLE, 'liu');
const applicationNode = Buffer.from(`Application:${application}`).toString('base64');
const look = async (world: World, who = 'wang') =>
  (
    await world.does(who, 'query ($id: ID!) { node(id: $id) { ... on Application { version state decision { passed document } } } }', {
      id: applicationNode,
    })
  ).node;
const enters = async (world: World, more: object = {}) => {
  const { version } = await look(world);
  const rows = [{ application: applicationNode, version, passed: true }];
  const asked = { ...ENTRUSTED, decidedOn: '2024-11-23', rows, dryRun: false, key: freshKey(), ...more };
  const { data, errors } = await world.ask('wang', RECORD_RESULTS, asked);
  return errors?.[0]?.extensions.code ?? data.recordResults.rows[0].refusal?.code ?? null;
};
const raw = (id: string): string => Buffer.from(id, 'base64').toString().split(':')[1] ?? '';
const chairs = async (world: World, chair: string, viceChairs: string[]) =>
  nameChairs(await world.as('wang'), {
    committee: TEACHERS,
    version: (await loadFiling(world.table, TEACHERS))?.version ?? 0,
    chair,
    viceChairs,
  });
const expert = async (world: World, account: string) =>
  (
    await world.does('pan', 'query ($id: ID!) { node(id: $id) { ... on Expert { version specialties isOutside } } }', {
      id: expertIdOf(account),
    })
  ).node;
const replaced = async (world: World, account: string) => {
  const { draw } = (await world.does('pan', THE_DRAW, { committee: committeeId() })).node;
  await world.does('pan', REPLACE, { draw: draw.id, version: draw.version, member: expertIdOf(account), key: freshKey() });
};
const readersOf = async (world: World): Promise<string[]> =>
  (await candidate(world)).readers.map(({ expert: { id } }: { expert: { id: string } }) => accountIn(id));
/** Somebody does something in the moment between what was read and what is written. */
function meanwhile(context: Context, when: (writes: readonly Write[]) => boolean, what: () => Promise<unknown>): Context {
  let isDone = false;
  const transact = async (writes: readonly Write[]) => {
    if (!isDone && when(writes)) {
      isDone = true;
      await what();
    }
    return context.table.transact(writes);
  };
  return { ...context, table: { ...context.table, transact } };
}
const named = (name: string) => (writes: readonly Write[]) => writes.some((write) => write.as === name);

/** The vote is over, nobody having voted, and the meeting; nothing is confirmed. */
async function votedDown(): Promise<{ world: World; session: string; members: string[] }> {
  const world = await readyCity();
  const { session, members } = await voting(world);
  later(world);
  await close(world, session);
  await world.does('pan', CLOSE_SESSION, { session });
  return { world, session, members };
}
const confirms = async (world: World, session: string, who = 'fan') =>
  world.refusal(who, CONFIRM, { session, hash: (await world.does('pan', MINUTES, { id: session })).node.minutes.hash });

describe('E9: a vote is closed over nobody', () => {
  it('in the room without a token it is closed only after the time that everybody is given, to the millisecond', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    const { session } = vote;
    expect((await close(world, session)).refusal?.code).toBe('VOTERS_AWAITED');
    await votes(world, vote, 'fan', 'NO');
    later(world, 299.999);
    expect((await close(world, session)).refusal?.code).toBe('VOTERS_AWAITED');
    later(world, 0.001);
    expect((await close(world, session)).isDone).toBe(true);
  });

  it('of a vote that is void nothing is told: with one ballot it would tell whose', async () => {
    const world = await readyCity();
    const vote = await voting(world);
    const [, a = '', b = '', c = ''] = vote.members;
    await votes(world, vote, 'fan', 'YES');
    for (const member of [a, b, c]) await world.does(member, LEAVE, { session: vote.session });
    later(world);
    expect((await close(world, vote.session)).vote).toMatchObject({ state: 'VOID', ballots: [], tally: null });
    await world.does('pan', CLOSE_SESSION, { session: vote.session });
    const { document } = (await world.does('pan', MINUTES, { id: vote.session })).node.minutes;
    expect(document.candidates[0].votes).toMatchObject([{ state: 'VOID', yes: 0, no: 0, abstain: 0 }]);
  });
});

describe('E9, E11: what a meeting votes on, no document decides', () => {
  it('neither while the vote is open nor after it, sealed or not', async () => {
    const world = await readyCity();
    const { session } = await voting(world);
    expect(await enters(world)).toBe('DECIDED_HERE');
    later(world);
    await close(world, session);
    expect(await enters(world)).toBe('DECIDED_HERE');
    await world.does('pan', CLOSE_SESSION, { session });
    expect(await confirms(world, session)).toBeNull();
    expect(await enters(world)).toBe('DECIDED_HERE');
    await world.does('pan', ANNOUNCE, { session });
    expect((await look(world)).state).toBe('NOT_PASSED');
  });

  it('before the vote it does: the readers are free, and the office hears of it', async () => {
    const world = await readyCity();
    world.at(MEETING_MORNING);
    expect(await enters(world)).toBeNull();
    expect((await candidate(world)).state).toBe('DECIDED');
    expect(await world.refusal('pan', OPEN_SESSION, { committee: committeeId() })).toBe('NOBODY_READ');
  });

  it('announced it is when it is: whatever writes the application at the same moment, it is read again', async () => {
    const { world, session } = await votedDown();
    await confirms(world, session);
    const { version } = await look(world, 'liu');
    const context = meanwhile(await world.as('pan'), named('candidate'), () =>
      world.does('liu', ASK_WITHDRAWAL, { application: applicationNode, version }),
    );
    const { result } = await announceResults(context, { session: raw(session) });
    expect([result.state, (await look(world)).state, (await candidate(world)).state]).toEqual(['ANNOUNCED', 'NOT_PASSED', 'DECIDED']);
  });
});

describe('P7: nobody handles their own case', () => {
  it('刘洋, appointed to the office, sees nothing of their candidate and does nothing for the committee', async () => {
    const world = await readyCity();
    const { session } = await heard(world);
    await world.does('liu', REQUEST_RECUSAL, { application: applicationNode });
    await world.does('wang', APPOINT, { organisation: organisationId(TEACHERS), account: accountId('liu') });
    expect((await world.does('liu', 'query ($id: ID!) { node(id: $id) { id } }', { id: candidateId() })).node).toBeNull();
    const member = (await membersOf(world)).at(-1) ?? '';
    for (const [document, asked] of [
      [ORDER_RECUSAL, { candidate: candidateId(), expert: expertIdOf(member) }],
      [ANSWER_REQUEST, { candidate: candidateId(), number: 1, granted: true }],
      [OPEN_VOTES, { session, candidates: [candidateId()], key: freshKey() }],
      [NOTE_DEFENCE, { session, candidate: candidateId(), outcome: 'ABSENT' }],
      [ASSIGN, { committee: committeeId() }],
      [CLOSE_SESSION, { session }],
    ] as const)
      expect(await world.refusal('liu', document, asked), document).toBe('OWN_APPLICATION');
    await world.does('pan', ANSWER_REQUEST, { candidate: candidateId(), number: 1, granted: false });
    await open(world, session);
    expect(await votesSeen(world, session, 'liu')).toEqual([]);
  });
});

describe('E4, E8: seats are drawn', () => {
  it('who leads stays fewer than half: three of five are not named', async () => {
    const world = await readyCity();
    const [, a = '', b = ''] = await membersOf(world);
    await expect(chairs(world, 'fan', [a, b])).rejects.toMatchObject({ code: 'LEADERS_TOO_MANY' });
  });

  it('named after the draw, nobody comes to a seat by it, and a meeting that nobody of its members may lead is not opened', async () => {
    const world = await readyCity();
    world.at(MEETING_MORNING);
    const members = await membersOf(world);
    const undrawn = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'].find((account) => !members.includes(account)) ?? expect.fail('all were drawn');
    await chairs(world, undrawn, []);
    expect(await world.refusal('pan', OPEN_SESSION, { committee: committeeId() })).toBe('LEADERS_NO_MEMBERS');
    await chairs(world, members[1] ?? '', [undrawn]);
    const { openSession } = await world.does('pan', OPEN_SESSION, { committee: committeeId() });
    expect(openSession.members).toBe(5);
    expect(await world.refusal(undrawn, CHECK_IN, { session: openSession.id, code: '000000' })).toBe('SESSION_UNKNOWN');
  });

  it('who is replaced while they are there counts no more; who comes in for them checks in, and sees what they saw no longer', async () => {
    const world = await readyCity();
    const { session, members } = await heard(world);
    const gone = members[2] ?? '';
    await replaced(world, gone);
    const fresh = (await membersOf(world)).find((account) => !members.includes(account));
    const row = await open(world, session);
    expect(row.vote?.['electors']).toBe(4);
    if (fresh !== undefined) expect(await world.refusal(fresh, CHECK_IN, { session, code: '000000' })).not.toBe('SESSION_UNKNOWN');
    expect((await world.does(gone, 'query ($id: ID!) { node(id: $id) { id } }', { id: session })).node).toBeNull();
  });
});

describe('E5: who keeps away', () => {
  /** 范立 leads and keeps away from 刘洋, on whom a vice-chair has had the vote opened. */
  async function recusedLeader(): Promise<{ world: World; session: string; vice: string }> {
    const world = await readyCity();
    const { session, members } = await heard(world);
    const vice = members[1] ?? '';
    await chairs(world, 'fan', [vice]);
    await world.does('pan', ORDER_RECUSAL, { candidate: candidateId(), expert: expertIdOf('fan') });
    if ((await candidate(world)).state === 'READING') {
      await world.does('pan', ASSIGN, { committee: committeeId() });
      for (const { expert: one, submittedAt } of (await candidate(world)).readers)
        if (submittedAt === null) await gives(world, accountIn(one.id));
    }
    await world.does(vice, LEAD, { session });
    await open(world, session, vice);
    await world.does('fan', LEAD, { session });
    return { world, session, vice };
  }

  it('does nothing with that candidate as they lead, and reads of it nothing in the minutes before all do', async () => {
    const { world, session, vice } = await recusedLeader();
    expect(await world.refusal('fan', NOTE_DEFENCE, { session, candidate: candidateId(), outcome: 'ABSENT' })).toBe('RECUSED');
    later(world);
    expect((await close(world, session, 'fan')).refusal?.code).toBe('RECUSED');
    expect((await close(world, session)).isDone).toBe(true);
    await world.does('fan', CLOSE_SESSION, { session });
    const seen = (await world.does('fan', MINUTES, { id: session })).node.minutes;
    expect(JSON.stringify(seen.document.candidates)).not.toContain('刘洋');
    expect(seen.document.candidates).toMatchObject([{ isRecused: true }]);
    const whole = (await world.does(vice, MINUTES, { id: session })).node.minutes;
    expect([whole.document.candidates[0].name, whole.hash]).toEqual(['刘洋', seen.hash]);
    expect(await confirms(world, session, vice)).toBeNull();
    await world.does('pan', ANNOUNCE, { session });
    expect((await world.does('fan', MINUTES, { id: session })).node.minutes.document.candidates[0].name).toBe('刘洋');
  });

  it('orders nobody else to keep away from it; who is ordered hears of it', async () => {
    const world = await readyCity();
    await world.does('fan', DECLARE, { candidate: candidateId() });
    const [, , other = ''] = await membersOf(world);
    const asked = { candidate: candidateId(), expert: expertIdOf(other) };
    expect(await world.refusal('fan', ORDER_RECUSAL, asked)).toBe('RECUSED');
    await world.does('pan', ORDER_RECUSAL, asked);
    await world.deliver();
    const { inbox } = await world.does(other, '{ inbox(first: 20) { edges { node { topic } } } }');
    expect(inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic)).toContain('RECUSAL_ORDERED');
  });

  it('an officer who is a member as well keeps away in both', async () => {
    const world = await readyCity();
    const { session, members } = await heard(world);
    const reading = await readersOf(world);
    const both = members.find((account) => account !== 'fan' && !reading.includes(account)) ?? expect.fail('everybody reads');
    await world.does('wang', APPOINT, { organisation: organisationId(TEACHERS), account: accountId(both) });
    await world.does(both, DECLARE, { candidate: candidateId() });
    await open(world, session);
    expect(await votesSeen(world, session, both)).toEqual([]);
    later(world);
    expect((await close(world, session, both)).refusal?.code).toBe('RECUSED');
  });

  it('found only as the vote is opened, their opinion counts no more: somebody else reads first', async () => {
    const world = await readyCity();
    const { session } = await heard(world);
    const reader = (await readersOf(world)).find((account) => account !== 'fan') ?? expect.fail('fan reads alone');
    const { version, ...facts } = await expert(world, reader);
    await world.does('pan', CHANGE_EXPERT, { expert: expertIdOf(reader), version, to: anExpert({ ...facts, unit: '嘉峪关市第一中学' }) });
    expect((await open(world, session)).refusal?.code).toBe('NOT_READ');
    expect(await candidate(world)).toMatchObject({ state: 'READING', recusals: [{ by: 'FOUND' }] });
    expect(await readersOf(world)).not.toContain(reader);
    expect((await candidate(world)).opinions).toHaveLength(2);
    await world.does('pan', ASSIGN, { committee: committeeId() });
    const fresh = (await candidate(world)).readers.find(({ submittedAt }: { submittedAt: string | null }) => submittedAt === null);
    await gives(world, accountIn(fresh.expert.id));
    expect((await open(world, session)).isDone).toBe(true);
  });

  it('a request beside the opening of the vote comes first or not at all; one that was granted is ordered before the vote', async () => {
    const world = await readyCity();
    const { session } = await heard(world);
    const context = meanwhile(await world.as('pan'), named('vote'), () =>
      world.does('liu', REQUEST_RECUSAL, { application: applicationNode }),
    );
    const { result } = await openVotes(context, { session: raw(session), applications: [application] });
    expect(result[0]?.refusal?.code).toBe('RECUSAL_UNANSWERED');
    await world.does('pan', ANSWER_REQUEST, { candidate: candidateId(), number: 1, granted: true });
    expect((await open(world, session)).refusal?.code).toBe('RECUSAL_UNORDERED');
    const reading = await readersOf(world);
    const other = (await membersOf(world)).find((account) => account !== 'fan' && !reading.includes(account)) ?? expect.fail('all read');
    await world.does('pan', ORDER_RECUSAL, { candidate: candidateId(), expert: expertIdOf(other) });
    expect((await open(world, session)).isDone).toBe(true);
  });
});

describe('E6, E8: a meeting goes on when it was announced', () => {
  it('on the next day of it everybody checks in again; after the last nothing is voted on any more', async () => {
    const world = await readyCity();
    const { session } = await heard(world);
    world.at(world.now + DAY);
    expect((await open(world, session)).refusal?.code).toBe('NO_LEADER');
    await comesIn(world, session, ...(await membersOf(world)));
    await world.does('fan', LEAD, { session });
    world.at('2024-11-25T00:00:00.000+08:00');
    expect((await open(world, session)).refusal?.code).toBe('NOT_MEETING_DAY');
    expect(await world.refusal('fan', CHECK_IN, { session, code: await codeOf(world, session) })).toBe('NOT_MEETING_DAY');
    expect(await world.refusal('pan', CLOSE_SESSION, { session })).toBeNull();
  });

  it('codes that are guessed at once are counted one by one: after five none is tried', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    const [, member = ''] = members;
    const told = await Promise.all(
      Array.from({ length: 12 }, (_, index) => world.refusal(member, CHECK_IN, { session, code: String(100_000 + index) })),
    );
    expect(told.filter((code) => code === 'CODE_WRONG').length).toBeLessThanOrEqual(5);
    expect(await world.refusal(member, CHECK_IN, { session, code: await codeOf(world, session) })).toBe('CODE_LOCKED');
  });
});

describe('E11: no result waits for one person alone', () => {
  it('the chair who left before the end reads and confirms; so does a vice-chair who was there, should the chair be gone', async () => {
    const world = await readyCity();
    const { session } = await heard(world);
    await world.does('fan', LEAVE, { session });
    await world.does('pan', CLOSE_SESSION, { session });
    expect((await world.does('fan', MINUTES, { id: session })).node.minutes.hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(await confirms(world, session)).toBeNull();
    const other = await votedDown();
    const next = other.members[1] ?? '';
    await chairs(other.world, next, []);
    await other.world.does('pan', REMOVE_EXPERT, { expert: expertIdOf('fan'), version: (await expert(other.world, 'fan')).version });
    expect(await confirms(other.world, other.session, next)).toBeNull();
  });

  it('all votes of a great meeting are in what is read of it: four hundred of twenty-five members each', async () => {
    const world = await readyCity();
    const { session } = await voting(world);
    const [vote] = await loadVotes(world.table, raw(session));
    if (!vote) throw new Error('no vote is open');
    const list = Array.from({ length: 25 }, () => ({ hash: 'a'.repeat(64), choice: 'YES' as const }));
    const electors = Array.from({ length: 25 }, (_, index) => `member-${index}-${'x'.repeat(28)}`);
    const count = { yes: 25, no: 0, abstain: 0, tokens: 25, notCast: 0, list, faults: [] };
    const more = Array.from({ length: 400 }, (_, index) => ({
      ...vote,
      application: String(index).padStart(26, 'a'),
      electors,
      state: 'CLOSED' as const,
      present: 25,
      passed: true,
      count,
    }));
    for (let from = 0; from < more.length; from += 20)
      await world.table.transact(more.slice(from, from + 20).map((one) => putVote(one, null)));
    expect(await loadVotes(world.table, raw(session))).toHaveLength(401);
  });
});

/** The minutes: confirmed as they were seen, sealed, printed, and never changed (E11). */
import { freshKey } from '../support/forms.ts';
import { describe, expect, it } from 'vitest';
import { printPaper } from '../../functions/runtime/paper-jobs.ts';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { committeeId } from '../support/committees.ts';
import {
  ANNOUNCE,
  CALL,
  CHECK_IN,
  CLOSE_SESSION,
  CLOSE_VOTES,
  CONFIRM,
  later,
  LEAD,
  MINUTES,
  NOTE_MINUTES,
  OPEN_SESSION,
  OPEN_VOTES,
  readyCity,
  votes,
  votesSeen,
  voting,
} from '../support/meeting.ts';
import { inbox } from '../support/notices.ts';
import { candidate, candidateId, membersOf } from '../support/reading.ts';
import type { World } from '../support/world.ts';

const rowOf = (payload: { rows: { isDone: boolean; refusal: { code: string } | null; vote: Record<string, unknown> }[] }) =>
  payload.rows[0];
const close = async (world: World, session: string, who = 'pan') =>
  rowOf((await world.does(who, CLOSE_VOTES, { session, candidates: [candidateId()], key: freshKey() })).closeVotes);

describe('E11: the minutes', () => {
  async function decidedBy(world: World, yes: number) {
    const vote = await voting(world);
    for (const [index, member] of vote.members.entries()) await votes(world, vote, member, index < yes ? 'YES' : 'NO');
    later(world);
    expect(await world.refusal('pan', CLOSE_SESSION, { session: vote.session })).toBe('VOTES_OPEN');
    await close(world, vote.session);
    await world.does('pan', CLOSE_SESSION, { session: vote.session });
    return vote;
  }
  const minutesOf = async (world: World, session: string, who = 'pan') => (await world.does(who, MINUTES, { id: session })).node.minutes;

  it('are confirmed by whoever led, as they were seen, sealed and signed; then the office announces, and 刘洋 hears of it', async () => {
    const world = await readyCity();
    const { session, members } = await decidedBy(world, 4);
    const { hash, document } = await minutesOf(world, session);
    expect(document).toMatchObject({
      members: 5,
      leader: '范立',
      candidates: [
        { name: '刘洋', defence: 'DONE', result: 'PASSED', votes: [{ members: 5, present: 5, yes: 4, no: 1, abstain: 0, recused: [] }] },
      ],
    });
    expect(JSON.stringify(document)).not.toContain('token');
    expect(await world.refusal('pan', ANNOUNCE, { session })).toBe('MINUTES_UNSEALED');
    await world.deliver();
    const heardOf = async () => (await inbox(world, 'liu', { first: 50 })).notices.map(({ topic }: { topic: string }) => topic);
    expect(await heardOf()).not.toContain('DECIDED');
    expect(await world.refusal(members[1] ?? '', CONFIRM, { session, hash })).toBe('CONFIRMERS_ONLY');
    expect(await world.refusal('fan', CONFIRM, { session, hash: 'f'.repeat(64) })).toBe('MINUTES_OTHER');
    const { confirmMinutes } = await world.does('fan', CONFIRM, { session, hash });
    expect(confirmMinutes).toMatchObject({ state: 'SEALED', minutes: { hash } });
    const { verifyReceipt } = await world.does(null, 'query ($receipt: String!) { verifyReceipt(receipt: $receipt) { __typename } }', {
      receipt: confirmMinutes.minutes.signed,
    });
    expect(verifyReceipt === null || typeof verifyReceipt === 'object').toBe(true);
    const { announceResults } = await world.does('pan', ANNOUNCE, { session });
    expect(announceResults).toMatchObject({ state: 'ANNOUNCED', announcedResults: 1, results: 1 });
    await world.deliver();
    expect(await heardOf()).toContain('DECIDED');
    const { node } = await world.does(
      'liu',
      'query ($id: ID!) { node(id: $id) { ... on Application { state decision { passed tally { present yes } } } } }',
      { id: Buffer.from(`Application:${Buffer.from(candidateId(), 'base64').toString().split(':')[1]}`).toString('base64') },
    );
    expect(node).toEqual({ state: 'PASSED_BY_COMMITTEE', decision: { passed: true, tally: { present: 5, yes: 4 } } });
    expect((await votesSeen(world, session, members.at(-1) ?? ''))[0]).toMatchObject({ passed: true, tally: { yes: 4 } });
  });

  it('are printed once they are sealed, as often as the queue asks, and 范立 reads the paper', async () => {
    const world = await readyCity();
    const { session } = await decidedBy(world, 4);
    const PAPER = 'query ($id: ID!) { node(id: $id) { ... on CommitteeSession { minutes { paper { url } } } } }';
    const paperFor = async (who: string) => (await world.does(who, PAPER, { id: session })).node.minutes?.paper;
    const { hash, document } = await minutesOf(world, session);
    expect(await paperFor('pan')).toBeNull();
    await world.does('fan', CONFIRM, { session, hash });
    await world.deliver();
    await world.print();
    expect((await paperFor('fan')).url).toContain('reports/minutes/');
    const kept = (as: string) => [...world.stored].find(([key]) => /^(?:reports\/)?minutes\//u.test(key) && key.endsWith(as))?.[1];
    expect(JSON.parse(Buffer.from(kept('.json') ?? []).toString())).toEqual(document);
    const pdf = Buffer.from(kept('.pdf') ?? []);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const raw = Buffer.from(session, 'base64').toString().split(':')[1] ?? '';
    await Promise.all([1, 2].map(() => printPaper(world.contextOf(world.now), pdfPrinter(), `minutes.${raw}`)));
    expect(Buffer.from(kept('.pdf') ?? []).equals(pdf)).toBe(true);
    expect(await printPaper(world.contextOf(world.now), pdfPrinter(), 'minutes.nothing')).toEqual({ done: false, state: 'UNSEALED' });
  });

  it('stay as they were sealed: what is put right is a document of its own', async () => {
    const world = await readyCity();
    const { session } = await decidedBy(world, 3);
    const { hash } = await minutesOf(world, session);
    expect(await world.refusal('pan', NOTE_MINUTES, { session })).toBe('SESSION_NOT_IN_STATE');
    await world.does('fan', CONFIRM, { session, hash });
    const { addMinutesNote } = await world.does('pan', NOTE_MINUTES, { session });
    expect(addMinutesNote.minutes.notes).toMatchObject([{ number: 1, hash }]);
    expect((await minutesOf(world, session)).hash).toBe(hash);
    expect(await world.refusal('fan', CONFIRM, { session, hash })).toBe('SESSION_NOT_IN_STATE');
    await world.does('pan', ANNOUNCE, { session });
    expect(await world.refusal('pan', ANNOUNCE, { session })).toBe('SESSION_NOT_IN_STATE');
    expect((await candidate(world)).state).toBe('DECIDED');
  });

  it('nobody changes anything of a meeting that is over', async () => {
    const world = await readyCity();
    const { session, members } = await decidedBy(world, 5);
    for (const [who, document, more] of [
      ['pan', OPEN_VOTES, { candidates: [candidateId()], key: freshKey() }],
      ['pan', CALL, { candidate: candidateId() }],
      ['fan', LEAD, {}],
      [members[1] ?? '', CHECK_IN, { code: '000000' }],
    ] as const)
      expect(await world.refusal(who, document, { session, ...more }), document).toBe('SESSION_NOT_IN_STATE');
    expect(await world.refusal('pan', OPEN_SESSION, { committee: committeeId() })).toBe('NOBODY_READ');
    expect(await membersOf(world)).toEqual(members);
  });
});

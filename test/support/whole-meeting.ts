/** A whole meeting on several candidates: 范立 in the chair, 安宁 beside, three more who were drawn. */
import { nameOf } from '../../schema/core/hash.ts';
import { expect } from 'vitest';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import { loadFiling } from '../../schema/committee/filing/store.ts';
import { nameChairs } from '../../schema/committee/filing/actions.ts';
import { committeeId, PLEDGE_IT, TEACHERS } from './committees.ts';
import { commits, FREEZE, NO_QUOTA, readyToDraw, tells } from './drawing.ts';
import { applicationIn, DECIDE_AT_MEETING, freshKey, PASS, RECORD_MEETING, type Handle } from './forms.ts';
import {
  ANNOUNCE,
  CALL,
  CLOSE_SESSION,
  CLOSE_VOTES,
  CONFIRM,
  later,
  MEETING_MORNING,
  MINUTES,
  NOTE_DEFENCE,
  OPEN_SESSION,
  OPEN_VOTES,
  TAKE_TOKEN,
} from './meeting.ts';
import { accountIn, ASSIGN, candidate, candidateId, gives } from './reading.ts';
import { receivedTable } from './tables.ts';
import { blind, bodyOf, finalise, newBallot, numberOf, type Choice } from './voter.ts';
import { instant, person, type World } from './world.ts';

/** What a member sees of a vote. */
export type SeenVote = {
  vote: string;
  state: string;
  ballot: number;
  publicKey: string;
  mayVote: boolean;
  passed: boolean | null;
  tally: { present: number; members: number; yes: number; no: number; abstain: number } | null;
  ballots: { hash: string; choice: Choice }[];
};

/** The committee of five has its members; answers who: the chair, the vice-chair, and those who were drawn. */
export async function seated(world: World): Promise<string[]> {
  await readyToDraw(world);
  const version = (await loadFiling(world.table, TEACHERS))?.version ?? 0;
  await nameChairs(await world.as('wang'), { committee: TEACHERS, version, chair: 'fan', viceChairs: ['e1'] });
  await commits(world, 'bureau');
  const { id: draw, version: seen } = await commits(world, 'supervisor');
  await world.does('pan', FREEZE, { draw, version: seen, ...NO_QUOTA, key: freshKey() });
  await tells(world, draw, 'bureau');
  const { inside } = await tells(world, draw, 'supervisor');
  const members = ['fan', 'e1', ...inside.members.map(({ id }: { id: string }) => accountIn(id))];
  for (const account of members) await world.does(account, PLEDGE_IT, { committee: committeeId(), pledge: 1 });
  return members;
}

/** These people of the school have come to the committee; who is not known yet is given an account. */
export async function forwarded(world: World, applicants: readonly (readonly [account: string, name: string])[]): Promise<Handle[]> {
  const handles: Handle[] = [];
  for (const [account, name] of applicants) {
    if (account !== 'liu' && account !== 'yang') {
      const standing = { kind: 'INSTITUTION_STAFF' } as const;
      await createApplicant(await world.as('chen'), { unit: 'school', person: person(account, name), standing });
    }
    handles.push(await applicationIn(world, 'APPROVED', { applicant: account }));
  }
  await receivedTable(world);
  const rows: Handle[] = [];
  for (const { id: application, version } of handles) {
    const at = { arrivesAt: instant('2024-11-05T10:00:00+08:00') };
    rows.push((await world.does('wang', PASS, { application, version, opinion: '同意' }, at)).passApplication);
  }
  const meeting = { arrivesAt: instant('2024-11-09T10:00:00+08:00') };
  const { recordMeeting } = await world.does('wang', RECORD_MEETING, {}, meeting);
  const asked = { meeting: recordMeeting.id, rows: rows.map(({ id, version }) => ({ application: id, version })), key: freshKey() };
  const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, asked, meeting);
  await world.deliver();
  return decideAtMeeting.rows.map(({ application }: { application: Handle }) => application);
}

/** Readers are assigned to all of them, and have given their opinions. */
export async function allRead(world: World, applicants: readonly string[]): Promise<void> {
  await world.does('pan', ASSIGN, { committee: committeeId() });
  for (const applicant of applicants) {
    const { readers } = await candidate(world, 'pan', applicant);
    for (const { expert, submittedAt } of readers) if (submittedAt === null) await gives(world, accountIn(expert.id), applicant);
  }
}

/** The meeting is open on its announced day; the session's id. */
export async function opened(world: World): Promise<string> {
  world.at(MEETING_MORNING);
  return (await world.does('pan', OPEN_SESSION, { committee: committeeId() })).openSession.id;
}

/** These candidates are called, and heard. */
export async function heard(world: World, session: string, applicants: readonly string[]): Promise<void> {
  for (const applicant of applicants) {
    await world.does('pan', CALL, { session, candidate: candidateId(applicant) });
    await world.does('tao', NOTE_DEFENCE, { session, candidate: candidateId(applicant), outcome: 'DONE' });
  }
}

/** Keys are made of what they are for, and counted: worlds that are compared to the byte have the same. */
const asked = new WeakMap<World, number>();
function onVote(world: World, session: string, applicant: string) {
  const count = (asked.get(world) ?? 0) + 1;
  asked.set(world, count);
  return { session, candidates: [candidateId(applicant)], key: nameOf(session, applicant, String(world.now), String(count)) };
}

/** Opens the vote on a candidate; answers it, or the code of the refusal. */
export async function voteOn(world: World, session: string, applicant: string): Promise<SeenVote | string> {
  const [row] = (await world.does('pan', OPEN_VOTES, onVote(world, session, applicant))).openVotes.rows;
  return row.vote ?? row.refusal.code;
}

/** Closes it once the pause is over, and counts. */
export async function counted(world: World, session: string, applicant: string): Promise<SeenVote> {
  later(world);
  const [row] = (await world.does('pan', CLOSE_VOTES, onVote(world, session, applicant))).closeVotes.rows;
  return row.vote ?? expect.fail(row.refusal.code);
}

/** What a member's client does with a vote: the ballot, its number, and the body that casts it. */
export async function taken(world: World, session: string, account: string, applicant: string, choice: Choice, vote: SeenVote) {
  const blinding = blind(vote.publicKey, newBallot(vote.vote, choice));
  const blinded = blinding.blinded.toString('base64url');
  const { takeToken } = await world.does(account, TAKE_TOKEN, { session, candidate: candidateId(applicant), blinded });
  const signature = finalise(vote.publicKey, blinding, Buffer.from(takeToken.signature, 'base64url'));
  return { account, choice, hash: numberOf(blinding.ballot), body: bodyOf(blinding.ballot, signature) };
}

/** A vote from its opening to its count: who votes what; null takes a token and casts nothing. */
export async function voted(world: World, session: string, applicant: string, choices: Readonly<Record<string, Choice | null>>) {
  const vote = await voteOn(world, session, applicant);
  if (typeof vote === 'string') return expect.fail(`no vote on ${applicant}: ${vote}`);
  const ballots: { account: string; choice: Choice; hash: string }[] = [];
  for (const [account, choice] of Object.entries(choices)) {
    const ballot = await taken(world, session, account, applicant, choice ?? 'YES', vote);
    if (choice === null) continue;
    expect(await world.castBallot(ballot.body)).toMatchObject({ status: 200, answer: 'CAST', hash: ballot.hash });
    ballots.push(ballot);
  }
  return { vote: await counted(world, session, applicant), ballots };
}

/** The meeting ends, whoever led confirms the minutes that they have seen, and the office announces all results. */
export async function ended(world: World, session: string, leader: string) {
  await world.does('pan', CLOSE_SESSION, { session });
  const { hash } = (await world.does(leader, MINUTES, { id: session })).node.minutes;
  const { confirmMinutes } = await world.does(leader, CONFIRM, { session, hash });
  for (let state = '', calls = 1; state !== 'ANNOUNCED'; calls += 1)
    ({ state } = (
      await world.does('pan', ANNOUNCE, { session, key: `announce-${session.slice(-24).replaceAll('=', '')}-${calls}` })
    ).announceResults);
  const { document } = (await world.does('pan', MINUTES, { id: session })).node.minutes;
  return { hash, document, signed: confirmMinutes.minutes.signed };
}

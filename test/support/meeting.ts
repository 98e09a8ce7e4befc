/** A meeting of the committee of five, as its people bring it about over GraphQL; ballots go the way that the voters' page says. */
import { freshKey } from './forms.ts';
import { committeeId, TEACHERS } from './committees.ts';
import { step } from './living.ts';
import { mutation } from './mutation.ts';
import { candidateId, membersOf, read } from './reading.ts';
import { blind, bodyOf, finalise, newBallot, type Choice } from './voter.ts';
import { city, instant, type World } from './world.ts';

/** The first hour of the first day of the meeting, as it was announced. */
export const MEETING_MORNING = '2024-11-23T09:00:00+08:00';

const SESSION =
  'id version state: sessionState room present members isPresent isLeader hasLeader now { candidate { applicantName } room } next { applicantName }';
const VOTE =
  'vote state ballot publicKey mayVote hasToken electors passed tally { present members yes no abstain } ballots { hash choice } candidate { applicantName isRecused }';
const ROWS = `session { version } rows { isDone refusal { code } vote { ${VOTE} } }`;
export const OPEN_SESSION = mutation('openSession', SESSION, { room: '"市教育局三楼会议室"' });
export const CHECK_IN = mutation('checkIn', SESSION);
export const ADMIT = mutation('admitMember', SESSION, { reason: '"核对证件"' });
export const LEAVE = mutation('leaveSession', SESSION);
export const LEAD = mutation('leadSession', SESSION);
export const CALL = mutation('callCandidate', SESSION);
export const NOTE_DEFENCE = mutation('noteDefence', SESSION);
export const OPEN_VOTES = mutation('openVotes', ROWS);
export const TAKE_TOKEN = mutation('takeToken', 'vote signature');
export const CLOSE_VOTES = mutation('closeVotes', ROWS);
export const CLOSE_SESSION = mutation('closeSession', SESSION);
export const CONFIRM = mutation('confirmMinutes', `${SESSION} minutes { hash signed }`);
export const NOTE_MINUTES = mutation('addMinutesNote', `${SESSION} minutes { notes { number hash text } }`, {
  document: '"嘉教职改〔2024〕9号"',
  text: '"第3页会场名称应为市教育局三楼会议室。"',
});
export const ANNOUNCE = mutation('announceResults', `${SESSION} announcedResults results`);
export const POLL =
  'query ($id: ID!, $version: Int) { session(id: $id, version: $version) { version isUnchanged session { id present } } }';
const VOTES = `query ($id: ID!) { node(id: $id) { ... on CommitteeSession { votes { edges { node { ${VOTE} } } } } } }`;
export const MINUTES = 'query ($id: ID!) { node(id: $id) { ... on CommitteeSession { minutes { hash document } } } }';

/** A city whose committee has read 刘洋. */
export async function readyCity(): Promise<World> {
  const world = await city();
  await read(world);
  return world;
}

/** 刘洋 has been read, it is the morning of the meeting, and 潘慧 has opened it. */
export const opened = step('opened', async (world: World): Promise<{ session: string; members: string[] }> => {
  world.at(MEETING_MORNING);
  const { openSession } = await world.does('pan', OPEN_SESSION, { committee: committeeId() });
  return { session: openSession.id, members: await membersOf(world) };
});

export async function codeOf(world: World, session: string): Promise<string> {
  return (await world.does('pan', 'query ($id: ID!) { node(id: $id) { ... on CommitteeSession { checkInCode } } }', { id: session })).node
    .checkInCode;
}

export async function comesIn(world: World, session: string, ...members: readonly string[]): Promise<void> {
  for (const member of members) await world.does(member, CHECK_IN, { session, code: await codeOf(world, session) });
}

/** Everybody is there, 范立 leads, and 刘洋 has been heard. */
export const heard = step('heard', async (world: World): Promise<{ session: string; members: string[] }> => {
  const { session, members } = await opened(world);
  await comesIn(world, session, ...members);
  await world.does('fan', LEAD, { session });
  await world.does('pan', CALL, { session, candidate: candidateId() });
  await world.does('pan', NOTE_DEFENCE, { session, candidate: candidateId(), outcome: 'DONE' });
  return { session, members };
});

/** The vote on 刘洋 is open. */
export const voting = step('voting', async (world: World) => {
  const { session, members } = await heard(world);
  const { openVotes } = await world.does('pan', OPEN_VOTES, { session, candidates: [candidateId()], key: freshKey() });
  const { vote, publicKey } = openVotes.rows[0].vote;
  return { session, members, vote: vote as string, publicKey: publicKey as string };
});

/** A member takes a token and casts; answers the ballot, which they alone hold. */
export async function votes(world: World, { session, vote, publicKey }: Opened, member: string, choice: Choice): Promise<Buffer> {
  const ballot = newBallot(vote, choice);
  const blinding = blind(publicKey, ballot);
  const asked = { session, candidate: candidateId(), blinded: blinding.blinded.toString('base64url') };
  const { takeToken } = await world.does(member, TAKE_TOKEN, asked);
  const signature = finalise(publicKey, blinding, Buffer.from(takeToken.signature, 'base64url'));
  const told = await world.castBallot(bodyOf(ballot, signature));
  if (told.status !== 200) throw new Error(`the ballot was not taken: ${JSON.stringify(told)}`);
  return ballot;
}
type Opened = { session: string; vote: string; publicKey: string };

/** The votes of a meeting as somebody sees them. */
export async function votesSeen(world: World, session: string, who: string) {
  const { node } = await world.does(who, VOTES, { id: session });
  return node.votes.edges.map(({ node: vote }: { node: object }) => vote);
}

/** After the time that the policy gives everybody in the room, and the pause after the last token. */
export function later(world: World, seconds = 301): void {
  world.at(world.now + seconds * 1000);
}

export const expertIdOf = (account: string): string => Buffer.from(`Expert:${TEACHERS}.${account}`).toString('base64');
export const at = (when: string) => ({ arrivesAt: instant(when) });

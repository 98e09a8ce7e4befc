/** Results that are announced, posted, objected to and checked again, as their people bring it about over GraphQL (R1, R2). */
import { committeeId } from './committees.ts';
import { step } from './living.ts';
import { comesIn, LEAD } from './meeting.ts';
import { mutation } from './mutation.ts';
import { worked } from './objecting.ts';
import { scan } from './scans.ts';
import { allRead, ended, forwarded, heard, opened, seated, voted } from './whole-meeting.ts';
import { freshKey } from './forms.ts';
import type { World } from './world.ts';
import { putThere } from './put-there.ts';

export const ROSTER =
  'id version number: batch state: rosterState edition hash people decided place startsAt endsAt flag { zh } openObjections lines { edges { node { applicationId name workplace series { code } specialty level scope } } }';
export const POST_RESULTS = mutation('postResults', ROSTER, { place: '"市教育局一楼公示栏"' });
export const POST_REINSTATED = mutation('postReinstated', ROSTER, { place: '"市教育局一楼公示栏"' });
export const OBJECT_TO_ROSTER = mutation('lodgeRosterObjection', 'number code dueAt', { text: '"论文系代写。"' });
export const ROSTER_TICKET = 'query ($roster: ID!) { rosterObjectionTicket(roster: $roster) { ticket bits expiresAt } }';
export const DECIDE_ROSTER = mutation('decideRosterObjection', 'number version finding { finding text }', {
  version: '1',
  text: '"经核查"',
});
export const DECIDE_ROSTERS = mutation('decideRosterObjections', 'number isDone refusal { code } objection { finding { finding } }', {
  text: '"经核查"',
});
export const ROSTER_UPLOAD = mutation('requestRosterUpload', 'upload url fields { name value } expiresAt', {
  contentType: '"application/pdf"',
});
export const CONFIRM_ROSTER_UPLOAD = mutation('confirmRosterUpload', 'id version attachments { number kind }');
const RECHECK = 'id version reason dueAt isOverdue answer { outcome text } decision { passed }';
export const ASK_RECHECK = mutation('askRecheck', RECHECK, { reason: '"弃权票计入同意票之外，请核对计票。"' });
export const ANSWER_RECHECK = mutation('answerRecheck', RECHECK, { text: '"已核对签到、领票和计票记录。"' });

const PEOPLE = [
  ['liu', '刘洋'],
  ['yang', '杨帆'],
] as const;

type Meeting = { session: string; members: string[] };
const all = (members: readonly string[], choice: 'YES' | 'NO') => Object.fromEntries(members.map((member) => [member, choice]));

/** The committee has heard 刘洋 and 杨帆 at its meeting, and voted for 刘洋; on 杨帆 it votes next. */
export const votedOnLiu = step('votedOnLiu', async (world: World): Promise<Meeting> => {
  const members = await seated(world);
  await forwarded(world, PEOPLE);
  await allRead(world, ['liu', 'yang']);
  const session = await opened(world);
  await comesIn(world, session, ...members);
  await world.does('fan', LEAD, { session });
  await heard(world, session, ['liu', 'yang']);
  await voted(world, session, 'liu', all(members, 'YES'));
  return { session, members };
});

/** It has voted against 杨帆, and the results are announced. */
export async function votedOnYang(world: World, { session, members }: Meeting): Promise<void> {
  await voted(world, session, 'yang', all(members, 'NO'));
  await ended(world, session, 'fan');
  await world.deliver();
}

/** 刘洋 has passed and 杨帆 has not: the results of the meeting are announced. */
export const announced = step('announced', async (world: World): Promise<{ session: string }> => {
  const meeting = await votedOnLiu(world);
  await votedOnYang(world, meeting);
  return { session: meeting.session };
});

/** They are posted: the roster's id. */
export const postedResults = step('postedResults', async (world: World): Promise<{ session: string; roster: string }> => {
  const { session } = await announced(world);
  const { postResults } = await world.does('pan', POST_RESULTS, { committee: committeeId(), key: freshKey() });
  await world.deliver();
  return { session, roster: postResults.id };
});

/** The application of somebody, with the version that it has now. */
export async function ownApplication(world: World, who: string): Promise<{ application: string; version: number; state: string }> {
  const { myApplication } = await world.does(who, '{ myApplication { id version state } }');
  return { application: myApplication.id, version: myApplication.version, state: myApplication.state };
}

/** An objection to 刘洋, who stands on the roster, by somebody who gives a name; its global id. */
export const objectedTo = step('objectedTo', async (world: World) => {
  const { roster } = await postedResults(world);
  return { roster, objection: await objects(world, roster) };
});

/** Somebody objects to 刘洋 by name and without a login. */
export async function objects(world: World, roster: string, sent: { arrivesAt?: number } = {}): Promise<string> {
  const { rosterObjectionTicket } = await world.does(null, ROSTER_TICKET, { roster }, sent);
  const asked = {
    roster,
    application: (await ownApplication(world, 'liu')).application,
    objector: { name: '马强', telephone: '13937001234' },
    key: rosterObjectionTicket.ticket,
    proof: worked(rosterObjectionTicket),
  };
  const { number } = (await world.does(null, OBJECT_TO_ROSTER, asked, sent)).lodgeRosterObjection;
  return Buffer.from(`Objection:${number}`).toString('base64');
}

/** 杨帆 has asked for a re-check. */
export const recheckAsked = step('recheckAsked', async (world: World): Promise<{ roster: string; recheck: string }> => {
  const { roster } = await postedResults(world);
  const { application } = await ownApplication(world, 'yang');
  const { askRecheck } = await world.does('yang', ASK_RECHECK, { application, key: freshKey() });
  return { roster, recheck: askRecheck.id };
});

/** A photograph put where the form of a roster's file leads; what confirming it takes. */
export async function photographed(world: World, roster: string, content = scan('现场照片')): Promise<{ roster: string; upload: string }> {
  const { requestRosterUpload } = await world.does('pan', ROSTER_UPLOAD, { roster, size: content.length });
  return { roster, upload: putThere(world, requestRosterUpload, content).upload };
}

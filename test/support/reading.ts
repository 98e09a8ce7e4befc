/** A candidate before its committee of five: forwarded, read, voted on, as its people bring it about over GraphQL. */
import { applicationId } from '../../schema/application/store.ts';
import { committeeId, PLEDGE_IT } from './committees.ts';
import { drawnMembers } from './drawing.ts';
import { inState, type Handle } from './forms.ts';
import { mutation } from './mutation.ts';
import { CYCLE, type World } from './world.ts';
import { step } from './living.ts';

const READING = 'id version text recommends submittedAt grades { aspect grade }';
export const ASSIGN = mutation('assignReaders', 'assigned');
export const SAVE_OPINION = mutation('saveOpinion', READING);
export const SUBMIT_OPINION = mutation('submitOpinion', READING);
export const DECLARE = mutation('declareRecusal', 'isRecorded', { interest: 'KINSHIP', reason: '"系其表兄"' });
export const ORDER_RECUSAL = mutation('orderRecusal', 'isRecorded', { interest: 'OTHER', reason: '"经查有利害关系"' });
export const REQUEST_RECUSAL = mutation('requestRecusal', 'number reason answer { granted opinion }', {
  of: 'MEMBER',
  interest: 'TEACHER',
  reason: '"一名专家系本人导师的同门，恐影响公正"',
});
export const ANSWER_REQUEST = mutation('answerRecusalRequest', 'number answer { granted opinion }', { opinion: '"已核实"' });

export const candidateId = (applicant = 'liu'): string => Buffer.from(`Candidate:${applicationId(CYCLE, applicant)}`).toString('base64');
export const readingId = (account: string, applicant = 'liu'): string =>
  Buffer.from(`Reading:${applicationId(CYCLE, applicant)}.${account}`).toString('base64');

export const OPINION = {
  grades: ['ETHICS', 'ABILITY', 'ACHIEVEMENTS', 'RESEARCH'].map((aspect) => ({ aspect, grade: 'GOOD' })),
  text: '师德良好，教学业绩突出，教研成果扎实，符合申报条件。',
  recommends: true,
};

const CANDIDATE = `query ($id: ID!) {
  node(id: $id) {
    ... on Candidate {
      state: candidateState version
      readers { expert { id name } submittedAt }
      opinions { text recommends }
      recusals { expert { name } interest by }
      recusalRequests { number reason answer { granted } }
    }
  }
}`;
export const candidate = async (world: World, who = 'pan', applicant = 'liu') =>
  (await world.does(who, CANDIDATE, { id: candidateId(applicant) })).node;

/** The members of the year, by their accounts: 范立, who leads, and the four who were drawn. */
export async function membersOf(world: World): Promise<string[]> {
  const { node } = await world.does(
    'pan',
    'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { draw { inside { members { id } } } } } }',
    {
      id: committeeId(),
    },
  );
  return ['fan', ...node.draw.inside.members.map(({ id }: { id: string }) => accountIn(id))];
}

/** Whose an expert's id is. */
export const accountIn = (id: string): string => Buffer.from(id, 'base64').toString().split('.').at(-1) ?? '';

/** The committee has its members, each with the pledge, and 刘洋's application has come to it. */
export const beforeCommittee = step('beforeCommittee', async (world: World): Promise<Handle> => {
  await drawnMembers(world);
  for (const account of await membersOf(world)) await world.does(account, PLEDGE_IT, { committee: committeeId(), pledge: 1 });
  const handle = await inState(world, 'FORWARDED');
  await world.deliver();
  return handle;
});

/** Readers have been assigned; answers who they are. */
export const assigned = step('assigned', async (world: World): Promise<{ handle: Handle; readers: string[] }> => {
  const handle = await beforeCommittee(world);
  await world.does('pan', ASSIGN, { committee: committeeId() });
  const { readers } = await candidate(world);
  return { handle, readers: readers.map(({ expert }: { expert: { id: string } }) => accountIn(expert.id)) };
});

/** A reading that lies before this member: those who read are drawn, so two others keep away where they have to. */
export const readBy = step('readBy', async (world: World, account: string): Promise<string> => {
  await beforeCommittee(world);
  const others = (await membersOf(world)).filter((member) => member !== account);
  for (const member of others.slice(0, 2)) await world.does(member, DECLARE, { candidate: candidateId() });
  await world.does('pan', ASSIGN, { committee: committeeId() });
  return readingId(account);
});

/** A reader gives their opinion. */
export async function gives(world: World, account: string, applicant = 'liu', opinion: object = OPINION) {
  const { saveOpinion } = await world.does(account, SAVE_OPINION, { reading: readingId(account, applicant), version: 1, ...opinion });
  return (await world.does(account, SUBMIT_OPINION, { reading: saveOpinion.id, version: saveOpinion.version })).submitOpinion;
}

/** All readers have given their opinions. */
export const read = step('read', async (world: World): Promise<{ handle: Handle; readers: string[] }> => {
  const all = await assigned(world);
  for (const account of all.readers) await gives(world, account);
  return all;
});

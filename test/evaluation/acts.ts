/** The mutations of evaluation, each told once: the draw, and results from documents (E4, E9, E12). */
import { onApplication, type Acts } from '../support/act.ts';
import { committeeId, expertId } from '../support/committees.ts';
import { COMMIT, committed, drawnMembers, FREEZE, frozen, NO_QUOTA, readyToDraw, REPLACE, REVEAL, tells } from '../support/drawing.ts';
import { SECRETS } from '../support/draws.ts';
import { ANSWER_IN_COMMITTEE, ASK_WITHDRAWAL, CORRECT_RESULT, ENTRUSTED, inState, RECORD_RESULTS } from '../support/forms.ts';
import {
  ADMIT,
  ANNOUNCE,
  CALL,
  CHECK_IN,
  CLOSE_SESSION,
  CLOSE_VOTES,
  codeOf,
  comesIn,
  CONFIRM,
  heard,
  later,
  LEAD,
  LEAVE,
  MEETING_MORNING,
  MINUTES,
  NOTE_DEFENCE,
  NOTE_MINUTES,
  OPEN_SESSION,
  OPEN_VOTES,
  opened,
  TAKE_TOKEN,
  voting,
} from '../support/meeting.ts';
import { blind, newBallot } from '../support/voter.ts';
import {
  ANSWER_REQUEST,
  ASSIGN,
  beforeCommittee,
  candidateId,
  DECLARE,
  membersOf,
  OPINION,
  ORDER_RECUSAL,
  read,
  readBy,
  REQUEST_RECUSAL,
  SAVE_OPINION,
  SUBMIT_OPINION,
} from '../support/reading.ts';
import { BEGIN_RESULTS, CHECK_RESULTS, PASSES, resultsOf, RUN_RESULTS } from '../support/results.ts';
import { CITY, instant, organisationId, type World } from '../support/world.ts';
import { bureauOf } from '../../schema/announcement/cities.ts';
import { commitmentOf } from '../../schema/evaluation/draw/rules/seed.ts';
import { step } from '../support/living.ts';

const HEARD = '2024-12-02T10:00:00+08:00';
const BUREAU = { party: 'BUREAU' };

/** The meeting is open. */
const meeting = step('meeting', async (world: World): Promise<{ session: string }> => {
  await read(world);
  return { session: (await opened(world)).session };
});

/** 范立 leads it. */
const led = step('led', async (world: World): Promise<{ session: string }> => {
  const { session } = await meeting(world);
  await comesIn(world, session, 'fan');
  await world.does('fan', LEAD, { session });
  return { session };
});

/** Its minutes are sealed. */
const sealed = step('sealed', async (world: World): Promise<string> => {
  const { session } = await led(world);
  await world.does('pan', CLOSE_SESSION, { session });
  const { hash } = (await world.does('pan', MINUTES, { id: session })).node.minutes;
  await world.does('fan', CONFIRM, { session, hash });
  return session;
});

/** A workbook of results has been uploaded. */
async function uploaded(world: World): Promise<{ import: string }> {
  await inState(world, 'FORWARDED');
  return { import: await resultsOf(world, [PASSES]) };
}

export const EVALUATION: Acts = {
  commitToDraw: [
    {
      title: 'for the bureau',
      may: ['wang'],
      document: COMMIT,
      asks: async (world) => {
        await readyToDraw(world);
        return { committee: committeeId(), attempt: 1, ...BUREAU, commitment: commitmentOf(SECRETS.bureau) };
      },
    },
    {
      title: 'for the supervisors',
      may: ['he'],
      document: COMMIT,
      asks: async (world) => {
        await readyToDraw(world);
        return { committee: committeeId(), attempt: 1, party: 'SUPERVISOR', commitment: commitmentOf(SECRETS.supervisor) };
      },
    },
  ],
  freezePool: { may: ['pan'], document: FREEZE, asks: async (world) => ({ ...(await committed(world)), ...NO_QUOTA }) },
  revealSecret: [
    {
      title: 'as the second, who brings the draw about',
      may: ['wang'],
      document: REVEAL,
      asks: async (world) => {
        const { draw } = await frozen(world);
        await tells(world, draw, 'supervisor');
        return { draw, ...BUREAU, secret: SECRETS.bureau };
      },
    },
    {
      title: 'for the supervisors',
      may: ['he'],
      document: REVEAL,
      asks: async (world) => ({ draw: (await frozen(world)).draw, party: 'SUPERVISOR', secret: SECRETS.supervisor }),
    },
  ],
  replaceMember: {
    may: ['pan'],
    document: REPLACE,
    asks: async (world) => {
      const { id: draw } = await drawnMembers(world);
      const { node } = await world.does(
        'pan',
        'query ($draw: ID!) { node(id: $draw) { ... on CommitteeDraw { version inside { members { id } } } } }',
        { draw },
      );
      return { draw, version: node.version, member: node.inside.members[0].id };
    },
  },
  assignReaders: {
    may: ['pan'],
    document: ASSIGN,
    asks: async (world) => {
      await beforeCommittee(world);
      return { committee: committeeId() };
    },
  },
  // 范立, who leads, reads here what they have to read.
  saveOpinion: {
    may: ['fan'],
    document: SAVE_OPINION,
    asks: async (world) => ({ reading: await readBy(world, 'fan'), version: 1, ...OPINION }),
  },
  submitOpinion: {
    may: ['fan'],
    document: SUBMIT_OPINION,
    asks: async (world) => {
      const { saveOpinion } = await world.does('fan', SAVE_OPINION, { reading: await readBy(world, 'fan'), version: 1, ...OPINION });
      return { reading: saveOpinion.id, version: saveOpinion.version };
    },
  },
  declareRecusal: {
    may: ['fan'],
    document: DECLARE,
    asks: async (world) => {
      await beforeCommittee(world);
      return { candidate: candidateId() };
    },
  },
  orderRecusal: {
    may: ['pan', 'fan'],
    document: ORDER_RECUSAL,
    asks: async (world) => {
      await beforeCommittee(world);
      const member = (await membersOf(world)).at(-1) ?? '';
      return { candidate: candidateId(), expert: expertId(member) };
    },
  },
  requestRecusal: {
    may: ['liu'],
    document: REQUEST_RECUSAL,
    of: ({ id }) => ({ application: id }),
    asks: async (world) => ({ application: (await beforeCommittee(world)).id }),
  },
  answerRecusalRequest: {
    may: ['pan'],
    document: ANSWER_REQUEST,
    asks: async (world) => {
      const { id: application } = await beforeCommittee(world);
      await world.does('liu', REQUEST_RECUSAL, { application });
      return { candidate: candidateId(), number: 1, granted: false };
    },
  },
  answerCommitteeWithdrawal: {
    may: ['pan'],
    document: ANSWER_IN_COMMITTEE,
    of: ({ id, version }) => ({ application: id, version, consent: true }),
    asks: async (world) => {
      const { id, version } = await inState(world, 'FORWARDED');
      const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application: id, version });
      await world.deliver();
      return { application: id, version: requestWithdrawal.version, consent: true };
    },
  },
  openSession: {
    may: ['pan'],
    document: OPEN_SESSION,
    at: MEETING_MORNING,
    asks: async (world) => {
      await read(world);
      return { committee: committeeId() };
    },
  },
  checkIn: {
    may: ['fan'],
    document: CHECK_IN,
    asks: async (world) => {
      const { session } = await meeting(world);
      return { session, code: await codeOf(world, session) };
    },
  },
  admitMember: { may: ['pan'], document: ADMIT, asks: async (world) => ({ ...(await meeting(world)), expert: expertId('fan') }) },
  leaveSession: {
    may: ['fan'],
    document: LEAVE,
    asks: async (world) => {
      const { session } = await meeting(world);
      await comesIn(world, session, 'fan');
      return { session };
    },
  },
  leadSession: {
    may: ['fan'],
    document: LEAD,
    asks: async (world) => {
      const { session } = await meeting(world);
      await comesIn(world, session, 'fan');
      return { session };
    },
  },
  // Whoever leads does what the office does.
  callCandidate: { may: ['pan', 'fan'], document: CALL, asks: async (world) => ({ ...(await led(world)), candidate: candidateId() }) },
  noteDefence: {
    may: ['pan', 'fan'],
    document: NOTE_DEFENCE,
    asks: async (world) => ({ ...(await led(world)), candidate: candidateId(), outcome: 'ABSENT' }),
  },
  openVotes: {
    may: ['pan', 'fan'],
    document: OPEN_VOTES,
    asks: async (world) => {
      await read(world);
      return { session: (await heard(world)).session, candidates: [candidateId()] };
    },
  },
  takeToken: {
    may: ['fan'],
    document: TAKE_TOKEN,
    asks: async (world) => {
      await read(world);
      const { session, vote, publicKey } = await voting(world);
      const { blinded } = blind(publicKey, newBallot(vote, 'YES'));
      return { session, candidate: candidateId(), blinded: blinded.toString('base64url') };
    },
  },
  closeVotes: {
    may: ['pan', 'fan'],
    document: CLOSE_VOTES,
    asks: async (world) => {
      await read(world);
      const { session } = await voting(world);
      later(world);
      return { session, candidates: [candidateId()] };
    },
  },
  closeSession: { may: ['pan', 'fan'], document: CLOSE_SESSION, asks: (world) => led(world) },
  confirmMinutes: {
    may: ['fan'],
    document: CONFIRM,
    asks: async (world) => {
      const { session } = await led(world);
      await world.does('pan', CLOSE_SESSION, { session });
      return { session, hash: (await world.does('pan', MINUTES, { id: session })).node.minutes.hash };
    },
  },
  addMinutesNote: { may: ['pan'], document: NOTE_MINUTES, asks: async (world) => ({ session: await sealed(world) }) },
  announceResults: { may: ['pan'], document: ANNOUNCE, asks: async (world) => ({ session: await sealed(world) }) },
  recordResults: {
    may: ['wang'],
    document: RECORD_RESULTS,
    at: HEARD,
    inRows: true,
    asks: async (world) => {
      const { id, version } = await inState(world, 'FORWARDED');
      return { ...ENTRUSTED, rows: [{ application: id, version, passed: true }] };
    },
  },
  beginResultImport: { may: ['wang'], document: BEGIN_RESULTS, asks: () => ({ bureau: organisationId(bureauOf(CITY)) }) },
  checkResultImport: { may: ['wang'], document: CHECK_RESULTS, at: HEARD, asks: uploaded },
  runResultImport: {
    may: ['wang'],
    document: RUN_RESULTS,
    at: HEARD,
    asks: async (world) => {
      const asked = await uploaded(world);
      await world.does('wang', CHECK_RESULTS, asked, { arrivesAt: instant(HEARD) });
      return asked;
    },
  },
  correctResult: {
    may: ['wang'],
    document: CORRECT_RESULT,
    at: HEARD,
    ...onApplication('PASSED_BY_COMMITTEE', {
      passed: false,
      document: '甘职改办〔2024〕120号',
      decidedOn: '2024-11-28',
      reason: '录入有误',
    }),
  },
};

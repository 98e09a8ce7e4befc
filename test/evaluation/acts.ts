/** The mutations of evaluation, each told once: the draw, and results from documents (E4, E9, E12). */
import { onApplication, type Acts } from '../support/act.ts';
import { committeeId, expertId } from '../support/committees.ts';
import { COMMIT, committed, drawnMembers, FREEZE, frozen, NO_QUOTA, readyToDraw, REPLACE, REVEAL, tells } from '../support/drawing.ts';
import { SECRETS } from '../support/draws.ts';
import { CORRECT_RESULT, ENTRUSTED, inState, RECORD_RESULTS } from '../support/forms.ts';
import {
  ANSWER_REQUEST,
  ASSIGN,
  beforeCommittee,
  candidateId,
  DECLARE,
  membersOf,
  OPINION,
  ORDER_RECUSAL,
  readBy,
  REQUEST_RECUSAL,
  SAVE_OPINION,
  SUBMIT_OPINION,
} from '../support/reading.ts';
import { commitmentOf } from '../../schema/evaluation/draw/rules/seed.ts';

const HEARD = '2024-12-02T10:00:00+08:00';
const BUREAU = { party: 'BUREAU' };

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

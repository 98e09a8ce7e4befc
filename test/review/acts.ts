/** The mutations of the reviewers, each told once (U1, U5, U6, D1–D8). */
import { DURING_RE_REVIEW, MEETING_DAY, onApplication, PHASES, type Acts } from '../support/act.ts';
import {
  ACCEPT,
  ALLOW_AGAIN,
  ANSWER_VACANCIES,
  ANSWER_WITHDRAWAL,
  applicationIn,
  APPROVE,
  ASK_WITHDRAWAL,
  BULK,
  CALL_IN,
  DECIDE_AT_MEETING,
  INSPECT,
  inState,
  KEEP_ORIGINALS,
  PASS,
  RECOMMEND,
  RECORD_MEETING,
  REFUSE,
  REROUTE,
  RETURN,
  PROPOSE_VACANCIES,
  WAIVE,
} from '../support/forms.ts';
import { mendedFor, underReReview } from '../support/returned.ts';
import { instant, organisationId } from '../support/world.ts';

const { review, reReview, meeting } = PHASES;
const ofReReview = { at: DURING_RE_REVIEW, window: reReview, ...onApplication(underReReview) };

export const REVIEW: Acts = {
  acceptApplication: {
    title: 'accepting (C5)',
    may: ['chen'],
    document: ACCEPT,
    move: 'accept',
    window: review,
    ...onApplication('SUBMITTED'),
  },
  returnApplication: [
    {
      title: 'a return by the department (D1)',
      may: ['zhao'],
      document: RETURN,
      move: 'returnByDepartment',
      window: review,
      ...onApplication('RECOMMENDED'),
    },
    {
      title: 'a return by the unit (U1)',
      may: ['chen'],
      document: RETURN,
      move: 'returnByUnit',
      window: review,
      ...onApplication('ACCEPTED'),
    },
    { title: 'a return by the re-review (D7)', may: ['zhao', 'wang'], document: RETURN, move: 'returnByReReview', ...ofReReview },
  ],
  refuseApplication: [
    {
      title: 'a refusal by the department (D2)',
      may: ['zhao'],
      document: REFUSE,
      move: 'refuseByDepartment',
      window: review,
      ...onApplication('RECOMMENDED'),
    },
    {
      title: 'a refusal by the unit (U1)',
      may: ['chen'],
      document: REFUSE,
      move: 'refuseByUnit',
      window: review,
      ...onApplication('SUBMITTED'),
    },
    { title: 'a refusal by the re-review (D7)', may: ['wang', 'zhao'], document: REFUSE, move: 'refuseByReReview', ...ofReReview },
  ],
  recommendApplication: {
    title: 'recommending (U5)',
    may: ['chen'],
    document: RECOMMEND,
    move: 'recommend',
    window: review,
    ...onApplication('CLEARED'),
  },
  approveApplication: {
    title: 'approving (D3)',
    may: ['zhao'],
    document: APPROVE,
    move: 'approve',
    window: review,
    ...onApplication('RECOMMENDED'),
  },
  passApplication: { title: 'passing the re-review (D7)', may: ['wang', 'zhao'], document: PASS, move: 'pass', ...ofReReview },
  answerWithdrawal: {
    may: ['zhao'],
    document: ANSWER_WITHDRAWAL,
    ...onApplication(async (world) => {
      const { id, version } = await applicationIn(world, 'APPROVED');
      return (await world.does('liu', ASK_WITHDRAWAL, { application: id, version })).requestWithdrawal;
    }),
  },
  rerouteApplication: {
    title: 'rerouting (D7)',
    may: ['zhao'],
    document: REROUTE,
    window: review,
    ...onApplication('RECOMMENDED', { committee: 'annex-1-50' }),
  },
  waiveSupplement: [
    {
      title: 'recording a change as one of form, by the department (U7)',
      may: ['zhao'],
      document: WAIVE,
      window: review,
      ...onApplication(mendedFor('zhao')),
    },
    {
      title: 'recording a change as one of form, in the re-review (U7)',
      may: ['wang', 'zhao'],
      document: WAIVE,
      at: DURING_RE_REVIEW,
      window: reReview,
      ...onApplication(mendedFor('wang')),
    },
  ],
  allowReturnAgain: {
    title: 'letting sections be judged again (D1)',
    may: ['wang'],
    document: ALLOW_AGAIN,
    window: review,
    ...onApplication('RECOMMENDED', { sections: ['BASICS'] }),
  },
  reviewInBulk: {
    may: ['chen'],
    document: BULK,
    inRows: true,
    asks: async (world) => {
      const { id, version } = await applicationIn(world, 'SUBMITTED');
      return { action: 'ACCEPT', rows: [{ application: id, version }] };
    },
  },
  recordMeeting: {
    title: 'recording a meeting (D7)',
    may: ['wang'],
    document: RECORD_MEETING,
    at: MEETING_DAY,
    window: meeting,
    asks: () => ({ heldOn: '2024-11-01' }),
  },
  decideAtMeeting: {
    title: 'deciding at the meeting, row by row (D7, D8)',
    may: ['wang'],
    document: DECIDE_AT_MEETING,
    at: MEETING_DAY,
    window: meeting,
    inRows: true,
    asks: async (world) => {
      const { id, version } = await inState(world, 'PASSED');
      const { recordMeeting } = await world.does('wang', RECORD_MEETING, {}, { arrivesAt: instant(MEETING_DAY) });
      return { meeting: recordMeeting.id, rows: [{ application: id, version }] };
    },
  },
  recordOriginals: { may: ['zhao', 'wang'], document: KEEP_ORIGINALS, ...onApplication('RECOMMENDED') },
  callInOriginals: { may: ['zhao', 'wang'], document: CALL_IN, ...onApplication('RECOMMENDED', { dueOn: '2024-12-20' }) },
  recordInspection: {
    may: ['zhao', 'wang'],
    document: INSPECT,
    ...onApplication(async (world) => {
      const handle = await applicationIn(world, 'RECOMMENDED');
      await world.does('zhao', CALL_IN, { application: handle.id });
      return handle;
    }),
  },
  proposeVacancies: { may: ['chen'], document: PROPOSE_VACANCIES, asks: () => ({ unit: organisationId('school'), total: 3 }) },
  answerVacancies: {
    may: ['zhao', 'wang'],
    document: ANSWER_VACANCIES,
    asks: async (world) => {
      const asked = { unit: organisationId('school'), total: 3 };
      await world.does('chen', PROPOSE_VACANCIES, asked);
      return asked;
    },
  },
};

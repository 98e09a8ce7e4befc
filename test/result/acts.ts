/** The mutations of results and of title documents, each told once (R1–R4). */
import { ANYBODY, type Acts } from '../support/act.ts';
import { objecting } from '../posting/acts.ts';
import { resultReinstated } from '../support/cases.ts';
import { committeeId, TEACHERS } from '../support/committees.ts';
import { readyToDraw } from '../support/drawing.ts';
import { freshKey } from '../support/forms.ts';
import { worked } from '../support/objecting.ts';
import {
  announced,
  ANSWER_RECHECK,
  ASK_RECHECK,
  CONFIRM_ROSTER_UPLOAD,
  DECIDE_ROSTER,
  DECIDE_ROSTERS,
  OBJECT_TO_ROSTER,
  objectedTo,
  ownApplication,
  photographed,
  POST_REINSTATED,
  POST_RESULTS,
  postedResults,
  recheckAsked,
  ROSTER_TICKET,
  ROSTER_UPLOAD,
} from '../support/rosters.ts';

import {
  CHECK,
  checkedDocument,
  clearedRoster,
  CONFIRM_DOCUMENT,
  DISCARD,
  documentSeen,
  DRAFT,
  DRAFT_CORRECTION,
  DRAFT_WITHDRAWAL,
  draftedDocument,
  ISSUE,
  issuedDocument,
  issuerSet,
  lineOf,
  printed,
  REDRAFT,
  RETURN_DOCUMENT,
  SEAL_UPLOAD,
  SET_ISSUER,
  STATE_CASE,
  withdrawalDrafted,
} from '../support/title-documents.ts';
import { organisationId } from '../support/world.ts';

export const RESULT: Acts = {
  postResults: {
    may: ['pan'],
    document: POST_RESULTS,
    asks: async (world) => {
      await announced(world);
      return { committee: committeeId() };
    },
  },
  postReinstated: {
    may: ['pan'],
    document: POST_REINSTATED,
    asks: async (world) => ({ committee: committeeId(), applications: [(await resultReinstated(world)).application] }),
  },
  requestRosterUpload: {
    may: ['pan'],
    document: ROSTER_UPLOAD,
    asks: async (world) => ({ roster: (await postedResults(world)).roster, size: 1000 }),
  },
  confirmRosterUpload: {
    may: ['pan'],
    document: CONFIRM_ROSTER_UPLOAD,
    asks: async (world) => photographed(world, (await postedResults(world)).roster),
  },
  lodgeRosterObjection: {
    may: ['yang', ...ANYBODY.filter((who) => who !== 'yang' && who !== 'liu')],
    document: OBJECT_TO_ROSTER,
    as: (who) => ({ objector: objecting(who) }),
    asks: async (world) => {
      const { roster } = await postedResults(world);
      const { rosterObjectionTicket } = await world.does(null, ROSTER_TICKET, { roster });
      return {
        roster,
        application: (await ownApplication(world, 'liu')).application,
        objector: objecting('yang'),
        key: rosterObjectionTicket.ticket,
        proof: worked(rosterObjectionTicket),
      };
    },
  },
  decideRosterObjection: {
    may: ['pan'],
    document: DECIDE_ROSTER,
    asks: async (world) => ({ objection: (await objectedTo(world)).objection, finding: 'UPHELD' }),
  },
  decideRosterObjections: {
    may: ['pan'],
    document: DECIDE_ROSTERS,
    inRows: true,
    asks: async (world) => ({
      objections: [{ objection: (await objectedTo(world)).objection, version: 1 }],
      finding: 'DISMISSED',
      key: freshKey(),
    }),
  },
  askRecheck: {
    may: ['yang'],
    document: ASK_RECHECK,
    asks: async (world) => {
      await postedResults(world);
      return { application: (await ownApplication(world, 'yang')).application };
    },
  },
  answerRecheck: {
    may: ['wang'],
    document: ANSWER_RECHECK,
    asks: async (world) => ({ recheck: (await recheckAsked(world)).recheck, version: 1, outcome: 'CONFIRMED' }),
  },
  requestSealUpload: { may: ['pan'], document: SEAL_UPLOAD, asks: () => ({ organisation: organisationId(TEACHERS), size: 1000 }) },
  setIssuer: {
    may: ['pan'],
    document: SET_ISSUER,
    asks: async (world) => {
      await readyToDraw(world);
      return { organisation: organisationId(TEACHERS), pattern: '嘉教职评〔{year}〕{number}号' };
    },
  },
  draftTitleDocument: {
    may: ['pan'],
    document: DRAFT,
    asks: async (world) => {
      const roster = await clearedRoster(world);
      await issuerSet(world);
      return { roster, joint: false };
    },
  },
  draftCorrection: {
    may: ['pan'],
    document: DRAFT_CORRECTION,
    asks: async (world) => {
      const { id } = await issuedDocument(world);
      return { cites: id, entries: [{ application: await lineOf(world, id), field: 'SPECIALTY', is: '物理' }], joint: false };
    },
  },
  draftWithdrawal: {
    may: ['pan'],
    document: DRAFT_WITHDRAWAL,
    asks: async (world) => {
      const { id } = await issuedDocument(world);
      const entries = [{ application: await lineOf(world, id), because: '经查属实。' }];
      return { cites: id, issuer: organisationId(TEACHERS), entries, joint: false };
    },
  },
  redraftDocument: { may: ['pan'], document: REDRAFT, asks: async (world) => seen(await draftedDocument(world)) },
  checkDocument: {
    may: ['pan'],
    document: CHECK,
    asks: async (world) => {
      // Drafted anew by 陶然, it is 潘慧 who checks it.
      const draft = await draftedDocument(world);
      await world.does('tao', REDRAFT, { ...seen(draft), key: freshKey() });
      await printed(world);
      return seen(await documentSeen(world, draft.id));
    },
  },
  confirmDocument: { may: ['wang'], document: CONFIRM_DOCUMENT, asks: async (world) => seen(await checkedDocument(world, true)) },
  returnDocument: { may: ['pan'], document: RETURN_DOCUMENT, asks: async (world) => seen(await checkedDocument(world)) },
  issueDocument: { may: ['pan'], document: ISSUE, asks: async (world) => seen(await checkedDocument(world)) },
  discardDocument: { may: ['pan'], document: DISCARD, asks: async (world) => seen(await draftedDocument(world)) },
  stateCase: { may: ['liu'], document: STATE_CASE, asks: async (world) => ({ document: (await withdrawalDrafted(world)).id }) },
};

function seen({ id: document, version }: { id: string; version: number }) {
  return { document, version };
}

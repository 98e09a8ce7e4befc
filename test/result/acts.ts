/** The mutations of results, each told once (R1, R2). */
import { ANYBODY, type Acts } from '../support/act.ts';
import { objecting } from '../posting/acts.ts';
import { committeeId } from '../support/committees.ts';
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
  POST_RESULTS,
  postedResults,
  recheckAsked,
  ROSTER_TICKET,
  ROSTER_UPLOAD,
} from '../support/rosters.ts';

export const RESULT: Acts = {
  postResults: {
    may: ['pan'],
    document: POST_RESULTS,
    asks: async (world) => {
      await announced(world);
      return { committee: committeeId() };
    },
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
};

/** How results are asked for: the rosters that are posted, and what is done with them (R1, R2). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { pricedPage } from '../../core/price.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { filingRef } from '../../committee/graph/refs.ts';
import { ROSTERS } from '../listed.ts';
import { listPublicRosters } from '../roster/store.ts';
import './documents/lists.ts';
import './documents/moves.ts';
import './documents/signing.ts';
import './issuers.ts';
import './moves.ts';
import './roster-objections.ts';
import './rechecks.ts';
import { RosterType } from './rosters.ts';

builder.queryFields((t) => ({
  publicRosters: t.pages({
    type: RosterType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { public: true },
    description: manual(
      '正在公示的评审结果，先期满的在前：任何人，无须登录。读表一次。',
      'The results being posted, the first to end first: anybody, without logging in. One table request. Rule R1. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { cycle, ...args }, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listPublicRosters(context.table, await knownCycle(context, cycle), page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  committeeRosters: t.pages({
    type: RosterType,
    args: {
      committee: t.arg.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    },
    ...pricedPage(),
    authScopes: { public: true },
    description: manual(
      '一个评委会的评审结果公示，新的在前；期满的只有办事机构、市人社局、纪检监察可见。读表一次。',
      'The result postings of a committee, the newest first; those whose period is over are seen only by its office, the bureau and the supervisors. One table request. Rules R1, P10. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, { committee, cycle, ...args }, context) => pageOn(ROSTERS.open(context, { committee: committee.id, cycle }), args),
  }),
}));

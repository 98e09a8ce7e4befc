/** What a committee and an expert tell of draws: the newest attempt, all of them, and whether somebody is a member in a cycle (E4). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { connectionOf, pageOf } from '../../../core/page.ts';
import { pricedPage, REQUEST } from '../../../core/price.ts';
import { knownCycle } from '../../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../../announcement/graph/enums.ts';
import { filingIn } from '../../../committee/filing/store.ts';
import { ExpertType } from '../../../committee/graph/experts.ts';
import { FilingType } from '../../../committee/graph/filing.ts';
import { howSits } from '../attempt/rules.ts';
import { listDraws, loadLastDraw } from '../attempt/store.ts';
import { DrawType } from './draws.ts';
import { newestDraw } from './newest.ts';

const cycleArgument = { type: 'String', required: false, description: CYCLE_DESCRIPTION } as const;

builder.objectField(FilingType, 'draw', (t) =>
  t.field({
    nullable: true,
    type: DrawType,
    price: REQUEST,
    args: { cycle: t.arg(cycleArgument) },
    description: manual(
      '年度评审专家的抽取：最近一次；尚未开始的为空白的第1次。',
      'The latest attempt at drawing the members of the year; before anything has happened, attempt 1, blank. Rule E4. Errors: CYCLE_UNKNOWN.',
    ),
    resolve: async (filing, { cycle: asked }, context) =>
      newestDraw(context, filing, await knownCycle(context, asked, { city: asked ? null : filing.city })),
  }),
);

builder.objectField(FilingType, 'draws', (t) =>
  t.pages({
    type: DrawType,
    args: { cycle: t.arg(cycleArgument) },
    ...pricedPage(),
    description: manual(
      '年度评审专家的历次抽取，最新的在前。读表一次。',
      'All attempts at drawing the members of the year, the newest first. One table request. Rule E4. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async ({ id: committee, city }, { cycle: asked, ...args }, context) => {
      const page = pageOf(args);
      const cycle = await knownCycle(context, asked, { city: asked ? null : city });
      const { rows, cursors, next } = await listDraws(context.table, { committee, cycle }, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);

const MembershipEnum = builder.enumType('CommitteeMembership', {
  description: manual('在年度评审中的身份。', 'As what an expert is a member in a year. Rules E4, E8.'),
  values: {
    LEADS: { description: manual('主任委员、副主任委员。', 'The chair or a vice-chair.') },
    DRAWN: { description: manual('抽取的、现仍担任的评审专家。', 'An expert who was drawn and still serves.') },
  } as const,
});

builder.objectField(ExpertType, 'membership', (t) =>
  t.field({
    type: MembershipEnum,
    nullable: true,
    price: REQUEST,
    args: { cycle: t.arg(cycleArgument) },
    description: manual(
      '是否为该年度的组成人员及其身份；不是的为空。',
      'Whether, and as what, they are a member in the cycle; null where they are not. Rules E4, E8. Errors: CYCLE_UNKNOWN.',
    ),
    resolve: async ({ committee, account, city }, { cycle: asked }, context) => {
      const cycle = await knownCycle(context, asked, { city: asked ? null : city });
      const [filing, draw] = await Promise.all([filingIn(context, committee), loadLastDraw(context.table, { committee, cycle })]);
      return filing && howSits(account, filing, draw);
    },
  }),
);

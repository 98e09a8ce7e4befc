/** How each desk handles what comes to it, in the graph: for the bureau and those who supervise (V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { connectionOf, pageOf, SIFTED, sifted } from '../../core/page.ts';
import { ITEM, pricedPage } from '../../core/price.ts';
import { SECOND } from '../../core/time.ts';
import { named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { oversees } from '../../announcement/sight.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { organisationRef, OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { overdueOf, STEP_NAMES, type Handling } from '../handling/model.ts';
import { listHandling } from '../handling/store.ts';
import { supervisionRefusals } from '../refusals.ts';
import { deskNames } from '../overview/actions.ts';

export const StepEnum = builder.enumType('HandlingStep', {
  description: manual('审核评审的环节，各由一方办理。', 'A step of the review, each before another desk. Rule V7.'),
  values: named(STEP_NAMES),
});

const inSeconds = (duration: number): number => Math.floor(duration / SECOND);
const TimesType = builder.objectRef<NonNullable<Handling['times']>>('HandlingTimes').implement({
  description: manual('已办出的各次办理所用时间（秒）。', 'How long what went out from the desk had been there, in seconds.'),
  fields: (t) => ({
    median: t.int({ description: manual('一半不超过。', 'Half took no longer than this.'), resolve: ({ median }) => inSeconds(median) }),
    nine: t.int({
      description: manual('十分之九不超过。', 'Nine in ten took no longer than this.'),
      resolve: ({ nine }) => inSeconds(nine),
    }),
    most: t.int({ description: manual('最长。', 'None took longer than this.'), resolve: ({ most }) => inSeconds(most) }),
  }),
});

const HandlingType = builder.objectRef<Handling>('Handling').implement({
  description: manual(
    '一个环节在一个单位（或全部单位）的办理情况，以最近一次统计为准：每夜统计，也可随时统计（`computeSignals`）。',
    'How a step is handled at an organisation, or at all of them, by the latest count: each night, and whenever `computeSignals` is called. Rule V7.',
  ),
  fields: (t) => ({
    step: t.expose('step', { type: StepEnum, description: manual('环节。', 'The step.') }),
    organisation: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: manual(
        '单位、部门、评委会办事机构；集中复审计入汇总表所属部门；该环节全部合计的为空。',
        'The unit, department or committee’s office; the central re-review counts for the department whose table it is in; null for the total of the step.',
      ),
      resolve: ({ organisation }, _, context) => (organisation === null ? null : organisationIn(context, organisation)),
    }),
    organisationName: t.string({
      nullable: true,
      price: ITEM,
      description: manual(
        '单位、部门、评委会的名称，评委会办事机构尚无账号的也有；全部合计的为空。',
        'The name of the unit, department or committee, also of a committee whose office has no account yet; null for the total.',
      ),
      resolve: async ({ organisation, cycle }, _, context) =>
        organisation === null ? null : (await deskNames(context, cycle))(organisation),
    }),
    came: t.exposeInt('came', {
      description: manual(
        '收到的次数，退回后重报的另计。',
        'How often an application came in; what was sent again after a return counts again.',
      ),
    }),
    applications: t.exposeInt('applications', { description: manual('收到的申报件数。', 'How many applications came in.') }),
    waiting: t.exposeInt('waiting', { description: manual('现在待办的件数。', 'How many are waiting there now.') }),
    overdue: t.int({
      description: manual('期限已过仍未办出的件数。', 'How many are still there although the deadline is over.'),
      resolve: (one, _, { now }) => overdueOf(one, now),
    }),
    since: t.expose('since', {
      type: 'Instant',
      nullable: true,
      description: manual(
        '待办中最早的自何时起；没有的为空。',
        'Since when the earliest of those waiting has been there; null where there are none.',
      ),
    }),
    onward: t.exposeInt('onward', {
      description: manual(
        '办理通过、送交下一环节的次数；评委会环节为评审通过。',
        'How often an application was passed on to the next step; for a committee, how often it passed.',
      ),
    }),
    refused: t.exposeInt('refused', {
      description: manual(
        '不予通过的次数；评委会环节为评审未通过。',
        'How often an application was refused; for a committee, how often it did not pass.',
      ),
    }),
    returned: t.exposeInt('returned', { description: manual('退回的次数。', 'How often an application was returned. Rule D1.') }),
    returnedOnce: t.int({
      description: manual('被其退回一次的件数。', 'How many applications it returned once.'),
      resolve: ({ returnedTimes }) => returnedTimes[0],
    }),
    returnedTwice: t.int({
      description: manual('被其退回两次的件数。', 'How many applications it returned twice.'),
      resolve: ({ returnedTimes }) => returnedTimes[1],
    }),
    returnedThrice: t.int({
      description: manual('被其退回三次及以上的件数。', 'How many applications it returned three times or more. Rule D2.'),
      resolve: ({ returnedTimes }) => returnedTimes[2],
    }),
    times: t.expose('times', {
      type: TimesType,
      nullable: true,
      description: manual('办理所用时间；没有办出的为空。', 'The times taken; null where none went out.'),
    }),
    opensAt: t.expose('opensAt', {
      type: 'Instant',
      description: manual(
        '该环节的窗口自何时起；对部分申报另行规定的不计。',
        'When the window of the step opens; windows set for some applications only are not counted.',
      ),
    }),
    closesAt: t.expose('closesAt', {
      type: 'Instant',
      description: manual('窗口至何时止，不含该时刻。', 'When the window closes; that instant is not included.'),
    }),
    lastDay: t.exposeInt('lastDay', {
      description: manual('窗口最后24小时内办出的次数。', 'How often an application went out in the last 24 hours of the window.'),
    }),
    late: t.exposeInt('late', { description: manual('窗口之后办出的次数。', 'How often an application went out after the window.') }),
    asOf: t.expose('asOf', { type: 'Instant', description: manual('统计时刻。', 'When it was counted.') }),
  }),
});

builder.queryField('handling', (t) =>
  t.pages({
    type: HandlingType,
    args: {
      city: t.arg.string({ required: false, description: manual('城市；不填为本市。', 'The city; your own city where left out.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      step: t.arg({ type: StepEnum, required: false, description: manual('环节；不填为全部。', 'The step; all where it is left out.') }),
      organisation: t.arg.globalID({
        required: false,
        for: [organisationRef],
        description: manual('单位；不填为全部。', 'The organisation; all where it is left out.'),
      }),
      isOverdue: t.arg.boolean({
        required: false,
        description: manual('只看期限已过仍有待办的。', 'Only those where something waits although the deadline is over.'),
      }),
    },
    ...pricedPage(SIFTED),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '各环节、各单位的办理情况：退回、用时与窗口、逾期，每一环节的合计在前；市人社局、纪检监察。读表至多十次；一页可能不满而仍有下页。',
      'How each desk of each step handles what comes to it: returns, time taken against the window, what is overdue, the sum of each step first. For the bureau and the supervisors. Ten table requests at most; a page may be short and still not be the last. Rules V7, D1. Errors: OVERSEEN_ELSEWHERE, CYCLE_UNKNOWN, CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { city, cycle: asked, step, organisation, isOverdue, ...args }, context) => {
      const cycle = await knownCycle(context, asked, { city, as: ['BUREAU_OFFICER', 'SUPERVISOR'] });
      if (!oversees(context.actor, (await loadCalendar(context, cycle)).announcement)) throw supervisionRefusals.OVERSEEN_ELSEWHERE();
      const page = pageOf(args);
      const { rows, cursors, next } = await sifted(
        (paging) => listHandling(context.table, { cycle, ...(step && { step }) }, paging),
        (one) =>
          one.came > 0 &&
          (!organisation || one.organisation === organisation.id) &&
          (isOverdue !== true || overdueOf(one, context.now) > 0),
        page,
      );
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);

/** The yearly notices of committees in the graph (E6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { connectionOf, pageOf, SIFTED } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CITY_DESCRIPTION, CYCLE_DESCRIPTION, LevelEnum } from '../../announcement/graph/enums.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { found } from '../../identity/graph/types.ts';
import { filingIn } from '../filing/store.ts';
import { COMMITTEE_YEARS } from '../listed.ts';
import { actionsOnYearly } from '../offers.ts';
import { isOfOffice, seesYearly } from '../sight.ts';
import { yearlyPlace, type YearlyTimes } from '../yearly/model.ts';
import { unmetOf } from '../yearly/rules.ts';
import { yearlyIn } from '../yearly/store.ts';
import { YearlyStateEnum } from './enums.ts';
import { FilingType } from './filing.ts';
import { partsOf, yearlyRef } from './refs.ts';

type Moved = YearlyTimes & { document: string; reason: string };
const TimesType = builder.objectRef<Moved>('CommitteeYearTimes').implement({
  description: manual(
    '会议时间的一次变动：变动前的时间，或者申请变动的时间。',
    'The times of a meeting: as they were before they were moved, or as they are asked for. Rules E6, C8.',
  ),
  fields: (t) => ({
    closesOn: t.expose('closesOn', {
      type: 'Day',
      description: manual('受理截止日（含）。', 'The last day on which materials are taken, included.'),
    }),
    meetsFrom: t.expose('meetsFrom', { type: 'Day', description: manual('会议首日。', 'The first day of the meeting.') }),
    meetsUntil: t.expose('meetsUntil', { type: 'Day', description: manual('会议末日（含）。', 'The last day of the meeting, included.') }),
    place: t.exposeString('place', { description: manual('地点。', 'The place.') }),
    postsResultsOn: t.expose('postsResultsOn', {
      type: 'Day',
      description: manual('结果公示起始日。', 'The day on which the posting of the results begins.'),
    }),
    document: t.exposeString('document', { description: manual('变动的文号。', 'The document number of the move.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
  }),
});

export const YearlyType = builder.node(yearlyRef, {
  description: manual('评委会年度评审通知；公布后公开。', 'What a committee announces for a cycle; public once it is published. Rule E6.'),
  id: { resolve: yearlyPlace },
  sight: (yearly, { actor }) => seesYearly(actor, yearly),
  loadWithoutCache: (id, context) => {
    const { committee, rest: cycle } = partsOf(id);
    return yearlyIn(context, { committee, cycle });
  },
  fields: (t) => ({
    committee: t.field({
      type: FilingType,
      price: ITEM,
      description: manual('评委会。', 'The committee.'),
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    committeeYearState: t.expose('state', { type: YearlyStateEnum, description: manual('状态。', 'The state.') }),
    title: t.exposeString('title', { description: manual('标题。', 'The title.') }),
    document: t.exposeString('document', { description: manual('文号。', 'The document number.') }),
    coverage: t.exposeString('coverage', { description: manual('评审范围。', 'The coverage of the review.') }),
    levels: t.field({ type: [LevelEnum], description: manual('评审层级。', 'The levels reviewed.'), resolve: ({ levels }) => levels }),
    materials: t.exposeString('materials', { description: manual('材料要求。', 'The materials required.') }),
    defence: t.exposeBoolean('defence', { description: manual('是否组织答辩。', 'Whether defences are held.') }),
    closesOn: t.expose('closesOn', {
      type: 'Day',
      description: manual('受理截止日（含）。', 'The last day on which materials are taken, included.'),
    }),
    meetsFrom: t.expose('meetsFrom', { type: 'Day', description: manual('会议首日。', 'The first day of the meeting.') }),
    meetsUntil: t.expose('meetsUntil', { type: 'Day', description: manual('会议末日（含）。', 'The last day of the meeting, included.') }),
    place: t.exposeString('place', { description: manual('会议地点。', 'The place of the meeting.') }),
    postsResultsOn: t.expose('postsResultsOn', {
      type: 'Day',
      description: manual('结果公示起始日。', 'The day on which the posting of the results begins. Rule R1.'),
    }),
    filedAt: t.expose('filedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('报备时刻；未报备的为空。', 'When it was filed with the bureau; null where it was not.'),
    }),
    isLate: t.exposeBoolean('isLate', {
      description: manual('是否逾期报备，即晚于通知规定之日。', 'Whether it was filed late, after the day that the notice sets. Rule C3.'),
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('公布时刻；未公布的为空。', 'When it was published; null where it was not.'),
    }),
    unmet: t.field({
      type: [RefusalType],
      price: REQUEST,
      description: manual(
        '按现行时间安排不能如期完成之处；均可完成的为空列表。',
        'What of it cannot be met by the calendar in force; an empty list where all can. Rules C3, C11, R1.',
      ),
      resolve: async (yearly, _, context) =>
        unmetOf(yearly, await loadCalendar(context, yearly.cycle), context.now).map((refusal) => ({ refusal })),
    }),
    postponement: t.field({
      type: TimesType,
      nullable: true,
      description: manual(
        '待市人社局答复的延期申请；办事机构、市人社局、纪检监察可见。',
        'The request to postpone that the bureau has not answered yet; seen by the office, the bureau and supervisors.',
      ),
      resolve: ({ postponement, committee, city }, _, { actor }) => (isOfOffice(actor, committee, { city }) ? postponement : null),
    }),
    moved: t.expose('moved', {
      type: [TimesType],
      description: manual('此前的时间及变动依据，先后为序。', 'The earlier times and the grounds of each move, oldest first. Rule C8.'),
    }),
    version: t.exposeInt('version', { description: manual('版本。', 'The version. Rule A4.') }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该通知办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do with this notice now, and why not the rest; from the same rules that the mutations ask. Rule E6.',
      ),
      resolve: (yearly, _, { actor }) => actionsOnYearly(actor, yearly),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
        'The history; for the office, the bureau and supervisors, an empty list for others. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (yearly, args, context) =>
        isOfOffice(context.actor, yearly.committee, yearly)
          ? historyOf(context, { kind: 'YEARLY', id: yearlyPlace(yearly) }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});

builder.objectField(FilingType, 'yearly', (t) =>
  t.field({
    type: YearlyType,
    nullable: true,
    price: ITEM,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    description: manual(
      '某年度的评审通知；没有的或未公布的为空。',
      'The committee’s notice of a cycle; null where there is none or it is not published. Errors: CYCLE_UNKNOWN.',
    ),
    resolve: async ({ id, city }, { cycle }, context) =>
      yearlyIn(context, { committee: id, cycle: await knownCycle(context, cycle, { city: cycle ? null : city }) }),
  }),
);

builder.queryField('committeeYears', (t) =>
  t.pages({
    type: YearlyType,
    args: {
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
      late: t.arg.boolean({ required: false, description: manual('只列逾期报备的。', 'Only those filed late.') }),
    },
    ...pricedPage(SIFTED),
    authScopes: { public: true },
    description: manual(
      '各评委会的年度评审通知；公开，未公布的仅办事机构、市人社局、纪检监察可见。取一页至多读十页。',
      'The yearly notices of the committees. Public; those not published are seen by the office, the bureau and supervisors only. Up to ten pages are read for one. Rule E6. Errors: CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(COMMITTEE_YEARS.open(context, args), args),
  }),
);

/** The yearly notices of committees in the graph (E6). */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf, SIFTED, sifted } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CITY_DESCRIPTION, CYCLE_DESCRIPTION, LevelEnum } from '../../announcement/graph/enums.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { found } from '../../identity/graph/types.ts';
import { filingIn } from '../filing/store.ts';
import { actionsOnYearly } from '../offers.ts';
import { isOfOffice, seesYearly } from '../sight.ts';
import { answerPostponement, askPostponement, fileYearly, publishYearly, saveYearly } from '../yearly/actions.ts';
import { yearlyPlace, type Yearly, type YearlyTimes } from '../yearly/model.ts';
import { unmetOf } from '../yearly/rules.ts';
import { listYearlies, yearlyIn } from '../yearly/store.ts';
import { YearlyStateEnum } from './enums.ts';
import { FilingType } from './filing.ts';
import { filingRef, partsOf, yearlyRef } from './refs.ts';

type Moved = YearlyTimes & { document: string; reason: string };
const TimesType = builder.objectRef<Moved>('CommitteeYearTimes').implement({
  description: '会议时间的一次变动。Times of a meeting: as they were before they were moved, or as they are asked for. Rules E6, C8.',
  fields: (t) => ({
    closesOn: t.expose('closesOn', { type: 'Day', description: '受理截止日（含）。' }),
    meetsFrom: t.expose('meetsFrom', { type: 'Day', description: '会议首日。' }),
    meetsUntil: t.expose('meetsUntil', { type: 'Day', description: '会议末日（含）。' }),
    place: t.exposeString('place', { description: '地点。' }),
    postsResultsOn: t.expose('postsResultsOn', { type: 'Day', description: '结果公示起始日。' }),
    document: t.exposeString('document', { description: '变动的文号。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
  }),
});

export const YearlyType = builder.node(yearlyRef, {
  description: '评委会年度评审通知；公布后公开。What a committee announces for a cycle; public once it is published. Rule E6.',
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
      description: '评委会。',
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    state: t.expose('state', { type: YearlyStateEnum, description: '状态。' }),
    title: t.exposeString('title', { description: '标题。' }),
    document: t.exposeString('document', { description: '文号。' }),
    coverage: t.exposeString('coverage', { description: '评审范围。' }),
    levels: t.field({ type: [LevelEnum], description: '评审层级。', resolve: ({ levels }) => levels }),
    materials: t.exposeString('materials', { description: '材料要求。' }),
    defence: t.exposeBoolean('defence', { description: '是否组织答辩。' }),
    closesOn: t.expose('closesOn', { type: 'Day', description: '受理截止日（含）。' }),
    meetsFrom: t.expose('meetsFrom', { type: 'Day', description: '会议首日。' }),
    meetsUntil: t.expose('meetsUntil', { type: 'Day', description: '会议末日（含）。' }),
    place: t.exposeString('place', { description: '会议地点。' }),
    postsResultsOn: t.expose('postsResultsOn', { type: 'Day', description: '结果公示起始日。Rule R1.' }),
    filedAt: t.expose('filedAt', { type: 'Instant', nullable: true, description: '报备时刻；未报备的无。' }),
    isLate: t.exposeBoolean('isLate', { description: '是否逾期报备。Filed after the day that the notice sets. Rule C3.' }),
    publishedAt: t.expose('publishedAt', { type: 'Instant', nullable: true, description: '公布时刻；未公布的无。' }),
    unmet: t.field({
      type: [RefusalType],
      price: REQUEST,
      description: '按现行时间安排不能如期完成之处；均可完成的为空。What of it cannot be met by the calendar in force. Rules C3, C11, R1.',
      resolve: async (yearly, _, context) =>
        unmetOf(yearly, await loadCalendar(context, yearly.cycle), context.now).map((refusal) => ({ refusal })),
    }),
    postponement: t.field({
      type: TimesType,
      nullable: true,
      description:
        '待市人社局答复的延期申请；办事机构、市人社局、监督可见。Asked for, and not answered. For the office, the bureau, supervisors.',
      resolve: ({ postponement, committee, city }, _, { actor }) => (isOfOffice(actor, committee, { city }) ? postponement : null),
    }),
    moved: t.expose('moved', { type: [TimesType], description: '此前的时间及变动依据，先后为序。How it was before each move. Rule C8.' }),
    version: t.exposeInt('version', { description: '版本。Rule A4.' }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该通知办理的事项及不能办理的原因。From the same rules that the mutations ask. Rule E6.',
      resolve: (yearly, _, { actor }) => actionsOnYearly(actor, yearly),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '办理记录；办事机构、市人社局、监督可见，其他人见到的是空列表。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (yearly, args, context) =>
        isOfOffice(context.actor, yearly.committee, yearly)
          ? historyOf(context, { kind: 'YEARLY', id: yearlyPlace(yearly) }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});

builder.objectField(FilingType, 'year', (t) =>
  t.field({
    type: YearlyType,
    nullable: true,
    price: ITEM,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    description: '年度评审通知；没有的或未公布的无。Its notice of a cycle; null where there is none to be seen. Errors: CYCLE_UNKNOWN.',
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
      late: t.arg.boolean({ required: false, description: '只列逾期报备的。' }),
    },
    ...pricedPage(SIFTED),
    authScopes: { public: true },
    description:
      '各评委会的年度评审通知；未公布的仅办事机构、市人社局、监督可见。Public. Up to ten pages are read for one. Rule E6. Errors: CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { cycle, city, late, ...args }, context) => {
      const page = pageOf(args);
      const known = await knownCycle(context, cycle, { city });
      const { rows, cursors, next } = await sifted(
        (paging) => listYearlies(context.table, known, paging),
        (yearly) => seesYearly(context.actor, yearly) && (!late || yearly.isLate),
        page,
      );
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);

const again = async (context: Context, { committee, cycle }: { committee: string; cycle: string }): Promise<Yearly> =>
  found(await yearlyIn(context, { committee, cycle }));

const ContentInput = builder.inputType('CommitteeYearContent', {
  description: '年度评审通知的内容。What a committee announces for a cycle. Rule E6.',
  fields: (t) => ({
    title: t.string({ required: true, description: '标题，最多100字。' }),
    document: t.string({ required: true, description: '文号，最多60字。' }),
    coverage: t.string({ required: true, description: '评审范围，最多1000字。' }),
    levels: t.field({ type: [LevelEnum], required: true, description: '评审层级，须在备案层级之内。' }),
    materials: t.string({ required: true, description: '材料要求，最多3000字。' }),
    defence: t.boolean({ required: true, description: '是否组织答辩。' }),
    closesOn: t.field({ type: 'Day', required: true, description: '受理截止日（含）。' }),
    meetsFrom: t.field({ type: 'Day', required: true, description: '会议首日。' }),
    meetsUntil: t.field({ type: 'Day', required: true, description: '会议末日（含）。' }),
    place: t.string({ required: true, description: '会议地点，最多100字。' }),
    postsResultsOn: t.field({ type: 'Day', required: true, description: '结果公示起始日。' }),
  }),
});

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const cycle = t.input.string({ required: false, description: CYCLE_DESCRIPTION });
  const committee = t.input.globalID({ required: true, for: [filingRef], description: '评委会。' });
  const version = t.input.int({ required: true, description: '所见版本；尚无通知的为0。Rule A4.' });
  const seen = { committee, cycle, version };
  const office = { authScopes: { role: ['COMMITTEE_OFFICE' as const] } };
  const seenOf = (input: { committee: { id: string }; cycle?: string | null | undefined; version: number }) => ({
    committee: input.committee.id,
    cycle: input.cycle ?? null,
    version: input.version,
  });
  return {
    saveYearly: t.fieldWithInput({
      type: YearlyType,
      input: { ...seen, content: t.input.field({ type: ContentInput, required: true, description: '内容。' }), key },
      ...office,
      description:
        '草拟或修改年度评审通知：评委会办事机构；已报备的修改后须重新报备。不能如期完成之处见 `unmet`。Saves it as a whole; what was on file is filed anew. Rules E6, C11, A4. ' +
        'Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_NOT_IN_STATE, LEVELS_FOREIGN, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...seenOf(input), content: input.content };
        return answered(context, { key: own, mutation: 'saveYearly', body }, saveYearly, (answer) => again(context, answer));
      },
    }),
    fileYearly: t.fieldWithInput({
      type: YearlyType,
      input: { ...seen, key },
      ...office,
      description:
        '向市人社局报备：评委会办事机构；逾期的照收并标明。Late ones are taken and flagged. Rules E6, C3. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(context, { key: own, mutation: 'fileYearly', body: seenOf(input) }, fileYearly, (answer) => again(context, answer)),
    }),
    publishYearly: t.fieldWithInput({
      type: YearlyType,
      input: { ...seen, key },
      ...office,
      description:
        '公布已报备的评审通知：评委会办事机构；此后变动会议时间须经市人社局同意。Rule E6. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(context, { key: own, mutation: 'publishYearly', body: seenOf(input) }, publishYearly, (answer) => again(context, answer)),
    }),
    askPostponement: t.fieldWithInput({
      type: YearlyType,
      input: {
        ...seen,
        closesOn: t.input.field({ type: 'Day', required: true, description: '受理截止日（含）。' }),
        meetsFrom: t.input.field({ type: 'Day', required: true, description: '会议首日。' }),
        meetsUntil: t.input.field({ type: 'Day', required: true, description: '会议末日（含）。' }),
        place: t.input.string({ required: true, description: '会议地点，最多100字。' }),
        postsResultsOn: t.input.field({ type: 'Day', required: true, description: '结果公示起始日。' }),
        document: t.input.string({ required: true, description: '申请的文号，最多60字。' }),
        reason: t.input.string({ required: true, description: '事由，最多300字。' }),
        key,
      },
      ...office,
      description:
        '申请变动已公布的会议时间：评委会办事机构。Rules E6, C8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, POSTPONEMENT_WAITS, YEARLY_UNCHANGED, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...input, ...seenOf(input) };
        return answered(context, { key: own, mutation: 'askPostponement', body }, askPostponement, (answer) => again(context, answer));
      },
    }),
    answerPostponement: t.fieldWithInput({
      type: YearlyType,
      input: {
        ...seen,
        consent: t.input.boolean({ required: true, description: '是否同意。' }),
        opinion: t.input.string({ required: true, description: '意见，最多300字。' }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description:
        '答复延期申请：市人社局；同意的即时生效并公布，告知申报人。With consent the new times hold and are published at once. Rules E6, C8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, YEARLY_UNKNOWN, POSTPONEMENT_NONE, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...seenOf(input), consent: input.consent, opinion: input.opinion };
        return answered(context, { key: own, mutation: 'answerPostponement', body }, answerPostponement, (answer) =>
          again(context, answer),
        );
      },
    }),
  };
});

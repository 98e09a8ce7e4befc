/** The yearly notices of committees in the graph (E6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('评委会年度评审通知的内容。', 'The content of what a committee announces for a cycle. Rule E6.'),
  fields: (t) => ({
    title: t.string({ required: true, description: manual('标题，最多100字。', 'The title, at most 100 characters.') }),
    document: t.string({ required: true, description: manual('文号，最多60字。', 'The document number, at most 60 characters.') }),
    coverage: t.string({
      required: true,
      description: manual('评审范围，最多1000字。', 'The coverage of the review, at most 1000 characters.'),
    }),
    levels: t.field({
      type: [LevelEnum],
      required: true,
      description: manual('评审层级，须在备案层级之内。', 'The levels reviewed, within those on file.'),
    }),
    materials: t.string({
      required: true,
      description: manual('材料要求，最多3000字。', 'The materials required, at most 3000 characters.'),
    }),
    defence: t.boolean({ required: true, description: manual('是否组织答辩。', 'Whether defences are held.') }),
    closesOn: t.field({
      type: 'Day',
      required: true,
      description: manual('受理截止日（含）。', 'The last day on which materials are taken, included.'),
    }),
    meetsFrom: t.field({ type: 'Day', required: true, description: manual('会议首日。', 'The first day of the meeting.') }),
    meetsUntil: t.field({ type: 'Day', required: true, description: manual('会议末日（含）。', 'The last day of the meeting, included.') }),
    place: t.string({ required: true, description: manual('会议地点，最多100字。', 'The place of the meeting, at most 100 characters.') }),
    postsResultsOn: t.field({
      type: 'Day',
      required: true,
      description: manual('结果公示起始日。', 'The day on which the posting of the results begins.'),
    }),
  }),
});

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const cycle = t.input.string({ required: false, description: CYCLE_DESCRIPTION });
  const committee = t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') });
  const version = t.input.int({
    required: true,
    description: manual('所见版本；尚无通知的为0。', 'The version as seen; 0 where there is no notice yet. Rule A4.'),
  });
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
      input: {
        ...seen,
        content: t.input.field({ type: ContentInput, required: true, description: manual('内容。', 'The content.') }),
        key,
      },
      ...office,
      description: manual(
        '草拟或修改年度评审通知，整件保存：评委会办事机构；已报备的修改后须重新报备。不能如期完成之处见 `unmet`。',
        'Drafts or changes the yearly notice, saved as a whole: for the office of the committee; a notice already filed must be filed anew once changed. What cannot be done in time is told in `unmet`. Rules E6, C11, A4. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_NOT_IN_STATE, LEVELS_FOREIGN, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...seenOf(input), content: input.content };
        return answered(context, { key: own, mutation: 'saveYearly', body }, saveYearly, (answer) => again(context, answer));
      },
    }),
    fileYearly: t.fieldWithInput({
      type: YearlyType,
      input: { ...seen, key },
      ...office,
      description: manual(
        '向市人社局报备：评委会办事机构；逾期的照收并标明。',
        'Files the notice with the bureau: for the office of the committee; a late filing is taken and flagged. Rules E6, C3. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(context, { key: own, mutation: 'fileYearly', body: seenOf(input) }, fileYearly, (answer) => again(context, answer)),
    }),
    publishYearly: t.fieldWithInput({
      type: YearlyType,
      input: { ...seen, key },
      ...office,
      description: manual(
        '公布已报备的评审通知：评委会办事机构；此后变动会议时间须经市人社局同意。',
        'Publishes a notice that was filed: for the office of the committee; from then on moving the meeting needs the bureau’s consent. Rule E6. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(context, { key: own, mutation: 'publishYearly', body: seenOf(input) }, publishYearly, (answer) => again(context, answer)),
    }),
    askPostponement: t.fieldWithInput({
      type: YearlyType,
      input: {
        ...seen,
        closesOn: t.input.field({
          type: 'Day',
          required: true,
          description: manual('受理截止日（含）。', 'The last day on which materials are taken, included.'),
        }),
        meetsFrom: t.input.field({ type: 'Day', required: true, description: manual('会议首日。', 'The first day of the meeting.') }),
        meetsUntil: t.input.field({
          type: 'Day',
          required: true,
          description: manual('会议末日（含）。', 'The last day of the meeting, included.'),
        }),
        place: t.input.string({
          required: true,
          description: manual('会议地点，最多100字。', 'The place of the meeting, at most 100 characters.'),
        }),
        postsResultsOn: t.input.field({
          type: 'Day',
          required: true,
          description: manual('结果公示起始日。', 'The day on which the posting of the results begins.'),
        }),
        document: t.input.string({
          required: true,
          description: manual('申请的文号，最多60字。', 'The document number of the request, at most 60 characters.'),
        }),
        reason: t.input.string({ required: true, description: manual('事由，最多300字。', 'The reason, at most 300 characters.') }),
        key,
      },
      ...office,
      description: manual(
        '申请变动已公布的会议时间：评委会办事机构。',
        'Asks to move the published time of a meeting: for the office of the committee. Rules E6, C8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, POSTPONEMENT_WAITS, YEARLY_UNCHANGED, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...input, ...seenOf(input) };
        return answered(context, { key: own, mutation: 'askPostponement', body }, askPostponement, (answer) => again(context, answer));
      },
    }),
    answerPostponement: t.fieldWithInput({
      type: YearlyType,
      input: {
        ...seen,
        consent: t.input.boolean({ required: true, description: manual('是否同意。', 'Whether to consent.') }),
        opinion: t.input.string({ required: true, description: manual('意见，最多300字。', 'The opinion, at most 300 characters.') }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '答复延期申请：市人社局；同意的即时生效并公布，告知申报人。',
        'Answers a request to postpone: for the bureau; with consent the new times hold and are published at once, and the applicants are told. Rules E6, C8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, YEARLY_UNKNOWN, POSTPONEMENT_NONE, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...seenOf(input), consent: input.consent, opinion: input.opinion };
        return answered(context, { key: own, mutation: 'answerPostponement', body }, answerPostponement, (answer) =>
          again(context, answer),
        );
      },
    }),
  };
});

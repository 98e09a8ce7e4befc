/** Postings in the graph: in full for the unit, masked for the open web (U2). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { connectionOf, pageOf, sifted } from '../../core/page.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { hiderOf } from '../../identity/mask/index.ts';
import { CHOICE_ENUMS } from '../../application/graph/enums.ts';
import { FormType } from '../../application/graph/form.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { workplaceOf } from '../../application/rules/workplace.ts';
import { applicationIn } from '../../application/store.ts';
import { masked } from '../content.ts';
import { reportKeyOf, type Meeting, type Objection, type Posting, type PostingContent } from '../model.ts';
import { actionsOnPosting } from '../offers.ts';
import { flagOf } from '../rules/period.ts';
import { asSeen, isSeen } from '../rules/unseen.ts';
import { listObjections, loadPostingFile, postingIn } from '../store.ts';
import { AudienceEnum, PostingStateEnum } from './enums.ts';
import { AttachmentType, ReportType } from './papers.ts';
import { isFull, isHandling, isShown } from '../actions/seen.ts';
import { objectionRef, postingRef } from './refs.ts';

/** A text that somebody has typed, as whoever asks may see it: what it shows of numbers and of the birth is hidden from the open web (U2). */
const asShown =
  (textOf: (posting: Posting) => string) =>
  async (posting: Posting, _: unknown, context: Context): Promise<string> =>
    (await isFull(context, posting)) ? textOf(posting) : hiderOf(posting.bornIn)(textOf(posting));

const MeetingType = builder.objectRef<Meeting>('StaffMeeting').implement({
  description: manual('职工大会评议记录。', 'The record of the all-staff meeting. Rule U3.'),
  fields: (t) => ({
    heldOn: t.expose('heldOn', { type: 'Day', description: manual('召开日期。', 'The day on which it was held.') }),
    present: t.exposeInt('present', { description: manual('到会人数。', 'How many were present.') }),
    inFavour: t.exposeInt('inFavour', { description: manual('赞成人数。', 'How many were in favour.') }),
    against: t.exposeInt('against', { description: manual('反对人数。', 'How many were against.') }),
    abstained: t.exposeInt('abstained', { description: manual('弃权人数。', 'How many abstained.') }),
  }),
});

const ContentType = builder.objectRef<PostingContent>('PostingContent').implement({
  description: manual('公示内容：公示开始时的快照。', 'The content of a posting: as it was when the posting began. Rule U2.'),
  fields: (t) => ({
    bornIn: t.string({
      nullable: true,
      description: manual('出生年月（`YYYY-MM`）；对外公示的为空。', 'The year and month of birth (`YYYY-MM`); null in the public view.'),
      resolve: ({ bornIn }) => bornIn || null,
    }),
    specialtyYears: t.exposeInt('specialtyYears', { description: manual('专业工作年限。', 'The years of work in the specialty.') }),
    form: t.field({
      type: FormType,
      description: manual(
        '公示的各栏；对外公示的隐去长数字。',
        'The sections that are posted; in the public view long numbers are hidden.',
      ),
      resolve: ({ sections }) => sections,
    }),
  }),
});

export const PostingType = builder.node(postingRef, {
  description: manual('公示，每份公示一件申报。', 'A posting; each is of one application. Rules U2–U5.'),
  id: { resolve: ({ id }) => id },
  sight: (posting, context) => isShown(context, posting),
  loadWithoutCache: (id, context) => postingIn(context, id),
  fields: (t) => ({
    ordinal: t.exposeInt('number', {
      description: manual('该申报的第几次公示。', 'Which posting of the application it is: the first, the second and so on.'),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    unitName: t.exposeString('unitName', { description: manual('公示单位。', 'The unit that posts it.') }),
    workplace: t.string({
      description: manual(
        '工作单位；档案托管人员为其用人单位（括注申报单位）。',
        'The workplace; for a person in custody the employer, with the unit of application in brackets. Rule D10.',
      ),
      resolve: asShown(workplaceOf),
    }),
    applicantName: t.string({ description: manual('姓名。', 'The name.'), resolve: asShown(({ applicantName }) => applicantName) }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ series }) => seriesOf(series),
    }),
    specialty: t.string({
      nullable: true,
      description: manual('专业。', 'The specialty.'),
      resolve: asShown(({ specialty }) => specialty),
    }),
    level: t.expose('level', { nullable: true, type: LevelEnum, description: manual('层级。', 'The level.') }),
    promotionType: t.expose('promotionType', {
      nullable: true,
      type: CHOICE_ENUMS.PromotionType,
      description: manual('晋升类型。', 'The promotion type.'),
    }),
    audience: t.expose('audience', { type: AudienceEnum, description: manual('公示范围。', 'The audience. Rule U3.') }),
    postingState: t.expose('state', { type: PostingStateEnum, description: manual('状态。', 'The state.') }),
    version: t.int({ description: manual('版本。', 'The version.'), resolve: (posting, _, { now }) => asSeen(posting, now).version }),
    place: t.string({ description: manual('线下公示地点。', 'Where it is displayed offline.'), resolve: asShown(({ place }) => place) }),
    employerPlace: t.string({
      nullable: true,
      description: manual(
        '在档案托管人员用人单位的公示地点；其他人员为空。',
        'Where it is displayed at the employer of a person in custody; null for others. Rule U2.',
      ),
      resolve: (posting, _, context) =>
        posting.employerPlace === null ? null : asShown(({ employerPlace }) => employerPlace ?? '')(posting, _, context),
    }),
    startsAt: t.expose('startsAt', { type: 'Instant', description: manual('开始时刻。', 'When it began.') }),
    days: t.exposeInt('days', {
      description: manual('公示工作日数，不含开始当日。', 'The number of working days, the first day not counted. Rules U3, C10.'),
    }),
    endsAt: t.expose('endsAt', {
      type: 'Instant',
      description: manual('期满时刻：末日24时。', 'When the period is over: at 24:00 of the last day. Rules C9, C10.'),
    }),
    endedAt: t.expose('endedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('结束时刻；未结束的为空。', 'When it ended; null while it has not.'),
    }),
    continues: t.field({
      type: postingRef,
      nullable: true,
      price: ITEM,
      description: manual(
        '异议更正后继续的，原公示；其他的、无权查看的为空。',
        'The posting that this one continues after a correction upon an objection; null for other postings, and for those who may not see it. Rule U4.',
      ),
      resolve: ({ continues }, _, context) => (continues ? postingIn(context, continues) : null),
    }),
    openObjections: t.int({
      description: manual(
        '未办结的异议件数；有未办结的不得结束。匿名的自下一整点起计入。',
        'How many objections are open; the posting cannot end while there are any. Anonymous ones count from the next full hour on. Rule U4.',
      ),
      resolve: (posting, _, { now }) => asSeen(posting, now).objections.open,
    }),
    objectionCount: t.int({
      description: manual(
        '异议总件数；匿名的自下一整点起计入。',
        'How many objections there are in all; anonymous ones count from the next full hour on.',
      ),
      resolve: (posting, _, { now }) => asSeen(posting, now).objections.all,
    }),
    meeting: t.field({
      type: MeetingType,
      nullable: true,
      description: manual('职工大会评议；无须评议的为空。', 'The record of the all-staff meeting; null where none is needed. Rule U3.'),
      resolve: ({ meeting }) => meeting,
    }),
    flag: t.field({
      type: BilingualType,
      nullable: true,
      price: ITEM,
      description: manual(
        '安排上的问题：按该申报适用的期限，期满时已不能推荐（补充公示的，已不能审核通过）的给予提示；没有的为空。整个列表合并为一次批量读取。',
        'A fault of the plan: a warning where, by the windows of the application, it can no longer be recommended when the period is over (after a supplementary posting, no longer be approved); null where there is none. One batch for all that a list asks for. Rule C11.',
      ),
      resolve: async (posting, _, context) => {
        const head = posting.state === 'RUNNING' ? await applicationIn(context, posting.application) : null;
        return head && flagOf(posting, await loadCalendar(context, head), context.now);
      },
    }),
    isMasked: t.boolean({
      description: manual(
        '您看到的是否为对外公示（隐去证件号码、出生年月）。',
        'Whether you see the public view, in which the identity number and the month of birth are hidden. Rule U2.',
      ),
      resolve: async (posting, _, context) => !(await isFull(context, posting)),
    }),
    content: t.field({
      type: ContentType,
      price: 2 * REQUEST,
      description: manual(
        '公示内容；本单位人员看到全文，社会公众看到隐去个人信息的。读表一次。',
        'The content; the people of the unit see it in full, the public sees a masked view. One table request. Rule U2.',
      ),
      resolve: async (posting, _, context) => {
        const file = await loadPostingFile(context.table, posting.id);
        if (!file) throw new Error(`posting ${posting.id} has no content`);
        return (await isFull(context, posting)) ? file.content : masked(file.content);
      },
    }),
    attachments: t.field({
      type: [AttachmentType],
      price: 2 * REQUEST,
      description: manual(
        '附件；仅本单位和审核部门可见，其他人为空列表。读表一次。',
        'The attachments; only for the unit and the reviewing authorities, an empty list for others. One table request.',
      ),
      resolve: async (posting, _, context) => {
        if (!(await isFull(context, posting))) return [];
        const { attachments = [] } = (await loadPostingFile(context.table, posting.id)) ?? {};
        return attachments.map((one) => ({ ...one, of: posting.id }));
      },
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该公示办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with the posting now, and why not what you cannot, by the same rules that the mutations apply. Rules U3, U4.',
      ),
      resolve: (posting, _, { actor, now }) => actionsOnPosting(actor, posting, now),
    }),
    report: t.field({
      type: ReportType,
      nullable: true,
      description: manual('公示结果报告；未出具的为空。', 'The result report; null where it has not been issued. Rule U5.'),
      resolve: async (posting, _, context) =>
        posting.report && (await isFull(context, posting))
          ? { ...posting.report, key: reportKeyOf(posting), fileName: `公示结果报告-${posting.applicantName}.pdf` }
          : null,
    }),
    objections: t.pages({
      type: objectionRef,
      ...pricedPage(2), // one, unless much of it is not to be seen
      description: manual(
        '对该公示的异议：本单位经办人和审核部门可见，其他人见到的是空列表。读表一次。',
        'The objections to the posting: for officers of the unit and the reviewing authorities; others see an empty list. One table request. Rule U4.',
      ),
      resolve: async (posting, args, context) => {
        const page = pageOf(args);
        if (!(await isHandling(context, posting))) return connectionOf<Objection>([], () => '', page.after, null);
        const load = (paging: { limit: number; after: string | null }) => listObjections(context.table, posting.id, paging);
        const { rows, cursors, next } = await sifted(load, (one) => isSeen(one, context.now), page);
        return connectionOf(rows, cursors, page.after, next);
      },
    }),
  }),
});

builder.objectField(applicationRef, 'posting', (t) =>
  t.field({
    type: PostingType,
    nullable: true,
    price: ITEM,
    description: manual(
      '最近一次公示；没有的为空。整个列表合并为一次批量读取。',
      'The latest posting; null where there is none. One batch for all that a list asks for. Rule U2.',
    ),
    resolve: ({ posting }, _, context) => (posting ? postingIn(context, posting) : null),
  }),
);

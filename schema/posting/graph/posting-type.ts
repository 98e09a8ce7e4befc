/** Postings in the graph: in full for the unit, masked for the open web (U2). */
import { builder } from '../../builder.ts';
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
import { isFull, isHandling, isShown, objectionRef, postingRef } from './refs.ts';

/** A text that somebody has typed, as whoever asks may see it: what it shows of numbers and of the birth is hidden from the open web (U2). */
const asShown =
  (textOf: (posting: Posting) => string) =>
  async (posting: Posting, _: unknown, context: Context): Promise<string> =>
    (await isFull(context, posting)) ? textOf(posting) : hiderOf(posting.bornIn)(textOf(posting));

const MeetingType = builder.objectRef<Meeting>('StaffMeeting').implement({
  description: '职工大会评议记录。The all-staff meeting’s record. Rule U3.',
  fields: (t) => ({
    heldOn: t.expose('heldOn', { type: 'Day', description: '召开日期。' }),
    present: t.exposeInt('present', { description: '到会人数。' }),
    inFavour: t.exposeInt('inFavour', { description: '赞成。' }),
    against: t.exposeInt('against', { description: '反对。' }),
    abstained: t.exposeInt('abstained', { description: '弃权。' }),
  }),
});

const ContentType = builder.objectRef<PostingContent>('PostingContent').implement({
  description: '公示内容：公示开始时的快照。As it was when the posting began. Rule U2.',
  fields: (t) => ({
    bornIn: t.string({ nullable: true, description: '出生年月（YYYY-MM）；对外公示的为空。', resolve: ({ bornIn }) => bornIn || null }),
    specialtyYears: t.exposeInt('specialtyYears', { description: '专业工作年限。' }),
    form: t.field({ type: FormType, description: '公示的各栏；对外公示的隐去长数字。', resolve: ({ sections }) => sections }),
  }),
});

export const PostingType = builder.node(postingRef, {
  description: '公示。A posting of one application. Rules U2–U5.',
  id: { resolve: ({ id }) => id },
  sight: (posting, context) => isShown(context, posting),
  loadWithoutCache: (id, context) => postingIn(context, id),
  fields: (t) => ({
    number: t.exposeInt('number', { description: '该申报的第几次公示。' }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    unitName: t.exposeString('unitName', { description: '公示单位。The unit that posts.' }),
    workplace: t.string({ description: '工作单位；档案托管人员为其用人单位（括注申报单位）。Rule D10.', resolve: asShown(workplaceOf) }),
    applicantName: t.string({ description: '姓名。', resolve: asShown(({ applicantName }) => applicantName) }),
    series: t.field({ type: SeriesType, nullable: true, description: '系列。', resolve: ({ series }) => seriesOf(series) }),
    specialty: t.string({ description: '专业。', resolve: asShown(({ specialty }) => specialty) }),
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    promotionType: t.expose('promotionType', { type: CHOICE_ENUMS.PromotionType, description: '晋升类型。' }),
    audience: t.expose('audience', { type: AudienceEnum, description: '公示范围。Rule U3.' }),
    state: t.expose('state', { type: PostingStateEnum, description: '状态。' }),
    version: t.int({ description: '版本。', resolve: (posting, _, { now }) => asSeen(posting, now).version }),
    place: t.string({ description: '线下公示地点。', resolve: asShown(({ place }) => place) }),
    employerPlace: t.string({
      nullable: true,
      description: '在档案托管人员用人单位的公示地点；其他人员为空。Where it hangs at the employer of whoever is in custody. Rule U2.',
      resolve: (posting, _, context) =>
        posting.employerPlace === null ? null : asShown(({ employerPlace }) => employerPlace ?? '')(posting, _, context),
    }),
    startsAt: t.expose('startsAt', { type: 'Instant', description: '开始时刻。' }),
    days: t.exposeInt('days', { description: '公示工作日数，不含开始当日。Rules U3, C10.' }),
    endsAt: t.expose('endsAt', { type: 'Instant', description: '期满时刻：末日24时。Rules C9, C10.' }),
    endedAt: t.expose('endedAt', { type: 'Instant', nullable: true, description: '结束时刻；未结束的为空。' }),
    continues: t.field({
      type: postingRef,
      nullable: true,
      price: ITEM,
      description: '异议更正后继续的，原公示；无权查看的为空。The posting it goes on with, for those who see it. Rule U4.',
      resolve: ({ continues }, _, context) => (continues ? postingIn(context, continues) : null),
    }),
    openObjections: t.int({
      description: '未办结的异议件数；有未办结的不得结束。匿名的自下一整点起计入。Anonymous ones from the next full hour on. Rule U4.',
      resolve: (posting, _, { now }) => asSeen(posting, now).objections.open,
    }),
    objectionCount: t.int({
      description: '异议总件数；匿名的自下一整点起计入。Anonymous ones from the next full hour on.',
      resolve: (posting, _, { now }) => asSeen(posting, now).objections.all,
    }),
    meeting: t.field({
      type: MeetingType,
      nullable: true,
      description: '职工大会评议；无须评议的为空。Rule U3.',
      resolve: ({ meeting }) => meeting,
    }),
    flag: t.field({
      type: BilingualType,
      nullable: true,
      price: ITEM,
      description:
        '安排上的问题：期满时已不能推荐（补充公示的，已不能审核通过）的给予提示。A plan that cannot be met, in the windows of its application. One batch for all that a list asks for. Rule C11.',
      resolve: async (posting, _, context) => {
        const head = posting.state === 'RUNNING' ? await applicationIn(context, posting.application) : null;
        return head && flagOf(posting, await loadCalendar(context, head), context.now);
      },
    }),
    isMasked: t.boolean({
      description: '您看到的是否为对外公示（隐去证件号码、出生年月）。Rule U2.',
      resolve: async (posting, _, context) => !(await isFull(context, posting)),
    }),
    content: t.field({
      type: ContentType,
      price: 2 * REQUEST,
      description: '公示内容；本单位人员看到全文，社会公众看到隐去个人信息的。One table request. Rule U2.',
      resolve: async (posting, _, context) => {
        const file = await loadPostingFile(context.table, posting.id);
        if (!file) throw new Error(`posting ${posting.id} has no content`);
        return (await isFull(context, posting)) ? file.content : masked(file.content);
      },
    }),
    attachments: t.field({
      type: [AttachmentType],
      price: 2 * REQUEST,
      description: '附件；仅本单位和审核部门可见，其他人为空。One table request.',
      resolve: async (posting, _, context) => {
        if (!(await isFull(context, posting))) return [];
        const { attachments = [] } = (await loadPostingFile(context.table, posting.id)) ?? {};
        return attachments.map((one) => ({ ...one, of: posting.id }));
      },
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该公示办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules U3, U4.',
      resolve: (posting, _, { actor, now }) => actionsOnPosting(actor, posting, now),
    }),
    report: t.field({
      type: ReportType,
      nullable: true,
      description: '公示结果报告；未出具的为空。Rule U5.',
      resolve: async (posting, _, context) =>
        posting.report && (await isFull(context, posting))
          ? { ...posting.report, key: reportKeyOf(posting), fileName: `公示结果报告-${posting.applicantName}.pdf` }
          : null,
    }),
    objections: t.pages({
      type: objectionRef,
      ...pricedPage(2), // one, unless much of it is not to be seen
      description: '对该公示的异议：本单位经办人和审核部门可见，其他人见到的是空列表。One table request. Rule U4.',
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
    description: '最近一次公示；没有的为空。One batch for all that a list asks for. Rule U2.',
    resolve: ({ posting }, _, context) => (posting ? postingIn(context, posting) : null),
  }),
);

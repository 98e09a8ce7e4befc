/** How postings are asked for, made, objected to and decided. */
import { builder } from '../../builder.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { holds } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf, sifted } from '../../core/page.ts';
import { vouchFor } from '../../core/sight.ts';
import { bureauOf } from '../../calendar/data/index.ts';
import { knownCycle } from '../../calendar/store.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { JudgementInput } from '../../application/graph/returns.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { organisationIn } from '../../identity/store.ts';
import { decide } from '../actions/decide.ts';
import { codeOf, object, type Lodged } from '../actions/object.ts';
import { post } from '../actions/post.ts';
import { postingRefusals } from '../refusals.ts';
import { isOwn } from '../rules/sight.ts';
import { listPublicPostings, listUnitObjections, listUnitPostings, loadObjection, loadPosting } from '../store.ts';
import './attachments.ts';
import './changed.ts';
import { AudienceEnum, FindingEnum, PostingStateEnum } from './enums.ts';
import { ObjectionType } from './objection-type.ts';
import { PostingType } from './posting-type.ts';
import { objectionRef, postingRef } from './refs.ts';

const PAGING = 'FORWARD_ONLY, PAGE_TOO_LARGE, CURSOR_INVALID';

/** Whether an officer sees a unit's lists: the unit's own, the department's above it, the bureau's, supervisors. */
async function seesUnit(context: Context, id: string): Promise<boolean> {
  const { actor } = context;
  if (holds(actor, 'UNIT_OFFICER', id) || holds(actor, 'BUREAU_OFFICER', bureauOf()) || holds(actor, 'SUPERVISOR')) return true;
  const unit = holds(actor, 'DEPARTMENT_OFFICER') ? await organisationIn(context, id) : null;
  return unit?.authority ? holds(actor, 'DEPARTMENT_OFFICER', unit.authority) : false;
}

builder.queryFields((t) => ({
  publicPostings: t.connection(
    {
      type: PostingType,
      args: { cycle: t.arg.string({ required: false, description: '年度；默认当前。' }) },
      ...pricedPage(),
      authScopes: { public: true },
      description: `正在对外进行的公示，无须登录，先期满的在前。Postings that run in public; anybody. One table request. Rules U2, U3. Errors: CYCLE_UNKNOWN, ${PAGING}.`,
      resolve: async (_, { cycle, ...args }, context) => {
        const page = pageOf(args);
        const { rows, cursors, next } = await listPublicPostings(context.table, knownCycle(cycle, context.now), page);
        return connectionOf(rows, (__, index) => cursors[index] ?? '', page.after, next);
      },
    },
    { description: '公示列表。' },
    { description: '公示列表的一行。' },
  ),
  unitPostings: t.connection(
    {
      type: PostingType,
      args: {
        unit: t.arg.globalID({ required: true, for: [OrganisationType], description: '单位。' }),
        cycle: t.arg.string({ required: false, description: '年度；默认当前。' }),
        state: t.arg({ type: PostingStateEnum, required: false, description: '状态；不填为全部。' }),
      },
      ...pricedPage(),
      authScopes: { person: true },
      description: `本单位的公示：经办人、主管部门、市人社局、纪检监察；本单位其他人员只列正在进行的。One table request. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, ${PAGING}.`,
      resolve: async (_, { unit, cycle, state, ...args }, context) => {
        const page = pageOf(args);
        const { actor } = context;
        const sees = await seesUnit(context, unit.id);
        const belongs = actor.kind === 'person' && actor.grants.some(({ organisation }) => organisation === unit.id);
        if (!sees && !belongs) throw identityRefusals.ORGANISATION_UNKNOWN();
        // Whoever belongs to the unit sees what hangs there; what has ended is the officers'.
        const within = sees ? state : 'RUNNING';
        const of = { unit: unit.id, cycle: knownCycle(cycle, context.now), ...(within && { state: within }) };
        const { rows, cursors, next } = await listUnitPostings(context.table, of, page);
        return connectionOf(rows, (__, index) => cursors[index] ?? '', page.after, next);
      },
    },
    { description: '单位公示列表。' },
    { description: '单位公示列表的一行。' },
  ),
  unitObjections: t.connection(
    {
      type: ObjectionType,
      args: {
        unit: t.arg.globalID({ required: true, for: [OrganisationType], description: '单位。' }),
        cycle: t.arg.string({ required: false, description: '年度；默认当前。' }),
        open: t.arg.boolean({ required: true, defaultValue: true, description: '未办结的，或已办结的。' }),
      },
      ...pricedPage(),
      authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
      description: `对本单位公示的异议，期限近的在前；对本人公示的不列。Unit officers, the department above, bureau, supervisors; never those to one’s own posting. One table request. Rule U4. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, ${PAGING}.`,
      resolve: async (_, { unit, cycle, open, ...args }, context) => {
        if (!(await seesUnit(context, unit.id))) throw identityRefusals.ORGANISATION_UNKNOWN();
        const page = pageOf(args);
        const of = { unit: unit.id, cycle: knownCycle(cycle, context.now), state: open ? ('OPEN' as const) : ('ANSWERED' as const) };
        // An officer who has been posted himself is not told who objects to him, nor what (P7).
        const { rows, cursors, next } = await sifted(
          (paging) => listUnitObjections(context.table, of, paging),
          (one) => !isOwn(context.actor, one),
          page,
        );
        return connectionOf(rows, (__, index) => cursors[index] ?? '', page.after, next);
      },
    },
    { description: '异议列表。' },
    { description: '异议列表的一行。' },
  ),
  objection: t.field({
    type: ObjectionType,
    args: {
      number: t.arg.string({ required: true, description: '异议编号。' }),
      code: t.arg.string({ required: true, description: '提出异议时得到的查询码。' }),
    },
    price: REQUEST,
    authScopes: { public: true },
    description: '凭编号和查询码查看异议的办理情况，无须登录。Anybody who has number and code. Rule U4. Errors: OBJECTION_UNKNOWN.',
    resolve: async (_, { number, code }, context) => {
      const one = await loadObjection(context.table, number);
      if (!one || (await codeOf(context, one.id)) !== code) throw postingRefusals.OBJECTION_UNKNOWN();
      return vouchFor(context, one); // whoever has its code sees its course
    },
  }),
}));

const StaffMeetingInput = builder.inputType('StaffMeetingInput', {
  description: '职工大会评议记录；到会人数等于赞成、反对、弃权之和，赞成须过半数。Rule U3.',
  fields: (t) => ({
    heldOn: t.field({ type: 'Day', required: true, description: '召开日期。' }),
    present: t.int({ required: true, description: '到会人数。' }),
    inFavour: t.int({ required: true, description: '赞成。' }),
    against: t.int({ required: true, description: '反对。' }),
    abstained: t.int({ required: true, description: '弃权。' }),
  }),
});

const ObjectorInput = builder.inputType('ObjectorInput', {
  description: '实名异议人。Who objects by name.',
  fields: (t) => ({
    name: t.string({ required: true, description: '姓名。' }),
    telephone: t.string({ required: true, description: '联系电话。' }),
  }),
});

const LodgedType = builder.objectRef<Lodged>('LodgeObjectionPayload').implement({
  description: '异议已受理。What whoever objects takes along.',
  fields: (t) => ({
    number: t.string({ description: '异议编号。', resolve: ({ objection }) => objection.id }),
    code: t.exposeString('code', { description: '查询码，请妥善保管，凭此查看办理情况。' }),
    dueAt: t.field({ type: 'Instant', description: '答复期限。', resolve: ({ objection }) => objection.dueAt }),
  }),
});

builder.mutationFields((t) => ({
  postApplication: t.fieldWithInput({
    type: PostingType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
      version: t.input.int({ required: true, description: '所见的申报版本。Rule A4.' }),
      place: t.input.string({ required: true, description: '线下公示地点。' }),
      days: t.input.int({ required: false, description: '工作日数；不填为最短期限。Rule U3.' }),
      audience: t.input.field({ type: AudienceEnum, required: false, description: '公示范围；特殊类型须对社会公开。Rule U3.' }),
      meeting: t.input.field({
        type: StaffMeetingInput,
        required: false,
        description: '职工大会评议；破格晋升、基层有效、艰苦单位必填。Rule U3.',
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description:
      '公示已接收的申报：本单位经办人。Rules U2, U3, P7. Errors: APPLICATION_UNKNOWN, OWN_APPLICATION, NOT_IN_STATE, WINDOW_NOT_OPEN, WINDOW_CLOSED, VERSION_STALE, INPUT_INVALID, ' +
      'MEETING_NEEDED, MEETING_AHEAD, MEETING_STALE, MEETING_AGAINST, PERIOD_WRONG, AUDIENCE_TOO_NARROW, OBJECTIONS_OPEN, OBJECTION_UPHELD, YEAR_WITHOUT_HOLIDAYS.',
    resolve: (_, { input: { key, application, days, audience, meeting, ...input } }, context) => {
      const body = { ...input, application: application.id, days: days ?? null, audience: audience ?? null, meeting: meeting ?? null };
      return answered(context, { key, mutation: 'postApplication', body }, post, ({ posting }) => loaded(context, posting));
    },
  }),
  lodgeObjection: t.fieldWithInput({
    type: LodgedType,
    input: {
      posting: t.input.globalID({ required: true, for: [postingRef], description: '公示。' }),
      text: t.input.string({ required: true, description: '异议内容，最多2000字，可分行。' }),
      objector: t.input.field({ type: ObjectorInput, required: false, description: '实名的填写；不填为匿名，系统不保存提出人。' }),
      onPaper: t.input.boolean({ required: true, defaultValue: false, description: '书面异议，由本单位经办人录入。' }),
      key: t.input.string({ required: true, description: KEY_DESCRIPTION }),
    },
    authScopes: { public: true },
    description:
      '对公示提出异议：对外公示的任何人，单位公示的本单位人员；公示期最后一刻前到达的有效。Anybody who sees the posting, by name or anonymous. Rule U4. ' +
      'Errors: POSTING_UNKNOWN, POSTING_OVER, POSTING_NOT_RUNNING, OBJECTIONS_TOO_MANY, OWN_POSTING, INPUT_INVALID.',
    resolve: (_, { input: { posting, objector, ...input } }, context) =>
      object(context, { ...input, posting: posting.id, objector: objector ?? null }),
  }),
  decideObjection: t.fieldWithInput({
    type: ObjectionType,
    input: {
      objection: t.input.globalID({ required: true, for: [objectionRef], description: '异议。' }),
      version: t.input.int({ required: true, description: '所见的版本。Rule A4.' }),
      finding: t.input.field({ type: FindingEnum, required: true, description: '核查结论。' }),
      text: t.input.string({ required: true, description: '核查意见，最多500字，可分行。' }),
      judgements: t.input.field({ type: [JudgementInput], required: false, description: '可更正的，须逐栏提出意见。Rule D1.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description:
      '记录异议的核查结论：本单位经办人。Rules U4, P7. Errors: OBJECTION_UNKNOWN, OWN_POSTING, OBJECTION_ANSWERED, POSTING_NOT_RUNNING, VERSION_STALE, INPUT_INVALID, APPLICATION_MOVED, NOT_IN_STATE, ' +
      'SECTIONS_UNJUDGED, SECTION_JUDGED_TWICE, NOTHING_TO_MEND, REASON_MISSING, WINDOW_NOT_OPEN, WINDOW_CLOSED.',
    resolve: (_, { input: { key, objection, judgements, ...input } }, context) => {
      const body = { ...input, objection: objection.id, judgements: judgements ?? [] };
      return answered(context, { key, mutation: 'decideObjection', body }, decide, async (answer) => {
        const one = await loadObjection(context.table, answer.objection);
        if (!one) throw postingRefusals.OBJECTION_UNKNOWN();
        return one;
      });
    },
  }),
}));

async function loaded(context: Context, id: string) {
  const posting = await loadPosting(context.table, id);
  if (!posting) throw postingRefusals.POSTING_UNKNOWN();
  return posting;
}

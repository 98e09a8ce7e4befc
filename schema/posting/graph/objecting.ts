/** Objections in the graph: lodged, followed, listed, decided (U4). */
import { builder } from '../../builder.ts';
import { IN_BULK, pricedPage, REQUEST } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf, sifted } from '../../core/page.ts';
import { vouchFor } from '../../core/sight.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { idInRow } from '../../graph/row-id.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { cycleFor } from '../../identity/actions/known.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { JudgementInput } from '../../application/graph/returns.ts';
import { isOwn } from '../../application/sight.ts';
import { revealObjector } from '../actions/reveal.ts';
import { decideAlike, MOST_ALIKE, type AlikeAnswer } from '../actions/alike.ts';
import { decide } from '../actions/decide.ts';
import { codeOf, object, type Lodged } from '../actions/object.ts';
import { mayObject } from '../actions/shown.ts';
import { askedOf, ticketFor, type Ticket } from '../actions/ticket.ts';
import { POSTINGS } from '../actions/board.ts';
import { postingRefusals } from '../refusals.ts';
import { isSeen } from '../rules/unseen.ts';
import { listUnitObjections, loadObjection, postingIn } from '../store.ts';
import { FindingEnum } from './enums.ts';
import { ObjectionType } from './objection-type.ts';
import { objectionRef, postingRef, seesUnit } from './refs.ts';

const PAGING = 'FORWARD_ONLY, PAGE_TOO_LARGE, CURSOR_INVALID';

builder.queryFields((t) => ({
  unitObjections: t.pages({
    type: ObjectionType,
    args: {
      unit: t.arg.globalID({
        required: true,
        for: [OrganisationType],
        description: '单位，或评委会办事机构。The unit, or the office of a committee.',
      }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      open: t.arg.boolean({ required: true, defaultValue: true, description: '未办结的，或已办结的。' }),
    },
    ...pricedPage(2), // one, unless much of it is not to be seen
    authScopes: { role: ['UNIT_OFFICER', 'COMMITTEE_OFFICE', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description: `对本单位公示、本评委会评审结果公示的异议，期限近的在前；对本人的不列。Officers of the unit or of the committee’s office, the department above, bureau, supervisors; never those to one’s own posting. One table request. Rule U4. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, ${PAGING}.`,
    resolve: async (_, { unit, cycle, open, ...args }, context) => {
      if (!(await seesUnit(context, unit.id))) throw identityRefusals.ORGANISATION_UNKNOWN();
      const page = pageOf(args);
      const of = {
        unit: unit.id,
        cycle: await cycleFor(context, cycle, unit.id),
        state: open ? ('OPEN' as const) : ('ANSWERED' as const),
      };
      // An officer whose own application is posted is not told who objects to it, nor what (P7); nobody when somebody has (U4).
      const { rows, cursors, next } = await sifted(
        (paging) => listUnitObjections(context.table, of, paging),
        (one) => !isOwn(context.actor, one) && isSeen(one, context.now),
        page,
      );
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
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

export const TicketType = builder.objectRef<Ticket>('ObjectionTicket').implement({
  description: '受理号：未登录实名的异议须先取得，一小时内有效。What an objection without an account needs first. Rule U4.',
  fields: (t) => ({
    ticket: t.exposeString('ticket', {
      description: '受理号，作为 lodgeObjection 的幂等键；请勿告知他人。The key of `lodgeObjection`; a secret.',
    }),
    bits: t.exposeInt('bits', { description: '所要求的计算量（位）：未办结的异议越多要求越高。How many zero bits the proof has to give.' }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: '失效时刻。' }),
  }),
});

builder.queryField('objectionTicket', (t) =>
  t.field({
    type: TicketType,
    args: { posting: t.arg.globalID({ required: true, for: [postingRef], description: '公示。' }) },
    price: REQUEST,
    authScopes: { public: true },
    description:
      '取得对某公示提出异议的受理号：能看到该公示的人。匿名的请同样发往 /graphql/anonymous。Anybody who sees the posting; nothing is kept of it. Rule U4. Errors: POSTING_UNKNOWN.',
    resolve: async (_, { posting }, context) => {
      const one = await postingIn(context, posting.id);
      if (!one || !(await mayObject(context, one))) throw postingRefusals.POSTING_UNKNOWN();
      return ticketFor(context, await askedOf(context, one));
    },
  }),
);

export const ObjectorInput = builder.inputType('ObjectorInput', {
  description: '实名异议人：登录后提出的为账号本人，书面的由经办人按书面录入。Who objects by name; whoever logs in, in their own.',
  fields: (t) => ({
    name: t.string({ required: true, description: '姓名；登录后提出的须与账号姓名一致。Of whoever logs in, that of the account.' }),
    telephone: t.string({ required: true, description: '联系电话。' }),
  }),
});

export const LodgedType = builder.objectRef<Lodged>('LodgeObjectionPayload').implement({
  description: '异议已受理。What whoever objects takes along.',
  fields: (t) => ({
    number: t.string({ description: '异议编号。', resolve: ({ objection }) => objection.id }),
    code: t.exposeString('code', { description: '查询码，请妥善保管，凭此查看办理情况。' }),
    dueAt: t.field({ type: 'Instant', description: '答复期限。', resolve: ({ objection }) => objection.dueAt }),
  }),
});

export const AlikeInput = builder.inputType('AlikeObjectionInput', {
  description: '一并办理的一件异议。',
  fields: (t) => ({
    objection: t.id({ required: true, description: '异议；标识有误的，只该件不予办理。' }),
    version: t.int({ required: true, description: '所见的版本。Rule A4.' }),
  }),
});

export const AlikeFindingEnum = builder.enumType('AlikeFinding', {
  description: '一并办理的核查结论。',
  values: {
    DISMISSED: { description: '不成立' },
    UPHELD: { description: '属实：单位公示的，不予推荐；评审结果公示的，从名单中除去' },
  } as const,
});

export const AlikeAnswerType = builder.objectRef<AlikeAnswer>('AlikeAnswer').implement({
  description: '一件的结果。One answer a row, in the order of the request.',
  fields: (t) => ({
    number: t.string({ description: '异议编号。', resolve: ({ objection }) => objection }),
    isDone: t.boolean({ description: '已办结。', resolve: ({ refusal }) => refusal === null }),
    refusal: t.field({
      type: RefusalType,
      nullable: true,
      description: '未办结的原因。',
      resolve: ({ refusal }) => refusal && { refusal },
    }),
    objection: t.expose('found', { type: ObjectionType, nullable: true, description: '办结后的异议；未办结的为空。' }),
  }),
});

builder.mutationFields((t) => ({
  lodgeObjection: t.fieldWithInput({
    type: LodgedType,
    input: {
      posting: t.input.globalID({ required: true, for: [postingRef], description: '公示。' }),
      text: t.input.string({ required: true, description: '异议内容，最多2000字，可分行。' }),
      objector: t.input.field({ type: ObjectorInput, required: false, description: '实名的填写；不填为匿名，系统不保存提出人。' }),
      onPaper: t.input.boolean({ required: true, defaultValue: false, description: '书面异议，由本单位经办人录入。' }),
      key: t.input.string({
        required: true,
        description:
          '未登录实名的，填受理号（objectionTicket）；登录后实名提出的、录入书面异议的，填自定的幂等键。A ticket where nobody stands in for it by an account; a key of one’s own otherwise. The same again gives the same case. Rules A5, U4. Errors: KEY_REUSED, KEY_MALFORMED, TICKET_NEEDED.',
      }),
      proof: t.input.string({
        required: false,
        description:
          '受理号要求的计算结果：使SHA-256(“受理号.结果”)以所要求位数的0开头的任意文字。A text with which SHA-256 of `ticket.proof` begins with as many zero bits as the ticket asks for.',
      }),
    },
    authScopes: { public: true },
    whileBarred: true,
    description:
      '对公示提出异议：对外公示的任何人，单位公示的本单位人员；公示期最后一刻前到达的有效。匿名的须发往 /graphql/anonymous，只保存日期，不记录来源。' +
      'Anybody who sees the posting, by name or anonymous; what is anonymous goes to /graphql/anonymous, and its day alone is kept. Rule U4. ' +
      'Errors: POSTING_UNKNOWN, POSTING_OVER, POSTING_NOT_RUNNING, OWN_OBJECTION, OWN_POSTING, OBJECTOR_OTHER, INPUT_INVALID, ANONYMOUS_ADDRESS, TICKET_NEEDED, TICKET_OLD, EFFORT_MISSING, EFFORT_GROWN.',
    resolve: (_, { input: { posting, objector, proof, ...input } }, context) =>
      object(context, POSTINGS, {
        ...input,
        posting: posting.id,
        application: null,
        objector: objector ?? null,
        proof: proof ?? null,
      }),
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
      'FINDING_UNJUDGED, SECTIONS_UNJUDGED, SECTION_JUDGED_TWICE, SECTION_ABSENT, NOTHING_TO_MEND, REASON_MISSING, WINDOW_NOT_OPEN, WINDOW_CLOSED.',
    resolve: (_, { input: { key, objection, judgements, ...input } }, context) => {
      const body = { ...input, objection: objection.id, judgements: judgements ?? [] };
      return answered(context, { key, mutation: 'decideObjection', body }, decide, async (answer) => {
        const one = await loadObjection(context.table, answer.objection);
        if (!one) throw postingRefusals.OBJECTION_UNKNOWN();
        return one;
      });
    },
  }),
  revealObjector: t.fieldWithInput({
    type: 'String',
    input: {
      objection: t.input.globalID({ required: true, for: [objectionRef], description: '异议。' }),
      reason: t.input.string({ required: true, description: '事由，最多200字。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER', 'COMMITTEE_OFFICE'] },
    description:
      '查看实名异议人的完整联系电话，以便核查答复：办理该异议的单位或评委会办事机构经办人；每次查看均记入异议的记录，重复的键也另记一次。' +
      'Each view is audited, a repeated key as well. Rules U4, P7, V1. Errors: OBJECTION_UNKNOWN, OWN_POSTING, OBJECTOR_UNNAMED, INPUT_INVALID, VERSION_STALE.',
    resolve: async (_, { input: { key, objection, reason } }, context) => {
      const body = { objection: objection.id, reason };
      // Shown once more it is another view: judged anew, and an entry of its own.
      return answered(
        context,
        { key, mutation: 'revealObjector', body },
        revealObjector,
        async () => (await revealObjector(context, body)).result,
      );
    },
  }),
  decideObjections: t.fieldWithInput({
    type: [AlikeAnswerType],
    input: {
      objections: t.input.field({ type: [AlikeInput], required: true, description: `异议，至多${MOST_ALIKE}件。` }),
      finding: t.input.field({ type: AlikeFindingEnum, required: true, description: '核查结论，各件相同；可更正的须逐件办理。' }),
      text: t.input.string({ required: true, description: '核查意见，各件相同，最多500字，可分行。' }),
      key: t.input.string({
        required: true,
        description: '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。Rules A5, U4. Errors: KEY_MALFORMED.',
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['UNIT_OFFICER'] },
    description:
      '对内容相同的多件异议记录同一核查结论，逐件办理：本单位经办人。The same finding on many that say the same; one answer a row, each with its own entry. Rules U4, P7. Errors: ALIKE_SIZE, KEY_MALFORMED; each row as decideObjection.',
    resolve: (_, { input: { objections, ...input } }, context) =>
      decideAlike(
        context,
        { ...input, objections: objections.map((one) => ({ ...one, objection: idInRow('Objection', one.objection) })) },
        (own, one) => decide(own, { ...one, judgements: [] }),
      ),
  }),
}));

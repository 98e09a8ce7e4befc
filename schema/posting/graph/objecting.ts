/** Objections in the graph: lodged, followed, listed, decided (U4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { IN_BULK } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { idInRow } from '../../graph/row-id.ts';
import { JudgementInput } from '../../application/graph/returns.ts';
import { revealObjector } from '../actions/reveal.ts';
import { decideAlike, MOST_ALIKE, type AlikeAnswer } from '../actions/alike.ts';
import { decide } from '../actions/decide.ts';
import { object, type Lodged } from '../actions/object.ts';
import { POSTINGS } from '../actions/board.ts';
import { postingRefusals } from '../refusals.ts';
import { loadObjection } from '../store.ts';
import { FindingEnum } from './enums.ts';
import { ObjectionType } from './objection-type.ts';
import { objectionRef, postingRef } from './refs.ts';

export const ObjectorInput = builder.inputType('ObjectorInput', {
  description: manual(
    '实名异议人：登录后提出的为账号本人，书面的由经办人按书面录入。',
    'The person who objects by name: when logged in, the holder of the account; for an objection on paper, as the officer enters it from the paper.',
  ),
  fields: (t) => ({
    name: t.string({
      required: true,
      description: manual('姓名；登录后提出的须与账号姓名一致。', 'The name; when logged in it must be that of the account.'),
    }),
    telephone: t.string({ required: true, description: manual('联系电话。', 'The contact telephone number.') }),
  }),
});

export const LodgedType = builder.objectRef<Lodged>('LodgeObjectionPayload').implement({
  description: manual('异议已受理，供异议人留存。', 'The objection as lodged, for the objector to keep.'),
  fields: (t) => ({
    number: t.string({ description: manual('异议编号。', 'The number of the objection.'), resolve: ({ objection }) => objection.id }),
    code: t.exposeString('code', {
      description: manual('查询码，请妥善保管，凭此查看办理情况。', 'The code; keep it safe, the progress is seen with it.'),
    }),
    dueAt: t.field({
      type: 'Instant',
      description: manual('答复期限。', 'When the answer is due.'),
      resolve: ({ objection }) => objection.dueAt,
    }),
  }),
});

export const AlikeInput = builder.inputType('AlikeObjectionInput', {
  description: manual('一并办理的一件异议。', 'An objection to be decided together with others.'),
  fields: (t) => ({
    objection: t.id({
      required: true,
      description: manual('异议；标识有误的，只该件不予办理。', 'The objection; where its id is wrong, only that row is refused.'),
    }),
    version: t.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') }),
  }),
});

export const AlikeFindingEnum = builder.enumType('AlikeFinding', {
  description: manual('一并办理的核查结论。', 'The finding on objections decided together.'),
  values: {
    DISMISSED: { description: manual('不成立。', 'Dismissed: the objection does not hold.') },
    UPHELD: {
      description: manual(
        '属实：单位公示的，不予推荐；评审结果公示的，从名单中除去。',
        'Upheld: after a unit posting, the application is not recommended; after a posting of results, the person is removed from the roster.',
      ),
    },
  } as const,
});

export const AlikeAnswerType = builder.objectRef<AlikeAnswer>('AlikeAnswer').implement({
  description: manual('一件的结果，次序与所提交的相同。', 'The answer for a row, in the order of the request.'),
  fields: (t) => ({
    number: t.string({ description: manual('异议编号。', 'The number of the objection.'), resolve: ({ objection }) => objection }),
    isDone: t.boolean({ description: manual('已办结。', 'Whether it was decided.'), resolve: ({ refusal }) => refusal === null }),
    refusal: t.field({
      type: RefusalType,
      nullable: true,
      description: manual('未办结的原因；已办结的为空。', 'Why it was not decided; null where it was.'),
      resolve: ({ refusal }) => refusal && { refusal },
    }),
    objection: t.expose('found', {
      type: ObjectionType,
      nullable: true,
      description: manual('办结后的异议；未办结的为空。', 'The objection as decided; null where it was not.'),
    }),
  }),
});

builder.mutationFields((t) => ({
  lodgeObjection: t.fieldWithInput({
    type: LodgedType,
    input: {
      posting: t.input.globalID({ required: true, for: [postingRef], description: manual('公示。', 'The posting.') }),
      text: t.input.string({
        required: true,
        description: manual('异议内容，最多2000字，可分行。', 'What is objected, at most 2000 characters; may have several lines.'),
      }),
      objector: t.input.field({
        type: ObjectorInput,
        required: false,
        description: manual(
          '实名的填写；不填为匿名，系统不保存提出人。',
          'The objector, for an objection by name; without it the objection is anonymous, and the system does not keep who lodged it.',
        ),
      }),
      onPaper: t.input.boolean({
        required: true,
        defaultValue: false,
        description: manual('书面异议，由本单位经办人录入。', 'An objection on paper, entered by an officer of the unit.'),
      }),
      key: t.input.string({
        required: true,
        description: manual(
          '未登录实名的，填受理号（`objectionTicket`）；登录后实名提出的、录入书面异议的，填自定的幂等键。重复的键得到同一件异议。',
          'For an objection by name without logging in, the ticket (`objectionTicket`); by name when logged in, or for an objection entered from paper, a key of the caller’s own. The same key again gives the same objection. Rules A5, U4. Errors: KEY_REUSED, KEY_MALFORMED, TICKET_NEEDED.',
        ),
      }),
      proof: t.input.string({
        required: false,
        description: manual(
          '受理号要求的计算结果：任意文字，使`受理号.结果` 的SHA-256以所要求位数的0开头。',
          'The proof that the ticket asks for: any text for which SHA-256 of `ticket.proof` begins with as many zero bits as required.',
        ),
      }),
    },
    authScopes: { public: true },
    whileBarred: true,
    description: manual(
      '对公示提出异议：对外公示的任何人，单位公示的本单位人员，实名或匿名；公示期最后一刻前到达的有效。匿名的须发往 `/graphql/anonymous`，只保存日期，不记录来源。',
      'Objects to a posting, by name or anonymously: for anybody where it is public, for the people of the unit where it is posted inside it; what arrives before the last moment of the period counts. An anonymous objection must go to `/graphql/anonymous`; its day alone is kept, and where it came from is not recorded. Rule U4. Errors: POSTING_UNKNOWN, POSTING_OVER, POSTING_NOT_RUNNING, OWN_OBJECTION, OWN_POSTING, OBJECTOR_OTHER, INPUT_INVALID, ANONYMOUS_ADDRESS, TICKET_NEEDED, TICKET_OLD, EFFORT_MISSING, EFFORT_GROWN.',
    ),
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
      objection: t.input.globalID({ required: true, for: [objectionRef], description: manual('异议。', 'The objection.') }),
      version: t.input.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') }),
      finding: t.input.field({ type: FindingEnum, required: true, description: manual('核查结论。', 'The finding.') }),
      text: t.input.string({
        required: true,
        description: manual('核查意见，最多500字，可分行。', 'The text of the finding, at most 500 characters; may have several lines.'),
      }),
      judgements: t.input.field({
        type: [JudgementInput],
        required: false,
        description: manual(
          '可更正的，须逐栏提出意见。',
          'The judgement on each section, required for an objection that can be mended. Rule D1.',
        ),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description: manual(
      '记录异议的核查结论：本单位经办人。',
      'Records the finding on an objection: for the officers of the unit. Rules U4, P7. Errors: OBJECTION_UNKNOWN, OWN_POSTING, OBJECTION_ANSWERED, POSTING_NOT_RUNNING, VERSION_STALE, INPUT_INVALID, APPLICATION_MOVED, NOT_IN_STATE, FINDING_UNJUDGED, SECTIONS_UNJUDGED, SECTION_JUDGED_TWICE, SECTION_ABSENT, NOTHING_TO_MEND, REASON_MISSING, WINDOW_NOT_OPEN, WINDOW_CLOSED.',
    ),
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
      objection: t.input.globalID({ required: true, for: [objectionRef], description: manual('异议。', 'The objection.') }),
      reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER', 'COMMITTEE_OFFICE'] },
    description: manual(
      '查看实名异议人的完整联系电话，以便核查答复：办理该异议的单位或评委会办事机构经办人；每次查看均记入异议的记录，重复的键也另记一次。',
      'Shows the whole telephone number of a person who objected by name, to check and answer: for the officers of the unit, or of the committee’s office, that handles the objection. Each view is entered in the record of the objection, a repeated key as well. Rules U4, P7, V1. Errors: OBJECTION_UNKNOWN, OWN_POSTING, OBJECTOR_UNNAMED, INPUT_INVALID, VERSION_STALE.',
    ),
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
      objections: t.input.field({
        type: [AlikeInput],
        required: true,
        description: manual(`异议，至多${MOST_ALIKE}件。`, `The objections, at most ${MOST_ALIKE}.`),
      }),
      finding: t.input.field({
        type: AlikeFindingEnum,
        required: true,
        description: manual(
          '核查结论，各件相同；可更正的须逐件办理。',
          'The finding, the same for all; those that can be mended are decided one at a time.',
        ),
      }),
      text: t.input.string({
        required: true,
        description: manual(
          '核查意见，各件相同，最多500字，可分行。',
          'The text of the finding, the same for all, at most 500 characters; may have several lines.',
        ),
      }),
      key: t.input.string({
        required: true,
        description: manual(
          '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。',
          'The idempotency key (8–64 characters): after an interruption send the same key again; what was done returns its first answer, the rest goes on. Rules A5, U4. Errors: KEY_MALFORMED.',
        ),
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['UNIT_OFFICER'] },
    description: manual(
      '对内容相同的多件异议记录同一核查结论，逐件办理、逐件记录：本单位经办人。',
      'Records the same finding on several objections that say the same, each decided by itself with its own entry in the history: an officer of the unit. Rules U4, P7. Errors: ALIKE_SIZE, KEY_MALFORMED; each row as decideObjection.',
    ),
    resolve: (_, { input: { objections, ...input } }, context) =>
      decideAlike(
        context,
        { ...input, objections: objections.map((one) => ({ ...one, objection: idInRow('Objection', one.objection) })) },
        (own, one) => decide(own, { ...one, judgements: [] }),
      ),
  }),
}));

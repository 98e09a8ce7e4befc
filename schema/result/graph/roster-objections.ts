/** Objections to posted results: lodged by anybody, decided by the office, several at once (R1, U4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { IN_BULK } from '../../core/price.ts';
import { idInRow } from '../../graph/row-id.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { decideAlike, MOST_ALIKE } from '../../posting/actions/alike.ts';
import { object } from '../../posting/actions/object.ts';
import { AlikeAnswerType, AlikeFindingEnum, AlikeInput, LodgedType, ObjectorInput } from '../../posting/graph/objecting.ts';
import { ObjectionType } from '../../posting/graph/objection-type.ts';
import { objectionRef } from '../../posting/graph/refs.ts';
import { postingRefusals } from '../../posting/refusals.ts';
import { loadObjection } from '../../posting/store.ts';
import { ROSTERS } from '../roster/actions/board.ts';
import { decideRosterObjection } from '../roster/actions/decide.ts';
import { rosterRef } from './refs.ts';

builder.mutationFields((t) => ({
  lodgeRosterObjection: t.fieldWithInput({
    type: LodgedType,
    input: {
      roster: t.input.globalID({ required: true, for: [rosterRef], description: manual('评审结果公示。', 'The posting of results.') }),
      application: t.input.globalID({
        required: true,
        for: [applicationRef],
        description: manual(
          '对名单中何人（其申报的标识，见 `RosterLine.applicationId`）。',
          'The person on the roster who is objected to, by the id of their application (`RosterLine.applicationId`).',
        ),
      }),
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
        description: manual('书面异议，由办事机构录入。', 'An objection on paper, entered by the committee’s office.'),
      }),
      key: t.input.string({
        required: true,
        description: manual(
          '未登录实名的，填受理号（`rosterObjectionTicket`）；登录后实名提出的、录入书面异议的，填自定的幂等键。',
          'For an objection by name without logging in, the ticket (`rosterObjectionTicket`); by name when logged in, or for an objection entered from paper, a key of the caller’s own. Rules A5, R2. Errors: KEY_REUSED, KEY_MALFORMED, TICKET_NEEDED.',
        ),
      }),
      proof: t.input.string({
        required: false,
        description: manual('受理号要求的计算结果，同 `lodgeObjection`。', 'The proof that the ticket asks for, as for `lodgeObjection`.'),
      }),
    },
    authScopes: { public: true },
    whileBarred: true,
    description: manual(
      '对评审通过名单中的人员提出异议：任何人，实名或匿名，公示期最后一刻前到达的有效。匿名的须发往 `/graphql/anonymous`，只保存日期，不记录来源。',
      'Objects to a person on the roster of those who passed: for anybody, by name or anonymously; what arrives before the last moment of the posting counts. An anonymous objection must go to `/graphql/anonymous`; its day alone is kept, and where it came from is not recorded. Rule R2. Errors: ROSTER_UNKNOWN, NOT_ON_ROSTER, POSTING_OVER, OWN_OBJECTION, OWN_POSTING, OBJECTOR_OTHER, INPUT_INVALID, ANONYMOUS_ADDRESS, TICKET_NEEDED, TICKET_OLD, EFFORT_MISSING, EFFORT_GROWN.',
    ),
    resolve: (_, { input: { roster, application, objector, proof, ...input } }, context) =>
      object(context, ROSTERS, {
        ...input,
        posting: roster.id,
        application: application.id,
        objector: objector ?? null,
        proof: proof ?? null,
      }),
  }),
  decideRosterObjection: t.fieldWithInput({
    type: ObjectionType,
    input: {
      objection: t.input.globalID({ required: true, for: [objectionRef], description: manual('异议。', 'The objection.') }),
      version: t.input.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') }),
      finding: t.input.field({ type: AlikeFindingEnum, required: true, description: manual('核查结论。', 'The finding.') }),
      text: t.input.string({
        required: true,
        description: manual('核查意见，最多500字，可分行。', 'The text of the finding, at most 500 characters; may have several lines.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE'] },
    description: manual(
      '记录对评审结果公示异议的核查结论：评委会办事机构；属实的，从名单中除去，告知本人和单位，退回岗位空额。',
      'Records the finding on an objection to the result posting: for the office of the committee. Where it is upheld, the person is removed from the roster, the person and the unit are told, and the vacancy is given back. Rules R2, P7. Errors: OBJECTION_UNKNOWN, OWN_POSTING, OWN_APPLICATION, OBJECTION_ANSWERED, OBJECTION_SAME_HANDS, VERSION_STALE, INPUT_INVALID.',
    ),
    resolve: (_, { input: { key, objection, ...input } }, context) => {
      const body = { ...input, objection: objection.id };
      return answered(context, { key, mutation: 'decideRosterObjection', body }, decideRosterObjection, async (answer) => {
        const one = await loadObjection(context.table, answer.objection);
        if (!one) throw postingRefusals.OBJECTION_UNKNOWN();
        return one;
      });
    },
  }),
  decideRosterObjections: t.fieldWithInput({
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
        description: manual('核查结论，各件相同。', 'The finding, the same for all.'),
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
          'The idempotency key (8–64 characters): after an interruption send the same key again; what was done returns its first answer, the rest goes on. Rules A5, R2. Errors: KEY_MALFORMED.',
        ),
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['COMMITTEE_OFFICE'] },
    description: manual(
      '对评审结果公示内容相同的多件异议记录同一核查结论，逐件办理：评委会办事机构。',
      'Records the same finding on several objections to a posting of results that say the same, each decided by itself: the committee’s office. Rules R2, P7. Errors: ALIKE_SIZE, KEY_MALFORMED; each row as decideRosterObjection.',
    ),
    resolve: (_, { input: { objections, ...input } }, context) =>
      decideAlike(
        context,
        { ...input, objections: objections.map((one) => ({ ...one, objection: idInRow('Objection', one.objection) })) },
        decideRosterObjection,
      ),
  }),
}));

/** The mutations of rosters: posting them, their photographs, objections and the findings on them (R1, R2). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { IN_BULK, REQUEST } from '../../core/price.ts';
import { idInRow } from '../../graph/row-id.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { filingRef } from '../../committee/graph/refs.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { found } from '../../identity/graph/types.ts';
import { sessionRef } from '../../evaluation/graph/session/sessions.ts';
import { decideAlike, MOST_ALIKE } from '../../posting/actions/alike.ts';
import { attach, attachmentForm, requestAttachment } from '../../posting/actions/attachments.ts';
import { object } from '../../posting/actions/object.ts';
import { askedOf, ticketFor } from '../../posting/actions/ticket.ts';
import { UploadFormType } from '../../posting/graph/attachments.ts';
import { AlikeAnswerType, AlikeFindingEnum, AlikeInput, LodgedType, ObjectorInput, TicketType } from '../../posting/graph/objecting.ts';
import { ObjectionType } from '../../posting/graph/objection-type.ts';
import { objectionRef } from '../../posting/graph/refs.ts';
import { postingRefusals } from '../../posting/refusals.ts';
import { loadObjection } from '../../posting/store.ts';
import { resultRefusals } from '../refusals.ts';
import { ROSTERS } from '../roster/actions/board.ts';
import { ROSTER_FILES } from '../roster/files.ts';
import { decideRosterObjection } from '../roster/actions/decide.ts';
import { postReinstated } from '../roster/actions/post-anew.ts';
import { postResults } from '../roster/actions/post.ts';
import { loadRoster, rosterOf } from '../roster/store.ts';
import { seesRoster } from '../sight.ts';
import { rosterRef } from './refs.ts';
import { RosterType } from './rosters.ts';

builder.queryField('rosterObjectionTicket', (t) =>
  t.field({
    type: TicketType,
    args: {
      roster: t.arg.globalID({ required: true, for: [rosterRef], description: manual('评审结果公示。', 'The posting of results.') }),
    },
    price: REQUEST,
    authScopes: { public: true },
    description: manual(
      '取得对评审结果公示提出异议的受理号，同 `objectionTicket`；系统不留存任何记录。匿名的请同样发往 `/graphql/anonymous`。',
      'Gets a ticket to object to a posting of results, as `objectionTicket` does; nothing is kept of it. For an anonymous objection send this to `/graphql/anonymous` too. Rule R2. Errors: ROSTER_UNKNOWN.',
    ),
    resolve: async (_, { roster }, context) => {
      const one = await rosterOf(context, roster.id);
      if (!one || !seesRoster(context.actor, one)) throw resultRefusals.ROSTER_UNKNOWN();
      return ticketFor(context, await askedOf(context, one));
    },
  }),
);

const rosterAgain = async (context: Parameters<typeof rosterOf>[0], id: string) => found(await loadRoster(context.table, id));

type MutationFields = Parameters<Parameters<typeof builder.mutationFields>[0]>[0];

/** What every posting of results says: whose, of which cycle, where and how long it hangs. */
function hanging(t: MutationFields) {
  return {
    committee: t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') }),
    cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
    place: t.input.string({
      required: true,
      description: manual('线下公示地点，最多100字。', 'Where it is displayed offline, at most 100 characters.'),
    }),
    days: t.input.int({
      required: false,
      description: manual(
        '公示的工作日数，不少于规定；不填为规定的最短期限。',
        'The number of working days, no fewer than the policy requires; the shortest period it allows where it is left out.',
      ),
    }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
}

builder.mutationFields((t) => ({
  postResults: t.fieldWithInput({
    type: RosterType,
    input: {
      ...hanging(t),
      sessions: t.input.globalIDList({
        required: false,
        for: [sessionRef],
        description: manual(
          '公示哪几次会议的结果；不填为所有已宣布、尚未公示的。',
          'The meetings whose results are posted; all that are announced and not yet posted where it is left out.',
        ),
      }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE'] },
    description: manual(
      '公示评审结果：评委会办事机构；名单为评审会议已宣布通过的人员，未通过的可在公示期内申请复核，均予告知。',
      'Posts the results: for the office of the committee. The roster holds those whom the meetings have announced as passed; those who did not pass may ask for a re-check within the posting; all of them are told. Rules R1, R2, C11. Errors: ROLE_REQUIRED, COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, OWN_APPLICATION, INPUT_INVALID, RESULT_PERIOD, NOTHING_TO_POST, RESULTS_UNANNOUNCED, RESULTS_POSTED, MEETINGS_TOO_MANY, ROSTER_TOO_LARGE, YEAR_WITHOUT_HOLIDAYS.',
    ),
    resolve: (_, { input: { key, committee, cycle, sessions, days, ...input } }, context) => {
      const body = {
        ...input,
        committee: committee.id,
        cycle: cycle ?? null,
        days: days ?? null,
        sessions: sessions?.map(({ id }) => id) ?? null,
      };
      return answered(context, { key, mutation: 'postResults', body }, postResults, ({ roster }) => rosterAgain(context, roster));
    },
  }),
  postReinstated: t.fieldWithInput({
    type: RosterType,
    input: {
      ...hanging(t),
      applications: t.input.globalIDList({
        required: true,
        for: [applicationRef],
        description: manual(
          '经申诉恢复评审结果、不在任何公示名单中的申报，1至20件。',
          'The applications whose results were restored on appeal and which are on no posted roster, 1 to 20.',
        ),
      }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE'] },
    description: manual(
      '补充公示：评委会办事机构；申报被取消后经申诉恢复的评审通过人员，单独列名单，公示期、异议、资格文件与其他名单相同。',
      'A supplementary posting: for the office of the committee. Those who passed and whose cancelled application an appeal has restored are put on a roster of their own, with the same period, objections and title document as any other roster. Rules R1, V2. Errors: ROLE_REQUIRED, COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, OWN_APPLICATION, INPUT_INVALID, RESULT_PERIOD, ANEW_COUNT, ANEW_UNKNOWN, ANEW_NOT_PASSED, ANEW_UNPOSTED, ANEW_STANDS, BUSY, YEAR_WITHOUT_HOLIDAYS.',
    ),
    resolve: (_, { input: { key, committee, cycle, applications, days, ...input } }, context) => {
      const body = {
        ...input,
        committee: committee.id,
        cycle: cycle ?? null,
        days: days ?? null,
        applications: applications.map(({ id }) => id),
      };
      return answered(context, { key, mutation: 'postReinstated', body }, postReinstated, ({ roster }) => rosterAgain(context, roster));
    },
  }),
  requestRosterUpload: t.fieldWithInput({
    type: UploadFormType,
    input: {
      roster: t.input.globalID({ required: true, for: [rosterRef], description: manual('评审结果公示。', 'The posting of results.') }),
      contentType: t.input.string({
        required: true,
        description: manual('类型：application/pdf、image/jpeg 或 image/png。', 'The type: application/pdf, image/jpeg or image/png.'),
      }),
      size: t.input.int({
        required: true,
        description: manual('字节数；表单不接受更大的文件。', 'The size in bytes; the form takes no larger file.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE'] },
    description: manual(
      '索取现场公示照片的上传表单：评委会办事机构。',
      'Requests the upload form for a photograph of the display: the committee’s office. Rules A3, R1. Errors: ROLE_REQUIRED, ROSTER_UNKNOWN, PROOF_TYPE, PROOF_SIZE.',
    ),
    resolve: (_, { input: { key, roster, ...input } }, context) => {
      const body = { ...input, of: roster.id };
      return answered(
        context,
        { key, mutation: 'requestRosterUpload', body },
        (own) => requestAttachment(own, ROSTER_FILES, body),
        (answer) => attachmentForm(context, ROSTER_FILES, answer, body),
      );
    },
  }),
  confirmRosterUpload: t.fieldWithInput({
    type: RosterType,
    input: {
      roster: t.input.globalID({ required: true, for: [rosterRef], description: manual('评审结果公示。', 'The posting of results.') }),
      upload: t.input.string({ required: true, description: manual('上传号。', 'The id of the upload.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE'] },
    description: manual(
      '核验并附上现场公示照片：评委会办事机构。',
      'Checks the photograph of the display and attaches it: the committee’s office. Rules A3, R1. Errors: ROLE_REQUIRED, ROSTER_UNKNOWN, PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED, ATTACHMENTS_FULL, UPLOAD_TAKEN.',
    ),
    resolve: (_, { input: { key, roster, upload } }, context) => {
      const body = { of: roster.id, upload, kind: 'DISPLAY' as const };
      return answered(
        context,
        { key, mutation: 'confirmRosterUpload', body },
        (own) => attach(own, ROSTER_FILES, body),
        ({ of }) => rosterAgain(context, of),
      );
    },
  }),
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

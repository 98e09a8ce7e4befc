/** The mutations of rosters: posting them, their photographs, objections and the findings on them (R1, R2). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { REQUEST } from '../../core/price.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { filingRef } from '../../committee/graph/refs.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { found } from '../../identity/graph/types.ts';
import { sessionRef } from '../../evaluation/graph/session/sessions.ts';
import { attach, attachmentForm, requestAttachment } from '../../posting/actions/attachments.ts';
import { askedOf, ticketFor } from '../../posting/actions/ticket.ts';
import { UploadFormType } from '../../graph/upload.ts';
import { TicketType } from '../../posting/graph/objections.ts';
import { resultRefusals } from '../refusals.ts';
import { ROSTER_FILES } from '../roster/files.ts';
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
}));

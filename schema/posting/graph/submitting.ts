/** Submitting, in the graph: it may begin a supplementary posting, so it stands with the postings (A5, D9, U7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { KEY_DESCRIPTION, once } from '../../core/once.ts';
import { submit } from '../../application/actions/submit.ts';
import { SectionNameEnum } from '../../application/graph/enums.ts';
import { loadedHead } from '../../application/graph/loaded.ts';
import { applicationRef, ApplicationType, headOf, SubmissionType } from '../../application/graph/types.ts';
import type { Application, Submission } from '../../application/model.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { loadSubmission } from '../../application/store.ts';
import { supplementing } from '../actions/supplement.ts';

const SubmitPayload = builder.objectRef<{ application: Application; submission: Submission }>('SubmitApplicationPayload').implement({
  description: manual('提交结果。', 'The result of submitting.'),
  fields: (t) => ({
    application: t.expose('application', { type: ApplicationType, description: manual('申报。', 'The application.') }),
    submission: t.expose('submission', {
      type: SubmissionType,
      description: manual('本次提交；重复的键得到第一次的结果。', 'This submission; a repeated key gives the first result.'),
    }),
  }),
});

const UnchangedInput = builder.inputType('UnchangedInput', {
  description: manual(
    '要求修改而没有改动的一栏及理由。',
    'A section that was to be mended and was left as it was, with the reason. Rule D9.',
  ),
  fields: (t) => ({
    section: t.field({ type: SectionNameEnum, required: true, description: manual('栏。', 'The section.') }),
    reason: t.string({ required: true, description: manual('理由，最多300字。', 'The reason, at most 300 characters.') }),
  }),
});

builder.mutationField('submitApplication', (t) =>
  t.fieldWithInput({
    type: SubmitPayload,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
      version: t.input.int({ required: true, description: manual('申报的版本。', 'The version of the application. Rule A4.') }),
      unchanged: t.input.field({
        type: [UnchangedInput],
        required: true,
        defaultValue: [],
        description: manual(
          '退回后重新提交的：要求修改而没有改动的各栏及理由；已改动的不列。',
          'When sending a returned application again: the sections that were to be mended and were not changed, each with the reason; changed ones are not listed. Rule D9.',
        ),
      }),
      key: t.input.string({ required: true, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description: manual(
      '提交申报：申报人本人，以请求到达时刻为准，迟一毫秒即逾期；不符合条件的一次列明全部原因。审核部门退回后更正了已公示内容的，随即补充公示。',
      'Submits an application: for the applicant alone. The instant at which the request arrives counts, and a millisecond late is late; where conditions are not met, all reasons are told at once. Where an authority had returned it and something already posted was changed, that is posted again at once. Rules A5, A6, C1, C6, D9, U7. Errors: APPLICATION_UNKNOWN, NOT_IN_STATE, VERSION_STALE, WINDOW_NOT_OPEN, WINDOW_CLOSED, NOT_ELIGIBLE, TITLE_RECOMMENDED, NOT_MENDED, NOT_TO_MEND, MENDED_AFTER_ALL, INPUT_INVALID.',
    ),
    resolve: async (_, { input: { key, application, version, unchanged } }, context) => {
      const input = { application: application.id, version, unchanged };
      const { answer, result } = await once(context, { key, mutation: 'submitApplication', body: input }, (own) =>
        submit(own, input, supplementing),
      );
      if (result) return { application: headOf(result.file), submission: result.submission };
      const first = await loadSubmission(context.table, answer.application, answer.number);
      if (!first) throw applicationRefusals.SUBMISSION_UNKNOWN({ number: answer.number });
      return { application: await loadedHead(context, answer.application), submission: first };
    },
  }),
);

/** The mutations of work summaries: the office files, the bureau gives back (R5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { filingRef, partsOf } from '../../committee/graph/refs.ts';
import { found } from '../../identity/graph/types.ts';
import { UploadFormType } from '../../graph/upload.ts';
import { fileSummary, requestSummaryUpload, returnSummary, summaryForm } from '../summaries/actions.ts';
import { PARTS } from '../summaries/model.ts';
import { loadSummary } from '../summaries/store.ts';
import { summaryRef } from './refs.ts';
import { SummaryType } from './summaries.ts';

const ContentInput = builder.inputType('WorkSummaryContent', {
  description: manual('工作总结的内容，各部分均须填写。', 'The content of a work summary; every part is required. Rule R5.'),
  fields: (t) => ({
    done: t.string({
      required: true,
      description: manual(`工作情况，最多${PARTS.done}字。`, `What was done, at most ${PARTS.done} characters.`),
    }),
    problems: t.string({
      required: true,
      description: manual(`存在问题，最多${PARTS.problems}字。`, `What problems there are, at most ${PARTS.problems} characters.`),
    }),
    suggestions: t.string({
      required: true,
      description: manual(`意见建议，最多${PARTS.suggestions}字。`, `What is suggested, at most ${PARTS.suggestions} characters.`),
    }),
  }),
});

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const committee = t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') });
  return {
    requestSummaryUpload: t.fieldWithInput({
      type: UploadFormType,
      input: {
        committee,
        contentType: t.input.string({
          required: true,
          description: manual('类型：application/pdf、image/jpeg 或 image/png。', 'The type: application/pdf, image/jpeg or image/png.'),
        }),
        size: t.input.int({
          required: true,
          description: manual('字节数；表单不接受更大的文件。', 'The size in bytes; the form takes no larger file.'),
        }),
        key,
      },
      authScopes: { role: ['COMMITTEE_OFFICE'] },
      description: manual(
        '索取工作总结签章扫描件的上传表单：评委会办事机构。',
        'Requests the upload form for the scan of the signed work summary: the committee’s office. Rules A3, R5. Errors: ROLE_REQUIRED, COMMITTEE_UNKNOWN, PROOF_TYPE, PROOF_SIZE.',
      ),
      resolve: (_, { input: { key: own, committee: of, ...wanted } }, context) => {
        const body = { ...wanted, committee: of.id };
        return answered(context, { key: own, mutation: 'requestSummaryUpload', body }, requestSummaryUpload, (answer) =>
          summaryForm(context, answer, body),
        );
      },
    }),
    fileWorkSummary: t.fieldWithInput({
      type: SummaryType,
      input: {
        committee,
        cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
        version: t.input.int({
          required: true,
          description: manual('所见版本；首次报送为0。', 'The version that was seen; 0 for the first filing. Rule A4.'),
        }),
        content: t.input.field({ type: ContentInput, required: true, description: manual('内容。', 'The content.') }),
        scan: t.input.string({
          required: false,
          description: manual(
            '签章扫描件的上传号；没有的不填。',
            'The number of the upload of the scan of the signed document; left out where there is none.',
          ),
        }),
        key,
      },
      authScopes: { role: ['COMMITTEE_OFFICE'] },
      description: manual(
        '报送年度工作总结：评委会办事机构；报送时的数据和已印发的附花名册的文件由系统附上。逾期的照收并注明；被退回的可重新报送。',
        'Files the work summary of the year: for the office of the committee. The figures of that instant and the documents issued, with their rosters, are attached by the system. A late one is taken and marked as late; one sent back may be filed again. Rules R5, C3. Errors: ROLE_REQUIRED, COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, INPUT_INVALID, SUMMARY_NOT_IN_STATE, VERSION_STALE, PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED.',
      ),
      resolve: (_, { input: { key: own, committee: of, cycle, scan, ...input } }, context) => {
        const body = { ...input, committee: of.id, cycle: cycle ?? null, scan: scan ?? null };
        return answered(context, { key: own, mutation: 'fileWorkSummary', body }, fileSummary, async (answer) =>
          found(await loadSummary(context.table, answer)),
        );
      },
    }),
    returnWorkSummary: t.fieldWithInput({
      type: SummaryType,
      input: {
        summary: t.input.globalID({ required: true, for: [summaryRef], description: manual('工作总结。', 'The work summary.') }),
        version: t.input.int({ required: true, description: manual('所见版本。', 'The version as seen. Rule A4.') }),
        reason: t.input.string({
          required: true,
          description: manual('理由，最多500字；告知办事机构。', 'The reason, at most 500 characters; the office is told.'),
        }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '退回工作总结：市人社局；办事机构修改后重新报送。',
        'Returns a work summary: the bureau; the office mends it and files it again. Rule R5. Errors: ROLE_REQUIRED, SUMMARY_UNKNOWN, SUMMARY_UNRETURNED, VERSION_STALE, INPUT_INVALID.',
      ),
      resolve: (_, { input: { key: own, summary, ...input } }, context) => {
        const { committee: of, rest: cycle } = partsOf(summary.id);
        const body = { ...input, committee: of, cycle };
        return answered(context, { key: own, mutation: 'returnWorkSummary', body }, returnSummary, async (answer) =>
          found(await loadSummary(context.table, answer)),
        );
      },
    }),
  };
});

/** A bureau enters results by workbook: template, upload, dry run, run (E9, E12). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, goingOn, KEY_DESCRIPTION, WHOLE_KEY_DESCRIPTION } from '../../core/once.ts';
import type { Context } from '../../core/context.ts';
import { importRef, ImportType, WORKBOOK_ERRORS } from '../../identity/graph/import.ts';
import { found, organisationRef } from '../../identity/graph/types.ts';
import { ROWS_A_CALL } from '../../identity/import/run.ts';
import { loadImport } from '../../identity/import/store.ts';
import { beginResultImport, checkResultImport, runResultImport } from '../results/import/run.ts';

const again = (context: Context) => async (answer: { import: string }) => found(await loadImport(context.table, answer.import));

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const one = t.input.globalID({ required: true, for: [importRef], description: manual('导入任务。', 'The import.') });
  const bureau = { authScopes: { role: ['BUREAU_OFFICER' as const] } };
  return {
    beginResultImport: t.fieldWithInput({
      type: ImportType,
      input: {
        bureau: t.input.globalID({
          required: true,
          for: [organisationRef],
          description: manual('本市人社局。', 'The bureau of the city.'),
        }),
        key,
      },
      ...bureau,
      description: manual(
        '发起批量录入本市以外评委会的评审结果：市人社局；按模板填写后用 `upload` 表单上传，各行可依据不同文件。',
        'Begins entering results of committees outside the city in bulk: for the bureau; the template is filled in and uploaded with the `upload` form, and each row may rest on a different document. Rules E9, E12. Errors: ROLE_REQUIRED.',
      ),
      resolve: (_, { input }, context) =>
        answered(
          context,
          { key: input.key, mutation: 'beginResultImport', body: { bureau: input.bureau.id } },
          beginResultImport,
          again(context),
        ),
    }),
    checkResultImport: t.fieldWithInput({
      type: ImportType,
      input: { import: one, key },
      ...bureau,
      description: manual(
        '检查上传的工作簿，逐行说明问题，不录入任何结果：发起人。',
        `Checks the uploaded workbook, tells the problems row by row and enters no result: for the officer who began it. Rules E9, E12. Errors: IMPORT_UNKNOWN, IMPORT_BEGUN, IMPORT_NOT_UPLOADED, IMPORT_EMPTY, IMPORT_FILE_CHANGED, ${WORKBOOK_ERRORS}.`,
      ),
      resolve: (_, { input }, context) =>
        answered(
          context,
          { key: input.key, mutation: 'checkResultImport', body: { import: input.import.id } },
          checkResultImport,
          again(context),
        ),
    }),
    runResultImport: t.fieldWithInput({
      type: ImportType,
      input: {
        import: one,
        onlyRight: t.input.boolean({
          required: true,
          defaultValue: false,
          description: manual(
            '有不符合要求的行时，是否只录入其余各行。',
            'Whether to enter only the other rows where some do not meet the requirements.',
          ),
        }),
        key: t.input.string({ required: false, description: WHOLE_KEY_DESCRIPTION }),
      },
      ...bureau,
      description: manual(
        `录入下一批（至多${ROWS_A_CALL}行）并告知申报人，直至 state 为 DONE：发起人；中断后再次调用即继续，不会重复录入。`,
        `Enters the next batch (at most ${ROWS_A_CALL} rows) and tells the applicants, to be called until state is DONE: for the officer who began it; called again after a break it goes on, and enters no result twice. Rules E9, E12. Errors: IMPORT_UNKNOWN, IMPORT_UNCHECKED, IMPORT_HAS_PROBLEMS, IMPORT_FILE_CHANGED.`,
      ),
      resolve: (_, { input }, context) => {
        const body = { import: input.import.id, onlyRight: input.onlyRight };
        return goingOn(context, { key: input.key, mutation: 'runResultImport', body }, runResultImport, again(context));
      },
    }),
  };
});

/** The bureau's mutations on imports of committees (C12). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import type { Context } from '../../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../../core/once.ts';
import { WORKBOOK_ERRORS } from '../../../identity/graph/import.ts';
import { beginCommitteeImport, checkCommitteeImport, runCommitteeImport } from '../../actions/annex/importing.ts';
import { annexRefusals } from '../../annex/refusals.ts';
import { loadCommitteeImport } from '../../annex/store.ts';
import { draftRef } from '../types.ts';
import { committeeImportRef, CommitteeImportType } from './index.ts';
import { ReplacesEnum } from './types.ts';

async function again({ table }: Context, id: string) {
  const one = await loadCommitteeImport(table, id);
  if (!one) throw annexRefusals.COMMITTEE_IMPORT_UNKNOWN();
  return one;
}

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const one = t.input.globalID({
    required: true,
    for: [committeeImportRef],
    description: manual('评委会导入任务。', 'The import of committees.'),
  });
  const bureau = { authScopes: { role: ['BUREAU_OFFICER' as const] } };
  return {
    beginCommitteeImport: t.fieldWithInput({
      type: CommitteeImportType,
      input: { draft: t.input.globalID({ required: true, for: [draftRef], description: manual('草稿。', 'The draft.') }), key },
      ...bureau,
      description: manual(
        '发起以工作簿导入评委会：市人社局；用 `upload` 表单上传附件1或按模板填写的工作簿。',
        'Begins an import of committees by workbook: for the bureau; Annex 1 or a workbook filled in by the template is uploaded with the `upload` form. Rules C12, C8. Errors: DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE.',
      ),
      resolve: (_, { input }, context) =>
        answered(
          context,
          { key: input.key, mutation: 'beginCommitteeImport', body: { draft: input.draft.id } },
          beginCommitteeImport,
          (answer) => again(context, 'import' in answer ? answer.import : ''),
        ),
    }),
    checkCommitteeImport: t.fieldWithInput({
      type: CommitteeImportType,
      input: { import: one, key },
      ...bureau,
      description: manual(
        '检查上传的工作簿，逐行说明读到的内容、问题和存疑之处，不改动草稿：市人社局。',
        `Checks the uploaded workbook and tells, row by row, what was read, what is wrong and what is in doubt; the draft is not changed. For the bureau. Rules C12, C8. Errors: COMMITTEE_IMPORT_UNKNOWN, DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE, ANNEX_DONE, ANNEX_NOT_UPLOADED, ANNEX_EMPTY, ANNEX_FILE_CHANGED, VERSION_STALE, ${WORKBOOK_ERRORS}.`,
      ),
      resolve: (_, { input }, context) =>
        answered(
          context,
          { key: input.key, mutation: 'checkCommitteeImport', body: { import: input.import.id } },
          checkCommitteeImport,
          () => again(context, input.import.id),
        ),
    }),
    runCommitteeImport: t.fieldWithInput({
      type: CommitteeImportType,
      input: {
        import: one,
        version: t.input.int({ required: true, description: manual('所见的草稿版本。', 'The version of the draft as seen. Rule A4.') }),
        replaces: t.input.field({
          type: ReplacesEnum,
          required: true,
          defaultValue: 'ANNEX',
          description: manual('替换的范围。', 'Which committees are replaced.'),
        }),
        skipWrong: t.input.boolean({
          required: true,
          defaultValue: false,
          description: manual(
            '有不符合要求的行时，是否跳过；草稿中与其同名或同号的保持不变。',
            'Whether to skip rows that do not meet the requirements; committees of the draft with the same name or number stay as they are.',
          ),
        }),
        key,
      },
      ...bureau,
      description: manual(
        '将检查过的各行一次写入草稿的“评审委员会”部分，与 `saveAnnouncement` 相同；已提出的发布须重新提出：市人社局。',
        'Writes all rows that were checked into the part “Review committees” of the draft at once, as `saveAnnouncement` does; a publication already proposed must be proposed anew. For the bureau. Rules C12, C8, A4. Errors: COMMITTEE_IMPORT_UNKNOWN, DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE, VERSION_STALE, ANNEX_UNCHECKED, ANNEX_DONE, ANNEX_HAS_PROBLEMS, ANNEX_NOTHING_RIGHT, ANNEX_FILE_CHANGED, ANNEX_TOO_LARGE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(
          context,
          { key: own, mutation: 'runCommitteeImport', body: { ...input, import: input.import.id } },
          runCommitteeImport,
          () => again(context, input.import.id),
        ),
    }),
  };
});

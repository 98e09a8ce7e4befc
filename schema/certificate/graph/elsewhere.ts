/** What other authorities have conferred, in the graph: entered by the bureau, with the review form of each (R3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { IN_BULK } from '../../core/price.ts';
import { idInRow } from '../../graph/row-id.ts';
import { MOST_ROWS } from '../../review/actions/bulk.ts';
import { answersTo, BulkPayload } from '../../review/graph/bulk.ts';
import { recordConferrals } from '../../result/documents/actions/elsewhere.ts';
import { formElsewhere } from '../actions/certify.ts';

const ConferralRowInput = builder.inputType('ConferralRowInput', {
  description: manual('一件。', 'A case.'),
  fields: (t) => ({
    application: t.id({
      required: true,
      description: manual(
        '申报；标识有误的，只该件不予办理。',
        'The application; where its id is wrong, only this case is not carried out.',
      ),
    }),
    version: t.int({ required: true, description: manual('所见的申报版本。', 'The version of the application as seen. Rule A4.') }),
  }),
});

builder.mutationFields((t) => ({
  recordConferrals: t.fieldWithInput({
    type: BulkPayload,
    input: {
      document: t.input.string({
        required: true,
        description: manual('资格文件的文号，最多60字。', 'The number of the title document, at most 60 characters.'),
      }),
      issuer: t.input.string({
        required: true,
        description: manual('发文机关，最多100字。', 'The authority that issued it, at most 100 characters.'),
      }),
      issuedOn: t.input.field({ type: 'Day', required: true, description: manual('印发日期。', 'The day of issue.') }),
      from: t.input.field({ type: 'Day', required: true, description: manual('资格起算日。', 'The day from which the titles count.') }),
      rows: t.input.field({
        type: [ConferralRowInput],
        required: true,
        description: manual(`至多${MOST_ROWS}件。`, `At most ${MOST_ROWS} rows.`),
      }),
      dryRun: t.input.boolean({
        required: true,
        defaultValue: true,
        description: manual('试办：只判断，不写入。默认试办。', 'A dry run: it only judges and writes nothing. The default is a dry run.'),
      }),
      key: t.input.string({
        required: true,
        description: manual(
          '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。',
          'The idempotency key (8–64 characters): sent again with the same key after a break, what was done returns its first result and the rest goes on. Rules A5, D8. Errors: KEY_MALFORMED.',
        ),
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '登记外机关（省级等）印发的资格文件，逐件载入职称档案，逐行答复：市人社局。',
      'Enters title documents issued by another authority (of the province, for instance) in the record of titles, with one answer a row: for the bureau. Rules R3, D8. Errors: INPUT_INVALID, BULK_SIZE, KEY_MALFORMED; each row its own, RESULT_OF_HERE and ISSUED_IN_FUTURE among them.',
    ),
    resolve: async (_, { input: { rows, ...input } }, context) => {
      const typed = rows.map(({ application, ...row }) => ({ ...row, application: idInRow('Application', application) }));
      const done = await recordConferrals(context, { ...input, rows: typed }, formElsewhere);
      return { dryRun: input.dryRun, rows: answersTo(rows, done) };
    },
  }),
}));

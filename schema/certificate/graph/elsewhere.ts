/** What other authorities have conferred, in the graph: entered by the bureau, with the review form of each (R3). */
import { builder } from '../../builder.ts';
import { IN_BULK } from '../../core/price.ts';
import { idInRow } from '../../graph/row-id.ts';
import { MOST_ROWS } from '../../review/actions/bulk.ts';
import { answersTo, BulkPayload } from '../../review/graph/bulk.ts';
import { recordConferrals } from '../../result/documents/actions/elsewhere.ts';
import { formElsewhere } from '../actions/certify.ts';

const ConferralRowInput = builder.inputType('ConferralRowInput', {
  description: '一件。',
  fields: (t) => ({
    application: t.id({ required: true, description: '申报；标识有误的，只该件不予办理。' }),
    version: t.int({ required: true, description: '所见的申报版本。Rule A4.' }),
  }),
});

builder.mutationFields((t) => ({
  recordConferrals: t.fieldWithInput({
    type: BulkPayload,
    input: {
      document: t.input.string({ required: true, description: '资格文件的文号，最多60字。The number of the document.' }),
      issuer: t.input.string({ required: true, description: '发文机关，最多100字。Who has issued it.' }),
      issuedOn: t.input.field({ type: 'Day', required: true, description: '印发日期。The day of issue.' }),
      from: t.input.field({ type: 'Day', required: true, description: '资格起算日。From which day the titles count.' }),
      rows: t.input.field({ type: [ConferralRowInput], required: true, description: `至多${MOST_ROWS}件。` }),
      dryRun: t.input.boolean({ required: true, defaultValue: true, description: '试办：只判断，不写入。默认试办。' }),
      key: t.input.string({
        required: true,
        description: '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。Rules A5, D8. Errors: KEY_MALFORMED.',
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '登记外机关（省级等）印发的资格文件，逐件载入职称档案：市人社局。What another authority has issued enters the record, one answer a row. Rules R3, D8. ' +
      'Errors: INPUT_INVALID, BULK_SIZE, KEY_MALFORMED; each row its own, RESULT_OF_HERE and ISSUED_IN_FUTURE among them.',
    resolve: async (_, { input: { rows, ...input } }, context) => {
      const typed = rows.map(({ application, ...row }) => ({ ...row, application: idInRow('Application', application) }));
      const done = await recordConferrals(context, { ...input, rows: typed }, formElsewhere);
      return { dryRun: input.dryRun, rows: answersTo(rows, done) };
    },
  }),
}));

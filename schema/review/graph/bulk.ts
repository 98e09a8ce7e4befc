/** Many decisions in one call, rehearsed or done (D8). */
import { builder } from '../../builder.ts';
import { IN_BULK } from '../../core/price.ts';
import { idInRow } from '../../graph/row-id.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { JudgementInput } from '../../application/graph/returns.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { decideInBulk, MOST_ROWS, type RowAnswer } from '../actions/bulk.ts';
import type { ReviewAction } from '../actions/decisions.ts';

const BulkActionEnum = builder.enumType('BulkAction', {
  description: '批量办理的事项。Rule D8.',
  values: {
    ACCEPT: { description: '接收' },
    RETURN: { description: '退回修改' },
    REFUSE: { description: '不予通过' },
    RECOMMEND: { description: '推荐' },
    APPROVE: { description: '部门审核通过' },
    PASS: { description: '集中复审通过' },
  } satisfies Record<ReviewAction, object>,
});

export const BulkRowInput = builder.inputType('BulkRowInput', {
  description: '批量办理的一件。',
  fields: (t) => ({
    application: t.id({ required: true, description: '申报；标识有误的，只该件不予办理。' }),
    version: t.int({ required: true, description: '所见的申报版本。Rule A4.' }),
  }),
});

/** The answers with the ids as they were sent, in the order of the request. */
export function answersTo(rows: readonly { application: string }[], answers: readonly RowAnswer[]): OwnAnswer[] {
  return answers.map((answer, index) => ({ ...answer, id: rows[index]?.application ?? '' }));
}
type OwnAnswer = RowAnswer & { id: string };

const BulkAnswerType = builder.objectRef<OwnAnswer>('BulkAnswer').implement({
  description: '一件的结果。One answer a row.',
  fields: (t) => ({
    id: t.exposeID('id', { description: '申报的标识。' }),
    isDone: t.boolean({
      description: '已办理；试办的为可以办理。Done, or in a dry run: would be done.',
      resolve: ({ refusal }) => refusal === null,
    }),
    refusal: t.field({
      type: RefusalType,
      nullable: true,
      description: '未办理的原因。',
      resolve: ({ refusal }) => refusal && { refusal },
    }),
    application: t.expose('head', { type: ApplicationType, nullable: true, description: '办理后的申报；未办理的为空。' }),
  }),
});

type Bulk = { rows: readonly OwnAnswer[]; dryRun: boolean };

export const BulkPayload = builder.objectRef<Bulk>('BulkPayload').implement({
  description: '批量办理结果，次序与所提交的相同。In the order of the request. Rule D8.',
  fields: (t) => ({
    isDryRun: t.boolean({ description: '是否为试办（未写入）。', resolve: ({ dryRun }) => dryRun }),
    done: t.int({ description: '已办（可办）件数。', resolve: ({ rows }) => rows.filter(({ refusal }) => !refusal).length }),
    refused: t.int({ description: '未办件数。', resolve: ({ rows }) => rows.filter(({ refusal }) => refusal).length }),
    rows: t.field({ type: [BulkAnswerType], description: '逐件结果。', resolve: ({ rows }) => [...rows] }),
  }),
});

builder.mutationField('reviewInBulk', (t) =>
  t.fieldWithInput({
    type: BulkPayload,
    input: {
      action: t.input.field({ type: BulkActionEnum, required: true, description: '事项。' }),
      rows: t.input.field({ type: [BulkRowInput], required: true, description: `至多${MOST_ROWS}件。` }),
      opinion: t.input.string({ required: true, description: '意见，各件相同，最多500字。' }),
      judgements: t.input.field({ type: [JudgementInput], required: false, description: '退回的，逐栏意见，各件相同。Rule D1.' }),
      remark: t.input.string({ required: false, description: '部门审核通过的，备注，各件相同。' }),
      dryRun: t.input.boolean({ required: true, defaultValue: true, description: '试办：只判断，不写入。默认试办。' }),
      key: t.input.string({
        required: true,
        description: '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。Rules A5, D8. Errors: KEY_MALFORMED.',
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
    description:
      '批量办理：逐件判断、逐件记录，一件不成不影响其他。Each row its own transaction and its own entry in the history. Rule D8. Errors: BULK_SIZE, KEY_MALFORMED; each row its own.',
    resolve: async (_, { input: { rows, judgements, remark, ...input } }, context) => {
      const decided = await decideInBulk(context, {
        ...input,
        rows: rows.map(({ application, version }) => ({ application: idInRow('Application', application), version })),
        judgements: judgements ?? [],
        remark: remark ?? '',
      });
      return { dryRun: input.dryRun, rows: answersTo(rows, decided) };
    },
  }),
);

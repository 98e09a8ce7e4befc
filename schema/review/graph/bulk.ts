/** Many decisions in one call, rehearsed or done (D8). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { IN_BULK } from '../../core/price.ts';
import { idInRow } from '../../graph/row-id.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { JudgementInput } from '../../application/graph/returns.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { decideInBulk, MOST_ROWS, type RowAnswer } from '../actions/bulk.ts';
import type { ReviewAction } from '../actions/decisions.ts';

const BulkActionEnum = builder.enumType('BulkAction', {
  description: manual('批量办理的事项。', 'What is done in bulk. Rule D8.'),
  values: {
    ACCEPT: { description: manual('接收。', 'Accept.') },
    RETURN: { description: manual('退回修改。', 'Return, to be mended.') },
    REFUSE: { description: manual('不予通过。', 'To refuse.') },
    RECOMMEND: { description: manual('推荐。', 'Recommend.') },
    APPROVE: { description: manual('部门审核通过。', 'Approve, at the department.') },
    PASS: { description: manual('集中复审通过。', 'Pass, in the central re-review.') },
  } satisfies Record<ReviewAction, object>,
});

export const BulkRowInput = builder.inputType('BulkRowInput', {
  description: manual('批量办理的一件。', 'A row of what is done in bulk.'),
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

/** The answers with the ids as they were sent, in the order of the request. */
export function answersTo(rows: readonly { application: string }[], answers: readonly RowAnswer[]): OwnAnswer[] {
  return answers.map((answer, index) => ({ ...answer, id: rows[index]?.application ?? '' }));
}
type OwnAnswer = RowAnswer & { id: string };

const BulkAnswerType = builder.objectRef<OwnAnswer>('BulkAnswer').implement({
  description: manual('一件的结果，每件各一。', 'The answer for a row; there is one for each.'),
  fields: (t) => ({
    applicationId: t.exposeID('id', { description: manual('申报的标识。', 'The id of the application.') }),
    isDone: t.boolean({
      description: manual('已办理；试办的为可以办理。', 'Whether it was done; in a dry run, whether it could be done.'),
      resolve: ({ refusal }) => refusal === null,
    }),
    refusal: t.field({
      type: RefusalType,
      nullable: true,
      description: manual('未办理的原因；已办理的为空。', 'Why it was not done; null where it was.'),
      resolve: ({ refusal }) => refusal && { refusal },
    }),
    application: t.expose('head', {
      type: ApplicationType,
      nullable: true,
      description: manual('办理后的申报；未办理的为空。', 'The application afterwards; null where it was not done.'),
    }),
  }),
});

type Bulk = { rows: readonly OwnAnswer[]; dryRun: boolean };

export const BulkPayload = builder.objectRef<Bulk>('BulkPayload').implement({
  description: manual('批量办理结果，次序与所提交的相同。', 'The result of doing it in bulk, in the order of the request. Rule D8.'),
  fields: (t) => ({
    isDryRun: t.boolean({
      description: manual('是否为试办（未写入）。', 'Whether it was a dry run, with nothing written.'),
      resolve: ({ dryRun }) => dryRun,
    }),
    done: t.int({
      description: manual('已办（可办）件数。', 'How many were done, or in a dry run could be.'),
      resolve: ({ rows }) => rows.filter(({ refusal }) => !refusal).length,
    }),
    refused: t.int({
      description: manual('未办件数。', 'How many were refused.'),
      resolve: ({ rows }) => rows.filter(({ refusal }) => refusal).length,
    }),
    rows: t.field({
      type: [BulkAnswerType],
      description: manual('逐件结果。', 'The answers, row by row.'),
      resolve: ({ rows }) => [...rows],
    }),
  }),
});

builder.mutationField('reviewInBulk', (t) =>
  t.fieldWithInput({
    type: BulkPayload,
    input: {
      action: t.input.field({ type: BulkActionEnum, required: true, description: manual('事项。', 'The action.') }),
      rows: t.input.field({
        type: [BulkRowInput],
        required: true,
        description: manual(`至多${MOST_ROWS}件。`, `At most ${MOST_ROWS} rows.`),
      }),
      opinion: t.input.string({
        required: true,
        description: manual('意见，各件相同，最多500字。', 'The opinion, the same for all, at most 500 characters.'),
      }),
      judgements: t.input.field({
        type: [JudgementInput],
        required: false,
        description: manual('退回的，逐栏意见，各件相同。', 'For a return, the judgement on each section, the same for all. Rule D1.'),
      }),
      remark: t.input.string({
        required: false,
        description: manual('部门审核通过的，备注，各件相同。', 'For an approval by the department, the remark, the same for all.'),
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
    authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
    description: manual(
      '批量办理：逐件判断、逐件记录，一件不成不影响其他。',
      'Works in bulk: each row is its own transaction with its own entry in the history, and a row that fails does not affect the others. Rule D8. Errors: BULK_SIZE, KEY_MALFORMED; each row its own.',
    ),
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

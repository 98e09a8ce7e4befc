/** What officers do with summary tables: send, recall, receive, send back (D3). Preparing one is the export's. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../core/once.ts';
import { receiveTable, recallTable, sendTable, sendTableBack } from '../actions/moves.ts';
import type { SummaryTable } from '../model.ts';
import { summaryRefusals } from '../refusals.ts';
import { loadTable } from '../store.ts';
import { tableRef, TableType } from './types.ts';

const OFFICERS = ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] as const;

builder.mutationFields((t) => {
  const common = {
    table: t.input.globalID({ required: true, for: [tableRef], description: manual('汇总表。', 'The summary table.') }),
    version: t.input.int({
      required: true,
      description: manual('所见的汇总表版本（`version`）。', 'The version of the summary table that was seen (`version`). Rule A4.'),
    }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  const reason = t.input.string({ required: true, description: manual('理由，最多200字。', 'The reason, at most 200 characters.') });
  const errors = 'Errors: TABLE_UNKNOWN, ROLE_REQUIRED, TABLE_NOT_IN_STATE, VERSION_STALE';
  const window = 'WINDOW_NOT_OPEN, WINDOW_CLOSED';
  return {
    sendSummaryTable: t.fieldWithInput({
      type: TableType,
      input: common,
      authScopes: { role: [...OFFICERS] },
      description: manual(
        '报送汇总表：主管部门经办人（未指定部门的系列由市人社局），截止前；报送的即生成的文件，此后不再增补。',
        `Sends the summary table: an officer of the department (for a series without a department, the bureau), before the close. What is sent is the very file that was prepared, and nothing is added to it afterwards. Rule D3. ${errors}, TABLE_UNPREPARED, TABLE_CHANGED, TABLE_EMPTY, ${window}.`,
      ),
      resolve: (_, { input }, context) => done(context, 'sendSummaryTable', input, sendTable),
    }),
    recallSummaryTable: t.fieldWithInput({
      type: TableType,
      input: { ...common, reason },
      authScopes: { role: [...OFFICERS] },
      description: manual(
        '撤回已报送的汇总表：主管部门经办人，截止前且市人社局未接收。',
        `Recalls a summary table that was sent: an officer of the department, before the close and as long as the bureau has not received it. Rule D3. ${errors}, INPUT_INVALID, ${window}.`,
      ),
      resolve: (_, { input }, context) => done(context, 'recallSummaryTable', input, recallTable),
    }),
    receiveSummaryTable: t.fieldWithInput({
      type: TableType,
      input: common,
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '接收汇总表：市人社局，报送后随时。',
        `Receives a summary table: the bureau, at any time after it was sent. Rule D3. ${errors}.`,
      ),
      resolve: (_, { input }, context) => done(context, 'receiveSummaryTable', input, receiveTable),
    }),
    sendBackSummaryTable: t.fieldWithInput({
      type: TableType,
      input: { ...common, reason },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '退回汇总表：市人社局，部门报送截止前。集中复审已办理表内人员的不能退回。',
        `Sends a summary table back: the bureau, before the department’s sending closes. It cannot be sent back once the re-review has decided on a person in it. Rules D3, D7. ${errors}, TABLE_TAKEN_UP, INPUT_INVALID, ${window}.`,
      ),
      resolve: (_, { input }, context) => done(context, 'sendBackSummaryTable', input, sendTableBack),
    }),
  };
});

function done<Input extends { table: { id: string }; key?: string | null | undefined }>(
  context: Context,
  mutation: string,
  { table, key, ...more }: Input,
  action: (context: Context, body: Omit<Input, 'table' | 'key'> & { table: string }) => Promise<Outcome<{ table: string }, SummaryTable>>,
): Promise<SummaryTable> {
  return answered(context, { key, mutation, body: { ...more, table: table.id } }, action, async (answer) => {
    const found = await loadTable(context.table, answer.table);
    if (!found) throw summaryRefusals.TABLE_UNKNOWN();
    return found.table;
  });
}

/** Whose turn it is with a summary table: who stands in it waits for its being sent and received (D3). Pure data. */
import { REVIEWED, type Duty } from '../application/duties.ts';
import type { Bilingual } from '../core/refusal.ts';
import type { SummaryTable, TableState } from './model.ts';

/** Summary tables in a state that somebody stands in. */
export type OfTables = { of: 'TABLES'; state: TableState };

export const TABLE_DUTIES: readonly Duty<OfTables>[] = [
  {
    of: 'TABLES',
    state: 'OPEN',
    parties: ['DEPARTMENT'],
    ...REVIEWED.DEPARTMENT,
    does: { zh: '报送汇总表', en: 'its summary table is sent' },
    asks: {
      DEPARTMENT: {
        zh: '贵部门尚有汇总表未报送，表内人员须随表按时报送，请及时生成并报送。',
        en: 'A summary table of your department has not been sent; everybody in it depends on its being sent in time.',
      },
    },
    safe: () => 'APPROVAL',
    missed: { zh: '审核通过，所在汇总表没有报送', en: 'approved, and its summary table not sent' },
  },
  {
    of: 'TABLES',
    state: 'SENT',
    parties: ['BUREAU'],
    ...REVIEWED.RE_REVIEW,
    does: { zh: '市人社局接收汇总表', en: 'the bureau receives its summary table' },
    asks: {
      BUREAU: {
        zh: '尚有汇总表已报送、待市人社局接收，请及时接收。',
        en: 'Summary tables that were sent are waiting to be received by the bureau.',
      },
    },
    safe: () => 'RE_REVIEW',
    missed: { zh: '审核通过，所在汇总表已报送，市人社局没有接收', en: 'approved, its summary table sent and not received' },
  },
];

/** What an application was whose table had been sent, came back, and was not sent again. */
export const NOT_SENT_AGAIN: Record<NonNullable<SummaryTable['reopened']>, Bilingual> = {
  RECALLED: { zh: '审核通过，所在汇总表撤回后没有重新报送', en: 'approved, and its summary table, once recalled, not sent again' },
  SENT_BACK: { zh: '审核通过，所在汇总表退回后没有重新报送', en: 'approved, and its summary table, once sent back, not sent again' },
};

/** Refusals about summary tables. */
import { declareRefusals } from '../core/refusal.ts';

export const summaryRefusals = declareRefusals({
  TABLE_UNKNOWN: { rule: 'P10', zh: '没有该汇总表，或您无权查看。', en: 'There is no such summary table, or you may not see it.' },
  TABLE_SENT: {
    rule: 'D3',
    zh: '该系列该层级的汇总表{todo}',
    en: 'The summary table of this series and level {todo}',
  },
  TABLE_NOT_IN_STATE: {
    rule: 'D3',
    zh: '汇总表现为“{state}”，不能办理此事项（须为：{from}）。',
    en: 'The summary table is {state}; this can only be done when it is {from}.',
  },
  TABLE_TAKEN_UP: {
    rule: 'D7',
    zh: '集中复审已办理表内{people}（复审通过、退回或不予通过），汇总表不能再退回；其余人员由集中复审逐人办理。',
    en: 'The re-review has decided on {people} in this summary table, which cannot be sent back any more; it decides on the others one by one.',
  },
  TABLE_NOT_SENT: {
    rule: 'D3',
    zh: '该申报所在的汇总表没有报送；截止前没有报送的，不予受理。',
    en: 'The summary table that this application is in has not been sent; what is not sent in time is not taken up.',
  },
  TABLE_NOT_RECEIVED: {
    rule: 'D7',
    zh: '该申报所在的汇总表已报送、尚未接收，请市人社局先接收再复审。',
    en: 'The summary table that this application is in has been sent and not received; the bureau receives it first.',
  },
  TABLE_EMPTY: {
    rule: 'D3',
    zh: '该系列该层级没有审核通过的申报，无需报送汇总表。',
    en: 'No application of this series and level has been approved: there is nothing to send.',
  },
  TABLE_UNPREPARED: {
    rule: 'D3',
    zh: '汇总表尚未生成，请先生成并核对。',
    en: 'The summary table has not been prepared; prepare and check it first.',
  },
  TABLE_CHANGED: {
    rule: 'D3',
    zh: '汇总表生成后又有人员增减或内容更正，请重新生成后报送。',
    en: 'Somebody joined or left the summary table, or was put right in it, after it was prepared; prepare it again.',
  },
});

/** Departments and the bureau, as refusals name the rules. */
import { NOTICE, O, type Rule } from './source.ts';

export const AUTHORITY_RULES = {
  D1: {
    zh: '审核部门退回须对申报表所有的各栏逐一提出意见，一次性反馈；已认定无误且未改动的栏目不得再次退回，市人社局允许的除外。',
    en: 'A return judges every section at once; one that was judged fine and has not changed cannot be returned again, unless the bureau allows it.',
    source: `${NOTICE}；${O('十八')}`,
  },
  D2: {
    zh: '审核部门对每份申报的退回不超过规定次数，此后只能通过或不予通过。',
    en: 'The reviewing authorities return an application no more often than the notice allows; after that they approve or refuse.',
    source: NOTICE,
  },
  D3: {
    zh: '行业主管部门在部门审核阶段截止前完成审核并报送汇总表，逾期不再受理。',
    en: 'Departments finish and send the summary tables before their phase closes; nothing is accepted later.',
    source: NOTICE,
  },
  D4: {
    zh: '汇总表（附件2）的项目和格式不得更改。',
    en: 'The items and the form of the summary table (Annex 2) may not be changed.',
    source: NOTICE,
  },
  D5: {
    zh: '手工填写的汇总表逐格与系统核对，列明每处差异的单元格、应为和现为。',
    en: 'A table filled by hand is checked cell by cell against the system: each difference with cell, expected, found.',
    source: NOTICE,
  },
  D6: {
    zh: '原始纸质材料由主管部门留存，以备市人社局和评委会抽查；必要时可要求提供原件核查。',
    en: 'The department keeps the papers; it and the bureau may call them in and inspect them.',
    source: NOTICE,
  },
  D7: {
    zh: '集中复审阶段由市人社局和各行业主管部门集中复审，通过的提交相关会议审议后提交相应评委会。',
    en: 'In the phase of the re-review bureau and departments re-review together; what passes goes to the meeting, and then to its committee.',
    source: NOTICE,
  },
  D8: {
    zh: '批量办理逐件判断、逐件记录，一件不成不影响其他。',
    en: 'In bulk each application is judged and recorded by itself; one that is refused does not hold up the others.',
    source: '系统规则',
  },
  D9: {
    zh: '审核部门退回的，只开放要求修改的栏目及其佐证，其他栏目维持原判；重新提交前各栏须已修改，或逐栏说明不改的理由。',
    en: 'An authority’s return opens the sections it wants mended, with their proofs; the others stay as they were judged. Each is changed before it is sent again, or it is said why not.',
    source: NOTICE,
  },
} as const satisfies Record<string, Rule>;

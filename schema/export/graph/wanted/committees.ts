/** By what lists of committees, candidates, rosters, re-checks and title documents are narrowed, as they are wanted. */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { LevelEnum, ScopeEnum, ThirdEnum } from '../../../announcement/graph/enums.ts';
import { filingRef } from '../../../committee/graph/refs.ts';
import { CandidateStateEnum } from '../../../evaluation/graph/candidates.ts';
import { OrganisationType } from '../../../identity/graph/types.ts';
import { documentRef } from '../../../result/graph/documents/type.ts';
import { RosterType } from '../../../result/graph/rosters.ts';

const COMMITTEE = manual('评委会。', 'The committee.');
const STATE = manual('只列该状态的。', 'Only those in this state.');

export const CommitteesWanted = builder.inputType('CommitteesWanted', {
  description: manual('通知所列评委会的筛选，同 committees。', 'The filter of the committees of the notice, as in committees.'),
  fields: (t) => ({
    series: t.string({ required: false, description: manual('系列代码。', 'The code of the series.') }),
    specialty: t.string({ required: false, description: manual('专业名称包含的文字。', 'Text that the name of the specialty contains.') }),
    level: t.field({ type: LevelEnum, required: false, description: manual('层级。', 'The level.') }),
    scope: t.field({ type: ScopeEnum, required: false, description: manual('有效范围。', 'The scope in which its titles are valid.') }),
    month: t.int({ required: false, description: manual('评审月份。', 'The month in which it meets.') }),
    third: t.field({ type: ThirdEnum, required: false, description: manual('旬。', 'The third of the month.') }),
  }),
});
export const CommitteeYearsWanted = builder.inputType('CommitteeYearsWanted', {
  description: manual('年度评审通知的筛选，同 committeeYears。', 'The filter of the yearly notices, as in committeeYears.'),
  fields: (t) => ({ late: t.boolean({ required: false, description: manual('只列逾期报备的。', 'Only those filed late.') }) }),
});
/** What is narrowed by its committee alone. */
export const OfCommitteeWanted = builder.inputType('OfCommitteeWanted', {
  description: manual('某评委会的清单。', 'The list of a committee.'),
  fields: (t) => ({ committee: t.globalID({ required: true, for: [filingRef], description: COMMITTEE }) }),
});
export const CandidatesWanted = builder.inputType('CandidatesWanted', {
  description: manual('评审对象的筛选，同评委会的 candidates。', 'The filter of candidates, as in candidates of a committee.'),
  fields: (t) => ({
    committee: t.globalID({ required: true, for: [filingRef], description: COMMITTEE }),
    state: t.field({ type: CandidateStateEnum, required: false, description: STATE }),
  }),
});
export const AwaitedResultsWanted = builder.inputType('AwaitedResultsWanted', {
  description: manual(
    '待录入评审结果的筛选，同 awaitedResults。',
    'The filter of the candidates whose results are entered, as in awaitedResults.',
  ),
  fields: (t) => ({
    committee: t.string({
      required: false,
      description: manual(
        '通知中的评委会代码；不填即通知未列评委会的。',
        'The code of the committee in the notice; left out, those for which the notice lists no committee.',
      ),
    }),
    state: t.field({ type: CandidateStateEnum, required: false, description: STATE }),
  }),
});
export const RosterLinesWanted = builder.inputType('RosterLinesWanted', {
  description: manual('评审通过人员名单，同公示的 lines。', 'The people on a roster, as in lines of a roster.'),
  fields: (t) => ({
    roster: t.globalID({ required: true, for: [RosterType], description: manual('评审结果公示。', 'The roster.') }),
    edition: t.int({ required: false, description: manual('第几版；不填为现版。', 'Which edition; the present one where left out.') }),
  }),
});
export const RechecksWanted = builder.inputType('RechecksWanted', {
  description: manual('复核申请的筛选，同 rechecks。', 'The filter of re-checks, as in rechecks.'),
  fields: (t) => ({
    committee: t.globalID({ required: true, for: [filingRef], description: COMMITTEE }),
    open: t.boolean({
      required: true,
      defaultValue: true,
      description: manual('未答复的，或已答复的。', 'Those not answered, or those answered.'),
    }),
  }),
});
export const IssuerDocumentsWanted = builder.inputType('IssuerDocumentsWanted', {
  description: manual('一个机关拟发、已发的文件，同 issuerDocuments。', 'The documents of an issuer, as in issuerDocuments.'),
  fields: (t) => ({
    organisation: t.globalID({ required: true, for: [OrganisationType], description: manual('发文机关。', 'The issuer.') }),
  }),
});
export const DocumentLinesWanted = builder.inputType('TitleDocumentLinesWanted', {
  description: manual('资格文件的花名册，同文件的 lines。', 'The people of a title document, as in lines of a document.'),
  fields: (t) => ({ document: t.globalID({ required: true, for: [documentRef], description: manual('文件。', 'The document.') }) }),
});

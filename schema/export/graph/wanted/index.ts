/** Which list is wanted, with its own filters: exactly one of them (V7). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { wantedShape, type Wanted } from '../../kinds.ts';
import {
  DepartmentApplicationsWanted,
  OfUnitWanted,
  SummaryTablesWanted,
  UnitApplicationsWanted,
  UnitFormsWanted,
  UnitObjectionsWanted,
  UnitPostingsWanted,
} from './applications.ts';
import { PublicDocumentsWanted, UndeliveredWanted, UnfinishedWanted } from './bureau.ts';
import {
  AwaitedResultsWanted,
  CandidatesWanted,
  CommitteeYearsWanted,
  CommitteesWanted,
  DocumentLinesWanted,
  IssuerDocumentsWanted,
  OfCommitteeWanted,
  RechecksWanted,
  RosterLinesWanted,
} from './committees.ts';
import { ImportRowsWanted, OrganisationsWanted, PeopleWanted } from './identity.ts';
import { CasesWanted, HandlingWanted, MeasuresWanted, SignalsWanted } from './supervision.ts';

export const ListInput = builder.inputType('ExportedListInput', {
  description: manual(
    '要导出的清单，只填其一；城市、年度另填。',
    'The list to export: exactly one of these is given; its city and cycle are given beside it. Rule V7.',
  ),
  isOneOf: true,
  fields: (t) => ({
    unitApplications: t.field({
      type: UnitApplicationsWanted,
      required: false,
      description: manual('单位的申报。', 'The applications of a unit.'),
    }),
    departmentApplications: t.field({
      type: DepartmentApplicationsWanted,
      required: false,
      description: manual('部门的申报。', 'The applications at a department’s desk. Rules D1, D7.'),
    }),
    summaryTables: t.field({
      type: SummaryTablesWanted,
      required: false,
      description: manual('汇总表一览。', 'The summary tables. Rule D3.'),
    }),
    people: t.field({
      type: PeopleWanted,
      required: false,
      description: manual('某单位（部门）某角色的人员。', 'The people who hold a role for a unit or department.'),
    }),
    organisations: t.field({ type: OrganisationsWanted, required: false, description: manual('组织。', 'The organisations.') }),
    closedAccounts: t.field({
      type: OfUnitWanted,
      required: false,
      description: manual('单位人员已关闭的账号。', 'The closed accounts of a unit’s people. Rule P11.'),
    }),
    incomingApplicants: t.field({
      type: OfUnitWanted,
      required: false,
      description: manual('待单位接收的人员。', 'The people whom a unit has to take in. Rule P2.'),
    }),
    unitTitlesToCheck: t.field({
      type: OfUnitWanted,
      required: false,
      description: manual('待单位核验的职称。', 'The titles that wait for a unit’s check. Rule R3.'),
    }),
    importRows: t.field({
      type: ImportRowsWanted,
      required: false,
      description: manual('批量录入的逐行检查结果。', 'What was found in the rows of an import. Rule P1.'),
    }),
    unitPostings: t.field({
      type: UnitPostingsWanted,
      required: false,
      description: manual('单位的公示。', 'The postings of a unit. Rule U2.'),
    }),
    unitObjections: t.field({
      type: UnitObjectionsWanted,
      required: false,
      description: manual('异议。', 'The objections that a unit or a committee answers. Rule U4.'),
    }),
    vacancies: t.field({ type: OfUnitWanted, required: false, description: manual('单位的空岗。', 'The vacancies of a unit. Rule U6.') }),
    reviewMeetings: t.boolean({
      required: false,
      description: manual('审议会议，填 true。', 'The meetings of the re-review; give true. Rule D7.'),
    }),
    committees: t.field({
      type: CommitteesWanted,
      required: false,
      description: manual('通知所列的评委会。', 'The committees of the notice.'),
    }),
    filedCommittees: t.boolean({
      required: false,
      description: manual('已备案的评委会，填 true。', 'The committees on file; give true. Rule E1.'),
    }),
    committeeYears: t.field({
      type: CommitteeYearsWanted,
      required: false,
      description: manual('评委会的年度评审通知。', 'The yearly notices of committees. Rule E6.'),
    }),
    experts: t.field({
      type: OfCommitteeWanted,
      required: false,
      description: manual('评委会的专家库。', 'The pool of experts of a committee. Rule E3.'),
    }),
    candidates: t.field({
      type: CandidatesWanted,
      required: false,
      description: manual('评委会的评审对象。', 'The candidates of a committee. Rule E7.'),
    }),
    awaitedResults: t.field({
      type: AwaitedResultsWanted,
      required: false,
      description: manual('待录入结果的评审对象。', 'The candidates whose results are entered. Rule E9.'),
    }),
    committeeRosters: t.field({
      type: OfCommitteeWanted,
      required: false,
      description: manual('评委会的评审结果公示。', 'The posted rosters of a committee. Rule R1.'),
    }),
    rosterLines: t.field({
      type: RosterLinesWanted,
      required: false,
      description: manual('评审通过人员名单。', 'The people on a roster. Rule R1.'),
    }),
    rechecks: t.field({ type: RechecksWanted, required: false, description: manual('复核申请。', 'The re-checks. Rule R2.') }),
    titleDocuments: t.boolean({
      required: false,
      description: manual('已印发的资格文件，填 true。', 'The title documents issued; give true. Rule R3.'),
    }),
    issuerDocuments: t.field({
      type: IssuerDocumentsWanted,
      required: false,
      description: manual('一个机关的资格文件。', 'The title documents of an issuer. Rule R3.'),
    }),
    titleDocumentLines: t.field({
      type: DocumentLinesWanted,
      required: false,
      description: manual('资格文件的花名册。', 'The people of a title document. Rule R3.'),
    }),
    unitForms: t.field({
      type: UnitFormsWanted,
      required: false,
      description: manual('单位人员的评审表。', 'The review forms of a unit’s people. Rule R3.'),
    }),
    workSummaries: t.boolean({
      required: false,
      description: manual('工作总结报送情况，填 true。', 'The work summaries that committees owe; give true. Rule R5.'),
    }),
    unfinished: t.field({
      type: UnfinishedWanted,
      required: false,
      description: manual('未办结事项。', 'The unfinished matters. Rules R3, R5.'),
    }),
    publicDocuments: t.field({
      type: PublicDocumentsWanted,
      required: false,
      description: manual('公开文件。', 'The public documents. Rule V7.'),
    }),
    archives: t.boolean({ required: false, description: manual('归档，填 true。', 'The archives; give true. Rule R6.') }),
    dueForDestruction: t.boolean({
      required: false,
      description: manual('可提出销毁的归档，填 true。', 'The archives that may be proposed for destruction; give true. Rule R6.'),
    }),
    undelivered: t.field({
      type: UndeliveredWanted,
      required: false,
      description: manual('未送达的消息。', 'The messages that were not delivered. Rule C13.'),
    }),
    cases: t.field({ type: CasesWanted, required: false, description: manual('核查案件。', 'Cases. Rule V5.') }),
    measures: t.field({ type: MeasuresWanted, required: false, description: manual('处理措施。', 'Measures. Rules V2, V3.') }),
    signals: t.field({
      type: SignalsWanted,
      required: false,
      description: manual('年度的风险信号。', 'The risk signals of the cycle. Rule V6.'),
    }),
    inspections: t.boolean({
      required: false,
      description: manual('年度的监督检查及结果，填 true。', 'The inspections of the cycle and their outcomes; give true. Rule V4.'),
    }),
    handling: t.field({
      type: HandlingWanted,
      required: false,
      description: manual('年度各环节办理情况。', 'How each step of the cycle is handled. Rule V7.'),
    }),
  }),
});

/** The list as it is kept: `unitForms: { unit }` is UNIT_FORMS of that unit. What is left out is null, or what the query takes for it. */
export function wantedIn(given: typeof ListInput.$inferInput): Wanted {
  const [name, filter] = Object.entries(given).find(([, value]) => value !== null && value !== undefined) ?? ['', {}];
  const plain = Object.entries(typeof filter === 'object' && filter !== null ? filter : {}).map(([field, value]) => [field, idIn(value)]);
  return wantedShape.parse({ list: name.replace(/[A-Z]/gu, '_$&').toUpperCase(), ...Object.fromEntries(plain) });
}

const idIn = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'id' in value ? value.id : value);

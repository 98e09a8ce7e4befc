/** Which lists there are as files, of each which rows (V7): null is whichever. A filter is what the list itself is asked for with in the graph. */
import * as z from 'zod';
import { ROLES } from '../core/actor.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import { LEVELS } from '../announcement/data/series.ts';
import { PROMOTION_TYPES, SCOPES, THIRDS } from '../announcement/names.ts';
import { ORGANISATION_KINDS } from '../identity/model.ts';
import { STATES } from '../application/moves.ts';
import { ORDERS } from '../review/lists.ts';
import { postingShape } from '../posting/model.ts';
import { CANDIDATE_STATES } from '../evaluation/candidates/model.ts';
import { UNTIL } from '../report/unfinished/model.ts';
import { CASE_STATES } from '../supervision/cases/model.ts';
import { DESKS } from '../supervision/desks.ts';
import { STEPS } from '../supervision/handling/model.ts';
import { MEASURE_KINDS } from '../supervision/measures/kinds.ts';
import { SIGNAL_KINDS } from '../supervision/signals/kinds.ts';
import { SIGNAL_STATES } from '../supervision/signals/model.ts';
import { PUBLICATION_KINDS, PUBLICATION_STATES } from '../disclosure/model.ts';
import { MESSAGE_KINDS, UNDELIVERED_STATES } from '../notification/words.ts';

/** What may be left out. */
const maybe = <S extends z.ZodType>(shape: S) => shape.nullable().default(null);
const one = <Name extends string, Shape extends z.ZodRawShape>(list: Name, shape: Shape) => z.object({ list: z.literal(list), ...shape });

const unit = z.string();
const level = maybe(z.enum(LEVELS));
const text = maybe(z.string());
const narrowing = {
  state: maybe(z.enum([...STATES, 'LAPSED'])),
  series: text,
  level,
  promotionType: maybe(z.enum(PROMOTION_TYPES)),
  name: text,
  unitName: text,
  order: z.enum(ORDERS).default('WAITING'),
};
const candidateState = maybe(z.enum(CANDIDATE_STATES));
const open = z.boolean().default(true);

export const wantedShape = z.discriminatedUnion('list', [
  one('UNIT_APPLICATIONS', { unit, ...narrowing }),
  one('DEPARTMENT_APPLICATIONS', { department: text, ...narrowing }),
  one('SUMMARY_TABLES', { department: text }),
  one('PEOPLE', { organisation: z.string(), role: z.enum(ROLES), sought: text }),
  one('ORGANISATIONS', { kind: z.enum(ORGANISATION_KINDS), shortOfOfficers: maybe(z.boolean()), authority: text, sought: text }),
  one('CLOSED_ACCOUNTS', { unit }),
  one('INCOMING_APPLICANTS', { unit }),
  one('UNIT_TITLES_TO_CHECK', { unit }),
  one('IMPORT_ROWS', { import: z.string(), onlyWrong: maybe(z.boolean()) }),
  one('UNIT_POSTINGS', { unit, state: maybe(postingShape.shape.state) }),
  one('UNIT_OBJECTIONS', { unit, open }),
  one('VACANCIES', { unit }),
  one('REVIEW_MEETINGS', {}),
  one('COMMITTEES', {
    series: text,
    specialty: text,
    level,
    scope: maybe(z.enum(SCOPES)),
    month: maybe(z.number().int()),
    third: maybe(z.enum(THIRDS)),
  }),
  one('FILED_COMMITTEES', {}),
  one('COMMITTEE_YEARS', { late: maybe(z.boolean()) }),
  one('EXPERTS', { committee: z.string() }),
  one('CANDIDATES', { committee: z.string(), state: candidateState }),
  one('AWAITED_RESULTS', { committee: text, state: candidateState }),
  one('COMMITTEE_ROSTERS', { committee: z.string() }),
  one('ROSTER_LINES', { roster: z.string(), edition: maybe(z.number().int()) }),
  one('RECHECKS', { committee: z.string(), open }),
  one('TITLE_DOCUMENTS', {}),
  one('ISSUER_DOCUMENTS', { organisation: z.string() }),
  one('TITLE_DOCUMENT_LINES', { document: z.string() }),
  one('UNIT_FORMS', { unit, isNew: maybe(z.boolean()) }),
  one('WORK_SUMMARIES', {}),
  one('UNFINISHED', { by: z.enum(UNTIL).default('CERTIFICATES') }),
  one('PUBLIC_DOCUMENTS', {
    kind: maybe(z.enum(PUBLICATION_KINDS)),
    series: text,
    level,
    inForceOn: text,
    state: maybe(z.enum(PUBLICATION_STATES)),
  }),
  one('ARCHIVES', {}),
  one('DUE_FOR_DESTRUCTION', {}),
  one('UNDELIVERED', { state: maybe(z.enum(UNDELIVERED_STATES)), kind: maybe(z.enum(MESSAGE_KINDS)) }),
  one('CASES', { desk: maybe(z.enum(DESKS)), state: maybe(z.enum(CASE_STATES)) }),
  one('MEASURES', { kind: maybe(z.enum(MEASURE_KINDS)) }),
  one('SIGNALS', { kind: maybe(z.enum(SIGNAL_KINDS)), state: maybe(z.enum(SIGNAL_STATES)) }),
  one('INSPECTIONS', {}),
  one('HANDLING', { step: maybe(z.enum(STEPS)) }),
]);
export type Wanted = z.infer<typeof wantedShape>;
export type ListName = Wanted['list'];

export const LIST_NAMES: Record<ListName, Bilingual> = {
  UNIT_APPLICATIONS: say('单位申报', 'the applications of a unit'),
  DEPARTMENT_APPLICATIONS: say('部门申报', 'the applications at a department’s desk'),
  SUMMARY_TABLES: say('汇总表一览', 'summary tables'),
  PEOPLE: say('人员', 'people'),
  ORGANISATIONS: say('组织', 'organisations'),
  CLOSED_ACCOUNTS: say('已关闭账号', 'closed accounts'),
  INCOMING_APPLICANTS: say('待接收人员', 'people to be taken in'),
  UNIT_TITLES_TO_CHECK: say('待核验职称', 'titles to be checked'),
  IMPORT_ROWS: say('批量录入检查结果', 'what was found in the rows of an import'),
  UNIT_POSTINGS: say('单位公示', 'the postings of a unit'),
  UNIT_OBJECTIONS: say('异议', 'objections'),
  VACANCIES: say('空岗', 'vacancies'),
  REVIEW_MEETINGS: say('审议会议', 'meetings of the re-review'),
  COMMITTEES: say('通知所列评委会', 'the committees of the notice'),
  FILED_COMMITTEES: say('已备案评委会', 'committees on file'),
  COMMITTEE_YEARS: say('年度评审通知', 'the yearly notices of committees'),
  EXPERTS: say('评审专家', 'experts'),
  CANDIDATES: say('评审对象', 'candidates'),
  AWAITED_RESULTS: say('待录入评审结果', 'candidates whose results are entered'),
  COMMITTEE_ROSTERS: say('评审结果公示', 'the posted rosters of a committee'),
  ROSTER_LINES: say('评审通过人员名单', 'the people on a roster'),
  RECHECKS: say('复核申请', 're-checks'),
  TITLE_DOCUMENTS: say('职称资格文件', 'title documents'),
  ISSUER_DOCUMENTS: say('本机关资格文件', 'the title documents of an issuer'),
  TITLE_DOCUMENT_LINES: say('资格文件花名册', 'the people of a title document'),
  UNIT_FORMS: say('评审表', 'review forms'),
  WORK_SUMMARIES: say('工作总结报送情况', 'work summaries'),
  UNFINISHED: say('未办结事项', 'unfinished matters'),
  PUBLIC_DOCUMENTS: say('公开文件', 'public documents'),
  ARCHIVES: say('归档', 'archives'),
  DUE_FOR_DESTRUCTION: say('可提出销毁的归档', 'archives due for destruction'),
  UNDELIVERED: say('未送达消息', 'undelivered messages'),
  CASES: say('核查案件', 'cases'),
  MEASURES: say('处理措施', 'measures'),
  SIGNALS: say('风险信号', 'risk signals'),
  INSPECTIONS: say('监督检查及结果', 'inspections and their outcomes'),
  HANDLING: say('各环节办理情况', 'how each step is handled'),
};

/** By these a list is that of an organisation. */
const ORGANISATIONS = ['unit', 'department', 'organisation'] as const;
/** What is looked for by name may be a person's: it stands in no history. */
const UNKEPT = new Set(['list', 'name', 'unitName', 'sought']);

/** Of which organisation a list is, if of any; and by what it is narrowed, as far as the history keeps it. */
export function aboutOf(wanted: Wanted): { organisation: string | null; kept: Record<string, unknown> } {
  const filter: Record<string, unknown> = wanted;
  const of = ORGANISATIONS.map((name) => filter[name]).find((id) => typeof id === 'string');
  const kept = Object.entries(filter).filter(([name, value]) => !UNKEPT.has(name) && value !== null);
  return { organisation: of ?? (isOffice(wanted) ? wanted.committee : null), kept: Object.fromEntries(kept) };
}

/** Results are awaited of a committee by its code in the notice; any other is named by its office, which is an organisation. */
function isOffice(wanted: Wanted): wanted is Extract<Wanted, { committee: string }> {
  return 'committee' in wanted && wanted.list !== 'AWAITED_RESULTS';
}

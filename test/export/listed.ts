/** Each list as the graph shows it and as a file has it: by what its rows are told from each other in both (V7). */
import { committeeId } from '../support/committees.ts';
import type { Midyear } from '../support/midyear.ts';
import { organisationId, type World } from '../support/world.ts';

/** What a client gets of a row. */
type Node = Awaited<ReturnType<World['does']>>;
/**
 * `who` asks for `list`; `query` is the same list of the graph, `of` what is told of a row, or of each line of it, and `heads` the columns of the file that say the same.
 */
export type Case = {
  name: string;
  who: string;
  list: Record<string, unknown>;
  query: string;
  of: (node: Node) => unknown[];
  heads: string[];
  /** Somebody who has no such list, and what the graph refuses them with. */
  not: { who: string; code: string };
};

const SCHOOL = organisationId('school');
const EDUCATION = organisationId('education');
const first = '(first: 100';
/** The raw id behind a global one. */
export const raw = (id: string): string => Buffer.from(id, 'base64').toString().replace(/^\w+:/u, '');

const APPLICATION = 'edges { node { id applicantName } }';
const ofApplication = ({ id, applicantName }: Node) => [raw(id), applicantName];
const APPLICATION_HEADS = ['编号', '姓名'];
const ACCOUNT = 'edges { node { login name identityNumber } }';
const ofAccount = ({ login, name, identityNumber }: Node) => [login, name, identityNumber];
const ACCOUNT_HEADS = ['账号', '姓名', '证件号码（脱敏）'];
const LINE = 'edges { node { name workplace specialty } }';
const ofLine = ({ name, workplace, specialty }: Node) => [name, workplace, specialty];
const LINE_HEADS = ['姓名', '工作单位', '专业'];
const NO_ROLE = { who: 'liu', code: 'ROLE_REQUIRED' };
const NO_UNIT = { who: 'huang', code: 'ORGANISATION_UNKNOWN' };

/** What is listed by a query of the graph, or by a field of an object that a query finds. */
const root = (field: string, filter: string, rows: string) =>
  `{ list: ${field}${first}${filter === '' ? '' : `, ${filter}`}) { ${rows} } }`;
const inside = (type: string, id: string, field: string, rows: string) =>
  `{ node(id: "${id}") { ... on ${type} { list: ${field} { ${rows} } } } }`;

export function cases({ ids }: Midyear): Case[] {
  const some = (type: string) => ids[type]?.[0] ?? '';
  const committee = committeeId();
  const roster = some('Roster');
  const conferring = some('TitleDocument');
  const issuing = some('Issuer').replace(/^.*$/u, (id) => organisationId(raw(id)));
  return [
    {
      name: 'unitApplications',
      who: 'chen',
      list: { unitApplications: { unit: SCHOOL } },
      query: root('unitApplications', `unit: "${SCHOOL}"`, APPLICATION),
      of: ofApplication,
      heads: APPLICATION_HEADS,
      not: NO_UNIT,
    },
    {
      name: 'unitApplications by name, in one series',
      who: 'chen',
      list: { unitApplications: { unit: SCHOOL, order: 'NAME', series: 'school-teaching', name: '许' } },
      query: root('unitApplications', `unit: "${SCHOOL}", order: NAME, series: "school-teaching", name: "许"`, APPLICATION),
      of: ofApplication,
      heads: APPLICATION_HEADS,
      not: NO_ROLE,
    },
    {
      name: 'departmentApplications',
      who: 'zhao',
      list: { departmentApplications: {} },
      query: root('departmentApplications', '', APPLICATION),
      of: ofApplication,
      heads: APPLICATION_HEADS,
      not: { who: 'chen', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'departmentApplications of the whole city, in one state',
      who: 'wang',
      list: { departmentApplications: { state: 'APPROVED', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL', unitName: '中学' } },
      query: root(
        'departmentApplications',
        'state: APPROVED, level: ASSOCIATE_SENIOR, promotionType: NORMAL, unitName: "中学"',
        APPLICATION,
      ),
      of: ofApplication,
      heads: APPLICATION_HEADS,
      not: NO_ROLE,
    },
    {
      name: 'summaryTables',
      who: 'wang',
      list: { summaryTables: {} },
      query: root('summaryTables', '', 'edges { node { id title listed waiting } }').replace('100', '20'),
      of: ({ id, title, listed, waiting }) => [raw(id), title, listed, waiting],
      heads: ['编号', '表名', '列入件数', '待部门审核件数'],
      not: { who: 'chen', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'summaryTables of a department',
      who: 'zhao',
      list: { summaryTables: { department: EDUCATION } },
      query: root('summaryTables', `department: "${EDUCATION}"`, 'edges { node { id title } }'),
      of: ({ id, title }) => [raw(id), title],
      heads: ['编号', '表名'],
      not: { who: 'qian', code: 'TABLE_UNKNOWN' },
    },
    {
      name: 'people',
      who: 'chen',
      list: { people: { organisation: SCHOOL, role: 'APPLICANT' } },
      query: root('people', `organisation: "${SCHOOL}", role: APPLICANT`, ACCOUNT),
      of: ofAccount,
      heads: ACCOUNT_HEADS,
      not: NO_UNIT,
    },
    {
      name: 'organisations',
      who: 'zhao',
      list: { organisations: { kind: 'UNIT' } },
      query: root('organisations', 'kind: UNIT', 'edges { node { id name creditCode contact } }'),
      of: ({ id, name, creditCode, contact }) => [raw(id), name, creditCode, contact ?? ''],
      heads: ['代码', '名称', '统一社会信用代码', '联系人'],
      not: { who: 'chen', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'organisations short of officers, under one authority',
      who: 'wang',
      list: { organisations: { kind: 'UNIT', shortOfOfficers: true, authority: organisationId('health') } },
      query: root(
        'organisations',
        `kind: UNIT, shortOfOfficers: true, authority: "${organisationId('health')}"`,
        'edges { node { id name } }',
      ),
      of: ({ id, name }) => [raw(id), name],
      heads: ['代码', '名称'],
      not: NO_ROLE,
    },
    {
      name: 'closedAccounts',
      who: 'chen',
      list: { closedAccounts: { unit: SCHOOL } },
      query: root('closedAccounts', `unit: "${SCHOOL}"`, ACCOUNT),
      of: ofAccount,
      heads: ACCOUNT_HEADS,
      not: NO_UNIT,
    },
    {
      name: 'incomingApplicants',
      who: 'chen',
      list: { incomingApplicants: { unit: SCHOOL } },
      query: root('incomingApplicants', `unit: "${SCHOOL}"`, ACCOUNT),
      of: ofAccount,
      heads: ACCOUNT_HEADS,
      not: NO_UNIT,
    },
    {
      name: 'unitTitlesToCheck',
      who: 'chen',
      list: { unitTitlesToCheck: { unit: SCHOOL } },
      query: root('unitTitlesToCheck', `unit: "${SCHOOL}"`, 'edges { node { document obtainedOn } }'),
      of: ({ document, obtainedOn }) => [document, obtainedOn],
      heads: ['批准文号', '取得时间'],
      not: NO_UNIT,
    },
    {
      name: 'importRows',
      who: 'chen',
      list: { importRows: { import: some('AccountImport') } },
      query: inside('AccountImport', some('AccountImport'), 'rows(first: 100)', 'edges { node { row name } }'),
      of: ({ row, name }) => [row, name],
      heads: ['行号', '姓名'],
      not: { who: 'lin', code: 'IMPORT_UNKNOWN' },
    },
    {
      name: 'unitPostings',
      who: 'chen',
      list: { unitPostings: { unit: SCHOOL } },
      query: root('unitPostings', `unit: "${SCHOOL}"`, 'edges { node { id applicantName ordinal objectionCount } }'),
      of: ({ id, applicantName, ordinal, objectionCount }) => [raw(id), applicantName, ordinal, objectionCount],
      heads: ['编号', '姓名', '第几次公示', '异议总数'],
      not: NO_UNIT,
    },
    {
      name: 'unitPostings in one state',
      who: 'zhao',
      list: { unitPostings: { unit: SCHOOL, state: 'RUNNING' } },
      query: root('unitPostings', `unit: "${SCHOOL}", state: RUNNING`, 'edges { node { id } }'),
      of: ({ id }) => [raw(id)],
      heads: ['编号'],
      not: { who: 'qian', code: 'ORGANISATION_UNKNOWN' },
    },
    ...[true, false].map((open) => ({
      name: `unitObjections, ${open ? 'open' : 'decided'}`,
      who: 'chen',
      list: { unitObjections: { unit: SCHOOL, open } },
      query: root('unitObjections', `unit: "${SCHOOL}", open: ${open}`, 'edges { node { number applicantName text: statement } }'),
      of: ({ number, applicantName, text }: Node) => [number, applicantName, text],
      heads: ['异议编号', '被公示人', '异议内容'],
      not: NO_UNIT,
    })),
    {
      name: 'vacancies',
      who: 'chen',
      list: { vacancies: { unit: SCHOOL } },
      query: `{ list: vacancies(unit: "${SCHOOL}") { total taken left } }`,
      of: ({ total, taken, left }) => [total, taken, left],
      heads: ['核准空岗数', '已占用', '剩余'],
      not: NO_UNIT,
    },
    {
      name: 'reviewMeetings',
      who: 'zhao',
      list: { reviewMeetings: true },
      query: root('reviewMeetings', '', 'edges { node { id title heldOn } }'),
      of: ({ id, title, heldOn }) => [raw(id), title, heldOn],
      heads: ['编号', '会议', '召开日期'],
      not: { who: 'chen', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'committees, narrowed',
      who: 'chen',
      list: { committees: { series: 'engineering', scope: 'GRASSROOTS', third: 'EARLY' } },
      query: root('committees', 'series: "engineering", scope: GRASSROOTS, third: EARLY', 'edges { node { code name } }'),
      of: ({ code, name }) => [code, name],
      heads: ['代码', '名称'],
      not: NO_ROLE,
    },
    {
      name: 'committees of which there are more than a page',
      who: 'wang',
      list: { committees: {} },
      query: root('committees', '', 'edges { node { code name } } pageInfo { hasNextPage }'),
      of: ({ code, name }) => [code, name],
      heads: ['代码', '名称'],
      not: NO_ROLE,
    },
    {
      name: 'filedCommittees',
      who: 'pan',
      list: { filedCommittees: true },
      query: root('filedCommittees', '', 'edges { node { id name } }'),
      of: ({ id, name }) => [raw(id), name],
      heads: ['代码', '名称'],
      not: NO_ROLE,
    },
    ...['pan', 'chen'].map((who) => ({
      name: `committeeYears, as ${who} sees them`,
      who,
      list: { committeeYears: {} },
      query: root('committeeYears', '', 'edges { node { title document place } }'),
      of: ({ title, document: number, place }: Node) => [title, number, place],
      heads: ['标题', '文号', '会议地点'],
      not: NO_ROLE,
    })),
    {
      name: 'experts',
      who: 'pan',
      list: { experts: { committee } },
      query: inside('FiledCommittee', committee, 'experts(first: 100)', 'edges { node { code name } }'),
      of: ({ code, name }) => [code, name],
      heads: ['代号', '姓名'],
      not: { who: 'chen', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'candidates in one state',
      who: 'pan',
      list: { candidates: { committee, state: 'READ' } },
      query: inside(
        'FiledCommittee',
        committee,
        'candidates(first: 100, state: READ)',
        'edges { node { application { id applicantName } } }',
      ),
      of: ({ application }) => ofApplication(application),
      heads: APPLICATION_HEADS,
      not: { who: 'office-1', code: 'COMMITTEE_UNKNOWN' },
    },
    {
      name: 'candidates',
      who: 'wang',
      list: { candidates: { committee } },
      query: inside('FiledCommittee', committee, 'candidates(first: 100)', 'edges { node { application { id applicantName } } }'),
      of: ({ application }) => ofApplication(application),
      heads: APPLICATION_HEADS,
      not: { who: 'zhao', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'awaitedResults',
      who: 'wang',
      list: { awaitedResults: { committee: 'city-school-teaching' } },
      query: root('awaitedResults', 'committee: "city-school-teaching"', 'edges { node { application { id applicantName } } }'),
      of: ({ application }) => ofApplication(application),
      heads: APPLICATION_HEADS,
      not: { who: 'pan', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'committeeRosters',
      who: 'pan',
      list: { committeeRosters: { committee } },
      query: root('committeeRosters', `committee: "${committee}"`, 'edges { node { id batch people } }'),
      of: ({ id, batch, people }) => [raw(id), batch, people],
      heads: ['编号', '批次', '首次公示人数'],
      not: NO_ROLE,
    },
    {
      name: 'the lines of a roster',
      who: 'pan',
      list: { rosterLines: { roster } },
      query: inside('Roster', roster, 'lines(first: 100)', LINE),
      of: ofLine,
      heads: LINE_HEADS,
      not: NO_ROLE,
    },
    {
      name: 'rechecks',
      who: 'pan',
      list: { rechecks: { committee, open: true } },
      query: root('rechecks', `committee: "${committee}", open: true`, 'edges { node { applicantName reason } }'),
      of: ({ applicantName, reason }) => [applicantName, reason],
      heads: ['申请人', '申请理由'],
      not: { who: 'office-1', code: 'COMMITTEE_UNKNOWN' },
    },
    {
      name: 'titleDocuments',
      who: 'chen',
      list: { titleDocuments: true },
      query: root('titleDocuments', '', 'edges { node { id people } }'),
      of: ({ id, people }) => [raw(id), people],
      heads: ['编号', '所涉人数'],
      not: NO_ROLE,
    },
    {
      name: 'issuerDocuments',
      who: 'wang',
      list: { issuerDocuments: { organisation: issuing } },
      query: root('issuerDocuments', `organisation: "${issuing}"`, 'edges { node { id people } }'),
      of: ({ id, people }) => [raw(id), people],
      heads: ['编号', '所涉人数'],
      not: { who: 'office-1', code: 'ORGANISATION_UNKNOWN' },
    },
    {
      name: 'the lines of a title document',
      who: 'wang',
      list: { titleDocumentLines: { document: conferring } },
      query: inside('TitleDocument', conferring, 'lines(first: 100)', LINE),
      of: ofLine,
      heads: LINE_HEADS,
      not: NO_ROLE,
    },
    {
      name: 'unitForms',
      who: 'chen',
      list: { unitForms: { unit: SCHOOL } },
      query: root('unitForms', `unit: "${SCHOOL}"`, 'edges { node { id applicantName } }'),
      of: ({ id, applicantName }) => [raw(id), applicantName],
      heads: ['申报编号', '姓名'],
      not: NO_UNIT,
    },
    {
      name: 'workSummaries',
      who: 'he',
      list: { workSummaries: true },
      query: root('workSummaries', '', 'edges { node { committee { name } } }'),
      of: ({ committee: of }) => [of.name],
      heads: ['评委会'],
      not: { who: 'pan', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'unfinished',
      who: 'he',
      list: { unfinished: { by: 'WORK_SUMMARY' } },
      query: root('unfinished', 'by: WORK_SUMMARY', 'edges { node { organisation { name } items { count } } }'),
      of: ({ organisation, items }) => items.map(({ count }: Node) => [organisation.name, count]),
      heads: ['单位', '件数'],
      not: { who: 'pan', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'publicDocuments of one kind, in force',
      who: 'zhao',
      list: { publicDocuments: { kind: 'POLICY', state: 'IN_FORCE' } },
      query: root('publicDocuments', 'kind: POLICY, state: IN_FORCE', 'edges { node { title documentNumber issuer } }'),
      of: ({ title, issuer }) => [title, issuer],
      heads: ['标题', '印发机关'],
      not: NO_ROLE,
    },
    {
      name: 'archives',
      who: 'he',
      list: { archives: true },
      query: root('archives', '', 'edges { node { id cycle } }'),
      of: ({ id, cycle }) => [raw(id), cycle],
      heads: ['编号', '评审年度'],
      not: { who: 'zhao', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'dueForDestruction',
      who: 'wang',
      list: { dueForDestruction: true },
      query: root('dueForDestruction', '', 'edges { node { id cycle } }'),
      of: ({ id, cycle }) => [raw(id), cycle],
      heads: ['编号', '评审年度'],
      not: { who: 'zhao', code: 'ROLE_REQUIRED' },
    },
    {
      name: 'undelivered',
      who: 'wang',
      list: { undelivered: { state: 'DEAD' } },
      query: root('undelivered', 'state: DEAD', 'edges { node { id tries } }'),
      of: ({ id, tries }) => [raw(id), tries],
      heads: ['编号', '已尝试次数'],
      not: { who: 'zhao', code: 'ROLE_REQUIRED' },
    },
  ];
}

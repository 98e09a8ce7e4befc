/** People, organisations and titles to be checked as files; of identity numbers and telephones what the graph shows (P1, P2, P9, P11, R3). */
import { policyIn } from '../../announcement/cycles.ts';
import type { Context } from '../../core/context.ts';
import { UNIT_KIND_NAMES } from '../../identity/channels.ts';
import { formerNamesOf } from '../../identity/corrections/rules.ts';
import type { RowReport } from '../../identity/import/model.ts';
import { CLOSED, IMPORT_ROWS, INCOMING, ORGANISATIONS, PEOPLE, TITLES_TO_CHECK } from '../../identity/listed.ts';
import { ORGANISATION_KIND_NAMES, type Account, type Organisation } from '../../identity/model.ts';
import { isCompliant } from '../../identity/rules.ts';
import { knowsInside, seesOrganisation } from '../../identity/sight.ts';
import { organisationIn } from '../../identity/store.ts';
import { TITLE_STATE_NAMES, type Title } from '../../identity/titles/model.ts';
import { asItIs, at, called, levelNamed, lines, listFrom, peopleNames, scopeNamed, seriesNamed, type Column } from './column.ts';

const ACCOUNT: readonly Column<Account>[] = [
  { title: '姓名', width: 12, of: ({ name }) => name },
  { title: '曾用名', width: 12, of: (one) => formerNamesOf(one).join('、') },
  { title: '账号', width: 24, of: ({ account }) => account },
  { title: '证件号码（脱敏）', width: 22, of: ({ identity }) => identity.masked },
  { title: '联系电话（脱敏）', width: 18, of: ({ telephone }) => telephone.masked },
  { title: '电子邮箱', width: 28, of: ({ email }) => email },
];
const CLOSED_ACCOUNT: readonly Column<Account>[] = [...ACCOUNT, { title: '关闭时间', width: 22, of: ({ closed }) => at(closed?.at) }];

export const PEOPLE_LIST = listFrom(ACCOUNT, PEOPLE, asItIs);
export const INCOMING_LIST = listFrom(ACCOUNT, INCOMING, asItIs);
export const CLOSED_LIST = listFrom(CLOSED_ACCOUNT, CLOSED, asItIs);

type Known = Organisation & { authorityName: string; inside: boolean; compliant: boolean };

const ORGANISATION: readonly Column<Known>[] = [
  { title: '名称', width: 34, of: ({ name }) => name },
  { title: '曾用名称', width: 34, of: (one) => formerNamesOf(one).join('、') },
  { title: '类别', width: 16, of: ({ kind }) => called(ORGANISATION_KIND_NAMES[kind]) },
  { title: '单位性质', width: 20, of: ({ unitKind }) => called(unitKind && UNIT_KIND_NAMES[unitKind]) },
  { title: '自主评审的系列', width: 24, of: ({ central }) => (central?.reviews ?? []).map(seriesNamed).join('、') },
  { title: '统一社会信用代码', width: 24, of: ({ creditCode }) => creditCode },
  { title: '联系人', width: 14, of: ({ inside, contact }) => (inside ? contact : '') },
  { title: '联系电话', width: 18, of: ({ inside, telephone }) => (inside ? telephone : '') },
  { title: '管理单位', width: 30, of: ({ inside, authorityName }) => (inside ? authorityName : '') },
  { title: '专职经办人是否达到最低人数', width: 16, of: ({ compliant }) => (compliant ? '是' : '否') },
  { title: '代码', width: 34, of: ({ id }) => id },
];

export const ORGANISATION_LIST = listFrom(ORGANISATION, ORGANISATIONS, {
  sees: ({ actor }, one) => seesOrganisation(actor, one),
  of: async (context: Context, one): Promise<Known> => {
    const { minimumOfficers } = await policyIn(context, one.city);
    const authority = one.authority === null ? null : await organisationIn(context, one.authority);
    const compliant = isCompliant(one.officers, minimumOfficers);
    return { ...one, authorityName: authority?.name ?? '', inside: knowsInside(context.actor, one), compliant };
  },
});

type Named = Title & { person: string };

const TITLE: readonly Column<Named>[] = [
  { title: '姓名', width: 12, of: ({ person }) => person },
  { title: '系列', width: 16, of: ({ series, seriesName }) => seriesNamed(series) || (seriesName ?? '') },
  { title: '专业', width: 20, of: ({ specialty }) => specialty ?? '' },
  { title: '层级', width: 10, of: ({ level }) => levelNamed(level) },
  { title: '职务名称', width: 20, of: ({ name }) => name },
  { title: '有效范围', width: 12, of: ({ scope }) => scopeNamed(scope) },
  { title: '取得时间', width: 14, of: ({ obtainedOn }) => obtainedOn },
  { title: '批准文号', width: 24, of: ({ document }) => document },
  { title: '发证、发文机关', width: 30, of: ({ issuer }) => issuer },
  { title: '评委会', width: 30, of: ({ committeeName }) => committeeName ?? '' },
  { title: '登记时间', width: 22, of: ({ recorded }) => at(recorded.at) },
  { title: '状态', width: 12, of: ({ state }) => called(TITLE_STATE_NAMES[state]) },
];
export const TITLE_LIST = listFrom(TITLE, TITLES_TO_CHECK, {
  of: async (context: Context, one): Promise<Named> => ({ ...one, person: await peopleNames(context)(one.account) }),
});

const IMPORTED: readonly Column<RowReport>[] = [
  { title: '行号', width: 8, isNumber: true, of: ({ row }) => row },
  { title: '姓名', width: 12, of: ({ name }) => name },
  { title: '是否符合要求', width: 12, of: ({ problems }) => (problems.length === 0 ? '是' : '否') },
  {
    title: '问题',
    width: 80,
    of: ({ problems }) =>
      lines(problems.map(({ place, column, value, zh }) => `${place}${column}：${zh}${value === '' ? '' : `（现值：${value}）`}`)),
  },
];
export const IMPORT_ROW_LIST = listFrom(IMPORTED, IMPORT_ROWS, asItIs);

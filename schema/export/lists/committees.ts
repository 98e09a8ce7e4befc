/** Committees as files: those of the notice, those on file, their yearly notices, their experts and what has come to them (E1, E3, E6, E7, E9). */
import { COMMITTEES } from '../../announcement/listed.ts';
import type { Committee } from '../../announcement/model.ts';
import { THIRD_NAMES } from '../../announcement/names.ts';
import type { Application } from '../../application/model.ts';
import { workplaceOf } from '../../application/rules/workplace.ts';
import { applicationIn } from '../../application/store.ts';
import { TIER_NAMES, type Filing } from '../../committee/filing/model.ts';
import { COMMITTEE_YEARS, EXPERTS, FILED_COMMITTEES } from '../../committee/listed.ts';
import { CONDITION_NAMES, CONDITIONS, type Expert } from '../../committee/pool/model.ts';
import { YEARLY_STATE_NAMES, type Yearly } from '../../committee/yearly/model.ts';
import type { Context } from '../../core/context.ts';
import { CANDIDATE_STATE_NAMES, type Candidate } from '../../evaluation/candidates/model.ts';
import { AWAITED_RESULTS, CANDIDATES } from '../../evaluation/listed.ts';
import { seesCandidate } from '../../evaluation/sight.ts';
import { asItIs, at, called, levelNamed, lines, listFrom, scopeNamed, seriesNamed, yes, type Column } from './column.ts';

const LISTED: readonly Column<Committee>[] = [
  { title: '名称', width: 50, of: ({ name }) => name },
  { title: '序号', width: 8, isNumber: true, of: ({ number }) => number ?? '' },
  { title: '组建单位', width: 30, of: ({ founder }) => founder },
  { title: '咨询电话', width: 20, of: ({ telephone }) => telephone },
  { title: '系列', width: 16, of: ({ series }) => seriesNamed(series) },
  { title: '专业', width: 20, of: ({ specialty }) => specialty ?? '' },
  { title: '评审层级', width: 20, of: ({ levels }) => levels.map(levelNamed).join('、') },
  { title: '有效范围', width: 12, of: ({ scope }) => scopeNamed(scope) },
  { title: '只评审本单位人员', width: 12, of: ({ ownStaffOnly }) => yes(ownStaffOnly) },
  { title: '评审时间', width: 16, of: ({ meets }) => (meets ? `${meets.month}月${THIRD_NAMES[meets.third].zh}` : '') },
  { title: '代码', width: 24, of: ({ id }) => id },
];
export const COMMITTEE_LIST = listFrom(LISTED, COMMITTEES, asItIs, { anywhere: true });

const FILED: readonly Column<Filing>[] = [
  { title: '名称', width: 50, of: ({ name }) => name },
  { title: '层级', width: 10, of: ({ tier }) => called(TIER_NAMES[tier]) },
  { title: '系列', width: 16, of: ({ series }) => seriesNamed(series) },
  { title: '专业', width: 20, of: ({ specialty }) => specialty ?? '' },
  { title: '有效范围', width: 12, of: ({ scope }) => scopeNamed(scope) },
  { title: '备案文号', width: 24, of: ({ document }) => document },
  { title: '有效期首日', width: 14, of: ({ validFrom }) => validFrom },
  { title: '有效期末日', width: 14, of: ({ validUntil }) => validUntil },
  { title: '组成人数', width: 10, isNumber: true, of: ({ seats }) => seats },
  { title: '另定人数的核准文号', width: 24, of: ({ seatsApproval }) => seatsApproval ?? '' },
  { title: '备案时间', width: 22, of: ({ filedAt }) => at(filedAt) },
  { title: '代码', width: 30, of: ({ id }) => id },
];
export const FILED_LIST = listFrom(FILED, FILED_COMMITTEES, asItIs, { anywhere: true });

const YEARLY: readonly Column<Yearly>[] = [
  { title: '评委会', width: 50, of: ({ name }) => name },
  { title: '标题', width: 40, of: ({ title }) => title },
  { title: '文号', width: 24, of: ({ document }) => document },
  { title: '状态', width: 12, of: ({ state }) => called(YEARLY_STATE_NAMES[state]) },
  { title: '评审范围', width: 50, of: ({ coverage }) => coverage },
  { title: '评审层级', width: 20, of: ({ levels }) => levels.map(levelNamed).join('、') },
  { title: '是否答辩', width: 10, of: ({ defence }) => yes(defence) },
  { title: '受理截止日', width: 14, of: ({ closesOn }) => closesOn },
  { title: '会议首日', width: 14, of: ({ meetsFrom }) => meetsFrom },
  { title: '会议末日', width: 14, of: ({ meetsUntil }) => meetsUntil },
  { title: '会议地点', width: 30, of: ({ place }) => place },
  { title: '结果公示起始日', width: 14, of: ({ postsResultsOn }) => postsResultsOn },
  { title: '报备时间', width: 22, of: ({ filedAt }) => at(filedAt) },
  { title: '是否逾期报备', width: 12, of: ({ isLate }) => yes(isLate) },
  { title: '公布时间', width: 22, of: ({ publishedAt }) => at(publishedAt) },
];
export const YEARLY_LIST = listFrom(YEARLY, COMMITTEE_YEARS, asItIs, { anywhere: true });

const EXPERT: readonly Column<Expert>[] = [
  { title: '姓名', width: 12, of: ({ name }) => name },
  { title: '代号', width: 14, of: ({ code }) => code },
  { title: '账号', width: 24, of: ({ account }) => account },
  { title: '工作单位', width: 34, of: ({ unit }) => unit },
  { title: '是否外单位专家', width: 12, of: ({ isOutside }) => yes(isOutside) },
  { title: '专业', width: 30, of: ({ specialties }) => specialties.join('、') },
  { title: '职称名称', width: 20, of: ({ title }) => title },
  { title: '职称层级', width: 10, of: ({ titleLevel }) => levelNamed(titleLevel) },
  { title: '取得时间', width: 14, of: ({ titledOn }) => titledOn },
  { title: '聘期首日', width: 14, of: ({ termFrom }) => termFrom },
  { title: '聘期末日', width: 14, of: ({ termUntil }) => termUntil },
  {
    title: '符合条件的依据',
    width: 60,
    of: ({ grounds }) => lines(CONDITIONS.map((one) => `${CONDITION_NAMES[one].zh}：${grounds[one]}`)),
  },
  { title: '承诺书签署时间', width: 22, of: ({ pledge }) => at(pledge?.at) },
  { title: '移出时间', width: 22, of: ({ removed }) => at(removed?.at) },
  { title: '移出事由', width: 40, of: ({ removed }) => removed?.reason ?? '' },
];
export const EXPERT_LIST = listFrom(EXPERT, EXPERTS, asItIs);

type Line = { candidate: Candidate; head: Application | null };

const CANDIDATE: readonly Column<Line>[] = [
  { title: '姓名', width: 12, of: ({ head }) => head?.applicantName ?? '' },
  { title: '工作单位', width: 34, of: ({ head }) => (head ? workplaceOf(head) : '') },
  { title: '系列', width: 16, of: ({ head }) => seriesNamed(head?.series) },
  { title: '专业', width: 20, of: ({ head }) => head?.specialty ?? '' },
  { title: '层级', width: 10, of: ({ head }) => levelNamed(head?.level) },
  { title: '有效范围', width: 12, of: ({ head }) => scopeNamed(head?.scope) },
  { title: '状态', width: 20, of: ({ candidate }) => called(CANDIDATE_STATE_NAMES[candidate.state]) },
  { title: '提交评委会时间', width: 22, of: ({ candidate }) => at(candidate.since) },
  { title: '编号', width: 34, of: ({ candidate }) => candidate.application },
];
const shown = {
  sees: ({ actor }: Context, one: Candidate) => seesCandidate(actor, one),
  of: async (context: Context, candidate: Candidate): Promise<Line> => ({
    candidate,
    head: await applicationIn(context, candidate.application),
  }),
};
export const CANDIDATE_LIST = listFrom(CANDIDATE, CANDIDATES, shown);
export const AWAITED_LIST = listFrom(CANDIDATE, AWAITED_RESULTS, shown);

/** Applications as a file: those of a unit, those at a department’s desk; and the meetings that decide on them (D1, D7). */
import { loadCalendar } from '../../calendar/store.ts';
import { PROMOTION_TYPE } from '../../application/form/choices.ts';
import { VACANCY_NAMES, type Application } from '../../application/model.ts';
import { STATE_NAMES, type Standing } from '../../application/moves.ts';
import { standingOf } from '../../application/rules/windows.ts';
import { workplaceOf } from '../../application/rules/workplace.ts';
import { whyNotRead } from '../../application/sight.ts';
import type { Context } from '../../core/context.ts';
import { DESK_APPLICATIONS, MEETINGS, UNIT_APPLICATIONS, VACANCIES } from '../../review/listed.ts';
import type { ReviewMeeting } from '../../review/meetings/model.ts';
import { seesMeetings } from '../../review/sight.ts';
import type { VacancyCount } from '../../review/vacancies/model.ts';
import { asItIs, at, called, levelNamed, listFrom, scopeNamed, seriesNamed, type Column } from './column.ts';

type Line = Application & { standing: Standing; committeeCalled: string };

const COLUMNS: readonly Column<Line>[] = [
  { title: '姓名', width: 12, of: ({ applicantName }) => applicantName },
  { title: '工作单位', width: 34, of: workplaceOf },
  { title: '申报单位', width: 30, of: ({ unitName }) => unitName },
  { title: '系列', width: 16, of: ({ series }) => seriesNamed(series) },
  { title: '专业', width: 20, of: ({ specialty }) => specialty ?? '' },
  { title: '层级', width: 10, of: ({ level }) => levelNamed(level) },
  { title: '晋升类型', width: 12, of: ({ promotionType }) => called(promotionType && PROMOTION_TYPE.names[promotionType]) },
  { title: '有效范围', width: 12, of: ({ scope }) => scopeNamed(scope) },
  { title: '状态', width: 24, of: ({ standing }) => called(STATE_NAMES[standing]) },
  { title: '进入该状态时间', width: 22, of: ({ since }) => at(since) },
  { title: '最近提交时间', width: 22, of: ({ submission }) => at(submission?.at) },
  { title: '提交次数', width: 10, isNumber: true, of: ({ submission }) => submission?.number ?? 0 },
  { title: '退回次数', width: 10, isNumber: true, of: ({ returns }) => returns.all },
  { title: '退回时间', width: 22, of: ({ returned }) => at(returned?.at) },
  { title: '退回意见', width: 40, of: ({ returned }) => returned?.text ?? '' },
  { title: '推荐时间', width: 22, of: ({ recommendation }) => at(recommendation?.at) },
  { title: '推荐意见', width: 40, of: ({ recommendation }) => recommendation?.text ?? '' },
  { title: '空岗情况', width: 20, of: ({ recommendation }) => called(recommendation && VACANCY_NAMES[recommendation.vacancy]) },
  { title: '部门审核时间', width: 22, of: ({ approval }) => at(approval?.at) },
  { title: '部门审核意见', width: 40, of: ({ approval }) => approval?.text ?? '' },
  { title: '备注', width: 30, of: ({ approval }) => approval?.remark ?? '' },
  { title: '评委会', width: 40, of: ({ committeeCalled }) => committeeCalled },
  { title: '申请撤回时间', width: 22, of: ({ withdrawalAsked }) => at(withdrawalAsked?.at) },
  { title: '撤回时间', width: 22, of: ({ withdrawn }) => at(withdrawn?.at) },
  { title: '编号', width: 34, of: ({ id }) => id },
];

const shown = {
  sees: ({ actor }: Context, head: Application) => whyNotRead(actor, head) === null,
  of: async (context: Context, head: Application): Promise<Line> => {
    const calendar = await loadCalendar(context, head);
    const listed = calendar.announcement.committees.find(({ id }) => id === head.committee);
    return { ...head, standing: standingOf(head, calendar, context.now), committeeCalled: listed?.name ?? head.committeeName ?? '' };
  },
};

export const UNIT_APPLICATION_LIST = listFrom(COLUMNS, UNIT_APPLICATIONS, shown);
export const DEPARTMENT_APPLICATION_LIST = listFrom(COLUMNS, DESK_APPLICATIONS, shown);

const VACANCY_COLUMNS: readonly Column<VacancyCount>[] = [
  { title: '系列', width: 16, of: ({ series }) => seriesNamed(series) },
  { title: '层级', width: 10, of: ({ level }) => levelNamed(level) },
  { title: '核准空岗数', width: 12, isNumber: true, of: ({ total }) => total },
  { title: '已占用', width: 10, isNumber: true, of: ({ taken }) => taken },
  { title: '剩余', width: 10, isNumber: true, of: ({ total, taken }) => total - taken },
  { title: '核准文号', width: 24, of: ({ document }) => document },
  { title: '待核准的空岗数', width: 14, isNumber: true, of: ({ proposal }) => proposal?.total ?? '' },
  { title: '申报说明', width: 40, of: ({ proposal }) => proposal?.reason ?? '' },
  { title: '申报时间', width: 22, of: ({ proposal }) => at(proposal?.at) },
];
export const VACANCY_LIST = listFrom(VACANCY_COLUMNS, VACANCIES, asItIs);

const MEETING_COLUMNS: readonly Column<ReviewMeeting>[] = [
  { title: '会议', width: 40, of: ({ title }) => title },
  { title: '召开日期', width: 14, of: ({ heldOn }) => heldOn },
  { title: '地点', width: 30, of: ({ place }) => place },
  { title: '出席人员', width: 50, of: ({ attendees }) => attendees.join('、') },
  { title: '会议纪要文号', width: 24, of: ({ minutes }) => minutes },
  { title: '记录时间', width: 22, of: ({ recordedAt }) => at(recordedAt) },
  { title: '编号', width: 34, of: ({ id }) => id },
];
export const MEETING_LIST = listFrom(MEETING_COLUMNS, MEETINGS, { ...asItIs, sees: ({ actor }, meeting) => seesMeetings(actor, meeting) });

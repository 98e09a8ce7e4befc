/** A unit’s postings, and what was objected to them and to rosters, as files; whoever objects is not named in them (U2, U4). */
import { dayOf } from '../../core/time.ts';
import { PROMOTION_TYPE } from '../../application/form/choices.ts';
import { workplaceOf } from '../../application/rules/workplace.ts';
import { isFull, isHandled } from '../../posting/actions/seen.ts';
import { UNIT_OBJECTIONS, UNIT_POSTINGS } from '../../posting/listed.ts';
import { AUDIENCE_NAMES, findingName, placesOf, POSTING_STATE_NAMES, type Objection, type Posting } from '../../posting/model.ts';
import { asSeen } from '../../posting/rules/unseen.ts';
import { asItIs, at, called, ends, levelNamed, listFrom, seriesNamed, yes, type Column } from './column.ts';

const POSTED: readonly Column<Posting>[] = [
  { title: '姓名', width: 12, of: ({ applicantName }) => applicantName },
  { title: '工作单位', width: 34, of: workplaceOf },
  { title: '公示单位', width: 30, of: ({ unitName }) => unitName },
  { title: '系列', width: 16, of: ({ series }) => seriesNamed(series) },
  { title: '专业', width: 20, of: ({ specialty }) => specialty },
  { title: '层级', width: 10, of: ({ level }) => levelNamed(level) },
  { title: '晋升类型', width: 12, of: ({ promotionType }) => called(PROMOTION_TYPE.names[promotionType]) },
  { title: '第几次公示', width: 10, isNumber: true, of: ({ number }) => number },
  { title: '状态', width: 30, of: ({ state }) => called(POSTING_STATE_NAMES[state]) },
  { title: '公示范围', width: 24, of: ({ audience }) => called(AUDIENCE_NAMES[audience]) },
  { title: '公示地点', width: 34, of: placesOf },
  { title: '工作日数', width: 10, isNumber: true, of: ({ days }) => days },
  { title: '开始时间', width: 22, of: ({ startsAt }) => at(startsAt) },
  { title: '期满时间', width: 22, of: ({ endsAt }) => ends(endsAt) },
  { title: '结束时间', width: 22, of: ({ endedAt }) => ends(endedAt) },
  { title: '未办结异议', width: 12, isNumber: true, of: (one, now) => asSeen(one, now).objections.open },
  { title: '异议总数', width: 10, isNumber: true, of: (one, now) => asSeen(one, now).objections.all },
  { title: '结果报告时间', width: 22, of: ({ report }) => at(report?.at) },
  { title: '编号', width: 34, of: ({ id }) => id },
];
export const POSTING_LIST = listFrom(POSTED, UNIT_POSTINGS, { ...asItIs, sees: isFull });

const OBJECTED: readonly Column<Objection>[] = [
  { title: '异议编号', width: 20, of: ({ id }) => id },
  { title: '对象', width: 16, of: ({ on }) => (on === 'ROSTER' ? '评审结果公示' : '单位公示') },
  { title: '被公示人', width: 12, of: ({ applicantName }) => applicantName },
  { title: '是否实名', width: 10, of: ({ objector }) => (objector === null ? '匿名' : '实名') },
  { title: '是否书面', width: 10, of: ({ onPaper }) => yes(onPaper) },
  { title: '异议内容', width: 60, of: ({ text }) => text },
  // Of whoever is not named the day alone is kept (U4).
  { title: '收到时间', width: 22, of: (one) => (one.objector === null && !one.onPaper ? dayOf(one.at) : at(one.at)) },
  { title: '答复期限', width: 22, of: ({ dueAt }) => ends(dueAt) },
  { title: '是否逾期', width: 10, of: ({ dueAt, finding }, now) => yes(finding === null && dueAt <= now) },
  { title: '核查结论', width: 24, of: ({ on, finding }) => (finding ? findingName(on, finding.finding).zh : '') },
  { title: '核查意见', width: 60, of: ({ finding }) => finding?.text ?? '' },
  { title: '办结时间', width: 22, of: ({ finding }) => at(finding?.at) },
];
export const OBJECTION_LIST = listFrom(OBJECTED, UNIT_OBJECTIONS, { ...asItIs, sees: isHandled });

/** Results as files: rosters and the people on them, re-checks, title documents and review forms (R1–R3). */
import { oversees } from '../../announcement/sight.ts';
import { UNIT_FORMS } from '../../certificate/listed.ts';
import type { ReviewFormRecord } from '../../certificate/model.ts';
import { seesForm } from '../../certificate/rules.ts';
import { asSeen } from '../../posting/rules/unseen.ts';
import { DOCUMENT_KIND_NAMES, DOCUMENT_STATE_NAMES, type TitleDocument } from '../../result/documents/model.ts';
import { seesDocument } from '../../result/documents/rules.ts';
import { documentOf } from '../../result/documents/store.ts';
import { DOCUMENT_LINES, ISSUER_DOCUMENTS, RECHECKS, ROSTER_LINES, ROSTERS, TITLE_DOCUMENTS } from '../../result/listed.ts';
import { RECHECK_OUTCOME_NAMES, type Recheck } from '../../result/recheck/model.ts';
import { ROSTER_STATE_NAMES, type Roster, type RosterLine } from '../../result/roster/model.ts';
import { rosterOf } from '../../result/roster/store.ts';
import { seesRecheck } from '../../result/sight.ts';
import { asItIs, at, called, ends, levelNamed, listFrom, scopeNamed, seriesNamed, yes, type Column } from './column.ts';

const ROSTER: readonly Column<Roster>[] = [
  { title: '评委会', width: 50, of: ({ committeeName }) => committeeName },
  { title: '批次', width: 8, isNumber: true, of: ({ number }) => number },
  { title: '状态', width: 24, of: ({ state }) => called(ROSTER_STATE_NAMES[state]) },
  { title: '名单版次', width: 10, isNumber: true, of: ({ edition }) => edition },
  { title: '首次公示人数', width: 12, isNumber: true, of: ({ people }) => people },
  { title: '评审人数', width: 10, isNumber: true, of: ({ decided }) => decided },
  { title: '公示地点', width: 34, of: ({ place }) => place },
  { title: '开始时间', width: 22, of: ({ startsAt }) => at(startsAt) },
  { title: '期满时间', width: 22, of: ({ endsAt }) => ends(endsAt) },
  { title: '结束时间', width: 22, of: ({ endedAt }) => ends(endedAt) },
  { title: '未办结异议', width: 12, isNumber: true, of: (one, now) => asSeen(one, now).objections.open },
  { title: '名单摘要', width: 66, of: ({ hash }) => hash },
  { title: '编号', width: 34, of: ({ id }) => id },
];
export const ROSTER_LIST = listFrom(ROSTER, ROSTERS, asItIs, { anywhere: true });

const PERSON: readonly Column<RosterLine>[] = [
  { title: '姓名', width: 12, of: ({ name }) => name },
  { title: '工作单位', width: 34, of: ({ workplace }) => workplace },
  { title: '系列', width: 16, of: ({ series }) => seriesNamed(series) },
  { title: '专业', width: 20, of: ({ specialty }) => specialty },
  { title: '层级', width: 10, of: ({ level }) => levelNamed(level) },
  { title: '有效范围', width: 12, of: ({ scope }) => scopeNamed(scope) },
  { title: '申报编号', width: 34, of: ({ application }) => application },
];
export const ROSTER_LINE_LIST = listFrom(PERSON, ROSTER_LINES, asItIs, {
  anywhere: true,
  cycleOf: async (context, { roster }) => (await rosterOf(context, roster))?.cycle,
});
export const DOCUMENT_LINE_LIST = listFrom(PERSON, DOCUMENT_LINES, asItIs, {
  anywhere: true,
  cycleOf: async (context, { document }) => (await documentOf(context, document))?.cycle,
});

const RECHECK: readonly Column<Recheck>[] = [
  { title: '申请人', width: 12, of: ({ applicantName }) => applicantName },
  { title: '评委会', width: 50, of: ({ committeeName }) => committeeName },
  { title: '所复核的结果', width: 12, of: ({ decision }) => (decision.passed ? '通过' : '未通过') },
  { title: '申请理由', width: 60, of: ({ reason }) => reason },
  { title: '申请时间', width: 22, of: (one) => at(one.at) },
  { title: '答复期限', width: 22, of: ({ dueAt }) => ends(dueAt) },
  { title: '是否逾期', width: 10, of: ({ dueAt, answer }, now) => yes(answer === null && dueAt <= now) },
  { title: '结论', width: 30, of: ({ answer }) => called(answer && RECHECK_OUTCOME_NAMES[answer.outcome]) },
  { title: '复核意见', width: 60, of: ({ answer }) => answer?.text ?? '' },
  { title: '答复时间', width: 22, of: ({ answer }) => at(answer?.at) },
];
export const RECHECK_LIST = listFrom(RECHECK, RECHECKS, { ...asItIs, sees: ({ actor }, one) => seesRecheck(actor, one) });

const DOCUMENT: readonly Column<TitleDocument>[] = [
  { title: '文号', width: 28, of: ({ number }) => number ?? '' },
  { title: '种类', width: 16, of: ({ kind }) => called(DOCUMENT_KIND_NAMES[kind]) },
  { title: '状态', width: 18, of: ({ state }) => called(DOCUMENT_STATE_NAMES[state]) },
  { title: '发文机关', width: 30, of: ({ issuerName, joint }) => (joint ? `${issuerName}、${joint.name}` : issuerName) },
  { title: '评委会', width: 50, of: ({ committeeName }) => committeeName },
  { title: '所涉人数', width: 10, isNumber: true, of: ({ people }) => people },
  { title: '已办结人数', width: 10, isNumber: true, of: ({ done }) => done },
  { title: '资格起算日', width: 14, of: ({ from }) => from },
  { title: '拟稿时间', width: 22, of: ({ drafted }) => at(drafted.at) },
  { title: '核稿时间', width: 22, of: ({ checked }) => at(checked?.at) },
  { title: '印发时间', width: 22, of: ({ issued }) => at(issued?.at) },
  { title: '编号', width: 34, of: ({ id }) => id },
];
const asSeenDocument = {
  ...asItIs,
  sees: ({ actor }: Parameters<typeof asItIs.of>[0], one: TitleDocument) => seesDocument(actor, one, oversees(actor, one)),
};
export const DOCUMENT_LIST = listFrom(DOCUMENT, TITLE_DOCUMENTS, asSeenDocument, { anywhere: true });
export const ISSUER_DOCUMENT_LIST = listFrom(DOCUMENT, ISSUER_DOCUMENTS, asSeenDocument);

const FORM: readonly Column<ReviewFormRecord>[] = [
  { title: '姓名', width: 12, of: ({ applicantName }) => applicantName },
  { title: '申报单位', width: 30, of: ({ unitName }) => unitName },
  { title: '生成时间', width: 22, of: (one) => at(one.at) },
  { title: '是否已生成PDF', width: 12, of: ({ paper }) => yes(paper !== null) },
  { title: '文件摘要（SHA-256）', width: 66, of: ({ paper }) => paper?.sha256 ?? '' },
  { title: '单位首次下载时间', width: 22, of: ({ downloaded }) => at(downloaded?.at) },
  { title: '失效时间', width: 22, of: ({ voidSince }) => at(voidSince) },
  { title: '申报编号', width: 34, of: ({ application }) => application },
];
export const FORM_LIST = listFrom(FORM, UNIT_FORMS, { ...asItIs, sees: ({ actor }, one) => seesForm(actor, one) });

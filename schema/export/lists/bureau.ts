/** What the bureau looks after, as files: what is not finished, work summaries, public documents, archives, messages that did not go out. */
import { ARCHIVES, DUE_FOR_DESTRUCTION } from '../../archive/listed.ts';
import { ARCHIVE_STATE_NAMES, type Archive } from '../../archive/model.ts';
import { seesArchive } from '../../archive/rules.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Context } from '../../core/context.ts';
import { kindOf, type OutboxMessage } from '../../core/outbox.ts';
import { PUBLIC_DOCUMENTS } from '../../disclosure/listed.ts';
import { PUBLICATION_KIND_NAMES, PUBLICATION_STATE_NAMES, type Publication } from '../../disclosure/model.ts';
import { stateAt } from '../../disclosure/rules.ts';
import { readsText } from '../../disclosure/sight.ts';
import { UNDELIVERED } from '../../notification/listed.ts';
import { recipientOf } from '../../notification/rules/undelivered.ts';
import { seesMessage } from '../../notification/sight.ts';
import { MESSAGE_KIND_NAMES, UNDELIVERED_STATE_NAMES } from '../../notification/words.ts';
import { UNFINISHED_DESKS, WORK_SUMMARIES, type Owing } from '../../report/listed.ts';
import { SUMMARY_STATE_NAMES } from '../../report/summaries/model.ts';
import { summaryDue } from '../../report/summaries/rules.ts';
import { UNFINISHED_NAMES, type Unfinished } from '../../report/unfinished/model.ts';
import { asItIs, at, called, ends, levelNamed, listFrom, organisationNames, seriesNamed, yes, type Column } from './column.ts';

type Left = Unfinished & { organisation: string };

const LEFT: readonly Column<Left>[] = [
  { title: '单位', width: 34, of: ({ organisation }) => organisation },
  { title: '事项', width: 34, of: ({ kind }) => called(UNFINISHED_NAMES[kind]) },
  { title: '状态', width: 30, of: ({ state }) => called(state) },
  { title: '件数', width: 8, isNumber: true, of: ({ count }) => count },
  { title: '最早自', width: 22, of: ({ since }) => at(since) },
];
export const UNFINISHED_LIST = listFrom(LEFT, UNFINISHED_DESKS, {
  of: async (context: Context, { organisation, items }): Promise<Left[]> => {
    const name = await organisationNames(context)(organisation);
    return items.map((one) => ({ ...one, organisation: name }));
  },
});

type Summary = Owing & { dueAt: number };

const SUMMARY: readonly Column<Summary>[] = [
  { title: '评委会', width: 50, of: ({ filing }) => filing.name },
  { title: '报送情况', width: 22, of: ({ summary }) => (summary ? called(SUMMARY_STATE_NAMES[summary.state]) : '未报送') },
  { title: '报送期限', width: 22, of: ({ dueAt }) => ends(dueAt) },
  { title: '是否逾期未报送', width: 12, of: ({ summary, dueAt }, now) => yes(summary?.state !== 'FILED' && now >= dueAt) },
  { title: '首次报送时间', width: 22, of: ({ summary }) => at(summary?.filedAt) },
  { title: '首次报送是否逾期', width: 12, of: ({ summary }) => yes(summary?.isLate ?? false) },
  { title: '第几次报送', width: 10, isNumber: true, of: ({ summary }) => summary?.edition ?? '' },
  { title: '退回理由', width: 40, of: ({ summary }) => summary?.returned?.reason ?? '' },
];
export const WORK_SUMMARY_LIST = listFrom(SUMMARY, WORK_SUMMARIES, {
  of: async (context: Context, one): Promise<Summary> => ({
    ...one,
    dueAt: summaryDue(await loadCalendar(context, one.cycle), context.now),
  }),
});

type Read = Publication & { isRead: boolean };

const PUBLIC: readonly Column<Read>[] = [
  { title: '标题', width: 50, of: ({ title }) => title },
  { title: '类别', width: 14, of: ({ kind }) => called(PUBLICATION_KIND_NAMES[kind]) },
  { title: '文号', width: 26, of: ({ number }) => number ?? '' },
  { title: '印发机关', width: 30, of: ({ issuer }) => issuer },
  { title: '印发日期', width: 14, of: ({ issuedOn }) => issuedOn ?? '' },
  { title: '施行日期', width: 14, of: ({ inForceFrom }) => inForceFrom ?? '' },
  { title: '有效期末日', width: 14, of: ({ inForceUntil }) => inForceUntil ?? '' },
  { title: '现在的效力', width: 16, of: (one, now) => called(PUBLICATION_STATE_NAMES[stateAt(one, now)]) },
  { title: '所及系列', width: 30, of: ({ series }) => series.map(seriesNamed).join('、') },
  { title: '所及层级', width: 30, of: ({ levels }) => levels.map(levelNamed).join('、') },
  { title: '摘要', width: 60, of: ({ isRead, summary }) => (isRead ? (summary ?? '') : '') },
  { title: '来源网址', width: 40, of: ({ isRead, sourceUrl }) => (isRead ? (sourceUrl ?? '') : '') },
  { title: '公布时间', width: 22, of: ({ published }) => at(published.at) },
];
export const PUBLIC_DOCUMENT_LIST = listFrom(
  PUBLIC,
  PUBLIC_DOCUMENTS,
  { of: ({ actor }: Context, one): Read => ({ ...one, isRead: readsText(actor, one) }) },
  { anywhere: true },
);

const ARCHIVED: readonly Column<Archive>[] = [
  { title: '评审年度', width: 20, of: ({ cycle }) => cycle },
  { title: '通知文号', width: 28, of: ({ document }) => document },
  { title: '状态', width: 18, of: ({ state }) => called(ARCHIVE_STATE_NAMES[state]) },
  { title: '已归档事项数', width: 12, isNumber: true, of: ({ done }) => done },
  { title: '事项总数', width: 12, isNumber: true, of: ({ total }) => total ?? '' },
  { title: '字节数', width: 16, isNumber: true, of: ({ size }) => size },
  { title: '文件数', width: 10, isNumber: true, of: ({ entries }) => entries },
  { title: '含证件号码', width: 10, of: ({ recipient }) => yes(recipient !== null) },
  { title: '清单摘要（SHA-256）', width: 66, of: ({ manifest }) => manifest?.sha256 ?? '' },
  { title: '申请时间', width: 22, of: ({ requestedAt }) => at(requestedAt) },
  { title: '完成时间', width: 22, of: ({ finishedAt }) => at(finishedAt) },
  { title: '保管至', width: 22, of: ({ keepUntil }) => ends(keepUntil) },
  { title: '提出销毁时间', width: 22, of: ({ proposed }) => at(proposed?.at) },
  { title: '销毁批准文号', width: 24, of: ({ proposed }) => proposed?.document ?? '' },
  { title: '销毁时间', width: 22, of: ({ destroyedAt }) => at(destroyedAt) },
  { title: '编号', width: 34, of: ({ id }) => id },
];
const archived = { ...asItIs, sees: ({ actor }: Context, one: Archive) => seesArchive(actor, one) };
export const ARCHIVE_LIST = listFrom(ARCHIVED, ARCHIVES, archived);
export const DUE_LIST = listFrom(ARCHIVED, DUE_FOR_DESTRUCTION, archived);

const MESSAGE: readonly Column<OutboxMessage>[] = [
  { title: '种类', width: 30, of: ({ content }) => called(MESSAGE_KIND_NAMES[kindOf(content)]) },
  { title: '收件方（脱敏）', width: 28, of: (one) => recipientOf(one) ?? '' },
  { title: '所属城市', width: 12, of: ({ city }) => city ?? '' },
  { title: '起因', width: 30, of: ({ cause }) => cause },
  { title: '状态', width: 14, of: ({ failure }) => called(UNDELIVERED_STATE_NAMES[failure?.dead ? 'DEAD' : 'RETRYING']) },
  { title: '已尝试次数', width: 12, isNumber: true, of: ({ tries }) => tries },
  { title: '最近一次失败', width: 24, of: ({ failure }) => failure?.error ?? '' },
  { title: '下次处理时间', width: 22, of: ({ dueAt, failure }) => (failure?.dead ? '' : at(dueAt)) },
  { title: '重试期限', width: 22, of: ({ failure }) => at(failure?.until) },
  { title: '首次失败时间', width: 22, of: (one) => at(one.failure?.since ?? one.at) },
  { title: '产生时间', width: 22, of: (one) => at(one.at) },
  { title: '编号', width: 34, of: ({ id }) => id },
];
export const UNDELIVERED_LIST = listFrom(MESSAGE, UNDELIVERED, { ...asItIs, sees: ({ actor }, one) => seesMessage(actor, one) });

/** Rosters in the graph: for everybody while they are posted; with their objections for the office and those who oversee (R1, R2). */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { connectionIn, connectionOf, pageOf, sifted } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST, SIGNED } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum, ScopeEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { applicationIn } from '../../application/store.ts';
import { FilingType } from '../../committee/graph/filing.ts';
import { filingIn } from '../../committee/filing/store.ts';
import { found } from '../../identity/graph/types.ts';
import { AttachmentType, ReportType } from '../../posting/graph/papers.ts';
import { ObjectionType } from '../../posting/graph/objection-type.ts';
import { asSeen, isSeen } from '../../posting/rules/unseen.ts';
import { listObjections } from '../../posting/store.ts';
import { ROSTER_STATE_NAMES, rosterReportKeyOf, type Removal, type Roster, type RosterLine } from '../roster/model.ts';
import { actionsOnRoster } from '../roster/offers.ts';
import { latenessOf, linesIn } from '../roster/rules.ts';
import { loadRosterFile, loadRosterFiles, rosterOf, rosterWith } from '../roster/store.ts';
import { handlesRoster, seesRoster } from '../sight.ts';
import { rosterRef } from './refs.ts';

const RosterStateEnum = builder.enumType('RosterState', {
  description: '评审结果公示状态。States of a posting of results. Rule R1.',
  values: named(ROSTER_STATE_NAMES),
});

export const LineType = builder.objectRef<RosterLine>('RosterLine').implement({
  description: '评审通过人员名单的一行；没有证件号码和出生年月。One of those who passed. Rule R1.',
  fields: (t) => ({
    applicationId: t.id({
      description: '申报的标识；对其提出异议时填写。The application’s id, by which an objection names them.',
      resolve: ({ application }) => Buffer.from(`Application:${application}`).toString('base64'),
    }),
    name: t.exposeString('name', { description: '姓名。' }),
    workplace: t.exposeString('workplace', { description: '工作单位。Where they work. Rule D10.' }),
    series: t.field({ type: SeriesType, nullable: true, description: '系列。', resolve: ({ series }) => seriesOf(series) }),
    specialty: t.exposeString('specialty', { description: '专业。' }),
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    scope: t.expose('scope', { type: ScopeEnum, nullable: true, description: '适用范围。' }),
  }),
});

const RemovalType = builder.objectRef<Removal & { name: string }>('RosterRemoval').implement({
  description: '从名单中除去的人员和理由。Somebody who was removed, and why. Rule R2.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名。' }),
    edition: t.exposeInt('edition', { description: '自第几版起除去。The edition from which on they stand on it no more.' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    reason: t.exposeString('reason', { description: '理由。' }),
    objection: t.exposeString('objection', {
      description:
        '查实的异议编号；因案件处理取消申报的，为该案件的编号。The number of the objection that was upheld, or of the case that cancelled the application.',
    }),
  }),
});

export const RosterType = builder.node(rosterRef, {
  description:
    '评审结果公示：评审通过人员名单。公示期内任何人可见，期满后办事机构、市人社局、监督可见。A committee’s roster as it is posted. Rules R1, R2.',
  id: { resolve: ({ id }) => id },
  sight: (roster, { actor }) => seesRoster(actor, roster),
  loadWithoutCache: (id, context) => rosterOf(context, id),
  fields: (t) => ({
    committee: t.field({
      type: FilingType,
      price: ITEM,
      description: '评委会。',
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    committeeName: t.exposeString('committeeName', { description: '评委会名称。' }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    number: t.exposeInt('number', { description: '本年度第几批。The which roster of the committee in the cycle.' }),
    version: t.int({ description: '版本。', resolve: (roster, _, { now }) => asSeen(roster, now).version }),
    state: t.expose('state', { type: RosterStateEnum, description: '状态。' }),
    edition: t.exposeInt('edition', {
      description: '名单现为第几版：除去人员即为新版，前版不改。Each removal makes another edition; none is edited. Rule R2.',
    }),
    hash: t.exposeString('hash', { description: '现版名单的摘要（规范JSON的SHA-256）。SHA-256 of the canonical JSON of its lines.' }),
    people: t.exposeInt('people', { description: '首次公示的人数。How many were first on it.' }),
    decided: t.exposeInt('decided', { description: '所公示的会议评审的人数，含未通过的。How many were decided on.' }),
    place: t.exposeString('place', { description: '线下公示地点。' }),
    startsAt: t.expose('startsAt', { type: 'Instant', description: '开始时刻。' }),
    endsAt: t.expose('endsAt', {
      type: 'Instant',
      description: '期满时刻：满规定日数且满规定工作日数。The longer of both. Rules R1, C10.',
    }),
    endedAt: t.expose('endedAt', { type: 'Instant', nullable: true, description: '结束时刻；未结束的为空。' }),
    flag: t.field({
      type: BilingualType,
      nullable: true,
      price: ITEM,
      description: '晚于发证期限的提示；及时的为空。That it is over too late for its certificates. Rules C11, R3.',
      resolve: async (roster, _, context) => latenessOf(roster, await loadCalendar(context, roster.cycle)),
    }),
    openObjections: t.int({
      description: '未办结的异议件数；匿名的自下一整点起计入。Anonymous ones from the next full hour on. Rule R2.',
      resolve: (roster, _, { now }) => asSeen(roster, now).objections.open,
    }),
    lines: t.pages({
      type: LineType,
      args: {
        edition: t.arg.int({
          required: false,
          description:
            '第几版；不填为现版。前版由办事机构、市人社局、监督查看，其他人见到的是空列表。Of which edition; the present one, unless said. Earlier ones are for the office and those who oversee.',
        }),
      },
      ...pricedPage(2),
      description: '名单。Those who passed. Two table requests. Rule R1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (roster, { edition, ...args }, { actor, table }) => {
        // Beside an earlier one the present one would tell everybody who was removed.
        const isOpen = (edition ?? roster.edition) === roster.edition || handlesRoster(actor, roster);
        const file = isOpen ? await loadRosterFile(table, roster.id) : null;
        return connectionIn(file ? linesIn(file, edition ?? roster.edition) : [], ({ application }) => application, pageOf(args));
      },
    }),
    removals: t.field({
      type: [RemovalType],
      price: 3 * REQUEST,
      description: '从名单中除去的人员；办事机构、市人社局、监督可见，其他人见到的是空列表。For the office and those who oversee. Rule R2.',
      resolve: async (roster, _, { actor, table }) => {
        const file = handlesRoster(actor, roster) ? await loadRosterFile(table, roster.id) : null;
        return (file?.removals ?? []).map((one) => ({
          ...one,
          name: file?.lines.find(({ application }) => application === one.application)?.name ?? '',
        }));
      },
    }),
    attachments: t.field({
      type: [AttachmentType],
      price: 2 * REQUEST,
      description: '现场公示照片；办事机构、市人社局、监督可见，其他人为空。Photographs of its display. Rule R1.',
      resolve: async (roster, _, { actor, table }) =>
        handlesRoster(actor, roster) ? (await loadRosterFiles(table, roster.id)).map((one) => ({ ...one, of: roster.id })) : [],
    }),
    report: t.field({
      type: ReportType,
      nullable: true,
      price: SIGNED,
      description: '公示结果报告；未出具的、无权查看的为空。The result report. Rule R1.',
      resolve: (roster, _, { actor }) =>
        roster.report && handlesRoster(actor, roster)
          ? { ...roster.report, key: rosterReportKeyOf(roster), fileName: `评审结果公示报告-${roster.committeeName}.pdf` }
          : null,
    }),
    objections: t.pages({
      type: ObjectionType,
      ...pricedPage(2), // one, unless much of it is not to be seen
      description: '对该名单的异议：办事机构、市人社局、监督可见，其他人见到的是空列表。One table request. Rule R2.',
      resolve: async (roster, args, context) => {
        const page = pageOf(args);
        if (!handlesRoster(context.actor, roster)) return connectionOf([], [], page.after, null);
        const load = (paging: { limit: number; after: string | null }) => listObjections(context.table, roster.id, paging);
        const { rows, cursors, next } = await sifted(load, (one) => isSeen(one, context.now), page);
        return connectionOf(rows, cursors, page.after, next);
      },
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules R1, R2.',
      resolve: (roster, _, { actor, now }) => actionsOnRoster(actor, roster, now),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '办理记录；办事机构、市人社局、监督可见，其他人见到的是空列表。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (roster, args, context) =>
        handlesRoster(context.actor, roster)
          ? historyOf(context, { kind: 'ROSTER', id: roster.id }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});

/** The roster with which the result of an application was posted. */
export async function rosterOfApplication(context: Context, id: string): Promise<Roster | null> {
  const head = await applicationIn(context, id);
  const roster = head && (await rosterWith(context, head));
  return roster === null ? null : rosterOf(context, roster);
}

builder.objectField(ApplicationType, 'roster', (t) =>
  t.field({
    type: RosterType,
    nullable: true,
    price: 2 * ITEM,
    description:
      '公示其评审结果的名单；未公示的、公示期满后无权查看的为空。The roster with which its result is posted; null before, and for whoever sees it no more. Rules R1, R2.',
    resolve: ({ id }, _, context) => rosterOfApplication(context, id),
  }),
);

/** Rosters in the graph: for everybody while they are posted; with their objections for the office and those who oversee (R1, R2). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
import { linesOfRoster } from '../listed.ts';
import { ROSTER_STATE_NAMES, rosterReportKeyOf, type Removal, type Roster, type RosterLine } from '../roster/model.ts';
import { actionsOnRoster } from '../roster/offers.ts';
import { latenessOf } from '../roster/rules.ts';
import { loadRosterFile, loadRosterFiles, rosterOf, rosterWith } from '../roster/store.ts';
import { handlesRoster, seesRoster } from '../sight.ts';
import { rosterRef } from './refs.ts';

const RosterStateEnum = builder.enumType('RosterState', {
  description: manual('评审结果公示状态。', 'The state of a posting of results. Rule R1.'),
  values: named(ROSTER_STATE_NAMES),
});

export const LineType = builder.objectRef<RosterLine>('RosterLine').implement({
  description: manual(
    '评审通过人员名单的一行；没有证件号码和出生年月。',
    'A row of the roster of those who passed; without identity number and month of birth. Rule R1.',
  ),
  fields: (t) => ({
    applicationId: t.id({
      description: manual('申报的标识；对其提出异议时填写。', 'The id of the application; given when objecting to the person.'),
      resolve: ({ application }) => Buffer.from(`Application:${application}`).toString('base64'),
    }),
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    workplace: t.exposeString('workplace', { description: manual('工作单位。', 'The workplace. Rule D10.') }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ series }) => seriesOf(series),
    }),
    specialty: t.exposeString('specialty', { description: manual('专业。', 'The specialty.') }),
    level: t.expose('level', { type: LevelEnum, description: manual('层级。', 'The level.') }),
    scope: t.expose('scope', { type: ScopeEnum, nullable: true, description: manual('适用范围。', 'The scope.') }),
  }),
});

const RemovalType = builder.objectRef<Removal & { name: string }>('RosterRemoval').implement({
  description: manual('从名单中除去的人员和理由。', 'A person removed from the roster, and why. Rule R2.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    edition: t.exposeInt('edition', {
      description: manual('自第几版起除去。', 'The edition of the roster from which on the person is removed.'),
    }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    reason: t.exposeString('reason', { description: manual('理由。', 'The reason.') }),
    objection: t.exposeString('objection', {
      description: manual(
        '查实的异议编号；因案件处理取消申报的，为该案件的编号。',
        'The number of the objection that was upheld, or of the case that cancelled the application.',
      ),
    }),
  }),
});

export const RosterType = builder.node(rosterRef, {
  description: manual(
    '评审结果公示：评审通过人员名单。公示期内任何人可见，期满后办事机构、市人社局、纪检监察可见。',
    'A posting of results: the roster of those who passed. Anybody may see it while it is posted; afterwards the committee’s office, the bureau and supervisors. Rules R1, R2.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (roster, { actor }) => seesRoster(actor, roster),
  loadWithoutCache: (id, context) => rosterOf(context, id),
  fields: (t) => ({
    committee: t.field({
      type: FilingType,
      price: ITEM,
      description: manual('评委会。', 'The committee.'),
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    committeeName: t.exposeString('committeeName', { description: manual('评委会名称。', 'The name of the committee.') }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    batch: t.exposeInt('number', {
      description: manual('本年度第几批。', 'Which roster of the committee in the cycle it is: the first, the second and so on.'),
    }),
    version: t.int({ description: manual('版本。', 'The version.'), resolve: (roster, _, { now }) => asSeen(roster, now).version }),
    rosterState: t.expose('state', { type: RosterStateEnum, description: manual('状态。', 'The state.') }),
    edition: t.exposeInt('edition', {
      description: manual(
        '名单现为第几版：除去人员即为新版，前版不改。',
        'The present edition of the roster: each removal makes a new edition, and earlier ones are not changed. Rule R2.',
      ),
    }),
    hash: t.exposeString('hash', {
      description: manual(
        '现版名单的摘要（规范JSON的SHA-256）。',
        'The hash of the present edition: SHA-256 of the canonical JSON of its rows.',
      ),
    }),
    people: t.exposeInt('people', { description: manual('首次公示的人数。', 'How many people were on it at first.') }),
    decided: t.exposeInt('decided', {
      description: manual(
        '所公示的会议评审的人数，含未通过的。',
        'How many people the posted meetings decided on, those who did not pass included.',
      ),
    }),
    place: t.exposeString('place', { description: manual('线下公示地点。', 'Where it is displayed offline.') }),
    startsAt: t.expose('startsAt', { type: 'Instant', description: manual('开始时刻。', 'When it began.') }),
    endsAt: t.expose('endsAt', {
      type: 'Instant',
      description: manual(
        '期满时刻：须满规定日数且满规定工作日数，以较迟的为准。',
        'When the period is over: both the days and the working days required must have passed, so the later of the two. Rules R1, C10.',
      ),
    }),
    endedAt: t.expose('endedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('结束时刻；未结束的为空。', 'When it ended; null while it has not.'),
    }),
    flag: t.field({
      type: BilingualType,
      nullable: true,
      price: ITEM,
      description: manual(
        '晚于发证期限的提示；及时的为空。',
        'A warning that it ends too late for the certificates; null where it is in time. Rules C11, R3.',
      ),
      resolve: async (roster, _, context) => latenessOf(roster, await loadCalendar(context, roster.cycle)),
    }),
    openObjections: t.int({
      description: manual(
        '未办结的异议件数；匿名的自下一整点起计入。',
        'How many objections are open; anonymous ones count from the next full hour on. Rule R2.',
      ),
      resolve: (roster, _, { now }) => asSeen(roster, now).objections.open,
    }),
    lines: t.pages({
      type: LineType,
      args: {
        edition: t.arg.int({
          required: false,
          description: manual(
            '第几版；不填为现版。前版由办事机构、市人社局、纪检监察查看，其他人见到的是空列表。',
            'Which edition; the present one where it is left out. Earlier ones are for the committee’s office, the bureau and supervisors; others see an empty list.',
          ),
        }),
      },
      ...pricedPage(2),
      description: manual(
        '名单，即评审通过人员。读表两次。',
        'The roster of those who passed. Two table requests. Rule R1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async (roster, { edition, ...args }, context) =>
        connectionIn(await linesOfRoster(context, roster, edition ?? null), ({ application }) => application, pageOf(args)),
    }),
    removals: t.field({
      type: [RemovalType],
      price: 3 * REQUEST,
      description: manual(
        '从名单中除去的人员；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。',
        'The people removed from the roster; for the committee’s office, the bureau and supervisors; others see an empty list. Rule R2.',
      ),
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
      description: manual(
        '现场公示照片；办事机构、市人社局、纪检监察可见，其他人为空列表。',
        'The photographs of the display; for the committee’s office, the bureau and supervisors; an empty list for others. Rule R1.',
      ),
      resolve: async (roster, _, { actor, table }) =>
        handlesRoster(actor, roster) ? (await loadRosterFiles(table, roster.id)).map((one) => ({ ...one, of: roster.id })) : [],
    }),
    report: t.field({
      type: ReportType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '公示结果报告；未出具的、无权查看的为空。',
        'The result report; null where it is not issued, or for those who may not see it. Rule R1.',
      ),
      resolve: (roster, _, { actor }) =>
        roster.report && handlesRoster(actor, roster)
          ? { ...roster.report, key: rosterReportKeyOf(roster), fileName: `评审结果公示报告-${roster.committeeName}.pdf` }
          : null,
    }),
    objections: t.pages({
      type: ObjectionType,
      ...pricedPage(2), // one, unless much of it is not to be seen
      description: manual(
        '对该名单的异议：办事机构、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
        'The objections to the roster: for the committee’s office, the bureau and supervisors; others see an empty list. One table request. Rule R2.',
      ),
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
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply. Rules R1, R2.',
      ),
      resolve: (roster, _, { actor, now }) => actionsOnRoster(actor, roster, now),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
        'The history; for the office, the bureau and supervisors, an empty list for others. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
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
    description: manual(
      '公示其评审结果的名单；未公示的、公示期满后无权查看的为空。',
      'The roster with which its result is posted; null before it is posted, and afterwards for those who may no longer see it. Rules R1, R2.',
    ),
    resolve: ({ id }, _, context) => rosterOfApplication(context, id),
  }),
);

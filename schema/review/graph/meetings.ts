/** Meetings of the re-review and their decision lists, in the graph (D7). */
import { builder } from '../../builder.ts';
import { IN_BULK, pricedPage } from '../../core/price.ts';
import { whyNotHolding, type Actor, type Role } from '../../core/actor.ts';
import { theirs } from '../../core/allowed.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf, SIFTED, sifted } from '../../core/page.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { idInRow } from '../../graph/row-id.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CommitteeType } from '../../announcement/graph/committees.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { calendarOfAll } from '../../calendar/exceptions.ts';
import { whyNotNow, type NamedWindow } from '../../calendar/rules.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { MOST_ROWS } from '../actions/bulk.ts';
import { decideAtMeeting, recordMeeting } from '../meetings/actions.ts';
import type { MeetingDecision, ReviewMeeting } from '../meetings/model.ts';
import { listDecisions, listMeetings, loadMeeting } from '../meetings/store.ts';
import { reviewRefusals } from '../refusals.ts';
import { meetingWindow } from '../rules.ts';
import { seesMeetings, seesDecision } from '../sight.ts';
import { answersTo, BulkPayload } from './bulk.ts';

const DecisionType = builder.objectRef<MeetingDecision & { cycle: string }>('MeetingDecision').implement({
  description: '会议对一件申报的决定。',
  fields: (t) => ({
    applicantName: t.exposeString('applicantName', { description: '姓名。' }),
    unitName: t.exposeString('unitName', { description: '工作单位。' }),
    forward: t.exposeBoolean('forward', { description: '是否提交评委会。' }),
    committee: t.field({
      type: CommitteeType,
      nullable: true,
      description: '提交的评委会；不予提交的、通知未列的为空。',
      resolve: async ({ committee, cycle }, _, context) =>
        (await loadCalendar(context, cycle)).announcement.committees.find(({ id }) => id === committee) ?? null,
    }),
    committeeName: t.exposeString('committeeName', { nullable: true, description: '提交的评委会名称；不予提交的为空。' }),
    text: t.exposeString('text', { description: '意见或理由。' }),
    at: t.expose('at', { type: 'Instant', description: '记录时刻。' }),
  }),
});

const meetingRef = builder.objectRef<ReviewMeeting>('ReviewMeeting');
const MeetingType = builder.node(meetingRef, {
  description: '审议推荐结果的会议。The meeting that decides what goes to the committees. Rule D7.',
  id: { resolve: ({ id }) => id },
  sight: (meeting, { actor }) => seesMeetings(actor, meeting),
  loadWithoutCache: (id, { table }) => loadMeeting(table, id),
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: '年度。' }),
    title: t.exposeString('title', { description: '会议名称。' }),
    heldOn: t.expose('heldOn', { type: 'Day', description: '召开日期。' }),
    place: t.exposeString('place', { description: '地点。' }),
    attendees: t.exposeStringList('attendees', { description: '出席人员。' }),
    minutes: t.exposeString('minutes', { description: '会议纪要文号。' }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该会议办理的事项及不能办理的原因。Rule D7.',
      resolve: async (meeting, _, context) => {
        const window = meetingWindow(calendarOfAll(await loadCalendar(context, meeting.cycle)), context.now);
        const why = whyNotDecideMeeting(context.actor, meeting, window, context.now);
        const title = { zh: '记录会议决定', en: 'record its decisions' };
        return theirs([{ action: 'decideAtMeeting', title, why, closesAt: window.closesAt }]);
      },
    }),
    recordedAt: t.expose('recordedAt', { type: 'Instant', description: '记录时刻。' }),
    decisions: t.pages({
      type: DecisionType,
      ...pricedPage(SIFTED),
      description:
        '决定清单；部门只列本部门审核的申报。The decision list; to a department those of its own, for which up to ten pages are read; else one table request. Errors: FORWARD_ONLY, PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (meeting, args, { table, actor }) => {
        const { id, cycle } = meeting;
        const page = pageOf(args);
        const { rows, cursors, next } = await sifted(
          (paging) => listDecisions(table, id, paging),
          (decision) => seesDecision(actor, decision, meeting),
          page,
        );
        const decisions = rows.map((one) => ({ ...one, cycle }));
        return connectionOf(decisions, cursors, page.after, next);
      },
    }),
  }),
});

/** The bureau records decisions, in the meeting's days (D7). */
function whyNotDecideMeeting(actor: Actor, { city }: ReviewMeeting, window: NamedWindow, now: Instant) {
  return whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(city) }) ?? whyNotNow(window, now);
}

const READERS: Role[] = ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'];

builder.queryField('reviewMeetings', (t) =>
  t.pages({
    type: MeetingType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { role: READERS },
    description:
      '会议记录，最新的在前。Departments, bureau, supervisors. One table request. Rule D7. Errors: CYCLE_UNKNOWN, FORWARD_ONLY, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { cycle, ...args }, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listMeetings(context.table, await knownCycle(context, cycle, { as: READERS }), page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);

const MeetingRowInput = builder.inputType('MeetingRowInput', {
  description: '会议对一件申报的决定。',
  fields: (t) => ({
    application: t.id({ required: true, description: '申报；标识有误的，只该件不予办理。' }),
    version: t.int({ required: true, description: '所见的申报版本。Rule A4.' }),
    forward: t.boolean({ required: true, defaultValue: true, description: '提交评委会，或不予提交。' }),
    reason: t.string({ required: true, defaultValue: '', description: '理由；不予提交的必填，最多500字。' }),
  }),
});

builder.mutationFields((t) => ({
  recordMeeting: t.fieldWithInput({
    type: MeetingType,
    input: {
      title: t.input.string({ required: true, description: '会议名称，最多100字。' }),
      heldOn: t.input.field({ type: 'Day', required: true, description: '召开日期，不晚于今日。' }),
      place: t.input.string({ required: true, description: '地点，最多100字。' }),
      attendees: t.input.stringList({ required: true, description: '出席人员，2至60人。' }),
      minutes: t.input.string({ required: true, description: '会议纪要文号，最多60字。' }),
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '记录审议会议：市人社局经办人。Rule D7. Errors: WINDOW_NOT_OPEN, WINDOW_CLOSED, ROLE_REQUIRED, INPUT_INVALID, MEETING_NOT_HELD, MEETING_TOO_EARLY, CYCLE_UNKNOWN.',
    resolve: async (_, { input: { key, cycle, ...input } }, context) => {
      const body = { ...input, cycle: await knownCycle(context, cycle, { as: ['BUREAU_OFFICER'] }) };
      return answered(context, { key, mutation: 'recordMeeting', body }, recordMeeting, async ({ meeting }) => {
        const one = await loadMeeting(context.table, meeting);
        if (!one) throw reviewRefusals.MEETING_UNKNOWN();
        return one;
      });
    },
  }),
  decideAtMeeting: t.fieldWithInput({
    type: BulkPayload,
    input: {
      meeting: t.input.globalID({ required: true, for: [meetingRef], description: '会议。' }),
      rows: t.input.field({ type: [MeetingRowInput], required: true, description: `至多${MOST_ROWS}件。` }),
      dryRun: t.input.boolean({ required: true, defaultValue: true, description: '试办：只判断，不写入。默认试办。' }),
      key: t.input.string({
        required: true,
        description: '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。Rules A5, D8. Errors: KEY_MALFORMED.',
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '记录会议决定，提交评委会或不予提交，逐件办理：市人社局经办人。Rules D7, D8. Errors: MEETING_UNKNOWN, BULK_SIZE, REASON_FOR_TURNING_DOWN, KEY_MALFORMED; each row its own, COMMITTEE_UNSET, MEETING_OTHER_CYCLE and PASSED_LATER among them.',
    resolve: async (_, { input: { meeting, rows, ...input } }, context) => {
      const { city = '-' } = (await loadMeeting(context.table, meeting.id)) ?? {};
      refuseIf(whyNotHolding(context.actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(city) }));
      const decisions = rows.map(({ application, ...row }) => ({ ...row, application: idInRow('Application', application) }));
      const decided = await decideAtMeeting(context, { ...input, meeting: meeting.id, rows: decisions });
      return { dryRun: input.dryRun, rows: answersTo(rows, decided) };
    },
  }),
}));

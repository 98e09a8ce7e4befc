/** Meetings of the re-review and their decision lists, in the graph (D7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { IN_BULK, pricedPage } from '../../core/price.ts';
import { whyNotHolding, type Actor } from '../../core/actor.ts';
import { theirs } from '../../core/allowed.ts';
import { pageOn } from '../../core/listed.ts';
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
import { MEETINGS } from '../listed.ts';
import { decideAtMeeting, recordMeeting } from '../meetings/actions.ts';
import type { MeetingDecision, ReviewMeeting } from '../meetings/model.ts';
import { listDecisions, loadMeeting } from '../meetings/store.ts';
import { reviewRefusals } from '../refusals.ts';
import { meetingWindow } from '../rules.ts';
import { seesMeetings, seesDecision } from '../sight.ts';
import { answersTo, BulkPayload } from './bulk.ts';

const DecisionType = builder.objectRef<MeetingDecision & { cycle: string }>('MeetingDecision').implement({
  description: manual('会议对一件申报的决定。', 'The meeting’s decision on an application.'),
  fields: (t) => ({
    applicantName: t.exposeString('applicantName', { description: manual('姓名。', 'The name.') }),
    unitName: t.exposeString('unitName', { description: manual('工作单位。', 'The employer.') }),
    forward: t.exposeBoolean('forward', { description: manual('是否提交评委会。', 'Whether it goes to the committee.') }),
    committee: t.field({
      type: CommitteeType,
      nullable: true,
      description: manual(
        '提交的评委会；不予提交的、通知未列的为空。',
        'The committee it goes to; null where it does not go to one, or the notice does not list it.',
      ),
      resolve: async ({ committee, cycle }, _, context) =>
        (await loadCalendar(context, cycle)).announcement.committees.find(({ id }) => id === committee) ?? null,
    }),
    committeeName: t.exposeString('committeeName', {
      nullable: true,
      description: manual('提交的评委会名称；不予提交的为空。', 'The name of the committee it goes to; null where it does not go to one.'),
    }),
    text: t.exposeString('text', { description: manual('意见或理由。', 'The opinion or reason.') }),
    at: t.expose('at', { type: 'Instant', description: manual('记录时刻。', 'When it was recorded.') }),
  }),
});

const meetingRef = builder.objectRef<ReviewMeeting>('ReviewMeeting');
const MeetingType = builder.node(meetingRef, {
  description: manual(
    '审议推荐结果、决定提交评委会的会议。',
    'The meeting that considers the recommendations and decides what goes to the committees. Rule D7.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (meeting, { actor }) => seesMeetings(actor, meeting),
  loadWithoutCache: (id, { table }) => loadMeeting(table, id),
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    title: t.exposeString('title', { description: manual('会议名称。', 'The name of the meeting.') }),
    heldOn: t.expose('heldOn', { type: 'Day', description: manual('召开日期。', 'The day on which it was held.') }),
    place: t.exposeString('place', { description: manual('地点。', 'The place.') }),
    attendees: t.exposeStringList('attendees', { description: manual('出席人员。', 'Those who attended.') }),
    minutesNumber: t.exposeString('minutes', { description: manual('会议纪要文号。', 'The document number of the minutes.') }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该会议办理的事项及不能办理的原因。',
        'What you can do with the meeting now, and why not what you cannot. Rule D7.',
      ),
      resolve: async (meeting, _, context) => {
        const window = meetingWindow(calendarOfAll(await loadCalendar(context, meeting.cycle)), context.now);
        const why = whyNotDecideMeeting(context.actor, meeting, window, context.now);
        const title = { zh: '记录会议决定', en: 'record its decisions' };
        return theirs([{ action: 'decideAtMeeting', title, why, closesAt: window.closesAt }]);
      },
    }),
    recordedAt: t.expose('recordedAt', { type: 'Instant', description: manual('记录时刻。', 'When it was recorded.') }),
    decisions: t.pages({
      type: DecisionType,
      ...pricedPage(SIFTED),
      description: manual(
        '决定清单；部门只列本部门审核的申报，为此至多读取十页；其他的读表一次。',
        'The list of decisions; to a department only those on applications it reviews, for which at most ten pages are read; for others, one table request. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
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

builder.queryField('reviewMeetings', (t) =>
  t.pages({
    type: MeetingType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { role: MEETINGS.readers },
    description: manual(
      '会议记录，最新的在前：部门、市人社局、纪检监察。读表一次。',
      'The records of meetings, newest first: for departments, the bureau and supervisors. One table request. Rule D7. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(MEETINGS.open(context, args), args),
  }),
);

const MeetingRowInput = builder.inputType('MeetingRowInput', {
  description: manual('会议对一件申报的决定。', 'The meeting’s decision on an application.'),
  fields: (t) => ({
    application: t.id({
      required: true,
      description: manual(
        '申报；标识有误的，只该件不予办理。',
        'The application; where its id is wrong, only this case is not carried out.',
      ),
    }),
    version: t.int({ required: true, description: manual('所见的申报版本。', 'The version of the application as seen. Rule A4.') }),
    forward: t.boolean({
      required: true,
      defaultValue: true,
      description: manual('提交评委会，或不予提交。', 'Whether it goes to the committee or not.'),
    }),
    reason: t.string({
      required: true,
      defaultValue: '',
      description: manual(
        '理由；不予提交的必填，最多500字。',
        'The reason, required where it does not go to the committee; at most 500 characters.',
      ),
    }),
  }),
});

builder.mutationFields((t) => ({
  recordMeeting: t.fieldWithInput({
    type: MeetingType,
    input: {
      title: t.input.string({
        required: true,
        description: manual('会议名称，最多100字。', 'The name of the meeting, at most 100 characters.'),
      }),
      heldOn: t.input.field({
        type: 'Day',
        required: true,
        description: manual('召开日期，不晚于今日。', 'The day on which it was held, not later than today.'),
      }),
      place: t.input.string({ required: true, description: manual('地点，最多100字。', 'The place, at most 100 characters.') }),
      attendees: t.input.stringList({ required: true, description: manual('出席人员，2至60人。', 'Those who attended, 2 to 60.') }),
      minutes: t.input.string({
        required: true,
        description: manual('会议纪要文号，最多60字。', 'The document number of the minutes, at most 60 characters.'),
      }),
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '记录审议会议：市人社局经办人。',
      'Records a meeting on the recommendations: an officer of the bureau. Rule D7. Errors: WINDOW_NOT_OPEN, WINDOW_CLOSED, ROLE_REQUIRED, INPUT_INVALID, MEETING_NOT_HELD, MEETING_TOO_EARLY, CYCLE_UNKNOWN.',
    ),
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
      meeting: t.input.globalID({ required: true, for: [meetingRef], description: manual('会议。', 'The meeting.') }),
      rows: t.input.field({
        type: [MeetingRowInput],
        required: true,
        description: manual(`至多${MOST_ROWS}件。`, `At most ${MOST_ROWS} rows.`),
      }),
      dryRun: t.input.boolean({
        required: true,
        defaultValue: true,
        description: manual('试办：只判断，不写入。默认试办。', 'A dry run: it only judges and writes nothing. The default is a dry run.'),
      }),
      key: t.input.string({
        required: true,
        description: manual(
          '幂等键（8–64位）：中断后以同一键重提，已办的返回原结果，未办的继续。',
          'The idempotency key (8–64 characters): sent again with the same key after a break, what was done returns its first result and the rest goes on. Rules A5, D8. Errors: KEY_MALFORMED.',
        ),
      }),
    },
    price: IN_BULK,
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '记录会议决定，提交评委会或不予提交，逐件办理：市人社局经办人。',
      'Records the decisions of a meeting, to send each application to its committee or not, each row by itself: an officer of the bureau. Rules D7, D8. Errors: MEETING_UNKNOWN, BULK_SIZE, REASON_FOR_TURNING_DOWN, KEY_MALFORMED; each row its own, COMMITTEE_UNSET, MEETING_OTHER_CYCLE and PASSED_LATER among them.',
    ),
    resolve: async (_, { input: { meeting, rows, ...input } }, context) => {
      const { city = '-' } = (await loadMeeting(context.table, meeting.id)) ?? {};
      refuseIf(whyNotHolding(context.actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(city) }));
      const decisions = rows.map(({ application, ...row }) => ({ ...row, application: idInRow('Application', application) }));
      const decided = await decideAtMeeting(context, { ...input, meeting: meeting.id, rows: decisions });
      return { dryRun: input.dryRun, rows: answersTo(rows, decided) };
    },
  }),
}));

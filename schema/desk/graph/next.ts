/** One's own next deadlines and last safe days, in the graph (C11). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ITEM } from '../../core/price.ts';
import { holdsIn, personOf, type Role } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { endOfDay } from '../../core/time.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { soonestClose } from '../../calendar/exceptions.ts';
import { SafeDayType } from '../../calendar/graph/plan.ts';
import { calendarOfTable } from '../../calendar/of-tables.ts';
import { safeDay, type SafeDay } from '../../calendar/plan.ts';
import { loadCalendar, calendarAsked, calendarsIn } from '../../calendar/store.ts';
import { RoleEnum } from '../../identity/graph/enums.ts';
import { standingIn } from '../../identity/store.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { whyNotLeft } from '../../application/rules/transfer.ts';
import { isUnsaid } from '../../application/rules/windows.ts';
import type { Application } from '../../application/model.ts';
import { WITH_UNIT, ROLE_OF, type State } from '../../application/moves.ts';
import { PARTIES } from '../../application/duties.ts';
import { supplementsIn } from '../../posting/actions/supplement.ts';
import { openIn } from '../../posting/rules/supplement.ts';
import { asSeen } from '../../posting/rules/unseen.ts';
import { postingIn } from '../../posting/store.ts';
import { tableIn, tableOf } from '../../summary/store.ts';
import { stepsOf, type Beside } from '../duties.ts';
import { nextOf, type Next } from '../next.ts';

const NextType = builder.objectRef<Next>('NextStep').implement({
  description: manual('下一步：由谁办理、最迟何时。', 'The next step: who takes it, and until when. Rule C11.'),
  fields: (t) => ({
    by: t.expose('by', {
      type: RoleEnum,
      nullable: true,
      description: manual('由谁办理；只待时间经过的为空。', 'Who takes it; null where only time has to pass.'),
    }),
    text: t.expose('text', { type: BilingualType, description: manual('事项。', 'The action.') }),
    closesAt: t.expose('closesAt', { type: 'Instant', description: manual('截止时刻。', 'When it closes.') }),
    isMissed: t.boolean({
      description: manual(
        '是否已逾期：截止时刻已过而未办理，或在办事项届时必不能完成。',
        'Whether it is missed: it was not done by its closing, or what is under way cannot be done by then.',
      ),
      resolve: ({ closesAt, isTooLate }, _, { now }) => isTooLate || now >= closesAt,
    }),
    safeDay: t.field({
      type: SafeDayType,
      nullable: true,
      description: manual('最迟办理日；没有的为空。', 'The last safe day; null where there is none.'),
      resolve: ({ safe }) => safe,
    }),
  }),
});

/** Where its posting matters: what is open against it, or how much of it is left to be shown (U4). */
const WITH_POSTING = new Set<State>(['SUBMITTED', 'ACCEPTED', 'POSTED', 'RETURNED']);

/** Where it matters that the person is leaving the unit (P13): it is with the unit, or is to go through it. */
const TO_LEAVE = new Set<State>(['DRAFT', 'RETURNED', ...WITH_UNIT]);

builder.objectField(applicationRef, 'next', (t) =>
  t.field({
    type: NextType,
    nullable: true,
    price: 2 * ITEM,
    description: manual(
      '下一步：由谁办理、最迟何时；已办结的为空。列表所需的一批读取。',
      'The next step: who takes it, and until when; null once the application is settled. One batch for all that a list asks for. Rules C11, D3, U4, P13.',
    ),
    resolve: async (head, _, context) => {
      const table = head.state === 'APPROVED' ? await tableIn(context, tableOf(head)) : null;
      const posting = await besideOf(context, head);
      // What the unit has recommended stays with it, wherever its person goes.
      const isBefore = TO_LEAVE.has(head.state) && head.recommendation === null;
      const isLeaving = isBefore && whyNotLeft(head, await standingIn(context, head.applicant)) !== null;
      const ofAll = await loadCalendar(context, head.cycle);
      const windows = { own: await loadCalendar(context, head), ofTable: calendarOfTable(ofAll, head) };
      const next = nextOf(head, windows, context.now, { table: table?.state ?? null, posting, isLeaving });
      return next && isUnsaid(head) ? { ...next, closesAt: soonestClose(ofAll, 'APPLICATION', context.now) } : next;
    },
  }),
);

/** The posting as it is shown now: with what is open against its supplementary ones, also those that a further return has stopped (U7). */
async function besideOf(context: Context, head: Application): Promise<Beside['posting']> {
  if (head.supplement) {
    const [last, ...earlier] = (await supplementsIn(context, head)).map((one) => asSeen(one, context.now));
    if (last) return { ...last, objections: { ...last.objections, open: openIn([last, ...earlier]) } };
  }
  const posting = head.posting && WITH_POSTING.has(head.state) ? await postingIn(context, head.posting) : null;
  return posting && asSeen(posting, context.now);
}

const OwnDeadlineType = builder.objectRef<{ role: Role; cycle: string; safe: SafeDay }>('OwnDeadline').implement({
  description: manual('与本人角色有关的最迟办理日。', 'A last safe day that concerns one of your own roles. Rule C11.'),
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: manual('角色。', 'The role.') }),
    cycle: t.exposeString('cycle', { description: manual('所属的评审年度。', 'The cycle it belongs to.') }),
    safeDay: t.field({ type: SafeDayType, description: manual('最迟办理日。', 'The last safe day.'), resolve: ({ safe }) => safe }),
  }),
});

builder.queryField('myDeadlines', (t) =>
  t.field({
    type: [OwnDeadlineType],
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    authScopes: { person: true },
    description: manual(
      '与本人各角色有关、尚未过去的最迟办理日，近的在前；未指明年度的，为各角色所在市同时进行的各年度。有账号的人均可查询。',
      'The last safe days that concern your own roles and are not past, the soonest first; where no cycle is named, those of all cycles under way in the city where each role is held. Anybody with an account may ask. Rules C11, P5. Errors: CYCLE_UNKNOWN, YEAR_WITHOUT_HOLIDAYS.',
    ),
    resolve: async (_, { cycle }, context) => {
      const { actor, now } = context;
      const cities = personOf(actor).grants.map(({ city }) => city);
      const calendars = cycle ? [await calendarAsked(context, cycle)] : await calendarsIn(context, cities);
      return PARTIES.flatMap((party) => {
        const role = ROLE_OF[party];
        // Of another city’s days nothing is theirs, whatever they are in their own.
        const own = calendars.filter(({ announcement }) => holdsIn(actor, role, announcement.city));
        return stepsOf(party).flatMap((step) =>
          own.map((calendar) => ({ role, cycle: calendar.announcement.cycle, safe: safeDay(step, calendar, now) })),
        );
      })
        .filter(({ safe }) => now < endOfDay(safe.day))
        .toSorted((a, b) => (a.safe.day < b.safe.day ? -1 : a.safe.day > b.safe.day ? 1 : 0));
    },
  }),
);

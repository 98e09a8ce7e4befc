/** One's own next deadlines and last safe days, in the graph (C11). */
import { builder } from '../../builder.ts';
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
  description: '下一步：由谁办理、最迟何时。What comes next. Rule C11.',
  fields: (t) => ({
    by: t.expose('by', { type: RoleEnum, nullable: true, description: '由谁办理；只待时间经过的为空。' }),
    text: t.expose('text', { type: BilingualType, description: '事项。' }),
    closesAt: t.expose('closesAt', { type: 'Instant', description: '截止时刻。' }),
    isMissed: t.boolean({
      description:
        '是否已逾期：截止时刻已过而未办理，或在办事项届时必不能完成。Whether it was not done in time, or cannot be: it can be done no more.',
      resolve: ({ closesAt, isTooLate }, _, { now }) => isTooLate || now >= closesAt,
    }),
    safeDay: t.field({ type: SafeDayType, nullable: true, description: '最迟办理日；没有的为空。', resolve: ({ safe }) => safe }),
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
    description: '下一步：由谁办理、最迟何时；已办结的为空。One batch for all that a list asks for. Rules C11, D3, U4, P13.',
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
  description: '与本人角色有关的最迟办理日。A last safe day that concerns one’s role. Rule C11.',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: '角色。' }),
    cycle: t.exposeString('cycle', { description: '评审年度。The cycle it is of.' }),
    safeDay: t.field({ type: SafeDayType, description: '最迟办理日。', resolve: ({ safe }) => safe }),
  }),
});

builder.queryField('myDeadlines', (t) =>
  t.field({
    type: [OwnDeadlineType],
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    authScopes: { person: true },
    description:
      '与本人各角色有关、尚未过去的最迟办理日，近的在前；未指明年度的为各角色所在市同时进行的各年度。Of one cycle, or of all where none is named: to each role the cycles of the city in which it is held. Anybody with an account. Rules C11, P5. Errors: CYCLE_UNKNOWN, YEAR_WITHOUT_HOLIDAYS.',
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

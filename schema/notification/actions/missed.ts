/**
 * Tells those whom the close of a window leaves behind, once each, and the offices concerned, in one notice about all of theirs: an
 * amendment that opens it again is told by itself (C6, C8, D3).
 */
import type { Context } from '../../core/context.ts';
import type { Instant } from '../../core/time.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { PHASE_ENGLISH, type PhaseName, cycleInWords } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { closingsOf } from '../../calendar/exceptions.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { DEADLINES } from '../../calendar/schedules.ts';
import { instantKey, LONGEST_REQUEST } from '../../calendar/store.ts';
import { APPLICATION_SHARDS } from '../../application/store.ts';
import type { Party } from '../../application/duties.ts';
import { closesOn, statesUnder } from '../../desk/duties.ts';
import { missedNotice, omissionNotice, type LeftBehind } from '../rules/missed.ts';
import { leftBehind, leftIn, type Left } from './left-behind.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { overOrganisations } from './steps.ts';

export type Missed = { cycle: string; phase: PhaseName; sent: number };

/** Tells of every window that has closed and of which not everybody has been told, going on where a run before was cut off. */
export async function tellMissed(context: Context): Promise<Missed[]> {
  const runs: Missed[] = [];
  await eachCalendar(context, async (calendar, cycle) => {
    for (const phase of DEADLINES) {
      for (const closesAt of closingsOf(calendar, phase, context.now)) {
        // Until then a request that came in time may still be under way (C1).
        if (closesAt + LONGEST_REQUEST > context.now) continue;
        for (const mailing of [toApplicants, toOffices]) {
          const sent = await runIfLeft(context, mailing(context, calendar, phase, closesAt));
          if (sent !== null) runs.push({ cycle, phase, sent });
        }
      }
    }
  });
  return runs;
}

function toApplicants(context: Context, calendar: Calendar, phase: PhaseName, closesAt: Instant): Mailing {
  const { cycle } = calendar.announcement;
  const { title } = phaseAt(calendar, phase, context.now);
  const isUnder = closesOn(calendar, phase, closesAt, context.now);
  const name = { kind: `missed-${cycle}-${phase}`, name: instantKey(closesAt) };
  const lineOf = ({ head, end }: Left) => ({
    name: 'MISSED',
    line: {
      ...missedNotice({ cycle: cycleInWords(calendar.announcement), title, closesAt }, end, { type: 'Application', id: head.id }),
      account: head.applicant,
      closesAt: null,
    },
  });
  const steps = statesUnder(phase).map((state) => ({
    shards: APPLICATION_SHARDS,
    page: async (shard: number, after: string | null) => {
      const { left, next } = await leftIn(context, { cycle, phase, state, isUnder }, shard, after);
      return { lines: left.map(lineOf), next };
    },
  }));
  return { name, steps, tell: inOneLetter(context, calendar.announcement, name) };
}

/** Those whose turn it was, and the unit whose people they are: it hears also what a later office has not done, and what was not sent again. */
function toOffices(context: Context, calendar: Calendar, phase: PhaseName, closesAt: Instant): Mailing {
  const { cycle } = calendar.announcement;
  const { title } = phaseAt(calendar, phase, context.now);
  const isUnder = closesOn(calendar, phase, closesAt, context.now);
  const name = { kind: `omitted-${cycle}-${phase}`, name: instantKey(closesAt) };
  const closed = { cycle: cycleInWords(calendar.announcement), phase, title, closesAt, english: PHASE_ENGLISH[phase] };
  let counted: ReturnType<typeof countByOffice> | null = null;
  const steps = (['UNIT', 'DEPARTMENT', 'BUREAU'] as const).map((kind) =>
    overOrganisations(
      context,
      { city: calendar.announcement.city, kind },
      async (organisation) => (await (counted ??= countByOffice(context, { cycle, phase, isUnder }))).get(organisation) ?? null,
      (left, account, about, as) => ({
        name: 'LEFT_BEHIND',
        line: { ...omissionNotice(closed, left, about, as), account, closesAt: null },
      }),
    ),
  );
  return { name, steps, tell: inOneLetter(context, calendar.announcement, name) };
}

/** By organisation, what its applications were, and how many of each. */
async function countByOffice(context: Context, within: Parameters<typeof leftBehind>[1]): Promise<Map<string, LeftBehind>> {
  const offices = new Map<string, Map<string, LeftBehind[number]>>();
  for await (const one of leftBehind(context, within)) {
    for (const organisation of officesOf(one)) {
      const kinds = offices.get(organisation) ?? new Map<string, LeftBehind[number]>();
      offices.set(organisation, kinds);
      kinds.set(one.end.missed.zh, { end: one.end, count: (kinds.get(one.end.missed.zh)?.count ?? 0) + 1 });
    }
  }
  return new Map([...offices].map(([organisation, kinds]) => [organisation, [...kinds.values()]]));
}

/** A draft was nobody's but its person's. */
function officesOf({ head, duty }: Left): Set<string> {
  const of: Record<Party, string | null> = { APPLICANT: null, UNIT: head.unit, DEPARTMENT: head.department, BUREAU: bureauOf(head.city) };
  const parties: readonly Party[] = head.state === 'DRAFT' ? [] : ['UNIT', ...duty.parties];
  return new Set(parties.flatMap((party) => of[party] ?? []));
}

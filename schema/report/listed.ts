/** What is not finished, and which committees owe their work summaries, as they are asked for and made into files (R3, R5). */
import type { Role } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import type { Listed } from '../core/listed.ts';
import { knownCycle } from '../announcement/cycles.ts';
import { oversees } from '../announcement/sight.ts';
import { loadCalendar } from '../calendar/store.ts';
import type { Filing } from '../committee/filing/model.ts';
import { listFilings } from '../committee/filing/store.ts';
import { committeeRefusals } from '../committee/refusals.ts';
import { reportRefusals } from './refusals.ts';
import type { WorkSummary } from './summaries/model.ts';
import { owesSummary } from './summaries/rules.ts';
import { summaryIn } from './summaries/store.ts';
import { unfinishedDesks } from './unfinished/actions/desks.ts';
import type { UnfinishedDesk, Until } from './unfinished/model.ts';

type OfYear = { cycle?: string | null | undefined };

const READERS: Role[] = ['BUREAU_OFFICER', 'SUPERVISOR'];

async function calendarOf(context: Context, asked: string | null | undefined) {
  return loadCalendar(context, await knownCycle(context, asked, { as: READERS }));
}

export const UNFINISHED_DESKS: Listed<OfYear & { by: Until }, UnfinishedDesk> = {
  readers: READERS,
  async open(context, { cycle, by: until }) {
    const calendar = await calendarOf(context, cycle);
    if (!oversees(context.actor, calendar.announcement)) throw reportRefusals.YEAR_REPORT_UNKNOWN();
    return (paging) => unfinishedDesks(context, { calendar, until }, paging);
  },
};

/** A committee that owes a summary, with what it has filed. */
export type Owing = { filing: Filing; cycle: string; summary: WorkSummary | null };

export const WORK_SUMMARIES: Listed<OfYear, Owing> = {
  readers: READERS,
  async open(context, { cycle: asked }) {
    const calendar = await calendarOf(context, asked);
    const { city, cycle } = calendar.announcement;
    if (!oversees(context.actor, { city })) throw committeeRefusals.COMMITTEE_UNKNOWN();
    return async (paging) => {
      const { rows, cursors, next } = await listFilings(context.table, city, paging);
      const owing = await Promise.all(
        rows.map(async (filing, index) => ({
          cursor: cursors[index] ?? '',
          isAsked: owesSummary(filing, calendar, context.now),
          one: { filing, cycle, summary: await summaryIn(context, { committee: filing.id, cycle }) },
        })),
      );
      const asking = owing.filter(({ isAsked, one }) => isAsked || one.summary !== null);
      return { rows: asking.map(({ one }) => one), cursors: asking.map(({ cursor }) => cursor), next };
    };
  },
};

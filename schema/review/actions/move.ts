/**
 * How every move of a reviewer happens: one read, the rule, one transaction against the version the officer has seen. A move says
 * what it changes and what else belongs into its transaction; done alone, in bulk or only rehearsed, it is the same move.
 */
import * as z from 'zod';
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { prose, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import type { Refusal } from '../../core/refusal.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { gate } from '../../calendar/actions.ts';
import type { Calendar } from '../../calendar/model.ts';
import { stillWithUnit } from '../../application/actions/transfer.ts';
import { formOpened } from '../../application/actions/withdraw.ts';
import { MOVES, type Application, type ApplicationFile, type MoveName } from '../../application/model.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { loadApplication, loadFile, putApplication } from '../../application/store.ts';
import type { Standing } from '../../identity/model.ts';

/** What every decision brings: the application, the version seen, the opinion. */
export type Decision = { application: string; version: number; opinion: string };
export type Decided = Outcome<{ application: string }, Application>;

/**
 * What a move looks at. `opinion` is the officer's with his name and the instant, as it is kept; `ahead` is how many rows before it in a
 * rehearsal would have taken from what it shares with them.
 */
export type Case = {
  file: ApplicationFile;
  head: Application;
  calendar: Calendar;
  opinion: { at: number; by: string; text: string };
  /** Of a unit's moves, where their person belongs. */
  standing: Standing | null;
  ahead: number;
};

/** What it comes to: the changes of the head, and what else is written with it. */
export type Effect = { change?: Partial<Application>; writes?: readonly Write[]; detail?: Record<string, unknown> };

export type Reviewing = {
  /** Names the item that other applications' moves write as well, if there is one: in bulk such moves go one after the other (S6). */
  shares?: (head: Application) => string;
  /** Which of the moves it is, for this application and this officer. */
  move: (context: Context, head: Application) => MoveName;
  whyNot: (name: MoveName, context: Context, head: Application, calendar: Calendar) => Refusal | null;
  /** May refuse as well, for what only reading tells. */
  effect: (context: Context, about: Case, name: MoveName) => Promise<Effect> | Effect;
  /** What the history calls it, where that is not the move's own name. */
  action?: string;
  /** The state it leaves the application in, where that is not the move's own. */
  stays?: boolean;
};

/** Writes of others at the same moment that only mean: look again. */
const SHARED = new Set(['vacancy', 'posting', 'table', 'standing']);
const TRIES = 12;

/** Makes the move. */
export function perform(context: Context, reviewing: Reviewing, decision: Decision): Promise<Decided> {
  return inTurn(context, TRIES, async () => {
    const { head, after, writes } = await prepared(context, reviewing, decision);
    const answer = { application: head.id };
    try {
      await context.table.transact([...writes, ...context.also(answer)]);
      return { answer, result: after };
    } catch (error) {
      const isStale = error instanceof Conflict && !error.failed.every((name) => name === 'once' || SHARED.has(name));
      throw isStale ? stale(await loadApplication(context.table, head.id)) : error;
    }
  });
}

/** The application as it stands, where the move would be made; refuses as the move would. Nothing is written (D8). */
export async function rehearse(context: Context, reviewing: Reviewing, decision: Decision, ahead = 0): Promise<Application> {
  return (await prepared(context, reviewing, decision, ahead)).head;
}

async function prepared(context: Context, reviewing: Reviewing, decision: Decision, ahead = 0) {
  const file = await loadFile(context.table, decision.application);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const { head } = file;
  const name = reviewing.move(context, head);
  const calendar = await gate(context, head.cycle, (one) => reviewing.whyNot(name, context, head, one));
  if (head.version !== decision.version) throw stale(head);
  const text = valid(z.object({ opinion: prose(500) }), decision, MOVES[name].rules[0]).opinion;
  const opinion = { at: context.now, by: personOf(context.actor).account, text };
  // From the release of its person on, the unit can do nothing more with it (P13).
  const { standing, held } = MOVES[name].by === 'UNIT_OFFICER' ? await stillWithUnit(context, head) : { standing: null, held: [] };
  const effect = await reviewing.effect(context, { file, head, calendar, opinion, ahead, standing }, name);
  const state = reviewing.stays ? head.state : MOVES[name].to;
  const since = state === head.state ? head.since : context.now;
  const fact = {
    by: context.actor,
    at: context.now,
    action: reviewing.action ?? MOVES[name].action,
    reason: text,
    detail: { from: head.state, ...effect.detail },
  };
  const { after, entry } = change({ kind: 'APPLICATION', id: head.id }, head, { ...head, state, since, ...effect.change }, fact);
  return { head, after, writes: [putApplication(after, head), ...formOpened(file, after), entry, ...held, ...(effect.writes ?? [])] };
}

function stale(head: Application | null): Refusal {
  return applicationRefusals.VERSION_STALE({ version: head?.version ?? 0, current: null });
}

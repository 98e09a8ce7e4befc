/**
 * The one engine that moves an application. A move says when it may not be made, what it changes, and what else belongs into its
 * transaction; here is what all of them have in common: the head is read with the mark of its draft, the rule is asked on the calendar,
 * the version that was seen is the one there is, and state, form, history and the rest are written at once. Done alone, in bulk or only
 * rehearsed, it is the same move. `FORWARDED` is the last state it leads to: what a committee does is done with a candidate of the
 * committee's own, and comes back here only to end the application.
 */
import { change, type Fact } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Answer, Outcome } from '../../core/once.ts';
import { refuseIf, type Refusal } from '../../core/refusal.ts';
import { stale, whyNotSeen } from '../../core/stale.ts';
import { Conflict, type Table, type Write } from '../../table/port.ts';
import { gate } from '../../calendar/actions.ts';
import type { Calendar } from '../../calendar/model.ts';
import type { PersonFile } from '../../identity/model.ts';
import type { Application, Movable } from '../model.ts';
import { isEditable, type Move } from '../moves.ts';
import { applicationRefusals } from '../refusals.ts';
import { loadApplication, loadMovable, putApplication, putDraft } from '../store.ts';
import { stillWithUnit } from './with-unit.ts';

/** Which application, and the version of it that was seen. */
export type Seen = { application: string; version: number };
export type Moved = Outcome<{ application: string }, Application>;

/** What a move looks at. `ahead` are the rows before it in a rehearsal that would have taken from what it shares with them. */
export type Case<File extends Movable = Movable> = {
  file: File;
  head: Application;
  move: Move;
  calendar: Calendar;
  /** Of a unit's moves, where their person belongs, and what is closed to them. */
  stands: Pick<PersonFile, 'standing' | 'bars'> | null;
  ahead: readonly Application[];
};

/** What a move comes to: the changes of the head, why, what else is written and answered, and what it has made beside. */
export type Effect<Made = undefined> = {
  change?: Partial<Application>;
  reason?: string;
  detail?: Record<string, unknown>;
  writes?: readonly Write[];
  answer?: Answer;
  made?: Made;
};

export type Moving<Made = undefined, File extends Movable = Movable> = {
  /** What it looks at, where that is more than the head and the mark of the draft. */
  load?: (table: Table, id: string) => Promise<File | null>;
  /** Names the item that other applications' moves write as well, if there is one: in bulk such moves go one after the other. */
  shares?: (head: Application) => string;
  /** Which of the moves it is, for this application and whoever makes it. */
  move: (context: Context, head: Application) => Move;
  whyNot: (move: Move, context: Context, head: Application, calendar: Calendar) => Refusal | null;
  /** Reads what else it needs, and may refuse for what only reading tells. */
  effect: (context: Context, about: Case<File>) => Promise<Effect<Made>> | Effect<Made>;
};

/** Writes of others at the same moment that only mean: look again. */
const SHARED = new Set(['draft', 'posting', 'standing', 'table', 'vacancy']);

/** Makes a move, and answers the application as it then is. */
export async function perform<File extends Movable>(context: Context, moving: Moving<unknown, File>, seen: Seen): Promise<Moved> {
  const { answer, result } = await performed(context, moving, seen);
  return { answer, result: result.after };
}

/** The same, answering as well what the move has read and made. */
export function performed<Made, File extends Movable>(
  context: Context,
  moving: Moving<Made, File>,
  seen: Seen,
): Promise<Outcome<{ application: string }, { file: File; after: Application; made: Made }>> {
  return inTurn(context, async () => {
    const { file, after, writes, effect } = await prepared(context, moving, seen);
    const answer = { application: after.id, ...effect.answer };
    try {
      await context.table.transact([...writes, ...context.also(answer)]);
      return { answer, result: { file, after, made: effect.made as Made } };
    } catch (error) {
      const isStale = error instanceof Conflict && !error.failed.every((name) => name === 'once' || SHARED.has(name));
      throw isStale ? stale(await loadApplication(context.table, after.id)) : error;
    }
  });
}

/** The application as it stands, where the move would be made; refuses as the move would. Nothing is written (D8). */
export async function rehearse<File extends Movable>(
  context: Context,
  moving: Moving<unknown, File>,
  seen: Seen,
  ahead: readonly Application[] = [],
): Promise<Application> {
  return (await prepared(context, moving, seen, ahead)).file.head;
}

async function prepared<Made, File extends Movable>(
  context: Context,
  moving: Moving<Made, File>,
  seen: Seen,
  ahead: readonly Application[] = [],
) {
  const load = (moving.load ?? loadMovable) as (table: Table, id: string) => Promise<File | null>;
  const file = await load(context.table, seen.application);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const { head } = file;
  const move = moving.move(context, head);
  const calendar = await gate(context, head, (one) => moving.whyNot(move, context, head, one));
  refuseIf(whyNotSeen(head, seen.version));
  // From the release of its person on, the unit can do nothing more with it (P13).
  const stands = move.by === 'UNIT' ? await stillWithUnit(context, head) : null;
  const effect = await moving.effect(context, { file, head, move, calendar, stands, ahead });
  const { after, writes } = moved(file, move, { by: context.actor, at: context.now, ...effect }, effect.change);
  return { file, after, effect, writes: [...writes, ...(stands?.held ?? []), ...(effect.writes ?? [])] };
}

/** The application after a move, and what keeps it: the head, the lock of the form where the move opens or closes it, the entry in the history. */
export function moved(
  { head, draft }: Movable,
  { action, to }: Pick<Move, 'action' | 'to'>,
  { by, at, reason, detail }: Omit<Fact, 'action'>,
  news: Partial<Application> = {},
): { after: Application; writes: Write[] } {
  const state = to ?? head.state;
  const since = state === head.state ? head.since : at;
  const fact = { by, at, action, reason, detail: { from: head.state, ...detail } };
  const { after, entry } = change({ kind: 'APPLICATION', id: head.id }, head, { ...head, state, since, ...news }, fact);
  const open = isEditable(after);
  const lock = open === draft.open ? [] : [putDraft(head.id, { ...draft, open }, draft)];
  return { after, writes: [putApplication(after, head), ...lock, entry] };
}

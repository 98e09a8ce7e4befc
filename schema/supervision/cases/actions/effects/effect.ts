/**
 * What an effect of a decision is made of: what it writes when it is carried out, with what is kept so that it can be taken back, and what
 * it writes then. Nothing to do is an answer; what cannot be done for a moment waits.
 */
import type { Context } from '../../../../core/context.ts';
import type { Write } from '../../../../table/port.ts';
import type { Case, Done, Effect } from '../../model.ts';

/** What stands in the way for a while, such as a vote that is open: it is asked for again. */
export const WAITS = Symbol('waits');

/** The writes; `was`: what taking back has to know, null where nothing was to be done. */
export type Carried = { writes: Write[]; was: string | null };

export type Kind<Of extends Effect = Effect> = {
  carry: (context: Context, one: Case, effect: Of, number: number) => Promise<Carried | typeof WAITS>;
  undo: (context: Context, one: Case, effect: Of, done: Done & { was: string }) => Promise<Write[]>;
};

export type Cancelling = Extract<Effect, { does: 'CANCEL' }>;
export type Revoking = Extract<Effect, { does: 'REVOKE' }>;
export type Imposing = Extract<Effect, { does: 'IMPOSE' }>;

export const NOTHING: Carried = { writes: [], was: null };

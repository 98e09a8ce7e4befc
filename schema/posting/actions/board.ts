/**
 * What hangs and takes objections (U4): the posting of one application; a committee's roster in a later slice (R2). An objection goes the
 * same way to both; a board says what differs.
 */
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Table, Write } from '../../table/port.ts';
import { mayObject } from './shown.ts';
import type { Objection, Posting } from '../model.ts';
import { postingRefusals } from '../refusals.ts';
import { whyNotKeep, whyNotObject } from '../rules/objections.ts';
import { loadPosting, putPosting } from '../store.ts';

/** What an objection needs to know of what it is lodged against. */
export type Hanging = Pick<Posting, 'id' | 'cycle' | 'city' | 'endsAt' | 'objections' | 'version' | 'trail'>;

/** Whom an objection is about. */
export type Aim = Pick<Objection, 'application' | 'applicant' | 'applicantName'>;

export type Board<One extends Hanging> = {
  /** Also the kind of its history. */
  on: Objection['on'];
  load: (table: Table, id: string) => Promise<One | null>;
  put: (after: One, before: One) => Write;
  unknown: () => Refusal;
  /** Whether it is shown to the one who asks: to everybody else it is unknown. */
  isShown: (context: Context, one: One) => boolean | Promise<boolean>;
  /** The organisation that answers. */
  answerer: (one: One) => string;
  /** Whom of those who hang there the objection is about; of a posting its only one. */
  aim: (context: Context, one: One, application: string | null) => Aim | Promise<Aim>;
  whyNotObject: (actor: Actor, one: One, aim: Aim, now: Instant) => Refusal | null;
  /** Why this person enters none that came on paper. */
  whyNotKeep: (actor: Actor, one: One, aim: Aim) => Refusal | null;
};

export const POSTINGS: Board<Posting> = {
  on: 'POSTING',
  load: loadPosting,
  put: putPosting,
  unknown: postingRefusals.POSTING_UNKNOWN,
  isShown: mayObject,
  answerer: ({ unit }) => unit,
  aim: (_, { application, applicant, applicantName }) => ({ application, applicant, applicantName }),
  whyNotObject: (actor, one, _, now) => whyNotObject(actor, one, now),
  whyNotKeep,
};

/** What one invocation brings: its instant, who acts, and the ports. Rules never see it; actions do. */
import type { Table, Write } from '../table/port.ts';
import type { Actor, Person } from './actor.ts';
import type { Bars } from './bars.ts';
import type { Cited } from './refusal.ts';
import type { Instant } from './time.ts';
import type { Ballots, Cursors, Files, Memory, Notary, Scribe, Vault } from './ports.ts';

export type Context = {
  /** The one instant of this invocation: the request's arrival at the gateway, the schedule's time (goals.md). */
  now: Instant;
  actor: Actor;
  /** What stands against those who act (V2, V3): remembered for less than a minute, and asked for when somebody changes something. */
  barsOn: (actor: Person) => Promise<Bars>;
  /** The notice of the cycle that was looked at last: what is refused without naming one cites it (C15). */
  looked: { at: Cited | null };
  table: Table;
  files: Files;
  vault: Vault;
  notary: Notary;
  /** Knows our marks upon the history; it is the table that has them made (marking.ts). */
  scribe: Pick<Scribe, 'isOurs'>;
  /** The ballots of committees, which no other part of the system may touch (E10). */
  ballots: Ballots;
  memory: Memory;
  /** Hides from clients what a cursor says (graph/pages.ts). */
  cursors: Cursors;
  /** A new opaque id: chance comes in here and nowhere else. */
  newId: () => string;
  /** Waits a moment before another try, longer the more there were (in-turn.ts). */
  pause: (tried: number) => Promise<void>;
  /** Whether nothing is logged of this request that leads to whoever sent it, neither by the gateway nor by the function (U4). */
  isUnlogged: boolean;
  /** What else belongs into the transaction of this action: the memory of its idempotency key (once.ts). */
  also: (answer: Record<string, unknown>) => readonly Write[];
};

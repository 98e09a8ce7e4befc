/** What each kind of duty says of those it waits for: how they are found, and how many things wait. Each slice has its own beside its duties. */
import type { Role } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import type { About } from '../calendar/exceptions.ts';
import type { Party } from './duties.ts';
import { ROLE_OF } from './moves.ts';

/** Whoever has it to do: a person, with the node of the graph that it is about, or the officers of an organisation. */
export type Holder = { account: string; about: { type: string; id: string } } | { organisation: string; role: Role };

/** A way over rows, in shards, page by page; an organisation may be met many times. */
export type Walk = { shards: number; page: (shard: number, after: string | null) => Promise<{ holders: Holder[]; next: string | null }> };

export type Kind<Duty> = {
  walk: (context: Context, of: { cycle: string; duty: Duty; party: Party; isUnder: IsUnder }) => Walk;
  count: (context: Context, of: { cycle: string; duty: Duty }) => Promise<number>;
};

/** Whether the window in question is that of something of which so much is known: some have one of their own. */
export type IsUnder = (about: About) => boolean;

/** As many rows as a page reads. */
export const PAGE = 100;

/** Where no department is named for a series, the bureau itself is the department. */
export function holdersIn(party: Party, organisation: string, bureau: string): Holder {
  return { organisation, role: ROLE_OF[party !== 'UNIT' && organisation === bureau ? 'BUREAU' : party] };
}

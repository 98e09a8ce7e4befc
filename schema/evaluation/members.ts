/** Who are the members of a committee in a cycle: chair, vice-chairs, and those who were drawn and still serve (E4, E8). */
import type { Context } from '../core/context.ts';
import type { Filing } from '../committee/filing/model.ts';
import { loadFiling } from '../committee/filing/store.ts';
import type { Expert } from '../committee/pool/model.ts';
import { loadPool } from '../committee/pool/store.ts';
import { committeeRefusals } from '../committee/refusals.ts';
import type { Draw } from './draw/attempt/model.ts';
import { loadLastDraw } from './draw/attempt/store.ts';
import { evaluationRefusals } from './refusals.ts';

type Of = { committee: string; cycle: string };

/**
 * Their accounts, those who led it when the pool was frozen first; nobody before the draw. Who is named to lead it later comes to no seat by
 * that: they lead if they are a member (E4, E8).
 */
export function membersIn(draw: Pick<Draw, 'state' | 'leaders' | 'members'> | null): string[] {
  if (draw?.state !== 'DRAWN') return [];
  return [...new Set([...draw.leaders, ...draw.members.map(({ account }) => account)])];
}

export type Members = { filing: Filing; draw: Draw; accounts: readonly string[] };

/** The members as they are now; refuses where they have not been drawn. */
export async function membersNow(context: Pick<Context, 'table'>, { committee, cycle }: Of): Promise<Members> {
  const [filing, draw] = await Promise.all([loadFiling(context.table, committee), loadLastDraw(context.table, { committee, cycle })]);
  if (!filing) throw committeeRefusals.COMMITTEE_UNKNOWN();
  if (draw?.state !== 'DRAWN') throw evaluationRefusals.MEMBERS_UNSET();
  return { filing, draw, accounts: membersIn(draw) };
}

/** The same with what the pool keeps of each. */
export async function expertsOf(context: Pick<Context, 'table'>, of: Of): Promise<Members & { experts: Expert[] }> {
  const [members, pool] = await Promise.all([membersNow(context, of), loadPool(context.table, of.committee)]);
  return { ...members, experts: pool.filter(({ account, removed }) => removed === null && members.accounts.includes(account)) };
}

/**
 * In which roles somebody acts now: a mutation that stays open for somebody's own defence (`whileBarred`) is open to the whole person, and asks
 * here where it is open to an officer as well (V2, V3).
 */
import type { Actor } from './actor.ts';
import { inForce, refusalOf } from './bars.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusal.ts';

/** Whoever acts with those roles alone that nothing closes, and what is said of the others; nothing where none is closed. */
export async function actingIn({ actor, now, barsOn }: Context): Promise<{ acting: Actor; closed: Refusal | null }> {
  if (actor.kind !== 'person') return { acting: actor, closed: null };
  const { actor: acting, barred } = inForce(actor, await barsOn(actor), now);
  const [first] = barred;
  return { acting, closed: first ? refusalOf(first.bar, first.grant.role === 'APPLICANT') : null };
}

/** Who sees a notice (C14): its reader; one that was told to an office, as long as they hold it. Pure. */
import { holds, type Actor } from '../core/actor.ts';
import type { Told } from './model.ts';

/** Whoever has left an office does not read on about other people's applications. */
export function isStillTheirs(actor: Actor, { as }: Pick<Told, 'as'>): boolean {
  return as === null || holds(actor, as.role, as.organisation);
}

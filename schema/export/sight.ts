/** Who sees a list as a file: whoever has asked for it, for it shows what they may see, and nobody else (V7). Pure. */
import { isAccountOf, type Actor } from '../core/actor.ts';
import type { ListExport } from './model.ts';
import { listOf } from './lists/index.ts';
import { isStillReader } from './rules.ts';

export function seesListExport(actor: Actor, one: Pick<ListExport, 'requestedBy' | 'city' | 'wanted'>): boolean {
  return isAccountOf(actor, one.requestedBy) && isStillReader(actor, listOf(one.wanted), one);
}

/** What was found is put on record when it matters: as readers are assigned, and as a vote is opened (E5). */
import { signature } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Write } from '../../table/port.ts';
import type { Candidate } from '../candidates/model.ts';
import type { Kept } from './actions.ts';
import { putRecusal } from './store.ts';

/** The recusals that follow from what was found and are not on record yet. */
export function found({ actor, now }: Context, { application }: Pick<Candidate, 'application'>, kept: readonly Kept[]): Write[] {
  return kept.flatMap(({ account, recorded, found: [first] }) => {
    if (recorded || !first) return [];
    const { interest, because: reason } = first;
    return [putRecusal({ application, account, interest, by: 'FOUND', reason, at: now, recordedBy: signature(actor) })];
  });
}

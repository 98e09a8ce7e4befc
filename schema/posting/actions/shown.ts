/** To whom a posting is shown, and with that who may object to it (U2, U4). */
import type { Context } from '../../core/context.ts';
import type { Posting } from '../model.ts';
import { isColleague, seesFull } from '../sight.ts';
import { aboveOf } from './above.ts';

/** A unit's posting is seen by its people, who hear that it is over when it is; one in public by everybody. */
export async function mayObject(context: Context, posting: Posting): Promise<boolean> {
  return (
    posting.audience === 'PUBLIC' ||
    isColleague(context.actor, posting) ||
    seesFull(context.actor, posting, await aboveOf(context, posting))
  );
}

/**
 * What several do to the same thing at the same moment. One is first; the others look again at what it has left and do theirs anew, each
 * after a pause that is drawn and grows, so that two hundred at once all find their turn and nobody is told to come again.
 */
import { Conflict } from '../table/port.ts';
import type { Context } from './context.ts';
import { declareRefusals } from './refusal.ts';

/** What is said where the table, or too many others, leave somebody no turn. */
export const busyRefusals = declareRefusals({
  BUSY: {
    rule: 'A5',
    zh: '系统繁忙，本次办理未完成。请稍后用同一幂等键重试，不会重复办理。',
    en: 'The system is busy and this was not done. Try again with the same idempotency key; it will not be done twice.',
  },
});

/** Enough for those few who act on one thing at once; whoever expects more says so. */
const TRIES = 12;

/**
 * Reads, judges and writes, until nobody was faster; BUSY after so many tries. A key that was used meanwhile is left to whoever knows its
 * answer (once.ts); an attempt that knows more of a conflict throws what it means.
 */
export async function inTurn<Result>({ pause }: Pick<Context, 'pause'>, attempt: () => Promise<Result>, tries = TRIES): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
      if (tried >= tries) throw busyRefusals.BUSY();
    }
    await pause(tried);
  }
}

/** What comes back takes its vacancy again (U6); where the last one has gone to somebody else meanwhile, it goes on without. */
import type { Context } from '../../../../core/context.ts';
import { Refusal } from '../../../../core/refusal.ts';
import type { Write } from '../../../../table/port.ts';
import type { Application } from '../../../../application/model.ts';
import { taking } from '../../../../review/vacancies/actions.ts';

export async function takingAgain(
  context: Context,
  head: Application,
): Promise<{ writes: Write[]; news: Partial<Pick<Application, 'vacancyEnded'>> }> {
  if (head.recommendation?.vacancy !== 'AVAILABLE') return { writes: [], news: {} };
  try {
    return { writes: await taking(context, head), news: { vacancyEnded: null } };
  } catch (error) {
    if (error instanceof Refusal) return { writes: [], news: { vacancyEnded: true } };
    throw error;
  }
}

/** The whole telephone number of whoever reported by name, for whoever has to call them: the view stands in the history (V5). */
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { UNKEPT } from '../../../core/sealed.ts';
import { identityRefusals } from '../../../identity/refusals.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { reasonInput } from '../model.ts';
import { whyNotRevealReporter } from '../rules.ts';
import { stepping } from './changing.ts';
import { reporterPlace } from './report.ts';

/** Shows the number once its entry is written: nobody sees it unseen. */
export async function revealReporter(
  context: Context,
  { case: id, text }: { case: string; text: string },
): Promise<{ answer: { case: string }; result: string }> {
  const { answer, result } = await stepping(
    context,
    { case: id, version: null },
    (one) => whyNotRevealReporter(context.actor, one, context.now),
    (one) => {
      const reason = valid(reasonInput, { text }, 'V5').text;
      if (one.reporter?.telephone.sealed === UNKEPT) throw identityRefusals.NUMBER_UNKEPT();
      return { news: {}, action: 'reveal', reason };
    },
  );
  const { reporter } = result;
  if (!reporter) throw supervisionRefusals.REPORTER_UNNAMED();
  return { answer, result: await context.vault.open(reporter.telephone.sealed, reporterPlace(id)) };
}

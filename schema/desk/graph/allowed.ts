/** What the one who asks may do now, on the application itself. */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { bureauOf } from '../../announcement/cycles.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { standingIn } from '../../identity/store.ts';
import { applicationRef } from '../../application/graph/types.ts';
import type { Application } from '../../application/model.ts';
import { whyNotInCharge, whyNotOwn } from '../../application/rules/charge.ts';
import { postingIn } from '../../posting/store.ts';
import { tableIn, tableOf } from '../../summary/store.ts';
import { allowedActions, type Facts } from '../../review/allowed.ts';
import { originalsIn } from '../../review/originals/store.ts';

builder.objectField(applicationRef, 'allowedActions', (t) =>
  t.field({
    type: [AllowedType],
    ...ALLOWED_PRICE,
    description:
      '您现在可对该申报办理的事项及不能办理的原因；与您无关的不列。From the same rules that the mutations ask; what only reading the form tells (eligibility, vacancies) is told on trying. ' +
      'No table request but for what lies with the authorities: one batch for all that a list asks for. Rules C5, C6, P7, D1–D3, D6, D7.',
    resolve: async (head, _, context) =>
      allowedActions({
        actor: context.actor,
        head,
        calendar: await loadCalendar(context, head.cycle),
        now: context.now,
        facts: await factsOf(head, context),
      }),
  }),
);

/** Read for those alone to whom it makes a difference, and in one batch for a page. */
async function factsOf(head: Application, context: Context): Promise<Facts> {
  const isReviewed = whyNotInCharge('RE_REVIEW', context.actor, head, bureauOf()) === null;
  const isOurs = whyNotInCharge('UNIT', context.actor, head, bureauOf()) === null;
  // Where its person is going makes a difference to the unit and to the applicant, until it is recommended (P13).
  const mayGo = head.recommendation === null && (isOurs || whyNotOwn(context.actor, head) === null);
  const inTable = head.state === 'RECOMMENDED' || head.state === 'APPROVED';
  const [posting, table, originals, standing] = await Promise.all([
    isOurs && head.state === 'ACCEPTED' && head.posting ? postingIn(context, head.posting) : null,
    isReviewed && inTable ? tableIn(context, tableOf(head)) : null,
    isReviewed ? originalsIn(context, head.id) : null,
    mayGo ? standingIn(context, head.applicant) : null,
  ]);
  return { posting, table, originals, standing };
}

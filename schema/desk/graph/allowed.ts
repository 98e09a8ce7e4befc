/** What whoever looks at an application may do with it now: the offers of all slices. A new slice adds its own here, with what they are judged by. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { judged, theirs } from '../../core/allowed.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { standingIn } from '../../identity/store.ts';
import { applicationRef } from '../../application/graph/types.ts';
import type { Application } from '../../application/model.ts';
import { whyNotInCharge } from '../../application/rules/charge.ts';
import { APPLICATION_OFFERS } from '../../application/offers.ts';
import { whyNotOwn } from '../../application/sight.ts';
import { supplementsIn } from '../../posting/actions/supplement.ts';
import { asSeen } from '../../posting/rules/unseen.ts';
import { postingIn } from '../../posting/store.ts';
import { POSTING_OFFERS } from '../../posting/offers.ts';
import { tableIn, tableOf } from '../../summary/store.ts';
import { REVIEW_OFFERS } from '../../review/offers.ts';
import { originalsIn } from '../../review/originals/store.ts';
import { candidateIn } from '../../evaluation/candidates/store.ts';
import { EVALUATION_OFFERS } from '../../evaluation/offers.ts';
import { filingOf } from '../../evaluation/results/actions.ts';

builder.objectField(applicationRef, 'allowedActions', (t) =>
  t.field({
    type: [AllowedType],
    ...ALLOWED_PRICE,
    description: manual(
      '您现在可对该申报办理的事项及不能办理的原因，依据与办理时相同的规则；与您无关的不列。须通读申报内容才能判断的（申报条件、空额），办理时告知。不读表；在审核部门或者评委会的申报除外，整个列表合并为一次批量读取。',
      'What you can do with the application now, and why not what you cannot, by the same rules that the mutations apply; what does not concern you is left out. What only reading the form tells (eligibility, vacancies) is told on trying. No table request, except for applications that lie with the authorities or a committee: one batch for all that a list asks for. Rules C5, C6, P7, D1–D3, D6, D7, E5, E9.',
    ),
    resolve: async (head, _, context) => {
      const { actor, now } = context;
      const about = { actor, head, calendar: await loadCalendar(context, head), now, ...(await factsOf(head, context)) };
      return theirs([
        ...judged(APPLICATION_OFFERS, about),
        ...judged(POSTING_OFFERS, about),
        ...judged(REVIEW_OFFERS, about),
        ...judged(EVALUATION_OFFERS, about),
      ]);
    },
  }),
);

/** What the head does not tell: read for those alone to whom it makes a difference, and in one batch for a page. */
async function factsOf(head: Application, context: Context) {
  const isReviewed = whyNotInCharge('RE_REVIEW', context.actor, head, bureauOf(head.city)) === null;
  const isOurs = whyNotInCharge('UNIT', context.actor, head, bureauOf(head.city)) === null;
  // Where its person is going makes a difference to the unit and to the applicant, until it is recommended (P13).
  const mayGo = head.recommendation === null && (isOurs || whyNotOwn(context.actor, head) === null);
  const inTable = head.state === 'RECOMMENDED' || head.state === 'APPROVED';
  const isEvaluated = head.state === 'FORWARDED';
  const [posting, postings, table, originals, standing, candidate, filing] = await Promise.all([
    isOurs && head.state === 'ACCEPTED' && head.posting ? postingIn(context, head.posting) : null,
    isReviewed && inTable && head.supplement && head.posting ? supplementsIn(context, head) : [],
    isReviewed && inTable ? tableIn(context, tableOf(head)) : null,
    isReviewed ? originalsIn(context, head.id) : null,
    mayGo ? standingIn(context, head.applicant) : null,
    isEvaluated ? candidateIn(context, head.id) : null,
    isEvaluated ? filingOf(context, head) : null,
  ]);
  // What came in the running hour is not told by what is offered either (U4).
  const seen = { posting: posting && asSeen(posting, context.now), postings: postings.map((one) => asSeen(one, context.now)) };
  return { ...seen, table, originals, standing, candidate, filing };
}

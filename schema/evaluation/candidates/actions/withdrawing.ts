/** An applicant who wants to withdraw what has come to its committee is answered by its office, until the vote (A8). */
import type { Context } from '../../../core/context.ts';
import { refuseIf, say } from '../../../core/refusal.ts';
import type { Write } from '../../../table/port.ts';
import { perform, type Moved, type Seen } from '../../../application/actions/move.ts';
import type { Application } from '../../../application/model.ts';
import { MOVES, NOTES } from '../../../application/moves.ts';
import { whyNotRead } from '../../../application/sight.ts';
import { tell, withOpinion } from '../../../review/actions/opinion.ts';
import { givingBack } from '../../../review/vacancies/actions.ts';
import { filingOf } from '../../results/actions.ts';
import { leaving } from '../../../summary/actions/joining.ts';
import { ended, endingOpinions } from '../actions.ts';
import { whyNotAnswerWithdrawal, whyNotAsked, whyNotWithdraw } from '../rules.ts';
import { loadCandidate } from '../store.ts';

export async function answerWithdrawalInCommittee(
  context: Context,
  { consent, opinion, ...seen }: Seen & { opinion: string; consent: boolean },
): Promise<Moved> {
  const answer = consent ? { zh: '同意', en: 'consents' } : { zh: '不同意', en: 'does not consent' };
  return perform(
    context,
    {
      move: () => (consent ? MOVES.consentInCommittee : NOTES.declineInCommittee),
      whyNot: (move, { actor }, head) => whyNotRead(actor, head) ?? whyNotAsked(head, move),
      effect: withOpinion(opinion, async (own, about) => {
        const { head } = about;
        const filing = await filingOf(own, head);
        refuseIf(whyNotAnswerWithdrawal(own.actor, head, filing));
        const answerer = filing ? say(`${filing.name}办事机构`, `The office of ${filing.name}`) : say('市人社局', 'The bureau');
        const told = tell('WITHDRAWAL_ANSWERED', own, about, { answerer, answer });
        if (!consent) return { change: { withdrawalAsked: null }, writes: [told] };
        const { applicant: by, withdrawalAsked, state: from } = head;
        return {
          change: { withdrawalAsked: null, withdrawn: { at: own.now, by, reason: withdrawalAsked?.reason ?? '', from } },
          writes: [...(await ending(own, head)), ...(await givingBack(own, head)), ...(head.approval ? leaving(head, own.now) : []), told],
        };
      }),
    },
    seen,
  );
}

/** The candidate ends with it, and so does what lies before its readers; once it is voted on it goes its way. */
async function ending(context: Context, head: Application): Promise<Write[]> {
  const candidate = await loadCandidate(context.table, head.id);
  refuseIf(whyNotWithdraw(candidate));
  return [
    ...(await ended(context.table, head, 'ENDED', { by: context.actor, at: context.now })),
    ...(await endingOpinions(context, { application: head.id }, candidate?.readers ?? [])),
  ];
}

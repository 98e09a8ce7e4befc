/** An appeal (申诉) against a decision, answered by somebody who had no hand in it: it stands, or some of what it did is taken back (V2). */
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { askFor } from '../../../core/outbox.ts';
import { say } from '../../../core/refusal.ts';
import { inWords } from '../../../core/time.ts';
import { personOf } from '../../../core/actor.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { appealAnswerInput, caseWork, findingInput } from '../model.ts';
import { caseNotices } from '../notices.ts';
import { appealsFor, burdenedBy, whyNotAnswerAppeal, whyNotAppeal } from '../rules.ts';
import { saying, stepping, type Seen, type Stepped } from './changing.ts';
import { kindsOf } from './deciding.ts';
import { aboutCase, toBurdened } from './telling.ts';
import { termsIn } from './terms.ts';

/** Each of those whom it burdens once, until the time for it is over. */
export function appealDecision(context: Context, { text, ...seen }: Seen & { text: string }): Promise<Stepped> {
  return stepping(
    context,
    seen,
    async (one) => {
      const { appealable } = await termsIn(context, one.city);
      return whyNotAppeal(context.actor, one, { now: context.now, until: appealable(one.decision?.at ?? 0) });
    },
    async (one) => {
      const said = saying(context, valid(findingInput, { text }, 'V2').text);
      const subject = appealsFor(context.actor, one);
      if (!subject) throw supervisionRefusals.APPEALED_ALREADY(); // the rule has said so
      const { appealAnswered: dueAt } = await termsIn(context, one.city);
      const own = { ...said, for: subject };
      const appeal = one.appeal ? { ...one.appeal, dueAt, more: [...one.appeal.more, own] } : { ...own, more: [], dueAt, answer: null };
      return {
        news: { state: 'APPEALED', dueAt, appeal },
        action: 'appealDecision',
        reason: said.text,
        told: (after) => [
          caseNotices.APPEALED({
            ...aboutCase(after, context.now),
            // Whoever had a hand in it cannot answer: both desks hear of it.
            to: [
              { organisation: bureauOf(one.city), role: 'BUREAU_OFFICER' },
              { organisation: bureauOf(one.city), role: 'SUPERVISOR' },
            ],
            waits: 'APPEALED',
            closesAt: dueAt,
            details: { number: one.id, name: personOf(context.actor).name, text: said.text, due: inWords(dueAt, true) },
          }),
        ],
      };
    },
  );
}

type Answer = Seen & { text: string; document: string; reversed: number[] };

/** Answers it; what is reversed is taken back after it. */
export function answerAppeal(context: Context, { text, document, reversed, ...seen }: Answer): Promise<Stepped> {
  return stepping(
    context,
    seen,
    async (one) => {
      const { appealable } = await termsIn(context, one.city);
      return whyNotAnswerAppeal(context.actor, one, { now: context.now, until: appealable(one.decision?.at ?? 0) });
    },
    async (one) => {
      const typed = valid(appealAnswerInput, { text, document, reversed }, 'V2');
      const effects = one.proposal?.effects ?? [];
      const none = typed.reversed.find((number) => number > effects.length);
      if (none !== undefined) throw supervisionRefusals.EFFECT_NUMBER({ number: none });
      const said = saying(context, typed.text);
      const numbers = [...new Set(typed.reversed)].toSorted((a, b) => a - b);
      const appeal = one.appeal && { ...one.appeal, answer: { ...said, document: typed.document, reversed: numbers, undone: 0 } };
      const people = await kindsOf(context, burdenedBy(one.proposal));
      const verdict =
        numbers.length === 0
          ? say('维持原决定', 'the decision stands')
          : numbers.length === effects.length
            ? say('撤销原决定', 'the decision is reversed')
            : say(`撤销第${numbers.join('、')}项处理，其余维持`, `effects ${numbers.join(', ')} are reversed, the others stand`);
      return {
        news: { state: 'CLOSED', appeal },
        action: 'answerAppeal',
        reason: said.text,
        detail: { reversed: numbers, document: typed.document },
        writes: numbers.length > 0 ? [askFor('report', caseWork(one.id, 'undo-0'), { city: one.city, at: context.now })] : [],
        told: (after) => toBurdened('APPEAL_ANSWERED', after, context.now, people, { verdict, text: said.text, document: typed.document }),
      };
    },
  );
}

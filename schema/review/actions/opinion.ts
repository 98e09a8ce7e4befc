/** What every officer's decision on an application has: an opinion, kept with who gave it and when, and told to the applicant. */
import * as z from 'zod';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { prose, valid } from '../../core/input.ts';
import type { Write } from '../../table/port.ts';
import type { Case, Effect, Moving } from '../../application/actions/move.ts';
import { ROLE_OF, STATE_NAMES } from '../../application/moves.ts';
import { reviewNotices } from '../notices.ts';

/** What a decision looks at: the case, and the officer's opinion as it is kept. */
export type Judged = Case & { opinion: { at: number; by: string; text: string } };

/** The effect of a decision that brings an opinion; in the history it is the reason, and the unit hears what others have decided. */
export function withOpinion(opinion: string, effect: (context: Context, about: Judged) => Promise<Effect> | Effect): Moving['effect'] {
  return async (context, about) => {
    const text = valid(z.object({ opinion: prose(500) }), { opinion }, about.move.rules[0]).opinion;
    const kept = { at: context.now, by: personOf(context.actor).account, text };
    const judged = { ...about, opinion: kept };
    const { writes = [], ...more } = await effect(context, judged);
    return { reason: text, ...more, writes: [...writes, ...toUnit(context, judged)] };
  };
}

/** The unit recommended them, and answers their questions: it hears what has become of it (C14). */
function toUnit({ now: at }: Context, { head, move, opinion }: Judged): Write[] {
  if (move.to === null || move.by === 'UNIT') return [];
  const { id, city, version, applicant, applicantName, unit } = head;
  return [
    reviewNotices.OUTCOME({
      to: [{ organisation: unit, role: ROLE_OF.UNIT, except: applicant }],
      about: { type: 'Application', id },
      city,
      cause: [id, String(version)],
      at,
      details: { applicant: applicantName, state: STATE_NAMES[move.to], opinion: opinion.text },
    }),
  ];
}

/** What the applicant is told of a decision. */
export function tell(
  topic: keyof typeof reviewNotices,
  { now }: Context,
  { head, opinion }: Judged,
  details: Record<string, unknown> = {},
): Write {
  return reviewNotices[topic]({
    to: [{ account: head.applicant }],
    about: { type: 'Application', id: head.id },
    city: head.city,
    cause: [head.id, String(head.version)],
    at: now,
    details: { opinion: opinion.text, ...details },
  });
}

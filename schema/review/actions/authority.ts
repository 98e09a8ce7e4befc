/** What only the authorities do beside deciding: send an application to another committee, let sections be judged again. */
import * as z from 'zod';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import { organisationName } from '../../core/names.ts';
import { perform, type Moved, type Seen } from '../../application/actions/move.ts';
import { SECTIONS, type SectionName } from '../../application/form/sections.ts';
import { NOTES } from '../../application/moves.ts';
import { committeeOf, whyNotAllowAgain, whyNotReroute, type Destined } from '../rules.ts';
import { tell, withOpinion } from './opinion.ts';

const namedInput = z.object({ named: organisationName(60) });

/** The department sends it to another committee than the rule's, or names one where the notice lists none, with the reason (C12). */
export function reroute(context: Context, { opinion, ...typed }: Seen & { opinion: string; to: Destined }): Promise<Moved> {
  const to: Destined = 'named' in typed.to ? valid(namedInput, typed.to, 'C12') : typed.to;
  return perform(
    context,
    {
      move: () => NOTES.reroute,
      whyNot: (_, { actor }, head, calendar) => whyNotReroute(actor, head, to, calendar),
      effect: withOpinion(opinion, (_, about) => {
        const { head, calendar } = about;
        const destined = 'named' in to ? { committee: null, committeeName: to.named } : { committee: to.committee, committeeName: null };
        const committee = committeeOf(calendar.announcement, { ...head, ...destined }) ?? '';
        return {
          change: { ...destined, rerouted: about.opinion },
          writes: [tell('REROUTED', context, about, { committee })],
          detail: { ...destined, before: head.committee ?? head.committeeName },
        };
      }),
    },
    typed,
  );
}

const sectionsInput = z.object({ sections: z.array(z.enum(SECTIONS as [SectionName, ...SectionName[]])).min(1) });

/** The bureau lets sections that were judged fine be judged again, with the reason (D1). */
export function allowAgain(
  context: Context,
  { opinion, ...typed }: Seen & { opinion: string; sections: readonly SectionName[] },
): Promise<Moved> {
  const { sections } = valid(sectionsInput, typed, 'D1');
  return perform(
    context,
    {
      move: () => NOTES.allowAgain,
      whyNot: (_, { actor }, head, calendar) => whyNotAllowAgain(actor, head, calendar.announcement.bureau.id),
      effect: withOpinion(opinion, (_, about) => ({
        change: { rejudge: { ...about.opinion, sections: [...new Set(sections)] } },
        detail: { sections },
      })),
    },
    typed,
  );
}

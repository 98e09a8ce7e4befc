/** What only the authorities do beside deciding: send an application to another committee, let sections be judged again. */
import * as z from 'zod';
import type { Context } from '../../core/context.ts';
import { saying, valid } from '../../core/input.ts';
import { organisationName } from '../../core/names.ts';
import { perform, type Moved, type Seen } from '../../application/actions/move.ts';
import { SECTIONS, type SectionName } from '../../application/form/sections.ts';
import { NOTES } from '../../application/moves.ts';
import { withoutShowing } from '../../posting/actions/supplement.ts';
import { postingNotices } from '../../posting/notices.ts';
import { committeeOf, whyNotAllowAgain, whyNotReroute, whyNotWaive, type Destined } from '../rules.ts';
import { tell, withOpinion } from './opinion.ts';

/** To which committee, as it is typed: one of the two. */
const destinedInput = z
  .object({ committee: z.string().nullable(), named: organisationName(60).nullable() })
  .refine(({ committee, named }) => (committee === null) !== (named === null), {
    path: ['named'],
    params: saying('与所选评委会须填其一，不能都填或都不填', 'and the committee exclude each other: give one of them', 'C12'),
  });

/** The department sends it to another committee than the rule's, or names one where the notice lists none, with the reason (C12). */
export function reroute(context: Context, { opinion, ...typed }: Seen & { opinion: string; to: unknown }): Promise<Moved> {
  const wanted = valid(destinedInput, typed.to, 'C12');
  const to: Destined = wanted.named === null ? { committee: wanted.committee ?? '' } : { named: wanted.named };
  return perform(
    context,
    {
      move: () => NOTES.reroute,
      whyNot: (_, { actor, now }, head, calendar) => whyNotReroute(actor, head, to, calendar, now),
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

/** The authority that returned it records that what was changed is a matter of form: it need not be shown again (U7). */
export function waiveSupplement(context: Context, { opinion, ...seen }: Seen & { opinion: string }): Promise<Moved> {
  return perform(
    context,
    {
      move: () => NOTES.waiveSupplement,
      whyNot: (_, { actor, now }, head, calendar) => whyNotWaive(actor, head, calendar, now),
      effect: withOpinion(opinion, async (_, { head, opinion: waived }) => {
        const stopped = await withoutShowing(context, head);
        const details = { applicant: head.applicantName, opinion: waived.text };
        const telling = {
          about: { type: 'Application', id: head.id },
          city: head.city,
          cause: [head.id, String(head.version)],
          at: context.now,
          details,
        };
        return {
          change: { supplement: head.supplement && { ...head.supplement, waived } },
          detail: { posting: head.posting },
          writes: [
            ...stopped,
            postingNotices.YOURS_OF_FORM({ ...telling, to: [{ account: head.applicant }] }),
            postingNotices.OF_FORM({ ...telling, to: [{ organisation: head.unit, role: 'UNIT_OFFICER', except: head.applicant }] }),
          ],
        };
      }),
    },
    seen,
  );
}

const sectionsInput = z.object({ sections: z.array(z.enum(SECTIONS)).min(1) });

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
      whyNot: (_, { actor, now }, head, calendar) => whyNotAllowAgain(actor, head, calendar, now),
      effect: withOpinion(opinion, (_, about) => ({
        change: { rejudge: { ...about.opinion, sections: [...new Set(sections)] } },
        detail: { sections },
      })),
    },
    typed,
  );
}

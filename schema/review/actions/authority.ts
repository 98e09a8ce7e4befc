/** What only the authorities do beside deciding: send it to another committee, let sections be judged again. */
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import * as z from 'zod';
import { SECTIONS, type SectionName } from '../../application/form/sections.ts';
import { reviewNotices } from '../notices.ts';
import { committeeOf, whyNotAllowAgain, whyNotReroute, type Destined } from '../rules.ts';
import { perform, type Decided, type Decision } from './move.ts';

const namedInput = z.object({ named: text(60) });

/** The department sends it to another committee than the rule's, or names one where the notice lists none, with the reason (C12). */
export function reroute(context: Context, decision: Decision & { to: Destined }): Promise<Decided> {
  const to: Destined = 'named' in decision.to ? valid(namedInput, decision.to, 'C12') : decision.to;
  return perform(
    context,
    {
      move: () => 'forward',
      stays: true,
      action: 'reroute',
      whyNot: (_, { actor }, head, calendar) => whyNotReroute(actor, head, to, calendar),
      effect: ({ now }, { head, calendar, opinion }) => {
        const destined = 'named' in to ? { committee: null, committeeName: to.named } : { committee: to.committee, committeeName: null };
        const after = { ...head, ...destined };
        const telling = {
          to: [{ account: head.applicant }],
          about: { type: 'Application', id: head.id },
          cause: [head.id, String(head.version)],
          at: now,
          details: { committee: committeeOf(calendar.announcement, after) ?? '', opinion: opinion.text },
        };
        return {
          change: { ...destined, rerouted: opinion },
          writes: [reviewNotices.REROUTED(telling)],
          detail: { ...destined, before: head.committee ?? head.committeeName },
        };
      },
    },
    decision,
  );
}

const sectionsInput = z.object({ sections: z.array(z.enum(SECTIONS as [SectionName, ...SectionName[]])).min(1) });

/** The bureau lets sections that were judged fine be judged again, with the reason (D1). */
export function allowAgain(context: Context, decision: Decision & { sections: readonly SectionName[] }): Promise<Decided> {
  const { sections } = valid(sectionsInput, decision, 'D1');
  return perform(
    context,
    {
      move: () => 'forward',
      stays: true,
      action: 'allowAgain',
      whyNot: (_, { actor }, head, calendar) => whyNotAllowAgain(actor, head, calendar.announcement.bureau.id),
      effect: (__, { opinion }) => ({ change: { rejudge: { ...opinion, sections: [...new Set(sections)] } }, detail: { sections } }),
    },
    decision,
  );
}

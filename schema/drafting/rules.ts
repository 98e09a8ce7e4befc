/** Who drafts, who publishes, and what of a notice that is in force may still be changed (C8, P10). Pure. */
import { isAccountOf, whyNotHolding, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { inWords, type Instant } from '../core/time.ts';
import { bureauOf } from '../announcement/cities.ts';
import { AMENDMENT_NOTICE } from '../calendar/rules.ts';
import { DRAFT_STATE_NAMES, type Draft, type DraftState } from './model.ts';
import { draftingRefusals } from './refusals.ts';

/** A city's notices are its bureau's. */
export function whyNotDraft(actor: Actor, city: string): Refusal | null {
  return whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(city) });
}

/** In which states each act may be done. */
const WHILE = {
  save: ['OPEN', 'PROPOSED'],
  publish: ['OPEN', 'PROPOSED'],
  withdraw: ['OPEN', 'PROPOSED', 'PUBLISHED'],
  amend: ['PUBLISHED'],
  rehearse: ['OPEN', 'PROPOSED', 'PUBLISHED'],
} as const satisfies Record<string, readonly DraftState[]>;

function whyNotIn(act: keyof typeof WHILE, { state }: Pick<Draft, 'state'>): Refusal | null {
  const states: readonly DraftState[] = WHILE[act];
  return states.includes(state) ? null : draftingRefusals.DRAFT_NOT_IN_STATE({ state: DRAFT_STATE_NAMES[state] });
}

export function whyNotSave(actor: Actor, draft: Draft): Refusal | null {
  return whyNotDraft(actor, draft.city) ?? whyNotIn('save', draft);
}

/** Whoever has proposed it does not confirm it as well. */
export function whyNotPublish(actor: Actor, draft: Draft): Refusal | null {
  const why = whyNotDraft(actor, draft.city) ?? whyNotIn('publish', draft);
  if (why) return why;
  return draft.proposed && isAccountOf(actor, draft.proposed.by) ? draftingRefusals.SECOND_OFFICER() : null;
}

/**
 * A draft may be given up at any time, a published notice until shortly before its first window opens: then nobody can have begun anything under
 * it, whatever a process still remembers. `opensAt`: when what it has published opens; null where that is not in force.
 */
export function whyNotWithdraw(actor: Actor, draft: Draft, opensAt: Instant | null, now: Instant): Refusal | null {
  const why = whyNotDraft(actor, draft.city) ?? whyNotIn('withdraw', draft);
  if (why) return why;
  return opensAt !== null && opensAt < now + AMENDMENT_NOTICE ? draftingRefusals.CYCLE_BEGUN({ opensAt: inWords(opensAt) }) : null;
}

export function whyNotAmend(actor: Actor, draft: Draft): Refusal | null {
  return whyNotDraft(actor, draft.city) ?? whyNotIn('amend', draft);
}

/** What is in force may be rehearsed as well: with the applications of an earlier year, or against itself. */
export function whyNotRehearse(actor: Actor, draft: Draft): Refusal | null {
  return whyNotDraft(actor, draft.city) ?? whyNotIn('rehearse', draft);
}

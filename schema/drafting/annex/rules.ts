/** Who imports committees into a draft, and when: as whoever may save it (C8, C12). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say, type Refusal } from '../../core/refusal.ts';
import type { Draft } from '../model.ts';
import { whyNotDraft, whyNotSave } from '../rules.ts';
import type { CommitteeImport } from './model.ts';
import { annexRefusals } from './refusals.ts';

/** An import is of the bureau whose draft it is for; to everybody else there is none to check or run. */
export function whyNotOfBureau(actor: Actor, { city }: Pick<CommitteeImport, 'city'>): Refusal | null {
  return whyNotDraft(actor, city) ? annexRefusals.COMMITTEE_IMPORT_UNKNOWN() : null;
}

/** It may be checked again after another upload, until it was run. */
export function whyNotCheckAnnex(actor: Actor, { state }: CommitteeImport, draft: Draft): Refusal | null {
  return whyNotSave(actor, draft) ?? (state === 'DONE' ? annexRefusals.ANNEX_DONE() : null);
}

export function whyNotRunAnnex(actor: Actor, one: CommitteeImport, draft: Draft): Refusal | null {
  return whyNotCheckAnnex(actor, one, draft) ?? (one.state === 'WAITING' ? annexRefusals.ANNEX_UNCHECKED() : null);
}

/** Wrong rows are left out where somebody says so, as long as others are left. */
export function whyNotSkip({ total, right }: Pick<CommitteeImport, 'total' | 'right'>, skipWrong: boolean): Refusal | null {
  if (right === 0) return annexRefusals.ANNEX_NOTHING_RIGHT();
  return right < total && !skipWrong ? annexRefusals.ANNEX_HAS_PROBLEMS({ wrong: total - right }) : null;
}

/** What may be done with an import now; what only its file tells is told on trying. */
export function actionsOnCommitteeImport(actor: Actor, one: CommitteeImport, draft: Draft): Allowed[] {
  const foreign = whyNotOfBureau(actor, one);
  return theirs([
    {
      action: 'checkCommitteeImport',
      title: say('检查', 'check'),
      why: foreign ?? whyNotCheckAnnex(actor, one, draft),
      closesAt: null,
    },
    { action: 'runCommitteeImport', title: say('导入', 'run'), why: foreign ?? whyNotRunAnnex(actor, one, draft), closesAt: null },
  ]);
}

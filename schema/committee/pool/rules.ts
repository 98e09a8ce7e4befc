/** Who is in a pool, and on which days somebody may be called (E3). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import { lastOfYears, type Day } from '../../core/time.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS } from '../../announcement/data/series.ts';
import { LEVELS_OF, type Filing } from '../filing/model.ts';
import { committeeRefusals } from '../refusals.ts';
import type { Expert, ExpertInput } from './model.ts';
import { PLEDGE } from './pledge.ts';

/** Called on a day: in the pool, within the term, from its first day's 0时 to its last day's 24时. */
export function isCalledOn({ termFrom, termUntil, removed }: Pick<Expert, 'termFrom' | 'termUntil' | 'removed'>, day: Day): boolean {
  return removed === null && termFrom <= day && day <= termUntil;
}

/** What of an expert the committee cannot take: a term over the years set, a title that they have not yet, or below its level. */
export function whyNotExpert(
  typed: Pick<ExpertInput, 'termFrom' | 'termUntil' | 'titleLevel' | 'titledOn'>,
  filing: Pick<Filing, 'tier'>,
  { years, today }: { years: number; today: Day },
): Refusal | null {
  const { termFrom: from, termUntil, titleLevel, titledOn } = typed;
  const until = lastOfYears(from, years);
  if (termUntil > until) return committeeRefusals.TERM_TOO_LONG({ years, from, until });
  if (titledOn > today) return committeeRefusals.TITLED_IN_FUTURE({ day: titledOn });
  const [least = 'STAFF'] = LEVELS_OF[filing.tier];
  if (LEVELS.indexOf(titleLevel) >= LEVELS.indexOf(least)) return null;
  return committeeRefusals.TITLE_TOO_LOW({ level: { zh: LEVEL_NAMES[titleLevel], en: LEVEL_ENGLISH[titleLevel] } });
}

/** Whoever leads the committee stays in its pool until another is named. */
export function whyNotRemove({ removed, account }: Expert, { chair, viceChairs }: Filing): Refusal | null {
  if (removed) return committeeRefusals.EXPERT_REMOVED();
  return [chair, ...viceChairs].includes(account) ? committeeRefusals.CHAIR_IN_POOL() : null;
}

/** Nobody reads anything before they have accepted the pledge in force. */
export function whyNotPledged({ pledge }: Pick<Expert, 'pledge'>): Refusal | null {
  return pledge?.version === PLEDGE.version ? null : committeeRefusals.PLEDGE_NEEDED({ version: PLEDGE.version });
}

/** Who has a year counted, and what of it is published (R5). Pure. */
import { whyNotHolding, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { reportRefusals } from '../refusals.ts';
import type { Published, YearReport } from './model.ts';

export function whyNotBuild(actor: Actor, city: string): Refusal | null {
  return whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(city) });
}

/** What is finished is published, and never an older one after a newer. */
export function whyNotPublish(actor: Actor, report: YearReport, before: Published | null): Refusal | null {
  const why = whyNotBuild(actor, report.city);
  if (why) return why;
  if (report.state !== 'DONE') return reportRefusals.YEAR_REPORT_UNFINISHED();
  if (report.published) return reportRefusals.YEAR_REPORT_PUBLISHED();
  return before && before.requestedAt > report.requestedAt ? reportRefusals.YEAR_REPORT_OLDER() : null;
}

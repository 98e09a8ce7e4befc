/** What of the plan cannot follow (C11): asked of the calendar as soon as a notice can be read whole and its days can be counted. */
import { announcementFrom } from '../../announcement/document/index.ts';
import { planWarnings } from '../../calendar/way.ts';
import type { Holidays } from '../../calendar/model.ts';
import { found, severityOf, type Found } from './line.ts';

/** The parts that a plan is made of. */
const PLANNED = new Set<string | number | undefined>(['phases', 'milestones', 'policy']);

/** Of a document that has its shape; `lines` is what was found in it otherwise. */
export function planLines(document: unknown, lines: readonly Found[], holidays: Holidays): Found[] {
  if (lines.some((one) => severityOf(one) === 'ERROR' && PLANNED.has(one.at[0]))) return [];
  const announcement = announcementFrom(document);
  return planWarnings({ announcement, amendments: [], holidays }, 0).map((told) => found('PLAN', ['phases'], { told }));
}

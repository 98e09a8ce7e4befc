/** What may be done with statistics now, and why not (R5). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Published, YearReport } from './model.ts';
import { whyNotPublish } from './rules.ts';

export function actionsOnReport(actor: Actor, report: YearReport, before: Published | null): Allowed[] {
  return theirs([
    { action: 'publishYearReport', title: say('公布年度统计', 'publish them'), why: whyNotPublish(actor, report, before), closesAt: null },
  ]);
}

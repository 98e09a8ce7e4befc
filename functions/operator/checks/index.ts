/** All that is looked at of each partition of a table. Tests look at theirs in memory, an operator at a whole table (../verify.ts). */
import { announcements } from './announcements.ts';
import { applications } from './applications.ts';
import { draws } from './draws.ts';
import { evaluation } from './evaluation.ts';
import type { Check } from './finding.ts';
import { notices } from './notices.ts';
import { people } from './people.ts';
import { publications } from './publications.ts';
import { results } from './results.ts';
import { shapes } from './shapes.ts';
import { trails } from './trails.ts';

const CHECKS: readonly Check[] = [shapes, trails, people, announcements, applications, draws, evaluation, results, publications, notices];

/** Everything that is to be said of one partition. */
export const checks: Check = function* (partition) {
  for (const check of CHECKS) yield* check(partition);
};

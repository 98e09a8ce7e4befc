/** Reminders: what they are about, and whom a state of an application makes wait. */
import type { Instant } from '../core/time.ts';
import type { PhaseName } from '../calendar/model.ts';
import type { Reviewer, State } from '../application/model.ts';

/** One reminder: a deadline and how long before it. */
export type Reminder = { cycle: string; phase: PhaseName; title: string; closesAt: Instant; offset: number };

/** Whom a state makes wait, as a deadline sees it: the applicant, the unit's officers, the department's officers. */
export type Waiting = { state: State; for: 'APPLICANT' | 'UNIT' | 'DEPARTMENT'; returnedBy?: Reviewer };

/** The calendar's mutation: the bureau amends a phase (C8). */
import type { Acts } from '../support/act.ts';
import { mutation } from '../support/mutation.ts';
import { CYCLE } from '../support/world.ts';

export const AMEND = mutation(
  'amendPhase',
  'year phases { name closesAt source } amendments { number document reason closesAt } announcedPhases { name closesAt }',
  {
    cycle: `"${CYCLE}"`,
    document: '"嘉人社函〔2024〕37号"',
    reason: '"系统维护补时"',
  },
);

export const CALENDAR: Acts = {
  amendPhase: {
    may: ['wang'],
    document: AMEND,
    asks: () => ({ phase: 'APPLICATION', closesAt: '2024-10-25T00:00:00+08:00' }),
  },
};

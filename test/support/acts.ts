/** All acts, by the mutation's name: each slice tells its own. */
import { APPLICATION } from '../application/acts.ts';
import { CALENDAR } from '../calendar/acts.ts';
import { IDENTITY } from '../identity/acts.ts';
import { NOTIFICATION } from '../notification/acts.ts';
import { POSTING } from '../posting/acts.ts';
import { REVIEW } from '../review/acts.ts';
import { SUMMARY } from '../summary/acts.ts';
import type { Act } from './act.ts';

const SLICES = { ...CALENDAR, ...IDENTITY, ...APPLICATION, ...POSTING, ...SUMMARY, ...REVIEW, ...NOTIFICATION };

/** The first act of each mutation, for tests to which a single act is enough. */
export const FIRST: Readonly<Record<string, Act>> = Object.fromEntries(
  Object.entries(SLICES).flatMap(([mutation, acts]) =>
    [acts]
      .flat()
      .map((act) => [mutation, act] as const)
      .slice(0, 1),
  ),
);

/** All acts, by what a test may call them. */
export const ACTS: Readonly<Record<string, Act & { mutation: string }>> = Object.fromEntries(
  Object.entries(SLICES).flatMap(([mutation, acts]) =>
    [acts].flat().map((act) => [act.title ? `${mutation}, ${act.title}` : mutation, { mutation, ...act }] as const),
  ),
);

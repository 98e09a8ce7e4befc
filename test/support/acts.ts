/** All acts, by the mutation's name: each slice tells its own. */
import { APPLICATION } from '../application/acts.ts';
import { CALENDAR } from '../calendar/acts.ts';
import { IDENTITY } from '../identity/acts.ts';
import { NOTIFICATION } from '../notification/acts.ts';
import { POSTING } from '../posting/acts.ts';
import { COMMITTEE } from '../committee/acts.ts';
import { EVALUATION } from '../evaluation/acts.ts';
import { REPORT } from '../report/acts.ts';
import { RESULT } from '../result/acts.ts';
import { CERTIFICATE } from '../certificate/acts.ts';
import { DRAFTING } from '../drafting/acts.ts';
import { ARCHIVE } from '../archive/acts.ts';
import { REVIEW } from '../review/acts.ts';
import { SUMMARY } from '../summary/acts.ts';
import { SUPERVISION } from '../supervision/acts.ts';
import { DISCLOSURE } from '../disclosure/acts.ts';
import type { Act } from './act.ts';

const TOLD = [
  CALENDAR,
  IDENTITY,
  APPLICATION,
  POSTING,
  SUMMARY,
  REVIEW,
  COMMITTEE,
  EVALUATION,
  RESULT,
  CERTIFICATE,
  REPORT,
  SUPERVISION,
  DISCLOSURE,
  ARCHIVE,
  DRAFTING,
  NOTIFICATION,
].flatMap((slice) => Object.entries(slice));

/** The mutations that are told, each as often as slices tell it. */
export const TOLD_MUTATIONS: readonly string[] = TOLD.map(([mutation]) => mutation);

/** All acts, each after what a test may call it. */
export const ACTS: readonly (readonly [string, Act & { mutation: string }])[] = TOLD.flatMap(([mutation, acts]) =>
  [acts].flat().map((act) => [act.title ? `${mutation}, ${act.title}` : mutation, { mutation, ...act }] as const),
);

/** The first act of each mutation, for tests to which a single act is enough. */
export const FIRST: Readonly<Record<string, Act>> = Object.fromEntries(ACTS.toReversed().map(([, act]) => [act.mutation, act]));

/** What the types of results name each other by. */
import { builder } from '../../builder.ts';
import type { Recheck } from '../recheck/model.ts';
import type { Roster } from '../roster/model.ts';

export const rosterRef = builder.objectRef<Roster>('Roster');
export const recheckRef = builder.objectRef<Recheck>('Recheck');

/** The forty candidates of the committee, by their applicants: those of the story, and the many. */
import { APPLICANTS } from './cast.ts';
import { CROWD, FORMER_COLLEAGUE } from './committee-cast.ts';
import type { Named, Stage } from './stage.ts';

const { ji, liYan, zhao, wangJie } = APPLICANTS;
/** Who went to this committee in the story. */
export const TEACHERS: readonly Named[] = [ji, liYan, zhao, wangJie];
export const CANDIDATES: readonly Named[] = [...TEACHERS, ...CROWD];

/** A candidate is called as its application is. */
export function candidateOf(stage: Stage, person: Named): string {
  const application = Buffer.from(stage.application(person).id, 'base64').toString().slice('Application:'.length);
  return Buffer.from(`Candidate:${application}`).toString('base64');
}

/** Who keeps away from whom: one has said so, of one it is found, of one it is ordered. */
export const RECUSED = { declared: CROWD[0] as Named, found: CROWD[FORMER_COLLEAGUE] as Named, ordered: CROWD[1] as Named };

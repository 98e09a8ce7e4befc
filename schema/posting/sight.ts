/** Who sees a posting (U2, P7, P10). Pure. */
import { holds, holdsIn, type Actor, type Role } from '../core/actor.ts';
import { isInside } from '../announcement/sight.ts';
import { isOwn } from '../application/sight.ts';
import type { Objection, Posting } from './model.ts';

/** The departments above a posting: of its series, of its unit. */
export type Above = readonly string[];

/** Whose it is to answer: the unit that posted, and the one that the application has gone along to (P13). */
type Answered = Pick<Posting, 'unit' | 'passedTo' | 'city'>;

/** Somebody of the unit that posts. */
export function isColleague(actor: Actor, { unit }: Pick<Posting, 'unit'>): boolean {
  return actor.kind === 'person' && actor.grants.some(({ organisation }) => organisation === unit);
}

/** Who sees a posting in full: while it runs the unit's people; its officers, the person posted, those above and supervisors always (U2). */
export function seesFull(actor: Actor, posting: Answered & Pick<Posting, 'applicant' | 'state'>, above: Above): boolean {
  if (actor.kind !== 'person') return false;
  return isOwn(actor, posting) || (isColleague(actor, posting) && posting.state === 'RUNNING') || answersFor(actor, posting, above);
}

/** Who has to do with its objections: the unit's officers, the authorities above it, supervisors; never the person posted (U4, P7). */
export function handles(actor: Actor, posting: Answered & Pick<Posting, 'applicant'>, above: Above): boolean {
  return !isOwn(actor, posting) && answersFor(actor, posting, above);
}

/** Whose officers answer an objection: the unit's, or those of the committee's office. */
export const ANSWERERS = { POSTING: 'UNIT_OFFICER', ROSTER: 'COMMITTEE_OFFICE' } as const satisfies Record<Objection['on'], Role>;

/** Whether somebody is one of the officers who answer an objection. */
export function answers(actor: Actor, { on, unit }: Pick<Objection, 'on' | 'unit'>): boolean {
  return holds(actor, ANSWERERS[on], unit);
}

/** Who has to do with an objection to a roster: the committee's office and those who oversee; never the person objected to (R2, P7). */
export function handlesOfRoster(actor: Actor, objection: Objection): boolean {
  return !isOwn(actor, objection) && isInside(actor, ANSWERERS.ROSTER, objection.unit, objection);
}

/**
 * Who sees who it is that objects by name: the officers who answer the objection, to speak with them, and supervisors, who read everything
 * (V7). Those above see what is said, and what becomes of it.
 */
export function seesObjector(actor: Actor, objection: Objection): boolean {
  return !isOwn(actor, objection) && (answers(actor, objection) || holdsIn(actor, 'SUPERVISOR', objection.city));
}

function answersFor(actor: Actor, posting: Answered, departments: Above): boolean {
  const { unit, passedTo } = posting;
  return (
    isInside(actor, 'UNIT_OFFICER', unit, posting) ||
    (passedTo !== null && holds(actor, 'UNIT_OFFICER', passedTo)) ||
    departments.some((department) => holds(actor, 'DEPARTMENT_OFFICER', department))
  );
}

/** Whether anything of it is shown to everybody: while it runs in public; once it has ended it is the unit's and the authorities' again. */
export function isPublic({ audience, state }: Pick<Posting, 'audience' | 'state'>): boolean {
  return audience === 'PUBLIC' && state === 'RUNNING';
}

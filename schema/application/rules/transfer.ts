/**
 * A person who leaves the unit with an application under way (P13). From the release on the old unit can do nothing more with it: it goes
 * along when the new unit takes the person in, to be reviewed and posted there anew; or both units and the person agree on record that
 * the old one finishes it. What the unit has recommended before is with the authorities and stays there; they see the signal. Pure.
 */
import { holds, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { routeOf } from '../../announcement/routing.ts';
import type { Announcement } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import { whyNotNow } from '../../calendar/rules.ts';
import type { Organisation, Standing } from '../../identity/model.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import type { Application } from '../model.ts';
import { MOVES, type State, type Move } from '../moves.ts';
import { applicationRefusals } from '../refusals.ts';
import { reviewWindow } from './windows.ts';

/** Those who have to agree that the old unit finishes it. */
export const PARTIES = ['PERSON', 'OLD_UNIT', 'NEW_UNIT'] as const;
export type Party = (typeof PARTIES)[number];

type Where = Pick<Standing, 'unit' | 'released'>;
type Finishing = Pick<Application, 'unit' | 'finishing'>;

/** The unit to which the person is going or has gone; null while nothing moves. */
export function goesTo(head: Pick<Application, 'unit'>, standing: Where | null): string | null {
  if (!standing) return null;
  return standing.released?.to ?? (standing.unit === head.unit ? null : standing.unit);
}

/** Whether all three have agreed that the old unit finishes it: with this very unit, not with one that the person was to go to before. */
export function isAgreed({ finishing, unit }: Finishing, standing: Where | null): boolean {
  const to = goesTo({ unit }, standing);
  return finishing !== null && finishing.to === to && PARTIES.every((party) => finishing.parties[party] !== undefined);
}

/** Why the unit may not act on it any more (P13). */
export function whyNotLeft(head: Finishing, standing: Where | null): Refusal | null {
  return goesTo(head, standing) === null || isAgreed(head, standing) ? null : applicationRefusals.PERSON_LEFT();
}

/** States in which it is with the unit, and goes along by itself. A draft and what was returned are the applicant's to take along. */
const GOES_ALONG: readonly State[] = MOVES.takeAlong.from;

/**
 * Whether it goes along now: the new unit has taken the person in, the old one has it still, and nobody has agreed otherwise. Once units
 * have nothing to review any more it stays where it is: what a cycle has left behind is no other unit's.
 */
export function isTakenAlong(head: Application, standing: Standing, calendar: Calendar, now: Instant): boolean {
  const isThere = standing.released === null && standing.unit !== head.unit;
  const isWithdrawn = head.state === MOVES.takeWithdrawn.to && head.submission !== null && !head.recommendation;
  return (
    isThere &&
    (GOES_ALONG.includes(head.state) || isWithdrawn) &&
    !isAgreed(head, standing) &&
    now < reviewWindow(calendar, 'UNIT', now).closesAt
  );
}

/** How it comes to the new unit: as it was submitted, for that one to begin with; withdrawn, it stays so. */
export function takenAlong(
  head: Application,
  unit: Organisation,
  announcement: Announcement,
  now: Instant,
): { move: Move; news: Partial<Application> } {
  const { series, specialty, level, scope } = head;
  const route =
    series !== null && specialty !== null && level !== null && scope !== null
      ? routeOf(announcement, { series, specialty, level, scope, unitName: unit.name, unit })
      : null;
  const committee = head.rerouted ? head.committee : (route?.committee?.id ?? null);
  const way = route ? { department: route.department, ownReview: route.ownReview !== null } : {};
  const news = { unit: unit.id, unitName: unit.name, ...way, committee, finishing: null };
  return head.state === 'WITHDRAWN' ? { move: MOVES.takeWithdrawn, news } : { move: MOVES.takeAlong, news: { ...news, since: now } };
}

/** As which party somebody speaks of this application; null to whom it is nothing. Nobody speaks for a unit about their own (P7). */
export function partyOf(actor: Actor, head: Application, standing: Where): Party | null {
  if (actor.kind !== 'person') return null;
  if (actor.account === head.applicant) return 'PERSON';
  if (holds(actor, 'UNIT_OFFICER', head.unit)) return 'OLD_UNIT';
  return holds(actor, 'UNIT_OFFICER', goesTo(head, standing) ?? '-') ? 'NEW_UNIT' : null;
}

/** Why this party has nothing to agree to now: it is the unit's still, the person is on the way, and units still review (P13). */
export function whyNotAgree(actor: Actor, head: Application, standing: Where, calendar: Calendar, now: Instant): Refusal | null {
  if (partyOf(actor, head, standing) === null) return identityRefusals.PERSON_UNKNOWN();
  const isOpen = [...GOES_ALONG, 'RETURNED'].includes(head.state) && head.recommendation === null;
  if (goesTo(head, standing) === null || !isOpen) return applicationRefusals.NOT_LEAVING();
  return whyNotNow(reviewWindow(calendar, 'UNIT', now), now);
}

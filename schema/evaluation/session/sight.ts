/** Who sees what of a meeting (P10, E3, E5, E10). Pure. */
import { isAccountOf, type Actor } from '../../core/actor.ts';
import { isOfOffice } from '../../committee/sight.ts';
import type { Session, Vote } from './model.ts';

/** A meeting is seen by its members, the committee's office, the bureau and supervisors. */
export function seesSession(actor: Actor, session: Pick<Session, 'committee' | 'city' | 'members'>): boolean {
  return runsOrOversees(actor, session) || session.members.some(({ account }) => isAccountOf(actor, account));
}

/** Who the members are, the code in the room and the minutes are for the office and those who oversee. */
export function runsOrOversees(actor: Actor, { committee, city }: Pick<Session, 'committee' | 'city'>): boolean {
  return isOfOffice(actor, committee, { city });
}

/** From which candidates somebody keeps away. */
export type KeptFrom = { has: (application: string) => boolean };

/** Of a candidate from whom somebody keeps away they learn nothing before everybody does, in whatever office they come. */
export function seesCandidateIn({ state }: Pick<Session, 'state'>, application: string, recused: KeptFrom): boolean {
  return state === 'ANNOUNCED' || !recused.has(application);
}

/** What was counted is for the office and whoever leads once it is counted, for the others once it is announced. */
export function seesCount(actor: Actor, session: Session, vote: Pick<Vote, 'recused'>): boolean {
  const leads = session.leader !== null && isAccountOf(actor, session.leader) && !vote.recused.includes(session.leader);
  return session.state === 'ANNOUNCED' || leads || runsOrOversees(actor, session);
}

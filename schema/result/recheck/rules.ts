/** Who asks for a re-check, until when, and who may answer it (R2). Pure. */
import { holds, isAccountOf, type Actor } from '../../core/actor.ts';
import { say, type Bilingual, type Refusal } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { Application } from '../../application/model.ts';
import { MOVES } from '../../application/moves.ts';
import { whyNotMove } from '../../application/rules/charge.ts';
import type { Session, Vote } from '../../evaluation/session/model.ts';
import { resultRefusals } from '../refusals.ts';
import type { Roster } from '../roster/model.ts';
import type { Recheck } from './model.ts';

/** Why no re-check is asked for: of a result of the city's own, that did not pass, while it is posted. */
export function whyNotAsk(head: Application, roster: Roster | null, now: Instant): Refusal | null {
  const why = whyNotMove(MOVES.voteAnew, head);
  if (why) return why;
  if (!head.decision?.session) return resultRefusals.RECHECK_ELSEWHERE();
  if (!roster) return resultRefusals.RECHECK_CLOSED({ when: say('评审结果尚未公示。', 'they are not posted yet.') });
  if (roster.state === 'RUNNING' && now < roster.endsAt) return null;
  const { zh, en } = inWords(roster.endsAt, true);
  return resultRefusals.RECHECK_CLOSED({ when: say(`公示期已于${zh}届满。`, `their period ended at ${en} (Beijing time).`) });
}

/** What had to do with the first result: whoever answers a re-check had no hand in any of it. */
export type First = { session: Session; votes: readonly Vote[]; announcedBy: string };

/** As what somebody had a hand in the first result; null where they had none. */
export function handIn(account: string, { session, votes, announcedBy }: First): Bilingual | null {
  const { openedBy, led, minutes } = session;
  if (votes.some((vote) => vote.electors.includes(account))) return say('参加表决', 'voted');
  if (led.includes(account) || votes.some(({ leader }) => leader === account)) return say('主持会议', 'led the meeting');
  if (minutes?.confirmedBy === account) return say('确认会议记录', 'confirmed its minutes');
  if (openedBy === account || votes.some((vote) => vote.openedBy === account)) return say('办理会议', 'ran the meeting');
  return announcedBy === account ? say('宣布结果', 'announced its results') : null;
}

/** The committee's office answers, or the bureau; not the applicant, and nobody of those who had a hand in the first (R2, P7). */
export function whyNotAnswer(actor: Actor, { committee, city, applicant, answer }: Recheck, first: First | null): Refusal | null {
  const may = holds(actor, 'COMMITTEE_OFFICE', committee) || holds(actor, 'BUREAU_OFFICER', bureauOf(city));
  if (!may || actor.kind !== 'person' || isAccountOf(actor, applicant)) return resultRefusals.RECHECK_UNKNOWN();
  if (answer) return resultRefusals.RECHECK_ANSWERED();
  const as = first && handIn(actor.account, first);
  return as ? resultRefusals.RECHECK_SAME_HANDS({ as }) : null;
}

/** Members come and go: by the code that the screen in the room shows, or by the office's own eyes; one of those who may leads (E8). */
import * as z from 'zod';
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { text, valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { dayOf, MINUTE, type Instant } from '../../../core/time.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { isCalledOn } from '../../../committee/pool/rules.ts';
import { loadExpert } from '../../../committee/pool/store.ts';
import { membersNow } from '../../members.ts';
import type { Session } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { arrived, left, mayLead, MOST_WRONG_CODES, presentIn, whyNotInState, whyNotRun } from '../rules.ts';
import { changing, sessionOf, withMember, type Changed } from './changing.ts';

/** How long a code is shown; the one before it is still taken, for whoever types slowly. */
const CODE_LASTS = MINUTE;
const CODE_DIGITS = 6;

/** The code that the room's screen shows now. It is told to the office alone, and says nothing of the next. */
export async function codeAt({ vault }: Pick<Context, 'vault'>, { id }: Pick<Session, 'id'>, at: Instant): Promise<string> {
  const mark = await vault.mark(`check-in ${id} ${Math.floor(at / CODE_LASTS)}`);
  return String(Number(BigInt(`0x${hexOf(mark)}`) % 10n ** BigInt(CODE_DIGITS))).padStart(CODE_DIGITS, '0');
}

/** Marks may be written in any letters: their bytes make a number. */
function hexOf(mark: string): string {
  return Array.from(mark, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('');
}

/** A member checks in by the code in the room. A wrong one is counted, for a guess must not be worth trying. */
export async function checkIn(context: Context, { session: id, code }: { session: string; code: string }): Promise<Changed> {
  const { account } = personOf(context.actor);
  const session = await sessionOf(context, id);
  const member = memberOf(session, account);
  refuseIf(whyNotInState(session, 'OPEN'));
  if (member.presentSince !== null) throw sessionRefusals.ALREADY_PRESENT();
  await refuseEnded(context, session, account);
  if (member.wrongCodes >= MOST_WRONG_CODES) throw sessionRefusals.CODE_LOCKED({ most: MOST_WRONG_CODES });
  const codes = await Promise.all([context.now, context.now - CODE_LASTS].map((at) => codeAt(context, session, at)));
  if (!codes.includes(code.trim())) {
    // A refused request leaves no answer to its key: the same key is good for the right code.
    await changing({ ...context, also: () => [] }, id, (one) => ({
      action: 'wrongCode',
      news: { members: withMember(one, account, (own) => ({ ...own, wrongCodes: own.wrongCodes + 1 })) },
      detail: { member: account },
    }));
    throw sessionRefusals.CODE_WRONG();
  }
  return comesIn(context, id, account, 'checkIn', {});
}

/** The office checks a member in, whom it knows by sight: with the reason. */
export async function admitMember(
  context: Context,
  { session: id, account, ...typed }: { session: string; account: string } & Record<string, unknown>,
): Promise<Changed> {
  const { reason } = valid(z.object({ reason: text(200) }), typed, 'E8');
  const session = await sessionOf(context, id);
  refuseIf(whyNotOffice(context.actor, { id: session.committee }) ?? whyNotInState(session, 'OPEN'));
  memberOf(session, account);
  await refuseEnded(context, session, account);
  return comesIn(context, id, account, 'admit', { reason });
}

function comesIn(context: Context, id: string, account: string, action: string, why: { reason?: string }): Promise<Changed> {
  return changing(context, id, (session) => {
    refuseIf(whyNotInState(session, 'OPEN'));
    if (memberOf(session, account).presentSince !== null) throw sessionRefusals.ALREADY_PRESENT();
    return {
      action,
      ...why,
      news: { members: withMember(session, account, (own) => arrived(own, context.now)) },
      detail: { member: account },
    };
  });
}

/** A member leaves: by their own word, or as the office has seen it. Whoever leads leads no more. */
export async function leaveSession(
  context: Context,
  { session: id, account }: { session: string; account: string | null },
): Promise<Changed> {
  const own = personOf(context.actor).account;
  const who = account ?? own;
  return changing(context, id, (session) => {
    const member = memberOf(session, who);
    if (who !== own) refuseIf(whyNotRun(context.actor, session));
    refuseIf(whyNotInState(session, 'OPEN'));
    if (member.presentSince === null) throw sessionRefusals.NOT_PRESENT();
    const leader = session.leader === who ? null : session.leader;
    return {
      action: 'leave',
      news: { leader, members: withMember(session, who, (one) => left(one, context.now)) },
      detail: { member: who },
    };
  });
}

/** The chair or a vice-chair who is in the room takes the lead. */
export async function leadSession(context: Context, { session: id }: { session: string }): Promise<Changed> {
  const { account } = personOf(context.actor);
  return changing(context, id, async (session) => {
    memberOf(session, account);
    const { filing } = await membersNow(context, session);
    refuseIf(whyNotInState(session, 'OPEN'));
    if (!mayLead(filing, account)) throw sessionRefusals.LEADERS_ONLY();
    if (!presentIn(session).includes(account)) throw sessionRefusals.NOT_PRESENT();
    return { action: 'lead', news: { leader: account }, detail: { leader: account } };
  });
}

export function memberOf(session: Session, account: string): Session['members'][number] {
  const member = session.members.find((one) => one.account === account);
  if (!member) throw sessionRefusals.SESSION_UNKNOWN();
  return member;
}

/** Nobody comes in who has been replaced, has left the pool, or whose term was over at midnight (E3, E4). */
export async function refuseEnded(context: Context, session: Session, account: string): Promise<void> {
  const [{ accounts }, expert] = await Promise.all([
    membersNow(context, session),
    loadExpert(context.table, { committee: session.committee, account }),
  ]);
  const isMember = accounts.includes(account) && expert !== null && isCalledOn(expert, dayOf(context.now));
  if (!isMember) throw sessionRefusals.MEMBER_ENDED();
}

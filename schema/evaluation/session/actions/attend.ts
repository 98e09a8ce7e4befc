/** Members come and go: by the code that the screen in the room shows, or by the office's own eyes; one of those who may leads (E8). */
import * as z from 'zod';
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { text, valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { dayOf, MINUTE, type Instant } from '../../../core/time.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import type { Expert } from '../../../committee/pool/model.ts';
import { isCalledOn, whyNotPledged } from '../../../committee/pool/rules.ts';
import { loadExpert } from '../../../committee/pool/store.ts';
import { membersNow } from '../../members.ts';
import { refuseApplicant } from '../../own.ts';
import { evaluationRefusals } from '../../refusals.ts';
import type { Session } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { arrived, isPresent, left, mayLead, MOST_WRONG_CODES, presentIn, seated, whyNotInState } from '../rules.ts';
import { changing, sessionOf, withMember, type Changed } from './changing.ts';
import { meetingDay } from './days.ts';
import { refuseRunner } from './running.ts';

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
  const accounts = await seatFor(context, session, account);
  const codes = await Promise.all([context.now, context.now - CODE_LASTS].map((at) => codeAt(context, session, at)));
  if (codes.includes(code.trim())) return comesIn(context, id, { account, accounts }, 'checkIn', {});
  // A refused request leaves no answer to its key: the same key is good for the right code.
  await changing({ ...context, also: () => [] }, id, (one) => {
    refuseLocked(one, account);
    return {
      action: 'wrongCode',
      news: { members: withMember(one, account, (own) => ({ ...own, wrongCodes: own.wrongCodes + 1 })) },
      detail: { member: account },
    };
  });
  throw sessionRefusals.CODE_WRONG();
}

/** After so many wrong codes none is tried any more, right or wrong, however many come at once. */
function refuseLocked({ members }: Session, account: string): void {
  const wrong = members.find((one) => one.account === account)?.wrongCodes ?? 0;
  if (wrong >= MOST_WRONG_CODES) throw sessionRefusals.CODE_LOCKED({ most: MOST_WRONG_CODES });
}

/** The office checks a member in, whom it knows by sight: with the reason. */
export async function admitMember(
  context: Context,
  { session: id, account, ...typed }: { session: string; account: string } & Record<string, unknown>,
): Promise<Changed> {
  const { reason } = valid(z.object({ reason: text(200) }), typed, 'E8');
  const session = await sessionOf(context, id);
  refuseIf(whyNotOffice(context.actor, { id: session.committee }) ?? whyNotInState(session, 'OPEN'));
  await refuseApplicant(context, session);
  const { accounts } = await membersNow(context, session);
  if (!accounts.includes(account)) throw evaluationRefusals.NO_MEMBER();
  return comesIn(context, id, { account, accounts: await seatFor(context, session, account) }, 'admit', { reason });
}

/** Members as they are now; refuses who is none, on a day that is no meeting’s, and who has not accepted the pledge (E3, E4, E6). */
async function seatFor(context: Context, session: Session, account: string): Promise<readonly string[]> {
  const { accounts, filing } = await membersNow(context, session);
  const wasOne = session.members.some((one) => one.account === account);
  if (!accounts.includes(account)) throw wasOne ? sessionRefusals.MEMBER_ENDED() : sessionRefusals.SESSION_UNKNOWN();
  refuseIf(whyNotInState(session, 'OPEN'));
  await meetingDay(context, filing, session.cycle);
  refuseIf(whyNotPledged(await calledNow(context, session, account)));
  return accounts;
}

function comesIn(
  context: Context,
  id: string,
  { account, accounts }: { account: string; accounts: readonly string[] },
  action: 'checkIn' | 'admit',
  why: { reason?: string },
): Promise<Changed> {
  return changing(context, id, (before) => {
    refuseIf(whyNotInState(before, 'OPEN'));
    if (action === 'checkIn') refuseLocked(before, account);
    const session = seated(before, accounts, context.now);
    if (isPresent(memberOf(session, account), context.now)) throw sessionRefusals.ALREADY_PRESENT();
    const members = withMember(session, account, (own) => arrived(own, context.now));
    return { action, ...why, news: { ...session, members }, detail: { member: account } };
  });
}

/** A member leaves: by their own word, or as the office has seen it. Whoever leads leads no more. */
export async function leaveSession(
  context: Context,
  { session: id, account }: { session: string; account: string | null },
): Promise<Changed> {
  const own = personOf(context.actor).account;
  const who = account ?? own;
  return changing(context, id, async (session) => {
    const member = memberOf(session, who);
    if (who !== own) await refuseRunner(context, session);
    refuseIf(whyNotInState(session, 'OPEN'));
    if (!isPresent(member, context.now)) throw sessionRefusals.NOT_PRESENT();
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
  return changing(context, id, async (before) => {
    const { filing, accounts } = await membersNow(context, before);
    const session = seated(before, accounts, context.now);
    memberOf(session, account);
    refuseIf(whyNotInState(session, 'OPEN'));
    if (!mayLead(filing, account)) throw sessionRefusals.LEADERS_ONLY();
    if (!presentIn(session, context.now).includes(account)) throw sessionRefusals.NOT_PRESENT();
    await meetingDay(context, filing, session.cycle);
    await refuseApplicant(context, session);
    const led = [...session.led.filter((one) => one !== account), account];
    return { action: 'lead', news: { ...session, leader: account, led }, detail: { leader: account } };
  });
}

export function memberOf(session: Session, account: string): Session['members'][number] {
  const member = session.members.find((one) => one.account === account);
  if (!member) throw sessionRefusals.SESSION_UNKNOWN();
  return member;
}

/** The expert as the pool keeps them; refuses who has been replaced, has left the pool, or whose term was over at midnight (E3, E4). */
export async function calledNow(context: Context, session: Session, account: string): Promise<Expert> {
  const [{ accounts }, expert] = await Promise.all([
    membersNow(context, session),
    loadExpert(context.table, { committee: session.committee, account }),
  ]);
  if (!accounts.includes(account) || !expert || !isCalledOn(expert, dayOf(context.now))) throw sessionRefusals.MEMBER_ENDED();
  return expert;
}

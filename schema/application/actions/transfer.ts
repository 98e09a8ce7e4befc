/** What happens to an application whose person goes to another unit: who may still act, who agrees, and how it goes along (P13). */
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import type { Bilingual } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { loadCycles, type Reader } from '../../announcement/store.ts';
import { gate } from '../../calendar/actions.ts';
import type { Calendar } from '../../calendar/model.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { goingAlong } from '../../identity/actions/transfer.ts';
import type { Organisation, Standing } from '../../identity/model.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { loadOrganisation, loadStanding, sameStanding } from '../../identity/store.ts';
import type { Application, Movable } from '../model.ts';
import { MOVES } from '../moves.ts';
import { applicationNotices } from '../notices.ts';
import { goesTo, isAgreed, isTakenAlong, partyOf, takenAlong, whyNotAgree, type Party } from '../rules/transfer.ts';
import { reviewWindow } from '../rules/windows.ts';
import { applicationId, loadMovable } from '../store.ts';
import { moved } from './move.ts';
import { unposted } from './unposted.ts';

/** An application, and where its person stands: who has agreed to what follows from both. */
export type Agreement = Movable & { standing: Standing };

/** One party agrees that the old unit finishes the application, or takes that back. With all three the old unit may go on. */
export async function agreeToFinish(
  context: Context,
  { account, cycle, agree }: { account: string; cycle: string; agree: boolean },
): Promise<Outcome<{ application: string }, Agreement>> {
  return inTurn(context, async () => {
    const found = await agreementOn(context, account, cycle);
    if (!found) throw identityRefusals.PERSON_UNKNOWN();
    const { head, standing } = found;
    await gate(context, head, (calendar) => whyNotAgree(context.actor, head, standing, calendar, context.now));
    const party = partyOf(context.actor, head, standing) as Party;
    const news = { finishing: agreed(context, head, standing, party, agree) };
    const detail = { party, to: goesTo(head, standing) };
    const note = { action: agree ? ('agreeToFinish' as const) : ('disagreeToFinish' as const), to: null };
    const { after, writes } = moved(found, note, { by: context.actor, at: context.now, detail }, news);
    const answer = { application: head.id };
    await context.table.transact([
      ...writes,
      sameStanding(standing),
      ...toldOfAgreement(context, after, standing, { party, agree }),
      // Whoever has been taken in meanwhile has the application come along after all.
      ...(agree ? [] : [goingAlong(account, `${head.id} ${head.version}`, { city: head.city, at: context.now })]),
      ...context.also(answer),
    ]);
    return { answer, result: { ...found, head: after } };
  });
}

/** The person's application with the unit that has it, and where the person is going; null to those whom it does not concern. */
export async function agreementOn({ table, actor }: Context, account: string, cycle: string): Promise<Agreement | null> {
  const [file, standing] = await Promise.all([loadMovable(table, applicationId(cycle, account)), loadStanding(table, account)]);
  return standing && file && partyOf(actor, file.head, standing) !== null ? { ...file, standing } : null;
}

function agreed({ actor, now }: Context, head: Application, standing: Standing, party: Party, agree: boolean): Application['finishing'] {
  const to = goesTo(head, standing) ?? '';
  const before = head.finishing?.to === to ? head.finishing.parties : {};
  const { [party]: _, ...others } = before;
  const parties = agree ? { ...others, [party]: { at: now, by: personOf(actor).account } } : others;
  return { to, parties };
}

/** Lets the running application of a person go along to the unit that has taken them in; done before, it changes nothing. */
export async function takeAlong(reader: Reader, account: string): Promise<void> {
  const { table, now } = reader;
  const standing = await loadStanding(table, account);
  if (!standing) return;
  for (const { cycle } of await loadCycles(reader)) {
    const file = await loadMovable(table, applicationId(cycle, account));
    if (!file) continue;
    const { head } = file;
    // Freshly read: whether it goes along is asked once, and one that a stale calendar left behind would stay.
    const calendar = await loadCalendar(reader, head, true);
    const unit = isTakenAlong(head, standing, calendar, now) ? await loadOrganisation(table, standing.unit) : null;
    if (!unit) continue;
    if (unit.city !== head.city) {
      await staysBehind(reader, head, standing, unit);
      continue;
    }
    const { move, news } = takenAlong(head, unit, calendar.announcement, now);
    const fact = { by: { kind: 'system', name: 'notify' } as const, at: now, detail: { left: head.unit, unit: unit.id } };
    const { writes } = moved(file, move, fact, news);
    await table.transact([...writes, sameStanding(standing), ...unposted(head, 'moved', now), ...toldOfMove(head, unit, calendar, now)]);
  }
}

/**
 * What was submitted under one city's notice is no other city's: it stays with the old unit, which finishes it where all three agree, or
 * the person withdraws it and applies anew under the notice there. The person and both units hear of it, once a move (P13).
 */
async function staysBehind({ table, now }: Reader, head: Application, { since }: Standing, to: Organisation): Promise<void> {
  const told = applicationNotices.STAYS_BEHIND({
    to: [
      { account: head.applicant },
      { organisation: head.unit, role: 'UNIT_OFFICER', except: head.applicant },
      { organisation: to.id, role: 'UNIT_OFFICER', except: head.applicant },
    ],
    about: { type: 'Account', id: head.applicant },
    city: head.city,
    cause: [head.id, 'stays', to.id, String(since)],
    at: now,
    details: { applicant: head.applicantName, from: head.unitName, to: to.name },
  });
  try {
    await table.transact([told]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // told before
  }
}

function toldOfMove(
  { id, city, version, applicant, applicantName, unit, unitName, state }: Application,
  to: Organisation,
  calendar: Calendar,
  at: Instant,
): Write[] {
  const telling = { about: { type: 'Application', id }, city, cause: [id, String(version)], at };
  const details = { applicant: applicantName, from: unitName, to: to.name };
  if (state === MOVES.takeWithdrawn.to) return [applicationNotices.WITHDRAWN_ALONG({ ...telling, details, to: [{ account: applicant }] })];
  const officers = { organisation: to.id, role: 'UNIT_OFFICER', except: applicant } as const;
  return [
    applicationNotices.GONE_ALONG({ ...telling, details, to: [{ account: applicant }, { organisation: unit, role: 'UNIT_OFFICER' }] }),
    applicationNotices.COME_ALONG({
      ...telling,
      details,
      to: [officers],
      waits: MOVES.takeAlong.to,
      closesAt: reviewWindow(calendar, 'UNIT', at).closesAt,
    }),
  ];
}

/** The other parties hear what one has said: what is still missing, or that the old unit may go on. */
function toldOfAgreement(
  { now }: Context,
  head: Application,
  standing: Standing,
  { party, agree }: { party: Party; agree: boolean },
): Write[] {
  const topic = isAgreed(head, standing) ? 'FINISHING_AGREED' : 'FINISHING_OPEN';
  const to = goesTo(head, standing) ?? '-';
  const tell = applicationNotices[topic];
  return [
    tell({
      to: [
        { account: head.applicant },
        { organisation: head.unit, role: 'UNIT_OFFICER', except: head.applicant },
        { organisation: to, role: 'UNIT_OFFICER' },
      ],
      about: { type: 'Account', id: head.applicant },
      city: head.city,
      cause: [head.id, String(head.version)],
      at: now,
      details: {
        applicant: head.applicantName,
        unit: head.unitName,
        party: PARTY_NAMES[party],
        said: agree ? { zh: '同意', en: 'agrees' } : { zh: '收回同意', en: 'does not agree any more' },
      },
    }),
  ];
}

const PARTY_NAMES: Record<Party, Bilingual> = {
  PERSON: { zh: '本人', en: 'the person' },
  OLD_UNIT: { zh: '原单位', en: 'the old unit' },
  NEW_UNIT: { zh: '调入单位', en: 'the new unit' },
};

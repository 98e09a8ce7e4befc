/** The office drafts, files and publishes the notice of the year; the meeting is moved with the bureau's consent (E6, C8). */
import type { ActionName } from '../../core/actions-named/index.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, say } from '../../core/refusal.ts';
import { whyNotSeen } from '../../core/stale.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { knownCycle, whyNotHere } from '../../announcement/cycles.ts';
import { loadCycles } from '../../announcement/store.ts';
import { tellSoon } from '../../calendar/actions.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { commit } from '../../identity/actions/accounts.ts';
import type { Filing } from '../filing/model.ts';
import { loadFiling } from '../filing/store.ts';
import { committeeNotices } from '../notices.ts';
import { committeeRefusals } from '../refusals.ts';
import { answerInput, POSTPONEMENT, postponementInput, yearlyInput, yearlyPlace, type Yearly } from './model.ts';
import {
  isFiledLate,
  isSame,
  meetingInWords,
  whyNotAnswerPostponement,
  whyNotAskPostponement,
  whyNotLevels,
  whyNotYearly,
} from './rules.ts';
import { loadYearly, putYearly } from './store.ts';

type Kept = Outcome<{ committee: string; cycle: string }, Yearly>;
/** Which notice, and the version of it that was seen; 0 where there was none. */
type Seen = { committee: string; cycle: string | null; version: number };

/** Saves the draft as a whole. What was on file is a draft again, to be filed anew. */
export async function saveYearly(context: Context, input: Seen & { content: unknown }): Promise<Kept> {
  const { filing, cycle, yearly: before } = await ofCommittee(context, input);
  refuseIf(before ? whyNotYearly(context.actor, filing, before, 'DRAFT', 'FILED') : whyNotYearly(context.actor, filing, EMPTY, 'DRAFT'));
  refuseIf(whyNotSeen({ version: before?.version ?? 0 }, input.version));
  const typed = valid(yearlyInput, input.content, 'E6', { title: '通知标题', place: '会议地点' });
  refuseIf(whyNotLevels(filing, typed.levels));
  const { id: committee, city, committee: code, name } = filing;
  const nothing = { filedAt: null, isLate: false, publishedAt: null, postponement: null, moved: [] };
  const data = { committee, cycle, city, code, name, ...nothing, ...before, ...typed, state: 'DRAFT' as const };
  return kept(context, before, data, { action: 'save', detail: { document: typed.document } });
}
const EMPTY = { state: 'DRAFT' as const };

/** Files it with the bureau; after the day set it is taken all the same, and flagged (C3). */
export async function fileYearly(context: Context, input: Seen): Promise<Kept> {
  const { filing, yearly } = await ofCommittee(context, input);
  refuseIf(whyNotYearly(context.actor, filing, yearly, 'DRAFT') ?? whyNotSeen(there(yearly), input.version));
  const before = there(yearly);
  const calendar = await loadCalendar(context, before.cycle);
  const isLate = isFiledLate(calendar, context.now);
  const data = { ...before, state: 'FILED' as const, filedAt: context.now, isLate };
  return kept(context, before, data, { action: 'file', detail: { isLate } }, (after) => [
    committeeNotices.YEARLY_FILED({
      ...telling(context, after),
      to: [{ organisation: bureauOf(after.city), role: 'BUREAU_OFFICER' }],
      waits: after.state,
      details: {
        name: after.name,
        year: calendar.announcement.year,
        late: isLate ? say('（逾期报备）', ', after the day set') : say('', ''),
      },
    }),
  ]);
}

/** Publishes what is on file: from then on it stands, and is moved with the bureau's consent only. */
export async function publishYearly(context: Context, input: Seen): Promise<Kept> {
  const { filing, yearly } = await ofCommittee(context, input);
  refuseIf(whyNotYearly(context.actor, filing, yearly, 'FILED') ?? whyNotSeen(there(yearly), input.version));
  const before = there(yearly);
  return kept(context, before, { ...before, state: 'PUBLISHED' as const, publishedAt: context.now }, { action: 'publish' });
}

/** Asks the bureau to let the meeting be moved. */
export async function askPostponement(context: Context, input: Seen & Record<string, unknown>): Promise<Kept> {
  const { filing, yearly } = await ofCommittee(context, input);
  refuseIf(whyNotAskPostponement(context.actor, filing, yearly) ?? whyNotSeen(there(yearly), input.version));
  const before = there(yearly);
  const typed = valid(postponementInput, input, 'E6', { place: '会议地点' });
  if (isSame(typed, before)) throw committeeRefusals.YEARLY_UNCHANGED();
  const postponement = { ...typed, askedAt: context.now, askedBy: personOf(context.actor).account };
  const fact = { action: 'askPostponement' as const, reason: typed.reason, detail: { document: typed.document } };
  return kept(context, before, { ...before, postponement }, fact, (after) => [
    committeeNotices.POSTPONEMENT_ASKED({
      ...telling(context, after),
      to: [{ organisation: bureauOf(after.city), role: 'BUREAU_OFFICER' }],
      waits: POSTPONEMENT,
      details: { name: after.name, was: meetingInWords(before), to: meetingInWords(typed), reason: typed.reason },
    }),
  ]);
}

/** The bureau answers: with its consent the new times hold and are published at once, the old ones stay on record (C8). */
export async function answerPostponement(context: Context, input: Seen & { consent: boolean; opinion: string }): Promise<Kept> {
  const { yearly } = await ofCommittee(context, input);
  const before = there(yearly);
  refuseIf(whyNotAnswerPostponement(context.actor, before) ?? whyNotSeen(before, input.version));
  const { consent, opinion } = valid(answerInput, input, 'E6');
  const { postponement } = before;
  if (!postponement) throw committeeRefusals.POSTPONEMENT_NONE();
  const { document, reason, askedAt: _, askedBy: __, ...times } = postponement;
  const { closesOn, meetsFrom, meetsUntil, place, postsResultsOn } = before;
  const was = { closesOn, meetsFrom, meetsUntil, place, postsResultsOn, document, reason, at: context.now };
  const news = consent ? { ...times, moved: [...before.moved, was] } : {};
  const fact = {
    action: consent ? ('consentPostponement' as const) : ('declinePostponement' as const),
    reason: opinion,
    detail: { document },
  };
  return kept(context, before, { ...before, ...news, postponement: null }, fact, (after) => [
    committeeNotices.POSTPONEMENT_ANSWERED({
      ...telling(context, after),
      to: [{ organisation: after.committee, role: 'COMMITTEE_OFFICE' }],
      details: {
        name: after.name,
        to: meetingInWords(times),
        opinion,
        answer: consent ? say('同意', 'consented to') : say('不同意', 'declined'),
      },
    }),
    // Its applicants are told by the function that tells very many people.
    ...(consent ? [tellSoon(after, `${after.code}-moved-${after.moved.length}`, context.now)] : []),
  ]);
}

/** The committee's notice of a cycle of its city, as it stands. */
async function ofCommittee(
  context: Context,
  { committee, cycle: asked }: Seen,
): Promise<{ filing: Filing; cycle: string; yearly: Yearly | null }> {
  const filing = await loadFiling(context.table, committee);
  if (!filing) throw committeeRefusals.COMMITTEE_UNKNOWN();
  const cycle = await knownCycle(context, asked, { city: asked ? null : filing.city });
  const head = (await loadCycles(context)).find((one) => one.cycle === cycle);
  refuseIf(head ? whyNotHere(head, filing) : null);
  return { filing, cycle, yearly: await loadYearly(context.table, { committee, cycle }) };
}

function there(yearly: Yearly | null): Yearly {
  if (!yearly) throw committeeRefusals.YEARLY_UNKNOWN();
  return yearly;
}

const telling = ({ now: at }: Context, yearly: Yearly) => ({
  about: { type: 'CommitteeYear', id: yearlyPlace(yearly) },
  city: yearly.city,
  cause: [yearlyPlace(yearly), String(yearly.version)],
  at,
});

async function kept(
  context: Context,
  before: Yearly | null,
  data: Omit<Yearly, 'version' | 'trail'>,
  what: { action: ActionName; reason?: string; detail?: Record<string, unknown> },
  told: (after: Yearly) => Write[] = () => [],
): Promise<Kept> {
  const fact = { by: context.actor, at: context.now, ...what };
  const { after, entry } = change({ kind: 'YEARLY', id: yearlyPlace(data) }, before, data, fact);
  const answer = { committee: after.committee, cycle: after.cycle };
  await commit(context, [putYearly(after, before), entry, ...told(after), ...context.also(answer)]);
  return { answer, result: after };
}

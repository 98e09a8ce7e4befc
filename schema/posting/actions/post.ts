/** Posting an application (U2, U3): what is shown is fixed as it was submitted, its end is counted in working days. */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, say } from '../../core/refusal.ts';
import { inWords } from '../../core/time.ts';
import type { Policy } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import type { Account } from '../../identity/model.ts';
import { loadAccount, loadOrganisation } from '../../identity/store.ts';
import { formOf } from '../../application/actions/own.ts';
import { specialtyYears } from '../../application/form/years.ts';
import type { Application, ApplicationFile } from '../../application/model.ts';
import { loadFile, loadReturns } from '../../application/store.ts';
import { MOVES } from '../../application/moves.ts';
import { performed, type Moving } from '../../application/actions/move.ts';
import { posted } from '../content.ts';
import { postingInput, type Posting, type PostingContent } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { whyNotAtEmployer } from '../rules/employer-place.ts';
import { audienceOf, endOf, flagOf, leastDays, suspendedIn, whyNotPost, whyNotPostSo } from '../rules/period.ts';
import { changedFrom } from '../rules/supplement.ts';
import { loadPosting, loadPostingFile, postingId, putContent, putPosting } from '../store.ts';
import { superseded } from './close.ts';

type PostRequest = { application: string; version: number } & Record<string, unknown>;

/** Posts an accepted application; one that was suspended by an objection goes on for what is left of its period (U4). */
export async function post(context: Context, request: PostRequest): Promise<Outcome<{ posting: string }, Posting>> {
  const { answer, result } = await performed(context, postingSo(request), request);
  return { answer: { ...answer, posting: result.made.id }, result: result.made };
}

function postingSo(request: PostRequest): Moving<Posting, ApplicationFile> {
  return {
    load: loadFile,
    move: () => MOVES.post,
    whyNot: (_, { actor, now }, head, calendar) => whyNotPost(actor, head, calendar, now),
    effect: async (context, { file, head, calendar }) => {
      const { policy } = calendar.announcement;
      const typed = valid(postingInput, request, 'U3');
      const last = head.posting ? await loadPosting(context.table, head.posting) : null;
      const suspended = await goingOn(context, file, suspendedIn(last, head.unit));
      refuseIf(whyNotAtEmployer(head, typed));
      refuseIf(whyNotPostSo(head, typed, calendar, { last, suspended }, context.now));
      const days = typed.days ?? leastDays(head, calendar, suspended);
      const number = (last?.number ?? 0) + 1;
      const id = postingId(head.id, number);
      const audience = audienceOf(head, typed.audience ?? suspended?.audience ?? null);
      const [account, organisation] = await Promise.all([
        loadAccount(context.table, head.applicant),
        loadOrganisation(context.table, head.unit),
      ]);
      const content = contentOf(account, file, policy);
      // As they are called now: a renaming may not have come to the application yet, and a posting keeps what it says (P11, U2).
      const names = { applicantName: account?.name ?? head.applicantName, unitName: organisation?.name ?? head.unitName };
      const how = { ...typed, id, number, days, audience, bornIn: content.bornIn, continues: suspended?.id ?? null };
      const detail = { days, audience, application: head.id, ...(suspended && { continues: suspended.id }) };
      const fact = { by: context.actor, at: context.now, action: 'post' as const, detail };
      const { after, entry } = change({ kind: 'POSTING', id }, null, begun(context, { ...head, ...names }, how, calendar), fact);
      const late = flagOf(after, calendar, context.now) ?? say('', '');
      const details = { unit: after.unitName, from: inWords(after.startsAt), until: inWords(after.endsAt, true), days, late };
      const to = [{ account: head.applicant }];
      const telling = { to, about: { type: 'Posting', id }, city: head.city, cause: [id], at: context.now, details };
      return {
        change: { ...names, posting: id },
        detail: { posting: id, until: after.endsAt },
        writes: [...superseded(context, last), putPosting(after, null), putContent(id, content), entry, postingNotices.POSTED(telling)],
        answer: { posting: id },
        made: after,
      };
    },
  };
}

/**
 * The posting that a new one goes on with: what was to be mended, and nothing else, is another than was shown. Where more has changed, none
 * of that was seen, and its whole period begins (U4, U7).
 */
async function goingOn({ table }: Context, { head, sections }: ApplicationFile, suspended: Posting | null): Promise<Posting | null> {
  if (!suspended) return null;
  const [shown, returns] = await Promise.all([loadPostingFile(table, suspended.id), loadReturns(table, head.id)]);
  const wanted = returns.filter(({ submission }) => submission === suspended.submission).flatMap(({ judgements }) => judgements);
  const mend = wanted.filter(({ judgement }) => judgement === 'MEND').map(({ section }) => section);
  const changed = changedFrom(shown?.content.sections ?? {}, posted(sections));
  return changed.every((section) => mend.includes(section)) ? suspended : null;
}

/** What is known of a posting when it begins, beside what its application tells. */
type Begun = Pick<Posting, 'employerPlace' | 'id' | 'number' | 'days' | 'audience' | 'bornIn' | 'continues' | 'place' | 'meeting'>;

export function begun({ now, actor }: Context, head: Application, how: Begun, calendar: Calendar): Omit<Posting, 'version' | 'trail'> {
  const { id, number, days, audience, bornIn, continues, place, employerPlace, meeting } = how;
  const { cycle, city, unit, unitName, employer, applicant, applicantName, series, specialty, level, submission } = head;
  if (series === null || specialty === null || level === null || submission === null)
    throw new Error(`application ${head.id} was never submitted`);
  return {
    id,
    number,
    application: head.id,
    submission: submission.number,
    cycle,
    city,
    unit,
    unitName,
    employer,
    employerPlace,
    applicant,
    applicantName,
    bornIn,
    series,
    specialty,
    level,
    promotionType: head.promotionType ?? 'NORMAL',
    scope: head.scope,
    audience,
    state: 'RUNNING',
    place,
    meeting,
    startsAt: now,
    days,
    endsAt: endOf(now, days, calendar),
    supplement: null,
    continues,
    objections: { open: 0, all: 0, byTicket: 0 },
    passedTo: null,
    endedAt: null,
    report: null,
    postedBy: personOf(actor).account,
  };
}

export function contentOf(account: Account | null, { sections }: Pick<ApplicationFile, 'sections'>, policy: Policy): PostingContent {
  const { workHistory } = formOf(sections);
  return {
    bornIn: account?.identity.bornIn ?? '',
    specialtyYears: workHistory ? specialtyYears(workHistory, policy) : 0,
    sections: posted(sections),
  };
}

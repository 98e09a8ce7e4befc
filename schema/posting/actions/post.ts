/** Posting an application (U2, U3): what is shown is fixed as it was submitted, its end is counted in working days. */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { inWords } from '../../core/time.ts';
import { Conflict } from '../../table/port.ts';
import type { Policy } from '../../announcement/model.ts';
import { gate } from '../../calendar/actions.ts';
import { loadAccount } from '../../identity/store.ts';
import { formOf } from '../../application/actions/own.ts';
import { stillWithUnit } from '../../application/actions/transfer.ts';
import { specialtyYears } from '../../application/form/years.ts';
import { MOVES, type Application, type ApplicationFile } from '../../application/model.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { loadApplication, loadFile, putApplication } from '../../application/store.ts';
import { posted } from '../content.ts';
import { postingInput, type Posting, type PostingContent } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { audienceOf, endOf, leastDays, suspendedIn, whyNotPost, whyNotPostSo } from '../rules/period.ts';
import { loadPosting, postingId, putContent, putPosting } from '../store.ts';
import { superseded } from './close.ts';

export type PostRequest = { application: string; version: number } & Record<string, unknown>;

/** Posts an accepted application; one that was suspended by an objection goes on for what is left of its period (U4). */
export async function post(context: Context, request: PostRequest): Promise<Outcome<{ posting: string }, Posting>> {
  const file = await loadFile(context.table, request.application);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const { head } = file;
  const calendar = await gate(context, head.cycle, (one) => whyNotPost(context.actor, head, one, context.now));
  const { announcement } = calendar;
  refuseIf(head.version === request.version ? null : applicationRefusals.VERSION_STALE({ version: head.version, current: null }));
  const { held } = await stillWithUnit(context, head);
  const typed = valid(postingInput, request, 'U3');
  const last = head.posting ? await loadPosting(context.table, head.posting) : null;
  const suspended = suspendedIn(last, head.unit);
  const policy = announcement.policy.posting;
  refuseIf(whyNotPostSo(head, typed, calendar, last, context.now));
  const days = typed.days ?? leastDays(head, policy, suspended);
  const number = (last?.number ?? 0) + 1;
  const id = postingId(head.id, number);
  const audience = audienceOf(head, typed.audience ?? suspended?.audience ?? null);
  const detail = { days, audience, application: head.id, ...(suspended && { continues: suspended.id }) };
  const content = await contentOf(context, file, announcement.policy);
  const { after, entry } = change(
    { kind: 'POSTING', id },
    null,
    begun(context, head, { ...typed, id, number, days, audience, bornIn: content.bornIn, continues: suspended?.id ?? null }),
    {
      by: context.actor,
      at: context.now,
      action: 'post',
      detail,
    },
  );
  const moved = change(
    { kind: 'APPLICATION', id: head.id },
    head,
    { ...head, state: MOVES.post.to, since: context.now, posting: id },
    {
      by: context.actor,
      at: context.now,
      action: MOVES.post.action,
      detail: { from: head.state, posting: id, until: after.endsAt },
    },
  );
  const answer = { posting: id };
  const told = inWords(after.startsAt);
  const until = inWords(after.endsAt, true);
  try {
    await context.table.transact([
      ...superseded(context, last),
      putPosting(after, null),
      putContent(id, content),
      entry,
      ...held,
      putApplication(moved.after, head),
      moved.entry,
      postingNotices.POSTED({
        to: [{ account: head.applicant }],
        about: { type: 'Posting', id },
        cause: [id],
        at: context.now,
        details: { unit: head.unitName, from: told, until, days },
      }),
      ...context.also(answer),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    // Something has happened to the posting before: it is looked at anew.
    if (error.failed.every((name) => name === 'posting' || name === 'standing')) return post(context, request);
    throw applicationRefusals.VERSION_STALE({ version: (await loadApplication(context.table, head.id))?.version ?? 0, current: null });
  }
  return { answer, result: after };
}

type Begun = Pick<Posting, 'id' | 'number' | 'days' | 'audience' | 'bornIn' | 'continues' | 'place' | 'meeting'>;

function begun({ now, actor }: Context, head: Application, how: Begun): Omit<Posting, 'version' | 'trail'> {
  const { id, number, days, audience, bornIn, continues, place, meeting } = how;
  const { cycle, unit, unitName, applicant, applicantName, series, specialty, level, submission } = head;
  if (series === null || specialty === null || level === null || submission === null)
    throw new Error(`application ${head.id} was never submitted`);
  return {
    id,
    number,
    application: head.id,
    submission: submission.number,
    cycle,
    unit,
    unitName,
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
    endsAt: endOf(now, days),
    continues,
    objections: { open: 0, all: 0, byTicket: 0 },
    passedTo: null,
    endedAt: null,
    report: null,
    postedBy: personOf(actor).account,
  };
}

async function contentOf(context: Context, { head, sections }: ApplicationFile, policy: Policy): Promise<PostingContent> {
  const account = await loadAccount(context.table, head.applicant);
  const { workHistory } = formOf(sections);
  return {
    bornIn: account?.identity.bornIn ?? '',
    specialtyYears: workHistory ? specialtyYears(workHistory, policy.seniorityAsOf) : 0,
    sections: posted(sections),
  };
}

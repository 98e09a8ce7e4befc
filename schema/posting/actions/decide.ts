/** The unit's finding on an objection (U4): dismissed; upheld, which ends the matter; right but to be mended, after which the posting goes on. */
import * as z from 'zod';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { prose, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { tableRefusals } from '../../table/refusals.ts';
import { gate } from '../../calendar/actions.ts';
import { reviewWindow } from '../../application/rules.ts';
import { whyNotNow } from '../../calendar/rules.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { judgementsOf, returned, whyNotJudge } from '../../application/returns.ts';
import { loadFile, putApplication, putDraft, putReturn } from '../../application/store.ts';
import type { Application, ApplicationFile } from '../../application/model.ts';
import type { Finding, Objection, Posting } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { postingRefusals } from '../refusals.ts';
import { isOver, notRunning, whyNotDecide } from '../rules.ts';
import { loadObjection, loadPosting, putObjection, putPosting } from '../store.ts';
import { ending } from './close.ts';

export type DecideRequest = {
  objection: string;
  version: number;
  finding: Finding;
  text: string;
  /** The complete feedback, where it is to be mended (D1); empty otherwise. */
  judgements: readonly unknown[];
};

type Judged = { objection: Objection; posting: Posting };

const TRIES = 8;

/** Records the finding on an objection. */
export async function decide(context: Context, request: DecideRequest): Promise<Outcome<{ objection: string }, Objection>> {
  for (let attempt = 1; ; attempt += 1) {
    const judged = await decidable(context, request);
    try {
      return await record(context, request, judged);
    } catch (error) {
      // Another objection to the same posting at the same moment: it is read anew.
      const raced = error instanceof Conflict && error.failed.every((name) => name === 'posting');
      if (!raced) throw error;
      if (attempt >= TRIES) throw tableRefusals.BUSY();
    }
  }
}

async function decidable(context: Context, { objection: id, version }: DecideRequest): Promise<Judged> {
  const objection = await loadObjection(context.table, id);
  const posting = objection && (await loadPosting(context.table, objection.posting));
  if (!objection || !posting) throw postingRefusals.OBJECTION_UNKNOWN();
  refuseIf(whyNotDecide(context.actor, objection, posting));
  refuseIf(objection.version === version ? null : applicationRefusals.VERSION_STALE({ version: objection.version, current: null }));
  return { objection, posting };
}

async function record(
  context: Context,
  request: DecideRequest,
  { objection, posting }: Judged,
): Promise<Outcome<{ objection: string }, Objection>> {
  const { finding } = request;
  const { text } = valid(z.object({ text: prose(500) }), request, 'U4');
  const by = personOf(context.actor).account;
  const fact = { by: context.actor, at: context.now, action: 'find', reason: text, detail: { finding } };
  const { after, entry } = change(
    { kind: 'OBJECTION', id: objection.id },
    objection,
    { ...objection, finding: { at: context.now, by, finding, text } },
    fact,
  );
  const objections = { ...posting.objections, open: posting.objections.open - 1 };
  const writes = await consequences(context, request, { objection, posting: { ...posting, objections } }, text);
  const answer = { objection: objection.id };
  await context.table.transact([putObjection(after, objection), entry, ...writes, ...context.also(answer)]);
  return { answer, result: after };
}

/** What a finding does to the posting and the application; `posting` counts the objection as answered already. */
async function consequences(context: Context, request: DecideRequest, { objection, posting }: Judged, text: string): Promise<Write[]> {
  const fact = { by: context.actor, at: context.now, action: 'find', detail: { objection: objection.id, finding: request.finding } };
  const kept = (news: Partial<Posting>): Write[] => {
    const { after, entry } = change({ kind: 'POSTING', id: posting.id }, posting, { ...posting, ...news }, fact);
    return [putPosting(after, posting), { ...entry, as: 'posting' }];
  };
  if (posting.state !== 'RUNNING') {
    // Another finding or a withdrawal has ended it: this one is recorded, and changes nothing else.
    refuseIf(request.finding === 'TO_MEND' ? notRunning(posting) : null);
    return kept({});
  }
  if (request.finding === 'DISMISSED') {
    return isOver(posting, context.now) ? ending(posting, fact).writes : kept({});
  }
  const file = await loadFile(context.table, posting.application);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const upheld = request.finding === 'UPHELD';
  const telling = {
    to: [{ account: posting.applicant }],
    about: { type: 'Application', id: posting.application },
    cause: [objection.id],
    at: context.now,
    details: { number: objection.id, text },
  };
  return [
    ...kept({ state: upheld ? 'FAILED' : 'SUSPENDED', endedAt: context.now }),
    ...(upheld ? refused(context, file.head, text) : await givenBack(context, file, request, text)),
    upheld ? postingNotices.UPHELD(telling) : postingNotices.TO_MEND(telling),
  ];
}

function refused({ actor, now }: Context, head: Application, text: string): Write[] {
  const opinion = { at: now, by: personOf(actor).account, text };
  const data: Application = { ...head, state: 'REFUSED', since: now, refused: { ...opinion, reviewer: 'UNIT' } };
  const { after, entry } = change({ kind: 'APPLICATION', id: head.id }, head, data, {
    by: actor,
    at: now,
    action: 'refuse',
    reason: text,
    detail: { from: head.state },
  });
  return [putApplication(after, head), entry];
}

async function givenBack(context: Context, { head, draft }: ApplicationFile, request: DecideRequest, text: string): Promise<Write[]> {
  const { actor, now } = context;
  await gate(context, head.cycle, (calendar) => whyNotNow(reviewWindow(calendar, 'UNIT', now), now));
  const judgements = judgementsOf(request.judgements);
  refuseIf(whyNotJudge('UNIT', head, judgements));
  const { change: news, one } = returned(head, { reviewer: 'UNIT', at: now, by: personOf(actor).account, text, judgements });
  const fact = { by: actor, at: now, action: 'return', reason: text, detail: { from: head.state } };
  const { after, entry } = change({ kind: 'APPLICATION', id: head.id }, head, { ...head, ...news, since: now }, fact);
  return [putApplication(after, head), entry, putDraft(head.id, { ...draft, open: true }, draft), putReturn(head.id, one)];
}

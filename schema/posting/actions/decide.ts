/** The unit's finding on an objection (U4): dismissed; upheld, which ends the matter; right but to be mended, after which the posting goes on. */
import * as z from 'zod';
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { prose, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import type { Telling } from '../../core/notice.ts';
import { refuseIf, say } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { whyNotSeen } from '../../core/stale.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { gate } from '../../calendar/actions.ts';
import { whyNotNow } from '../../calendar/rules.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { moved } from '../../application/actions/move.ts';
import { reviewWindow } from '../../application/rules/windows.ts';
import { inChargeOf } from '../../application/rules/charge.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { judgementsOf, returned, whyNotJudge } from '../../application/returns.ts';
import { putReturn, loadMovable } from '../../application/store.ts';
import { stillWithUnit } from '../../application/actions/with-unit.ts';
import type { Application, Movable } from '../../application/model.ts';
import { MOVES } from '../../application/moves.ts';
import { mendingOf, toldMending } from '../rules/mending.ts';
import type { Finding, Objection, Posting } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { postingRefusals } from '../refusals.ts';
import { isWithdrawnFrom, isWithUnit, whyNotDecide, whyNotFind, whyNotMend } from '../rules/objections.ts';
import { isOver } from '../rules/period.ts';
import { withOneLess } from '../rules/unseen.ts';
import { loadObjection, loadPosting, putPosting } from '../store.ts';
import { answering } from './answering.ts';
import { ending, stopping } from './close.ts';
import { toldOver } from './supplement-over.ts';

type DecideRequest = {
  objection: string;
  version: number;
  finding: Finding;
  text: string;
  /** The complete feedback, where it is to be mended (D1); empty otherwise. */
  judgements: readonly unknown[];
};

type Judged = { objection: Objection; posting: Posting };

/** Records the finding on an objection. */
export function decide(context: Context, request: DecideRequest): Promise<Outcome<{ objection: string }, Objection>> {
  // Another objection to the same posting, a save, a withdrawal at the same moment: all is read anew.
  return inTurn(context, async () => record(context, request, await decidable(context, request)));
}

async function decidable(context: Context, { objection: id, version }: DecideRequest): Promise<Judged> {
  const objection = await loadObjection(context.table, id);
  const posting = objection?.on === 'POSTING' ? await loadPosting(context.table, objection.posting) : null;
  if (!objection || !posting) throw postingRefusals.OBJECTION_UNKNOWN();
  refuseIf(whyNotDecide(context.actor, objection, context.now));
  refuseIf(whyNotSeen(objection, version));
  return { objection, posting };
}

async function record(
  context: Context,
  request: DecideRequest,
  { objection, posting }: Judged,
): Promise<Outcome<{ objection: string }, Objection>> {
  const { finding } = request;
  const { text } = valid(z.object({ text: prose(500) }), request, 'U4');
  const found = answering(context, objection, { finding, text });
  const objections = withOneLess(posting.objections, objection);
  const writes = await consequences(context, request, { objection, posting: { ...posting, objections } }, text);
  const answer = { objection: objection.id };
  await context.table.transact([...found.writes, ...writes, ...context.also(answer)]);
  return { answer, result: found.after };
}

/** What a finding does to the posting and the application; `posting` counts the objection as answered already. */
async function consequences(context: Context, request: DecideRequest, { objection, posting }: Judged, text: string): Promise<Write[]> {
  const fact = {
    by: context.actor,
    at: context.now,
    action: 'find' as const,
    detail: { objection: objection.id, finding: request.finding },
  };
  const telling = {
    to: [{ account: posting.applicant }],
    about: { type: 'Application', id: posting.application },
    city: posting.city,
    cause: [objection.id],
    at: context.now,
    details: { number: objection.id, text },
  };
  const changed = (news: Partial<Posting>): { after: Posting; writes: Write[] } => {
    const { after, entry } = change({ kind: 'POSTING', id: posting.id }, posting, { ...posting, ...news }, fact);
    return { after, writes: [putPosting(after, posting), { ...entry, as: 'posting' }] };
  };
  const kept = (news: Partial<Posting>): Write[] => changed(news).writes;
  const file = await loadMovable(context.table, posting.application);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  refuseIf(whyNotFind(file.head, objection));
  if (request.finding === 'DISMISSED') {
    if (isOver(posting, context.now)) return ending(posting, fact).writes;
    const { after, writes } = changed({});
    if (!posting.supplement) return writes;
    // What a further return has stopped may have been all that was still waited for.
    const { told, held } = await toldOver(context.table, file.head, after, await loadCalendar(context, file.head), context.now);
    return [...writes, ...held, ...told];
  }
  if (posting.supplement) {
    refuseIf(request.judgements.length > 0 ? postingRefusals.FINDING_UNJUDGED() : null);
    const found = kept(foundRight(posting, request.finding, context.now));
    const barred = request.finding === 'UPHELD' ? await barring(context, file, { posting, text }) : [];
    return [...found, ...barred, ...toldOfSupplement(telling, posting, file.head, request)];
  }
  // It ends the application, or bars its posting: not by a unit that the person is leaving (P13). What is refused already it cannot harm.
  const { held } = file.head.state === 'REFUSED' ? { held: [] } : await stillWithUnit(context, file.head);
  if (request.finding === 'UPHELD') {
    // Failed for good, also where something else has ended it before: it is never posted again (U4).
    const failed = [...held, ...kept({ state: 'FAILED', endedAt: posting.endedAt ?? context.now })];
    // Withdrawn meanwhile, it does not come back by being restored.
    const isBarred = isWithUnit(file.head, objection) || isWithdrawnFrom(file.head, objection);
    return isBarred ? [...failed, ...refused(context, file, text), postingNotices.UPHELD(telling)] : failed;
  }
  refuseIf(whyNotMend(file.head, objection, posting));
  const suspended = posting.state === 'RUNNING' ? ({ state: 'SUSPENDED', endedAt: context.now } as const) : {};
  const { after, writes } = await givenBack(context, file, request, text);
  const mending = mendingOf(after, { ...posting, ...suspended }, await loadCalendar(context, after), context.now);
  const details = { ...telling.details, shown: toldMending(mending, context.now) };
  return [...held, ...kept(suspended), ...writes, postingNotices.TO_MEND({ ...telling, details })];
}

/**
 * An objection to a supplementary posting was right: the application lies with the authorities, who hear of it; upheld it is not approved
 * any more, to be mended they return it (U7).
 */
function foundRight({ state, endedAt }: Posting, finding: Finding, now: Instant): Partial<Posting> {
  if (finding === 'UPHELD') return { state: 'FAILED', endedAt: endedAt ?? now };
  return state === 'RUNNING' ? { state: 'SUSPENDED', endedAt: now } : {};
}

/**
 * One upheld against what was mended ends the matter, whatever has become of the application: withdrawn meanwhile, it does not come back; what was
 * posted again since is not shown any longer (U4, U7).
 */
async function barring(context: Context, file: Movable, { posting, text }: { posting: Posting; text: string }): Promise<Write[]> {
  const { head } = file;
  if (head.state === 'WITHDRAWN') return refused(context, file, text);
  if (!head.supplement || head.state === 'REFUSED') return [];
  const fact = { by: context.actor, at: context.now, reason: text, detail: { posting: posting.id } };
  const { writes } = moved(file, { action: 'supplementFailed', to: null }, fact, { supplement: { ...head.supplement, failed: true } });
  return [...writes, ...(head.posting === posting.id ? [] : await stopping(context, head, 'upheld'))];
}

const SUPPLEMENT_FINDINGS = {
  UPHELD: say('属实，不得审核通过', 'upheld, it is not approved'),
  TO_MEND: say('属实，须退回更正', 'right, it is to be returned and mended'),
};

function toldOfSupplement(
  telling: Omit<Telling, 'details'>,
  posting: Posting,
  head: Application,
  { finding, text }: DecideRequest,
): Write[] {
  if (finding === 'DISMISSED') return [];
  const details = {
    applicant: posting.applicantName,
    unit: posting.unitName,
    number: telling.cause[0],
    finding: SUPPLEMENT_FINDINGS[finding],
    text,
  };
  const authorities = inChargeOf('RE_REVIEW', head, bureauOf(head.city)).map((office) => ({ ...office, except: head.applicant }));
  return [
    postingNotices.SUPPLEMENT_FINDING({ ...telling, details }),
    postingNotices.SUPPLEMENT_OBJECTED({ ...telling, to: authorities, details }),
  ];
}

function refused({ actor, now }: Context, file: Movable, text: string): Write[] {
  const opinion = { at: now, by: personOf(actor).account, text };
  const news: Partial<Application> = { refused: { ...opinion, reviewer: 'UNIT' }, withdrawn: null };
  const move = file.head.state === 'WITHDRAWN' ? MOVES.refuseWithdrawn : MOVES.refuseByUnit;
  return moved(file, move, { by: actor, at: now, reason: text }, news).writes;
}

/** Returned with the complete feedback (D1); one that is being mended already hears of this as well. */
async function givenBack(
  context: Context,
  file: Movable,
  request: DecideRequest,
  text: string,
): Promise<{ after: Application; writes: Write[] }> {
  const { actor, now } = context;
  const { head } = file;
  const { announcement } = await gate(context, head, (calendar) => whyNotNow(reviewWindow(calendar, 'UNIT', now), now));
  const judgements = judgementsOf(request.judgements);
  refuseIf(whyNotJudge(announcement.standards, 'UNIT', head, judgements));
  const { news, one } = returned(head, { reviewer: 'UNIT', at: now, by: personOf(actor).account, text, judgements, announcement });
  const { after, writes } = moved(file, MOVES.returnByUnit, { by: actor, at: now, reason: text }, news);
  return { after, writes: [...writes, putReturn(head.id, one)] };
}

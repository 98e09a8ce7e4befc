/** The unit's finding on an objection (U4): dismissed; upheld, which ends the matter; right but to be mended, after which the posting goes on. */
import * as z from 'zod';
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { prose, valid } from '../../core/input.ts';
import { nameOf } from '../../core/hash.ts';
import { once, whyNotKey, type Outcome } from '../../core/once.ts';
import type { Telling } from '../../core/notice.ts';
import { Refusal, refuseIf, say } from '../../core/refusal.ts';
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
import { FINDING_NAMES, type Finding, type Objection, type Posting } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { postingRefusals } from '../refusals.ts';
import { isWithdrawnFrom, isWithUnit, whyNotDecide, whyNotFind, whyNotMend } from '../rules/objections.ts';
import { isOver } from '../rules/period.ts';
import { withOneLess } from '../rules/unseen.ts';
import { loadObjection, loadPosting, putObjection, putPosting } from '../store.ts';
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

/** As many as are answered in one call. */
export const MOST_ALIKE = 50;

type Alike = {
  objections: readonly { objection: string; version: number }[];
  finding: Exclude<Finding, 'TO_MEND'>;
  text: string;
  key: string;
};
/** What became of one of several: the objection as it is now, or why nothing was done. */
export type AlikeAnswer = { objection: string; found: Objection | null; refusal: Refusal | null };

/**
 * The same finding on many that say the same, each in a transaction of its own and with an entry of its own (U4, D8). One after the other:
 * they are of one posting. Cut and repeated under its key, what was done stays, and the rest is done.
 */
export async function decideAlike(context: Context, { objections, finding, text, key }: Alike): Promise<AlikeAnswer[]> {
  refuseIf(whyNotKey(key));
  const different = new Set(objections.map(({ objection }) => objection)).size;
  if (objections.length === 0 || objections.length > MOST_ALIKE || different < objections.length)
    throw postingRefusals.ALIKE_SIZE({ most: MOST_ALIKE });
  const answers: AlikeAnswer[] = [];
  for (const { objection, version } of objections) {
    const request = { objection, version, finding, text, judgements: [] };
    const own = { key: nameOf('alike', key, objection), mutation: 'decideObjections', body: request };
    try {
      const { result } = await once(context, own, (one) => decide(one, request));
      answers.push({ objection, found: result ?? (await loadObjection(context.table, objection)), refusal: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answers.push({ objection, found: null, refusal: error });
    }
  }
  return answers;
}

async function decidable(context: Context, { objection: id, version }: DecideRequest): Promise<Judged> {
  const objection = await loadObjection(context.table, id);
  const posting = objection && (await loadPosting(context.table, objection.posting));
  if (!objection || !posting) throw postingRefusals.OBJECTION_UNKNOWN();
  refuseIf(whyNotDecide(context.actor, objection, posting, context.now));
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
  const by = personOf(context.actor).account;
  const fact = { by: context.actor, at: context.now, action: 'find', reason: text, detail: { finding } };
  const { after, entry } = change(
    { kind: 'OBJECTION', id: objection.id },
    objection,
    { ...objection, finding: { at: context.now, by, finding, text } },
    fact,
  );
  const objections = withOneLess(posting.objections, objection);
  const writes = await consequences(context, request, { objection, posting: { ...posting, objections } }, text);
  const answer = { objection: objection.id };
  await context.table.transact([
    putObjection(after, objection),
    entry,
    ...writes,
    ...toObjector(after, posting, context.now),
    ...context.also(answer),
  ]);
  return { answer, result: after };
}

/** Whoever objected as themselves hears the finding, as those who wrote by name are owed (U4); all others follow it by their code. */
function toObjector({ id, objector, finding }: Objection, { city }: Posting, at: number): Write[] {
  if (!objector?.account || !finding) return [];
  const details = { number: id, finding: FINDING_NAMES[finding.finding], text: finding.text };
  return [
    postingNotices.ANSWERED({
      to: [{ account: objector.account }],
      about: { type: 'Objection', id },
      city,
      cause: [id, String(at)],
      at,
      details,
    }),
  ];
}

/** What a finding does to the posting and the application; `posting` counts the objection as answered already. */
async function consequences(context: Context, request: DecideRequest, { objection, posting }: Judged, text: string): Promise<Write[]> {
  const fact = { by: context.actor, at: context.now, action: 'find', detail: { objection: objection.id, finding: request.finding } };
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

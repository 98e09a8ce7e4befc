/** Who may take which step of a case, and when (V2, V5, P7). Pure. */
import { isAccountOf, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import { supervises } from '../../announcement/sight.ts';
import { postingRefusals } from '../../posting/refusals.ts';
import type { Desk } from '../desks.ts';
import type { Subject } from '../measures/model.ts';
import { supervisionRefusals } from '../refusals.ts';
import { isConcerned, keepsDesk } from '../sight.ts';
import { CASE_STATE_NAMES, MOST_EXTENSIONS, MOST_FINDINGS, MOST_FOUND, type Case, type Effect, type Heard } from './model.ts';
import { CASE_MOVES, type CaseAction } from './moves.ts';

/** Whether an anonymous case is shown yet: it comes with all else of its hour. */
export function isShown({ seenFrom }: Pick<Case, 'seenFrom'>, now: Instant): boolean {
  return seenFrom <= now;
}

/** Whether the one who asks is somebody whom a case is against, as far as that is known. */
export function concerns({ subjects, proposal }: Pick<Case, 'subjects' | 'proposal'>, actor: Actor): boolean {
  return [...subjects, ...burdenedBy(proposal)].some((one) => isConcerned(actor, one));
}

/** Those at the desk of the case, but for whom it is against. */
export function handles(actor: Actor, one: Case, now: Instant): boolean {
  return isShown(one, now) && keepsDesk(actor, one.desk, one.city) && !concerns(one, actor);
}

/** Whether somebody reads all of it: those at its desk, and supervisors; never whom it is against (V7, P7). */
export function readsAll({ actor, now }: { actor: Actor; now: Instant }, one: Case): boolean {
  return handles(actor, one, now) || (isShown(one, now) && supervises(actor, one) && !concerns(one, actor));
}

/** Whom a proposal burdens, each once. */
export function burdenedBy(proposal: { effects: readonly Effect[] } | null): Subject[] {
  const all = (proposal?.effects ?? []).map(({ burdens }) => burdens);
  return all.filter(({ of, id }, index) => all.findIndex((other) => other.of === of && other.id === id) === index);
}

function inState({ state }: Case, action: CaseAction): Refusal | null {
  return CASE_MOVES[action].from.some((from) => from === state)
    ? null
    : supervisionRefusals.CASE_NOT_IN_STATE({ state: CASE_STATE_NAMES[state] });
}

/** A step of the desk. Whom it is against is told of no case at all before there is a proposal. */
export function whyNotStep(actor: Actor, one: Case, action: CaseAction, now: Instant): Refusal | null {
  if (!handles(actor, one, now)) return supervisionRefusals.CASE_UNKNOWN();
  return inState(one, action);
}

/**
 * What the bureau finds to concern itself goes to the supervisors; they may take any case over, also one that the bureau has declined, and give
 * back what does not concern the bureau (P7, V7).
 */
export function whyNotPass(actor: Actor, one: Case, to: Desk, now: Instant): Refusal | null {
  const takesOver = to === 'SUPERVISION' && keepsDesk(actor, 'SUPERVISION', one.city) && readsAll({ actor, now }, one);
  if (!takesOver && !handles(actor, one, now)) return supervisionRefusals.CASE_UNKNOWN();
  if (one.desk === to) return supervisionRefusals.CASE_THERE();
  return inState(one, takesOver && one.state === 'DECLINED' ? 'takeOverCase' : 'passCase');
}

/** What concerns the bureau or one of its officers is for the supervisors to propose and decide, whoever has named it first (P7). */
export function whyNotAtDesk(desk: Desk, foundFor: Desk): Refusal | null {
  return desk === 'BUREAU' && foundFor === 'SUPERVISION' ? supervisionRefusals.CASE_OF_BUREAU() : null;
}

/** Why these effects are not proposed together: one of them is there twice. */
export function whyNotTwice(effects: readonly Effect[]): Refusal | null {
  const does = effects.map((one) =>
    one.does === 'IMPOSE' ? `${one.measure.kind} ${one.of} ${one.subject}` : one.does === 'CANCEL' ? one.application : one.title,
  );
  const twice = does.findIndex((one, index) => does.indexOf(one) < index);
  return twice === -1 ? null : supervisionRefusals.EFFECT_TWICE({ number: twice + 1 });
}

/** Why a case takes no more of what is found, or is not put off again. */
export function whyNotMore({ findings, extensions }: Case, text: string | null): Refusal | null {
  if (text === null) return extensions.length < MOST_EXTENSIONS ? null : supervisionRefusals.CASE_EXTENDED({ most: MOST_EXTENSIONS });
  const found = findings.reduce((sum, one) => sum + one.text.length, text.length);
  return findings.length < MOST_FINDINGS && found <= MOST_FOUND ? null : supervisionRefusals.CASE_FULL();
}

/** A deadline is put off from the one there is, or from now where that is over, and no further than a case takes as a whole (V5). */
export function whyNotUntil({ dueAt }: Pick<Case, 'dueAt'>, to: Instant, { now, most }: { now: Instant; most: Instant }): Refusal | null {
  const from = Math.max(dueAt, now);
  if (to <= from) return supervisionRefusals.CASE_LATER({ from: inWords(from, true) });
  return to > most ? supervisionRefusals.CASE_TOO_LATE({ until: inWords(most, true) }) : null;
}

/** Before it was heard nothing that burdens somebody is decided; nobody decides what they have proposed (V2: 告知与申辩). */
export function whyNotDecide(actor: Actor, one: Case, { now, heard }: { now: Instant; heard: readonly Heard[] }): Refusal | null {
  const why = whyNotStep(actor, one, 'decideCase', now);
  if (why || !one.proposal) return why ?? supervisionRefusals.CASE_UNKNOWN();
  if (isAccountOf(actor, one.proposal.by)) return supervisionRefusals.OTHER_HANDS();
  const { hearingUntil } = one.proposal;
  const spoken = heard.flatMap((said) => said.for);
  const isHeard = burdenedBy(one.proposal).every((subject) => spoken.some((said) => isSame(said, subject)));
  if (hearingUntil !== null && now < hearingUntil && !isHeard)
    return supervisionRefusals.HEARING_RUNS({ until: inWords(hearingUntil, true) });
  return null;
}

/** Those whom the proposal burdens are heard until the end of the period. */
export function whyNotState(actor: Actor, one: Case, now: Instant): Refusal | null {
  if (!isBurdened(actor, one)) return supervisionRefusals.CASE_UNKNOWN();
  const why = inState(one, 'stateInCase');
  const until = one.proposal?.hearingUntil ?? 0;
  return why ?? (now < until ? null : supervisionRefusals.HEARING_PAST({ until: inWords(until, true) }));
}

export function isBurdened(actor: Actor, one: Pick<Case, 'proposal'>): boolean {
  return speaksFor(actor, one).length > 0;
}

type Named = Pick<Subject, 'of' | 'id'>;
const isSame = (one: Named, other: Named): boolean => one.of === other.of && one.id === other.id;

/** For whom of those whom it burdens somebody speaks: for themselves, for an organisation of theirs, or for both. */
export function speaksFor(actor: Actor, { proposal }: Pick<Case, 'proposal'>): Named[] {
  return burdenedBy(proposal)
    .filter((one) => isConcerned(actor, one))
    .map(({ of, id }) => ({ of, id }));
}

/** Who has appealed so far. */
function appealsOf({ appeal }: Pick<Case, 'appeal'>): Named[] {
  return appeal ? [appeal, ...appeal.more].map((one) => one.for) : [];
}

/** The first of those for whom somebody speaks and nobody has appealed yet; null where there is none. */
export function appealsFor(actor: Actor, one: Pick<Case, 'proposal' | 'appeal'>): Named | null {
  return speaksFor(actor, one).find((subject) => !appealsOf(one).some((other) => isSame(other, subject))) ?? null;
}

/** What somebody sees of the appeals whom the decision burdens: those of their own, and of the answer what concerns what burdens them. */
export function ownAppeal(actor: Actor, one: Pick<Case, 'proposal' | 'appeal'>): Case['appeal'] {
  const speaks = speaksFor(actor, one);
  const { appeal } = one;
  const [first, ...more] = appeal ? [appeal, ...appeal.more].filter((said) => speaks.some((subject) => isSame(subject, said.for))) : [];
  if (!appeal || !first) return null;
  const { at, by, text } = first;
  const isTheirs = (number: number) => {
    const burdens = one.proposal?.effects[number - 1]?.burdens;
    return burdens !== undefined && speaks.some((subject) => isSame(subject, burdens));
  };
  const answer = appeal.answer && { ...appeal.answer, reversed: appeal.answer.reversed.filter(isTheirs) };
  return { ...appeal, at, by, text, for: first.for, more, answer };
}

/** Until when an appeal may be made: so many days after the decision, counted as the policy says. */
export function whyNotAppeal(actor: Actor, one: Case, { now, until }: { now: Instant; until: Instant }): Refusal | null {
  if (!isBurdened(actor, one) || !one.decision) return supervisionRefusals.CASE_UNKNOWN();
  const why = inState(one, 'appealDecision') ?? (now < until ? null : supervisionRefusals.APPEAL_PAST({ until: inWords(until, true) }));
  return why ?? (appealsFor(actor, one) ? null : supervisionRefusals.APPEALED_ALREADY());
}

/**
 * Answered by somebody else: of the bureau or the supervisors, who had no hand in the case, and whom it is not against; and once for all whom
 * the decision burdens, so not before each of them has appealed or may do so no more.
 */
export function whyNotAnswerAppeal(actor: Actor, one: Case, { now, until }: { now: Instant; until: Instant }): Refusal | null {
  const isAbove = keepsDesk(actor, 'BUREAU', one.city) || keepsDesk(actor, 'SUPERVISION', one.city);
  if (!isAbove || actor.kind !== 'person' || concerns(one, actor)) return supervisionRefusals.CASE_UNKNOWN();
  const why = inState(one, 'answerAppeal');
  if (why) return why;
  if (one.hands.includes(actor.account)) return supervisionRefusals.OTHER_HANDS();
  const others = burdenedBy(one.proposal).filter((subject) => !appealsOf(one).some((other) => isSame(other, subject)));
  return others.length > 0 && now < until ? supervisionRefusals.APPEALS_RUN({ until: inWords(until, true) }) : null;
}

/** Whoever sees to a case is at its desk, is not whom it is against, and comes from none of their organisations. */
export function whyNotAssign(
  candidate: { account: string; grants: readonly { role: string; organisation: string }[]; unit: string | null },
  { desk, subjects }: Case,
  bureau: string,
  units: readonly string[],
): Refusal | null {
  const role = desk === 'BUREAU' ? 'BUREAU_OFFICER' : 'SUPERVISOR';
  if (!candidate.grants.some((one) => one.role === role && one.organisation === bureau)) return supervisionRefusals.ASSIGNEE_UNKNOWN();
  const own = [candidate.unit, ...candidate.grants.flatMap((one) => (one.role === 'SUPERVISOR' ? [] : [one.organisation]))];
  const isTheirs = subjects.some(({ of, id }) => (of === 'ACCOUNT' ? id === candidate.account : own.includes(id)));
  return isTheirs || units.some((unit) => own.includes(unit)) ? supervisionRefusals.ASSIGNEE_CONCERNED() : null;
}

/** Somebody as a whole, in the roles that nothing closes, and what closes the others. */
type Acting = { actor: Actor; acting: Actor; closed: Refusal | null };

/**
 * Who adds a file, and while what: the desk as long as it looks into it, in the roles that nothing closes; whoever reported as themselves until it
 * is proposed, and those whom it would burden from then on, whatever is closed to them.
 */
export function whyNotAddFile({ actor, acting, closed }: Acting, one: Case, now: Instant): Refusal | null {
  const isOfDesk = handles(actor, one, now);
  if (isOfDesk && handles(acting, one, now)) return inState(one, 'extendCase');
  const isReporter = one.reporter?.account !== undefined && one.reporter.account !== null && isAccountOf(actor, one.reporter.account);
  if (isReporter && (one.state === 'RECEIVED' || one.state === 'OPEN')) return null;
  if (isBurdened(actor, one)) return one.state === 'PROPOSED' || one.state === 'APPEALED' ? null : inState(one, 'stateInCase');
  if (isReporter) return inState(one, 'acceptCase');
  return (isOfDesk ? closed : null) ?? supervisionRefusals.CASE_UNKNOWN();
}

/** Whoever reported and has the code sends pictures while it is not said yet what is proposed; of an anonymous report where nothing is logged. */
export function whyNotSendPictures({ way, state }: Pick<Case, 'way' | 'state'>, isUnlogged: boolean): Refusal | null {
  if (way === 'ANONYMOUS' && !isUnlogged) return postingRefusals.ANONYMOUS_ADDRESS({}, 'V5');
  return state === 'RECEIVED' || state === 'OPEN' ? null : supervisionRefusals.CASE_NOT_IN_STATE({ state: CASE_STATE_NAMES[state] });
}

/** Which numbers of pictures are free: those of which none was taken over. */
export function freeNumbers({ pictures }: Pick<Case, 'pictures'>, most: number): number[] {
  const taken = new Set(pictures.filter(({ outcome }) => outcome === 'TAKEN').map(({ number }) => number));
  return Array.from({ length: most }, (_, index) => index + 1).filter((number) => !taken.has(number));
}

/** The whole number of whoever reported by name is for those at the desk, to call them: each view stands in the history. */
export function whyNotRevealReporter(actor: Actor, one: Case, now: Instant): Refusal | null {
  if (!handles(actor, one, now)) return supervisionRefusals.CASE_UNKNOWN();
  return one.reporter ? null : supervisionRefusals.REPORTER_UNNAMED();
}

/** Which desk sees to it: what concerns the bureau or one of its officers is not the bureau's own to look into (P7). */
export function deskFor(subjects: readonly { isOfBureau: boolean }[]): Desk {
  return subjects.some(({ isOfBureau }) => isOfBureau) ? 'SUPERVISION' : 'BUREAU';
}

/** Whether what somebody was told waits for them no more: by the step that it waited in. */
export function isCaseSettled({ state, desk }: Pick<Case, 'state' | 'desk'>, waits: string): boolean {
  const [step, at] = waits.split(' ');
  return state !== step || (at !== undefined && desk !== at);
}

/** Whether its present step is late. */
export function isLate({ state, dueAt }: Pick<Case, 'state' | 'dueAt'>, now: Instant): boolean {
  return ['RECEIVED', 'OPEN', 'PROPOSED', 'APPEALED'].includes(state) && dueAt <= now;
}

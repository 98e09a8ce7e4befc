/**
 * An application is cancelled, wherever it is on its way (V2): it leaves its table, its committee, its roster, its posting is stopped and its
 * vacancy given back, in one transaction. Once its title is conferred, that is revoked instead.
 */
import type { Context } from '../../../../core/context.ts';
import type { Write } from '../../../../table/port.ts';
import { inWords } from '../../../../core/time.ts';
import { bureauOf, committeeOfficeOf } from '../../../../announcement/cities.ts';
import { moved } from '../../../../application/actions/move.ts';
import type { Application, Movable } from '../../../../application/model.ts';
import { MOVES, ROLE_OF, type Move } from '../../../../application/moves.ts';
import { RESTORED } from '../../../../application/rules/withdrawing.ts';
import { loadMovable } from '../../../../application/store.ts';
import { toCommittee } from '../../../../review/actions/decisions.ts';
import { stopping } from '../../../../posting/actions/close.ts';
import { givingBack } from '../../../../review/vacancies/actions.ts';
import { leaving } from '../../../../summary/actions/joining.ts';
import { ended, endingOpinions } from '../../../../evaluation/candidates/actions.ts';
import { whyNotWithdraw } from '../../../../evaluation/candidates/rules.ts';
import { loadCandidate } from '../../../../evaluation/candidates/store.ts';
import { CONFERRING, leavingRoster } from '../../../../result/roster/actions/leaving.ts';
import { POST_ANEW } from '../../../../result/roster/rules.ts';
import { loadRosterWith } from '../../../../result/roster/store.ts';
import type { Case } from '../../model.ts';
import { caseNotices } from '../../notices.ts';
import { termsIn } from '../terms.ts';
import { NOTHING, WAITS, type Cancelling, type Carried, type Kind } from './effect.ts';
import { reinstatingTitle, revoking } from './revoke.ts';
import { takingAgain } from './vacancy.ts';

export const CANCEL: Kind<Cancelling> = {
  async carry(context, one, { application }) {
    const file = await loadMovable(context.table, application);
    if (!file) return NOTHING;
    const { head } = file;
    if (head.state === 'CONFERRED') return revoking(context, one, head.conferred?.title ?? '');
    return MOVES.cancel.from.some((from) => from === head.state) ? cancelling(context, one, file) : NOTHING;
  },
  async undo(context, one, { application }, { was }) {
    if (was.startsWith('TITLE ')) return reinstatingTitle(context, one, was.slice('TITLE '.length));
    const file = await loadMovable(context.table, application);
    return file?.head.state === 'CANCELLED' ? reinstated(context, one, file) : [];
  },
};

async function cancelling(context: Context, one: Case, file: Movable): Promise<Carried | typeof WAITS> {
  const { head } = file;
  const { now: at, actor: by } = context;
  const reason = one.decision?.text ?? '';
  const apart = await leavingBehind(context, one, head, reason);
  if (apart === WAITS) return WAITS;
  const news = {
    cancelled: { at, case: one.id, reason, from: head.state },
    withdrawalAsked: null,
    ...(head.recommendation?.vacancy === 'AVAILABLE' && { vacancyEnded: true as const }),
  };
  const moving = moved(file, MOVES.cancel, { by, at, reason, detail: { case: one.id } }, news);
  const { id, applicant, applicantName, unit, department, city } = head;
  const telling = {
    about: { type: 'Application', id },
    city,
    cause: [one.id, id],
    at,
    details: { applicant: applicantName, reason, number: one.id },
  };
  // The unit, and the department once it has it: what they have approved lies with nobody any more.
  const offices = [
    { organisation: unit, role: ROLE_OF.UNIT },
    ...(department !== null && head.recommendation !== null ? [{ organisation: department, role: ROLE_OF.DEPARTMENT }] : []),
  ];
  return {
    was: head.state,
    writes: [
      ...moving.writes,
      ...apart,
      ...(await givingBack(context, head)),
      caseNotices.APPLICATION_CANCELLED({ ...telling, to: [{ account: applicant }] }),
      caseNotices.CANCELLED_OF_UNIT({ ...telling, to: offices.map((office) => ({ ...office, except: applicant })) }),
    ],
  };
}

/** What it leaves: its posting, its table, its committee, its roster. While it is voted on, and while its title is conferred, it waits. */
async function leavingBehind(context: Context, one: Case, head: Application, reason: string): Promise<Write[] | typeof WAITS> {
  const { now: at } = context;
  const inTable = head.approval && head.state !== 'WITHDRAWN' ? leaving(head, at) : [];
  if (head.state === 'PASSED_BY_COMMITTEE') {
    const gone = await leavingRoster(context, head, { reason, cause: one.id });
    return gone === CONFERRING ? WAITS : [...inTable, ...gone];
  }
  if (head.state !== 'FORWARDED') return [...inTable, ...(await stopping(context, head, 'cancelled'))];
  const candidate = await loadCandidate(context.table, head.id);
  if (whyNotWithdraw(candidate)) return WAITS;
  return [
    ...inTable,
    ...(await ended(context.table, head, 'ENDED', { by: context.actor, at })),
    ...(await endingOpinions(context, { application: head.id }, candidate?.readers ?? [])),
  ];
}

/**
 * Where it comes back to (V2): what lay with the unit is begun anew there, for its posting was stopped; what the unit had recommended lies
 * with the department again, which decides anew; what had come to its committee is there again; what its person had in hand, or had
 * withdrawn, they have again.
 */
function reinstatement({ cancelled }: Application): Move {
  return (cancelled && BACK_TO[cancelled.from]) ?? MOVES.reinstateSubmitted;
}
const BACK_TO: Partial<Record<Application['state'], Move>> = {
  DRAFT: MOVES.reinstateDraft,
  RETURNED: MOVES.reinstateReturned,
  WITHDRAWN: MOVES.reinstateWithdrawn,
  RECOMMENDED: MOVES.reinstateRecommended,
  APPROVED: MOVES.reinstateRecommended,
  PASSED: MOVES.reinstateRecommended,
  FORWARDED: MOVES.reinstateForwarded,
  PASSED_BY_COMMITTEE: MOVES.reinstatePassed,
};

/** What its next reviewer begins with: of what is begun anew nothing, of what the department decides anew the recommendation. */
const BEGUN_AGAIN: Partial<Record<Application['state'], Partial<Application>>> = {
  SUBMITTED: RESTORED,
  RECOMMENDED: { approval: null, passed: null, meeting: null },
};

async function reinstated(context: Context, one: Case, file: Movable): Promise<Write[]> {
  const { head } = file;
  const { now: at, actor: by } = context;
  const reason = one.appeal?.answer?.text ?? '';
  const move = reinstatement(head);
  const { reinstated: ownUntil } = await termsIn(context, head.city);
  // What is begun anew takes a vacancy when it is recommended; what is withdrawn has none.
  const vacancy = move.to === 'SUBMITTED' || move.to === 'DRAFT' || move.to === 'WITHDRAWN' ? null : await takingAgain(context, head);
  // On whichever roster it stood, it has left that.
  const news = { cancelled: null, postedAnew: null, ownUntil, ...(move.to && BEGUN_AGAIN[move.to]), ...vacancy?.news };
  const moving = moved(file, move, { by, at, reason, detail: { case: one.id, until: ownUntil } }, news);
  const { id, applicant, applicantName, unit, department, city } = head;
  const desk =
    move.to === 'SUBMITTED'
      ? { organisation: unit, role: ROLE_OF.UNIT }
      : { organisation: department ?? bureauOf(city), role: department === null ? ROLE_OF.RE_REVIEW : ROLE_OF.DEPARTMENT };
  const details = { applicant: applicantName, reason, number: one.id, until: inWords(ownUntil, true) };
  const telling = { about: { type: 'Application', id }, city, cause: [one.id, id], at, details };
  return [
    ...moving.writes,
    ...(vacancy?.writes ?? []),
    ...(move.to === 'FORWARDED' ? [toCommittee(context, moving.after)] : []),
    ...(move.to === 'PASSED_BY_COMMITTEE' ? await toOffice(context, one, moving.after) : []),
    ...(move.to === 'SUBMITTED' || move.to === 'RECOMMENDED'
      ? [caseNotices.REINSTATED_TO_REVIEW({ ...telling, to: [{ ...desk, except: applicant }], waits: move.to, closesAt: ownUntil })]
      : []),
    caseNotices.APPLICATION_REINSTATED({ ...telling, to: [{ account: applicant }] }),
  ];
}

/** The committee's office is asked to post it anew; before the results of its meeting are posted it is posted with them. */
async function toOffice({ table, now: at }: Context, one: Case, head: Application): Promise<Write[]> {
  const { id, applicant, applicantName, city, committee } = head;
  if (committee === null || (await loadRosterWith(table, head)) === null) return [];
  return [
    caseNotices.RESULT_REINSTATED({
      to: [{ organisation: committeeOfficeOf(city, committee), role: 'COMMITTEE_OFFICE', except: applicant }],
      about: { type: 'Application', id },
      city,
      cause: [one.id, id],
      at,
      waits: POST_ANEW,
      details: { applicant: applicantName, number: one.id },
    }),
  ];
}

/** Withdrawing and restoring: nothing is deleted, and where it was it comes back to (A8). */
import * as z from 'zod';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { post } from '../../core/outbox.ts';
import { refuseIf, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cycles.ts';
import { gate } from '../../calendar/actions.ts';
import type { Calendar } from '../../calendar/model.ts';
import { MOVES, type Application, type ApplicationFile } from '../model.ts';
import { applicationNotices } from '../notices.ts';
import { applicationRefusals } from '../refusals.ts';
import { restoreMove, whyNotAskWithdrawal, whyNotRestore, whyNotWithdraw } from '../rules/withdrawing.ts';
import { putApplication, putDraft } from '../store.ts';
import { own } from './own.ts';

type Moved = Outcome<{ application: string }, ApplicationFile>;
type Decision = { application: string; version: number };

/** Withdraws what has not been recommended yet. */
export function withdraw(context: Context, decision: Decision & { reason: string }): Promise<Moved> {
  const reason = reasonOf(decision);
  return move(context, decision, (file) => whyNotWithdraw(context.actor, file.head), {
    action: MOVES.withdraw.action,
    reason,
    result: ({ state }) => ({
      state: MOVES.withdraw.to,
      withdrawn: { at: context.now, by: personOf(context.actor).account, reason, from: state },
    }),
  });
}

/** Asks the reviewer to consent to the withdrawal of what has been recommended. */
export function askWithdrawal(context: Context, decision: Decision & { reason: string }): Promise<Moved> {
  const reason = reasonOf(decision);
  return move(context, decision, (file) => whyNotAskWithdrawal(context.actor, file.head), {
    action: 'askWithdrawal',
    reason,
    result: ({ state }) => ({ state, withdrawalAsked: { at: context.now, reason } }),
    told: (head) => asked(head, reason, context.now),
  });
}

/** Restores what was withdrawn, to where it was; a review that had begun begins again. */
export function restore(context: Context, decision: Decision): Promise<Moved> {
  return move(context, decision, (file, calendar) => whyNotRestore(context.actor, file.head, calendar, context.now), {
    action: 'restore',
    result: (head) => ({ state: MOVES[restoreMove(head)].to, withdrawn: null, recommendation: null, approval: null, passed: null }),
  });
}

function reasonOf(typed: { reason: string }): string {
  return valid(z.object({ reason: text(200) }), typed, 'A8').reason;
}

async function move(
  context: Context,
  { application, version }: Decision,
  whyNot: (file: ApplicationFile, calendar: Calendar) => Refusal | null,
  what: {
    action: string;
    reason?: string;
    result: (head: Application) => Partial<Application> & Pick<Application, 'state'>;
    told?: (head: Application) => Write[];
  },
): Promise<Moved> {
  const file = await own(context, application);
  const { head } = file;
  await gate(context, head.cycle, (calendar) => whyNot(file, calendar));
  refuseIf(head.version === version ? null : applicationRefusals.VERSION_STALE({ version: head.version, current: null }));
  const result = what.result(head);
  const since = result.state === head.state ? head.since : context.now;
  const fact = { by: context.actor, at: context.now, action: what.action, reason: what.reason, detail: { from: head.state } };
  const { after, entry } = change({ kind: 'APPLICATION', id: application }, head, { ...head, ...result, since }, fact);
  const answer = { application };
  try {
    await context.table.transact([
      putApplication(after, head),
      ...formOpened(file, after),
      ...(after.state === 'WITHDRAWN' ? unposted(head, 'withdrawn', context.now) : []),
      entry,
      ...(what.told?.(head) ?? []),
      ...context.also(answer),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw applicationRefusals.VERSION_STALE({ version: (await own(context, application)).head.version, current: null });
  }
  return { answer, result: { ...file, head: after } };
}

/** The department that reviews it answers the wish: it hears of it, where no list would tell (A8). */
function asked({ id, version, applicantName, unitName, department }: Application, reason: string, at: Instant): Write[] {
  const bureau = bureauOf();
  const organisation = department ?? bureau;
  const role = organisation === bureau ? 'BUREAU_OFFICER' : 'DEPARTMENT_OFFICER';
  const details = { applicant: applicantName, unit: unitName, reason };
  const about = { type: 'Application', id };
  return [applicationNotices.WITHDRAWAL_ASKED({ to: [{ organisation, role }], about, cause: [id, String(version)], at, details })];
}

/** A posting that runs is stopped, and objections to one go along to the new unit, by the notify function: they are a later slice's. */
export function unposted({ state, posting, version }: Application, because: 'withdrawn' | 'moved', now: Instant): Write[] {
  if (posting === null || (because === 'withdrawn' && state !== 'POSTED')) return [];
  return [post(['stop-posting', posting, String(version)], { kind: 'stop-posting', posting, because }, now)];
}

/** The form is open where the state says it can be edited, and closed everywhere else. */
export function formOpened({ draft }: Pick<ApplicationFile, 'draft'>, { id, state }: Application): Write[] {
  const open = MOVES.submit.from.some((one) => one === state);
  return open === draft.open ? [] : [putDraft(id, { ...draft, open }, draft)];
}

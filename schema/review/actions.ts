/** What reviewers do: each move is one read and one transaction, against the version the officer has seen. */
import * as z from 'zod';
import { personOf } from '../core/actor.ts';
import { change } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { prose, text, valid } from '../core/input.ts';
import type { Outcome } from '../core/once.ts';
import { Conflict, type Write } from '../table/port.ts';
import { tableRefusals } from '../table/refusals.ts';
import { MOVES, type Application, type ApplicationFile, type Vacancy } from '../application/model.ts';
import { applicationRefusals } from '../application/refusals.ts';
import { loadApplication, loadFile, putApplication, putDraft } from '../application/store.ts';
import { gate } from '../calendar/actions.ts';
import { bureauOf } from '../calendar/data/index.ts';
import { REVIEWER_OF, returnMove, whyNotReview, type ReviewMove } from './rules.ts';
import { joining, leaving } from './summary/joining.ts';

type Decision = { application: string; version: number; opinion: string };
type Decided = Outcome<{ application: string }, Application>;

/** The unit takes an application in for its posting (U1). */
export function accept(context: Context, decision: Decision): Promise<Decided> {
  return move(context, 'accept', decision, {});
}

/** The unit recommends (U5), and says whether it has a vacancy for the title (U6). */
export function recommend(context: Context, decision: Decision & { vacancy: Vacancy }): Promise<Decided> {
  const { account } = personOf(context.actor);
  const recommendation = { at: context.now, by: account, text: opinionOf(decision), vacancy: decision.vacancy };
  return move(context, 'recommend', decision, { recommendation });
}

/** The department approves: the application will stand in its summary table (D3). */
export function approve(context: Context, decision: Decision & { remark: string }): Promise<Decided> {
  const { account } = personOf(context.actor);
  const { remark } = decision.remark.trim() === '' ? { remark: '' } : valid(z.object({ remark: text(200) }), { remark: decision.remark });
  return move(context, 'approve', decision, { approval: { at: context.now, by: account, text: opinionOf(decision), remark } });
}

/** The reviewer answers the wish to withdraw what has been recommended: it is withdrawn, or it stays where it is (A8). */
export async function answerWithdrawal(context: Context, decision: Decision & { consent: boolean }): Promise<Decided> {
  const file = await loadFile(context.table, decision.application);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const { state, withdrawalAsked, since } = file.head;
  const result = decision.consent
    ? {
        withdrawalAsked: null,
        withdrawn: { at: context.now, by: file.head.applicant, reason: withdrawalAsked?.reason ?? '', from: state },
      }
    : { withdrawalAsked: null, state, since };
  return move(context, 'consent', decision, result, file, decision.consent ? undefined : 'declineWithdrawal');
}

/** Unit or department, whoever has it, returns the application with what is to be mended; the form opens again (U1, D1, C6). */
export async function giveBack(context: Context, decision: Decision): Promise<Decided> {
  const file = await loadFile(context.table, decision.application);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const name = returnMove(context.actor, file.head, bureauOf());
  const { account } = personOf(context.actor);
  const returned = { reviewer: REVIEWER_OF[name], at: context.now, by: account, text: opinionOf(decision) };
  return move(context, name, decision, { returned }, file);
}

function opinionOf({ opinion }: Decision): string {
  return valid(z.object({ opinion: prose(500) }), { opinion }).opinion;
}

async function move(
  context: Context,
  name: ReviewMove,
  decision: Decision,
  result: Partial<Application>,
  known?: ApplicationFile,
  action: string = MOVES[name].action,
): Promise<Decided> {
  const file = known ?? (await loadFile(context.table, decision.application));
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const { head } = file;
  await gate(context, head.cycle, (calendar) => whyNotReview(name, context.actor, head, calendar, context.now));
  if (head.version !== decision.version) throw stale(head);
  const { after, entry } = change(
    { kind: 'APPLICATION', id: head.id },
    head,
    { ...head, state: MOVES[name].to, since: context.now, ...result },
    { by: context.actor, at: context.now, action, reason: opinionOf(decision), detail: { from: head.state } },
  );
  const answer = { application: head.id };
  for (let attempt = 1; ; attempt += 1) {
    const more = await inTable(context, name, head, after);
    try {
      await context.table.transact([putApplication(after, head), ...reopened(file, after), entry, ...more, ...context.also(answer)]);
      return { answer, result: after };
    } catch (error) {
      if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
      if (!error.failed.every((one) => one === 'table')) throw stale(await loadApplication(context.table, head.id));
      if (attempt === TRIES) throw tableRefusals.BUSY();
    }
  }
}

const TRIES = 4;

/** What the move changes of the summary table: who is approved joins it, who withdraws afterwards leaves it (D3, A8). */
function inTable(context: Context, name: ReviewMove, head: Application, after: Application): Promise<Write[]> | Write[] {
  if (name === 'approve') return joining(context, after);
  return head.state === 'APPROVED' && after.state === 'WITHDRAWN' ? leaving(head) : [];
}

/** The form opens again when the application comes back to the applicant. */
function reopened({ draft }: ApplicationFile, after: Application) {
  return after.state === 'RETURNED' ? [putDraft(after.id, { ...draft, open: true }, draft)] : [];
}

function stale(head: Application | null) {
  return applicationRefusals.VERSION_STALE({ version: head?.version ?? 0, current: null });
}

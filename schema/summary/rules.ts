/** What may be done with a summary table, by whom and until when. Pure. */
import { whyNotHolding, type Actor, type Role } from '../core/actor.ts';
import { theirs, type Allowed } from '../core/allowed.ts';
import type { Bilingual, Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Calendar } from '../calendar/model.ts';
import { whyNotNow } from '../calendar/rules.ts';
import { reviewWindow } from '../application/rules/windows.ts';
import {
  TABLE_MOVES,
  type Intake,
  type OfficersMove,
  type SummaryTable,
  type TableMove,
  type TableState,
  type TableVersion,
} from './model.ts';
import { summaryRefusals } from './refusals.ts';
import { whyNotSeeTables } from './sight.ts';

/** Why this officer may not make this move now; null when they may. In order: who sees it, whose it is, its state, the window. */
export function whyNotMoveTable(
  name: OfficersMove,
  actor: Actor,
  table: Pick<SummaryTable, 'department' | 'state'>,
  calendar: Calendar,
  now: Instant,
): Refusal | null {
  const move: Omit<TableMove, 'by'> & { by: Role } = TABLE_MOVES[name];
  const bureau = calendar.announcement.bureau.id;
  return (
    whyNotSeeTables(actor, table.department) ??
    whyNotHolding(actor, move.by === 'BUREAU_OFFICER' ? { role: move.by, organisation: bureau } : officerOf(table.department, bureau)) ??
    (move.from.includes(table.state)
      ? null
      : summaryRefusals.TABLE_NOT_IN_STATE({
          state: TABLE_STATE_NAMES[table.state],
          from: move.from.map((state) => TABLE_STATE_NAMES[state]),
        })) ??
    (move.inWindow ? whyNotNow(reviewWindow(calendar, 'DEPARTMENT', now), now) : null)
  );
}

/** The moves of a table as they are offered, by the name of the mutation. */
const OFFERED = {
  prepareSummaryTable: { move: 'prepare', title: { zh: '生成', en: 'prepare' } },
  sendSummaryTable: { move: 'send', title: { zh: '报送', en: 'send' } },
  recallSummaryTable: { move: 'recall', title: { zh: '撤回', en: 'recall' } },
  receiveSummaryTable: { move: 'receive', title: { zh: '接收', en: 'receive' } },
  sendBackSummaryTable: { move: 'sendBack', title: { zh: '退回', en: 'send back' } },
} as const satisfies Record<string, { move: OfficersMove; title: Bilingual }>;

/** What may be done with a table now, and why not the rest; `intake` is its mark, null while nobody has ever been in it. */
export function actionsOnTable(actor: Actor, table: SummaryTable, intake: Intake | null, calendar: Calendar, now: Instant): Allowed[] {
  return theirs(
    Object.entries(OFFERED).map(([action, { move, title }]) => ({
      action,
      title,
      why:
        whyNotMoveTable(move, actor, table, calendar, now) ??
        (move === 'send' ? whyNotSend(table, intake ?? { open: true, edits: 0 }) : null),
      closesAt: TABLE_MOVES[move].inWindow ? reviewWindow(calendar, 'DEPARTMENT', now).closesAt : null,
    })),
  );
}

/** Why it may not be sent as it is: what is sent is what was prepared, and nothing has joined or left since (D3). */
export function whyNotSend({ current }: Pick<SummaryTable, 'current'>, { edits }: Intake): Refusal | null {
  if (!current) return summaryRefusals.TABLE_UNPREPARED();
  if (current.edits !== edits) return summaryRefusals.TABLE_CHANGED();
  return current.rows === 0 ? summaryRefusals.TABLE_EMPTY() : null;
}

/** Whether the bureau has a version that does not say what the system says any more: what corrects it follows (D4). */
export function isOutOfDate({ state, current }: Pick<SummaryTable, 'state' | 'current'>, { edits }: Intake): boolean {
  return state === 'RECEIVED' && current !== null && current.edits !== edits;
}

/** Why nothing joins a table: it has been sent (D3). */
export function whyNotJoin(table: Pick<SummaryTable, 'state'> | null): Refusal | null {
  return table && table.state !== 'OPEN' ? summaryRefusals.TABLE_SENT() : null;
}

/**
 * Why the re-review does not take up what stands in this table: what was not sent in time is not accepted (D3), and what was sent is
 * before bureau and departments once the bureau has received it (D7).
 */
export function whyNotTakeUp(table: Pick<SummaryTable, 'state'> | null): Refusal | null {
  if (!table || table.state === 'OPEN') return summaryRefusals.TABLE_NOT_SENT();
  return table.state === 'SENT' ? summaryRefusals.TABLE_NOT_RECEIVED() : null;
}

/** Who does a department's work: its officers; for series without a department the bureau's. */
export function officerOf(department: string, bureau: string): { role: 'BUREAU_OFFICER' | 'DEPARTMENT_OFFICER'; organisation: string } {
  return { role: department === bureau ? 'BUREAU_OFFICER' : 'DEPARTMENT_OFFICER', organisation: department };
}

/** A table is late when the department's window has closed and it has not been sent: what is in it is not accepted (D3). */
export function isLate({ state }: Pick<SummaryTable, 'state'>, calendar: Calendar, now: Instant): boolean {
  return state === 'OPEN' && now >= reviewWindow(calendar, 'DEPARTMENT', now).closesAt;
}

/** The version after a move, and the table with it: open again, there is none to be sent. */
export function moved(
  name: Exclude<OfficersMove, 'prepare'>,
  version: TableVersion,
  by: { at: Instant; by: string },
  reason: string,
): { version: TableVersion; table: Pick<SummaryTable, 'state' | 'current' | 'preparing'> } {
  const after: TableVersion = {
    ...version,
    ...(name === 'send' && { sent: by }),
    ...(name === 'receive' && { received: by }),
    ...(name === 'recall' && { reopened: { ...by, how: 'RECALLED' as const, reason } }),
    ...(name === 'sendBack' && { reopened: { ...by, how: 'SENT_BACK' as const, reason } }),
  };
  const state = TABLE_MOVES[name].to;
  return { version: after, table: { state, current: state === 'OPEN' ? null : after, preparing: null } };
}

export const TABLE_STATE_NAMES: Record<TableState, { zh: string; en: string }> = {
  OPEN: { zh: '未报送', en: 'not sent' },
  SENT: { zh: '已报送，待接收', en: 'sent' },
  RECEIVED: { zh: '已接收', en: 'received' },
};

/** What may be done with a summary table, by whom and until when. Pure. */
import { whyNotHolding, type Actor, type Role } from '../core/actor.ts';
import { theirs, type Allowed } from '../core/allowed.ts';
import { say, type Bilingual, type Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Calendar } from '../calendar/model.ts';
import { calendarOfTable } from '../calendar/of-tables.ts';
import { whyNotNow, type NamedWindow } from '../calendar/rules.ts';
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
  table: Pick<SummaryTable, 'department' | 'city' | 'state' | 'series' | 'level'>,
  calendar: Calendar,
  now: Instant,
): Refusal | null {
  const move: Omit<TableMove, 'by'> & { by: Role } = TABLE_MOVES[name];
  const bureau = calendar.announcement.bureau.id;
  return (
    whyNotSeeTables(actor, table) ??
    whyNotHolding(actor, move.by === 'BUREAU_OFFICER' ? { role: move.by, organisation: bureau } : officerOf(table.department, bureau)) ??
    (move.from.includes(table.state)
      ? null
      : summaryRefusals.TABLE_NOT_IN_STATE({
          state: TABLE_STATE_NAMES[table.state],
          from: move.from.map((state) => TABLE_STATE_NAMES[state]),
        })) ??
    (move.inWindow ? whyNotNow(sendingWindow(calendar, table, now), now) : null)
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
        (move === 'send' ? whyNotSend(table, intake ?? { open: true, edits: 0 }) : null) ??
        (move === 'sendBack' ? whyNotSendBack(table) : null),
      closesAt: TABLE_MOVES[move].inWindow ? sendingWindow(calendar, table, now).closesAt : null,
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

/**
 * Why nothing joins a table: it has been sent; with what would have to be done first, as it stands (D3). What the re-review has taken up is not
 * sent back any more, and whoever is approved in time comes in by a correction of it (D4): nobody is shut out by what was decided on others.
 */
export function whyNotJoin(table: Pick<SummaryTable, 'state' | 'takenUp'> | null): Refusal | null {
  if (!table || table.state === 'OPEN' || isJoinedLate(table)) return null;
  return summaryRefusals.TABLE_SENT({ todo: TO_JOIN[table.state === 'SENT' ? 'SENT' : 'RECEIVED'] });
}

/** Whether what joins a table now is told to the bureau by a correction. */
export function isJoinedLate({ state, takenUp }: Pick<SummaryTable, 'state' | 'takenUp'>): boolean {
  return state === 'RECEIVED' && takenUp;
}

const TO_JOIN = {
  SENT: say(
    '已报送，不再增补；确需增补的，须在截止前先撤回汇总表。',
    'has been sent and nothing is added to it; it would have to be recalled first, in time.',
  ),
  RECEIVED: say(
    '已由市人社局接收，不再增补；确需增补的，须在截止前商请市人社局退回汇总表。',
    'has been received by the bureau and nothing is added to it; the bureau would have to send it back first, in time.',
  ),
};

/** Why it is not sent back: the re-review has decided on somebody in it; on how many, where that is counted (D7). */
export function whyNotSendBack({ takenUp }: Pick<SummaryTable, 'takenUp'>, count = 0): Refusal | null {
  if (!takenUp) return null;
  return summaryRefusals.TABLE_TAKEN_UP({ people: count > 0 ? say(`${count}人`, String(count)) : say('人员', 'somebody') });
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

/**
 * The window in which a table is prepared, sent and taken back: the department's, as wide as for anybody who may stand in it, since it is sent
 * with all of them (D3). `calendar` is the cycle's, with what the notice sets otherwise for some.
 */
export function sendingWindow(calendar: Calendar, table: Pick<SummaryTable, 'series' | 'level'>, now: Instant): NamedWindow {
  return reviewWindow(calendarOfTable(calendar, table), 'DEPARTMENT', now);
}

/** A table is late when its window has closed and it has not been sent: what is in it is not accepted (D3). */
export function isLate(table: Pick<SummaryTable, 'state' | 'series' | 'level'>, calendar: Calendar, now: Instant): boolean {
  return table.state === 'OPEN' && now >= sendingWindow(calendar, table, now).closesAt;
}

/** The version after a move, and the table with it: open again, there is none to be sent. */
export function moved(
  name: Exclude<OfficersMove, 'prepare'>,
  version: TableVersion,
  by: { at: Instant; by: string },
  reason: string,
): { version: TableVersion; table: Pick<SummaryTable, 'state' | 'current' | 'preparing' | 'reopened'> } {
  const state = TABLE_MOVES[name].to;
  const reopened = { ...by, how: name === 'recall' ? ('RECALLED' as const) : ('SENT_BACK' as const), reason };
  const after: TableVersion = {
    ...version,
    ...(name === 'send' && { sent: by }),
    ...(name === 'receive' && { received: by }),
    ...(state === 'OPEN' && { reopened }),
  };
  const isOpen = state === 'OPEN';
  return { version: after, table: { state, current: isOpen ? null : after, preparing: null, reopened: isOpen ? reopened.how : null } };
}

export const TABLE_STATE_NAMES: Record<TableState, { zh: string; en: string }> = {
  OPEN: { zh: '未报送', en: 'not sent' },
  SENT: { zh: '已报送，待接收', en: 'sent' },
  RECEIVED: { zh: '已接收', en: 'received' },
};

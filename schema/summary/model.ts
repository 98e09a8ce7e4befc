/** A summary table (附件2) as it goes to the bureau: one for each department, series and level; sent, it is frozen (D3). */
import * as z from 'zod';
import type { ActionName } from '../core/actions-named/index.ts';
import type { Role } from '../core/actor.ts';
import { versioned } from '../core/audit.ts';
import type { RuleId } from '../core/rulebook.ts';
import { LEVEL_NAMES, LEVELS, seriesOf, type Level } from '../announcement/data/series.ts';

/** OPEN: approvals join it. SENT: nothing does. RECEIVED: the bureau has it. */
export const TABLE_STATES = ['OPEN', 'SENT', 'RECEIVED'] as const;
export type TableState = (typeof TABLE_STATES)[number];

/** A move of a table. `by` a department's officer is the bureau's where the series has no department; the SYSTEM makes what follows by itself. */
export type TableMove = {
  action: ActionName;
  from: readonly TableState[];
  to: TableState;
  by: Extract<Role, 'DEPARTMENT_OFFICER' | 'BUREAU_OFFICER'> | 'SYSTEM';
  rules: readonly RuleId[];
  /** Whether it may only be made within the department's window: receiving opens nothing, so it may be made at any time. */
  inWindow: boolean;
};

/** All that can happen to a table on one page. The table of schema/README.md is compared with it by a test. */
export const TABLE_MOVES = {
  prepare: { action: 'prepare', from: ['OPEN'], to: 'OPEN', by: 'DEPARTMENT_OFFICER', rules: ['D3', 'D4'], inWindow: true },
  send: { action: 'send', from: ['OPEN'], to: 'SENT', by: 'DEPARTMENT_OFFICER', rules: ['D3'], inWindow: true },
  recall: { action: 'recall', from: ['SENT'], to: 'OPEN', by: 'DEPARTMENT_OFFICER', rules: ['D3'], inWindow: true },
  receive: { action: 'receive', from: ['SENT'], to: 'RECEIVED', by: 'BUREAU_OFFICER', rules: ['D3'], inWindow: false },
  sendBack: { action: 'sendBack', from: ['SENT', 'RECEIVED'], to: 'OPEN', by: 'BUREAU_OFFICER', rules: ['D3'], inWindow: true },
  correct: { action: 'correct', from: ['RECEIVED'], to: 'RECEIVED', by: 'SYSTEM', rules: ['D4'], inWindow: false },
} as const satisfies Record<string, TableMove>;
export type TableMoveName = keyof typeof TABLE_MOVES;
/** The moves that an officer makes. */
export type OfficersMove = Exclude<TableMoveName, 'correct'>;

const signature = z.object({ at: z.number(), by: z.string() });

export const REOPENINGS = ['RECALLED', 'SENT_BACK'] as const;

/** One version: the workbook as it was prepared, and what became of it. Its file and its hash never change. */
export const versionShape = z.object({
  number: z.number().int().positive(),
  prepared: signature,
  /** How often the rows had changed when it was made: it can be sent as long as they have not changed again. */
  edits: z.number().int(),
  rows: z.number().int().nonnegative(),
  /** SHA-256 over the rows, each as a line of canonical JSON. */
  hash: z.string(),
  /** Where the workbook lies, its bytes and their SHA-256. */
  file: z.object({ key: z.string(), size: z.number().int(), sha256: z.string() }),
  /** Of a corrected version the number of the one it corrects: it follows by itself, and is neither sent nor received (D4). */
  corrects: z.number().int().positive().nullable().default(null),
  sent: signature.nullable(),
  received: signature.nullable(),
  /** Taken back after it was sent: by the department, or by the bureau. */
  reopened: signature.extend({ how: z.enum(REOPENINGS), reason: z.string() }).nullable(),
});
export type TableVersion = z.infer<typeof versionShape>;

export const tableShape = z.object({
  id: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** The department of the series, or the bureau where it has none. */
  department: z.string(),
  series: z.string(),
  level: z.enum(LEVELS),
  state: z.enum(TABLE_STATES),
  /** The export that is being built for it: what any other brings is not taken. */
  preparing: signature.extend({ job: z.string() }).nullable(),
  /** The version prepared, sent or received, or what corrects it; null while there is none, or the last was taken back. */
  current: versionShape.nullable(),
  /** How it came to be open again after it had been sent; null before, and once it is sent again. */
  reopened: z.enum(REOPENINGS).nullable().default(null),
  /** Whether the re-review has decided on anybody in it: from then on it is not sent back (D7). */
  takenUp: z.boolean().default(false),
  /** How many versions there have been. */
  versions: z.number().int().nonnegative(),
  ...versioned,
});
export type SummaryTable = z.infer<typeof tableShape>;
export type TableName = Pick<SummaryTable, 'cycle' | 'department' | 'series' | 'level'>;
/** What an application that is approved joins: a table of a city. */
export type TableOf = TableName & Pick<SummaryTable, 'city'>;

/** Beside the table, since every approval counts in it: whether it is open, and how often its rows changed. */
export const intakeShape = z.object({ open: z.boolean(), edits: z.number().int().nonnegative() });
export type Intake = z.infer<typeof intakeShape>;

/** An application in a table; `left` when it was withdrawn with consent. */
export const rowShape = z.object({
  application: z.string(),
  applicant: z.string(),
  unitName: z.string(),
  applicantName: z.string(),
  left: z.boolean(),
});
export type TableRow = z.infer<typeof rowShape>;

/** The id of a table, made of what it is for: there is no second one. */
export function tableId({ cycle, department, series, level }: TableName): string {
  return [cycle, department, series, level].join('.');
}

/** What an id names; null when it can be none. */
export function tableNamed(id: string): TableName | null {
  const [cycle, ...rest] = id.split('.');
  const level = LEVELS.find((one) => one === rest.at(-1));
  const series = rest.at(-2);
  const department = rest.slice(0, -2).join('.');
  return cycle && department && series && level ? { cycle, department, series, level } : null;
}

/** A table in which there is nothing yet. */
export function emptyTable(name: TableOf): Omit<SummaryTable, 'version' | 'trail'> {
  return { ...name, id: tableId(name), state: 'OPEN', preparing: null, current: null, reopened: null, takenUp: false, versions: 0 };
}

/** The title, with series and level, as Annex 2 has it. */
export function titleOf({ series, level }: { series: string; level: Level }): string {
  return `申报评审职称审核推荐汇总表（${seriesOf(series)?.name ?? series}系列${LEVEL_NAMES[level]}）`;
}

/**
 * Where the workbook that was sent is kept, for as long as the records of the review are: a place for each version. What corrects it has one for
 * each `run`, since two runs may be at the same number and only one of them comes to be the version.
 */
export function keptKeyOf(id: string, number: number, run?: string): string {
  return `tables/${id}/${String(number).padStart(4, '0')}${run === undefined ? '' : `-${run}`}.xlsx`;
}

/** What a workbook brings in row by row: its sheet, whose it is, how a row is judged, and what is made of it. Each kind of import is one of these. */
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { RuleId } from '../../core/rulebook.ts';
import type { Layout, Limits, Row } from '../../core/workbook/model.ts';
import type { Problem } from '../../core/workbook/typed.ts';
import type { Organisation } from '../model.ts';
import type { AccountImport, ImportOf } from './model.ts';

/** A row as it was judged. `name` is whom it is about, as its reader knows it. */
export type JudgedRow = { number: number; name: string; problems: Problem[] };

export type ImportKind<TypedRow extends { number: number }, Judged extends JudgedRow> = {
  of: ImportOf;
  /** Why somebody may not import for an organisation. */
  whyNot: (actor: Actor, organisation: string) => Refusal | null;
  sheet: string;
  /** How many of the heads stand in the first rows of a sheet. */
  heads: (top: readonly Row[]) => number;
  limits: Limits;
  /** The rule for which the workbook is read. */
  ground: RuleId;
  read: (rows: AsyncIterable<Row>, layout: Layout) => Promise<TypedRow[]>;
  /** Every row by itself. */
  judgeAlone: (context: Context, organisation: Organisation, rows: readonly TypedRow[]) => Promise<Judged[]>;
  /** All rows against what is there already; with the marks of numbers that were looked up for it. */
  judge: (
    context: Context,
    organisation: Organisation,
    rows: readonly TypedRow[],
  ) => Promise<{ judged: Judged[]; marks: ReadonlySet<string> }>;
  /** Makes what a row says, under a key of its own: a second time it makes nothing. */
  make: (context: Context, one: AccountImport, judged: Judged) => Promise<unknown>;
};

/** Any kind, where its rows do not matter. */
export type AnyKind = Pick<ImportKind<never, never>, 'of' | 'whyNot'>;

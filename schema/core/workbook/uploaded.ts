/** The rows of a workbook that somebody has uploaded to a template: of the sheet that is meant, and what of the others is not read. */
import { onGround, Refusal } from '../refusal.ts';
import type { RuleId } from '../rulebook.ts';
import { isFilledBelow } from './columns.ts';
import { alikeTold } from './layout.ts';
import { emptyLayout, type Layout, type Limits, type Row } from './model.ts';
import './refusals.ts'; // what it may say is known from the start, though the reader is loaded when the first workbook comes
import type { Problem } from './typed.ts';

type About = {
  /** The sheet's name in the template, and how many heads the first rows of a sheet have. */
  sheet: string;
  heads: (top: readonly Row[]) => number;
  /** Whether something stands beneath them, where a title may stand above them. */
  isFilled?: (top: readonly Row[]) => boolean;
  limits: Limits;
  /** A workbook is refused as such by what reads it; this is the rule for which somebody reads it. */
  ground: RuleId;
};

/** What `read` makes of the rows; `unread` tells of each other sheet that has the heads as well, and of whose rows nothing is made. */
export async function readUploaded<T>(
  body: AsyncIterable<Uint8Array>,
  { sheet: name, heads, isFilled = isFilledBelow, limits, ground }: About,
  read: (rows: AsyncIterable<Row>, layout: Layout) => Promise<T>,
): Promise<{ rows: T; unread: Problem[] }> {
  const layout = emptyLayout();
  const { readRows } = await import('./read.ts');
  try {
    const rows = await read(readRows(body, { wanted: { name, heads, isFilled }, limits, layout }), layout);
    return { rows, unread: layout.alike.map((value) => ({ place: '', column: '', value, ...alikeTold(value, layout.sheet) })) };
  } catch (error) {
    throw error instanceof Refusal ? onGround(error, ground) : error;
  }
}

/** How draws are kept: one item an attempt, and beside it, since they are large and never change, the frozen lot and what came of it. */
import { unchanged, type Versioned } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { getTogether } from '../../../core/together.ts';
import * as keys from '../../../table/keys.ts';
import { fromItem, toItem } from '../../../table/item.ts';
import type { Table, Write } from '../../../table/port.ts';
import type { Outcome } from '../model.ts';
import { drawNamed, drawShape, lotShape, outcomeShape, type Draw, type FrozenLot } from './model.ts';

type Paging = { limit: number; after: string | null };
type OfYear = Pick<Draw, 'committee' | 'cycle'>;

const placeOf = ({ committee, cycle, attempt }: OfYear & Pick<Draw, 'attempt'>) =>
  keys.draw.key({ committee, cycle, number: keys.padded(attempt, 3) });

export async function loadDraw(table: Table, id: string): Promise<Draw | null> {
  const named = drawNamed(id);
  if (!named || !keys.isKeyPart(named.committee) || !keys.isKeyPart(named.cycle)) return null;
  const item = await table.get(placeOf(named));
  return item && fromItem(drawShape, item);
}

/** The attempts at a committee's draw in a cycle, newest first. */
export async function listDraws(table: Table, { committee, cycle }: OfYear, paging: Paging) {
  const range = keys.draw.under({ committee, cycle });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(drawShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** All of them: a few, since each that fails is somebody's fault and stays on record. */
export async function loadDraws(table: Table, of: OfYear): Promise<Draw[]> {
  return (await listDraws(table, of, { limit: MOST_ATTEMPTS, after: null })).rows;
}
export const MOST_ATTEMPTS = 100;

/** The newest attempt. */
export async function loadLastDraw(table: Table, of: OfYear): Promise<Draw | null> {
  const { rows } = await listDraws(table, of, { limit: 1, after: null });
  return rows[0] ?? null;
}

export function putDraw(one: Draw, before: Versioned | null): Write {
  return { put: toItem(placeOf(one), one), when: unchanged(before), as: 'draw' };
}

/** Written once, with the draw that is frozen. */
export function putLot(draw: string, lot: FrozenLot): Write {
  return { put: toItem(keys.drawLot.key({ draw }), lot), when: 'absent', as: 'lot' };
}

/** Written once, with the draw that is drawn. */
export function putOutcome(draw: string, outcome: Outcome): Write {
  return { put: toItem(keys.drawOutcome.key({ draw }), outcome), when: 'absent', as: 'outcome' };
}

export async function loadLot(table: Table, draw: string): Promise<FrozenLot | null> {
  const item = await table.get(keys.drawLot.key({ draw }));
  return item && fromItem(lotShape, item);
}

export async function loadOutcome(table: Table, draw: string): Promise<Outcome | null> {
  const item = await table.get(keys.drawOutcome.key({ draw }));
  return item && fromItem(outcomeShape, item);
}

/** Both for showing them, read once in a request. */
export async function lotIn(context: Context, draw: string): Promise<FrozenLot | null> {
  const item = await getTogether(context, keys.drawLot.key({ draw }));
  return item && fromItem(lotShape, item);
}

export async function outcomeIn(context: Context, draw: string): Promise<Outcome | null> {
  const item = await getTogether(context, keys.drawOutcome.key({ draw }));
  return item && fromItem(outcomeShape, item);
}

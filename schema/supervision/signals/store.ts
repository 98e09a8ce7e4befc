/** How risk signals are kept: each by itself, in the list of its cycle and in those of its units; beside them the jobs that look for them. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { RowPage } from '../../core/page.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { signalRunShape, signalShape, type Signal, type SignalRun, type SignalState } from './model.ts';
import type { SignalKind } from './kinds.ts';

type Paging = { limit: number; after: string | null };

export async function loadSignal(table: Table, id: string): Promise<Signal | null> {
  const item = keys.isKeyPart(id) ? await table.get(keys.signal.key({ signal: id })) : null;
  return item && fromItem(signalShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function signalIn(context: Context, id: string): Promise<Signal | null> {
  const item = keys.isKeyPart(id) ? await getTogether(context, keys.signal.key({ signal: id })) : null;
  return item && fromItem(signalShape, item);
}

/** Those that there are of these, by id. */
export async function loadSignals(table: Table, ids: readonly string[]): Promise<Map<string, Signal>> {
  const items = await table.getMany(ids.map((signal) => keys.signal.key({ signal })));
  return new Map(items.map((item) => fromItem(signalShape, item)).map((one) => [one.id, one]));
}

/** A signal, and when it is raised first its places in the lists of the units that it is about. */
export function putSignal(one: Signal, before: Versioned | null): Write[] {
  const { id, cycle, state, kind, units } = one;
  const entry = keys.cycleSignals.entry({ cycle, state, kind, signal: id });
  const places = units.map((unit): Write => {
    const ofUnit = keys.unitSignals.entry({ unit, cycle, signal: id });
    return { put: toItem(keys.signalUnit.key({ signal: id, unit }), { signal: id, unit }, ofUnit), when: 'always', as: 'unit' };
  });
  const write: Write = { put: toItem(keys.signal.key({ signal: id }), one, entry), when: unchanged(before), as: 'signal' };
  return [write, ...(before ? [] : places)];
}

/** The signals of a cycle by state and kind, of one state, of one kind of it, or all. */
export async function listSignals(
  table: Table,
  of: { cycle: string; state?: SignalState; kind?: SignalKind },
  paging: Paging,
): Promise<RowPage<Signal>> {
  const range = keys.cycleSignals.under(of);
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(signalShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** The signals of a cycle that are about a unit. */
export async function listSignalsOfUnit(table: Table, of: { unit: string; cycle: string }, paging: Paging): Promise<RowPage<Signal>> {
  const range = keys.unitSignals.under(of);
  const page = await table.query(range, paging);
  const whole = await loadSignals(
    table,
    page.items.map(({ signal }) => String(signal)),
  );
  const known = page.items.flatMap((item) => {
    const one = whole.get(String(item['signal']));
    return one ? [{ one, cursor: table.cursorOf(item, range) }] : [];
  });
  return { rows: known.map(({ one }) => one), cursors: known.map(({ cursor }) => cursor), next: page.next };
}

export async function loadSignalRun(table: Table, id: string): Promise<SignalRun | null> {
  const item = keys.isKeyPart(id) ? await table.get(keys.signalRun.key({ run: id })) : null;
  return item && fromItem(signalRunShape, item);
}

/** The same for showing it. */
export async function signalRunIn(context: Context, id: string): Promise<SignalRun | null> {
  const item = keys.isKeyPart(id) ? await getTogether(context, keys.signalRun.key({ run: id })) : null;
  return item && fromItem(signalRunShape, item);
}

export function putSignalRun(one: SignalRun, before: Versioned | null): Write {
  return { put: toItem(keys.signalRun.key({ run: one.id }), one), when: unchanged(before), as: 'run' };
}

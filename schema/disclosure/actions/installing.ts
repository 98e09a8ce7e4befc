/** A new system begins with the documents that its deployment brings along; those that are there already stay as they are (V7). */
import type { Context } from '../../core/context.ts';
import { Conflict } from '../../table/port.ts';
import type { Shipped } from '../model.ts';
import { loadPublication } from '../store.ts';
import { created } from './publishing.ts';

/** Those that are not there yet, each in a transaction of its own; nobody is told, for it is nobody’s news. Answers their ids. */
export async function installPublications(context: Context, shipped: readonly Shipped[]): Promise<string[]> {
  const made: string[] = [];
  for (const { content, ...place } of shipped) {
    if (await loadPublication(context.table, place.id)) continue;
    try {
      await context.table.transact(created(context, place, content, null).writes);
      made.push(place.id);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // another run was first
    }
  }
  return made;
}

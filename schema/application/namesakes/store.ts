/**
 * Applications of one year whose people have the same name and were born in the same month: documents of several kinds may be one person's, and no number
 * tells so (P2). Nothing is barred by it; whoever reviews them is told (V6).
 */
import { nameOf } from '../../core/hash.ts';
import { foldedName } from '../../core/names.ts';
import { namesake } from '../../table/keys.ts';
import { toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import type { Application } from '../model.ts';

type Named = Pick<Application, 'id' | 'cycle' | 'applicantName'>;

/** Under which its people are found. */
function personOf({ cycle, applicantName }: Named, bornIn: string): string {
  return nameOf('namesake', cycle, foldedName(applicantName), bornIn);
}

/** Remembers what was submitted under a name. `bornIn` is `YYYY-MM`. */
export function rememberName(head: Named, bornIn: string): Write {
  const key = namesake.key({ person: personOf(head, bornIn), application: head.id });
  return { put: toItem(key, { application: head.id }), when: 'always', as: 'namesake' };
}

/** How many others were submitted under the same name in the year; counted to a hundred. */
export async function namesakesOf(table: Table, head: Named, bornIn: string): Promise<number> {
  const { items } = await table.query(namesake.under({ person: personOf(head, bornIn) }), { limit: 100 });
  return items.filter(({ application }) => application !== head.id).length;
}

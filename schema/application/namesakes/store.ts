/**
 * Applications of one year whose people have the same name and were born in the same month: documents of several kinds may be one
 * person's, and no number tells so (P2). Nothing is barred by it; whoever reviews them is told (V6).
 */
import { nameOf } from '../../core/hash.ts';
import { foldedName } from '../../core/names.ts';
import { namesake } from '../../table/keys.ts';
import { toItem } from '../../table/item.ts';
import { keyText, type Table, type Write } from '../../table/port.ts';
import type { Account } from '../../identity/model.ts';
import type { Application } from '../model.ts';

type Named = Pick<Application, 'id' | 'cycle' | 'applicantName'>;

/** Under which its people are found. */
function personOf({ cycle, applicantName }: Named, bornIn: string): string {
  return nameOf('namesake', cycle, foldedName(applicantName), bornIn);
}

/** Where an application is found by the name and the month of birth of its person. */
export function placeOfName(head: Named, bornIn: string) {
  return namesake.key({ person: personOf(head, bornIn), application: head.id });
}

/** Remembers what was submitted under a name. `bornIn` is `YYYY-MM`. */
export function rememberName(head: Named, bornIn: string): Write {
  return { put: toItem(placeOfName(head, bornIn), { application: head.id }), when: 'always', as: 'namesake' };
}

/**
 * What lets an application that was submitted be found by the name and month of birth there are now, and by none that was put right or put
 * back (P11). A place that is left stays, and names no application.
 */
export async function rememberedAnew(table: Table, head: Omit<Named, 'applicantName'>, account: Account): Promise<Write[]> {
  const { name, identity, corrections } = account;
  const names = [name, ...corrections.flatMap(({ former }) => former.name ?? [])];
  const months = [identity.bornIn, ...corrections.flatMap(({ former }) => former.identity?.bornIn ?? [])];
  const called = (applicantName: string): Named => ({ ...head, applicantName });
  const places = new Map(
    names.flatMap((one) => months.map((month) => placeOfName(called(one), month))).map((key) => [keyText(key), key] as const),
  );
  const found = (await table.getMany([...places.values()])).filter(({ application }) => application === head.id);
  const current = keyText(placeOfName(called(name), identity.bornIn));
  const left = found.filter((item) => keyText(item) !== current);
  if (left.length === 0) return [];
  return [
    ...left.map(({ pk, sk }): Write => ({ put: toItem({ pk, sk }, { application: null }), when: 'always', as: 'namesake' })),
    rememberName(called(name), identity.bornIn),
  ];
}

/** How many others were submitted under the same name in the year; counted to a hundred. */
export async function namesakesOf(table: Table, head: Named, bornIn: string): Promise<number> {
  const { items } = await table.query(namesake.under({ person: personOf(head, bornIn) }), { limit: 100 });
  return items.filter(({ application }) => application !== null && application !== head.id).length;
}

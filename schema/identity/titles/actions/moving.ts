/** What waits to be checked goes along with its person: to another unit, into another account of theirs and out of it again (P2, P11, P13). */
import type { Context } from '../../../core/context.ts';
import type { Write } from '../../../table/port.ts';
import type { PersonFile } from '../../model.ts';
import { notedIn, titleChanged } from './entering.ts';
import { toCheck } from './recording.ts';

/** The titles that wait are this unit's to check from now on, and it is told of them; without a unit they wait for the next that the person has. */
export function titlesMoved(context: Context, holder: Pick<PersonFile, 'account' | 'titles'>, unit: string | null): Write[] {
  const fact = { by: context.actor, at: context.now, action: 'moveTitle' as const, detail: { to: unit } };
  return holder.titles
    .filter((one) => one.state === 'PENDING' && one.unit !== unit)
    .flatMap((one) => {
      const { title, writes } = titleChanged(one, { ...one, unit }, fact);
      return [...writes, ...toCheck(holder, title, { at: context.now })];
    });
}

/** The titles of an account are those of another one from now on, and its unit's to check. What that person's standing says is another thing. */
export function titlesGoing(context: Context, from: PersonFile, { account, standing }: PersonFile): Write[] {
  const [first] = from.titles;
  if (!first) return [];
  const fact = { by: context.actor, at: context.now, action: 'mergeTitles' as const };
  return [...titlesMoved(context, { account, titles: from.titles }, standing?.unit ?? null), ...notedIn(standing, first, fact)];
}

/** The reverse: they are of the account again under which they lie. */
export function titlesParting(context: Context, own: PersonFile, { standing }: PersonFile): Write[] {
  const [first] = own.titles;
  return first ? notedIn(standing, first, { by: context.actor, at: context.now, action: 'partTitles' }) : [];
}

/** The standards of a city, as those who fill in a form choose from them: looked up once a minute, and anew where one is not found (A2, V7). */
import type { Context } from '../../core/context.ts';
import { MINUTE } from '../../core/time.ts';
import type { Publication } from '../model.ts';
import { isChosenFrom } from '../rules.ts';
import { listPublications } from '../store.ts';

/** Standards that are looked at, the newest issue first: a city has one or two for each series and level. */
const PAGE = 100;
const MOST_PAGES = 3;

const nameOf = (city: string): string => `standards ${city}`;

/** Those whose articles are published, in force or not. */
export async function standardsIn({ table, memory, now }: Context, city: string): Promise<readonly Publication[]> {
  const load = async () => {
    const found: Publication[] = [];
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { rows, next } = await listPublications(table, { city, kind: 'STANDARD' }, { limit: PAGE, after });
      found.push(...rows.filter(isChosenFrom));
      if (next === null) break;
      after = next;
    }
    return found;
  };
  return memory.recall(nameOf(city), { now, forAtMost: MINUTE, load });
}

/** They are read anew next time: what was published, or taken off, a moment ago counts at once. */
export function forgetStandards({ memory }: Context, city: string): void {
  memory.forget(nameOf(city));
}

/**
 * The published standards of a city, as those who fill in a form choose from them (A2, V7): looked up once a minute, and anew before anybody
 * is refused, as a form is saved and as it is submitted. What was taken off through another process may so be named for a minute more.
 */
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/hash.ts';
import { lookOf } from '../../core/look.ts';
import { pages } from '../../core/page.ts';
import type { Refusal } from '../../core/refusal.ts';
import { MINUTE } from '../../core/time.ts';
import type { Publication } from '../model.ts';
import { disclosureRefusals } from '../refusals.ts';
import { isChosenFrom, isSameStandard, type Told } from '../rules.ts';
import { listPublications } from '../store.ts';

/** As many as one request reads: a city has one or two for each series and level, and all that were repealed. */
const PAGE = 100;

const remembered = (city: string): string => `standards ${city}`;

/** Those whose articles are published, in force or not, the newest issue first. */
export async function publishedStandardsIn({ table, memory, now }: Context, city: string): Promise<readonly Publication[]> {
  const load = async () => {
    const found: Publication[] = [];
    for await (const { rows } of pages((after) => listPublications(table, { city, kind: 'STANDARD' }, { limit: PAGE, after })))
      found.push(...rows.filter(isChosenFrom));
    return found;
  };
  return memory.recall(remembered(city), { now, forAtMost: MINUTE, load });
}

/** They are read anew next time: what was published, or taken off, a moment ago counts at once. */
export function forgetStandards({ memory }: Context, city: string): void {
  memory.forget(remembered(city));
}

/** Why this would be the second standard of its 文号 for the same title; `own` is the document itself, or the one that it replaces. */
export async function whyNotSecond(context: Context, city: string, content: Told, own: string | null): Promise<Refusal | null> {
  forgetStandards(context, city);
  const other = (await publishedStandardsIn(context, city)).find(
    (one) => one.id !== own && (own === null || one.replaced?.by !== own) && isSameStandard(one, content),
  );
  return other ? disclosureRefusals.STANDARD_TWICE({ title: other.title }) : null;
}

/**
 * The id of a new document. That of a standard is made of its 文号 and of how many bear it already: of two officers who publish it at once one is first, and
 * the other is judged by what the first has left.
 */
export async function newIdOf(context: Context, city: string, { kind, number }: Pick<Told, 'kind' | 'number'>): Promise<string> {
  if (kind !== 'STANDARD' || number === null) return context.newId();
  const look = lookOf(number);
  let bearing = 0;
  for await (const { rows } of pages((after) => listPublications(context.table, { city, kind }, { limit: PAGE, after })))
    bearing += rows.filter((one) => lookOf(one.number ?? '') === look).length;
  return nameOf('standard', city, look, String(bearing));
}

/** A page of public documents as somebody asks for it (V7). */
import type { Context } from '../../core/context.ts';
import { connectionOf, pageOf, SIFTED, sifted, type PageArguments } from '../../core/page.ts';
import { pricedPage, type Price } from '../../core/price.ts';
import { listDocuments } from '../lists.ts';
import { isSought, type Sought } from '../rules.ts';
import type { Listed } from '../store.ts';

/** What a page has to meet, beside the kind that it is listed by. */
export async function documentsOf(context: Context, of: Listed, sought: Sought, args: PageArguments) {
  const page = pageOf(args);
  const load = (paging: typeof page) => listDocuments(context, of, paging);
  const { rows, cursors, next } = await sifted(load, (one) => isSought(one, sought, context.now), page);
  return connectionOf(rows, cursors, page.after, next);
}

const SIEVES = ['series', 'level', 'inForceOn', 'state'];
/** One request, and as many again for the notices of the city as have to be read anew; where something is left out, more. */
const PLAIN = pricedPage(2);
export const SIEVED = pricedPage(SIFTED);

/** The page of a list that costs more where it is looked through. */
export function pricedList(): { price: Price; rows: Price } {
  const priceOf = (price: Price, given: Readonly<Record<string, unknown>>) => (typeof price === 'function' ? price(given) : price);
  return {
    ...PLAIN,
    price: (given) => priceOf(SIEVES.some((name) => (given[name] ?? null) !== null) ? SIEVED.price : PLAIN.price, given),
  };
}

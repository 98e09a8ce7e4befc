/** The public documents of a city, as they are asked for and made into a file (V7). */
import { OFFICERS, type Listed } from '../core/listed.ts';
import { sifted } from '../core/page.ts';
import { cityAsked } from '../announcement/cycles.ts';
import { listDocuments } from './lists.ts';
import type { Publication } from './model.ts';
import { isSought, type Sought } from './rules.ts';
import type { Listed as Of } from './store.ts';

type Optional<T> = { [K in keyof T]?: T[K] | undefined };

export const PUBLIC_DOCUMENTS: Listed<Optional<Sought> & { city?: string | null | undefined; kind?: Of['kind'] | undefined }, Publication> =
  {
    readers: OFFICERS,
    async open(context, { city: named, kind, series, level, inForceOn, state }) {
      const city = await cityAsked(context, { city: named });
      const sought = { series: series ?? null, level: level ?? null, inForceOn: inForceOn ?? null, state: state ?? null };
      return (page) =>
        sifted(
          (paging) => listDocuments(context, { city, kind: kind ?? null }, paging),
          (one) => isSought(one, sought, context.now),
          page,
        );
    },
  };

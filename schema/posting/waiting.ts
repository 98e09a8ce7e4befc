/** Running postings with an objection to answer: the officers of their unit have it to do (U4). */
import { pages } from '../core/page.ts';
import { workedOutOnce } from '../core/together.ts';
import { bureauOf } from '../announcement/cities.ts';
import type { Duty } from '../application/duties.ts';
import { loadHeads } from '../application/frozen/store.ts';
import { PAGE, holdersIn, type Kind } from '../application/waiting.ts';
import type { OfObjections } from './duties.ts';
import { asSeen } from './rules/unseen.ts';
import { listObjected, POSTING_SHARDS } from './store.ts';

const NOTHING_KNOWN = { series: null, level: null };

export const OBJECTIONS: Kind<Duty<OfObjections>> = {
  walk: ({ table }, { cycle, isUnder }) => ({
    shards: POSTING_SHARDS,
    page: async (shard, after) => {
      const { rows, next } = await listObjected(table, shard, { limit: PAGE, after });
      const own = rows.filter((posting) => posting.cycle === cycle);
      // The application knows what its window depends on: the committee, and whether it is recognised directly.
      const heads = await loadHeads(
        table,
        own.map(({ application }) => application),
      );
      return {
        holders: own
          .filter(({ application }) => isUnder(heads.get(application) ?? NOTHING_KNOWN))
          .map(({ unit, city }) => holdersIn('UNIT', unit, bureauOf(city))),
        next,
      };
    },
  }),
  // Their list is read through, once a question.
  count: (context, { cycle }) =>
    workedOutOnce(context, `objected ${cycle}`, async () => {
      let count = 0;
      const inShard = async (shard: number) => {
        for await (const { rows } of pages((after) => listObjected(context.table, shard, { limit: PAGE, after }))) {
          count += rows.filter((posting) => posting.cycle === cycle && asSeen(posting, context.now).objections.open > 0).length;
        }
      };
      await Promise.all(Array.from({ length: POSTING_SHARDS }, (_, shard) => inShard(shard)));
      return count;
    }),
};

/** The committees of a notice, as they are asked for and made into a file. */
import type { Actor } from '../core/actor.ts';
import { OFFICERS, wholeOf, type Listed } from '../core/listed.ts';
import { knownCycle } from './cycles.ts';
import type { Committee } from './model.ts';
import { loadInForce, type Reader } from './store.ts';

type Sought = {
  series?: string | null | undefined;
  specialty?: string | null | undefined;
  level?: string | null | undefined;
  scope?: string | null | undefined;
  month?: number | null | undefined;
  third?: string | null | undefined;
};
type Asked = Sought & { cycle?: string | null | undefined; city?: string | null | undefined };

/** Those that are meant: each thing that is named has to be met. */
export async function committeesOf(context: Reader & { actor: Actor }, { cycle, city, ...asked }: Asked): Promise<Committee[]> {
  const { committees } = await loadInForce(context, await knownCycle(context, cycle, { city }));
  return committees.filter(
    (one) =>
      ((asked.series ?? null) === null || one.series === asked.series) &&
      ((asked.specialty ?? null) === null || one.specialty?.includes(asked.specialty ?? '')) &&
      ((asked.level ?? null) === null || one.levels.some((level) => level === asked.level)) &&
      ((asked.scope ?? null) === null || one.scope === asked.scope) &&
      ((asked.month ?? null) === null || one.meets?.month === asked.month) &&
      ((asked.third ?? null) === null || one.meets?.third === asked.third),
  );
}

export const COMMITTEES: Listed<Asked, Committee> = {
  readers: OFFICERS,
  async open(context, asked) {
    return wholeOf(await committeesOf(context, asked), ({ id }) => id);
  },
};

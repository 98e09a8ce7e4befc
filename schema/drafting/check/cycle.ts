/** Which cycle it is: one that the city has not published yet, and at what time beside its others (C7). */
import { inWords } from '../../core/time.ts';
import type { Published } from './known.ts';
import { found, type Found } from './line.ts';
import type { Reading } from './read/index.ts';

export function cycleLines({ cycle, year, round, phases }: Reading, others: readonly Published[]): Found[] {
  const isSame = (one: Published) => one.year === year && one.round === round;
  const taken = cycle === undefined ? undefined : others.find((one) => isSame(one) && one.cycle !== cycle);
  const named = others.find((one) => one.cycle === cycle && !isSame(one));
  return [
    ...(taken ? [found('YEAR_ROUND_TAKEN', ['round'], { year, round, other: taken.cycle })] : []),
    ...(named && year !== undefined && round !== undefined ? [found('CYCLE_TAKEN', ['cycle'], named)] : []),
    ...overlaps(
      phases,
      others.filter((one) => one.cycle !== cycle),
    ),
  ];
}

function overlaps(phases: Reading['phases'], others: readonly Published[]): Found[] {
  const opens = Math.min(...phases.map((one) => one.opens ?? Infinity));
  const closes = Math.max(...phases.map((one) => one.closes ?? -Infinity));
  return others
    .filter((one) => opens < one.closesAt && one.opensAt < closes)
    .map((one) =>
      found('CYCLES_OVERLAP', ['phases'], { other: one.cycle, opens: inWords(one.opensAt), closes: inWords(one.closesAt, true) }),
    );
}

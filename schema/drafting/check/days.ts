/** Days that are not of this year: left from the notice that was copied, or mistyped. */
import { dayOf, type Day } from '../../core/time.ts';
import { found, pathOf, type Found, type Place } from './line.ts';
import type { CommitteeRow, Reading } from './read/index.ts';
import { placeNamed } from './words.ts';

/** A day with its place, and a key by which it is found in another notice. */
type Dated = { at: Place; key: string; day: Day; of: string | number };

/** The notice that was copied, where there is one, as far as it is of another year. */
export function dayLines(reading: Reading, copied: Reading | null, shifted: readonly string[]): Found[] {
  const { year } = reading;
  if (year === undefined) return [];
  const from = copied !== null && copied.year !== year ? copied : null;
  const before = new Map(from ? daysOf(from).map(({ key, of }) => [key, of]) : []);
  const days = daysOf(reading).flatMap(({ at, key, day, of }) => {
    const placed = { place: placeNamed(at), path: pathOf(at), day };
    if (before.get(key) === of) return [found('DAY_LEFT', at, { ...placed, year: from?.year })];
    if (shifted.includes(placed.path)) return [found('DAY_SHIFTED', at, placed)];
    // Years of service are often counted up to the end of the year before.
    const earliest = at.at(-1) === 'seniorityAsOf' ? year - 1 : year;
    return isWithin(day, earliest, year) ? [] : [found('DAY_OUTSIDE', at, { ...placed, year })];
  });
  return [...days, ...meetings(reading.committees, year, from)];
}

function isWithin(day: Day, first: number, year: number): boolean {
  return String(first) <= day.slice(0, 4) && day.slice(0, 4) <= String(year + 1);
}

function daysOf({ notice, phases, milestones, policy }: Reading): Dated[] {
  const dated = (at: Place, key: string, day: Day | null | undefined): Dated[] => (day ? [{ at, key, day, of: day }] : []);
  const window = (at: Place, key: string, { opens, closes }: { opens?: number | undefined; closes?: number | undefined }): Dated[] => [
    ...(opens === undefined ? [] : [{ at: [...at, 'opens'], key: `${key} opens`, day: dayOf(opens), of: opens }]),
    ...(closes === undefined ? [] : [{ at: [...at, 'closes'], key: `${key} closes`, day: dayOf(closes - 1), of: closes }]),
  ];
  return [
    ...dated(['notice', 'issuedOn'], 'issuedOn', notice.issuedOn),
    ...phases.flatMap((phase) => [
      ...window(['phases', phase.index], `phase ${phase.name}`, phase),
      ...phase.exceptions.flatMap((one) =>
        window(['phases', phase.index, 'exceptions', one.index], `phase ${phase.name} ${one.index}`, one),
      ),
    ]),
    ...milestones.flatMap(({ index, id, from, due }) => [
      ...dated(['milestones', index, 'from'], `milestone ${id} from`, from),
      ...dated(['milestones', index, 'due'], `milestone ${id} due`, due),
    ]),
    ...dated(['policy', 'seniorityAsOf'], 'seniorityAsOf', policy.seniorityAsOf),
  ];
}

/** Of the meetings of committees, which are many, one line. */
function meetings(committees: readonly CommitteeRow[], year: number, from: Reading | null): Found[] {
  const before = new Map(from?.committees.map(({ id, meets }) => [id, meets?.from]));
  const isLeft = ({ id, meets }: CommitteeRow) => meets !== undefined && meets !== null && before.get(id) === meets.from;
  const left = committees.filter(isLeft);
  const outside = committees.filter((one) => one.meets && !isLeft(one) && !isWithin(one.meets.from, year, year));
  const told = (code: 'MEETINGS_LEFT' | 'MEETINGS_OUTSIDE', those: readonly CommitteeRow[], of: number | undefined): Found[] => {
    const [first] = those;
    if (!first) return [];
    return [
      found(code, ['committees', first.index, 'meets', 'year'], { name: first.name ?? first.id ?? '', count: those.length, year: of }),
    ];
  };
  return [...told('MEETINGS_LEFT', left, from?.year), ...told('MEETINGS_OUTSIDE', outside, year)];
}

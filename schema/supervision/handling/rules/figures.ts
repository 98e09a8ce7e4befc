/** What the stays at a desk come to (V7). Pure. */
import { groupedBy } from '../../../core/grouped.ts';
import { DAY, type Instant } from '../../../core/time.ts';
import { STEPS, WAYS_ON, type Handling, type Stay, type Step, type WayOn } from '../model.ts';

type Window = { opensAt: Instant; closesAt: Instant };
type About = Pick<Handling, 'cycle' | 'city' | 'run' | 'asOf'>;

/** Of each step that anything came to, the whole of it and each of its desks. */
export function figuresOf(stays: readonly Stay[], windows: Record<Step, Window>, about: About): Handling[] {
  return STEPS.flatMap((step) => {
    const here = stays.filter((one) => one.step === step);
    const desks = groupedBy(here, ({ organisation }) => organisation);
    const all = [...desks].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [[null, here] as const, ...all].flatMap(([organisation, own]) =>
      handlingOf(own, { ...about, step, organisation }, windows[step]),
    );
  });
}

function handlingOf(
  stays: readonly Stay[],
  of: Pick<Handling, 'cycle' | 'city' | 'run' | 'asOf' | 'step' | 'organisation'>,
  { opensAt, closesAt }: Window,
): Handling[] {
  if (stays.length === 0) return [];
  const waiting = stays.filter(({ left }) => left === null);
  const ended = stays.flatMap(({ from, left }) => (left ? [{ from, ...left }] : []));
  const ways = Object.fromEntries(WAYS_ON.map((way) => [way, ended.filter((one) => one.way === way).length])) as Record<WayOn, number>;
  return [
    {
      ...of,
      came: stays.length,
      applications: new Set(stays.map(({ application }) => application)).size,
      waiting: waiting.length,
      since: waiting.length === 0 ? null : Math.min(...waiting.map(({ from }) => from)),
      onward: ways.ONWARD,
      refused: ways.REFUSED,
      returned: ways.RETURNED,
      returnedTimes: returnedTimes(stays),
      times: timesOf(ended.map(({ from, at }) => at - from)),
      opensAt,
      closesAt,
      lastDay: ended.filter(({ at }) => at >= closesAt - DAY && at < closesAt).length,
      late: ended.filter(({ at }) => at >= closesAt).length,
    },
  ];
}

/** How many applications were returned once, twice, three times or more. */
function returnedTimes(stays: readonly Stay[]): [number, number, number] {
  const returned = groupedBy(
    stays.filter(({ left }) => left?.way === 'RETURNED'),
    ({ application }) => application,
  );
  const counts = [...returned.values()].map((own) => own.length);
  return [counts.filter((one) => one === 1).length, counts.filter((one) => one === 2).length, counts.filter((one) => one >= 3).length];
}

/** Half of them took no longer than the median, nine of ten no longer than `nine`, none longer than `most`. */
function timesOf(all: readonly number[]): Handling['times'] {
  const sorted = all.toSorted((a, b) => a - b);
  const most = sorted.at(-1);
  if (most === undefined) return null;
  const within = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? most;
  return { median: within(0.5), nine: within(0.9), most };
}

/**
 * The seats as a network (E4): from the start to each specialty's seats and to the free ones, from those to the experts who may take them,
 * from an expert to the unit, as many as may come of one, from the unit to inside or outside, and of inside as many as leave room for those
 * from outside. Seats that can all be filled are as many units that run from start to end. A unit is outside or it is not.
 */
import type { Entry, Lot, Quotas } from '../model.ts';
import { open, place, type Place, type Way } from './network.ts';

/** A place with the one way that leads on from it. */
type Gate = { at: Place; on: Way };

/** `takes` is each expert's own way: it runs full when they have a seat. Of seats that are free the kind is null. */
export type Seats = {
  start: Place;
  end: Place;
  kinds: Map<string | null, Place>;
  takes: Map<string, Way>;
  units: Map<string, Gate>;
  inside: Gate;
};

/** The network of a lot, with nobody seated. */
export function seatsOf({ seats, pool, quotas }: Lot): Seats {
  const [start, end] = [place('start'), place('end')];
  const gate = (name: string, to: Place, room: number): Gate => {
    const at = place(name);
    return { at, on: open(at, to, room) };
  };
  const inside = gate('inside', end, Math.max(0, seats - quotas.leastOutside));
  const outside = gate('outside', end, seats);
  const kinds = kindsOf(seats, quotas, start);
  const units = new Map<string, Gate>();
  const takes = new Map<string, Way>();
  for (const entry of pool) {
    const unit = units.get(entry.unit) ?? gate(entry.unit, (entry.isOutside ? outside : inside).at, quotas.mostOfOneUnit ?? seats);
    units.set(entry.unit, unit);
    const [comes, sits] = [place(entry.expert), place(entry.expert)];
    for (const [kind, at] of kinds) if (maySit(entry, kind, quotas)) open(at, comes, 1);
    takes.set(entry.expert, open(comes, sits, 1));
    open(sits, unit.at, 1);
  }
  return { start, end, kinds, takes, units, inside };
}

/** The kinds of seats, with as many ways to each as it has seats. */
function kindsOf(seats: number, { specialties }: Quotas, start: Place): Map<string | null, Place> {
  const asked = specialties.reduce((sum, { number }) => sum + number, 0);
  const numbers = [
    ...specialties.map(({ specialty, number }) => [specialty, number] as const),
    [null, Math.max(0, seats - asked)] as const,
  ];
  return new Map(
    numbers.map(([kind, number]) => {
      const at = place(kind ?? 'free');
      open(start, at, number);
      return [kind, at];
    }),
  );
}

/** Whether an expert may take a seat of this kind: of their specialty, or a free one unless each specialty of theirs has exactly its seats. */
function maySit({ specialties }: Pick<Entry, 'specialties'>, kind: string | null, quotas: Quotas): boolean {
  if (kind !== null) return specialties.includes(kind);
  const isFull = (specialty: string) => quotas.specialties.some((quota) => quota.isExact && quota.specialty === specialty);
  return specialties.length === 0 || !specialties.every(isFull);
}

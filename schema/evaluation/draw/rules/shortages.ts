/**
 * Quotas that cannot be kept are found before the freeze, each with how many are short, all at once (E4). First each by itself; then, with what
 * is short by itself lowered to what there is, whether they can be kept together, and if not, which of them stand in each other's way.
 */
import type { Lot, Quotas } from '../model.ts';
import { fill, reached } from './network.ts';
import { seatsOf } from './seats.ts';

/** A quota by its name. SEATS: more seats are asked for by specialties, or from outside, than there are. FREE: the seats of no specialty. */
export type QuotaName = { kind: 'POOL' | 'SEATS' | 'UNIT' | 'OUTSIDE' | 'FREE' } | { kind: 'SPECIALTY'; specialty: string };

/** A quota that cannot be kept, or several that cannot be kept together, and by how many. */
export type Shortage = { quotas: readonly QuotaName[]; short: number };

/** All that keeps a lot from being drawn; empty when it can be. */
export function shortagesOf(lot: Lot): Shortage[] {
  const alone = shortAlone(lot);
  return [...alone, ...shortTogether(lowered(lot, alone))];
}

function shortAlone({ seats, pool, quotas }: Lot): Shortage[] {
  const { specialties, mostOfOneUnit, leastOutside } = quotas;
  const units = new Map<string, number>();
  for (const { unit } of pool) units.set(unit, (units.get(unit) ?? 0) + 1);
  const seatable = [...units.values()].reduce((sum, number) => sum + Math.min(number, mostOfOneUnit ?? number), 0);
  const asked = specialties.reduce((sum, { number }) => sum + number, 0);
  const short = (name: QuotaName, number: number): Shortage => ({ quotas: [name], short: number });
  return [
    short({ kind: 'POOL' }, seats - pool.length),
    short({ kind: 'SEATS' }, Math.max(asked, leastOutside) - seats),
    ...specialties.map(({ specialty, number }) => short({ kind: 'SPECIALTY', specialty }, number - having(pool, specialty))),
    short({ kind: 'UNIT' }, Math.min(seats, pool.length) - seatable),
    short({ kind: 'OUTSIDE' }, leastOutside - pool.filter(({ isOutside }) => isOutside).length),
  ].filter((one) => one.short > 0);
}

function having(pool: Lot['pool'], specialty: string): number {
  return pool.filter(({ specialties }) => specialties.includes(specialty)).length;
}

/** The lot with each quota lowered to what there is of it: what is short then is short for another reason. */
function lowered({ seats, pool, quotas }: Lot, alone: readonly Shortage[]): Lot {
  const shortOf = (kind: QuotaName['kind']) => alone.find(({ quotas: [name] }) => name?.kind === kind)?.short ?? 0;
  const specialties = quotas.specialties.map((quota) => ({ ...quota, number: Math.min(quota.number, having(pool, quota.specialty)) }));
  const asked = specialties.reduce((sum, { number }) => sum + number, 0);
  const fewer: Quotas = { ...quotas, specialties, leastOutside: quotas.leastOutside - shortOf('OUTSIDE') };
  return { pool, quotas: fewer, seats: Math.max(asked, fewer.leastOutside, seats - shortOf('POOL') - shortOf('UNIT')) };
}

/** What is short although each quota by itself can be kept: those at which nothing more gets through. */
function shortTogether(lot: Lot): Shortage[] {
  const { start, end, kinds, units, inside } = seatsOf(lot);
  const short = lot.seats - fill(start, end);
  if (short === 0) return [];
  const within = reached(start);
  const isFull = ({ at, on }: typeof inside) => within.has(at) && !within.has(on.to);
  const names: QuotaName[] = [...kinds]
    .filter(([, at]) => within.has(at))
    .map(([specialty]) => (specialty === null ? { kind: 'FREE' } : { kind: 'SPECIALTY', specialty }));
  if ([...units.values()].some(isFull)) names.push({ kind: 'UNIT' });
  if (isFull(inside)) names.push({ kind: 'OUTSIDE' });
  return [{ quotas: names, short }];
}

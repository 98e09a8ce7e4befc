/** The nodes of committees, named before any of them has fields: they point at each other. */
import { builder } from '../../builder.ts';
import type { Filing } from '../filing/model.ts';
import type { Expert } from '../pool/model.ts';
import type { Yearly } from '../yearly/model.ts';

export const filingRef = builder.objectRef<Filing>('FiledCommittee');
export const yearlyRef = builder.objectRef<Yearly>('CommitteeYear');
export const expertRef = builder.objectRef<Expert>('Expert');

/** The two parts of an id such as `committee-620200-city-health.620200-2024-1`: the committee, which has no dot, and the rest. */
export function partsOf(id: string): { committee: string; rest: string } {
  const dot = id.indexOf('.');
  return dot < 0 ? { committee: id, rest: '' } : { committee: id.slice(0, dot), rest: id.slice(dot + 1) };
}

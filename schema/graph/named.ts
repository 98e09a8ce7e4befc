/** Enumerations of the graph whose values are named elsewhere: what people read of a state is said once. */
import { manual } from '../core/manual.ts';
import type { Bilingual } from '../core/refusal.ts';

/** The values of an enumeration, described in both languages by their names. */
export function named<Value extends string>(names: Readonly<Record<Value, Bilingual>>): Record<Value, { description: string }> {
  const entries = Object.entries<Bilingual>(names).map(([value, { zh, en }]) => [
    value,
    { description: manual(`${zh}。`, `${en[0]?.toUpperCase() ?? ''}${en.slice(1)}.`) },
  ]);
  return Object.fromEntries(entries) as Record<Value, { description: string }>;
}

/** Enumerations of the graph whose values are named elsewhere: what people read of a state is said once. */
import { manual } from '../core/manual.ts';
import { codeOf } from '../core/code.ts';
import type { Bilingual } from '../core/refusal.ts';

/** The values of an enumeration, described in both languages by their names. */
export function named<Value extends string>(names: Readonly<Record<Value, Bilingual>>): Record<Value, { description: string }> {
  const entries = Object.entries<Bilingual>(names).map(([value, { zh, en }]) => [
    value,
    { description: manual(`${zh}。`, `${en[0]?.toUpperCase() ?? ''}${en.slice(1)}.`) },
  ]);
  return Object.fromEntries(entries) as Record<Value, { description: string }>;
}

/** The same of names that are written as fields are: `OTHERS_TOTAL` stands for `othersTotal`. */
export function coded<Value extends string>(
  names: Readonly<Record<Value, Bilingual>>,
): Record<string, { value: Value; description: string }> {
  const each = Object.entries(named(names)) as [Value, { description: string }][];
  return Object.fromEntries(each.map(([value, about]) => [codeOf(value), { value, ...about }]));
}

/** One call of `reviewInBulk` through the real handler, event in and answer out, and what it took. */
import { eventOf, type City } from './city.ts';
import { BULK } from './documents.ts';
import type { Reading } from './meter.ts';
import { globalId } from './people.ts';

type AnswerRow = { id: string; isDone: boolean; refusal: { code: string } | null };
export type Answer = { isDryRun: boolean; done: number; refused: number; rows: AnswerRow[] };
/** Seconds by the clock and of this processor. */
export type Run = { answer: Answer; seconds: number; cpu: number; reading: Reading };
export type Call = { action: string; who: string; dryRun: boolean; key: string };

export async function inBulk(where: City, numbers: readonly number[], { who, ...how }: Call): Promise<Run> {
  const variables = { rows: rowsOf(numbers), opinion: '材料齐全，符合条件。', judgements: null, ...how };
  const event = eventOf({ query: BULK, variables, token: await where.token(who) });
  const before = process.cpuUsage();
  const start = performance.now();
  let body: string | undefined;
  const reading = await where.measure(async () => ({ body } = await where.handler(event)));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { data, errors } = JSON.parse(body ?? '{}') as { data?: { reviewInBulk: Answer }; errors?: unknown[] };
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return { answer: data.reviewInBulk, seconds, cpu: (user + system) / 1e6, reading };
}

/** As they were written: in their first version. */
export function rowsOf(numbers: readonly number[]) {
  return numbers.map((number) => ({ application: globalId(number), version: 1 }));
}

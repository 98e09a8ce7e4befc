/** The days off and worked of a year, as an authority announces them: the nation's, and a city's own over them (C9). */
import * as z from 'zod';
import { whyNotHolding } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { day, text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, say, type Bilingual } from '../../core/refusal.ts';
import { stale, whyNotSeen } from '../../core/stale.ts';
import { dayInChinese, weekday } from '../../core/time.ts';
import { Conflict } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { RegionHolidays } from '../../calendar/model.ts';
import { loadRegionHolidays, NATION, putHolidays } from '../../calendar/store.ts';
import { draftingRefusals } from '../refusals.ts';

const range = z.object({ first: day, last: day });
const input = z.object({
  year: z.number().int().min(2000).max(2199),
  off: z.array(range).max(40),
  worked: z.array(day).max(40),
  document: text(80),
});

type Typed = { region: string; version: number } & Record<string, unknown>;

/** Records them, or puts them right against the version that was seen (0: none yet). What runs already ends when it was said to. */
export async function setHolidays(
  context: Context,
  { region, version, ...typed }: Typed,
): Promise<Outcome<{ region: string; year: number }, RegionHolidays>> {
  // What holds in the whole country any bureau may record, from the document that all of them have.
  refuseIf(
    whyNotHolding(
      context.actor,
      region === NATION ? { role: 'BUREAU_OFFICER' } : { role: 'BUREAU_OFFICER', organisation: bureauOf(region) },
    ),
  );
  const { year, off, worked, document } = valid(input, typed, 'C9');
  const ranges = off.map(({ first, last }): [string, string] => [first, last]);
  const wrong = whatIsWrong(year, ranges, worked);
  if (wrong.length > 0) throw draftingRefusals.HOLIDAYS_WRONG({ told: wrong });
  const before = await loadRegionHolidays(context.table, region, year);
  refuseIf(whyNotSeen(before ?? { version: 0 }, version));
  const fact = { by: context.actor, at: context.now, action: 'setHolidays' as const, detail: { document } };
  const data = { region, year, off: ranges, worked, document };
  const { after, entry } = change({ kind: 'HOLIDAYS', id: `${region}.${year}` }, before, data, fact);
  const answer = { region, year };
  try {
    await context.table.transact([putHolidays(after, before), entry, ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw stale();
  }
  context.memory.forget('holidays');
  return { answer, result: after };
}

/** Everything that is wrong, at once. */
function whatIsWrong(year: number, off: readonly (readonly [string, string])[], worked: readonly string[]): Bilingual[] {
  const elsewhere = [...off.flat(), ...worked].filter((one) => !one.startsWith(`${year}-`));
  const backwards = off.filter(([first, last]) => first > last);
  const both = worked.filter((one) => off.some(([first, last]) => first <= one && one <= last));
  const needless = worked.filter((one) => weekday(one) <= 5 && !both.includes(one));
  const twice = worked.filter((one, index) => worked.indexOf(one) !== index);
  const told = (days: readonly string[], zh: string, en: string) => days.map((one) => say(`${dayInChinese(one)}${zh}`, `${one} ${en}`));
  return [
    ...told(elsewhere, `不在${year}年`, `is not in ${year}`),
    ...told(
      backwards.map(([first]) => first),
      '起的放假起止颠倒',
      'begins a range that ends before it',
    ),
    ...told(both, '既放假又上班', 'is both off and worked'),
    ...told(needless, '本为工作日，不必调休', 'is a working day anyhow'),
    ...told(twice, '重复', 'is named twice'),
  ];
}

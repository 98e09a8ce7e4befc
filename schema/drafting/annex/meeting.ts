/** When a committee meets: the third of a month, in the year of the notice where none is named (C12). Pure. */
import { say } from '../../core/refusal.ts';
import { meetingIn } from '../../announcement/committees.ts';
import type { Given } from './given.ts';
import type { ReadCommittee } from './model.ts';

/** The year of the column, which is told at its own place where it is none. */
export function yearOf(typed: string): Given<number | null> {
  if (typed === '') return { value: null };
  const year = Number(typed.normalize('NFKC'));
  if (Number.isInteger(year) && year >= 2000 && year < 2200) return { value: year };
  return {
    value: null,
    wrong: say(
      '须为四位数的年份，如2025；不填即为通知的年度',
      'must be a year of four digits, such as 2025; left empty it is that of the notice',
    ),
  };
}

type Typed = { meets: string; year: string };

export function meetingOf(typed: Typed, { year, isNumbered }: { year: number; isNumbered: boolean }): Given<ReadCommittee['meets']> {
  if (typed.meets === '')
    return isNumbered ? { value: null, unsure: say('未填，评审时间留空', 'is empty: the committee has no time to meet') } : { value: null };
  const read = meetingIn(typed.meets);
  if (!read)
    return {
      value: null,
      wrong: say('应为某月上旬、中旬或下旬，如11月上旬', 'must be a third of a month, as in 11月上旬 (early November)'),
    };
  const column = yearOf(typed.year).value;
  if (column !== null && read.year !== null && column !== read.year)
    return { value: null, wrong: say(`与所填年度${column}不一致`, `is of another year than ${column}`) };
  const meets = { ...read, year: column ?? read.year ?? year };
  if (meets.year === year || meets.year === year + 1) return { value: meets };
  return { value: meets, unsure: say(`在${meets.year}年，通知为${year}年度`, `is in ${meets.year}, and the notice is of ${year}`) };
}

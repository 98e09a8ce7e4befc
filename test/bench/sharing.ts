/**
 * S6: decisions in bulk whose transactions share an item, with the collisions that DynamoDB makes of that: recommendations that take
 * the vacancies of one unit, approvals that join one summary table.
 */
import type { Actor } from '../../schema/core/actor.ts';
import { change } from '../../schema/core/audit.ts';
import { MOST_ROWS } from '../../schema/review/actions/bulk.ts';
import { putVacancy } from '../../schema/review/vacancies/store.ts';
import type { Item } from '../../schema/table/port.ts';
import { inBulk, type Answer } from './calls.ts';
import { city, OFFICER } from './city.ts';
import { collide, UNDER_WAY } from './collisions.ts';
import { told } from './meter.ts';
import type { Part } from './part.ts';
import { account, accountOf, application, CYCLE, items, MORNING, UNIT } from './people.ts';
import { quietly } from './ratio.ts';
import { atMost, type Row } from './row.ts';

const BY: Actor = { kind: 'system', name: 'bench' };
const TITLE = { series: 'school-teaching', specialty: '数学', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL' } as const;
const DEPARTMENT = 'education';
/** cdk/api.ts */
const LIMIT = 29;

const SHARED: { action: string; who: string; what: string; of: (number: number) => Item[]; also: Item[] }[] = [
  {
    action: 'RECOMMEND',
    who: OFFICER,
    what: 'recommended with the vacancies of one unit',
    of: (number) => [
      ...account(accountOf(number), 'APPLICANT', UNIT),
      ...application(number, { state: 'CLEARED', head: { ...TITLE, department: DEPARTMENT } }),
    ],
    also: vacancies(),
  },
  {
    action: 'APPROVE',
    who: 'education-officer',
    what: 'approved into one summary table',
    of: (number) => {
      const recommendation = { at: MORNING, by: OFFICER, text: '同意推荐。', vacancy: 'NOT_APPLICABLE' as const };
      return application(number, { state: 'RECOMMENDED', head: { ...TITLE, department: DEPARTMENT, recommendation } });
    },
    also: [],
  },
];

const part: Part = async ({ endpoint }) => {
  const rows: Row[] = [];
  for (const { action, who, what, of, also } of SHARED) {
    const where = await city(endpoint);
    const numbers = Array.from({ length: MOST_ROWS }, (_, number) => number);
    await where.load([...also, ...numbers.flatMap(of)]);
    const done = collide(where.client);
    const call = () => quietly(() => inBulk(where, numbers, { action, who, dryRun: false, key: 'bulk-shared' }));
    const { answer, seconds, reading } = await call();
    const { collided } = done;
    const again = await call();
    rows.push(
      atMost({
        id: 'S6',
        what: `${MOST_ROWS} ${what} in one call: rows that were refused`,
        goal: '0',
        measured: answer.refused,
        unit: '',
        most: 0,
        note:
          `${refusalsIn(answer)}; ${collided} collisions, a transaction being under way for ${UNDER_WAY} ms; ` +
          `called again under its key, ${again.answer.refused} are left (${refusalsIn(again.answer)})`,
      }),
      atMost({
        id: 'S7',
        what: `${MOST_ROWS} ${what} in one call, in the function’s time`,
        goal: `≤ ${LIMIT} s`,
        measured: seconds,
        unit: 's',
        most: LIMIT,
        note: `as it took here; ${(reading.total / MOST_ROWS).toFixed(1)} requests a row: ${told(reading)}`,
      }),
    );
  }
  return rows;
};
export default part;

/** `27 BUSY`. */
function refusalsIn({ rows }: Answer): string {
  const codes = new Map<string, number>();
  for (const { refusal } of rows) if (refusal) codes.set(refusal.code, (codes.get(refusal.code) ?? 0) + 1);
  return Array.from(codes, ([code, count]) => `${count} ${code}`).join(', ') || 'none';
}

/** Enough of them for everybody. */
function vacancies(): Item[] {
  const { series, level } = TITLE;
  const data = { unit: UNIT, cycle: CYCLE, series, level, total: MOST_ROWS, taken: 0, document: '嘉人社岗〔2024〕1号', proposal: null };
  const fact = { by: BY, at: MORNING, action: 'set' as const };
  const { after, entry } = change({ kind: 'VACANCY', id: [UNIT, CYCLE, series, level].join('.') }, null, data, fact);
  return items([putVacancy(after, null), entry]);
}

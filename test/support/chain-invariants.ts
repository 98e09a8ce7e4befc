/** What must hold of the review chain over the whole table: postings, objections, vacancies, meetings (U2–U6, D7). */
import { applicationShape, type Application } from '../../schema/application/model.ts';
import { objectionShape, postingShape, type PostingState } from '../../schema/posting/model.ts';
import { vacancyShape } from '../../schema/review/vacancies/model.ts';
import { fromItem } from '../../schema/table/item.ts';
import type { Item } from '../../schema/table/port.ts';
import type { State } from '../../schema/application/moves.ts';

/** In which state its posting is while an application is in one of these. */
const POSTING_OF: Partial<Record<State, readonly PostingState[]>> = {
  POSTED: ['RUNNING', 'ENDED'],
  CLEARED: ['CLEARED'],
  RECOMMENDED: ['CLEARED'],
  APPROVED: ['CLEARED'],
  PASSED: ['CLEARED'],
  FORWARDED: ['CLEARED'],
  PASSED_BY_COMMITTEE: ['CLEARED'],
  CONFERRED: ['CLEARED'],
  NOT_PASSED: ['CLEARED'],
};

/** States in which a vacancy that was taken is held. */
const HOLDING: readonly State[] = ['RECOMMENDED', 'APPROVED', 'PASSED', 'FORWARDED', 'PASSED_BY_COMMITTEE', 'CONFERRED', 'RETURNED'];

export function chain(items: readonly Item[]): string[] {
  const heads = items.filter(({ sk }) => sk === 'A#HEAD').map((item) => fromItem(applicationShape, item));
  return [...postings(items, heads), ...vacancies(items, heads), ...meetings(items, heads)];
}

function postings(items: readonly Item[], heads: readonly Application[]): string[] {
  const all = items.filter(({ sk }) => sk === 'P#HEAD');
  const objections = items.filter(({ sk }) => sk === 'CASE').map((item) => fromItem(objectionShape, item));
  const ofHeads = heads.flatMap((head) => {
    const wanted = POSTING_OF[head.state];
    const item = all.find(({ pk }) => pk === `POSTING#${head.posting}`);
    // What was mended is shown beside the review, and has been when it is passed, unless it need not be (U7).
    const { isDue, waived } = head.supplement ?? { isDue: true, waived: null };
    const isFree = head.supplement && (['RECOMMENDED', 'APPROVED'].includes(head.state) || !isDue || waived !== null);
    if (!wanted || isFree) return [];
    const state = item && fromItem(postingShape, item).state;
    return state && wanted.includes(state) ? [] : [`application ${head.id} is ${head.state} and its posting ${String(state)}`];
  });
  const ofPostings = all.flatMap((item) => {
    const one = fromItem(postingShape, item);
    const against = objections.filter(({ posting }) => posting === one.id);
    const open = against.filter(({ finding }) => finding === null).length;
    const wrong: (string | false)[] = [
      (one.objections.open !== open || one.objections.all !== against.length) && 'does not count its objections',
      (one.state === 'ENDED' || one.state === 'CLEARED') && open > 0 && 'has ended with an open objection',
      (one.state === 'RUNNING') !== (item.shardPk !== undefined) && 'waits for the clock in another state',
      (one.state === 'RUNNING' && one.audience === 'PUBLIC') !== (item.deskPk !== undefined) &&
        'is shown to the public, or not, against its audience',
      (one.state === 'CLEARED') !== (one.report !== null) && 'is cleared without a report, or the reverse',
      (one.state === 'RUNNING') !== (one.endedAt === null) && 'has ended without an instant, or the reverse',
    ];
    return wrong.filter((what): what is string => what !== false).map((what) => `posting ${one.id} ${what}`);
  });
  return [...ofHeads, ...ofPostings];
}

function vacancies(items: readonly Item[], heads: readonly Application[]): string[] {
  const holding = heads.filter(
    ({ state, recommendation, vacancyEnded }) => HOLDING.includes(state) && recommendation?.vacancy === 'AVAILABLE' && !vacancyEnded,
  );
  const counts = items.filter(({ pk }) => pk.startsWith('VACANCIES#')).map((item) => fromItem(vacancyShape, item));
  const wrong = counts.flatMap(({ unit, cycle, series, level, total, taken }) => {
    const held = holding.filter((one) => one.unit === unit && one.cycle === cycle && one.series === series && one.level === level).length;
    if (held !== taken) return [`${unit} counts ${taken} vacancies of ${series} ${level} as taken, and ${held} are held`];
    return taken > total ? [`${unit} has given ${taken} of ${total} vacancies of ${series} ${level}`] : [];
  });
  const homeless = holding.filter(
    (one) =>
      !counts.some(
        ({ unit, cycle, series, level }) => unit === one.unit && cycle === one.cycle && series === one.series && level === one.level,
      ),
  );
  return [...wrong, ...homeless.map(({ id }) => `application ${id} holds a vacancy that nobody counts`)];
}

function meetings(items: readonly Item[], heads: readonly Application[]): string[] {
  return heads
    .filter(({ meeting }) => meeting !== null)
    .filter(({ id, meeting }) => !items.some(({ pk, sk }) => pk === `MEETING#${meeting?.id}` && sk === `DECISION#${id}`))
    .map(({ id }) => `application ${id} was decided at a meeting that does not list it`);
}

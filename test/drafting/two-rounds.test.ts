/**
 * A year with two rounds: the second notice is typed with seven errors in it, which the check names; put right, it is published, and runs beside
 * the first on into the next calendar year (C7).
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationIn, approvedVacancies, BEGIN, draft, submit } from '../support/forms.ts';
import { confirmed, publish, saved, written } from '../support/notices/publishing.ts';
import { FIRST_ROUND, HOLIDAYS_2027, MENDED, SECOND_ROUND, WRONG } from '../support/notices/two-rounds.ts';
import { city, organisationId, type World } from '../support/world.ts';
import { AMEND } from '../calendar/acts.ts';
import { PUBLISH, SET_HOLIDAYS } from './acts.ts';

const FIRST = '620200-2026-1';
const SECOND = '620200-2026-2';

/** The form of somebody who applies in 2026. */
const FORM = {
  continuingEducation: { years: [{ year: 2025, publicHours: 30, professionalHours: 60 }] },
  appraisals: { years: [2025, 2024, 2023, 2022, 2021, 2020, 2019].map((year) => ({ year, result: 'QUALIFIED' })) },
};

async function work(world: World, who: string): Promise<string[]> {
  const { myWork } = await world.does(who, '{ myWork { cycle { cycle: code } waiting { what { zh } } } }');
  return myWork.map(
    ({ cycle, waiting }: { cycle: { cycle: string }; waiting: { what: { zh: string } }[] }) =>
      `${cycle.cycle}：${waiting.map(({ what }) => what.zh).join('，')}`,
  );
}

describe('a year with two rounds', () => {
  let world: World;
  beforeAll(async () => {
    world = await city({ at: '2026-02-24T09:00:00+08:00' });
    await publish(world, ['wang', 'li'], FIRST_ROUND);
    world.at('2026-03-02T09:00:00+08:00');
    await approvedVacancies(world, 3);
    await applicationIn(world, 'RECOMMENDED', { applicant: 'yang', changes: FORM });
  });

  it('C8: each error in the second notice has its line; it cannot be published until all are put right, and then it can', async () => {
    world.at('2026-10-10T09:00:00+08:00');
    const typed = await written(world, 'wang', SECOND_ROUND);
    const errors = ({ check }: typeof typed) =>
      check.filter(({ severity }) => severity === 'ERROR').map(({ code, path }) => `${code} ${path}`);
    expect(errors(typed).toSorted()).toEqual(WRONG.toSorted());
    expect(await world.refusal('wang', PUBLISH, { draft: typed.id, version: typed.version })).toBe('DRAFT_WRONG');
    await world.does('li', SET_HOLIDAYS, { ...HOLIDAYS_2027, version: 0 });
    const mended = await saved(world, 'li', typed, MENDED);
    expect(errors(mended)).toEqual([]);
    await confirmed(world, ['li', 'wang'], mended);
    expect((await world.does(null, '{ cycles(year: 2026) { cycle: code round } }')).cycles).toEqual([
      { cycle: FIRST, round: 1 },
      { cycle: SECOND, round: 2 },
    ]);
  });

  it('C7: while the first is still with the department, the second opens; each is applied in once, and the desks name both', async () => {
    world.at('2026-11-02T00:00:00+08:00');
    expect((await world.does('yang', '{ cycle { cycle: code round } }')).cycle).toEqual({ cycle: SECOND, round: 2 });
    const { openPhases } = await world.does('yang', '{ openPhases { cycle name } }');
    expect(openPhases).toEqual([
      { cycle: SECOND, name: 'APPLICATION' },
      { cycle: FIRST, name: 'DEPARTMENT_REVIEW' },
      { cycle: FIRST, name: 'PROVINCIAL_REVIEW' },
    ]);
    expect(await work(world, 'zhao')).toEqual([`${FIRST}：单位已推荐，待部门审核`]);
    await world.does('yang', BEGIN, { unit: organisationId('school') });
    expect(await world.refusal('yang', BEGIN, { unit: organisationId('school') })).toBe('APPLICATION_EXISTS');
    expect(await world.refusal('yang', BEGIN, { unit: organisationId('school'), cycle: FIRST })).toBe('WINDOW_CLOSED');
    const { myApplications } = await world.does('yang', '{ myApplications { cycle state } }');
    expect(myApplications).toEqual([
      { cycle: SECOND, state: 'DRAFT' },
      { cycle: FIRST, state: 'RECOMMENDED' },
    ]);
    const liu = await draft(world, 'liu', 'school', FORM);
    world.at('2026-11-30T23:59:59.999+08:00');
    await submit(world, 'liu', liu);
    world.at('2026-12-01T00:00:00+08:00');
    expect(await world.refusal('yang', BEGIN, { unit: organisationId('school') })).toBe('WINDOW_CLOSED');
    expect(await work(world, 'chen')).toEqual([`${SECOND}：已提交，待单位审核`]);
  });

  it('C8: no window is amended into a year whose holidays nobody knows, nor one that the notice does not have', async () => {
    const amend = { cycle: FIRST, closesAt: '2028-03-21T00:00:00+08:00' };
    expect(await world.refusal('wang', AMEND, { ...amend, phase: 'PROVINCIAL_REVIEW' })).toBe('YEAR_WITHOUT_HOLIDAYS');
    expect(await world.refusal('wang', AMEND, { ...amend, phase: 'RE_REVIEW' })).toBe('PHASE_ABSENT');
    const { cycle, deadlines } = await world.does(
      null,
      `{ cycle(cycle: "${FIRST}") { amendments { number } } deadlines { phase { name } } }`,
    );
    expect(cycle.amendments).toEqual([]);
    expect(deadlines.map(({ phase }: { phase: { name: string } }) => phase.name)).not.toContain('RE_REVIEW');
  });

  it('C7: a year’s review goes on in the next calendar year, under its own notice', async () => {
    world.at('2027-01-20T23:59:59.999+08:00');
    const { cycle } = await world.does('liu', '{ cycle { cycle: code year phases { name closesAt } } }');
    expect(cycle).toMatchObject({ cycle: SECOND, year: 2026 });
    const review = cycle.phases.find(({ name }: { name: string }) => name === 'DEPARTMENT_REVIEW');
    expect(review.closesAt).toBe('2027-01-21T00:00:00.000+08:00');
    expect((await world.does('liu', '{ myApplication { cycle state } }')).myApplication).toEqual({ cycle: SECOND, state: 'SUBMITTED' });
  });
});

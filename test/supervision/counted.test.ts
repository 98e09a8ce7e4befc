/** What is counted and told at the desks of supervision: nothing of a case to whom it is against (V5, P7). */
import { describe, expect, it } from 'vitest';
import { caseSteps, OPEN_CASE, PASS_CASE } from '../support/cases.ts';
import { freshKey } from '../support/forms.ts';
import { topics } from '../support/titles.ts';
import { accountId, city } from '../support/world.ts';

const WORK = '{ myWork { waiting { what { zh } count } } }';

describe('V5, P7: a case against 何正 that lies before the supervisors', () => {
  it('is not among the work of 何正, who is told neither that it came nor in the morning that it is due; a case that is not about them is', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [accountId('he')], key: freshKey() });
    await (await caseSteps(world, openCase.id)).takes('wang', PASS_CASE, {}, 'wang');
    await world.deliver();
    const waiting = async () => JSON.stringify((await world.does('he', WORK)).myWork);
    expect(await waiting()).not.toContain('案件');
    expect(await topics(world, 'he')).not.toContain('PASSED_ON');
    const reminded = async (at: string) => {
      world.at(at);
      await world.tellDueObjections();
      await world.deliver();
      return (await topics(world, 'he')).filter((topic) => topic === 'REMINDER').length;
    };
    expect(await reminded('2024-10-08T10:00:00+08:00')).toBe(0);
    const other = (await world.does('wang', OPEN_CASE, { subjects: [], key: freshKey() })).openCase;
    await (await caseSteps(world, other.id)).takes('wang', PASS_CASE, {}, 'wang');
    await world.deliver();
    expect(await waiting()).toContain('案件');
    expect(await topics(world, 'he')).toContain('PASSED_ON');
    expect(await reminded('2024-10-21T10:00:00+08:00')).toBe(1);
  });
});

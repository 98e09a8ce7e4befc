/** Whoever holds roles in two cities acts in the city of the role that is asked for (P10). */
import { beforeEach, describe, expect, it } from 'vitest';
import { creditCode } from '../../functions/local/people.ts';
import { bureauOf } from '../../schema/announcement/cities.ts';
import { cityOf } from '../../schema/announcement/cycles.ts';
import { PUBLIC, type Actor, type Grant, type Role } from '../../schema/core/actor.ts';
import { putGrant } from '../../schema/identity/store.ts';
import { DRAFT } from '../drafting/acts.ts';
import { BEGIN, freshKey, PROPOSE_VACANCIES } from '../support/forms.ts';
import { told, UNDELIVERED } from '../support/notices.ts';
import { city, CITY, CYCLE, ELSEWHERE, organisationId, person, type World } from '../support/world.ts';
import { CREATE_DEPARTMENT } from './acts.ts';

const THERE = bureauOf(ELSEWHERE);
const applicant: Grant = { role: 'APPLICANT', organisation: 'school', city: CITY };
const officer: Grant = { role: 'BUREAU_OFFICER', organisation: THERE, city: ELSEWHERE };
const acting = (...grants: Grant[]): Actor => ({ kind: 'person', account: 'yang', name: '杨帆', grants });

describe('P10: the city somebody acts in', () => {
  it.each([
    ['as first', [officer, applicant]],
    ['as last', [applicant, officer]],
  ])('is that of the role the act takes, granted %s', (_, grants) => {
    expect(cityOf(acting(...grants), 'BUREAU_OFFICER')).toBe(ELSEWHERE);
    expect(cityOf(acting(...grants), 'SUPERVISOR', 'BUREAU_OFFICER')).toBe(ELSEWHERE);
    expect(cityOf(acting(...grants), 'APPLICANT')).toBe(CITY);
  });

  it('is that of the first role where the act takes none, or none of these is held; the province and the public have none', () => {
    const desk: Grant = { role: 'PROVINCE_OFFICER', organisation: 'province-620000', city: '620000' };
    expect(cityOf(acting(applicant, officer))).toBe(CITY);
    expect(cityOf(acting(officer, applicant), 'EXPERT')).toBe(ELSEWHERE);
    expect(cityOf(acting(desk, officer))).toBe(ELSEWHERE);
    expect(cityOf(acting(desk), 'SUPERVISOR')).toBeNull();
    expect(cityOf(PUBLIC, 'APPLICANT')).toBeNull();
  });
});

let world: World;
beforeEach(async () => {
  world = await city();
});

/** Somebody is named to an office beside what they are. */
async function named(account: string, role: Role, organisation: string, of: string): Promise<void> {
  await world.table.transact([putGrant({ account, role, organisation, city: of, since: world.now, until: null }, null)]);
}

const department = () => ({ id: 'yubei-education', creditCode: creditCode(779_901), officers: [person(freshKey(), '乙')] });

describe('yang, who applies in 620200 and is an officer of the bureau of 500112', () => {
  beforeEach(() => named('yang', 'BUREAU_OFFICER', THERE, ELSEWHERE));

  it('P1: sets up a department there', async () => {
    const { createDepartment } = await world.does('yang', CREATE_DEPARTMENT, department());
    const seen = await world.does('yu', 'query ($id: ID!) { node(id: $id) { id } }', createDepartment);
    expect(seen.node).toEqual({ id: createDepartment.id });
  });

  it('C8: drafts the notice of the city there', async () => {
    const asked = { year: 2024, round: 1, cityName: '渝北区' };
    expect((await world.does('yang', DRAFT, asked)).draftAnnouncement.cycle).toBe(`${ELSEWHERE}-2024-1`);
  });

  it('P5: is shown what could not be sent there', async () => {
    for (const of of [CITY, ELSEWHERE]) {
      world.poisoned.add('liu@example.cn');
      await told(world, 'REFUSED', 'liu', freshKey(), { type: 'Organisation', id: 'school' }, of);
    }
    await world.deliver();
    const { undelivered } = await world.does('yang', UNDELIVERED);
    expect(undelivered.edges.map((edge: { node: { city: string } }) => edge.node.city)).toEqual([ELSEWHERE]);
  });

  it('A1: and applies under the notice of 620200, without naming its cycle', async () => {
    expect(await world.refusal('yang', BEGIN, { unit: organisationId('school') })).toBeNull();
    const { myApplication } = await world.does('yang', '{ myApplication { state } }');
    expect(myApplication).toEqual({ state: 'DRAFT' });
  });
});

describe('yu, who is an officer of the bureau of 500112 and of the school in 620200', () => {
  beforeEach(() => named('yu', 'UNIT_OFFICER', 'school', CITY));

  it('U8: proposes the posts of the school under the notice there, and sets up departments in 500112', async () => {
    const posts = { unit: organisationId('school'), series: 'school-teaching', level: 'INTERMEDIATE', total: 3, reason: '岗位核定' };
    await world.does('yu', PROPOSE_VACANCIES, posts);
    const VACANCIES = 'query ($unit: ID!, $cycle: String) { vacancies(unit: $unit, cycle: $cycle) { proposal { total } } }';
    const { vacancies } = await world.does('wang', VACANCIES, { unit: posts.unit, cycle: CYCLE });
    expect(vacancies).toContainEqual({ proposal: { total: 3 } });
    expect(await world.refusal('yu', CREATE_DEPARTMENT, department())).toBeNull();
  });
});

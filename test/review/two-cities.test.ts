/** Who holds offices in two cities, and who reads several: what they ask of an organisation is of its own city’s cycle, and their days are each of its city’s (C7, C11, P5). */
import { beforeAll, describe, expect, it } from 'vitest';
import { putGrant } from '../../schema/identity/store.ts';
import { ACCEPT, draft, POST, PROPOSE_VACANCIES, submit } from '../support/forms.ts';
import { published, school } from '../support/notices/yubei.ts';
import { city, CYCLE, ELSEWHERE, organisationId, type World } from '../support/world.ts';

const OWN_DAYS = 'query ($cycle: String) { myDeadlines(cycle: $cycle) { role cycle safeDay { day } } }';
const VACANCIES = 'query ($of: ID!) { vacancies(unit: $of) { total } }';
const LISTS = {
  unitApplications: 'query ($of: ID!) { unitApplications(unit: $of) { edges { node { state } } } }',
  unitPostings: 'query ($of: ID!) { unitPostings(unit: $of) { edges { node { state: postingState } } } }',
  unitObjections: 'query ($of: ID!) { unitObjections(unit: $of) { edges { node { id } } } }',
  departmentApplications: 'query ($of: ID!) { departmentApplications(department: $of) { edges { node { state } } } }',
};

let world: World;
let cycle: string;
let unit: string;
const before: Record<string, unknown> = {};

/** A year after Jiayuguan’s windows: chen is an officer of 渝北区’s school too, and lin of the department above it. */
beforeAll(async () => {
  world = await city({ at: '2025-08-20T09:00:00+08:00' });
  for (const who of ['yu', 'sheng']) before[who] = await world.does(who, OWN_DAYS);
  cycle = await published(world);
  unit = await school(world, cycle, ['teacher']);
  const id = Buffer.from(unit, 'base64').toString().replace('Organisation:', '');
  const held = { city: ELSEWHERE, since: world.now, until: null };
  await world.table.transact([
    putGrant({ ...held, account: 'chen', role: 'UNIT_OFFICER', organisation: id }, null),
    putGrant({ ...held, account: 'lin', role: 'DEPARTMENT_OFFICER', organisation: 'yubei-education' }, null),
  ]);
  world.at('2025-09-02T09:00:00+08:00');
  const later = {
    continuingEducation: { years: [{ year: 2024, publicHours: 30, professionalHours: 60 }] },
    appraisals: { years: [2024, 2023, 2022, 2021, 2020, 2019].map((year) => ({ year, result: 'QUALIFIED' })) },
  };
  const sent = await submit(world, 'teacher', await draft(world, 'teacher', id, later));
  const { acceptApplication } = await world.does('gan', ACCEPT, { application: sent.id, version: sent.version, opinion: '同意' });
  await world.does('gan', POST, { application: sent.id, version: acceptApplication.version });
}, 60_000);

describe('C7: what is asked of an organisation without naming a cycle', () => {
  it('is of its own city: chen and lin, first of Jiayuguan’s school, read and keep what is of 渝北区’s', async () => {
    for (const who of ['chen', 'lin']) {
      const { vacancies } = await world.does(who, VACANCIES, { of: unit });
      expect(vacancies).toEqual([{ total: 3 }]);
      const { unitPostings } = await world.does(who, LISTS.unitPostings, { of: unit });
      expect(unitPostings.edges).toEqual([{ node: { state: 'RUNNING' } }]);
    }
    const { unitApplications } = await world.does('chen', LISTS.unitApplications, { of: unit });
    expect(unitApplications.edges).toEqual([{ node: { state: 'POSTED' } }]);
    const { proposeVacancies } = await world.does('chen', PROPOSE_VACANCIES, { unit, total: 4 });
    expect(proposeVacancies.total).toBe(3);
  });

  it('and is not asked of the province, whose people are of no city', async () => {
    const of = organisationId('school');
    const { vacancies } = await world.does('sheng', VACANCIES, { of });
    expect(vacancies.length).toBeGreaterThan(0);
    for (const [field, document] of Object.entries(LISTS)) {
      const asked = { of: field === 'departmentApplications' ? organisationId('education') : of };
      expect([field, await world.refusal('sheng', document, asked)]).toEqual([field, null]);
    }
    expect(await world.refusal('sheng', VACANCIES, { of: unit })).toBe('ORGANISATION_UNKNOWN'); // of another province
  });
});

describe('C11: one’s own last days', () => {
  it('are of each role in the city where it is held: lin’s as department officer in 渝北区, none as unit officer there', async () => {
    for (const named of [undefined, cycle]) {
      const { myDeadlines } = await world.does('lin', OWN_DAYS, { cycle: named });
      expect(myDeadlines.length).toBeGreaterThan(0);
      for (const one of myDeadlines) expect(one).toMatchObject({ role: 'DEPARTMENT_OFFICER', cycle });
    }
    // Jiayuguan’s year is over, and lin is no department officer there.
    expect((await world.does('lin', OWN_DAYS, { cycle: CYCLE })).myDeadlines).toEqual([]);
    expect((await world.does('zhao', OWN_DAYS, { cycle })).myDeadlines).toEqual([]);
  });

  it('are none where there is no notice yet, and none of the province’s: neither has to name a city', async () => {
    expect(before).toEqual({ yu: { myDeadlines: [] }, sheng: { myDeadlines: [] } });
    expect((await world.does('sheng', OWN_DAYS)).myDeadlines).toEqual([]);
    expect((await world.does('yu', OWN_DAYS)).myDeadlines.length).toBeGreaterThan(0);
  });
});

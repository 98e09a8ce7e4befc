/** P13 as a rule, without HTTP: where somebody is going, who has agreed, and what becomes of an application in every state it may be in. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../schema/application/model.ts';
import { goesTo, isAgreed, isTakenAlong, PARTIES, whyNotAgree } from '../../schema/application/rules/transfer.ts';
import { loadApplication } from '../../schema/application/store.ts';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import type { Calendar } from '../../schema/calendar/model.ts';
import type { Actor, Role } from '../../schema/core/actor.ts';
import type { Standing } from '../../schema/identity/model.ts';
import { applicationIn } from '../support/forms.ts';
import { city, instant, CITY } from '../support/world.ts';
import { STATES } from '../../schema/application/moves.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';

const CLOSES = '2024-11-01T00:00:00.000+08:00';

describe('the rule alone', () => {
  const standing = (unit: string, to: string | null) => ({ unit, released: to === null ? null : { to, at: 0, by: 'chen', reason: '' } });
  it('where somebody is going: nowhere, to where the unit has released them, to where they are', () => {
    expect(goesTo({ unit: 'school' }, standing('school', null))).toBeNull();
    expect(goesTo({ unit: 'school' }, standing('school', 'hospital'))).toBe('hospital');
    expect(goesTo({ unit: 'school' }, standing('hospital', null))).toBe('hospital');
    expect(goesTo({ unit: 'school' }, standing('hospital', 'works'))).toBe('works');
    expect(goesTo({ unit: 'school' }, null)).toBeNull();
  });

  it.each(PARTIES)('agreed means all of them: without %s it is not', (missing) => {
    const said = { at: 1, by: 'x' };
    const parties = { PERSON: said, OLD_UNIT: said, NEW_UNIT: said };
    const { [missing]: _, ...others } = parties;
    const about = (of: object, to = 'hospital') => ({ unit: 'school', finishing: { to, parties: of } });
    expect(isAgreed(about(parties), standing('school', 'hospital'))).toBe(true);
    expect(isAgreed(about(others), standing('school', 'hospital'))).toBe(false);
    expect(isAgreed(about(parties, 'works'), standing('school', 'hospital'))).toBe(false);
  });
});

describe('every state that an application may be in has its place in the rule', () => {
  const gone = { unit: 'hospital', released: null, account: 'liu' } as Standing;
  let head: Application;
  beforeEach(async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'SUBMITTED');
    head = (await loadApplication(world.table, plainId(id))) ?? expect.fail();
  });
  const calendar: Calendar = { announcement: JIAYUGUAN_2024, amendments: [], holidays: NATIONAL };

  it('what lies with the unit goes along, and what was withdrawn from it; in the last millisecond of its review, and not after', () => {
    const goes = (more: Partial<Application>, at = instant(CLOSES) - 1) =>
      STATES.filter((state) => isTakenAlong({ ...head, state, ...more }, gone, calendar, at));
    expect(goes({})).toEqual(['SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED', 'WITHDRAWN']);
    expect(goes({ submission: null })).not.toContain('WITHDRAWN'); // a draft is its writer's
    expect(goes({ recommendation: { at: 1, by: 'chen', text: '', vacancy: 'AVAILABLE' } })).not.toContain('WITHDRAWN');
    expect(goes({}, instant(CLOSES))).toEqual([]);
    expect(STATES.filter((state) => isTakenAlong({ ...head, state }, { ...gone, unit: 'school' }, calendar, head.since))).toEqual([]);
  });

  it('what lies with the unit, or was returned by it, may be agreed on, by the three and nobody else', () => {
    const why = (who: 'liu' | 'chen' | 'huang' | 'zhao', more: Partial<Application> = {}, at = instant(CLOSES) - 1) =>
      whyNotAgree(ACTORS[who], { ...head, ...more }, gone, calendar, at)?.code ?? null;
    for (const who of ['liu', 'chen', 'huang'] as const) {
      expect(STATES.filter((state) => why(who, { state }) === null)).toEqual(['SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED', 'RETURNED']);
      expect(why(who, {}, instant(CLOSES))).toBe('WINDOW_CLOSED');
    }
    expect(STATES.map((state) => why('zhao', { state }))).toEqual(STATES.map(() => 'PERSON_UNKNOWN'));
  });
});

const plainId = (id: string) => Buffer.from(id, 'base64').toString().replace('Application:', '');
const holding = (account: string, role: Role, organisation: string): Actor => ({
  kind: 'person',
  account,
  name: account,
  grants: [{ role, organisation, city: CITY }],
});
const ACTORS = {
  liu: holding('liu', 'APPLICANT', 'school'),
  chen: holding('chen', 'UNIT_OFFICER', 'school'),
  huang: holding('huang', 'UNIT_OFFICER', 'hospital'),
  zhao: holding('zhao', 'DEPARTMENT_OFFICER', 'education'),
};

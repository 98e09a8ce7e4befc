/** A bureau sets up the departments of its city, by the ids that notices name (P1, P9). */
import { beforeEach, describe, expect, it } from 'vitest';
import { creditCode } from '../../functions/local/people.ts';
import { city, ELSEWHERE, person, type World } from '../support/world.ts';
import { ADD_OFFICER, CREATE_DEPARTMENT } from './acts.ts';

let world: World;
beforeEach(async () => {
  world = await city();
});

let sequence = 0;
const asked = (id: string) => {
  sequence += 1;
  return { id, creditCode: creditCode(779_000 + sequence), officers: [person(`officer-${sequence}`, '乙')] };
};

describe('a department', () => {
  it('P1: is of the city of the bureau that sets it up', async () => {
    const { createDepartment } = await world.does('yu', CREATE_DEPARTMENT, asked('yubei-education'));
    const { node } = await world.does('yu', 'query ($id: ID!) { node(id: $id) { ... on Organisation { kind } } }', createDepartment);
    expect(node).toEqual({ kind: 'DEPARTMENT' });
    const more = { organisation: createDepartment.id, person: person('one-more', '丙') };
    expect(await world.refusal('wang', ADD_OFFICER, more)).toBe('ROLE_REQUIRED');
    expect(await world.refusal('yu', ADD_OFFICER, more)).toBeNull();
  });

  it.each(['education', `bureau-${ELSEWHERE}`, 'bureau-620100', 'bureau', 'province-500000', 'province'])(
    'P9: is not called %s: that is another’s, or is kept for one',
    async (id) => {
      expect(await world.refusal('yu', CREATE_DEPARTMENT, asked(id))).toBe('DEPARTMENT_ID_TAKEN');
    },
  );

  it.each(['', 'Culture', '-culture', 'a#b', 'a'.repeat(41)])('P9: is not called “%s”', async (id) => {
    expect(await world.refusal('yu', CREATE_DEPARTMENT, asked(id))).toBe('INPUT_INVALID');
  });
});

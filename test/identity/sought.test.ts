/** Officers find people and organisations in their lists by a part of the name or by a number, and nobody whom the list does not show. */
import { beforeAll, describe, expect, it } from 'vitest';
import { city, organisationId, type World } from '../support/world.ts';

const UNITS =
  '($sought: String) { organisations(kind: UNIT, sought: $sought, first: 2) { edges { node { name creditCode } } pageInfo { hasNextPage } } }';
const PEOPLE =
  '($id: ID!, $sought: String) { people(organisation: $id, role: APPLICANT, sought: $sought) { edges { node { name login identityNumber } } } }';

let world: World;
beforeAll(async () => {
  world = await city();
});

type Edges<Node> = { edges: { node: Node }[] };
const namesIn = ({ edges }: Edges<{ name: string }>) => edges.map(({ node }) => node.name);
const unitsFor = async (sought: string | null) => namesIn((await world.does('wang', `query ${UNITS}`, { sought })).organisations);
const peopleFor = async (who: string, sought: string | null) =>
  namesIn((await world.does(who, `query ${PEOPLE}`, { id: organisationId('school'), sought })).people);

describe('王建国 looks for a unit', () => {
  it('by a part of its name, blanks aside, or by its whole credit code', async () => {
    const all = (await world.does('wang', `query ${UNITS}`, {})).organisations as Edges<{ name: string; creditCode: string }>;
    const [first] = all.edges.map(({ node }) => node);
    expect(await unitsFor('第一 中学')).toEqual(['嘉峪关市第一中学']);
    expect(await unitsFor(first?.creditCode.toLowerCase() ?? '')).toEqual([first?.name]);
    expect(await unitsFor(first?.creditCode.slice(0, 10) ?? '')).toEqual([]);
    expect(await unitsFor('没有这个单位')).toEqual([]);
  });
});

describe('陈静 looks for somebody of the school', () => {
  it('by a part of the name, or by the login; never by a number, which the list masks (P2)', async () => {
    expect(await peopleFor('chen', '刘')).toEqual(['刘洋']);
    expect(await peopleFor('chen', 'LIU')).toEqual(['刘洋']);
    const whole = (await world.does('chen', `query ${PEOPLE}`, { id: organisationId('school'), sought: '刘' })).people.edges[0].node
      .identityNumber;
    expect(await peopleFor('chen', whole)).toEqual([]);
    expect((await peopleFor('chen', ' ')).length).toBeGreaterThan(1);
  });

  it('and nobody does who may not see the list', async () => {
    expect(await world.refusal('ma', `query ${PEOPLE}`, { id: organisationId('school'), sought: '刘' })).toBe('ROLE_REQUIRED');
    expect(await world.refusal('luo', `query ${PEOPLE}`, { id: organisationId('school'), sought: '刘' })).toMatch(
      /ORGANISATION_UNKNOWN|ACCOUNT_UNKNOWN/u,
    );
  });
});

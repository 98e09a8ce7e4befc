/** P13 between cities: what was submitted under the notice of one city is no other's, and stays with the old unit. */
import { beforeEach, describe, expect, it } from 'vitest';
import { creditCode } from '../../functions/local/people.ts';
import { bureauOf } from '../../schema/announcement/cities.ts';
import { CREATE_UNIT } from '../identity/acts.ts';
import {
  ACCEPT,
  AGREE_TO_FINISH,
  applicationIn,
  BEGIN,
  CHANGE_UNIT,
  PROPOSE_VACANCIES,
  RECEIVE,
  RELEASE,
  RETURN,
  WITHDRAW,
} from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { accountId, city, CYCLE, ELSEWHERE, organisationId, person, type World } from '../support/world.ts';

let world: World;
let away: string;
beforeEach(async () => {
  world = await city();
  const officers = [person('meng', '孟洁'), person('meng-2', '孟二')];
  const unit = { authority: organisationId(bureauOf(ELSEWHERE)), name: '渝北中学', creditCode: creditCode(888_888), officers };
  away = (await world.does('yu', CREATE_UNIT, unit)).createUnit.id;
});

const LIU = { account: accountId('liu') };
const move = async () => {
  await world.does('chen', RELEASE, { ...LIU, to: away });
  await world.does('meng', RECEIVE, { ...LIU, unit: away });
  await world.deliver();
};
const there = async () => {
  const MINE = 'query ($cycle: String) { myApplication(cycle: $cycle) { id version state unitName } }';
  return (await world.does('liu', MINE, { cycle: CYCLE })).myApplication;
};
const hears = async (who: string) => {
  const { inbox } = await world.does(who, '{ inbox(first: 100) { edges { node { topic } } } }');
  return inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic);
};

describe('P13: liu moves from the school to a unit in another city', () => {
  it('the application does not go along; liu and both units hear of it, once', async () => {
    const { version } = await applicationIn(world, 'ACCEPTED');
    await move();
    expect(await there()).toMatchObject({ state: 'ACCEPTED', unitName: '嘉峪关市第一中学', version });
    for (const who of ['liu', 'chen', 'meng'])
      expect((await hears(who)).filter((topic: string) => topic === 'STAYS_BEHIND')).toHaveLength(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('with the consent of all three the school finishes it', async () => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await move();
    expect(await world.refusal('chen', ACCEPT, { application: id, version, opinion: '接收' })).toBe('PERSON_LEFT');
    for (const who of ['liu', 'chen', 'meng']) await world.does(who, AGREE_TO_FINISH, { ...LIU, agree: true, cycle: CYCLE });
    const now = await there();
    expect(await world.refusal('chen', ACCEPT, { application: id, version: now.version, opinion: '接收' })).toBeNull();
  });

  it('else liu withdraws it', async () => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await move();
    expect(await world.refusal('liu', WITHDRAW, { application: id, version })).toBeNull();
    expect(await there()).toMatchObject({ state: 'WITHDRAWN', unitName: '嘉峪关市第一中学' });
  });

  it('and what was returned to liu cannot be taken there either', async () => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
    await move();
    expect(await world.refusal('liu', CHANGE_UNIT, { application: id, version: version + 1 })).toBe('UNIT_ELSEWHERE');
    expect(await there()).toMatchObject({ state: 'RETURNED', unitName: '嘉峪关市第一中学' });
  });

  it('P5: under the notice of one city nobody applies through a unit of another, and no such unit has posts in it', async () => {
    await move();
    expect(await world.refusal('liu', BEGIN, { unit: away, cycle: CYCLE })).toBe('CYCLE_ELSEWHERE');
    expect(await there()).toBeNull();
    const posts = { unit: away, cycle: CYCLE, series: 'school-teaching', level: 'INTERMEDIATE', total: 3, reason: '岗位核定' };
    expect(await world.refusal('meng', PROPOSE_VACANCIES, posts)).toBe('CYCLE_ELSEWHERE');
  });

  it('the account is the other city’s, and its bureau sees it from then on', async () => {
    const SEEN = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await world.does('yu', SEEN, { id: LIU.account })).node).toBeNull();
    await move();
    expect((await world.does('yu', SEEN, { id: LIU.account })).node).toEqual({ id: LIU.account });
  });
});

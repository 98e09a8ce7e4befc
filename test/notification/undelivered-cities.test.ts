/** What could not be sent is the city's that it is of (P5): its bureau and its supervisors see it, its bureau sends it again. */
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../schema/core/time.ts';
import { creditCode } from '../../functions/local/people.ts';
import { ADD_OFFICER, CREATE_DEPARTMENT } from '../identity/acts.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { mailsTo, REDELIVER, REDELIVER_ALL, told, UNDELIVERED } from '../support/notices.ts';
import { sentTable } from '../support/tables.ts';
import { city, CITY, ELSEWHERE, person, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await city();
});

/** The province: what is of its desk is of no single city. */
const NONE = '620000';
const SCHOOL = { type: 'Organisation', id: 'school' };

/** A mail about something in a city that the server refuses for now. */
async function failing(of: string, to = 'liu'): Promise<void> {
  world.poisoned.add(`${to}@example.cn`);
  await told(world, 'REFUSED', to, freshKey(), SCHOOL, of);
  await world.deliver();
}

type Row = { id: string; city: string | null; state: string; kind: string; since: string };
async function listed(who: string, narrowed: object = {}): Promise<Row[]> {
  const answer = await world.does(who, UNDELIVERED, { ...narrowed });
  return answer.undelivered.edges.map(({ node }: { node: Row }) => node);
}
const citiesOf = async (who: string, narrowed: object = {}) => (await listed(who, narrowed)).map((row) => row.city);
const node = async (who: string, id: string) => {
  const answer = await world.does(who, 'query ($id: ID!) { node(id: $id) { ... on UndeliveredMessage { city: cityCode } } }', { id });
  return answer.node;
};

describe('P5: a bureau and its supervisors see what could not be sent of their city', () => {
  it('wang and he that of 620200, yu and kang that of 500112, sheng that of the cities of Gansu', async () => {
    await failing(CITY);
    await failing(ELSEWHERE, 'yu');
    for (const who of ['wang', 'he', 'sheng']) expect(await citiesOf(who)).toEqual([CITY]);
    for (const who of ['yu', 'kang']) expect(await citiesOf(who)).toEqual([ELSEWHERE]);
    for (const who of ['wang', 'he', 'sheng']) expect(await world.refusal(who, UNDELIVERED, { city: ELSEWHERE })).toBe('ROLE_REQUIRED');
    for (const who of ['yu', 'kang']) expect(await world.refusal(who, UNDELIVERED, { city: CITY })).toBe('ROLE_REQUIRED');
    const [here] = await listed('wang');
    const [there] = await listed('yu');
    for (const who of ['wang', 'he', 'sheng']) {
      expect(await node(who, here?.id ?? '')).toEqual({ city: CITY });
      expect(await node(who, there?.id ?? '')).toBeNull();
    }
    for (const who of ['yu', 'kang']) {
      expect(await node(who, there?.id ?? '')).toEqual({ city: ELSEWHERE });
      expect(await node(who, here?.id ?? '')).toBeNull();
    }
  });

  it('what is of no single city is shown to every bureau, and any of them sends it again', async () => {
    await failing(NONE);
    for (const who of ['wang', 'he', 'yu', 'kang', 'sheng']) expect(await citiesOf(who)).toEqual([null]);
    const [{ id }] = (await listed('yu')) as [Row];
    for (const who of ['wang', 'he', 'yu', 'kang', 'sheng']) expect(await node(who, id)).toEqual({ city: null });
    world.poisoned.clear();
    await world.does('yu', REDELIVER, { message: id });
    await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(1);
  });

  it('so is what was written before cities were said', async () => {
    await failing(CITY);
    const { items } = await world.table.query({ index: 'byOwner', pk: `UNDELIVERED#${CITY}` });
    const { city: _, ...before } = { city: '', pk: '', sk: '', ...items[0] };
    await world.table.transact([{ put: { ...before, ownerPk: 'UNDELIVERED' }, when: 'always' }]);
    for (const who of ['wang', 'yu']) expect(await citiesOf(who)).toEqual([null]);
    const [{ id }] = (await listed('yu')) as [Row];
    world.poisoned.clear();
    expect(await world.refusal('yu', REDELIVER, { message: id })).toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('P5: a bureau sends again what is of its city', () => {
  it('one: to the other city there is no such message, and who only reads sends none', async () => {
    await failing(CITY);
    const [{ id: message }] = (await listed('wang')) as [Row];
    world.poisoned.clear();
    expect(await world.refusal('yu', REDELIVER, { message })).toBe('MESSAGE_UNKNOWN');
    for (const who of ['he', 'kang', 'sheng']) expect(await world.refusal(who, REDELIVER, { message })).toBe('ROLE_REQUIRED');
    await world.does('wang', REDELIVER, { message });
    await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(1);
  });

  it('all: what is of the other city is left alone', async () => {
    for (const of of [CITY, ELSEWHERE, CITY, NONE, ELSEWHERE]) await failing(of);
    world.at(world.now + DAY);
    await world.sweep(); // all are given up
    world.poisoned.clear();
    for (const who of ['wang', 'li']) expect(await world.refusal(who, REDELIVER_ALL, { city: ELSEWHERE })).toBe('ROLE_REQUIRED');
    expect((await world.does('wang', REDELIVER_ALL)).redeliverAll).toEqual({ redelivered: 3, hasMore: false });
    await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(3);
    expect(await citiesOf('yu', { state: 'DEAD' })).toEqual([ELSEWHERE, ELSEWHERE]);
    expect((await world.does('yu', REDELIVER_ALL)).redeliverAll).toEqual({ redelivered: 2, hasMore: false });
    await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(5);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('the list of a city', () => {
  it('walked by pages shows each once with what is of no single city: given up first, by kind, the longest first', async () => {
    const began = world.now;
    const order = [NONE, CITY, ELSEWHERE, CITY, NONE, NONE, CITY];
    for (const of of order) {
      await failing(of);
      world.at(world.now + MINUTE);
    }
    world.at(began + DAY + 4 * MINUTE); // the first ones are given up
    await world.sweep();
    const all = await listed('wang');
    const dead = all.filter(({ state }) => state === 'DEAD');
    expect([dead.length, all.length]).toEqual([4, 6]);
    const sinceOf = (rows: Row[]) => rows.map(({ since }) => since);
    expect(all.slice(0, 4)).toEqual(dead);
    for (const rows of [dead, all.slice(4)]) expect(sinceOf(rows)).toEqual(sinceOf(rows).toSorted());
    for (const first of [1, 2, 3, 4]) {
      const seen: Row[] = [];
      let after: string | null = null;
      do {
        const { undelivered } = await world.does('wang', UNDELIVERED, { first, after });
        seen.push(...undelivered.edges.map((edge: { node: Row }) => edge.node));
        after = undelivered.pageInfo.hasNextPage ? undelivered.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(all);
    }
  });

  it('takes cursors of its own only', async () => {
    for (const of of [CITY, CITY, NONE]) await failing(of);
    const { undelivered } = await world.does('wang', UNDELIVERED, { first: 1 });
    const after = undelivered.pageInfo.endCursor;
    expect(await world.refusal('wang', UNDELIVERED, { first: 1, after })).toBeNull();
    for (const wrong of [after.slice(0, -4), `${after}AAAA`, `A${after.slice(1)}`, '', '.', 'x'])
      expect(await world.refusal('wang', UNDELIVERED, { first: 1, after: wrong })).toBe('CURSOR_INVALID');
    expect(await world.refusal('yu', UNDELIVERED, { first: 1, after })).toBe('CURSOR_INVALID');
  });
});

describe('the city of a message', () => {
  it('is that of what it is about: a mail keeps that of its notice, whoever it goes to', async () => {
    await failing(ELSEWHERE, 'liu');
    expect(await listed('wang')).toEqual([]);
    expect(await listed('yu')).toMatchObject([{ kind: 'MAIL', city: ELSEWHERE }]);
  });

  it('is said by all that is posted of an application, its posting, its table and its people', async () => {
    await applicationIn(world, 'APPROVED', { applicant: 'yang' });
    await sentTable(world);
    const { createDepartment } = await world.does('yu', CREATE_DEPARTMENT, {
      id: 'yubei-education',
      creditCode: creditCode(888_887),
      officers: [person('meng', '孟洁')],
    });
    await world.does('yu', ADD_OFFICER, { organisation: createDepartment.id, person: person('meng-2', '孟二') });
    await world.deliver();
    const messages = (await dump(world)).filter(({ pk }) => pk.startsWith('OUTBOX#'));
    expect(messages.length).toBeGreaterThan(10);
    const byCity = (one: string) => messages.filter((message) => message['city'] === one).length;
    expect([byCity(CITY), byCity(ELSEWHERE)]).toEqual([messages.length - 1, 1]);
  });
});

/** P2, P10, V1: an officer looks a person up by the whole number; each look-up counts and stands in the history, a miss as well. */
import { beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../functions/local/people.ts';
import { countLookups } from '../../schema/identity/lookups/actions.ts';
import { loadLookups } from '../../schema/identity/lookups/store.ts';
import { freshKey, RECEIVE, RELEASE, REVEAL } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { accountId, city, person, organisationId, type World } from '../support/world.ts';
import { CREATE_APPLICANT, FIND } from './acts.ts';

const HISTORY = `query ($id: ID!) { node(id: $id) { ... on Account {
  lookups { people numbers refusals history { edges { node { action title { zh } by reason } } } }
  history(first: 100) { edges { node { action title { zh } by reason } } } } } }`;

let world: World;
let number: string;
beforeEach(async () => {
  world = await city();
  number = (await world.does('liu', REVEAL, { account: accountId('liu'), purpose: 'OWN' })).revealIdentityNumber;
});

const find = async (who: string, identityNumber: string, more: object = {}) => {
  const { data, errors } = await world.ask(who, FIND, { identityNumber, reason: '来信核对身份', ...more });
  return errors?.[0]?.extensions.code ?? data?.findPerson?.account ?? null;
};
const today = async (who: string) => (await loadLookups(await world.as(who)))?.people ?? 0;
const entriesOf = async (account: string) =>
  (await world.does('wang', HISTORY, { id: accountId(account) })).node.history.edges
    .map(({ node }: { node: { action: string; by: string; reason: string } }) => node)
    .filter(({ action }: { action: string }) => /sought|find/u.test(action));

describe('a person looked up by number', () => {
  it('is found by the officers who may know them: of the unit, of the department above, of the bureau; masked as ever', async () => {
    for (const who of ['chen', 'zhao', 'wang']) expect(await find(who, number), who).toBe('liu');
    const { findPerson } = await world.does('chen', FIND, { identityNumber: number });
    expect(findPerson).toMatchObject({ account: 'liu', name: '刘洋' });
    expect(findPerson.identityNumber).toMatch(/^\d{3}\*+[\dX]{2}$/u);
    // As a card is copied: with blanks, and in wide digits.
    expect(await find('wang', ` ${number.slice(0, 6)} ${number.slice(6)} `)).toBe('liu');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('of another unit is nobody, and so is a number that is nobody’s: both are answered alike, and both count', async () => {
    const free = idNumber('19700101', 77);
    const raw = async (identityNumber: string) => world.ask('huang', FIND, { identityNumber });
    expect((await raw(number)).data).toEqual((await raw(free)).data);
    expect(await today('huang')).toBe(2);
    for (const who of ['qian', 'yu']) expect(await find(who, number), who).toBeNull();
    expect([await today('qian'), await today('yu')]).toEqual([1, 1]);
  });

  it('stands in the officer’s day and in the history of whoever’s number it is, found or not; the number in neither', async () => {
    await find('chen', number);
    await find('huang', number);
    const inTheirs = { action: 'sought', title: { zh: '被按证件号码查询' }, reason: '来信核对身份' };
    expect(await entriesOf('liu')).toEqual(['chen', 'huang'].map((by) => ({ ...inTheirs, by })));
    const { node } = await world.does('he', HISTORY, { id: accountId('huang') });
    expect(node.lookups).toMatchObject({ people: 1, numbers: 0, refusals: 0 });
    expect(node.lookups.history.edges).toHaveLength(1);
    expect(node.lookups.history.edges[0].node).toEqual({
      action: 'findPerson',
      title: { zh: '按证件号码查询人员' },
      by: 'huang',
      reason: '来信核对身份',
    });
    const kept = JSON.stringify(await dump(world));
    expect(kept).not.toContain(number);
  });

  it('takes the whole number and nothing else: a part, a wrong check digit, no reason are refused, and count for nothing', async () => {
    const wrong = number.endsWith('X') ? '0' : 'X';
    for (const part of [
      '',
      number.slice(0, 17),
      number.slice(0, 6),
      `${number.slice(0, 10)}%`,
      `${number}1`,
      `${number.slice(0, -1)}${wrong}`,
    ])
      expect(await find('wang', part), part).toBe('INPUT_INVALID');
    expect(await find('wang', number, { reason: '' })).toBe('INPUT_INVALID');
    expect(await find('wang', number, { identityKind: 'PASSPORT' })).toBe('INPUT_INVALID');
    expect(await today('wang')).toBe(0);
    expect(await entriesOf('liu')).toEqual([]);
  });

  it.each(['liu', 'yang', 'pan', 'fan', 'he', 'sheng'])('is looked up by officers alone: not by %s', async (who) => {
    expect(await find(who, number)).toBe('ROLE_REQUIRED');
  });

  it('by another kind of document is another number', async () => {
    const abroad = { ...person('spare', '安娜'), identityKind: 'PASSPORT', identityNumber: 'E12345678', bornOn: '1990-01-01' };
    await world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: { ...abroad, account: 'anna' } });
    expect(await find('chen', 'E12345678', { identityKind: 'PASSPORT' })).toBe('anna');
    expect(await find('chen', 'e12345678', { identityKind: 'PASSPORT' })).toBe('anna');
    expect(await find('chen', 'E12345679', { identityKind: 'PASSPORT' })).toBeNull();
  });
});

describe('a look-up repeated under its key', () => {
  it('finds nobody once they have gone to another unit', async () => {
    const key = freshKey();
    expect(await find('chen', number, { key })).toBe('liu');
    await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
    await world.does('huang', RECEIVE, { unit: organisationId('hospital'), account: accountId('liu') });
    expect([await find('chen', number, { key }), await find('chen', number)]).toEqual([null, null]);
    expect(await find('huang', number)).toBe('liu');
  });
});

describe('the day of an officer', () => {
  it('has a hundred look-ups; the next is refused until 24时, whoever it would find, and nothing is noted', async () => {
    const context = await world.as('chen');
    const before = await loadLookups(context);
    await world.table.transact(countLookups(context, before, { of: 'people', more: 98, action: 'findPerson', reason: '', detail: {} }));
    expect(await find('chen', number)).toBe('liu');
    expect(await find('chen', idNumber('19700101', 77))).toBeNull();
    expect(await find('chen', number)).toBe('LOOKUPS_EXHAUSTED');
    const { errors } = await world.ask('chen', FIND, { identityNumber: number });
    expect(errors?.[0]?.message).toMatch(/^您今日按证件号码查找人员的次数已达上限（每日100）/u);
    expect(await today('chen')).toBe(100);
    expect(await entriesOf('liu')).toHaveLength(1);
    world.at('2024-09-12T00:00:00+08:00');
    expect(await find('chen', number)).toBe('liu');
  });

  it('counts look-ups in the same moment one by one', async () => {
    const free = [1, 2, 3, 4].map((index) => idNumber('19700101', index));
    expect(await Promise.all(free.map((one) => find('chen', one)))).toEqual([null, null, null, null]);
    expect(await today('chen')).toBe(4);
  });

  it('counts a repetition under the same key once; under another number the key is used', async () => {
    const key = freshKey();
    expect([await find('chen', number, { key }), await find('chen', number, { key })]).toEqual(['liu', 'liu']);
    expect(await today('chen')).toBe(1);
    expect(await find('chen', idNumber('19700101', 77), { key })).toBe('KEY_REUSED');
    expect(await today('chen')).toBe(1);
  });
});

/** P8, V6: what reviewers and supervisors are told to look at; the applicant does not see it, and nothing is barred by it. */
import { describe, expect, it } from 'vitest';
import { signalsOf } from '../../schema/application/signals.ts';
import { applicationIn, RELEASE } from '../support/forms.ts';
import { CORRECT, CREATE_APPLICANT, UNDO } from '../identity/acts.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { accountId, city, organisationId, person } from '../support/world.ts';

const head = { unit: 'school', unitName: '嘉峪关市第一中学', finishing: null };
const about = {
  head,
  unit: { unitKind: 'PUBLIC_INSTITUTION' as const },
  standing: { unit: 'school', employer: null, released: null },
  form: {},
  sharedFiles: [],
  namesakes: 0,
};
const kinds = (changes: Partial<Parameters<typeof signalsOf>[0]>) => signalsOf({ ...about, ...changes }).map(({ kind }) => kind);

describe('P2: one person with several documents', () => {
  it('陈家豪 applies with a resident’s number and with a passport: both reviewers are told to look; another 陈家豪, born a month later, is not', async () => {
    const world = await city();
    const passport = (number: string, bornOn: string) => ({ identityKind: 'PASSPORT', identityNumber: number, bornOn });
    const people = {
      one: person('one', '陈家豪'),
      two: { ...person('two', '陈 家豪'), ...passport('KJ1234567', '') },
      other: { ...person('other', '陈家豪'), ...passport('KJ7654321', '') },
    };
    const born = people.one.identityNumber.slice(6, 14).replace(/(....)(..)(..)/u, '$1-$2-$3');
    Object.assign(people.two, { bornOn: born });
    Object.assign(people.other, { bornOn: born.replace('-06-', '-07-') });
    const handles: Record<string, string> = {};
    for (const [account, one] of Object.entries(people)) {
      await world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: one });
      handles[account] = (await applicationIn(world, 'SUBMITTED', { applicant: account })).id;
    }
    const signals = async (account: string) =>
      (
        await world.does('chen', 'query ($id: ID!) { node(id: $id) { ... on Application { signals { kind rule } } } }', {
          id: handles[account],
        })
      ).node.signals;
    for (const account of ['one', 'two']) expect(await signals(account), account).toEqual([{ kind: 'NAMESAKE', rule: 'P2' }]);
    expect(await signals('other')).toEqual([]);
    // P11: what is put right after it was submitted is found as it is now, and not as it was.
    const alike = async () => {
      await world.deliver();
      return (await Promise.all(Object.keys(people).map(signals))).map((all) => all.length);
    };
    await world.does('chen', CORRECT, { account: accountId('two'), name: '陈嘉豪' });
    expect(await alike()).toEqual([0, 0, 0]);
    await world.does('chen', UNDO, { account: accountId('two') });
    expect(await alike()).toEqual([1, 1, 0]);
    await world.does('chen', CORRECT, { account: accountId('other'), bornOn: born, document: '嘉公户〔2024〕3号' });
    expect(await alike()).toEqual([1, 1, 1]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('P8: an account used for somebody else', () => {
  it('shows where the declared employer is not the unit, unless the unit keeps the person’s file', () => {
    const basics = (employer: string | null) => ({ form: { basics: { startedWorkOn: '2010-07-01', employer } } });
    expect(kinds({})).toEqual([]);
    expect(kinds(basics('嘉峪关市第一中学'))).toEqual([]);
    expect(kinds(basics('某培训机构'))).toEqual(['EMPLOYER_DIFFERS']);
    expect(kinds({ ...basics('某培训机构'), unit: { unitKind: 'CUSTODIAN' } })).toEqual([]);
    // P11: the unit’s former name is the unit’s, unless it was only mistyped and put back.
    const renamed = (undone: null | { at: number; by: string; reason: string }) => ({
      ...basics('嘉峪关市完全中学'),
      unit: {
        unitKind: 'PUBLIC_INSTITUTION' as const,
        corrections: [
          { at: 1, by: 'zhao', reason: '更名', document: '文', fields: ['name'], undone, former: { name: '嘉峪关市完全中学' } },
        ],
      },
    });
    expect(kinds(renamed(null))).toEqual([]);
    expect(kinds(renamed({ at: 2, by: 'zhao', reason: '有误' }))).toEqual(['EMPLOYER_DIFFERS']);
    expect(kinds({ standing: { unit: 'hospital', employer: null, released: null } })).toEqual(['NOT_OF_UNIT']);
  });

  it('is seen by its reviewers and by supervisors, not by the applicant', async () => {
    const world = await city();
    const changes = { basics: { startedWorkOn: '2010-07-01', employer: '某培训机构' } };
    const { id } = await applicationIn(world, 'SUBMITTED', { changes });
    await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
    const signals = async (who: string) =>
      (await world.does(who, 'query ($id: ID!) { node(id: $id) { ... on Application { signals { kind rule } } } }', { id })).node.signals;
    for (const who of ['chen', 'wang', 'he'])
      expect(await signals(who)).toEqual([
        { kind: 'EMPLOYER_DIFFERS', rule: 'P8' },
        { kind: 'LEAVING_UNIT', rule: 'P13' },
      ]);
    expect(await signals('liu')).toBeNull();
  });
});

/** P8, V6: what reviewers and supervisors are told to look at; the applicant does not see it, and nothing is barred by it. */
import { describe, expect, it } from 'vitest';
import { signalsOf } from '../../schema/application/signals.ts';
import { applicationIn, RELEASE } from '../support/forms.ts';
import { accountId, city, organisationId } from '../support/world.ts';

const head = { unit: 'school', unitName: '嘉峪关市第一中学', finishing: null };
const about = {
  head,
  unit: { unitKind: 'PUBLIC_INSTITUTION' as const },
  standing: { unit: 'school', employer: null, released: null },
  form: {},
  sharedFiles: [],
};
const kinds = (changes: Partial<Parameters<typeof signalsOf>[0]>) => signalsOf({ ...about, ...changes }).map(({ kind }) => kind);

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
        corrections: [{ at: 1, by: 'zhao', reason: '更名', document: '文', undone, former: { name: '嘉峪关市完全中学' } }],
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

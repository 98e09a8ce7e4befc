/** P10: of a stranger nothing more is learnt than of nobody, whatever mutation or query names the account. */
import { beforeAll, describe, expect, it } from 'vitest';
import { accountId, city, organisationId, type World } from '../support/world.ts';

const hospital = organisationId('hospital');
let world: World;
beforeAll(async () => {
  world = await city();
});

/** liu teaches at the school: neither huang of the hospital nor qian of the health commission knows him. */
describe('nobody and a stranger', () => {
  const asked: [string, string, (account: string) => Record<string, unknown>][] = [
    ['node', 'query ($a: ID!) { node(id: $a) { id } }', (a) => ({ a })],
    [
      'enrolApplicant',
      'mutation ($a: ID!, $u: ID!) { enrolApplicant(input: { unit: $u, account: $a, standing: { kind: INSTITUTION_STAFF } }) { account } }',
      (a) => ({ a, u: hospital }),
    ],
    [
      'releaseApplicant',
      'mutation ($a: ID!, $u: ID!) { releaseApplicant(input: { account: $a, to: $u, reason: "调动" }) { kind } }',
      (a) => ({ a, u: hospital }),
    ],
    [
      'receiveApplicant',
      'mutation ($a: ID!, $u: ID!) { receiveApplicant(input: { account: $a, unit: $u, standing: { kind: INSTITUTION_STAFF } }) { kind } }',
      (a) => ({ a, u: hospital }),
    ],
    [
      'revealIdentityNumber',
      'mutation ($a: ID!) { revealIdentityNumber(input: { account: $a, purpose: REVIEW, reason: "核对" }) }',
      (a) => ({ a }),
    ],
    [
      'changeStanding',
      'mutation ($a: ID!) { changeStanding(input: { account: $a, standing: { kind: RETIRED } }) { kind } }',
      (a) => ({ a }),
    ],
  ];
  it.each(asked)('are answered alike by %s', async (_, document, variables) => {
    const [stranger, nobody] = await Promise.all(['liu', 'nobody'].map((name) => world.ask('huang', document, variables(accountId(name)))));
    expect(JSON.stringify(stranger)).toBe(JSON.stringify(nobody));
  });

  it.each([
    ['appointOfficer', 'mutation ($a: ID!, $o: ID!) { appointOfficer(input: { organisation: $o, account: $a }) { account } }'],
    [
      'dismissOfficer',
      'mutation ($a: ID!, $o: ID!) { dismissOfficer(input: { organisation: $o, account: $a, reason: "调岗" }) { account } }',
    ],
  ])('are answered alike by %s', async (_, document) => {
    const [stranger, nobody] = await Promise.all(
      ['liu', 'nobody'].map((name) => world.ask('qian', document, { a: accountId(name), o: hospital })),
    );
    expect(JSON.stringify(stranger)).toBe(JSON.stringify(nobody));
  });
});

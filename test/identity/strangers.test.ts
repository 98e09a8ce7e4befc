/** P10: of a stranger nothing more is learnt than of nobody, whatever mutation or query names the account. */
import { beforeAll, describe, expect, it } from 'vitest';
import { RECEIVE, RELEASE, REVEAL } from '../support/forms.ts';
import { APPOINT, CHANGE_STANDING, DISMISS, ENROL } from './acts.ts';
import { accountId, city, organisationId, type World } from '../support/world.ts';

const hospital = organisationId('hospital');
let world: World;
beforeAll(async () => {
  world = await city();
});

/** liu teaches at the school: neither huang of the hospital nor qian of the health commission knows them. */
describe('nobody and a stranger', () => {
  const asked: [string, string, object][] = [
    ['node', 'query ($account: ID!) { node(id: $account) { id } }', {}],
    ['enrolApplicant', ENROL, { unit: hospital }],
    ['releaseApplicant', RELEASE, { to: hospital }],
    ['receiveApplicant', RECEIVE, { unit: hospital }],
    ['revealIdentityNumber', REVEAL, { purpose: 'REVIEW' }],
    ['changeStanding', CHANGE_STANDING, { standing: { kind: 'RETIRED' } }],
  ];
  it.each(asked)('are answered alike by %s', async (_, document, more) => {
    const ask = (name: string) => world.ask('huang', document, { account: accountId(name), ...more });
    expect(JSON.stringify(await ask('liu'))).toBe(JSON.stringify(await ask('nobody')));
  });

  it.each([
    ['appointOfficer', APPOINT],
    ['dismissOfficer', DISMISS],
  ])('are answered alike by %s', async (_, document) => {
    const ask = (name: string) => world.ask('qian', document, { account: accountId(name), organisation: hospital });
    expect(JSON.stringify(await ask('liu'))).toBe(JSON.stringify(await ask('nobody')));
  });
});

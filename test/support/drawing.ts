/** A committee's draw as its parties bring it about over GraphQL: 王建国 for the bureau, 何正 for the supervisors, 潘慧 for the office. */
import { nameChairs, renewFiling } from '../../schema/committee/filing/actions.ts';
import { loadFiling } from '../../schema/committee/filing/store.ts';
import { addExpert } from '../../schema/committee/pool/actions/experts.ts';
import { fileYearly, publishYearly, saveYearly } from '../../schema/committee/yearly/actions.ts';
import type { Party } from '../../schema/evaluation/draw/model.ts';
import { commitmentOf } from '../../schema/evaluation/draw/rules/seed.ts';
import { ANNOUNCED, committeeId, expertTyped, HEALTH, TEACHERS } from './committees.ts';
import { SECRETS } from './draws.ts';
import { freshKey } from './forms.ts';
import { mutation } from './mutation.ts';
import { person, type World } from './world.ts';
import { step } from './living.ts';

const DRAW =
  'id version attempt state: committeeDrawState seats poolHash frozenHash revealBy drawnAt sides { party commitment toldAt secret } faults { party fault by } ' +
  'inside { quotas { mostOfOneUnit } members { id name code } left { expert { name } ground reason next { name } passedOver } seed proof }';
export const COMMIT = mutation('commitToDraw', DRAW);
export const FREEZE = mutation('freezePool', DRAW);
export const REVEAL = mutation('revealSecret', DRAW);
export const REPLACE = mutation('replaceMember', DRAW, { ground: 'DECLINED', reason: '"出差在外"' });
export const THE_DRAW = `query ($committee: ID!) { node(id: $committee) { ... on FiledCommittee { draw { ${DRAW} allowedActions { action isAllowed why { code } } } } } }`;

/** Who speaks for a party. */
export const SPEAKER: Record<Party, string> = { bureau: 'wang', supervisor: 'he' };
export const asParty = (party: Party): string => party.toUpperCase();

/** The pool beside 范立, who leads: teachers of 语文 and 数学, of two schools here and two elsewhere. */
export const POOL = [
  ['e1', '安宁', '实验中学', false, '中学语文'],
  ['e2', '白露', '实验中学', false, '中学数学'],
  ['e3', '常青', '第二中学', false, '中学语文'],
  ['e4', '邓云', '第二中学', false, '中学数学'],
  ['e5', '方圆', '酒泉中学', true, '中学语文'],
  ['e6', '葛洪', '玉门一中', true, '中学数学'],
] as const;

/** A committee of five by the province's approval, with its chair, its pool and the notice of the year. */
export const readyToDraw = step('readyToDraw', async (world: World, pool: readonly (typeof POOL)[number][] = POOL): Promise<void> => {
  const [wang, pan] = [await world.as('wang'), await world.as('pan')];
  const version = async () => (await loadFiling(world.table, TEACHERS))?.version ?? 0;
  const { tier, document, validFrom, validUntil } = HEALTH;
  const approved = { tier, document, validFrom, validUntil, seats: 5, seatsApproval: '甘人社职〔2024〕7号', reason: '人数另定' };
  await renewFiling(wang, { committee: TEACHERS, version: await version(), ...approved });
  await nameChairs(wang, { committee: TEACHERS, version: await version(), chair: 'fan', viceChairs: [] });
  for (const [account, name, unit, isOutside, specialty] of pool)
    await addExpert(pan, {
      committee: TEACHERS,
      person: person(account, name),
      expert: expertTyped({ unit, isOutside, specialties: [specialty] }),
    });
  const year = { committee: TEACHERS, cycle: null };
  await saveYearly(pan, { ...year, version: 0, content: ANNOUNCED });
  await fileYearly(pan, { ...year, version: 1 });
  await publishYearly(pan, { ...year, version: 2 });
});

/** A party commits to its secret. */
export async function commits(world: World, party: Party, secret = SECRETS[party], attempt = 1) {
  const asked = { committee: committeeId(), attempt, party: asParty(party), commitment: commitmentOf(secret), key: freshKey() };
  return (await world.does(SPEAKER[party], COMMIT, asked)).commitToDraw;
}

/** Both have committed. */
export const committed = step('committed', async (world: World): Promise<{ draw: string; version: number }> => {
  await readyToDraw(world);
  await commits(world, 'bureau');
  const { id: draw, version } = await commits(world, 'supervisor');
  return { draw, version };
});

export const NO_QUOTA = { quotas: { specialties: [], leastOutside: 0 }, exclusions: [] };

/** The pool is frozen. */
export const frozen = step('frozen', async (world: World, asked: object = NO_QUOTA): Promise<{ draw: string; version: number }> => {
  const { freezePool } = await world.does('pan', FREEZE, { ...(await committed(world)), ...NO_QUOTA, ...asked, key: freshKey() });
  return { draw: freezePool.id, version: freezePool.version };
});

export async function tells(world: World, draw: string, party: Party, secret = SECRETS[party]) {
  return (await world.does(SPEAKER[party], REVEAL, { draw, party: asParty(party), secret, key: freshKey() })).revealSecret;
}

/** The members are drawn. */
export const drawnMembers = step('drawnMembers', async (world: World, asked: object = NO_QUOTA) => {
  const { draw } = await frozen(world, asked);
  await tells(world, draw, 'bureau');
  return tells(world, draw, 'supervisor');
});

/** The mutations on committees: the bureau files, the office keeps its pool and announces its year, an expert accepts the pledge (E1–E3, E6). */
import type { Acts } from '../support/act.ts';
import { putThere } from '../support/put-there.ts';
import {
  ADD_EXPERT,
  anExpert,
  ANNOUNCED,
  ANSWER_POSTPONEMENT,
  ASK_POSTPONEMENT,
  BEGIN_EXPERTS,
  CHAIRS,
  CHANGE_EXPERT,
  CHECK_EXPERTS,
  committeeId,
  expertId,
  expertRow,
  expertsWorkbook,
  FILE,
  FILE_YEARLY,
  HEALTH,
  LATER,
  PLEDGE_IT,
  PUBLISH_YEARLY,
  REMOVE_EXPERT,
  RENEW,
  RUN_EXPERTS,
  SAVE_YEARLY,
} from '../support/committees.ts';
import { person, type World } from '../support/world.ts';

const committee = committeeId();

async function versionOf(world: World, id: string, type: 'FiledCommittee' | 'Expert'): Promise<number> {
  const { node } = await world.does('pan', `query ($id: ID!) { node(id: $id) { ... on ${type} { version } } }`, { id });
  return node.version;
}

/** The notice of the year as 陶然 has brought it so far. */
async function announced(world: World, ...steps: string[]): Promise<{ committee: string; version: number }> {
  const { saveYearly } = await world.does('tao', SAVE_YEARLY, { committee, version: 0, content: ANNOUNCED });
  let { version } = saveYearly;
  for (const step of steps) {
    const [made] = Object.values<{ version: number }>(
      await world.does('tao', step, { committee, version, ...(step === ASK_POSTPONEMENT && LATER) }),
    );
    version = made?.version ?? 0;
  }
  return { committee, version };
}

/** The import that 潘慧 has begun, with an expert in its workbook. */
async function importOfExperts(world: World): Promise<{ import: string }> {
  const { beginExpertImport } = await world.does('pan', BEGIN_EXPERTS, { committee });
  putThere(world, beginExpertImport.upload, expertsWorkbook([expertRow(person('luo', '罗敏'))]));
  return { import: beginExpertImport.id };
}

export const COMMITTEE: Acts = {
  fileCommittee: { may: ['wang'], document: FILE, asks: () => ({ ...HEALTH, officers: [person('office-1', '办一')] }) },
  renewFiling: {
    may: ['wang'],
    document: RENEW,
    asks: async (world) => ({ ...HEALTH, committee, version: await versionOf(world, committee, 'FiledCommittee') }),
  },
  nameChairs: {
    may: ['wang'],
    document: CHAIRS,
    asks: async (world) => ({
      committee,
      version: await versionOf(world, committee, 'FiledCommittee'),
      chair: expertId('fan'),
      viceChairs: [],
    }),
  },
  addExpert: { may: ['pan'], document: ADD_EXPERT, asks: () => ({ committee, person: person('luo', '罗敏'), expert: anExpert() }) },
  changeExpert: {
    may: ['pan'],
    document: CHANGE_EXPERT,
    asks: async (world) => ({
      expert: expertId('fan'),
      version: await versionOf(world, expertId('fan'), 'Expert'),
      to: anExpert({ unit: '酒泉市第一中学', isOutside: true }),
    }),
  },
  removeExpert: {
    may: ['pan'],
    document: REMOVE_EXPERT,
    asks: async (world) => ({ expert: expertId('fan'), version: await versionOf(world, expertId('fan'), 'Expert') }),
  },
  acceptPledge: { may: ['fan'], document: PLEDGE_IT, asks: () => ({ committee, pledge: 1 }) },
  beginExpertImport: { may: ['pan'], document: BEGIN_EXPERTS, asks: () => ({ committee }) },
  checkExpertImport: { may: ['pan'], document: CHECK_EXPERTS, asks: importOfExperts },
  runExpertImport: {
    may: ['pan'],
    document: RUN_EXPERTS,
    asks: async (world) => {
      const asked = await importOfExperts(world);
      await world.does('pan', CHECK_EXPERTS, asked);
      return asked;
    },
  },
  saveYearly: { may: ['pan'], document: SAVE_YEARLY, asks: () => ({ committee, version: 0, content: ANNOUNCED }) },
  fileYearly: { may: ['pan'], document: FILE_YEARLY, asks: (world) => announced(world) },
  publishYearly: { may: ['pan'], document: PUBLISH_YEARLY, asks: (world) => announced(world, FILE_YEARLY) },
  askPostponement: {
    may: ['pan'],
    document: ASK_POSTPONEMENT,
    asks: async (world) => ({ ...(await announced(world, FILE_YEARLY, PUBLISH_YEARLY)), ...LATER }),
  },
  answerPostponement: {
    may: ['wang'],
    document: ANSWER_POSTPONEMENT,
    asks: async (world) => ({ ...(await announced(world, FILE_YEARLY, PUBLISH_YEARLY, ASK_POSTPONEMENT)), consent: true }),
  },
};

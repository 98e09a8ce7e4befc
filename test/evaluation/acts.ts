/** The mutations of evaluation, each told once (E4). */
import type { Acts } from '../support/act.ts';
import { committeeId } from '../support/committees.ts';
import { COMMIT, committed, drawnMembers, FREEZE, frozen, NO_QUOTA, readyToDraw, REPLACE, REVEAL, tells } from '../support/drawing.ts';
import { SECRETS } from '../support/draws.ts';
import { commitmentOf } from '../../schema/evaluation/draw/rules/seed.ts';

const BUREAU = { party: 'BUREAU' };

export const EVALUATION: Acts = {
  commitToDraw: [
    {
      title: 'for the bureau',
      may: ['wang'],
      document: COMMIT,
      asks: async (world) => {
        await readyToDraw(world);
        return { committee: committeeId(), attempt: 1, ...BUREAU, commitment: commitmentOf(SECRETS.bureau) };
      },
    },
    {
      title: 'for the supervisors',
      may: ['he'],
      document: COMMIT,
      asks: async (world) => {
        await readyToDraw(world);
        return { committee: committeeId(), attempt: 1, party: 'SUPERVISOR', commitment: commitmentOf(SECRETS.supervisor) };
      },
    },
  ],
  freezePool: { may: ['pan'], document: FREEZE, asks: async (world) => ({ ...(await committed(world)), ...NO_QUOTA }) },
  revealSecret: [
    {
      title: 'as the second, who brings the draw about',
      may: ['wang'],
      document: REVEAL,
      asks: async (world) => {
        const { draw } = await frozen(world);
        await tells(world, draw, 'supervisor');
        return { draw, ...BUREAU, secret: SECRETS.bureau };
      },
    },
    {
      title: 'for the supervisors',
      may: ['he'],
      document: REVEAL,
      asks: async (world) => ({ draw: (await frozen(world)).draw, party: 'SUPERVISOR', secret: SECRETS.supervisor }),
    },
  ],
  replaceMember: {
    may: ['pan'],
    document: REPLACE,
    asks: async (world) => {
      const { id: draw } = await drawnMembers(world);
      const { node } = await world.does(
        'pan',
        'query ($draw: ID!) { node(id: $draw) { ... on CommitteeDraw { version inside { members { id } } } } }',
        { draw },
      );
      return { draw, version: node.version, member: node.inside.members[0].id };
    },
  },
};

/** The mutations of archives, each told once (R6). */
import type { Acts } from '../support/act.ts';
import { archivedBy, CONFIRM, PROPOSE, proposedBy, REQUEST_ARCHIVE, seenOf, YEARS_LATER } from '../support/archives.ts';
import { CYCLE } from '../support/world.ts';

export const ARCHIVE: Acts = {
  requestArchive: {
    may: ['wang'],
    document: REQUEST_ARCHIVE,
    asks: () => ({ cycle: CYCLE }),
  },
  proposeDestruction: {
    may: ['wang'],
    document: PROPOSE,
    at: YEARS_LATER,
    asks: async (world) => ({ archive: await archivedBy(world) }),
  },
  confirmDestruction: {
    may: ['wang'],
    document: CONFIRM,
    at: YEARS_LATER,
    // 李秀梅 has proposed it, so that 王建国 may confirm it.
    asks: async (world) => {
      const { archive, version } = await seenOf(world, await proposedBy(world, 'li'));
      return { archive, version };
    },
  },
};

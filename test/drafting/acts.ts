/** The mutations on notices: the bureau writes, proposes, confirms, amends, withdraws (C8, C9). */
import type { Acts } from '../support/act.ts';
import { annexRows, BEGIN_COMMITTEES, CHECK_COMMITTEES, committeesOf, provinces, RUN_COMMITTEES } from '../support/annexes.ts';
import { mutation } from '../support/mutation.ts';
import type { World } from '../support/world.ts';

const SHOWN =
  'id version state: announcementDraftState cycle proposedBy amends { version appliesTo document } check { severity code path }';
export const DRAFT = mutation('draftAnnouncement', SHOWN);
export const SAVE_PART = mutation('saveAnnouncement', SHOWN);
export const PUBLISH = mutation('publishAnnouncement', SHOWN);
export const AMEND_NOTICE = mutation('amendAnnouncement', SHOWN, {
  cycle: '"620200-2024-1"',
  document: '"嘉人社函〔2024〕40号"',
  reason: '"省厅通知调整"',
});
export const REHEARSE = mutation(
  'rehearseAnnouncement',
  'id state: rehearsalState done total percent against: againstCycle draftVersion requestedBy',
);
export const WITHDRAW_NOTICE = mutation('withdrawAnnouncement', SHOWN, { reason: '"另行发布"' });
export const SET_HOLIDAYS = mutation('setHolidays', 'region version document days { year off { first last } worked }');

/** Next year's notice, copied from this year's and with what copying leaves out, as 王建国 has written it. */
export async function drafted(world: World, who = 'wang'): Promise<{ draft: string; version: number }> {
  const { draftAnnouncement: begun } = await world.does(who, DRAFT, { year: 2025, copyOf: '620200-2024-1' });
  const notice = await partOf(world, who, begun.id, 'NOTICE');
  const { saveAnnouncement } = await world.does(who, SAVE_PART, {
    draft: begun.id,
    version: begun.version,
    part: 'NOTICE',
    content: { ...notice, document: '嘉人社发〔2025〕88号', issuedOn: '2025-09-01' },
  });
  return { draft: begun.id, version: saveAnnouncement.version };
}

/** 王建国 amends a part of the notice in force, and 李秀梅 confirms it: `change` of what the part says now. */
export async function amended(
  world: World,
  part: 'POLICY' | 'STANDARDS' | 'CITATIONS',
  change: Record<string, unknown>,
  appliesTo: 'ALL' | 'NEW',
): Promise<void> {
  const { version, notice } = (await world.does('wang', '{ cycle { version notice { document } } }')).cycle;
  const parts = [{ part, content: { ...notice.document[part.toLowerCase()], ...change } }];
  const { amendAnnouncement } = await world.does('wang', AMEND_NOTICE, { version, parts, appliesTo });
  await world.does('li', PUBLISH, { draft: amendAnnouncement.id, version: amendAnnouncement.version });
}

export const PARTS =
  'query ($id: ID!) { node(id: $id) { ... on AnnouncementDraft { version state: announcementDraftState parts { part content shifted } } } }';

export async function partOf(world: World, who: string, id: string, part: string): Promise<Record<string, unknown>> {
  const { node } = await world.does(who, PARTS, { id });
  return node.parts.find((one: { part: string }) => one.part === part).content;
}

const HOLIDAYS_2027 = {
  region: 'CN',
  year: 2027,
  off: [{ first: '2027-01-01', last: '2027-01-03' }],
  worked: [],
  document: '国办发明电〔2026〕1号',
};

/** 李秀梅's import of the annex into next year's draft. */
async function imported(world: World): Promise<{ import: string; version: number }> {
  const { draft, version } = await drafted(world, 'li');
  return { import: await committeesOf(world, 'li', draft, provinces(annexRows())), version };
}

export const DRAFTING: Acts = {
  draftAnnouncement: { may: ['wang'], document: DRAFT, asks: () => ({ year: 2025, round: 1, copyOf: '620200-2024-1' }) },
  saveAnnouncement: {
    may: ['wang'],
    document: SAVE_PART,
    asks: async (world) => ({ ...(await drafted(world, 'li')), part: 'CITATIONS', content: { C1: '二（四）' } }),
  },
  rehearseAnnouncement: {
    may: ['wang'],
    document: REHEARSE,
    asks: async (world) => ({ ...(await drafted(world, 'li')), against: '620200-2024-1' }),
  },
  publishAnnouncement: { may: ['wang'], document: PUBLISH, asks: (world) => drafted(world, 'li') },
  amendAnnouncement: {
    may: ['wang'],
    document: AMEND_NOTICE,
    asks: async (world) => {
      const { version, notice } = (await world.does('wang', '{ cycle { version notice { document } } }')).cycle;
      return { version, parts: [{ part: 'CITATIONS', content: { ...notice.document.citations, C1: '二（四）' } }] };
    },
  },
  withdrawAnnouncement: { may: ['wang'], document: WITHDRAW_NOTICE, asks: (world) => drafted(world, 'li') },
  beginCommitteeImport: {
    may: ['wang'],
    document: BEGIN_COMMITTEES,
    asks: async (world) => ({ draft: (await drafted(world, 'li')).draft }),
  },
  checkCommitteeImport: {
    may: ['wang'],
    document: CHECK_COMMITTEES,
    asks: async (world) => ({ import: (await imported(world)).import }),
  },
  runCommitteeImport: {
    may: ['wang'],
    document: RUN_COMMITTEES,
    asks: async (world) => {
      const asked = await imported(world);
      await world.does('li', CHECK_COMMITTEES, { import: asked.import });
      return asked;
    },
  },
  // Of the nation any bureau records them.
  setHolidays: { may: ['wang', 'yu'], document: SET_HOLIDAYS, asks: () => ({ ...HOLIDAYS_2027, version: 0 }) },
};

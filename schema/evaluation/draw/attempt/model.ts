/** A draw as it is kept: an attempt of a committee's in a cycle, from the commitments to the members (E4). */
import * as z from 'zod';
import type { Role } from '../../../core/actor.ts';
import { versioned } from '../../../core/audit.ts';
import { prose, saying, text } from '../../../core/input.ts';
import { say, type Bilingual } from '../../../core/refusal.ts';
import { EXCLUSION_GROUNDS, PARTIES, type ExclusionGround, type Party } from '../model.ts';

export const DRAW_STATES = ['COMMITTING', 'COMMITTED', 'FROZEN', 'REVEALING', 'DRAWN', 'FAILED'] as const;
export type DrawState = (typeof DRAW_STATES)[number];

export const DRAW_STATE_NAMES: Record<DrawState, Bilingual> = {
  COMMITTING: say('待双方提交摘要', 'commitments are awaited'),
  COMMITTED: say('摘要已齐，待封存专家名单', 'both have committed'),
  FROZEN: say('名单已封存，待公开随机数', 'the pool is frozen'),
  REVEALING: say('一方已公开随机数', 'one secret has been told'),
  DRAWN: say('已抽取', 'drawn'),
  FAILED: say('未成，须重新提交摘要', 'failed'),
};

/** All that can happen to an attempt on one page. `by` both, each party for itself; the CLOCK fails what was not told in time. */
export const DRAW_MOVES = {
  commit: { from: ['COMMITTING'], to: ['COMMITTING', 'COMMITTED'], by: ['BUREAU_OFFICER', 'SUPERVISOR'] },
  freeze: { from: ['COMMITTED'], to: ['FROZEN'], by: ['COMMITTEE_OFFICE'] },
  reveal: { from: ['FROZEN', 'REVEALING'], to: ['REVEALING', 'DRAWN', 'FAILED'], by: ['BUREAU_OFFICER', 'SUPERVISOR'] },
  fail: { from: ['FROZEN', 'REVEALING'], to: ['FAILED'], by: 'CLOCK' },
  replace: { from: ['DRAWN'], to: ['DRAWN'], by: ['COMMITTEE_OFFICE'] },
} as const satisfies Record<string, { from: readonly DrawState[]; to: readonly DrawState[]; by: readonly Role[] | 'CLOCK' }>;
export type DrawMove = keyof typeof DRAW_MOVES;

export const PARTY_NAMES: Record<Party, Bilingual> = {
  bureau: say('市人社局', 'the bureau'),
  supervisor: say('纪检监察', 'the supervisor'),
};

/** What a party did that failed the attempt: told nothing in time, or something else than what it had committed to. */
export const FAULTS = ['SILENT', 'OTHER_SECRET'] as const;
export type Fault = (typeof FAULTS)[number];

export const FAULT_NAMES: Record<Fault, Bilingual> = {
  SILENT: say('逾期未公开随机数', 'told no secret in time'),
  OTHER_SECRET: say('公开的随机数与摘要不符', 'told a secret that does not match the commitment'),
};

export const EXCLUSION_NAMES: Record<ExclusionGround, Bilingual> = {
  LEADS: say('主任委员、副主任委员，本为组成人员', 'leads the committee and is a member anyway'),
  TERM: say('聘期未覆盖会议日期', 'is not called on each day of the meeting'),
  APPLIES: say('本年度向该评委会申报', 'applies to this committee in the cycle'),
  LISTED: say('监督处理期间不得参加评审', 'may not take part, by a measure of supervision'),
  OFFICE: say('办事机构排除', 'excluded by the office'),
};

/** Why a member does not serve. */
export const LEAVING_GROUNDS = ['DECLINED', 'UNABLE', 'BARRED'] as const;
export type LeavingGround = (typeof LEAVING_GROUNDS)[number];

export const LEAVING_NAMES: Record<LeavingGround, Bilingual> = {
  DECLINED: say('本人推辞', 'declined'),
  UNABLE: say('不能到会', 'cannot come'),
  BARRED: say('不再符合条件', 'does not meet the conditions any more'),
};

/** As many seats of specialties as are asked for in one draw. */
const MOST_SPECIALTIES = 30;

const quota = z.object({ specialty: text(60), number: z.number().int().min(1).max(99), isExact: z.boolean() });
export const quotasInput = z.object({
  specialties: z
    .array(quota)
    .max(MOST_SPECIALTIES)
    .refine((all) => new Set(all.map(({ specialty }) => specialty)).size === all.length, {
      params: saying('有重复', 'name a specialty twice', 'E4'),
    }),
  mostOfOneUnit: z
    .number()
    .int()
    .min(1)
    .max(99)
    .nullish()
    .transform((most) => most ?? null),
  leastOutside: z.number().int().min(0).max(99),
});
export const exclusionsInput = z.array(z.object({ expert: z.string(), reason: text(200) })).max(200);
export const leavingInput = z.object({ ground: z.enum(LEAVING_GROUNDS), reason: prose(200) });

/**
 * What a party has said. Until both have told, a secret is sealed, and whether it is the right one is known to nobody: whoever tells second
 * learns nothing from the first.
 */
const partyShape = z.object({
  commitment: z.string(),
  committedAt: z.number(),
  committedBy: z.string(),
  told: z.object({ at: z.number(), by: z.string(), sealed: z.string().nullable(), secret: z.string().nullable() }).nullable(),
});
export type PartyRecord = z.infer<typeof partyShape>;

const frozenShape = z.object({
  at: z.number(),
  by: z.string(),
  /** Until when both tell their secrets. */
  revealBy: z.number(),
  seats: z.number().int(),
  quotas: z.object({
    specialties: z.array(z.object({ specialty: z.string(), number: z.number().int(), isExact: z.boolean() })),
    mostOfOneUnit: z.number().int().nullable(),
    leastOutside: z.number().int(),
  }),
  algorithm: z.string(),
  /** How many may be drawn, and how many were excluded. */
  experts: z.number().int(),
  excluded: z.number().int(),
  poolHash: z.string(),
  frozenHash: z.string(),
});

/** Who has gone and who came in for them; the codes of those passed over, who have left the pool since. Nobody, where the seat stays empty. */
const leavingShape = z.object({
  expert: z.string(),
  account: z.string(),
  ground: z.enum(LEAVING_GROUNDS),
  reason: z.string(),
  at: z.number(),
  by: z.string(),
  passedOver: z.array(z.string()),
  next: z.object({ expert: z.string(), account: z.string() }).nullable(),
});

export const drawShape = z.object({
  id: z.string(),
  committee: z.string(),
  cycle: z.string(),
  city: z.string(),
  name: z.string(),
  attempt: z.number().int().positive(),
  state: z.enum(DRAW_STATES),
  parties: z.object({ bureau: partyShape.nullable(), supervisor: partyShape.nullable() } satisfies Record<Party, unknown>),
  frozen: frozenShape.nullable(),
  faults: z.array(z.object({ party: z.enum(PARTIES), fault: z.enum(FAULTS), by: z.string() })),
  drawnAt: z.number().nullable(),
  seed: z.string().nullable(),
  /** Who led the committee when its pool was frozen: members beside those who are drawn (E8). */
  leaders: z.array(z.string()).default([]),
  /** Who was drawn and still serves, in the order in which they came. */
  members: z.array(z.object({ expert: z.string(), account: z.string() })),
  left: z.array(leavingShape),
  ...versioned,
});
export type Draw = z.infer<typeof drawShape>;

/** From whom it is drawn, as it was frozen, and whose code each is. */
export const lotShape = z.object({
  pool: z.array(z.object({ expert: z.string(), unit: z.string(), isOutside: z.boolean(), specialties: z.array(z.string()) })),
  exclusions: z.array(z.object({ expert: z.string(), ground: z.enum(EXCLUSION_GROUNDS), reason: z.string().nullable() })),
  accounts: z.record(z.string(), z.string()),
});
export type FrozenLot = z.infer<typeof lotShape>;

export const outcomeShape = z.object({ order: z.array(z.string()), drawn: z.array(z.string()), substitutes: z.array(z.string()) });

type DrawName = Pick<Draw, 'committee' | 'cycle' | 'attempt'>;

export function drawId({ committee, cycle, attempt }: DrawName): string {
  return `${committee}.${cycle}.${attempt}`;
}

/** What an id names; null when it can be none. */
export function drawNamed(id: string): DrawName | null {
  // The committee alone may hold a dot.
  const parts = id.split('.');
  const [attempt = '', cycle = ''] = parts.toReversed();
  const committee = parts.slice(0, -2).join('.');
  return committee && cycle && /^[1-9]\d{0,2}$/u.test(attempt) ? { committee, cycle, attempt: Number(attempt) } : null;
}

/** The first attempt, in which nothing has happened yet. */
export function blankDraw(of: Pick<Draw, 'committee' | 'cycle' | 'city' | 'name'>, attempt: number): Draw {
  const { committee, cycle, city, name } = of;
  const nothing = { frozen: null, faults: [], drawnAt: null, seed: null, leaders: [], members: [], left: [], version: 0, trail: '' };
  const id = drawId({ committee, cycle, attempt });
  return { id, committee, cycle, city, name, attempt, state: 'COMMITTING', parties: { bureau: null, supervisor: null }, ...nothing };
}

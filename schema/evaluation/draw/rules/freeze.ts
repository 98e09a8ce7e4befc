/** Who may be drawn and who is excluded, and what keeps a pool from being frozen (E4). Pure. */
import { say, type Bilingual, type Refusal } from '../../../core/refusal.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import type { Expert } from '../../../committee/pool/model.ts';
import { isCalledOn } from '../../../committee/pool/rules.ts';
import type { Yearly } from '../../../committee/yearly/model.ts';
import { drawRefusals } from '../refusals.ts';
import type { FrozenLot } from '../attempt/model.ts';
import type { Entry, ExclusionGround, Lot } from '../model.ts';
import { sortedByExpert } from './seed.ts';
import { shortagesOf, type QuotaName, type Shortage } from './shortages.ts';

type Named = { expert: string; reason: string };
type Meeting = Pick<Yearly, 'meetsFrom' | 'meetsUntil'>;

/** The pool on the days of the meeting, without whoever cannot be drawn. Who has been removed from it is no expert of it any more. */
export function divided({
  filing,
  yearly,
  pool,
  excluded,
  applying,
  listed,
}: {
  filing: Pick<Filing, 'chair' | 'viceChairs'>;
  yearly: Meeting;
  pool: readonly Expert[];
  excluded: readonly Named[];
  applying: ReadonlySet<string>;
  /** To whom a measure closes evaluations on one of the days. */
  listed: ReadonlySet<string>;
}): FrozenLot {
  const there = pool.filter(({ removed }) => removed === null);
  const reasonOf = new Map(excluded.map(({ expert, reason }) => [expert, reason]));
  const groundOf = (expert: Expert): ExclusionGround | null => {
    if ([filing.chair, ...filing.viceChairs].includes(expert.account)) return 'LEADS';
    if (!isCalledThroughout(expert, yearly)) return 'TERM';
    if (applying.has(expert.account)) return 'APPLIES';
    if (listed.has(expert.account)) return 'LISTED';
    return reasonOf.has(expert.account) ? 'OFFICE' : null;
  };
  const judged = there.map((expert) => ({ expert, ground: groundOf(expert) }));
  return {
    pool: sortedByExpert(judged.filter(({ ground }) => ground === null).map(({ expert }) => entryOf(expert))),
    exclusions: sortedByExpert(
      judged.flatMap(({ expert: { code: expert, account }, ground }) =>
        ground ? [{ expert, ground, reason: ground === 'OFFICE' ? (reasonOf.get(account) ?? null) : null }] : [],
      ),
    ),
    accounts: Object.fromEntries(there.map(({ code, account }) => [code, account])),
  };
}

/** Whether they are called on each day of the meeting. */
export function isCalledThroughout(expert: Expert, { meetsFrom, meetsUntil }: Meeting): boolean {
  return isCalledOn(expert, meetsFrom) && isCalledOn(expert, meetsUntil);
}

function entryOf({ code, unit, isOutside, specialties }: Expert): FrozenLot['pool'][number] {
  return { expert: code, unit, isOutside, specialties };
}

/** A unit is outside or it is not: what is said of one of its people is said of all. */
export function whyNotDivided(pool: readonly Entry[]): Refusal | null {
  const sides = new Map<string, Set<boolean>>();
  for (const { unit, isOutside } of pool) sides.set(unit, (sides.get(unit) ?? new Set()).add(isOutside));
  const units = [...sides].filter(([, both]) => both.size > 1).map(([unit]) => unit);
  return units.length === 0 ? null : drawRefusals.UNIT_ON_BOTH_SIDES({ units });
}

/** Whoever the office excludes is in the pool, and named once. */
export function whyNotExclude(excluded: readonly Named[], pool: readonly Expert[]): Refusal | null {
  const known = new Set(pool.filter(({ removed }) => removed === null).map(({ account }) => account));
  const wrong = excluded.filter(({ expert }, at) => !known.has(expert) || excluded.findIndex((one) => one.expert === expert) < at);
  return wrong.length === 0 ? null : drawRefusals.EXCLUDED_UNKNOWN({ experts: wrong.map(({ expert }) => expert) });
}

/** An item of the table holds no more than 400 KB; a pool of a thousand is a fourth of it. */
const MOST_BYTES = 300_000;

export function whyNotKept(lot: string): Refusal | null {
  const size = Buffer.byteLength(lot);
  return size <= MOST_BYTES ? null : drawRefusals.POOL_TOO_LARGE({ size, most: MOST_BYTES });
}

/** Why the quotas cannot be kept: every one that is short, and by how many. */
export function whyNotQuotas(lot: Lot): Refusal | null {
  const shortages = shortagesOf(lot);
  if (shortages.length === 0) return null;
  const told = (language: 'zh' | 'en') => shortages.map((one) => shortageInWords(one)[language]).join(language === 'zh' ? '；' : '; ');
  return drawRefusals.QUOTAS_UNMET({ told: say(told('zh'), told('en')), shortages });
}

const QUOTA_NAMES: Record<Exclude<QuotaName['kind'], 'SPECIALTY'>, Bilingual> = {
  POOL: say('可抽取的专家', 'the experts who may be drawn'),
  SEATS: say('抽取人数（少于各专业或者外单位名额之和）', 'the seats, of which specialties or outsiders are to have more'),
  UNIT: say('同单位人数上限', 'the most of one unit'),
  OUTSIDE: say('外单位专家', 'those from outside'),
  FREE: say('不限专业的名额', 'the seats of no specialty'),
};

function quotaInWords(name: QuotaName): Bilingual {
  return name.kind === 'SPECIALTY' ? say(`“${name.specialty}”专业`, `those of “${name.specialty}”`) : QUOTA_NAMES[name.kind];
}

function shortageInWords({ quotas, short }: Shortage): Bilingual {
  const names = quotas.map(quotaInWords);
  const [zh, en] = [names.map((one) => one.zh).join('、'), names.map((one) => one.en).join(', ')];
  return names.length === 1
    ? say(`${zh}差${short}人`, `${en}: ${short} short`)
    : say(`${zh}不能同时满足，差${short}人`, `${en} together: ${short} short`);
}

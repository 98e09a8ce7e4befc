/** How much an officer may look up on a day (P2). Pure. */
import type { Bilingual, Refusal } from '../../core/refusal.ts';
import { dayOf, endOfDay, inWords, type Instant } from '../../core/time.ts';
import { identityRefusals } from '../refusals.ts';
import type { LookupKind, Lookups } from './model.ts';

/** The most of each on one day; policy of the announcement. */
type LookupLimits = Readonly<Record<LookupKind, number>>;

const NAMES: Record<LookupKind, Bilingual> = {
  numbers: { zh: '导入检查核对的证件号码数', en: 'identity numbers checked for imports' },
  refusals: { zh: '因证件号码或登录名属于外单位人员而未开通账号的次数', en: 'attempts that met the number or login of somebody elsewhere' },
  rows: {
    zh: '导入时因证件号码或登录名属于外单位人员而未成功的行数',
    en: 'imported rows that met the number or login of somebody elsewhere',
  },
  people: { zh: '按证件号码查找人员的次数', en: 'people looked up by their number' },
};

/** Why an officer may look up so many more on the day of `now` no longer; `before` is what the day has seen so far. */
export function whyNotLookUp(
  before: Lookups | null,
  { of, more }: { of: LookupKind; more: number },
  limits: LookupLimits,
  now: Instant,
): Refusal | null {
  if ((before?.[of] ?? 0) + more <= limits[of]) return null;
  const until = endOfDay(dayOf(now));
  return identityRefusals.LOOKUPS_EXHAUSTED({ what: NAMES[of], most: limits[of], until: inWords(until) });
}

/** The day with so many more. */
export function withMore(
  before: Lookups | null,
  { account, day, of, more }: { account: string; day: string; of: LookupKind; more: number },
) {
  const counted = before ?? { account, day, numbers: 0, refusals: 0, rows: 0, people: 0 };
  return { ...counted, [of]: counted[of] + more };
}

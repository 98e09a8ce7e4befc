/** Which cycles there are, and which of a city is under way. */
import type { Actor, Role } from '../core/actor.ts';
import { declareRefusals, type Cited, type Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { CycleHead, Policy, Standards } from './model.ts';
import { DEFAULT_POLICY } from './document/policy.ts';
import { DEFAULT_STANDARDS } from './document/standards/index.ts';
import { forgetCycles, loadCycles, loadInForce, type Reader } from './store.ts';

export const announcementRefusals = declareRefusals({
  CYCLE_UNKNOWN: { rule: 'C7', zh: '没有{cycle}评审年度。', en: 'There is no review cycle {cycle}.' },
  CITY_NEEDED: {
    rule: 'C7',
    zh: '本系统有多个城市，请指明城市：{cities}。',
    en: 'There are several cities here; name one: {cities}.',
  },
  CYCLE_ELSEWHERE: {
    rule: 'P5',
    zh: '{cycle}是{city}的评审年度，本单位不属该市，不能在其中办理。',
    en: 'The review cycle {cycle} is of {city}; nothing of this organisation’s can be done in it.',
  },
  CYCLE_NONE: { rule: 'C7', zh: '尚未发布职称评审工作的通知。', en: 'No notice of a review has been published yet.' },
});

/** The newest of a city’s cycles whose first window has opened; before any has, the first there is. Null where the city has none. */
export function underWay(cycles: readonly CycleHead[], city: string, now: Instant): CycleHead | null {
  const own = cycles.filter((one) => one.city === city).toSorted((a, b) => a.opensAt - b.opensAt || a.round - b.round);
  return own.findLast(({ opensAt }) => opensAt <= now) ?? own[0] ?? null;
}

/**
 * The city that somebody acts in: that of the role that the act takes, for an applicant in one city may be an officer in another (P10). Of
 * the first of the roles held where it takes none, or none of these is held; null of the public, and of the province, which is of no city.
 */
export function cityOf(actor: Actor, ...takes: readonly Role[]): string | null {
  if (actor.kind !== 'person') return null;
  const grant = actor.grants.find(({ role }) => takes.includes(role)) ?? actor.grants.find(({ role }) => role !== 'PROVINCE_OFFICER');
  return grant?.city ?? null;
}

/** Which city is asked for where none is named: that of the actor in one of these roles, which what is asked for takes. */
export type Asked = { city?: string | null | undefined; as?: readonly Role[] };

/** The city that is asked for: the one named, the actor’s own, or the only one that has a cycle. Refuses where that says nothing. */
export async function cityAsked(context: Reader & { actor: Actor }, asked: Asked): Promise<string> {
  const known = asked.city ?? cityOf(context.actor, ...(asked.as ?? []));
  if (known !== null) return known;
  const cities = new Map((await loadCycles(context)).map(({ city, cityName }) => [city, `${cityName}（${city}）`]));
  const [only, ...others] = cities.keys();
  if (only === undefined) throw announcementRefusals.CYCLE_NONE();
  if (others.length > 0) throw announcementRefusals.CITY_NEEDED({ cities: [...cities.values()] });
  return only;
}

/** What an organisation does it does in its own city’s cycles: its people apply under the notice there, and nowhere else (P5). */
export function whyNotHere(
  { cycle, city, cityName }: Pick<CycleHead, 'cycle' | 'city' | 'cityName'>,
  of: { city: string },
): Refusal | null {
  return city === of.city ? null : announcementRefusals.CYCLE_ELSEWHERE({ cycle, city: cityName });
}

/** The cycle of a city that is under way. */
async function currentCycle(context: Reader, city: string): Promise<string> {
  const head = underWay(await loadCycles(context), city, context.now);
  if (!head) throw announcementRefusals.CYCLE_NONE();
  return head.cycle;
}

/** A cycle that somebody names, or the one under way in the city that they ask for. */
export async function knownCycle(context: Reader & { actor: Actor }, cycle: string | null | undefined, asked: Asked = {}): Promise<string> {
  if (cycle === null || cycle === undefined) return currentCycle(context, await cityAsked(context, asked));
  const isThere = async () => (await loadCycles(context)).some((one) => one.cycle === cycle);
  if (await isThere()) return cycle;
  forgetCycles(context); // one that was published a moment ago is there at once
  if (await isThere()) return cycle;
  throw announcementRefusals.CYCLE_UNKNOWN({ cycle });
}

/** The numbers that hold in a city now; the defaults as long as it has no notice. */
export async function policyIn(context: Reader, city: string): Promise<Omit<Policy, 'seniorityAsOf'>> {
  const head = underWay(await loadCycles(context), city, context.now);
  return head ? (await loadInForce(context, head.cycle)).policy : DEFAULT_POLICY;
}

/** What is asked of applicants in a city now; the defaults as long as it has no notice. */
export async function standardsIn(context: Reader, city: string): Promise<Standards> {
  const head = underWay(await loadCycles(context), city, context.now);
  return head ? (await loadInForce(context, head.cycle)).standards : DEFAULT_STANDARDS;
}

/** The notice that is cited where nothing else names one: that under way in the city of the one who asks; null where that is none. */
export async function citedBy(context: Reader & { actor: Actor; looked: { at: Cited | null } }): Promise<Cited | null> {
  if (context.looked.at) return context.looked.at;
  const cycles = await loadCycles(context);
  const cities = new Set(cycles.map(({ city }) => city));
  const city = cityOf(context.actor) ?? (cities.size === 1 ? [...cities][0] : undefined);
  const head = city === undefined ? null : underWay(cycles, city, context.now);
  return head && loadInForce(context, head.cycle);
}

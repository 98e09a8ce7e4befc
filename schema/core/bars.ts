/**
 * What somebody may not do for a time, or for good (V2, V3): a bar stands on a person or on an organisation, names the capacities it closes,
 * and holds from one instant to another. Nothing has to run for it to begin or to end. What it came of is kept by supervision/; here is
 * what everybody who acts is judged by. Pure.
 */
import * as z from 'zod';
import type { Actor, Grant, Person, Role } from './actor.ts';
import { declareRefusals, type Bilingual, type Refusal } from './refusal.ts';
import { inWords, type Instant } from './time.ts';

/** APPLY: as an applicant. HANDLE: as an officer of whatever organisation. EVALUATE: as an expert. */
export const CAPACITIES = ['APPLY', 'HANDLE', 'EVALUATE'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const CAPACITY_NAMES: Record<Capacity, Bilingual> = {
  APPLY: { zh: '申报职称', en: 'applying' },
  HANDLE: { zh: '办理职称工作', en: 'acting as an officer' },
  EVALUATE: { zh: '参加评审', en: 'taking part in an evaluation' },
};

/** In which capacity a role acts. */
const CAPACITY_OF: Record<Role, Capacity> = {
  APPLICANT: 'APPLY',
  UNIT_OFFICER: 'HANDLE',
  DEPARTMENT_OFFICER: 'HANDLE',
  BUREAU_OFFICER: 'HANDLE',
  PROVINCE_OFFICER: 'HANDLE',
  COMMITTEE_OFFICE: 'HANDLE',
  EXPERT: 'EVALUATE',
  SUPERVISOR: 'HANDLE',
};

/** Whether an organisation's bar closes a role: supervisors are named at the bureau and not of it, and see to what concerns it (P7). */
function isOfOrganisation(role: Role): boolean {
  return CAPACITY_OF[role] === 'HANDLE' && role !== 'SUPERVISOR';
}

export const barShape = z.object({
  /** The measure that it belongs to. */
  measure: z.string(),
  /** What that is called: 列入黑名单, 暂停. */
  name: z.object({ zh: z.string(), en: z.string() }),
  capacities: z.array(z.enum(CAPACITIES)).min(1),
  from: z.number(),
  /** The first instant at which it holds no more; null until it is lifted. */
  until: z.number().nullable(),
  document: z.string(),
  /** Of an organisation: those who act for it meanwhile. */
  spares: z.array(z.string()).default([]),
  /** Of an organisation: to whom its applicants turn meanwhile. */
  turnTo: z.string().nullable().default(null),
});
export type Bar = z.infer<typeof barShape>;

/** What stands against those who act: on the person, and on each organisation that they act for. */
export type Bars = { account: readonly Bar[]; organisations: ReadonlyMap<string, readonly Bar[]> };
export const NO_BARS: Bars = { account: [], organisations: new Map() };

export const barRefusals = declareRefusals({
  BARRED: {
    rule: 'V2',
    zh: '因{name}（{document}），自{from}{until}不得{capacities}，不能办理此事项。对该处理有异议的，可按处理决定告知的途径提出。{turnTo}',
    en: 'By {name} ({document}), from {from}{until}, closed to: {capacities}; this cannot be done. It may be contested as the decision says. {turnTo}',
  },
});

export function isBarring({ from, until }: Pick<Bar, 'from' | 'until'>, now: Instant): boolean {
  return from <= now && (until === null || now < until);
}

/** What closes a role to somebody now; null where nothing does. */
export function barOn({ role, organisation }: Pick<Grant, 'role' | 'organisation'>, account: string, bars: Bars, now: Instant): Bar | null {
  const closes = (bar: Bar) => isBarring(bar, now) && bar.capacities.includes(CAPACITY_OF[role]);
  const own = bars.account.find(closes);
  if (own || !isOfOrganisation(role)) return own ?? null;
  return bars.organisations.get(organisation)?.find((bar) => closes(bar) && !bar.spares.includes(account)) ?? null;
}

/** The same person with those roles alone that nothing closes, and the first bar that closes one of the others. */
export function inForce(actor: Person, bars: Bars, now: Instant): { actor: Person; barred: { grant: Grant; bar: Bar }[] } {
  const judged = actor.grants.map((grant) => ({ grant, bar: barOn(grant, actor.account, bars, now) }));
  const barred = judged.flatMap(({ grant, bar }) => (bar ? [{ grant, bar }] : []));
  if (barred.length === 0) return { actor, barred };
  return { actor: { ...actor, grants: judged.flatMap(({ grant, bar }) => (bar ? [] : [grant])) }, barred };
}

/** What is said to whom a bar stands in the way. */
export function refusalOf({ name, document, from, until, capacities, turnTo }: Bar, isApplicant = false): Refusal {
  const over = until === null ? { zh: '起', en: ' on' } : inWords(until, true);
  return barRefusals.BARRED({
    name,
    document,
    from: inWords(from),
    until: until === null ? over : { zh: `起至${over.zh}`, en: ` until ${over.en}` },
    capacities: capacities.map((one) => CAPACITY_NAMES[one]),
    turnTo: turnTo !== null && isApplicant ? { zh: `请向${turnTo}咨询办理。`, en: `Turn to ${turnTo}.` } : '',
  });
}

/** Whose bars are asked for when somebody acts: organisations of those roles that an organisation's bar can close. */
export function organisationsBarring(actor: Actor): string[] {
  if (actor.kind !== 'person') return [];
  return [...new Set(actor.grants.flatMap(({ role, organisation }) => (isOfOrganisation(role) ? [organisation] : [])))];
}

/** Who acts. Rule P10: a role is held for an organisation, never for the whole system. */
import { declareRefusals, type Refusal } from './refusal.ts';

/** Roles of P10 that an account can hold; everyone else is the public. */
export const ROLES = [
  'APPLICANT',
  'UNIT_OFFICER',
  'DEPARTMENT_OFFICER',
  'BUREAU_OFFICER',
  'PROVINCE_OFFICER',
  'COMMITTEE_OFFICE',
  'EXPERT',
  'SUPERVISOR',
] as const;
export type Role = (typeof ROLES)[number];

/** One role, held for one organisation, which is of one city (GB/T 2260). */
export type Grant = { role: Role; organisation: string; city: string };

/** Whose it is to act: whoever holds this role for this organisation. */
export type Office = Pick<Grant, 'role' | 'organisation'>;

/**
 * The acting person with the grants in force, the public, or the system's own schedule. `as` are the roles in which a mutation takes the person
 * (graph/gate.ts); whoever only asks something acts in none.
 */
export type Actor =
  | { kind: 'person'; account: string; name: string; grants: readonly Grant[]; as?: readonly Role[] }
  | { kind: 'public' }
  | { kind: 'system'; name: string };

export type Person = Extract<Actor, { kind: 'person' }>;

export const PUBLIC: Actor = { kind: 'public' };

export const actorRefusals = declareRefusals({
  UNAUTHENTICATED: { rule: 'P1', zh: '请先登录。', en: 'Log in first.' },
  TOKEN_INVALID: {
    rule: 'P1',
    status: 401,
    zh: '登录凭证无效或已过期，请重新登录。',
    en: 'The token is invalid or has expired; log in again.',
  },
  ACCOUNT_UNKNOWN: {
    rule: 'P1',
    status: 403,
    zh: '该登录身份尚未开通账号：个人账号由用人单位创建，单位账号由人社部门或行业主管部门创建。',
    en: 'No account belongs to this login: units create the accounts of applicants, the bureau or a department those of units.',
  },
  ROLE_REQUIRED: {
    rule: 'P10',
    zh: '您没有办理此事项的权限。需要的角色：{roles}。',
    en: 'You may not do this. It takes the role: {roles}.',
  },
});

/** The person acting, or the refusal that asks to log in. */
export function personOf(actor: Actor): Person {
  if (actor.kind !== 'person') throw actorRefusals.UNAUTHENTICATED();
  return actor;
}

/** Whether somebody acts whose account this is. */
export function isAccountOf(actor: Actor, account: string): boolean {
  return actor.kind === 'person' && actor.account === account;
}

/** True when the actor holds the role in a city, for whatever organisation of it. */
export function holdsIn(actor: Actor, role: Role, city: string): boolean {
  return actor.kind === 'person' && actor.grants.some((grant) => grant.role === role && grant.city === city);
}

/** True when the actor holds the role, for the organisation where one is named. */
export function holds(actor: Actor, role: Role, organisation?: string): boolean {
  return (
    actor.kind === 'person' &&
    actor.grants.some((grant) => grant.role === role && (organisation === undefined || grant.organisation === organisation))
  );
}

/** The organisations for which the actor holds the role. */
export function organisationsOf(actor: Actor, role: Role): string[] {
  return actor.kind === 'person' ? actor.grants.filter((grant) => grant.role === role).map((grant) => grant.organisation) : [];
}

/** Why the actor may not act as any of these; null when one of them is held. */
export function whyNotHolding(actor: Actor, ...anyOf: readonly { role: Role; organisation?: string }[]): Refusal | null {
  if (actor.kind === 'public') return actorRefusals.UNAUTHENTICATED();
  if (anyOf.some(({ role, organisation }) => holds(actor, role, organisation))) return null;
  return actorRefusals.ROLE_REQUIRED({ roles: [...new Set(anyOf.map(({ role }) => role))].map((role) => ROLE_NAMES[role]) });
}

/** How an actor stands in an audit entry: the account, never the name. */
export function signature(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.account;
    case 'system':
      return `system:${actor.name}`;
    case 'public':
      return 'public';
  }
}

const NONE: readonly Role[] = [];

/** In which roles an actor stands in an audit entry: those in which they act, never all that they hold. */
export function rolesActing(actor: Actor): readonly Role[] {
  return actor.kind === 'person' ? (actor.as ?? NONE) : NONE;
}

/**
 * The same actor in those of their roles that a mutation takes. One that takes anybody with an account (null) takes them in the only role that
 * they have; which of several it is nobody can tell. That somebody is an expert as well stands in no entry of what they do otherwise: an
 * expert alone or beside another role looks there as whoever is none (E4).
 */
export function inRoles(actor: Actor, taken: readonly Role[] | null): Actor {
  if (actor.kind !== 'person') return actor;
  const held = ROLES.filter((role) => actor.grants.some((grant) => grant.role === role));
  if (taken) return { ...actor, as: held.filter((role) => taken.includes(role)) };
  const plain = held.filter((role) => role !== 'EXPERT');
  return { ...actor, as: plain.length === 1 ? plain : NONE };
}

export const ROLE_NAMES: Record<Role, { zh: string; en: string }> = {
  APPLICANT: { zh: '申报人', en: 'applicant' },
  UNIT_OFFICER: { zh: '用人单位经办人', en: 'unit officer' },
  DEPARTMENT_OFFICER: { zh: '行业主管部门经办人', en: 'department officer' },
  BUREAU_OFFICER: { zh: '市人社局经办人', en: 'bureau officer' },
  PROVINCE_OFFICER: { zh: '省人社厅经办人', en: 'officer of the province' },
  COMMITTEE_OFFICE: { zh: '评委会办事机构', en: 'committee office' },
  EXPERT: { zh: '评审专家', en: 'expert' },
  SUPERVISOR: { zh: '纪检监察', en: 'supervisor' },
};

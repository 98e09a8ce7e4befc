/** People and organisations: who has an account, and what roles it holds for whom. */
import * as z from 'zod';
import { ROLES } from '../core/actor.ts';
import { versioned } from '../core/audit.ts';
import { told, text } from '../core/input.ts';
import { isCreditCode, isResidentId, normalized } from './numbers.ts';

/** Kinds of identity documents. Passports and permits come with the rules that check them. */
export const IDENTITY_KINDS = ['RESIDENT_ID'] as const;

export const ORGANISATION_KINDS = ['BUREAU', 'DEPARTMENT', 'UNIT'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const accountShape = z.object({
  account: z.string(),
  name: z.string(),
  identityKind: z.enum(IDENTITY_KINDS),
  identityNumber: z.string(),
  email: z.string(),
  telephone: z.string(),
  createdAt: z.number(),
  createdBy: z.string(),
  ...versioned,
});
/** A person's account: one for each person, whatever roles it holds (P2). */
export type Account = z.infer<typeof accountShape>;

export const grantShape = z.object({ account: z.string(), role: z.enum(ROLES), organisation: z.string(), since: z.number() });
/** A role held for an organisation (P10). */
export type GrantRecord = z.infer<typeof grantShape>;

export const organisationShape = z.object({
  id: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  name: z.string(),
  creditCode: z.string(),
  contact: z.string(),
  telephone: z.string(),
  /** Who created its account and answers for it: the bureau or a department (P1). Null for the bureau itself. */
  authority: z.string().nullable(),
  createdAt: z.number(),
  ...versioned,
});
/** A unit, a department or the bureau. */
export type Organisation = z.infer<typeof organisationShape>;

/** What is typed of a person. */
export const personInput = z.object({
  /** The subject that the identity provider's tokens name this person by; made up when absent. */
  account: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._@:-]{1,63}$/u)
    .nullish(),
  name: text(40),
  identityNumber: z
    .string()
    .max(64)
    .transform(normalized)
    .refine(isResidentId, {
      params: told('不正确（18位居民身份证号，含校验码）', 'is not a valid 18-digit ID number (GB 11643 check digit)', 'P2'),
    }),
  email: z.email().max(254),
  telephone: z
    .string()
    .max(64)
    .transform(normalized)
    .refine((value) => /^\+?[\d-]{7,20}$/u.test(value) && value.replaceAll(/\D/gu, '').length >= 7, {
      params: told('不正确', 'is not a telephone number'),
    }),
});
export type PersonInput = z.infer<typeof personInput>;

/** What is typed of a unit. */
export const unitInput = z.object({
  name: text(100),
  creditCode: z
    .string()
    .max(64)
    .transform(normalized)
    .refine(isCreditCode, { params: told('不正确（18位，含校验码）', 'is not a valid unified social credit code (GB 32100)', 'P2') }),
  contact: text(40),
  telephone: personInput.shape.telephone,
  officers: z.array(personInput).min(1).max(5),
});
export type UnitInput = z.infer<typeof unitInput>;

/** What sets up an authority that an announcement names: the bureau or a department. */
export const authorityInput = unitInput.extend({ id: z.string(), supervisors: z.array(personInput).max(5).default([]) });
export type AuthorityInput = z.infer<typeof authorityInput>;

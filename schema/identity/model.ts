/** People and organisations: who has an account, what roles it holds for whom, and as what a person applies. */
import * as z from 'zod';
import { ROLES } from '../core/actor.ts';
import { versioned } from '../core/audit.ts';
import { day, optional, text, saying } from '../core/input.ts';
import { organisationName, personName } from '../core/names.ts';
import type { Bar } from '../core/bars.ts';
import type { Bilingual } from '../core/refusal.ts';
import { PERSON_KINDS, UNIT_KINDS } from './channels.ts';
import { closedShape, identityShape, mergedShape, personCorrectionShape, secret, unitCorrectionShape } from './corrections/model.ts';
import { birthOf, IDENTITY_KINDS, isIdentityNumber, normalized, type IdentityKind } from './numbers.ts';
import { telephone } from './telephone.ts';
import type { Title } from './titles/model.ts';
import { whyNotCreditCode, whyNotIdentityNumber } from './wrong-numbers.ts';

/** COMMITTEE: the office (办事机构) of a committee that the bureau has filed; it has no credit code of its own (E1). */
export const ORGANISATION_KINDS = ['PROVINCE', 'BUREAU', 'DEPARTMENT', 'COMMITTEE', 'UNIT'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const ORGANISATION_KIND_NAMES: Record<OrganisationKind, Bilingual> = {
  PROVINCE: { zh: '省人社厅（省职改办）', en: 'the provincial human resources department (the provincial title office)' },
  BUREAU: { zh: '市人社局', en: 'the bureau' },
  DEPARTMENT: { zh: '行业主管部门', en: 'the department' },
  COMMITTEE: { zh: '评委会办事机构', en: 'the office of a committee' },
  UNIT: { zh: '用人单位', en: 'the unit' },
};

export const accountShape = z.object({
  account: z.string(),
  /** The city in which the person is: where the account was opened, or the unit is that took the person in last. */
  city: z.string(),
  name: z.string(),
  identity: identityShape,
  telephone: secret,
  email: z.string(),
  /** What was put right, oldest first; accounts of the same person that were closed into this one; whether it is closed itself (P11). */
  corrections: z.array(personCorrectionShape).default([]),
  merged: z.array(mergedShape).default([]),
  closed: closedShape.nullable().default(null),
  createdAt: z.number(),
  createdBy: z.string(),
  ...versioned,
});
/** A person's account: one for each person, whatever roles it holds (P2). */
export type Account = z.infer<typeof accountShape>;

export const grantShape = z.object({
  account: z.string(),
  role: z.enum(ROLES),
  organisation: z.string(),
  city: z.string(),
  since: z.number(),
  /** When it ended; null while it is held. */
  until: z.number().nullable(),
  version: z.number().int().positive(),
});
/** A role held for an organisation (P10). Why it began or ended stands in the history of the account. */
export type GrantRecord = z.infer<typeof grantShape>;

/** 影响期 of a penalty (P4): what is recorded. */
const PENALTIES = ['PARTY', 'ADMINISTRATIVE', 'SERVICE'] as const;
/** A listing was recorded here before supervision kept them (V2): it bars until its end, and is read as long as standings are. */
const EXCLUSION_KINDS = [...PENALTIES, 'BLACKLIST'] as const;
export type ExclusionKind = (typeof EXCLUSION_KINDS)[number];

export const EXCLUSION_NAMES: Record<ExclusionKind, Bilingual> = {
  PARTY: { zh: '党纪处分影响期', en: 'a party penalty' },
  ADMINISTRATIVE: { zh: '政务处分影响期', en: 'an administrative penalty' },
  SERVICE: { zh: '单位处分影响期', en: 'a penalty of the unit' },
  BLACKLIST: { zh: '列入黑名单（此前登记的，现由处理措施登记）', en: 'the blacklist, as it was recorded before: now a measure' },
};

const exclusionShape = z.object({
  id: z.string(),
  kind: z.enum(EXCLUSION_KINDS),
  document: z.string(),
  reason: z.string(),
  /** First and last day of the period, both included. */
  from: z.string(),
  until: z.string(),
  recordedBy: z.string(),
  /** For whom: 1 the unit, 2 the department above it, 3 the bureau. Whoever stands lower cannot lift it. */
  rank: z.number().int().min(1).max(3),
  recordedAt: z.number(),
  /** Taken back before its time, with the ground. */
  lifted: z.object({ at: z.number(), by: z.string(), reason: z.string() }).nullable(),
});
export type Exclusion = z.infer<typeof exclusionShape>;

export const standingShape = z.object({
  account: z.string(),
  /** The unit through which the person applies, and of what kind it is. */
  unit: z.string(),
  kind: z.enum(PERSON_KINDS),
  /** Where the person works, when that is not the unit: through a custodian. */
  employer: z.string().nullable(),
  /** Whether the person's household is registered in the city; null where nobody asked. */
  household: z.boolean().nullable(),
  since: z.number(),
  /** Let go by the unit for another one, which has not taken the person in yet (P2). */
  released: z.object({ to: z.string(), at: z.number(), by: z.string(), reason: z.string() }).nullable(),
  exclusions: z.array(exclusionShape),
  /** Units before this one, oldest first. */
  past: z.array(z.object({ unit: z.string(), unitName: z.string(), kind: z.enum(PERSON_KINDS), since: z.number(), until: z.number() })),
  ...versioned,
});
/** As what a person applies, through which unit, and what stands against it (P3–P6). */
export type Standing = z.infer<typeof standingShape>;

export const organisationShape = z.object({
  id: z.string(),
  /** The city it is of: its own partition of the system (GB/T 2260). */
  city: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  /** Of a unit: what it is (P5), and whether it is a central one that reviews some series itself (P6). */
  unitKind: z.enum(UNIT_KINDS).nullable(),
  central: z.object({ reviews: z.array(z.string()) }).nullable(),
  name: z.string(),
  /** Empty of a committee's office. */
  creditCode: z.string(),
  /**
   * Whom to call at the organisation, and where: in plain. It is the number of an office, which the organisation gives to be called; it
   * stands on the summary table that goes to the bureau (附件2), and the bureau's and committees' own are printed in the notice. Who is
   * inside or above sees it whole, nobody else at all (`knowsInside`); sealed it would be opened on each of these occasions, and hide what
   * its own people have by heart. The telephones of persons are another thing, and sealed (`secret`).
   */
  contact: z.string(),
  telephone: z.string(),
  /** The county it is in, where that decides who reviews (GB/T 2260). */
  county: z.string().nullable().default(null),
  /** Who created its account and answers for it: the bureau or a department (P1). Null for the bureau itself. */
  authority: z.string().nullable(),
  /** How many officers it has, for the list of those that have too few (P9). */
  officers: z.number().int().nonnegative(),
  /** What was put right, oldest first (P11). */
  corrections: z.array(unitCorrectionShape).default([]),
  createdAt: z.number(),
  ...versioned,
});
/** A unit, a department, the bureau, or a committee's office. */
export type Organisation = z.infer<typeof organisationShape>;

/** A person with all that hangs on the account: one request; one more for each account that was merged into it, where there is any. */
export type PersonFile = {
  account: Account;
  grants: readonly GrantRecord[];
  standing: Standing | null;
  titles: readonly Title[];
  /** What measures close to them, also those that begin later or are over (V2). */
  bars: readonly Bar[];
};

const LONGEST_NUMBER = 64;
const typedNumber = z
  .string()
  .refine((number) => number.length <= LONGEST_NUMBER, { params: saying(`最多${LONGEST_NUMBER}个字符`, 'is too long', 'P2') })
  .transform(normalized);

/** Sees a field of an object also where others beside it are wrong, so that all is told at once. */
const together = (...names: string[]) => ({
  when: ({ value }: { value: unknown }) => names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string'),
});

/** What an account can be called; tokens that name nothing of the kind belong to nobody. */
export const accountName = z.string().refine((name) => /^[A-Za-z0-9][A-Za-z0-9._@:-]{1,63}$/u.test(name), {
  params: saying(
    '须为2至64个字母、数字或._@:-，首位为字母或数字',
    'has 2 to 64 letters, digits or ._@:-, the first a letter or digit',
    'P12',
  ),
});

const address = z.email().max(254);
/** Where mail reaches somebody. */
const email = z.string().refine((typed) => address.safeParse(typed).success, {
  params: saying('格式不正确（如name@example.cn）', 'is no address of mail (such as name@example.cn)', 'P12'),
});

/** What is typed of a person's document. */
const documentFields = {
  identityKind: z.enum(IDENTITY_KINDS).default('RESIDENT_ID'),
  identityNumber: typedNumber,
  /** Of holders of other documents than the resident ID, which carries it. */
  bornOn: optional(day),
};
type Document = { identityKind: IdentityKind; identityNumber: string; bornOn: string | null };

function checkNumber({ identityKind, identityNumber }: Document, context: z.RefinementCtx): void {
  const why = whyNotIdentityNumber(identityKind, identityNumber);
  if (why) context.addIssue({ code: 'custom', path: ['identityNumber'], params: { ...why, rule: 'P2' } });
}
const bornIsGiven = ({ identityKind, bornOn }: Document) => identityKind === 'RESIDENT_ID' || typeof bornOn === 'string';
const BORN_MISSING = {
  path: ['bornOn'],
  params: saying('未填（非居民身份证的须填写）', 'is needed for documents other than the resident ID', 'P2'),
};
const bornFits = ({ identityKind, identityNumber, bornOn }: Document) =>
  identityKind !== 'RESIDENT_ID' ||
  !isIdentityNumber(identityKind, identityNumber) ||
  (bornOn ?? birthOf(identityNumber)) === birthOf(identityNumber);
const BORN_DIFFERS = { path: ['bornOn'], params: saying('与身份证号不符', 'is not the one in the ID number', 'P2') };
const NUMBER = together('identityKind', 'identityNumber');

/** A document alone, as one that is put right is typed. */
export const documentInput = z
  .object(documentFields)
  .superRefine(checkNumber, NUMBER)
  .refine(bornIsGiven, BORN_MISSING)
  .refine(bornFits, { ...BORN_DIFFERS, ...NUMBER });
export type DocumentInput = z.infer<typeof documentInput>;

/** The number by which somebody is looked up: whole, as it would be typed into an account. */
export const numberSought = z
  .object({ identityKind: documentFields.identityKind, identityNumber: typedNumber })
  .superRefine(({ identityKind, identityNumber }, context) => checkNumber({ identityKind, identityNumber, bornOn: null }, context), NUMBER);

/** What the name of a person is called, where nothing else has one. */
export const OF_A_PERSON = { name: '姓名' };

/** How somebody is reached, and called. */
export const personFields = { name: personName(), email, telephone };

/** What is typed of a person. */
export const personInput = z
  .object({
    /** The subject that the identity provider's tokens name this person by; made up when absent. */
    account: accountName.nullish(),
    name: personFields.name,
    ...documentFields,
    email: personFields.email,
    telephone: personFields.telephone,
  })
  .superRefine(checkNumber, NUMBER)
  .refine(bornIsGiven, BORN_MISSING)
  .refine(bornFits, { ...BORN_DIFFERS, ...NUMBER });
export type PersonInput = z.infer<typeof personInput>;

/** What is typed of a person's standing: as what they apply (P3, P5, P8). */
export const standingInput = z.object({
  kind: z.enum(PERSON_KINDS),
  employer: optional(organisationName(100)),
  household: optional(z.boolean()),
});
export type StandingInput = z.infer<typeof standingInput>;

/** What is typed of a unit itself. */
export const unitFields = {
  name: organisationName(100),
  creditCode: typedNumber.superRefine((code, context) => {
    const why = whyNotCreditCode(code);
    if (why) context.addIssue({ code: 'custom', params: { ...why, rule: 'P2' } });
  }),
  /** A person, or an office that answers the telephone. */
  contact: organisationName(40),
  telephone,
};

/** The code of a county (GB/T 2260). */
const county = z.string().refine((code) => /^\d{6}$/u.test(code), { params: saying('须为6位行政区划代码', 'has 6 digits', 'P5') });

/** The same with its first officers. */
export const unitInput = z.object({ ...unitFields, county: optional(county), officers: z.array(personInput).min(1).max(5) });

/** What is typed of an exclusion. */
export const exclusionInput = z
  .object({ kind: z.enum(PENALTIES), document: text(60), reason: text(200), from: day, until: day })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    params: saying('早于开始日', 'is before the period begins', 'P4'),
    ...together('from', 'until'),
  });

/** What sets up an authority that an announcement names: the bureau or a department. */
export const authorityInput = unitInput.extend({ id: z.string(), supervisors: z.array(personInput).max(5).default([]) });

/** 电子职称证书: what a person holds of a title, anybody can check, and may be revoked; and the review form (评审表) of their personal file (R3, R4). */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import { LEVELS } from '../announcement/data/series.ts';

export const CERTIFICATE_STATES = ['VALID', 'REPLACED', 'REVOKED'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export const CERTIFICATE_STATE_NAMES: Record<CertificateState, Bilingual> = {
  VALID: say('有效', 'valid'),
  REPLACED: say('已更正换发', 'replaced by a corrected one'),
  REVOKED: say('已撤销', 'revoked'),
};

const paper = z.object({ sha256: z.string(), size: z.number().int(), at: z.number() });
const picture = z.object({ sha256: z.string(), size: z.number().int(), contentType: z.string() });

export const certificateShape = z.object({
  /** As it stands on the certificate. */
  number: z.string(),
  /** What it is known by where its number is not to be shown: in the list of those that count no more. */
  id: z.string(),
  city: z.string(),
  cycle: z.string(),
  application: z.string(),
  account: z.string(),
  /** The unit through which it was applied for, whose personal file it goes into. */
  unit: z.string(),
  holder: z.string(),
  series: z.string(),
  specialty: z.string(),
  level: z.enum(LEVELS),
  /** 职务名称. */
  title: z.string(),
  scope: z.string().nullable(),
  committeeName: z.string(),
  issuer: z.string(),
  issuerName: z.string(),
  /** The document that has conferred it, or put it right; by its id, and its number. */
  document: z.string(),
  documentNumber: z.string(),
  /** The number of the one that has conferred it (批准文号). */
  approvedBy: z.string(),
  /** From which day the title counts. */
  from: z.string(),
  issuedAt: z.number(),
  photograph: picture.nullable(),
  /** What its code says: a compact JWS. */
  code: z.string(),
  state: z.enum(CERTIFICATE_STATES),
  ended: z.object({ at: z.number(), reason: z.string(), document: z.string() }).nullable(),
  replacedBy: z.string().nullable(),
  paper: paper.nullable(),
  ...versioned,
});
export type Certificate = z.infer<typeof certificateShape>;

export const CHECKED_AS = ['PUBLIC', 'UNIT', 'INSTITUTION'] as const;
/** As what somebody checked: nobody logged in or an applicant; an employer; an authority, a committee or a supervisor. */
export type CheckedAs = (typeof CHECKED_AS)[number];

export const CHECKED_AS_NAMES: Record<CheckedAs, Bilingual> = {
  PUBLIC: say('社会公众', 'the public'),
  UNIT: say('用人单位', 'a unit'),
  INSTITUTION: say('主管部门等机构', 'an institution'),
};

/** Kept to the minute, once for each kind of reader: however often somebody asks, it is one line. */
export const checkShape = z.object({ at: z.number(), as: z.enum(CHECKED_AS) });
export type Check = z.infer<typeof checkShape>;

export const formShape = z.object({
  application: z.string(),
  applicant: z.string(),
  applicantName: z.string(),
  unit: z.string(),
  unitName: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** The certificate of its title; null where another authority gives it. */
  certificate: z.string().nullable(),
  /** Since when there is something to download. */
  at: z.number(),
  paper: paper.nullable(),
  /** When the unit first downloaded it, and who. */
  downloaded: z.object({ at: z.number(), by: z.string() }).nullable(),
  /** Since when its title is withdrawn, and nobody waits for it to be filed any more; null while it counts. */
  voidSince: z.number().nullable(),
  ...versioned,
});
/** The review form of an application that a document has conferred a title on. */
export type ReviewFormRecord = z.infer<typeof formShape>;

export const photographShape = z.object({ account: z.string(), ...picture.shape, at: z.number(), ...versioned });
export type Photograph = z.infer<typeof photographShape>;

/** A photograph for a certificate, as a browser uploads it. */
export const PHOTOGRAPH_POLICY = { bytes: 1024 * 1024, types: ['image/jpeg', 'image/png'], isPrinted: true };
export const photographUploadKeyOf = (account: string, upload: string): string => `uploads/photographs/${account}/${upload}`;
export const photographKeyOf = (account: string, { sha256 }: { sha256: string }): string => `proofs/photographs/${account}/${sha256}`;

/** Where its papers lie. */
export const certificateKeyOf = ({ id }: Pick<Certificate, 'id'>): string => `reports/certificates/${id}.pdf`;
/** Made anew it lies elsewhere: a run that comes late puts nothing in the place of what stands. */
export const formKeyOf = ({ application, at }: Pick<ReviewFormRecord, 'application' | 'at'>): string =>
  `reports/forms/${application}-${at}.pdf`;

/** What the queue of papers knows them by; null for what is no such name. */
export const certificateWork = (place: string): string => `certificate.${place}`;
export const certificateIn = (work: string): string | null => (work.startsWith('certificate.') ? work.slice('certificate.'.length) : null);
export const formWork = (application: string, version: number): string => `form.${application}.${version}`;
export const formIn = (work: string): string | null => (work.startsWith('form.') ? (work.split('.')[1] ?? null) : null);

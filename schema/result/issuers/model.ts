/** 发文机关: who issues title documents, as data of their own: how they sign, how they number, their seal (R3). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { optional, saying, text } from '../../core/input.ts';
import { organisationName } from '../../core/names.ts';
import { whyNotPattern } from './numbering.ts';

const pattern = text(40).superRefine((typed, context) => {
  const why = whyNotPattern(typed);
  if (why) context.addIssue({ code: 'custom', params: saying(why.zh, why.en, 'R3') });
});

/** What is typed of an issuer. */
export const issuerInput = z.object({
  /** 落款. */
  name: organisationName(60),
  /** 发文字号, such as `嘉教职评〔{year}〕{number}号`. */
  pattern,
  /** The red head (发文机关标志); null where its papers have none. */
  head: optional(text(60)),
  /** 主送机关, unless a document says otherwise. */
  addressed: text(200),
});

export const issuerShape = z.object({
  organisation: z.string(),
  city: z.string(),
  name: z.string(),
  pattern: z.string(),
  head: z.string().nullable(),
  addressed: z.string(),
  /** The picture of its seal; null where it seals by hand. */
  seal: z.object({ sha256: z.string(), size: z.number().int() }).nullable(),
  ...versioned,
});
export type IssuerTemplate = z.infer<typeof issuerShape>;

/** A pattern is one issuer's, as long as there are numbers: also after it numbers otherwise. */
export const numberingShape = z.object({ organisation: z.string() });

export const serialShape = z.object({ last: z.number().int().positive(), version: z.number().int().positive() });
/** The last number that an issuer has given in a year. */
export type Serial = z.infer<typeof serialShape>;

/** Where the picture of a seal lies: what a form puts there until it is checked, and the checked one for good. */
export const sealUploadKeyOf = (organisation: string, upload: string): string => `uploads/seals/${organisation}/${upload}`;
export const sealKeyOf = (organisation: string, { sha256 }: { sha256: string }): string => `proofs/seals/${organisation}/${sha256}`;
/** A seal is a picture with a clear ground. */
export const SEAL_POLICY = { bytes: 512 * 1024, types: ['image/png'], isPrinted: true };

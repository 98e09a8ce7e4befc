/**
 * What was put right of a person and of a unit (P11). Each correction keeps the values that are not in force any more: what had been
 * there before it; and once it is undone, what it had brought. So nothing is lost, and what is sealed stays sealed for its account.
 */
import * as z from 'zod';
import { UNIT_KINDS } from '../channels.ts';
import { IDENTITY_KINDS } from '../numbers.ts';

/** What is kept sealed, beside how it may be shown. */
export const secret = z.object({ masked: z.string(), sealed: z.string() });

/** The document: its number sealed; the mark by which the same number is found again; month of birth, `YYYY-MM`. */
export const identityShape = secret.extend({ kind: z.enum(IDENTITY_KINDS), mark: z.string(), bornIn: z.string() });

const done = { at: z.number(), by: z.string(), reason: z.string() };
const correction = {
  ...done,
  document: z.string().nullable(),
  /** What was put right, as the graph calls it: of what is kept together, such as a document, only what is another. */
  fields: z.array(z.string()).default([]),
  undone: z.object(done).nullable(),
};

const personValues = z.object({ name: z.string(), identity: identityShape, telephone: secret, email: z.string() });
export type PersonValues = z.infer<typeof personValues>;
export const personCorrectionShape = z.object({ ...correction, former: personValues.partial() });
export type PersonCorrection = z.infer<typeof personCorrectionShape>;

const unitValues = z.object({
  name: z.string(),
  creditCode: z.string(),
  contact: z.string(),
  telephone: z.string(),
  unitKind: z.enum(UNIT_KINDS),
  central: z.object({ reviews: z.array(z.string()) }).nullable(),
});
export type UnitValues = z.infer<typeof unitValues>;
export const unitCorrectionShape = z.object({ ...correction, former: unitValues.partial() });
export type UnitCorrection = z.infer<typeof unitCorrectionShape>;

/** An account of the same person that was closed into this one, which is found by that one's number as well. */
export const mergedShape = z.object({ ...done, document: z.string(), account: z.string(), identity: identityShape.omit({ sealed: true }) });

/** That an account is closed: opened by mistake, or, with `into`, the same person's as another one; `unit`: in whose list of such it stands. */
export const closedShape = z.object({ ...done, into: z.string().nullable(), unit: z.string() });
export type Closed = z.infer<typeof closedShape>;

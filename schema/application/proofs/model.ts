/** Proofs (佐证材料): scans uploaded straight to the object store, numbered, checked, and named by number wherever the form has something to be borne out (A3). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { text } from '../../core/input.ts';
import { LAST_PROOF } from '../form/fields.ts';

export const PROOF_STATES = ['READY', 'REMOVED'] as const;

export const proofShape = z.object({
  number: z.number().int().min(1).max(LAST_PROOF),
  state: z.enum(PROOF_STATES),
  title: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  /** Bytes, and the SHA-256 of all of them, computed here and never taken from a client. */
  size: z.number().int().positive(),
  sha256: z.string(),
  addedAt: z.number(),
  ...versioned,
});
/** A proof that was checked; once removed it is kept, and its number is never given out again. */
export type Proof = z.infer<typeof proofShape>;

export const counterShape = z.object({ next: z.number().int().positive(), ...versioned });
/** The next number to be given out. */
export type ProofCounter = z.infer<typeof counterShape>;

/** Where a form puts a file, until it is checked. Whoever holds the form may overwrite it there. */
export function uploadKeyOf(application: string, number: number): string {
  return `uploads/${application}/${number}`;
}

/** Where the checked file lies for good: no form reaches there, and another content would have another place. */
export function proofKeyOf(application: string, { number, sha256 }: Pick<Proof, 'number' | 'sha256'>): string {
  return `proofs/${application}/${number}-${sha256}`;
}

/** What is typed of a proof. */
export const proofInput = z.object({
  number: z.number().int().min(1).max(LAST_PROOF),
  title: text(60),
  /** Whatever it is called on somebody's computer: it is made harmless once the type is known (core/file-name.ts). */
  fileName: z.string().max(1000),
});
export type ProofInput = z.infer<typeof proofInput>;

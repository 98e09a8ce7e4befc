/**
 * What a field of the form can be: its label, its limits, and the shape its value must have, said once. The shape checks what is
 * typed, the rest is published, so that a client can draw the form and tell a limit before it is met (A2, A3).
 */
import * as z from 'zod';
import { day, optional, saying, wholeProse, wholeText } from '../../core/input.ts';
import { organisationName } from '../../core/names.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { code } from '../../announcement/document/values.ts';

/** How a field is filled in. SERIES: a code of `series`. CONDITION: that of a condition of the notice. STANDARD: the number of a public document. PROOFS: numbers of uploaded proofs. */
export const FIELD_KINDS = [
  'LINE',
  'LINES',
  'DAY',
  'YEAR',
  'NUMBER',
  'YES_NO',
  'CHOICE',
  'SERIES',
  'CONDITION',
  'STANDARD',
  'PROOF',
  'PROOFS',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** The values of a choice in their order, each with its name; `type` is what the graph calls the choice. */
export type Choice<V extends string = string> = { type: string; title: Bilingual; names: Record<V, Bilingual> };

export type Field<S extends z.ZodType = z.ZodType> = {
  kind: FieldKind;
  /** What it is called, in sentences as on the form; what is to be known when it is filled in is its hint. */
  label: Bilingual;
  hint: Bilingual | null;
  shape: S;
  /** Whether it has to be filled in. */
  required: boolean;
  /** Characters of a line, the value of a number, how many proofs. */
  least: number | null;
  most: number | null;
  choice: Choice | null;
};

type Bounds = { least?: number; most?: number };

function field<S extends z.ZodType>(
  kind: FieldKind,
  label: Bilingual,
  shape: S,
  { least, most }: Bounds = {},
  of: Choice | null = null,
): Field<S> {
  return { kind, label, hint: null, shape, required: true, least: least ?? null, most: most ?? null, choice: of };
}

/** A line of at most so many characters. */
export const line = (label: Bilingual, most: number) => field('LINE', label, wholeText(most), { least: 1, most });

/** The name of an organisation, kept clean (P12). */
export const organisation = (label: Bilingual, most: number) => field('LINE', label, organisationName(most), { least: 1, most });

/** A line's text over several lines. */
export const lines = (label: Bilingual, most: number) => field('LINES', label, wholeProse(most), { least: 1, most });

export const date = (label: Bilingual) => field('DAY', label, day);

export const year = (label: Bilingual) => field('YEAR', label, z.number().int().min(1950).max(2100), { least: 1950, most: 2100 });

export const number = (label: Bilingual, least: number, most: number) =>
  field('NUMBER', label, z.number().int().min(least).max(most), { least, most });

export const yesNo = (label: Bilingual) => field('YES_NO', label, z.boolean());

/** One of the values of a choice. */
export function choice<const V extends string>(label: Bilingual, of: Choice<V>) {
  return field('CHOICE', label, z.enum(Object.keys(of.names) as [V, ...V[]]), {}, of);
}

export const seriesCode = (label: Bilingual, isKnown: (code: string) => boolean) =>
  field('SERIES', label, z.string().refine(isKnown, { params: saying('不存在', 'is not a known series') }));

/** The id of a condition of the notice; whether the notice has it, is asked when it is saved (A6). */
export const condition = (label: Bilingual) => field('CONDITION', label, code);

/** The number (文号) of a standard; whether the bureau has published it for the title applied for, is asked when it is saved (A2). */
export const standard = (label: Bilingual, most: number) => field('STANDARD', label, wholeText(most), { least: 1, most });

/** Numbers of proofs run from 1 to here; removed ones are not given out again. */
export const LAST_PROOF = 999;
const proofNumber = z.number().int().min(1).max(LAST_PROOF);

/** The number of one uploaded proof. */
export const proof = (label: Bilingual) => field('PROOF', label, proofNumber, { least: 1, most: 1 });

/** The numbers of the uploaded proofs, each once. */
export function proofs(label: Bilingual, most: number) {
  const once = (numbers: readonly number[]) => new Set(numbers).size === numbers.length;
  const shape = z
    .array(proofNumber)
    .min(1)
    .max(most)
    .refine(once, { params: saying('不得重复', 'must not repeat a number') });
  return field('PROOFS', label, shape, { least: 1, most });
}

/** The same field, where it may be left out; then it is kept as null. */
export function mayBeLeftOut<S extends z.ZodType>(one: Field<S>) {
  return { ...one, shape: optional(one.shape), required: false };
}

/** The same field, with what stands in brackets beside its name. */
export function hinted<F extends Field>(one: F, hint: Bilingual): F {
  return { ...one, hint };
}

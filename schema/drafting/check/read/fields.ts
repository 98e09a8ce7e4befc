/**
 * What can be read of what was written: each field by itself, each row by itself, so that what is wrong with one hides nothing of the
 * others. What cannot be read is undefined; the shapes say why (shapes.ts).
 */
import type * as z from 'zod';
import { inside, isThing } from './inside.ts';

/** Those fields of an object that can be read; their defaults where they are not written, nor the object itself. */
export function fieldsOf<S extends z.ZodRawShape, N extends string & keyof S>(
  shape: z.ZodObject<S>,
  names: readonly N[],
  written: unknown,
): { [Name in N]: z.output<S[Name]> | undefined } {
  const from = written === undefined ? {} : written;
  const read = (name: N) => {
    const parsed = isThing(from) ? (shape.shape[name] as z.ZodType | undefined)?.safeParse(inside(from, name)) : null;
    return parsed?.success ? parsed.data : undefined;
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as { [Name in N]: z.output<S[Name]> | undefined };
}

/** The rows of a list with their numbers; none where it is no list. */
export function rowsOf(written: unknown): { index: number; row: unknown }[] {
  return Array.isArray(written) ? written.map((row: unknown, index) => ({ index, row })) : [];
}

/** What can be read of a list of single values. */
export function valuesOf<S extends z.ZodType>(shape: S, written: unknown): { index: number; value: z.output<S> }[] {
  return rowsOf(written).flatMap(({ index, row }) => {
    const parsed = shape.safeParse(row);
    return parsed.success ? [{ index, value: parsed.data }] : [];
  });
}

/** A text to be told, or to be there at all; whether it is well written is the shapes' to say. */
export function textIn(row: unknown, name: string): string | undefined {
  const written = inside(row, name);
  return typeof written === 'string' ? written : undefined;
}

/** Which table a machine has of its own: `dynoxide` where there is a binary for it, else the stand-in on plain Node. EMBEDDED_TABLE chooses. */
import { createRequire } from 'node:module';

export type Embedded = 'dynoxide' | 'stand-in';

/** Where each keeps its items, in the data directory. Neither reads the other's. */
export const TABLE_FILES: Record<Embedded, string> = { dynoxide: 'table.sqlite', 'stand-in': 'table.journal' };

export function embedded(): Embedded {
  const { EMBEDDED_TABLE: chosen = '' } = process.env;
  if (chosen === 'dynoxide' || chosen === 'stand-in') return chosen;
  if (chosen !== '') throw new Error(`EMBEDDED_TABLE is ${JSON.stringify(chosen)}; it must be dynoxide or stand-in`);
  return packaged() === null ? 'stand-in' : 'dynoxide';
}

export const tableFile = (): string => TABLE_FILES[embedded()];

/** The binary of this platform's package; null where there is none. */
export function packaged(): string | null {
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  } catch {
    return null;
  }
}

/**
 * What the table's stream showed of the history, kept where no function that may write the table can write (V1). An entry is only ever
 * added, so what was altered or removed is evidence by itself. A line a record, in files that stay as long as records do (retention.ts).
 */
import * as z from 'zod';
import { RECORDS } from './retention.ts';
import { toIso, type Instant } from './time.ts';

/** One record of the stream. An entry that was removed has left nothing but its place. */
const witnessedShape = z.object({
  event: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  /** The place of the entry: `AUDIT#<kind>#<id>` and the version. */
  pk: z.string(),
  sk: z.string(),
  hash: z.string().nullable(),
  /** Null of an entry that had none, or that was announced later (untraced.ts). */
  mark: z.string().nullable(),
  /** When the table wrote it, in milliseconds, to the second; of what was announced later, the hour (untraced.ts). */
  at: z.number(),
  /** The instant that the entry itself says; null where it says none. */
  dated: z.number().nullable().default(null),
});
export type Witnessed = z.infer<typeof witnessedShape>;

/** The lines of a file. */
export function written(lines: readonly Witnessed[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The lines that were written. Of one that is none its number is told, and the others are read. */
export function readWitnessed(text: string, damaged: (line: number) => void): Witnessed[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.flatMap((line, index) => {
    try {
      return [witnessedShape.parse(JSON.parse(line))];
    } catch {
      damaged(index + 1);
      return [];
    }
  });
}

/**
 * Where a batch of the stream is kept: the same batch has the same name, however often it comes. The hour is that of its last record, so
 * that what is new is found in the folders of the last day.
 */
export function witnessFile({ at, stream, first, last }: { at: Instant; stream: string; first: string; last: string }): string {
  return `${witnessFolder(at)}${stream}/${first}-${last}.jsonl`;
}

/** The folder of the hour in which the table wrote. */
export function witnessFolder(at: Instant): string {
  return `${RECORDS.witness}${toIso(at).slice(0, 13)}/`;
}

/** The lines of a rehearsal, read from what its parts have stored: all of them, or a page. */
import * as z from 'zod';
import type { Context } from '../../../core/context.ts';
import { pageRefusals } from '../../../core/page.ts';
import { gathered } from '../../../core/pieces.ts';
import { lineShape, linesKeyOf, type Line, type LineKind, type Rehearsal } from '../model.ts';

/** Of one part; null once they have expired. */
export async function linesOfPart({ files }: Pick<Context, 'files'>, { id, parts }: Rehearsal, part: number): Promise<Line[] | null> {
  const run = parts[part]?.run ?? null;
  if (run === null) return [];
  const key = linesKeyOf(id, part, run);
  const found = await files.head(key);
  const body = found && (await files.read(key, found.tag));
  return body && z.array(lineShape).parse(JSON.parse(Buffer.from(await gathered(body)).toString('utf8')));
}

/** A page of them, of one kind or all: part by part, and of the parts only those that have any. A cursor is a part and a place in it. */
export async function pageOfLines(
  context: Pick<Context, 'files'>,
  job: Rehearsal,
  kind: LineKind | null,
  { limit, after }: { limit: number; after: string | null },
): Promise<{ lines: Line[]; cursors: string[]; next: string | null }> {
  const [first, last] = placeIn(after);
  const found: { line: Line; cursor: string }[] = [];
  for (let part = first; part < job.parts.length && found.length <= limit; part += 1) {
    const kinds = job.parts[part]?.kinds ?? {};
    if (kind ? !kinds[kind] : Object.keys(kinds).length === 0) continue;
    const lines = (await linesOfPart(context, job, part)) ?? [];
    const placed = lines.map((line, index) => ({ line, index, cursor: `${part}.${index}` }));
    found.push(...placed.filter(({ line, index }) => (part > first || index > last) && (!kind || line.kind === kind)));
  }
  const shown = found.slice(0, limit);
  return {
    lines: shown.map(({ line }) => line),
    cursors: shown.map(({ cursor }) => cursor),
    next: found.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
}

function placeIn(cursor: string | null): readonly [part: number, index: number] {
  if (cursor === null) return [0, -1];
  const [, part, index] = /^(\d{1,2})\.(\d{1,7})$/u.exec(cursor) ?? [];
  if (part === undefined) throw pageRefusals.CURSOR_INVALID();
  return [Number(part), Number(index)];
}

/**
 * A text in plain form, character by character, beside the text as it was written: what is found in the one is starred in the
 * other, and everything else stays as it is. Pure.
 */
import { plain, type Character } from './characters.ts';

/** A seen character in plain form, and the place of what it was written with: the first code point of it, and the one after it. */
export type Unit = Character & { start: number; end: number };

/** From which unit to which, both included. */
export type Span = { from: number; to: number };

export type Normalised = { points: readonly string[]; units: readonly Unit[] };

export function normalised(text: string): Normalised {
  const points = Array.from(text);
  const units: Unit[] = [];
  for (const [start, point] of points.entries()) {
    for (const one of plain(point)) {
      const last = units.at(-1);
      if (one.kind !== 'IGNORED') units.push({ kind: one.kind, text: one.text, chinese: one.chinese, start, end: start + 1 });
      // What stands over, under or around a character is part of how it is written.
      else if (last?.end === start && /\p{M}/u.test(point)) last.end = start + 1;
    }
  }
  return { points, units };
}

/** The text as written, with each span given to `told` and replaced by its answer. The spans are in order and apart. */
export function replaced({ points, units }: Normalised, spans: readonly Span[], told: (found: string) => string): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to } of spans) {
    const start = Math.max(done, units[from]?.start ?? done);
    const end = Math.max(start, units[to]?.end ?? start);
    parts.push(points.slice(done, start).join(''), told(points.slice(start, end).join('')));
    done = end;
  }
  return [...parts, points.slice(done).join('')].join('');
}

const OPENING = /^\p{Ps}$/u;
const CLOSING = /^\p{Pe}$/u;

/**
 * The span with what is written as part of it at its ends: a plus sign, and the bracket whose other half is inside, as in
 * （0937）6210012.
 */
export function whole(units: readonly Unit[], { from, to }: Span): Span {
  let [open, closed] = [0, 0];
  for (let index = from; index <= to; index += 1) {
    const { kind, text = '' } = units[index] ?? {};
    if (kind !== 'SEPARATOR') continue;
    if (OPENING.test(text)) open += 1;
    else if (CLOSING.test(text) && open > 0) open -= 1;
    else if (CLOSING.test(text)) closed += 1;
  }
  let [first, last] = [from, to];
  for (; ; first -= 1) {
    const before = units[first - 1]?.text ?? '';
    if (closed > 0 && OPENING.test(before)) closed -= 1;
    else if (before !== '+') break;
  }
  for (; open > 0 && CLOSING.test(units[last + 1]?.text ?? ''); last += 1) open -= 1;
  return { from: first, to: last };
}

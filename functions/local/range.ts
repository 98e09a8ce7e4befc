/** A part of an object, as whoever goes on with a download that broke off asks for it (RFC 9110, 14): one range of bytes. */
import { Transform } from 'node:stream';
import { Failure } from './store-answers.ts';

/** Its first and its last byte. */
export type Range = { from: number; to: number };

/** What a header asks for; null for all of it, as of every header that is none. Refuses what begins behind the end. */
export function rangeOf(header: string | undefined, size: number): Range | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/u.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from > to) throw new Failure(416, 'InvalidRange', 'The requested range is not satisfiable.');
  return { from, to };
}

export function headersOfRange({ from, to }: Range, { size }: { size: number }): Record<string, string | number> {
  return { 'content-length': to - from + 1, 'content-range': `bytes ${from}-${to}/${size}` };
}

/** Lets through what belongs to the range. */
export function piece(range: Range | null): Transform {
  let at = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const start = at;
      at += chunk.length;
      if (range === null) return done(null, chunk);
      done(null, chunk.subarray(Math.max(0, range.from - start), Math.max(0, range.to + 1 - start)));
    },
  });
}

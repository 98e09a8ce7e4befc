/**
 * Digits that may be one number: runs of them with nothing but separators between. A run consists of pieces, which stand side by
 * side or apart; where Arabic and Chinese digits meet, another piece begins (唯一2010). Pure.
 */
import type { Span, Unit } from './normalised.ts';

export type Piece = Span & {
  digits: string;
  chinese: boolean;
  /** The separators between this piece and the one before; empty where they touch. */
  gap: string;
};

/** The runs of a text, in one pass over it. */
export function runsOf(units: readonly Unit[]): Piece[][] {
  const runs: Piece[][] = [];
  let run: Piece[] = [];
  let gap = '';
  for (let index = 0; index < units.length; index += 1) {
    const { kind, text = '', chinese } = units[index] ?? { kind: 'OTHER', chinese: false };
    if (kind === 'DIGIT') {
      add(run, { from: index, to: index, digits: text, chinese, gap });
      gap = '';
    } else if (kind === 'SEPARATOR') {
      // Of what precedes a run nothing is kept, and of a long line of dots no more than tells what they are.
      if (run.length > 0 && gap.length < 20) gap += text;
    } else {
      const zeros = gap === '' && run.length > 0 ? zerosAt(units, index) : 0;
      for (let zero = 0; zero < zeros; zero += 1) {
        const at = index + zero;
        add(run, { from: at, to: at, digits: '0', chinese: run.at(-1)?.chinese ?? false, gap: '' });
      }
      index += Math.max(zeros - 1, 0);
      if (zeros > 0) continue;
      if (run.length > 0) runs.push(run);
      run = [];
      gap = '';
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** Letters O after a digit are zeros (二O一O年) when no other letter follows: how many there are. */
function zerosAt(units: readonly Unit[], index: number): number {
  let end = index;
  while (units[end]?.kind === 'LETTER' && units[end]?.text === 'o') end += 1;
  return units[end]?.kind === 'LETTER' ? 0 : end - index;
}

function add(run: Piece[], next: Piece): void {
  const last = run.at(-1);
  if (!last || next.gap !== '' || last.chinese !== next.chinese) run.push(next);
  else {
    last.digits += next.digits;
    last.to = next.to;
  }
}

export function digitsOf(pieces: readonly Pick<Piece, 'digits'>[]): string {
  return pieces.map(({ digits }) => digits).join('');
}

/** Some of the digits of a run, or all. */
export function spanOf(pieces: readonly Piece[]): Span {
  return { from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? -1 };
}

/** The characters before a place, as many as tell what is announced there: without separators. */
export function textBefore(units: readonly Unit[], place: number): string {
  return units
    .slice(Math.max(0, place - 16), place)
    .filter(({ kind }) => kind !== 'SEPARATOR')
    .map(({ text }) => text)
    .join('');
}

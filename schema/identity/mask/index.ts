/** What of a text is hidden from those who need not know it: numbers that may be somebody's, and the month of a birth (U2). Pure. */
import { masked } from '../numbers.ts';
import { birthsOf } from './births.ts';
import { normalised, replaced, type Normalised, type Span } from './normalised.ts';
import { numbersIn } from './numbers.ts';

/** Digits that identity cards have at least. */
const IDENTITY_DIGITS = 15;
/** How often a text is looked through at most: what is starred takes apart what stood beside it. */
const MOST_PASSES = 6;

/**
 * What hides in a text what nobody outside may see of a person born in the month `YYYY-MM`: a star for each character of it, and all
 * else is as it was. Hidden again, a text stays the same.
 */
export function hiderOf(bornIn: string): (text: string) => string {
  const birthsIn = birthsOf(bornIn);
  return (text) => {
    let seen = normalised(text);
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const before = seen;
      if (!seen.units.some(({ kind }) => kind === 'DIGIT' || kind === 'TEN')) break;
      // Both are looked for in the same text: a birth may stand inside a number, and neither hides the other's beginning.
      seen = starred(seen, merged([...numbersIn(seen.units), ...birthsIn(seen.units)]));
      if (seen === before) break;
    }
    return seen.points.join('');
  };
}

/** The text with the numbers that may be an identity card's as those see them who need not know them. */
export function identitiesMasked(text: string): string {
  const seen = normalised(text);
  const spans = numbersIn(seen.units).filter(({ digits }) => digits >= IDENTITY_DIGITS);
  return spans.length === 0 ? text : replaced(seen, spans, masked);
}

/** The spans in their order, those that meet as one. */
function merged(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

function starred(seen: Normalised, spans: readonly Span[]): Normalised {
  return spans.length === 0 ? seen : normalised(replaced(seen, spans, (found) => '*'.repeat(Array.from(found).length)));
}

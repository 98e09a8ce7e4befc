/** What in a text may be parts of a date: numbers, names of months, and what stands between them. Pure. */
import type { Span, Unit } from './normalised.ts';

/** A number, or a month by its name; `gap` is what stands before it since the part before, empty where they touch. */
export type Part = Span & { digits: string; month: number | null; gap: string };

/** What people write between a year, a month and a day, beside separators. */
const BETWEEN = new Set('、年月日号份的の第农阴阳公历旧出生初');
const WORDS_BETWEEN = new Set(['st', 'nd', 'rd', 'th', 'of', 'the', 'in', 'on']);
const NAMED = new Map([
  ['元', 1],
  ['正', 1],
  ['冬', 11],
  ['腊', 12],
]);
const ENGLISH = 'january february march april may june july august september october november december'.split(' ');
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** The parts that stand together, nothing but separators and these words between them; in one pass. */
export function partsOf(units: readonly Unit[]): Part[][] {
  const sequences: Part[][] = [];
  let sequence: Part[] = [];
  let gap = '';
  const end = () => {
    if (sequence.length > 0) sequences.push(sequence);
    sequence = [];
    gap = '';
  };
  const add = (span: Span, value: { digits?: string; month?: number | null }) => {
    sequence.push({ ...span, digits: '', month: null, ...value, gap });
    gap = '';
  };
  for (let from = 0; from < units.length; from += 1) {
    const { kind, text = '' } = units[from] ?? { kind: 'OTHER' };
    const to = sameFrom(units, from);
    const span = { from, to };
    if (kind === 'DIGIT' || kind === 'TEN') {
      const digits = numberOf(units.slice(from, to + 1));
      if (digits === null) end();
      else add(span, { digits });
    } else if (kind === 'LETTER') {
      const word = wordOf(units, span);
      const month = monthOf(word);
      if (month !== null) add(span, { month });
      else if (WORDS_BETWEEN.has(word)) gap = short(gap, ` ${word} `);
      else end();
    } else if (kind === 'SEPARATOR' || BETWEEN.has(text)) gap = short(gap, text);
    else if (NAMED.has(text) && units[from + 1]?.text === '月') add(span, { month: NAMED.get(text) ?? null });
    else end();
    from = to;
  }
  end();
  return sequences;
}

/** Of a long line of dots no more is kept than tells what they are. */
function short(gap: string, text: string): string {
  return gap.length < 20 ? gap + text : gap;
}

/** Where the number or the word that begins here ends. Arabic and Chinese digits are two numbers where they meet. */
function sameFrom(units: readonly Unit[], from: number): number {
  const first = units[from];
  const sort = (unit: Unit | undefined) => (unit?.kind === 'TEN' ? 'DIGIT' : unit?.kind);
  if (sort(first) !== 'DIGIT' && sort(first) !== 'LETTER') return from;
  let to = from;
  while (sort(units[to + 1]) === sort(first) && units[to + 1]?.chinese === first?.chinese) to += 1;
  return to;
}

/** The digits of a number; those of 十二, 二十一 and 廿一 as they are counted; null where tens are counted otherwise. */
function numberOf(units: readonly Unit[]): string | null {
  const ten = units.findIndex(({ kind }) => kind === 'TEN');
  if (ten < 0) return units.map(({ text }) => text).join('');
  if (ten > 1 || units.length > ten + 2 || units[ten + 1]?.kind === 'TEN') return null;
  const tens = ten === 1 ? Number(units[0]?.text) * Number(units[1]?.text) : Number(units[0]?.text);
  return String(tens * 10 + Number(units[ten + 1]?.text ?? 0));
}

/** A word, as far as any word that means something goes. */
function wordOf(units: readonly Unit[], { from, to }: Span): string {
  return units
    .slice(from, Math.min(to + 1, from + 12))
    .map(({ text }) => text)
    .join('');
}

function monthOf(word: string): number | null {
  const english =
    word.length < 3 ? -1 : ENGLISH.findIndex((name) => word === name || word === name.slice(0, 3) || word === name.slice(0, 4));
  const month = english < 0 ? ROMAN.indexOf(word) : english;
  return month < 0 ? null : month + 1;
}

/** Hears the words of a PDF and notes what it holds that a scan does not; of its object streams it tells where they are to be unpacked. */
import { ANYWHERE, AS_NAMES, ON_CLICK, WITH_VALUE, type Findings } from './found.ts';
import type { Heard } from './words.ts';

/** How a stream of objects is packed, as its dictionary says. */
export type Packed = { bytes: Uint8Array; isFlate: boolean; first: number | null; length: number | null };

/** A dictionary as far as it has been heard. */
type Dictionary = {
  /** What its `/S` says: the kind of an action. */
  action: string | null;
  /** Whether the file opens with it (`SELF`), or it belongs to what the file opens with. */
  opening: 'SELF' | 'PART' | null;
  holdsObjects: boolean;
  hasFilter: boolean;
  filters: string[];
  first: number | null;
  length: number | null;
};

/** So many links has no file that may be uploaded. */
const MOST_NOTED = 50_000;
/** Deeper ones are not written by anybody. */
const DEEPEST = 256;
const FLATE: readonly string[] = ['FlateDecode', 'Fl'];
/** Ways to pack that are not unpacked here; a predictor is one as well. */
const OTHER_FILTERS: ReadonlySet<string> = new Set(
  'ASCIIHexDecode AHx ASCII85Decode A85 LZWDecode LZW RunLengthDecode RL Crypt DCTDecode JPXDecode JBIG2Decode CCITTFaxDecode Predictor'.split(
    ' ',
  ),
);

export interface Judge extends Heard {
  /** What is heard next belongs to this object. */
  object(number: number): void;
}

export function judge({ kinds, openedWith, onClick }: Findings, unpack: (packed: Packed) => void): Judge {
  const open: Dictionary[] = [];
  let last: Dictionary | null = null; // the dictionary that ended last: a stream behind it is described by it
  let key: string | null = null; // the name heard just before
  let numbers: [number | null, number | null] = [null, null];
  let counted: string | null = null; // the name whose value these numbers are, or the place of
  let current: number | null = null;

  /** The name heard just before has a value that begins here. */
  function valued(): void {
    const kind = key === null ? undefined : WITH_VALUE.get(key);
    if (kind) kinds.add(kind);
  }

  function opened(): void {
    valued();
    const above = open.at(-1);
    const opening = key === 'OpenAction' ? 'SELF' : above?.opening ? 'PART' : null;
    open.push({ action: null, opening, holdsObjects: false, hasFilter: false, filters: [], first: null, length: null });
    if (open.length > DEEPEST) {
      kinds.add('UNREADABLE');
      open.shift();
    }
  }

  function closed(): void {
    last = open.pop() ?? last;
    if (!last) return;
    const { action, opening } = last;
    // What leads to a place in the file itself may be done by itself; so may nothing else.
    if (opening === 'SELF' ? action !== 'GoTo' : opening === 'PART' && action !== null && action !== 'GoTo') kinds.add('AUTOMATIC');
    if (action !== null && ON_CLICK.has(action) && current !== null) note(onClick, current);
    // More than one is not unpacked, however many there are.
    const above = open.at(-1)?.filters;
    if (above && above.length < 2) above.push(...last.filters);
  }

  function note(set: Set<number>, one: number): void {
    if (set.size < MOST_NOTED) set.add(one);
    else kinds.add('UNREADABLE');
  }

  function number(value: number): void {
    const inside = open.at(-1);
    if (key !== null) counted = key;
    if (key === 'OpenAction') note(openedWith, value);
    if (inside && key === 'First') inside.first = value;
    if (inside && key === 'Length') inside.length = value;
    numbers = [numbers[1], value];
  }

  return {
    object: (one) => {
      current = one;
    },
    open(bracket) {
      if (bracket === '<<') opened();
      key = null;
    },
    close(bracket) {
      if (bracket === '>>') closed();
      key = null;
    },
    name(name) {
      const kind = AS_NAMES.get(name);
      if (kind) kinds.add(kind);
      const inside = open.at(-1);
      if (inside) {
        if (key === 'S') inside.action = name;
        if (name === 'ObjStm' || name === 'First') inside.holdsObjects = true;
        if (name === 'Filter') inside.hasFilter = true;
        if (inside.filters.length < 2 && (FLATE.includes(name) || OTHER_FILTERS.has(name))) inside.filters.push(name);
      }
      key = name;
    },
    text() {
      if (key === 'JS') valued();
      key = null;
    },
    word(word) {
      const value = /^\d{1,10}$/u.test(word) ? Number(word) : null;
      if (value !== null) {
        valued();
        number(value);
      } else {
        if (/^\d*obj/u.test(word)) current = word.startsWith('obj') ? numbers[0] : numbers[1];
        const inside = open.at(-1);
        // `5 0 R` is no number but the place of one.
        if (inside && word === 'R' && counted === 'First') inside.first = null;
        if (inside && word === 'R' && counted === 'Length') inside.length = null;
        [numbers, counted] = [[null, null], null];
      }
      key = null;
    },
    hidden(name) {
      const kind = ANYWHERE.get(name);
      if (kind) kinds.add(kind);
      // Objects that lie where they are not looked for.
      if (name === 'ObjStm') kinds.add('UNREADABLE');
    },
    stream: () => last?.holdsObjects ?? false,
    ended(bytes) {
      if (!last?.holdsObjects) return;
      const { hasFilter, filters, first, length } = last;
      const known = hasFilter ? filters.length === 1 && FLATE.includes(filters[0] ?? '') : filters.length === 0;
      if (bytes && known) unpack({ bytes, isFlate: hasFilter, first, length });
      else kinds.add('UNREADABLE');
    },
  };
}

/**
 * Looks through a PDF while it is read (A3). Its own words are heard once, as they come; its object streams, in which modern files keep
 * most of what they say, are unpacked one by one and heard as well. How much is unpacked is bounded: what would be more counts as
 * unreadable, for a bomb is no scan.
 */
import { BEGINNING, pdfHeaderAt } from '../../file-kind.ts';
import { joined } from '../../pieces.ts';
import { judge, type Packed } from './judge.ts';
import { noFindings, type Kind } from './found.ts';
import { unpacked } from './unpack.ts';
import { wordsTo } from './words.ts';

/** Of one file: bytes unpacked, attempts to unpack, objects in its object streams. */
const MOST = { bytes: 16 * 1024 * 1024, streams: 1000, objects: 200_000 };

export interface Inspection {
  take(bytes: Uint8Array): Promise<void>;
  /** All that was found. */
  end(): Promise<ReadonlySet<Kind>>;
}

/**
 * The file from its first byte, and once more from its header where that stands later: readers differ in where they begin to count, so
 * neither what stands before the header nor what begins with it may hide anything.
 */
export function inspectPdf(): Inspection {
  const whole = inspectFrom();
  let fromHeader: ReturnType<typeof inspectFrom> | null = null;
  let first: Uint8Array | null = new Uint8Array();
  const begin = async (): Promise<void> => {
    const at = first ? pdfHeaderAt(first) : 0;
    const behind = first?.subarray(at);
    first = null;
    if (at <= 0 || !behind) return;
    fromHeader = inspectFrom();
    await fromHeader.take(behind);
  };
  return {
    async take(bytes) {
      await whole.take(bytes);
      if (!first) return fromHeader?.take(bytes);
      first = joined([first, bytes]);
      if (first.length >= BEGINNING) await begin();
    },
    async end() {
      if (first) await begin();
      return new Set([...whole.end(), ...(fromHeader?.end() ?? [])]);
    },
  };
}

function inspectFrom() {
  const findings = noFindings();
  const left = { ...MOST };
  const waiting: Packed[] = [];
  const words = wordsTo(
    judge(findings, (packed) => void waiting.push(packed)),
    { streams: true },
  );

  async function lookInto(packed: Packed): Promise<void> {
    const bytes = await unpacked(packed, left);
    const places = bytes && placesIn(bytes, packed.first);
    if (!bytes || !places || (left.objects -= places.length) < 0) return void findings.kinds.add('UNREADABLE');
    // Streams do not lie in streams; a word for them is only a word.
    const inner = judge(findings, () => undefined);
    const heard = wordsTo(inner, { streams: false });
    heard.take(bytes.subarray(0, places[0]?.from));
    for (const [index, { number, from }] of places.entries()) {
      heard.mark();
      inner.object(number);
      heard.take(bytes.subarray(from, places[index + 1]?.from));
    }
    heard.end();
  }

  return {
    async take(bytes: Uint8Array): Promise<void> {
      words.take(bytes);
      for (const packed of waiting.splice(0)) await lookInto(packed);
    },
    end(): ReadonlySet<Kind> {
      words.end();
      const { kinds, openedWith, onClick } = findings;
      if ([...openedWith].some((number) => onClick.has(number))) kinds.add('AUTOMATIC');
      return kinds;
    },
  };
}

/** The list at the beginning of an object stream: which object begins where, in the order of their places. Null where it is none. */
function placesIn(bytes: Uint8Array, first: number | null): { number: number; from: number }[] | null {
  if (first === null) return null;
  const list = new TextDecoder('latin1').decode(bytes.subarray(0, first));
  if (!/^[\d\s\0]*$/u.test(list)) return null;
  const numbers = (list.match(/\d+/gu) ?? []).map(Number);
  if (numbers.length % 2 === 1 || (numbers.length === 0 && bytes.length > 0)) return null;
  const places: { number: number; from: number }[] = [];
  for (let at = 0; at < numbers.length; at += 2) places.push({ number: numbers[at] ?? 0, from: first + (numbers[at + 1] ?? 0) });
  return places.toSorted((a, b) => a.from - b.from);
}

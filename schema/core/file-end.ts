/**
 * Whether a file is whole, told while it is read: what was cut off on its way, or never was a file but for its first bytes, opens in no
 * program. Each kind says of itself where it ends; what stands behind that, as some cameras add it, does no harm. Pure.
 */

/** Readers look for the end of a PDF in its last bytes (ISO 32000, implementers' notes). */
const TAIL = 1024;

/** Hears a file piece by piece; knows in the end whether it was a whole one of a type that is taken. */
export interface Ending {
  take(bytes: Uint8Array): void;
  isWhole(): boolean;
}

/** For a file of this type; of others nothing is known, and nothing said. */
export function endingOf(type: string): Ending {
  return type === 'application/pdf' ? pdf() : type === 'image/jpeg' ? jpeg() : type === 'image/png' ? png() : ANY;
}

const ANY: Ending = { take: () => undefined, isWhole: () => true };

const STARTS = 'startxref';

/** A PDF is read from its end: where its table of places begins, and the mark that it ends. */
function pdf(): Ending {
  let tail = new Uint8Array();
  return {
    take(bytes) {
      const last = bytes.subarray(-TAIL);
      tail = Uint8Array.from([...tail.subarray(Math.max(0, tail.length + last.length - TAIL)), ...last]);
    },
    isWhole() {
      const text = new TextDecoder('latin1').decode(tail);
      const at = text.lastIndexOf(STARTS);
      return at !== -1 && /^\s\s?\d/u.test(text.slice(at + STARTS.length)) && text.includes('%%EOF', at);
    },
  };
}

/** Markers that stand alone, without a length behind them. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** The frame says how large the image is, and how it is coded: C0 to CF, but for tables and what is reserved among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const [SCAN, END] = [0xda, 0xd9];

/** A JPEG is segments, each with its length, a frame among them; then scans, in which no marker stands but its end. */
function jpeg(): Ending {
  let state: 'MARK' | 'MARKER' | 'HIGH' | 'LOW' | 'DATA' | 'OVER' = 'MARK';
  let [skip, marker, high, framed, ended] = [2, 0, 0, false, false];
  const hear = (byte: number): void => {
    if (byte === END) [state, ended] = ['OVER', true];
    else if (isAlone(byte)) state = 'MARK';
    else [state, marker] = ['HIGH', byte];
  };
  const measured = (length: number): void => {
    framed ||= isFrame(marker);
    skip = length - 2;
    state = length < 2 ? 'OVER' : marker === SCAN ? 'DATA' : 'MARK';
  };
  // Within a scan FF is a byte of it, where a zero follows, or begins a restart; else it begins a marker.
  let inScan = false;
  const step = (byte: number): void => {
    if (state === 'MARK') state = byte === 0xff ? 'MARKER' : 'OVER';
    else if (state === 'HIGH') [state, high] = ['LOW', byte];
    else if (state === 'LOW') measured(high * 256 + byte);
    else if (byte === 0xff) return;
    else if (inScan && (byte === 0 || (byte >= 0xd0 && byte <= 0xd7))) [state, inScan] = ['DATA', false];
    else {
      inScan = false;
      hear(byte);
    }
  };
  return {
    take(bytes) {
      for (let at = 0; at < bytes.length && state !== 'OVER';) {
        if (skip > 0) {
          const passed = Math.min(skip, bytes.length - at);
          skip -= passed;
          at += passed;
        } else if (state === 'DATA') {
          const next = bytes.indexOf(0xff, at);
          if (next === -1) return;
          [state, inScan] = ['MARKER', true];
          at = next + 1;
        } else {
          step(bytes[at] ?? 0);
          at += 1;
        }
      }
    },
    isWhole: () => framed && ended,
  };
}

/** A PNG is pieces behind eight bytes: four of its length, four of its name, what it holds, four of its sum; the last is called IEND. */
function png(): Ending {
  let [skip, ended] = [8, false];
  let head: number[] = [];
  return {
    take(bytes) {
      for (let at = 0; at < bytes.length && !(ended && skip === 0);) {
        if (skip > 0) {
          const passed = Math.min(skip, bytes.length - at);
          skip -= passed;
          at += passed;
          continue;
        }
        head.push(bytes[at] ?? 0);
        at += 1;
        if (head.length < 8) continue;
        const [first = 0, second = 0, third = 0, fourth = 0, ...name] = head;
        ended = String.fromCodePoint(...name) === 'IEND';
        skip = first * 2 ** 24 + second * 2 ** 16 + third * 2 ** 8 + fourth + 4;
        head = [];
      }
    },
    isWhole: () => ended && skip === 0,
  };
}

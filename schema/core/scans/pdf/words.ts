/**
 * The words of a PDF as it comes in, piece by piece: names, numbers, keywords, brackets. What stands in texts, remarks and streams is
 * passed over; only whole names are looked for in streams, and in texts and remarks once a keyword in one of them has shown that there
 * is more than meets the eye. Every byte is looked at once.
 */

import { joined } from '../../pieces.ts';

/** Who listens. */
export interface Heard {
  open(bracket: '<<' | '['): void;
  close(bracket: '>>' | ']'): void;
  /** A name, its `#xx` read. */
  name(name: string): void;
  /** A number or a keyword. */
  word(word: string): void;
  /** A text begins. */
  text(): void;
  /** A name where none is expected. */
  hidden(name: string): void;
  /** A stream begins: whether its bytes are wanted. */
  stream(): boolean;
  /** It has ended; its bytes, null when they are too many, if they were wanted. */
  ended(bytes: Uint8Array | null): void;
}

export interface Words {
  take(bytes: Uint8Array): void;
  /** Here a reader may begin anew, whatever has gone before. */
  mark(): void;
  end(): void;
}

type Mode = 'SYNTAX' | 'TEXT' | 'REMARK' | 'STREAM';

const [REGULAR, WHITE, DELIMITER] = [0, 1, 2];
const CLASS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CLASS[byte] = WHITE;
for (const mark of '()<>[]{}/%') CLASS[mark.charCodeAt(0)] = DELIMITER;
const [SLASH, LESS, MORE, OPEN, CLOSE, PERCENT, BACKSLASH, E] = [0x2f, 0x3c, 0x3e, 0x28, 0x29, 0x25, 0x5c, 0x65];

/** As long as a name that is looked for can be with each letter written as `#xx`, and a little more. */
const LONGEST = 60;
/** Larger object streams are not written by anybody. */
const MOST_KEPT = 4 * 1024 * 1024;
const ENDS = ['endstream', 'endobj'];

export function wordsTo(heard: Heard, { streams }: { streams: boolean }): Words {
  let mode: Mode = 'SYNTAX';
  let under: 'NAME' | 'WORD' | null = null;
  let token = '';
  let angle = 0; // an angle bracket of which the next byte says what it is
  let isHex = false;
  let depth = 0; // of brackets in a text
  let isEscaped = false;
  let keyword = 0; // how much of ` obj` has been seen in a text or remark
  let isOdd = false;
  let ending = ''; // how much of the end of a stream has been seen
  let kept: Uint8Array[] | null = null;
  let size = 0;

  function finish(): void {
    const was = under;
    under = null;
    if (was === 'NAME') heard.name(decoded(token));
    else if (was === 'WORD' && token === 'stream' && streams) begin();
    else if (was === 'WORD') heard.word(token);
  }

  function begin(): void {
    mode = 'STREAM';
    ending = '';
    size = 0;
    kept = heard.stream() ? [] : null;
  }

  function inSyntax(byte: number): void {
    if (angle === LESS && byte !== LESS) {
      isHex = true;
      heard.text();
    }
    const before = angle;
    angle = 0;
    if (CLASS[byte] === REGULAR) {
      if (under === null) [under, token] = ['WORD', ''];
      if (token.length < LONGEST) token += String.fromCharCode(byte);
      return;
    }
    finish();
    if (mode === 'STREAM' || CLASS[byte] === WHITE) return;
    if (byte === SLASH) [under, token] = ['NAME', ''];
    else if (byte === PERCENT) [mode, keyword] = ['REMARK', 0];
    else if (byte === OPEN) {
      [mode, depth, isEscaped, keyword] = ['TEXT', 1, false, 0];
      heard.text();
    } else if (byte === LESS && before === LESS) heard.open('<<');
    else if (byte === LESS) angle = LESS;
    else if (byte === MORE && isHex) isHex = false;
    else if (byte === MORE && before === MORE) heard.close('>>');
    else if (byte === MORE) angle = MORE;
    else if (byte === 0x5b) heard.open('[');
    else if (byte === 0x5d) heard.close(']');
  }

  /** A name that stands where it is not read, by those who go through the file from its beginning. */
  function lookFor(byte: number): void {
    if (under === 'NAME') {
      if (CLASS[byte] === REGULAR && byte > 0x20 && byte < 0x7f && token.length < LONGEST) {
        token += String.fromCharCode(byte);
        return;
      }
      under = null;
      if (CLASS[byte] !== REGULAR) heard.hidden(decoded(token));
    }
    if (byte === SLASH) [under, token] = ['NAME', ''];
  }

  /** An object that begins in a text or a remark: somebody means a reader to be sent there. */
  function suspect(byte: number): void {
    if (keyword === 1 && byte === 0x6f) keyword = 2;
    else if (keyword === 2 && byte === 0x62) keyword = 3;
    else if (keyword === 3 && byte === 0x6a) isOdd = true;
    else keyword = CLASS[byte] === WHITE || (byte >= 0x30 && byte <= 0x39) ? 1 : 0;
  }

  function inText(byte: number): void {
    suspect(byte);
    if (isOdd) lookFor(byte);
    if (isEscaped) isEscaped = false;
    else if (byte === BACKSLASH) isEscaped = true;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) depth -= 1;
    if (depth === 0) [mode, under] = ['SYNTAX', null];
  }

  function inRemark(byte: number): void {
    suspect(byte);
    if (isOdd) lookFor(byte);
    if (byte === 0x0a || byte === 0x0d) [mode, under] = ['SYNTAX', null];
  }

  /** From this byte of a stream to where it ends, or to the end of what there is; answers how far it came. */
  function inStream(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (under !== null || byte === SLASH) lookFor(byte);
      if (ending === '' && byte !== E) continue;
      ending += String.fromCharCode(byte);
      while (!ENDS.some((end) => end.startsWith(ending))) ending = ending.slice(1);
      if (!ENDS.includes(ending)) continue;
      keep(bytes.subarray(from, at + 1));
      [mode, under] = ['SYNTAX', null];
      heard.ended(kept && size <= MOST_KEPT ? joined(kept).subarray(0, Math.max(0, size - ending.length)) : null);
      kept = null;
      return at + 1;
    }
    keep(bytes.subarray(from));
    return bytes.length;
  }

  function keep(bytes: Uint8Array): void {
    size += bytes.length;
    if (size <= MOST_KEPT) kept?.push(bytes);
  }

  return {
    take(bytes) {
      let at = 0;
      while (at < bytes.length) {
        if (mode === 'STREAM') {
          at = inStream(bytes, at);
          continue;
        }
        const byte = bytes[at] ?? 0;
        at += 1;
        if (mode === 'SYNTAX') inSyntax(byte);
        else if (mode === 'TEXT') inText(byte);
        else inRemark(byte);
      }
    },
    mark() {
      if (mode === 'TEXT' || mode === 'REMARK') isOdd = true;
    },
    end() {
      if (mode === 'SYNTAX') finish();
      else if (under === 'NAME') heard.hidden(decoded(token));
    },
  };
}

/** A letter of a name may be written as its number; what follows a zero is not read by everybody. */
function decoded(name: string): string {
  if (!name.includes('#')) return name;
  const read = name.replaceAll(/#([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return read.split('\0', 1)[0] ?? '';
}

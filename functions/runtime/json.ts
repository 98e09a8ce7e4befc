/** The body of a request as JSON: measured while it is still text, so that nothing costly is done with a shape that nobody sends in earnest. */
import { httpRefusals } from '../../schema/core/http-refusals.ts';

/** The longest of ours, a decision on 500 applications at once, has some thousand keys; the deepest, a section of the form, six levels. */
const MOST = { depth: 16, keys: 2000, elements: 4000 };

/** Half of a surrogate pair, as JSON escapes it. */
const SURROGATE = /\\ud[89a-f]/iu;

/** Reads a body. What it weighs as a structure is known before any of it is built. */
export function jsonOf(text: string): unknown {
  if (isTooLarge(text)) throw httpRefusals.BODY_TOO_COMPLEX(MOST);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw httpRefusals.BODY_MALFORMED();
  }
  // Written back, only the halves without their other half stay escaped. Nothing can store them, and no person typed them.
  if (SURROGATE.test(text) && SURROGATE.test(JSON.stringify(json))) throw httpRefusals.TEXT_MALFORMED();
  return json;
}

/** Goes over the characters once; inside of a text nothing counts. Whether it is JSON at all the parser says. */
function isTooLarge(text: string): boolean {
  let depth = 0;
  let keys = 0;
  let elements = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(text, at);
        break;
      case OPEN_OBJECT:
      case OPEN_LIST:
        depth += 1;
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        depth -= 1;
        break;
      case COLON:
        keys += 1;
        break;
      case COMMA:
        elements += 1;
        break;
      default:
        continue;
    }
    if (depth > MOST.depth || keys > MOST.keys || elements > MOST.elements) return true;
  }
  return false;
}

/** Where the text that begins here ends; a quote after a backslash belongs to it. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === BACKSLASH) at += 1;
    else if (character === QUOTE) return at;
  }
  return text.length;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

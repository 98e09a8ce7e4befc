/**
 * Reads XML as it comes, in pieces of any length, strictly: what is not well-formed is refused, and so are document types and
 * entities of one's own. Nothing is kept but the names of the open elements and one unfinished piece of markup.
 */
import { broken, suspect } from './refusals.ts';

export type Attributes = ReadonlyMap<string, string>;

/** Told of what comes. Names are without prefix; of attributes they are as written. `parent` is empty for the root. */
export type Handler = {
  open?(name: string, attributes: Attributes, parent: string): void;
  /** Text in its pieces, entities resolved. */
  text?(piece: string, name: string, parent: string): void;
  close?(name: string, parent: string): void;
};

const DEEPEST = 64;
/** Of one piece of markup: a tag with its attributes, a comment, a passage of CDATA. */
const LONGEST = 128 * 1024;
const NONE: Attributes = new Map();

export class Xml {
  readonly #open: string[] = [];
  /** The same with their prefixes: a tag must be closed as it was opened. */
  readonly #qualified: string[] = [];
  #rest = '';
  #rooted = false;

  constructor(
    readonly part: string,
    readonly handler: Handler,
  ) {}

  push(piece: string): void {
    const xml = this.#rest + piece;
    let at = 0;
    while (at < xml.length) {
      const next = xml[at] === '<' ? this.#markup(xml, at) : this.#words(xml, at);
      if (next === null) break;
      at = next;
    }
    this.#rest = xml.slice(at);
    if (this.#rest.length > LONGEST) throw suspect('MARKUP');
  }

  /** Nothing more comes: the document must be whole. */
  end(): void {
    if (this.#rest.trim() || this.#open.length > 0 || !this.#rooted) throw broken(this.part);
  }

  /** Reads text up to the next markup; null when an entity or an end of line may go on in the next piece. */
  #words(xml: string, from: number): number | null {
    const end = xml.indexOf('<', from);
    let to = end;
    if (end < 0) {
      const ampersand = xml.lastIndexOf('&');
      to = ampersand >= from && ampersand > xml.length - 12 && !xml.includes(';', ampersand) ? ampersand : xml.length;
      if (to === xml.length && xml.endsWith('\r')) to -= 1;
      if (to <= from) return null;
    }
    this.#tell(resolved(xml.slice(from, to), this.part));
    return to;
  }

  #tell(text: string): void {
    const name = this.#open.at(-1);
    if (name !== undefined) this.handler.text?.(text, name, this.#open.at(-2) ?? '');
    else if (text.trim()) throw broken(this.part);
  }

  /** Reads one tag, comment, instruction or passage of CDATA; null when it goes on in the next piece. */
  #markup(xml: string, from: number): number | null {
    if (xml.startsWith('<!--', from)) return past(xml, '-->', from + 4);
    if (xml.startsWith('<?', from)) return past(xml, '?>', from + 2);
    if (xml.startsWith('<![CDATA[', from)) {
      const end = past(xml, ']]>', from + 9);
      if (end !== null) this.#tell(xml.slice(from + 9, end - 3).replaceAll(/\r\n?/gu, '\n'));
      return end;
    }
    if (xml[from + 1] === '!') {
      if (xml.length - from < 9) return null;
      throw suspect('ENTITIES');
    }
    if (xml[from + 1] === '/') return this.#closing(xml, from);
    const end = tagEnd(xml, from);
    if (end === null) return null;
    const empty = xml[end - 2] === '/';
    const inside = xml.slice(from + 1, empty ? end - 2 : end - 1);
    const gap = inside.search(GAP);
    const qualified = gap < 0 ? inside : inside.slice(0, gap);
    if (qualified === '' || NO_NAME.test(qualified)) throw broken(this.part);
    const name = qualified.slice(qualified.indexOf(':') + 1);
    this.#enter(qualified, name, inside.slice(qualified.length));
    if (empty) this.#leave(qualified);
    return end;
  }

  #closing(xml: string, from: number): number | null {
    const end = past(xml, '>', from);
    if (end !== null) this.#leave(xml.slice(from + 2, end - 1).trimEnd());
    return end;
  }

  #enter(qualified: string, name: string, attributes: string): void {
    if (this.#open.length === 0 && this.#rooted) throw broken(this.part);
    if (this.#open.length >= DEEPEST) throw suspect('MARKUP');
    this.#rooted = true;
    this.handler.open?.(name, attributesOf(attributes, this.part), this.#open.at(-1) ?? '');
    this.#open.push(name);
    this.#qualified.push(qualified);
  }

  #leave(qualified: string): void {
    const name = this.#open.pop();
    if (this.#qualified.pop() !== qualified || name === undefined) throw broken(this.part);
    this.handler.close?.(name, this.#open.at(-1) ?? '');
  }
}

const GAP = /\s/u;
const NO_NAME = /[<>/="'&]/u;
/** Names and gaps as long as any program writes them; a value is read up to its quote, where nothing can be tried again. */
const ATTRIBUTE = /\s{1,64}([^\s<>/="'&]{1,128})\s{0,8}=\s{0,8}(?:"([^"<]*)"|'([^'<]*)')/uy;
const REFERENCE = /&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(amp|lt|gt|quot|apos));|&/gu;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Behind the next `mark`, or null. */
function past(xml: string, mark: string, from: number): number | null {
  const at = xml.indexOf(mark, from);
  return at < 0 ? null : at + mark.length;
}

const GREATER = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Behind the `>` that ends a tag: one in quotes does not. */
function tagEnd(xml: string, from: number): number | null {
  for (let at = from + 1; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code !== QUOTE && code !== APOSTROPHE) continue;
    at = xml.indexOf(code === QUOTE ? '"' : "'", at + 1);
    if (at < 0) return null;
  }
  return null;
}

function attributesOf(text: string, part: string): Attributes {
  if (text === '' || !text.trim()) return NONE;
  const attributes = new Map<string, string>();
  let at = 0;
  for (let found = match(text, at); found; found = match(text, at)) {
    const [whole, name = '', double, single] = found;
    if (attributes.has(name)) throw broken(part);
    attributes.set(name, resolved(double ?? single ?? '', part));
    at += whole.length;
  }
  if (text.slice(at).trim()) throw broken(part);
  return attributes;
}

function match(text: string, at: number): RegExpExecArray | null {
  ATTRIBUTE.lastIndex = at;
  return ATTRIBUTE.exec(text);
}

/** Text with its references resolved and its ends of line as XML has them. A reference to anything else is not well-formed. */
function resolved(text: string, part: string): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replaceAll(REFERENCE, (_, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name) return NAMED[name] ?? '';
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code < 0xe000)) throw broken(part);
    return String.fromCodePoint(code);
  });
}

/**
 * Reads XML as it comes, in pieces of any length, strictly: what is not well-formed is refused, and so are document types and entities of
 * one's own. The library reads; what is here bounds it, for nobody knows who has written a file.
 */
import { SaxesParser } from 'saxes';
import { broken, suspect } from './refusals.ts';

export type Attributes = ReadonlyMap<string, string>;

/** Told of what comes. Names are without prefix; of attributes they are as written. `parent` is empty for the root. */
export type Handler = {
  open?(name: string, attributes: Attributes, parent: string): void;
  /** Text, entities resolved; where comments or tags stand in it, piece by piece. */
  text?(piece: string, name: string, parent: string): void;
  close?(name: string, parent: string): void;
};

const DEEPEST = 64;
/** Of one piece of markup or text: a tag with its attributes, a comment, a passage of CDATA. The library keeps it until it is whole. */
const LONGEST = 128 * 1024;
const NONE: Attributes = new Map();

export class Xml {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #open: string[] = [];
  /** How much has come since something was told last. */
  #untold = 0;

  constructor(part: string, handler: Handler) {
    const told = (text: string): void => {
      this.#untold = 0;
      const name = this.#open.at(-1);
      if (name !== undefined) handler.text?.(text, name, this.#open.at(-2) ?? '');
    };
    this.#parser.on('error', () => {
      throw broken(part);
    });
    this.#parser.on('doctype', () => {
      throw suspect('ENTITIES');
    });
    this.#parser.on('comment', () => (this.#untold = 0));
    this.#parser.on('processinginstruction', () => (this.#untold = 0));
    this.#parser.on('text', told);
    this.#parser.on('cdata', told);
    this.#parser.on('opentag', ({ name, attributes }) => {
      if (this.#open.length >= DEEPEST) throw suspect('MARKUP');
      this.#untold = 0;
      const given = Object.entries(attributes);
      const own = withoutPrefix(name);
      handler.open?.(own, given.length > 0 ? new Map(given) : NONE, this.#open.at(-1) ?? '');
      this.#open.push(own);
    });
    this.#parser.on('closetag', () => {
      const name = this.#open.pop() ?? '';
      handler.close?.(name, this.#open.at(-1) ?? '');
    });
  }

  push(piece: string): void {
    this.#untold += piece.length;
    this.#parser.write(piece);
    if (this.#untold > LONGEST) throw suspect('MARKUP');
  }

  /** Nothing more comes: the document must be whole. */
  end(): void {
    this.#parser.close();
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

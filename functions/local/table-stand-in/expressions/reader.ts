/** An expression read word by word, with what its placeholders stand for; all that was given has to be used, as DynamoDB wants it. */
import { invalid } from '../faults.ts';
import type { Item, Value } from '../values.ts';

/** The steps from an item to a value within it: names of attributes and of entries of maps, places in lists. */
export type Path = (string | number)[];

export type Placeholders = {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
};

/** What the placeholders of a request stand for: one for all its expressions. */
export function placeholders({ ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} }: Placeholders) {
  const used = new Set<string>();
  const found = <Found>(among: Record<string, Found>, word: string, what: string): Found => {
    const one = among[word];
    if (one === undefined) throw invalid(`An expression ${what} used in the expression is not defined; ${what}: ${word}`);
    used.add(word);
    return one;
  };
  return {
    name: (word: string): string => (word.startsWith('#') ? found(names, word, 'attribute name') : word),
    value: (word: string): Value => found(values, word, 'attribute value'),
    /** After all expressions of the request were read. */
    mustBeUsed(): void {
      for (const [of, given] of [
        ['ExpressionAttributeNames', names],
        ['ExpressionAttributeValues', values],
      ] as const) {
        const idle = Object.keys(given).filter((word) => !used.has(word));
        if (idle.length > 0) throw invalid(`Value provided in ${of} unused in expressions: keys: {${idle.join(', ')}}`);
      }
    },
  };
}
export type Given = ReturnType<typeof placeholders>;

const WORD = /[A-Za-z_]\w{0,254}|[#:]\w{1,254}|\d{1,10}|<>|<=|>=|[=<>(),.[\]+-]/uy;
const NAME = /^[A-Za-z_#]/u;

export class Reader {
  private readonly words: string[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    readonly given: Given,
  ) {
    for (let place = 0; ;) {
      while (' \t\r\n'.includes(text[place] ?? 'end')) place += 1;
      if (place >= text.length) break;
      WORD.lastIndex = place;
      const [word] = WORD.exec(text) ?? [];
      if (word === undefined) throw this.wrong(text[place] ?? '');
      this.words.push(word);
      place += word.length;
    }
  }

  get isDone(): boolean {
    return this.at >= this.words.length;
  }

  get next(): string {
    return this.words[this.at] ?? '';
  }

  /** Goes on where the next word is this one; keywords in whatever case. */
  takes(word: string): boolean {
    const is = this.next.toUpperCase() === word.toUpperCase();
    if (is) this.at += 1;
    return is;
  }

  must(word: string): void {
    if (!this.takes(word)) throw this.wrong(this.next);
  }

  end(): void {
    if (!this.isDone) throw this.wrong(this.next);
  }

  /** A call of this function begins here. */
  calls(name: string): boolean {
    if (this.next !== name || this.words[this.at + 1] !== '(') return false;
    this.at += 2;
    return true;
  }

  path(): Path {
    const path: Path = [this.nameHere()];
    for (;;) {
      if (this.takes('.')) path.push(this.nameHere());
      else if (this.takes('[')) {
        const index = this.word();
        if (!/^\d{1,10}$/u.test(index)) throw this.wrong(index);
        path.push(Number(index));
        this.must(']');
      } else return path;
    }
  }

  /** A value that was given beside the expression; undefined where none stands here. */
  value(): Value | undefined {
    return this.next.startsWith(':') ? this.given.value(this.word()) : undefined;
  }

  mustValue(): Value {
    const value = this.value();
    if (!value) throw this.wrong(this.next);
    return value;
  }

  wrong(near: string): Error {
    return invalid(`Invalid expression: Syntax error; token: "${near || '<EOF>'}", near: "${this.text.slice(0, 80)}"`);
  }

  private nameHere(): string {
    const word = this.word();
    if (!NAME.test(word)) throw this.wrong(word);
    return this.given.name(word);
  }

  private word(): string {
    const { next } = this;
    if (next === '') throw this.wrong(next);
    this.at += 1;
    return next;
  }
}

/** What lies at a path; undefined where nothing does. */
export function at(item: Item, path: Path): Value | undefined {
  let found: Value | undefined = { M: item };
  for (const step of path) found = typeof step === 'number' ? found?.L?.[step] : own(found?.M, step);
  return found;
}

function own(map: Item | undefined, name: string): Value | undefined {
  return map && Object.hasOwn(map, name) ? map[name] : undefined;
}

/** The paths of a projection. */
export function pathsOf(text: string, given: Given): Path[] {
  const reader = new Reader(text, given);
  const paths = [reader.path()];
  while (reader.takes(',')) paths.push(reader.path());
  reader.end();
  return paths;
}

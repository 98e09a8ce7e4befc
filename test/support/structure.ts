/** Reading of a paper what a reader aloud reads: the tree of its parts with their texts, as it stands in the file (ISO 32000-1, 14.7). */
import { printed } from './printed.ts';

/** A part: its own text with that of the parts in it, and what is told of it. */
export type Told = {
  tag: string;
  text: string;
  alt?: string;
  scope?: string;
  across: number;
  down: number;
  box?: readonly number[];
  parts: Told[];
};
type Value = null | boolean | number | string | { [key: string]: Value } | Value[];

/** `places`: of everything in the tree, on which page and by which number it is marked, in the order of reading. */
export function structureOf(bytes: Uint8Array) {
  const paper = printed(bytes);
  const read = (value: Value | undefined): { [key: string]: Value } => {
    const found = typeof value === 'string' && /^\d+ 0 R$/u.test(value) ? parsed(paper.object(value)) : value;
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
  };
  const catalog = read(parsed(paper.objects.find((body) => body.includes('/Type /Catalog')) ?? ''));
  const root = read(catalog['StructTreeRoot']);
  const places: { page: string; mark: number; element: string }[] = [];

  const said = (page: string, mark: number, element: string): string => {
    places.push({ page, mark, element });
    const written = paper.pages.find(({ at }) => at === page)?.written ?? [];
    return written.flatMap(({ text, mark: own }) => (own === mark ? [text] : [])).join('');
  };
  const told = (element: string, within: string): Told => {
    const { S, P, K, Pg, A, Alt } = read(element);
    if (P !== within) throw new Error(`${element} stands in ${word(P)} and in ${within}`);
    const attributes = read(A);
    const pieces = listOf(K).map((child): string | Told => {
      if (typeof child === 'number') return said(word(Pg), child, element);
      if (typeof child === 'string') return told(child, element);
      const { Pg: page, MCID } = read(child);
      return said(word(page), Number(MCID), element);
    });
    const { Scope, ColSpan = 1, RowSpan = 1, BBox } = attributes;
    return {
      tag: word(S),
      text: pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
      ...(typeof Alt === 'string' && { alt: Alt }),
      ...(typeof Scope === 'string' && { scope: Scope }),
      across: Number(ColSpan),
      down: Number(RowSpan),
      ...(Array.isArray(BBox) && { box: BBox.map(Number) }),
      parts: pieces.filter((piece) => typeof piece !== 'string'),
    };
  };
  const rootAt = word(catalog['StructTreeRoot']);
  const tops = listOf(root['K']).map((child) => told(word(child), rootAt));
  const parents = listOf(read(root['ParentTree'])['Nums']);
  return {
    ...paper,
    tops,
    places,
    language: catalog['Lang'],
    /** The element that a mark of a page leads back to. */
    ownerOf: (page: string, mark: number): Value | undefined => {
      const at = parents.indexOf(read(page)['StructParents'] ?? -1);
      return listOf(parents[at + 1])[mark];
    },
  };
}

/** All parts with a tag, in the order of reading. */
export function allOf(tag: string, parts: readonly Told[]): Told[] {
  return parts.flatMap((part) => [...(part.tag === tag ? [part] : []), ...allOf(tag, part.parts)]);
}

function word(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

const TOKEN = /<<|>>|\[|\]|\/([^\s/<>[\]()]*)|\d+ 0 R|[-+.\d]+|<([0-9a-f]*)>|\(((?:\\[\s\S]|[^\\()])*)\)|true|false|null/gu;

/** An object as pdfkit writes it: names and references as texts, texts as what they say. */
function parsed(body: string): Value {
  const tokens = [...body.matchAll(TOKEN)];
  let at = 0;
  const next = (): Value => {
    const [token = 'null', name, hex, text] = tokens[at++] ?? [];
    if (token === '<<') {
      const entries: [string, Value][] = [];
      while (at < tokens.length && tokens[at]?.[0] !== '>>') entries.push([word(next()), next()]);
      at += 1;
      return Object.fromEntries(entries);
    }
    if (token === '[') {
      const items: Value[] = [];
      while (at < tokens.length && tokens[at]?.[0] !== ']') items.push(next());
      at += 1;
      return items;
    }
    if (name !== undefined) return name;
    if (hex !== undefined) return hex;
    if (text !== undefined) return unescaped(text);
    if (token.endsWith('R')) return token;
    return token === 'null' ? null : token === 'true' || token === 'false' ? token === 'true' : Number(token);
  };
  return next();
}

/** A text in Latin letters, or in UTF-16 with its mark before it. */
function unescaped(written: string): string {
  const marks: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const bytes = Buffer.from(
    written.replaceAll(/\\([\s\S])/gu, (_, mark: string) => marks[mark] ?? mark),
    'latin1',
  );
  return bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
}

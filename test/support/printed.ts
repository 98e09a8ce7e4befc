/** Reading a paper as it was printed: its objects, and on each page the texts with their places and fonts, the boxes and the pictures. */
import { inflateSync } from 'node:zlib';

/** `mark`: the number of its part on the page; what it is an ornament of instead, as `Pagination`; null where nothing is said. */
export type Written = { text: string; x: number; y: number; size: number; font: string; mark: number | string | null };
export type Drawn = { x: number; y: number; width: number; height: number };
export type Page = {
  /** By which reference it is known. */
  at: string;
  height: number;
  width: number;
  written: Written[];
  /** What was filled, as the squares of a code are. */
  filled: Drawn[];
  pictures: (Drawn & { name: string })[];
  operators: string;
};

export type Printed = ReturnType<typeof printed>;

/** A paper as pdfkit writes it: every object by itself, none packed with others. */
export function printed(bytes: Uint8Array) {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)].map(([, number = '', body = '']) => [number, body] as const),
  );
  const object = (reference: string): string => objects.get(/^(\d+) 0 R/u.exec(reference)?.[1] ?? '') ?? reference;
  const data = (body: string): Buffer => {
    const stream = /stream\n([\s\S]*)\nendstream/u.exec(body)?.[1] ?? '';
    const packed = Buffer.from(stream, 'latin1');
    return /\/Filter \/?\[?\s*\/?FlateDecode/u.test(body) ? inflateSync(packed) : packed;
  };
  const all = [...objects.values()];
  const fonts = new Map(all.filter((body) => /\/Subtype \/Type0/u.test(body)).map((body) => [body, fontIn(body, object, data)]));
  const pageIn = (at: string): Page => {
    const body = object(at);
    const named = new Map(
      [...(/\/Font <<([\s\S]*?)>>/u.exec(resources(body, object))?.[1] ?? '').matchAll(/\/(F\d+) (\d+ 0 R)/gu)].map(
        ([, name = '', font = '']) => [name, fonts.get(object(font))],
      ),
    );
    const [width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/u.exec(body) ?? []).slice(1).map(Number);
    const operators = data(object(/\/Contents (\d+ 0 R)/u.exec(body)?.[1] ?? '')).toString('latin1');
    return {
      at,
      width,
      height,
      operators,
      written: writtenIn(operators, named),
      filled: filledIn(operators),
      pictures: picturesIn(operators),
    };
  };
  const count = Number(/\/Count (\d+)/u.exec(all.find((body) => /\/Type \/Pages/u.test(body)) ?? '')?.[1]);
  const order = [...(/\/Kids \[([^\]]*)\]/u.exec(all.find((body) => /\/Type \/Pages/u.test(body)) ?? '')?.[1] ?? '').matchAll(/\d+ 0 R/gu)];
  return {
    file,
    objects: all,
    object,
    data,
    count,
    pages: order.map(([at]) => pageIn(at)),
    fonts: [...fonts.values()].map(({ name }) => name),
  };
}

/** All that is written on a page, in the order of its structure, lines put together. */
export function textOf(pages: readonly Page[]): string {
  return pages.flatMap(({ written }) => written.map(({ text }) => text)).join('');
}

function resources(page: string, object: (reference: string) => string): string {
  return object(/\/Resources (\d+ 0 R)/u.exec(page)?.[1] ?? page);
}

type Font = { name: string; characters: string[] };

function fontIn(body: string, object: (reference: string) => string, data: (body: string) => Buffer): Font {
  const map = data(object(/\/ToUnicode (\d+ 0 R)/u.exec(body)?.[1] ?? '')).toString('latin1');
  const characters = [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/gu)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/gu)].map(([, units = '']) =>
      String.fromCharCode(...units.split(' ').map((unit) => Number.parseInt(unit, 16))),
    ),
  );
  return { name: /\/BaseFont \/([^\s/]+)/u.exec(body)?.[1] ?? '', characters };
}

const SHOWN = /\/(F\d+) ([\d.]+) Tf 1 0 0 -1 ([-\d.]+) ([-\d.]+) Tm <([0-9a-f]*)> Tj/u;
const MARKED = new RegExp(`/\\w+ <<\\s*/(?:MCID (?<part>\\d+)|Type /(?<ornament>\\w+))\\s*>> BDC|(?<end>\\bEMC\\b)|${SHOWN.source}`, 'gu');

function writtenIn(operators: string, fonts: ReadonlyMap<string, Font | undefined>): Written[] {
  const written: Written[] = [];
  let mark: Written['mark'] = null;
  for (const { 0: found, groups } of operators.matchAll(MARKED)) {
    const [, name = '', size, x, y, codes = ''] = SHOWN.exec(found) ?? [];
    if (codes === '') {
      mark = groups?.['end'] ? null : groups?.['part'] ? Number(groups['part']) : (groups?.['ornament'] ?? null);
      continue;
    }
    const font = fonts.get(name);
    const text = (codes.match(/.{4}/gu) ?? []).map((code) => font?.characters[Number.parseInt(code, 16)] ?? '\ufffd').join('');
    written.push({ text, x: Number(x), y: Number(y), size: Number(size), font: font?.name ?? '', mark });
  }
  return written;
}

function filledIn(operators: string): Drawn[] {
  const fills = [...operators.matchAll(/rg ((?:[-\d. ]+ re ?)+) f/gu)].map(([, boxes = '']) => boxes);
  return fills.flatMap((boxes) =>
    [...boxes.matchAll(/([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re/gu)].map(([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    })),
  );
}

function picturesIn(operators: string): (Drawn & { name: string })[] {
  return [...operators.matchAll(/([-\d.]+) 0 0 ([-\d.]+) ([-\d.]+) ([-\d.]+) cm\n\/(I\d+) Do/gu)].map(
    ([, width, height, x, y, name = '']) => ({
      name,
      width: Number(width),
      height: Math.abs(Number(height)),
      x: Number(x),
      y: Math.min(Number(y), Number(y) + Number(height)),
    }),
  );
}

/** Laying out blocks: each kind as pieces of the height that they take in a width. */
import type { Block } from '../../../schema/core/document.ts';
import { codeOf } from './code.ts';
import { drawn } from './drawing.ts';
import { drawAll, heightOf, type Piece } from './piece.ts';
import { balanced, set, type Ground, type Setting } from './setting.ts';
import { signed } from './signature.ts';
import type { Part } from './structure.ts';
import { pictured } from './picture.ts';
import { tabled } from './table/index.ts';

/** The blocks as pieces, each when it is asked for. The first heading of the page itself is its title. */
export function* laidOut(setting: Setting, blocks: readonly Block[], ground: Ground, within: Part, titled = false): Generator<Piece> {
  let title = titled;
  const placed = placedIn(setting, blocks, within);
  for (const [index, { block, part }] of placed.entries()) {
    let stays = false;
    for (const piece of one(setting, block, ground, part, title && block.kind === 'heading')) {
      stays = piece.stays ?? false;
      yield piece;
    }
    if (block.kind === 'heading') title = false;
    const next = placed[index + 1]?.block;
    if (next === undefined) return;
    const spaced =
      ['heading', 'text', 'signature', 'table', 'drawing'].includes(block.kind) &&
      next.kind !== 'page' &&
      !(block.kind === 'table' && next.kind === 'table');
    if (spaced && ground.gap > 0) yield blank(ground.gap, stays);
  }
}

type Simple = Exclude<Block, { kind: 'list' }>;

/** The blocks with the parts that they stand in: a list looks as its blocks do, and each of its items is a part of its own. */
function placedIn(setting: Setting, blocks: readonly Block[], within: Part): { block: Simple; part: Part }[] {
  const { sheet } = setting;
  return blocks.flatMap((block) => {
    if (block.kind !== 'list') return { block, part: within };
    const list = sheet.part(within, 'L');
    return block.items.flatMap((item) => placedIn(setting, item, sheet.part(sheet.part(list, 'LI'), 'LBody')));
  });
}

function one(setting: Setting, block: Simple, ground: Ground, within: Part, isTitle: boolean): Iterable<Piece> {
  const { sheet } = setting;
  const { width, text } = ground;
  switch (block.kind) {
    case 'heading': {
      const type = isTitle ? ground.title : ground.heading;
      const said = { type, width, weight: 'bold', align: isTitle ? 'centre' : 'left' } as const;
      const part = sheet.part(within, isTitle ? 'H1' : 'H2');
      return staying(isTitle ? balanced(setting, block.text, said, part) : set(setting, block.text, said, part));
    }
    case 'text': {
      const indent = block.flush ? 0 : 2 * text.size;
      return set(setting, block.text, { type: text, width, indent, even: true }, sheet.part(within, 'P'));
    }
    case 'line': {
      const { size = text.size, align = 'centre', bold, red } = block;
      const type = { size, line: Math.max(size * 1.5, size === text.size ? text.line : 0) };
      const said = { type, width, align, weight: bold ? 'bold' : 'regular', colour: red ? 'red' : 'black' } as const;
      return staying(balanced(setting, block.text, said, sheet.part(within, block.heads ? 'H2' : 'P')));
    }
    case 'rule':
      return [ruled(setting, width, block.red === true)];
    case 'signature':
      return [signed(setting, block, ground, within)];
    case 'picture':
      return [pictured(setting, block, width, within)];
    case 'code':
      return [codeOf(setting, block, width, within)];
    case 'drawing':
      return [drawn(setting, block, width, within)];
    case 'table':
      return tabled(setting, block, ground, within);
    case 'columns':
      return [beside(setting, block, ground, within)];
    case 'space':
      return [blank(block.height, false)];
    case 'page':
      return [{ height: 0, draw: () => undefined, turns: true }];
    default:
      return block satisfies never;
  }
}

function beside(setting: Setting, { columns }: Block & { kind: 'columns' }, ground: Ground, within: Part): Piece {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  let from = 0;
  const laid = columns.map(({ share, blocks }) => {
    const width = (ground.width * share) / all;
    const pieces = [...laidOut(setting, blocks, { ...ground, width }, setting.sheet.part(within, 'Div'))];
    from += width;
    return { x: from - width, pieces };
  });
  return {
    ...(columns.some(({ blocks }) => blocks.at(-1)?.kind === 'signature') && { signs: true }),
    height: Math.max(...laid.map(({ pieces }) => heightOf(pieces))),
    draw: ({ x, y }) => {
      for (const column of laid) drawAll(column.pieces, { x: x + column.x, y });
    },
  };
}

function ruled({ sheet }: Setting, width: number, red: boolean): Piece {
  return {
    height: 10,
    stays: true,
    draw({ x, y }) {
      sheet.belongs('Layout');
      sheet.rule({ x, y: y + 5 }, { x: x + width, y: y + 5 }, red ? 1.6 : 0.6, red ? 'red' : 'black');
    },
  };
}

function blank(height: number, stays: boolean): Piece {
  return { height, stays, blank: true, draw: () => undefined };
}

function staying(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => ({ ...piece, stays: true }));
}

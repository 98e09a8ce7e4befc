/** Laying out blocks: each kind as pieces of the height that they take in a width. */
import type { Block } from '../../../schema/core/document.ts';
import { codeOf } from './code.ts';
import { linesOf } from './lines.ts';
import { drawAll, heightOf, type Piece } from './piece.ts';
import { glyphsOf, set, type Ground, type Setting } from './setting.ts';
import type { Part } from './sheet.ts';
import { signed } from './signature.ts';
import { pictured } from './picture.ts';
import { tabled } from './table/index.ts';

/** The blocks as pieces. The first heading of the page itself is its title. */
export function laidOut(setting: Setting, blocks: readonly Block[], ground: Ground, within: Part, titled = false): Piece[] {
  let title = titled;
  return blocks.flatMap((block, index) => {
    const pieces = one(setting, block, ground, within, title && block.kind === 'heading');
    if (block.kind === 'heading') title = false;
    const next = blocks[index + 1];
    if (next === undefined) return pieces;
    // A signature is not left alone on a page, nor is a heading without what it is over.
    const kept =
      next.kind === 'signature'
        ? pieces.map((piece, at) => ({ ...piece, stays: piece.stays === true || at >= pieces.length - 2 }))
        : pieces;
    const spaced = ['heading', 'text', 'signature', 'table'].includes(block.kind) && next.kind !== 'page';
    return spaced && ground.gap > 0 ? [...kept, blank(ground.gap, kept.at(-1)?.stays ?? false)] : kept;
  });
}

function one(setting: Setting, block: Block, ground: Ground, within: Part, isTitle: boolean): Piece[] {
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
      return staying(balanced(setting, block.text, said, sheet.part(within, 'P')));
    }
    case 'rule':
      return [ruled(setting, width, block.red === true)];
    case 'signature':
      return [signed(setting, block, ground, within)];
    case 'picture':
      return [pictured(setting, block, width, within)];
    case 'code':
      return [codeOf(setting, block, width, within)];
    case 'table':
      return tabled(setting, block, ground, within);
    case 'columns':
      return [beside(setting, block.columns, ground, within)];
    case 'space':
      return [blank(block.height, false)];
    case 'page':
      return [{ height: 0, draw: () => undefined, turns: true }];
    default:
      return block satisfies never;
  }
}

/** A text of several lines in lines of about one length, as a title stands. */
function balanced(setting: Setting, text: string, said: Parameters<typeof set>[2], part: Part): Piece[] {
  const { size } = said.type;
  const glyphs = glyphsOf(setting.fonts, text, said.weight);
  const count = (within: number) => linesOf(glyphs, { size, width: within }).length;
  const lines = count(said.width);
  let { width } = said;
  if (lines > 1) while (width > 2 * size && count(width - size / 2) <= lines) width -= size / 2;
  const aside = said.align === 'centre' ? (said.width - width) / 2 : said.align === 'right' ? said.width - width : 0;
  return set(setting, text, { ...said, width }, part).map((piece) => ({ ...piece, draw: ({ x, y }) => piece.draw({ x: x + aside, y }) }));
}

function beside(setting: Setting, columns: readonly { share: number; blocks: readonly Block[] }[], ground: Ground, within: Part): Piece {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  let from = 0;
  const laid = columns.map(({ share, blocks }) => {
    const width = (ground.width * share) / all;
    const pieces = laidOut(setting, blocks, { ...ground, width }, setting.sheet.part(within, 'Sect'));
    from += width;
    return { x: from - width, pieces };
  });
  return {
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
      sheet.belongs('nothing');
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

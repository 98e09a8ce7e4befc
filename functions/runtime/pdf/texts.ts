/** Every character that a document prints. */
import type { Block, Cell, Document } from '../../../schema/core/document.ts';

export function charactersIn({ number, blocks }: Document): string[] {
  const texts = [number, ...blocks.flatMap(textsOf)].join('').replaceAll('\n', '');
  return [...new Set(texts)];
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'line':
      return [block.text];
    case 'list':
      return block.items.flat().flatMap(textsOf);
    case 'signature':
      return block.lines;
    case 'drawing':
      return block.shapes.flatMap((shape) => ('text' in shape ? [shape.text] : []));
    case 'table':
      return [...(block.head ?? []), ...block.rows].flat().flatMap(inCell);
    case 'columns':
      return block.columns.flatMap(({ blocks }) => blocks.flatMap(textsOf));
    case 'picture':
    case 'code':
    case 'rule':
    case 'space':
    case 'page':
      return [];
    default:
      return block satisfies never;
  }
}

function inCell(cell: Cell): readonly string[] {
  return typeof cell === 'string' ? [cell] : [...cell.blocks, ...(cell.foot ?? [])].flatMap(textsOf);
}

/**
 * The review form (职称评审表) of a person: the whole course of a review on paper, for the personal file (R3). It takes any form: sections
 * of boxes, lists, texts and opinions, in the order in which they are given. Pure.
 */
import { flush, gridOf, label, space, text, type Pair } from '../core/blocks.ts';
import type { Block, Document, Picture } from '../core/document.ts';

export type ReviewForm = {
  /** Such as `职称评审表`. */
  heading: string;
  number: string;
  cover: { above?: string; pairs: readonly Pair[]; date: string; beneath?: string };
  sections: readonly Section[];
  madeAt: number;
};

export type Section = {
  title: string;
  parts: readonly Part[];
  /** It begins a page. */
  page?: true;
};

export type Part =
  /** Boxes of a label and what is entered, so many a row. */
  | { kind: 'boxes'; rows: readonly (readonly Pair[])[]; photograph?: Picture }
  /** A table with a head; `none` stands in it where nothing was entered. */
  | { kind: 'list'; columns: readonly { title: string; share: number }[]; rows: readonly (readonly string[])[]; none?: string }
  /** A long text with its label. */
  | { kind: 'text'; label: string; text: string; least?: number }
  /** What somebody says to it, with the place of the seal (盖章). */
  | { kind: 'opinion'; label: string; text: string; signed: Signed };

/** Where it is signed: whose seal belongs there, such as `单位盖章`; who signed, and when, where that is known. */
export type Signed = { place: string; who?: string; date?: string; seal?: Picture };

const COVER = { size: 16, columns: [1, 2.2] };
/** How high an opinion is at least: a seal has room in it. */
const OPINION = 150;
const UNDATED = '　　　年　　月　　日';

export function reviewForm({ heading, number, cover, sections, madeAt }: ReviewForm): Document {
  return {
    title: heading,
    number,
    madeAt,
    layout: 'form',
    blocks: [...coverOf(heading, number, cover), { kind: 'page' }, ...sections.flatMap((one, index) => sectionOf(one, index > 0))],
  };
}

function coverOf(heading: string, number: string, { above, pairs, date, beneath }: ReviewForm['cover']): Block[] {
  return [
    { kind: 'line', text: `编号：${number}`, size: 11, align: 'right' },
    space(90),
    ...(above === undefined ? [] : [{ kind: 'line', text: above, size: 18 } as const]),
    { kind: 'heading', text: heading },
    space(80),
    {
      kind: 'columns',
      columns: [
        { share: 1, blocks: [] },
        {
          share: 6,
          blocks: [
            {
              kind: 'table',
              ...COVER,
              rules: 'under',
              rows: pairs.map(([name, value]) => [label(name), { blocks: [flush(value)], least: 40 }]),
            },
          ],
        },
        { share: 1, blocks: [] },
      ],
    },
    space(100),
    { kind: 'line', text: date, size: 15 },
    ...(beneath === undefined ? [] : [space(20), { kind: 'line', text: beneath, size: 13 } as const]),
  ];
}

function sectionOf({ title, parts, page }: Section, hasBefore: boolean): Block[] {
  return [...(page && hasBefore ? [{ kind: 'page' } as const] : []), { kind: 'heading', text: title }, ...parts.map(partOf)];
}

function partOf(part: Part): Block {
  switch (part.kind) {
    case 'boxes':
      return gridOf(part.rows, part.photograph);
    case 'list': {
      const { columns, rows, none = '无' } = part;
      const nothing = [{ blocks: [flush(none)], across: columns.length, align: 'centre' } as const];
      return {
        kind: 'table',
        columns: columns.map(({ share }) => share),
        head: [columns.map(({ title }) => title)],
        rows: rows.length > 0 ? rows : [nothing],
      };
    }
    case 'text':
      return {
        kind: 'table',
        columns: LABELLED,
        rows: [[label(part.label), { blocks: part.text.split('\n').map(text), least: part.least ?? 0 }]],
      };
    case 'opinion':
      return {
        kind: 'table',
        columns: LABELLED,
        rows: [[label(part.label), { blocks: part.text.split('\n').map(text), foot: [signatureOf(part.signed)], least: OPINION }]],
      };
    default:
      return part satisfies never;
  }
}

/** A narrow label beside a wide box. */
const LABELLED = [1, 6.6];

function signatureOf({ place, who, date = UNDATED, seal }: Signed): Block {
  const lines = [...(who === undefined ? [] : [`签字：${who}`]), `（${place}）`, date];
  return { kind: 'signature', lines, ...(seal && { seal }) };
}

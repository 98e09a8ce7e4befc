/**
 * What a reader aloud finds its way by: the tree of the parts of a document, and of what is drawn, to which part it belongs (ISO 32000-1,
 * 14.7 and 14.8). A part stands in the tree from when something of it is drawn: what is empty is not read, and the order of reading is the
 * order of drawing.
 */
import type PDFDocument from 'pdfkit'; // oxlint-disable-line import/no-named-as-default -- its types know the default alone

export type Tag = 'Document' | 'Div' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Figure' | 'Table' | 'TR' | 'TH' | 'TD';
/** What is told of a figure instead of showing it; of a cell, what it heads, and over how many columns and rows it goes. */
export type About = { alt?: string; scope?: 'Row' | 'Column'; across?: number; down?: number };
export type Part = { tag: Tag; within: Part | null; about: About; element: Element | null };
/** No part of the document: rules and frames; and what each page has again, as its number and the head of a table that goes on. */
export type Furniture = 'Layout' | 'Pagination';
export type Box = { x: number; y: number; width: number; height: number };

type Pdf = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Pdf['struct']>;
/** What pdfkit keeps of an element, and its types do not tell. */
type Kept = { dictionary: { data: { A?: object } } };

export function structure(pdf: Pdf) {
  const whole: Part = { tag: 'Document', within: null, about: {}, element: pdf.struct('Document') };
  pdf.addStructure(elementOf(pdf, whole));
  let open: Part | Furniture | null = null;

  const close = () => {
    if (open !== null) pdf.endMarkedContent();
    open = null;
  };

  return {
    /** The part that all others belong to. */
    whole,
    close,
    part: (within: Part, tag: Tag, about: About = {}): Part => ({ tag, within, about, element: null }),
    /** What is drawn from here on belongs to this part, and of a figure lies in this box. */
    belongs(to: Part | Furniture, box?: Box): void {
      if (open === to) return;
      close();
      open = to;
      if (typeof to === 'string') pdf.markContent('Artifact', { type: to });
      else elementOf(pdf, to, box).add(pdf.markStructureContent(to.tag));
    },
    /** It stands here though nothing of it may be seen: an empty cell is a cell. */
    stands(part: Part | Furniture): void {
      if (typeof part !== 'string') elementOf(pdf, part);
    },
    /** Nothing more of it is drawn: it is written, and needs no memory any longer. */
    done(part: Part | Furniture): void {
      if (typeof part !== 'string') part.element?.end();
    },
  };
}

function elementOf(pdf: Pdf, part: Part, box?: Box): Element {
  part.element ??= made(pdf, part, box);
  return part.element;
}

function made(pdf: Pdf, { tag, within, about: { alt, scope, across = 1, down = 1 } }: Part, box: Box | undefined): Element {
  const bbox = box && [box.x, box.y, box.x + box.width, box.y + box.height];
  const element = pdf.struct(tag, { ...(alt !== undefined && { alt }), ...(bbox && { bbox }) });
  if (scope !== undefined || across > 1 || down > 1) {
    (element as unknown as Kept).dictionary.data.A = {
      O: 'Table',
      ...(scope !== undefined && { Scope: scope }),
      ...(across > 1 && { ColSpan: across }),
      ...(down > 1 && { RowSpan: down }),
    };
  }
  if (within) elementOf(pdf, within).add(element);
  return element;
}

/** The page of each kind of paper, in points. */
import type { Layout } from '../../../schema/core/document.ts';

type Sides = { top: number; right: number; bottom: number; left: number };
/** Letters of a size on lines so far apart. */
export type Type = { size: number; line: number };
export type PageLayout = {
  width: number;
  height: number;
  margins: Sides;
  title: Type;
  heading: Type;
  text: Type;
  cell: Type;
  /** Between two blocks. */
  gap: number;
  /** How far from the right a signature's date stands, in sizes of the text. */
  aside: number;
  /** What stands beneath a page; `page` counts from 1. Empty where nothing does. */
  foot(number: string, page: number, pages: number): string;
  footSize: number;
  /** Its number stands a letter from the outer edge: at the right of odd pages, at the left of even ones. */
  outward?: true;
  /** How far the frame is from the edge of the page. */
  frame?: number;
};

const SHORT = 595.28;
const LONG = 841.89;
const evenly = (margin: number): Sides => ({ top: margin, right: margin, bottom: margin, left: margin });
const numbered = (number: string, page: number, pages: number) => `${number}　第${page}页，共${pages}页`;

export const LAYOUTS: Record<Layout, PageLayout> = {
  letter: {
    width: SHORT,
    height: LONG,
    margins: evenly(64),
    title: { size: 20, line: 32 },
    heading: { size: 14, line: 24 },
    text: { size: 12, line: 21 },
    cell: { size: 10.5, line: 15 },
    gap: 8,
    aside: 0,
    foot: numbered,
    footSize: 8,
  },
  // GB/T 9704—2012: 37 mm above, 28 mm at the left, 156 by 225 mm of text, 22 lines of 28 characters; the page's number between dashes, outward.
  official: {
    width: SHORT,
    height: LONG,
    margins: { top: 105, right: 73.5, bottom: 99, left: 79.4 },
    title: { size: 22, line: 36 },
    heading: { size: 18, line: 30 },
    text: { size: 15.8, line: 29 },
    cell: { size: 10.5, line: 15 },
    gap: 0,
    aside: 4,
    foot: (_, page) => `— ${page} —`,
    footSize: 14,
    outward: true,
  },
  form: {
    width: SHORT,
    height: LONG,
    margins: evenly(54),
    title: { size: 26, line: 44 },
    heading: { size: 14, line: 28 },
    text: { size: 12, line: 21 },
    cell: { size: 10.5, line: 16 },
    gap: 6,
    aside: 2,
    foot: numbered,
    footSize: 8,
  },
  certificate: {
    width: LONG,
    height: SHORT,
    margins: { top: 76, right: 92, bottom: 62, left: 92 },
    title: { size: 34, line: 52 },
    heading: { size: 20, line: 30 },
    text: { size: 14, line: 25 },
    cell: { size: 14, line: 22 },
    gap: 8,
    aside: 2,
    foot: () => '',
    footSize: 8,
    frame: 34,
  },
};

/** Finds a table's columns by their heads, in whatever order they stand. */
import type { Bilingual } from '../refusal.ts';
import type { Layout, Row } from './model.ts';
import { cut, workbookRefusals } from './refusals.ts';

/** A column as a template has it. One that is not required may be missing altogether. */
export type Column = { name: string; head: string; required: boolean };

/** How many of the heads the first row has in which something stands. */
export function headsIn(columns: readonly Column[], top: readonly Row[]): number {
  const first = top.find(({ cells }) => [...cells.values()].some(({ text }) => text.trim() !== ''));
  return first ? headsOf(columns, first) : 0;
}

/** How many of the heads a row has. */
export function headsOf(columns: readonly Column[], { cells }: Row): number {
  const known = new Set(columns.map(({ head }) => plain(head)));
  return [...cells.values()].filter(({ text }) => known.has(plain(text))).length;
}

/** Whether something stands beneath the first row in which something stands. */
export function isFilledBelow(top: readonly Row[]): boolean {
  return top.filter(({ cells }) => [...cells.values()].some(({ kind, text }) => kind === 'formula' || text.trim() !== '')).length > 1;
}

/** Which column stands where, 0 for A; `looked` says in which sheets the heads were looked for. Refuses heads that are missing, unknown or doubled, and names them all. */
export function matchHeads<const C extends Column>(
  columns: readonly C[],
  heads: Row,
  looked: Looked = { sheets: [], passedOver: [] },
): ReadonlyMap<number, C> {
  const known = new Map(columns.map((column) => [plain(column.head), column]));
  const found = new Map<number, C>();
  const unknown: string[] = [];
  const doubled = new Set<string>();
  for (const [index, { text }] of heads.cells) {
    if (plain(text) === '') continue;
    const column = known.get(plain(text));
    if (!column) unknown.push(cut(text.trim()));
    else if ([...found.values()].includes(column)) doubled.add(column.head);
    else found.set(index, column);
  }
  const present = new Set(found.values());
  const missing = columns.filter((column) => column.required && !present.has(column)).map(({ head }) => head);
  if (missing.length + unknown.length + doubled.size === 0) return found;
  const problems: Bilingual[] = [
    ...missing.map((head) => ({ zh: `缺少“${head}”`, en: `“${head}” is missing` })),
    ...unknown.map((head) => ({ zh: `多出“${head}”`, en: `“${head}” is not one of them` })),
    ...[...doubled].map((head) => ({ zh: `“${head}”重复`, en: `“${head}” stands twice` })),
  ];
  throw workbookRefusals.HEADS_WRONG({
    missing,
    unknown,
    doubled: [...doubled],
    problems,
    sheets: looked.sheets,
    where: sheetsTold(looked),
  });
}

/** Where heads were looked for: the sheets, and those that were passed over because nobody sees them. */
export type Looked = Pick<Layout, 'sheets' | 'passedOver'>;

/** In which sheets something was looked for, as a refusal begins with it. */
export function sheetsTold({ sheets, passedOver }: Looked): Bilingual {
  if (sheets.length === 0) return { zh: '', en: '' };
  const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join('、');
  const hidden =
    passedOver.length > 0
      ? {
          zh: `；工作表${quoted(passedOver)}有这些表头，但已被隐藏，未予读取，请取消隐藏`,
          en: `; hidden, and so not read, though it has the heads: ${passedOver.join(', ')}; show it`,
        }
      : { zh: '', en: '' };
  return { zh: `（已查看工作表${quoted(sheets)}${hidden.zh}）`, en: ` (looked into: ${sheets.join(', ')}${hidden.en})` };
}

/** A head or an option by which it is known: full width or half, spaces and invisible characters do not matter, nor does case. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .toLowerCase();
}

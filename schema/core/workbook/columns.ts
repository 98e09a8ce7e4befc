/** Finds a table's columns by their heads, in whatever order they stand. */
import type { Bilingual } from '../refusal.ts';
import type { Row } from './model.ts';
import { cut, workbookRefusals } from './refusals.ts';

/** A column as a template has it. One that is not required may be missing altogether. */
export type Column = { name: string; head: string; required: boolean };

/** Which column stands where, 0 for A. Refuses heads that are missing, unknown or doubled, and names them all. */
export function matchHeads<const C extends Column>(columns: readonly C[], heads: Row): ReadonlyMap<number, C> {
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
  throw workbookRefusals.HEADS_WRONG({ missing, unknown, doubled: [...doubled], problems });
}

/** A head or an option by which it is known: full width or half, spaces and invisible characters do not matter, nor does case. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .toLowerCase();
}

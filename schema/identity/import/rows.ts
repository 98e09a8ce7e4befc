/**
 * What stands in the rows of the people's workbook, and what only the workbook can know to be wrong: how a value was typed, what
 * cannot be chosen, what stands in it twice. Whether a number is a number of anybody's is for the rules of accounts.
 */
import { counted } from '../../core/counted.ts';
import { matchHeads, plain } from '../../core/workbook/columns.ts';
import { mergedPlaces, mergedTold, UNSEEN } from '../../core/workbook/layout.ts';
import { emptyLayout, type Layout } from '../../core/workbook/model.ts';
import type { Cell, Row } from '../../core/workbook/read.ts';
import { cut } from '../../core/workbook/refusals.ts';
import { cellName } from '../../core/workbook/place.ts';
import { normalized } from '../numbers.ts';
import { DOCUMENT_LABELS, PERSON_COLUMNS, type PersonColumn, type PersonField } from './columns.ts';

/** What is wrong with a cell: where it is, under which head, what stands there, and a sentence that goes after the head. */
export type Problem = { place: string; column: string; value: string; zh: string; en: string };

/** One person as typed. A field that is empty, or has a problem, is ''; `places` names the cell of every column there is. */
export type PersonRow = {
  number: number;
  values: Record<PersonField, string>;
  places: Partial<Record<PersonField, string>>;
  problems: Problem[];
};

type Typed = { value: string } | { zh: string; en: string };

/** All people of a sheet: the first row has the heads, rows of blanks are left out. Refuses wrong heads (HEADS_WRONG). */
export async function readPeople(rows: AsyncIterable<Row>, layout: Layout = emptyLayout()): Promise<PersonRow[]> {
  let columns: ReadonlyMap<number, Named> | null = null;
  const people: PersonRow[] = [];
  for await (const row of rows) {
    if (![...row.cells.values()].some(({ kind, text }) => kind === 'formula' || text.trim() !== '')) continue;
    if (columns) people.push(personOf(row, columns));
    else columns = matchHeads<Named>(PERSON_COLUMNS, row, layout);
  }
  columns ??= matchHeads<Named>(PERSON_COLUMNS, { number: 1, cells: new Map() }, layout);
  tellUnseen(people, columns, layout);
  tellTwice(
    people,
    'identityNumber',
    ({ identityKind, identityNumber }) => `${identityKind || DOCUMENT_LABELS[0]} ${normalized(identityNumber)}`,
  );
  tellTwice(people, 'account', ({ account }) => account.normalize('NFKC').toLowerCase());
  return people;
}

type Named = PersonColumn & { name: PersonField };

function personOf(row: Row, columns: ReadonlyMap<number, Named>): PersonRow {
  const values = Object.fromEntries(PERSON_COLUMNS.map(({ name }) => [name, ''])) as Record<PersonField, string>;
  const person: PersonRow = { number: row.number, values, places: {}, problems: [] };
  for (const [index, column] of columns) {
    const place = cellName(index, row.number);
    person.places[column.name] = place;
    const cell = row.cells.get(index);
    const typed = typedIn(cell, column);
    if ('value' in typed) values[column.name] = typed.value;
    else person.problems.push({ place, column: column.head, value: cut(cell?.text ?? ''), ...typed });
  }
  for (const [index, { place, text }] of row.cells) {
    if (columns.has(index) || text.trim() === '') continue;
    person.problems.push({
      place,
      column: '',
      value: cut(text),
      zh: '所在列没有表头，请删除',
      en: 'stands in a column without a head; take it out',
    });
  }
  return person;
}

/** What a cell gives to its column, or what is wrong with it. */
function typedIn(cell: Cell | undefined, column: PersonColumn): Typed {
  if (!cell) return typedText('', column);
  switch (cell.kind) {
    case 'text':
      return typedText(cell.text.trim(), column);
    case 'number':
      return typedNumber(cell.text, column);
    case 'date':
      return column.takes === 'day' ? { value: cell.text } : mustBeText(column, '日期', 'a date');
    case 'boolean':
      return mustBeText(column, '逻辑值', 'TRUE or FALSE');
    case 'formula':
      return {
        zh: '是公式，请改为直接填写内容（可复制后“选择性粘贴—数值”）',
        en: 'is a formula; type the value itself (or paste it as a value)',
      };
    case 'error':
      return { zh: `是错误值（${cut(cell.text)}），请改为直接填写内容`, en: `is an error (${cut(cell.text)}); type the value itself` };
    default:
      return cell.kind satisfies never;
  }
}

function typedText(value: string, { required, most, options }: PersonColumn): Typed {
  if (value === '') return required ? { zh: '不能为空', en: 'must not be empty' } : { value };
  if (Array.from(value).length > most) return { zh: `最多${most}个字`, en: `has more than ${counted(most, 'character')}` };
  if (!options) return { value };
  const chosen = options.find((option) => plain(option) === plain(value));
  if (chosen !== undefined) return { value: chosen };
  return { zh: `不在可选范围内，应为：${options.join('、')}`, en: `must be one of: ${options.join(', ')}` };
}

/** Excel keeps fifteen digits: a whole number below that is what was typed. */
const RUINED = 1e15;

function typedNumber(text: string, column: PersonColumn): Typed {
  const value = Number(text);
  if (column.takes === 'whole number' && Number.isInteger(value) && value >= 0 && value < RUINED) return typedText(String(value), column);
  return column.asText ?? mustBeText(column, '数值', 'a number');
}

function mustBeText({ asText, takes }: PersonColumn, zh: string, en: string): Typed {
  if (asText && takes === 'day') return asText;
  return {
    zh: `须为文本，现为${zh}；请将单元格设为文本后重新输入`,
    en: `must be text and is ${en}; format the cell as text and type it again`,
  };
}

/** Tells what the officer cannot have seen, or sees where it does not stand: no account is made of that (P2). */
function tellUnseen(people: readonly PersonRow[], columns: ReadonlyMap<number, Named>, layout: Layout): void {
  const merged = mergedPlaces(
    layout,
    people.map(({ number }) => number),
    [...columns.keys()],
  );
  for (const person of people) {
    if (layout.hiddenRows.has(person.number)) person.problems.push({ place: '', column: '', value: '', ...UNSEEN.ROW_HIDDEN });
    for (const [index, { name, head }] of columns) {
      const place = cellName(index, person.number);
      const value = cut(person.values[name]);
      const range = merged.get(place);
      if (range !== undefined) {
        // Whatever else is wrong with the cell comes of that.
        person.problems = person.problems.filter((problem) => problem.place !== place);
        person.problems.push({ place, column: head, value, ...mergedTold(range) });
      }
      if (layout.hiddenColumns.has(index) && person.values[name] !== '')
        person.problems.push({ place, column: head, value, ...UNSEEN.COLUMN_HIDDEN });
    }
  }
}

/** Tells every row of those that name one thing: the first of the second, the others of the first. */
function tellTwice(people: readonly PersonRow[], field: PersonField, key: (values: PersonRow['values']) => string): void {
  const column = PERSON_COLUMNS.find(({ name }) => name === field)?.head ?? '';
  const first = new Map<string, { person: PersonRow; told: boolean }>();
  const tell = (person: PersonRow, other: PersonRow) =>
    person.problems.push({
      place: person.places[field] ?? '',
      column,
      value: cut(person.values[field]),
      zh: `与${other.places[field]}重复，同一表中只能出现一次`,
      en: `stands in ${other.places[field]} as well`,
    });
  for (const person of people) {
    if (person.values[field] === '') continue;
    const seen = first.get(key(person.values));
    if (!seen) {
      first.set(key(person.values), { person, told: false });
      continue;
    }
    if (!seen.told) tell(seen.person, person);
    seen.told = true;
    tell(person, seen.person);
  }
}

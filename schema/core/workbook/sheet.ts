/** Reads the rows of one sheet as its XML comes, each cell as it was typed. Hidden rows and columns are data like others; which they are is noted beside. */
import { isDay } from '../time.ts';
import { dayOfSerial } from './dates.ts';
import { emptyLayout, type Cell, type Layout, type Limits, type Row } from './model.ts';
import { parsePlace, parseRowNumber, cellName } from './place.ts';
import { broken, workbookRefusals } from './refusals.ts';
import { ESCAPED, unescaped } from './escape.ts';
import { own } from './walk.ts';
import type { Attributes, Handler } from './xml.ts';

/** What cells refer to. */
export type Known = { strings: readonly string[]; dayStyles: readonly boolean[]; from1904: boolean };

type OpenCell = { column: number; type: string; style: number; formula: boolean; value: string; inline: string };

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(E[+-]?\d+)?$/iu;

const MOST_MERGES = 1_000;

export class SheetReader implements Handler {
  /** Rows that are whole and not yet fetched. */
  #ready: Row[] = [];
  #found = 0;
  #number = 0;
  #cells = new Map<number, Cell>();
  #column = -1;
  #hidden = false;
  #cell: OpenCell | null = null;

  constructor(
    readonly part: string,
    readonly known: Known,
    readonly limits: Limits,
    readonly layout: Layout = emptyLayout(),
  ) {}

  /** The rows that have become whole since the last time. */
  take(): Row[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  open(name: string, attributes: Attributes, parent: string): void {
    if (parent === '' && name !== 'worksheet') throw broken(this.part);
    if (name === 'row' && parent === 'sheetData') this.#openRow(attributes);
    else if (name === 'c' && parent === 'row') this.#openCell(attributes);
    else if (name === 'f' && this.#cell) this.#cell.formula = true;
    else if (name === 'col' && parent === 'cols') this.#noteColumns(attributes);
    else if (name === 'mergeCell' && this.layout.merges.length < MOST_MERGES) this.layout.merges.push(own(attributes.get('ref') ?? ''));
  }

  #noteColumns(attributes: Attributes): void {
    if (!isTrue(attributes.get('hidden')) && attributes.get('width') !== '0') return;
    const last = Math.min(Number(attributes.get('max')), this.limits.columns);
    for (let column = Number(attributes.get('min')); column <= last; column += 1) this.layout.hiddenColumns.add(column - 1);
  }

  text(piece: string, name: string, parent: string): void {
    const cell = this.#cell;
    if (!cell) return;
    if (name === 'v' && parent === 'c') cell.value += piece;
    // Of a text in place itself and its runs; how it is read aloud (rPh) is not part of it.
    else if (name === 't' && (parent === 'is' || parent === 'r')) cell.inline += piece;
    if (Math.max(cell.value.length, cell.inline.length) > this.limits.characters * ESCAPED) throw this.#tooLong(cell);
  }

  close(name: string, parent: string): void {
    if (name === 'c' && parent === 'row' && this.#cell) this.#closeCell(this.#cell);
    if (name !== 'row' || parent !== 'sheetData' || this.#cells.size === 0) return;
    this.#found += 1;
    if (this.#found > this.limits.rows) throw workbookRefusals.WORKBOOK_TOO_MANY_ROWS({ limit: this.limits.rows });
    if (this.#hidden) this.layout.hiddenRows.add(this.#number);
    this.#ready.push({ number: this.#number, cells: this.#cells });
    this.#cells = new Map();
  }

  #openRow(attributes: Attributes): void {
    const given = attributes.get('r');
    const number = given === undefined ? this.#number + 1 : parseRowNumber(given);
    // Rows stand in order: one that comes twice would make an answer about it doubtful.
    if (number === null || number <= this.#number) throw broken(this.part);
    this.#number = number;
    this.#column = -1;
    this.#hidden = isTrue(attributes.get('hidden')) || Number(attributes.get('ht') ?? 1) === 0;
  }

  #openCell(attributes: Attributes): void {
    const given = attributes.get('r');
    const place = given === undefined ? null : parsePlace(given);
    if (given !== undefined && place?.row !== this.#number) throw broken(this.part);
    const column = place?.column ?? this.#column + 1;
    if (column <= this.#column) throw broken(this.part);
    this.#column = column;
    this.#cell = {
      column,
      type: attributes.get('t') ?? 'n',
      style: Number(attributes.get('s') ?? 0),
      formula: false,
      value: '',
      inline: '',
    };
  }

  #closeCell(cell: OpenCell): void {
    this.#cell = null;
    if (cell.value === '' && cell.inline === '' && !cell.formula) return;
    const { kind, text } = this.#typed(cell);
    if (text === '' && kind !== 'formula') return;
    if (text.length > this.limits.characters) throw this.#tooLong(cell);
    const place = cellName(cell.column, this.#number);
    if (cell.column >= this.limits.columns) {
      throw workbookRefusals.WORKBOOK_TOO_MANY_COLUMNS({ limit: this.limits.columns, place });
    }
    this.#cells.set(cell.column, { place, kind, text });
  }

  #typed(cell: OpenCell): Pick<Cell, 'kind' | 'text'> {
    const typed = this.#value(cell);
    return cell.formula ? { kind: 'formula', text: typed.text } : typed;
  }

  #value({ type, style, value, inline }: OpenCell): Pick<Cell, 'kind' | 'text'> {
    const plain = value.trim();
    switch (type) {
      case 's':
        return { kind: 'text', text: plain === '' ? '' : this.#shared(plain) };
      case 'inlineStr':
        return { kind: 'text', text: own(unescaped(inline)) };
      case 'str':
        return { kind: 'text', text: own(unescaped(value)) };
      case 'b':
        return { kind: 'boolean', text: { '1': 'TRUE', true: 'TRUE', '0': 'FALSE', false: 'FALSE' }[plain] ?? '' };
      case 'e':
        return { kind: 'error', text: own(plain) };
      case 'd':
        return isDay(plain.slice(0, 10)) ? { kind: 'date', text: own(plain.slice(0, 10)) } : { kind: 'text', text: own(plain) };
      case 'n':
        return this.#numeric(plain, style);
      default:
        throw broken(this.part);
    }
  }

  #shared(index: string): string {
    const text = /^\d{1,7}$/u.test(index) ? this.known.strings[Number(index)] : undefined;
    if (text === undefined) throw broken(this.part);
    return text;
  }

  #numeric(plain: string, style: number): Pick<Cell, 'kind' | 'text'> {
    if (plain !== '' && !NUMBER.test(plain)) throw broken(this.part);
    const day = plain !== '' && this.known.dayStyles[style] ? dayOfSerial(Number(plain), this.known.from1904) : null;
    return day === null ? { kind: 'number', text: own(plain) } : { kind: 'date', text: day };
  }

  #tooLong({ column }: OpenCell) {
    const place = cellName(column, this.#number);
    return workbookRefusals.WORKBOOK_CELL_TOO_LONG({ place, limit: this.limits.characters });
  }
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true' || attribute === 'on';
}

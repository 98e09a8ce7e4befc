/** All tables of this machine, and the journal that keeps them. Requests are carried out one at a time, so that no two transactions meet. */
import type { Definition } from './definition.ts';
import { noStream, noTable, tableExists } from './faults.ts';
import { Journal, type Line } from './journal.ts';
import type { Stream } from './stream.ts';
import { Table, type Change } from './table.ts';

export class Store {
  private readonly tables = new Map<string, Table>();
  private readonly journal: Journal;

  constructor(file?: string) {
    this.journal = new Journal(file);
    for (const line of this.journal.read()) this.takeIn(line);
    for (const { stream } of this.tables.values()) stream?.trim(Date.now());
    this.journal.begin(this.lines());
  }

  table(name: string, isNamed = false): Table {
    const table = this.tables.get(name);
    if (!table) throw noTable(isNamed ? name : undefined);
    return table;
  }

  create(definition: Definition): Table {
    if (this.tables.has(definition.TableName)) throw tableExists(definition.TableName);
    const table = new Table(definition);
    for (const line of asItStands(table)) this.journal.add(line);
    this.tables.set(definition.TableName, table);
    return table;
  }

  drop(name: string): Table {
    const table = this.table(name, true);
    this.journal.add({ dropped: name });
    this.tables.delete(name);
    return table;
  }

  /** Whether changes go into the stream from now on. */
  streams(name: string, isOn: boolean): Table {
    this.table(name, true);
    this.journal.add({ of: name, streams: isOn });
    return this.turnStream(name, isOn);
  }

  /** All of them, or none. */
  change(changes: readonly (Change & { of: Table })[]): void {
    if (changes.length === 0) return;
    const at = Date.now();
    this.journal.add({ changes: changes.map(({ of, key, item }) => ({ of: of.definition.TableName, key, item })), at });
    for (const { of, ...change } of changes) of.set(change, at);
  }

  stream(arn: unknown): { stream: Stream; isEnabled: boolean } {
    for (const { stream, definition } of this.tables.values())
      if (stream && stream.arn === arn) return { stream, isEnabled: definition.StreamSpecification?.StreamEnabled === true };
    throw noStream();
  }

  close(): void {
    this.journal.close();
  }

  private turnStream(name: string, StreamEnabled: boolean): Table {
    const { definition, made, stream, items } = this.table(name);
    const changed = { ...definition, StreamSpecification: { ...definition.StreamSpecification, StreamEnabled } };
    const table = new Table(changed, made, stream?.state);
    for (const item of items.all({ segment: 0, of: 1 }, undefined)) table.putIn(item);
    this.tables.set(name, table);
    return table;
  }

  private *lines(): Generator<Line> {
    for (const table of this.tables.values()) yield* asItStands(table);
  }

  private takeIn(line: Line): void {
    if ('dropped' in line) this.tables.delete(line.dropped);
    else if ('changes' in line) for (const { of, key, item } of line.changes) this.tables.get(of)?.set({ key, item }, line.at);
    else if ('streams' in line) this.turnStream(line.of, line.streams);
    else if ('held' in line) for (const item of line.held) this.tables.get(line.of)?.putIn(item);
    else this.tables.set(line.table.TableName, new Table(line.table, line.made, line.stream));
  }
}

/** So many items are kept in a line. */
const PIECE = 500;

function* asItStands(table: Table): Generator<Line> {
  const { definition, made, stream } = table;
  yield { table: definition, made, ...(stream && { stream: stream.state }) };
  const items = [...table.items.all({ segment: 0, of: 1 }, undefined)];
  for (let from = 0; from < items.length; from += PIECE) yield { held: items.slice(from, from + PIECE), of: definition.TableName };
}

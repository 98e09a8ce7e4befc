/** Summary tables as departments and the bureau move them; whatever is built is waited for. */
import { setTimeout as pause } from 'node:timers/promises';
import { PREPARE, TABLE, TABLES } from './table-graphql.ts';
import type { Named, Stage } from './stage.ts';

export type Wanted = { series: string; level: string };
export type Table = {
  id: string;
  version: number;
  state: string;
  listed: number;
  waiting: number;
  isLate: boolean;
  series: { code: string };
  level: string;
  current: {
    number: number;
    corrects: number | null;
    rows: number;
    hash: string;
    sentAt: string | null;
    receivedAt: string | null;
    download: { url: string };
  } | null;
};

/** Long enough for any machine; a job takes a moment. */
const PATIENCE = 120_000;

/** Asks until it has come to an end, or patience has. */
export async function ended<T>(stage: Stage, who: Named, document: string, id: string, isEnd: (one: T) => boolean): Promise<T> {
  for (const until = performance.now() + PATIENCE; ; await pause(25)) {
    const { node } = await stage.client.ask<{ node: T }>(who.account, document, { id });
    if (isEnd(node) || performance.now() > until) return node;
  }
}

/** Prepared: the file is built, and may be looked at before it is sent. */
export async function prepareTable(stage: Stage, who: Named, wanted: Wanted): Promise<Table> {
  const { prepareSummaryTable } = await stage.client.ask<{ prepareSummaryTable: Table }>(who.account, PREPARE, wanted);
  const before = prepareSummaryTable.current?.number ?? 0;
  return ended<Table>(stage, who, TABLE, prepareSummaryTable.id, ({ current }) => current !== null && current.number > before);
}

export async function moveTable(stage: Stage, who: Named, document: string, table: Table, more: object = {}): Promise<Table> {
  const [moved] = Object.values(await stage.client.ask<Record<string, Table>>(who.account, document, moving(table, more)));
  if (!moved) throw new Error('the table did not move');
  return moved;
}

/** The variables of such a move: for asking, and for being refused. */
export function moving({ id, version }: Table, more: object = {}) {
  return { table: id, version, ...more };
}

/** All tables of the city, or of a department. */
async function tablesOf(stage: Stage, who: Named, department: string | null = null): Promise<Table[]> {
  type Listed = { summaryTables: { edges: { node: Table }[] } };
  return (await stage.client.ask<Listed>(who.account, TABLES, { department })).summaryTables.edges.map(({ node }) => node);
}

/** One of them as it is now. */
export async function tableOf(stage: Stage, who: Named, { series, level }: Wanted): Promise<Table> {
  const found = (await tablesOf(stage, who)).find((one) => one.series.code === series && one.level === level);
  if (!found) throw new Error(`${who.account} sees no table of ${series} ${level}`);
  return found;
}

/** Summary tables over GraphQL, and what must hold of them at all times (D3). */
import { applicationShape } from '../../schema/application/model.ts';
import { intakeShape, rowShape, tableShape, versionShape } from '../../schema/summary/model.ts';
import { tableIdOf } from '../../schema/summary/store.ts';
import { fromItem } from '../../schema/table/item.ts';
import type { Item } from '../../schema/table/port.ts';
import { mutation } from './mutation.ts';
import { organisationId, type World } from './world.ts';
import { step } from './living.ts';

const VERSION = 'number rows hash sha256 size preparedBy sentAt sentBy receivedAt receivedBy reopened reason download { url }';
const TABLE = `id version state: summaryTableState isLate closesAt waiting current { ${VERSION} }`;
export const PREPARE = mutation('prepareSummaryTable', `${TABLE} preparation { state: exportState percent }`, {
  series: '"school-teaching"',
  level: 'ASSOCIATE_SENIOR',
});
export const SEND_TABLE = mutation('sendSummaryTable', TABLE);
export const RECEIVE_TABLE = mutation('receiveSummaryTable', TABLE);
export const RECALL_TABLE = mutation('recallSummaryTable', TABLE, { reason: '"漏报一人"' });
export const SEND_BACK_TABLE = mutation('sendBackSummaryTable', TABLE, { reason: '"漏报一人"' });
const LIST = `query ($department: ID) { summaryTables(department: $department) { edges { node { ${TABLE} title listed } } } }`;

export type Shown = {
  id: string;
  version: number;
  state: string;
  isLate: boolean;
  waiting: number;
  current: { number: number; rows: number; hash: string; sha256: string; download: { url: string } } | null;
};

/** The tables of a department as somebody sees them. */
export async function tablesOf(
  world: World,
  who = 'zhao',
  department: string | null = 'education',
): Promise<(Shown & { title: string; listed: number })[]> {
  const { summaryTables } = await world.does(who, LIST, { department: department && organisationId(department) });
  return summaryTables.edges.map(({ node }: { node: Shown }) => node);
}

/** A table as it stands. */
export async function tableNow(world: World, id: string, who = 'zhao'): Promise<Shown> {
  return (await world.does(who, `query ($id: ID!) { node(id: $id) { ... on SummaryTable { ${TABLE} } } }`, { id })).node;
}

/** Prepares a table and has it built. */
export const preparedTable = step(
  'preparedTable',
  async (world: World, who: string = 'zhao', level: string = 'ASSOCIATE_SENIOR'): Promise<Shown> => {
    const { prepareSummaryTable } = await world.does(who, PREPARE, { level });
    await world.deliver();
    await world.build();
    return tableNow(world, prepareSummaryTable.id, who);
  },
);

/** Prepares it and sends it. */
export const sentTable = step('sentTable', async (world: World, who: string = 'zhao', level?: string): Promise<Shown> => {
  const { id, version } = await preparedTable(world, who, level);
  return (await world.does(who, SEND_TABLE, { table: id, version })).sendSummaryTable;
});

/** Prepares it, sends it, and the bureau receives it: now the re-review may take up what stands in it (D7). */
export const receivedTable = step('receivedTable', async (world: World, who: string = 'zhao', level?: string): Promise<Shown> => {
  const { id, version } = await sentTable(world, who, level);
  return (await world.does('wang', RECEIVE_TABLE, { table: id, version })).receiveSummaryTable;
});

/** The bytes behind a download. */
export function fetched(world: World, { url }: { url: string }): Buffer {
  return world.stored.get(decodeURIComponent(new URL(url).pathname.slice(1))) ?? Buffer.alloc(0);
}

/** Every approved application is in its table and nobody else; what was sent is closed, and is its version. */
export function tables(items: readonly Item[]): string[] {
  const heads = items.filter(({ sk }) => sk === 'A#HEAD').map((item) => fromItem(applicationShape, item));
  const rows = items
    .filter(({ sk }) => sk.startsWith('ROW#'))
    .map((item) => ({ table: item.pk.slice('TABLE#'.length), ...fromItem(rowShape, item) }));
  const isIn = (table: string, application: string) =>
    rows.some((row) => row.table === table && row.application === application && !row.left);
  const approved = heads.filter(({ state }) => state === 'APPROVED');
  const reReviewed = heads.filter(({ passed, refused }) => passed !== null || refused?.reviewer === 'RE_REVIEW');
  const belongs = heads.filter(({ state, approval }) => approval !== null && state !== 'WITHDRAWN');
  return [
    ...approved.filter((head) => !isIn(tableIdOf(head), head.id)).map(({ id }) => `application ${id} is approved and in no table`),
    ...reReviewed
      .filter((head) => !items.some(({ pk, id, versions }) => pk.startsWith('TABLES#') && id === tableIdOf(head) && Number(versions) > 0))
      .map(({ id }) => `application ${id} was taken up by the re-review and its table never sent`),
    ...rows
      .filter(({ table, application, left }) => !left && !belongs.some((head) => head.id === application && tableIdOf(head) === table))
      .map(({ table, application }) => `${application} is in the table ${table} without an approval`),
    ...items.filter(({ pk }) => pk.startsWith('TABLES#')).flatMap((item) => tableWrong(items, item)),
  ];
}

function tableWrong(items: readonly Item[], item: Item): string[] {
  const table = fromItem(tableShape, item);
  const own = items.filter(({ pk }) => pk === `TABLE#${table.id}`);
  const mark = own.find(({ sk }) => sk === 'INTAKE');
  const intake = mark && fromItem(intakeShape, mark);
  const versions = own.filter(({ sk }) => sk.startsWith('VERSION#')).map((one) => fromItem(versionShape, one));
  const last = versions.at(-1);
  const received = versions.findLast(({ corrects }) => corrects === null)?.received ?? undefined;
  const wrong: (string | false)[] = [
    intake?.open !== (table.state === 'OPEN') && `its mark is ${intake?.open ? 'open' : 'closed'} while it is ${table.state}`,
    versions.length !== table.versions && 'it does not count its versions',
    table.current !== null && JSON.stringify(table.current) !== JSON.stringify(last) && 'its version is not the last one',
    table.state !== 'OPEN' && !versions.some(({ sent }) => sent !== null) && 'it is sent without a version that was',
    table.state === 'RECEIVED' && received === undefined && 'it is received by nobody',
    (table.current?.corrects ?? 0) >= (table.current?.number ?? 1) && 'it corrects what came after it',
    table.state !== 'OPEN' && last !== undefined && last.edits > (intake?.edits ?? 0) && 'its mark ran backwards',
  ];
  return wrong.filter((one): one is string => one !== false).map((what) => `table ${table.id}: ${what}`);
}

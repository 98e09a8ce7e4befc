/** Summary tables as officers fill them in by hand, and the steps of a check as they are asked over GraphQL (D5). */
import { read, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { putThere } from './put-there.ts';
import { EXPORT } from './forms.ts';
import { fetched } from './tables.ts';
import { mutation } from './mutation.ts';
import type { World } from './world.ts';

export const STATE =
  'id state: tableCheckState done total percent against: againstVersion differenceCount counts: differenceCounts { kind count } refusal { code text { zh } } marked { url }';
export const BEGIN_CHECK = mutation('beginTableCheck', `${STATE} upload { url expiresAt fields { name value } }`, {
  series: '"school-teaching"',
  level: 'ASSOCIATE_SENIOR',
});
export const CHECK_TABLE = mutation('checkTable', STATE);
const CHECKED = `query ($id: ID!, $kind: DifferenceKind, $first: Int, $after: String) {
  node(id: $id) {
    ... on TableCheck {
      ${STATE}
      differences(kind: $kind, first: $first, after: $after) {
        edges { node { kind row cell heading expected found text { zh en } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

export type Told = {
  kind: string;
  row: number | null;
  cell: string | null;
  heading: string;
  expected: string;
  found: string;
  text: { zh: string; en: string };
};
export type Checked = {
  id: string;
  state: string;
  total: number | null;
  percent: number;
  against: number | null;
  differenceCount: number | null;
  counts: { kind: string; count: number }[];
  refusal: { code: string; text: { zh: string } } | null;
  marked: { url: string } | null;
  told: Told[];
  next: string | null;
};

/** The table as the system exports it now. */
export async function exportedTable(world: World, who = 'zhao'): Promise<Buffer> {
  const { exportSummaryTable } = await world.does(who, EXPORT, { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' });
  await world.deliver();
  await world.build();
  const { node } = await world.does(who, 'query ($id: ID!) { node(id: $id) { ... on SummaryTableExport { download { url } } } }', {
    id: exportSummaryTable.id,
  });
  return fetched(world, node.download);
}

/** A workbook opened with another program, changed, and saved by it. */
export function edited(
  bytes: Buffer,
  change: (sheet: WorkSheet, put: (place: string, cell: Partial<CellObject> | null) => void) => void,
): Buffer {
  const book = read(bytes, { cellNF: true, cellStyles: true });
  const sheet = book.Sheets['汇总表'] ?? {};
  change(sheet, (place, cell) => {
    if (cell === null) delete sheet[place];
    else sheet[place] = { t: 's', ...cell };
  });
  return write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Buffer;
}

/** Begins a check and uploads a workbook; answers its id. */
export async function checkOf(world: World, bytes: Buffer, who = 'zhao'): Promise<string> {
  const { beginTableCheck } = await world.does(who, BEGIN_CHECK);
  putThere(world, beginTableCheck.upload, bytes);
  return beginTableCheck.id;
}

/** A check as it stands, with a page of what differs. */
export async function checkNow(
  world: World,
  id: string,
  page: { kind?: string; first?: number; after?: string | null } = {},
  who = 'zhao',
): Promise<Checked> {
  const { node } = await world.does(who, CHECKED, { id, first: 100, ...page });
  const { edges, pageInfo } = node.differences;
  return { ...node, told: edges.map((edge: { node: Told }) => edge.node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

/** All the way: uploaded, checked, and what came of it. */
export async function checked(world: World, bytes: Buffer, who = 'zhao'): Promise<Checked> {
  const id = await checkOf(world, bytes, who);
  await world.does(who, CHECK_TABLE, { check: id });
  await world.deliver();
  await world.build();
  return checkNow(world, id, {}, who);
}

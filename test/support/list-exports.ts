/** Lists as files, as somebody asks for them and reads them (V7). */
import { readXlsx } from 'hucre/xlsx';
import { freshKey } from './forms.ts';
import { mutation } from './mutation.ts';
import type { World } from './world.ts';

const EXPORT = 'id list cycle format state: listExportState rows: rowCount size finishedAt download { url }';
export const EXPORT_LIST = mutation('exportList', EXPORT, { list: '{ cases: {} }' });
const EXPORTED = `query ($id: ID!) { node(id: $id) { ... on ListExport { ${EXPORT} } } }`;

export const exportSeen = async (world: World, who: string, id: string) => (await world.does(who, EXPORTED, { id })).node;

/** Somebody has a list made into a file: what was made, and the bytes of it. */
export async function exported(world: World, who: string, list: object, format = 'XLSX') {
  const { exportList } = await world.does(who, EXPORT_LIST, { list, format, key: freshKey() });
  await world.deliver();
  await world.build();
  const made = await exportSeen(world, who, exportList.id);
  const id = Buffer.from(made.id, 'base64').toString().split(':')[1];
  return { made, bytes: world.stored.get(`exports/list-${id}.${format.toLowerCase()}`) ?? Buffer.alloc(0) };
}

/** The lines of a list as its workbook shows them, each by its heads. */
export async function linesOf(world: World, who: string, list: object): Promise<Record<string, unknown>[]> {
  const { bytes } = await exported(world, who, list);
  const { sheets } = await readXlsx(bytes);
  const [heads = [], ...lines] = sheets[0]?.rows ?? [];
  return lines.map((line) => Object.fromEntries(heads.map((head, column) => [String(head), line[column] ?? ''])));
}

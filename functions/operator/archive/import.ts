/**
 * An archive into a system that has nothing yet but its keys (R6). Nothing is written before all of it is known to be what was made, and nothing
 * over what is there: the province’s desk, the holidays and people of another city lie at the same places in every system. Every item
 * lies where it lay and stands in the lists in which it stood; what follows of other things (markers) is made anew; numbers are sealed by the
 * keys that are here, where the recipient's key opens them. Histories stay as they are, with the marks they have, and this system's own mark
 * upon each says by which archive it came. By which archive comes first, the head of the cycle and the bureau last: an import that was cut off
 * is known by its archive, and that one alone is begun again.
 */
import { gathered, onePiece } from '../../../schema/core/pieces.ts';
import { broughtIn } from '../../../schema/core/audit.ts';
import { bureauOf } from '../../../schema/announcement/cities.ts';
import { read } from '../../../schema/archive/kind/lines.ts';
import type { Manifest } from '../../../schema/archive/kind/manifest.ts';
import { named } from '../../../schema/archive/kind/paths.ts';
import { importedItem, loadImported } from '../../../schema/archive/store.ts';
import { foreignKeys } from '../../../schema/core/keyring.ts';
import type { Files, PublicKey, Scribe, Vault } from '../../../schema/core/ports.ts';
import { loadOrganisation } from '../../../schema/identity/store.ts';
import { loadHead } from '../../../schema/announcement/store.ts';
import type { PlaceName } from '../../../schema/table/patterns.ts';
import { placeOf } from '../../../schema/table/places.ts';
import type { Item, Table } from '../../../schema/table/port.ts';
import type { Progress } from '../progress.ts';
import { BATCH } from '../whole-table.ts';
import { faultText } from './faults.ts';
import { itemsOf } from './items.ts';
import { linesOf } from './lines.ts';
import { numbersIn, type Opener } from './numbers.ts';
import { entriesOf } from './read-zip.ts';
import { verifyArchive } from './verify.ts';

export type Importing = {
  /** The archive from its beginning, each time it is asked for. */
  open: () => AsyncIterable<Uint8Array>;
  table: Table;
  /** All that lies in the table, page by page. */
  held: () => AsyncIterable<readonly Item[]>;
  /** Writes up to 25 items, whatever lies there. */
  put: (items: readonly Item[]) => Promise<void>;
  files: Pick<Files, 'put'>;
  keys: { vault: Vault; scribe: Scribe };
  /** Opens what was closed for the recipient; null where nobody has the key. */
  opener: Opener | null;
  /** Whose signature counts; null: that of the archive’s own keys. */
  trusted: readonly PublicKey[] | null;
  now: number;
  progress: Progress;
};

/** What was brought in, and what was not for want of the recipient's key. */
export type Imported = { manifest: Manifest; sha256: string; items: number; files: number; closed: number };

export async function importArchive(importing: Importing): Promise<Imported> {
  const { open, table, now } = importing;
  const wrong: string[] = [];
  const { manifest, sha256 } = await verifyArchive(open(), { keys: importing.trusted, tell: (fault) => void wrong.push(faultText(fault)) });
  if (!manifest || sha256 === null || wrong.length > 0)
    throw new Error(`the archive is not what was made: ${wrong.slice(0, 10).join('; ')}`);
  const { city, cycle } = manifest;
  if (await loadHead(table, cycle)) throw new Error(`此处已有评审年度${cycle}。There is a cycle ${cycle} here already.`);
  if (await loadOrganisation(table, bureauOf(city)))
    throw new Error(`此处已有城市${city}的人社局。There is a bureau of the city ${city} here already.`);
  if (!(await loadImported(table)).has(sha256)) await demandEmpty(importing.held());
  const numbers = await numbersIn(open(), importing.opener);
  const batches = new Batches(importing);
  await batches.add(importedItem({ archive: manifest.archive, cycle, city, manifest: sha256, at: now }));
  await batches.end();
  const last: Item[] = [];
  const counts = { files: 0, closed: 0 };
  for await (const { path, bytes } of entriesOf(open(), () => undefined)) {
    const name = named(path);
    if (name?.of === 'data') {
      for await (const line of linesOf(bytes)) {
        for (const item of await itemsOf(name.kind, read(line ?? '') ?? {}, { ...importing.keys, numbers })) {
          const isLast = name.kind === 'cycle' || item.pk === `ORGANISATION#${bureauOf(city)}`;
          if (isLast) last.push(item);
          else await batches.add(item);
        }
      }
    } else if (name?.of === 'audit') {
      for await (const line of linesOf(bytes)) await batches.add(await entryItem(read(line ?? '') ?? {}, sha256, importing.keys.scribe));
    } else if (name?.of === 'file' || name?.of === 'sealedFile') {
      const content =
        name.of === 'file' ? await gathered(bytes) : await importing.opener?.open(Buffer.from(await gathered(bytes)).toString());
      if (!content) counts.closed += 1;
      else await importing.files.put(name.key, onePiece(content), { contentType: typeOf(manifest, path) });
      counts.files += content ? 1 : 0;
    }
  }
  for (const item of await foreignKeys(table, manifest.keys, now)) await batches.add(item);
  await batches.end();
  for (const item of last) await batches.add(item);
  await batches.end();
  return { manifest, sha256, items: batches.count, ...counts };
}

/** What a system has by itself before anybody is in it: its keys, and how far the letters of the day have gone out. */
const FROM_THE_START: readonly string[] = ['wrappedKey', 'mailingRun', 'mailingClosed'] satisfies PlaceName[];

/** Refuses a table that holds anything else; says of which kind, and nothing of what. */
async function demandEmpty(held: AsyncIterable<readonly Item[]>): Promise<void> {
  for await (const page of held) {
    const other = page.map((item) => placeOf(item)?.name ?? 'unknown').find((name) => !FROM_THE_START.includes(name));
    if (other !== undefined)
      throw new Error(
        `该表已有数据（${other}）：归档只能导入尚无数据的系统，以免覆盖他人数据。The table holds something already (${other}): an archive is brought into a system that has nothing yet, so that nothing is written over.`,
      );
  }
}

/** An entry of a history, with our mark upon how it came here. */
async function entryItem({ pk, sk, entry }: Record<string, unknown>, archive: string, scribe: Scribe): Promise<Item> {
  const one = entry as { hash: string; mark?: string };
  const imported = { archive, mark: await scribe.mark(broughtIn(one, archive)) };
  return { pk: String(pk), sk: String(sk), ...one, imported };
}

const types = new WeakMap<Manifest, Map<string, string>>();
function typeOf(manifest: Manifest, path: string): string {
  const known = types.get(manifest) ?? new Map(manifest.entries.map((entry) => [entry.path, entry.type ?? 'application/octet-stream']));
  types.set(manifest, known);
  return known.get(path) ?? 'application/octet-stream';
}

/** Items that wait to be written together. */
class Batches {
  count = 0;
  private waiting: Item[] = [];

  constructor(private readonly to: Pick<Importing, 'put' | 'progress'>) {}

  async add(item: Item): Promise<void> {
    this.waiting.push(item);
    if (this.waiting.length === BATCH) await this.end();
  }

  async end(): Promise<void> {
    if (this.waiting.length === 0) return;
    await this.to.put(this.waiting);
    this.count += this.waiting.length;
    this.to.progress.add(this.waiting.length);
    this.waiting = [];
  }
}

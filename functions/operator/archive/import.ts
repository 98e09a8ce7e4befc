/**
 * An archive into a system that has nothing of its city yet (R6). Nothing is written before all of it is known to be what was made. Every item
 * lies where it lay and stands in the lists in which it stood; what follows of other things (markers) is made anew; numbers are sealed by the
 * keys that are here, where the recipient's key opens them. Histories stay as they are, with the marks they have, and this system's own mark
 * upon each says by which archive it came. The head of the cycle and the bureau come last, so that an import that was cut off is begun again.
 */
import { gathered, onePiece } from '../../../schema/core/pieces.ts';
import { broughtIn } from '../../../schema/core/audit.ts';
import { bureauOf } from '../../../schema/announcement/cities.ts';
import { read } from '../../../schema/archive/kind/lines.ts';
import type { Manifest } from '../../../schema/archive/kind/manifest.ts';
import { named } from '../../../schema/archive/kind/paths.ts';
import { importedItem } from '../../../schema/archive/store.ts';
import { foreignKeys } from '../../../schema/core/keyring.ts';
import type { Files, PublicKey, Scribe, Vault } from '../../../schema/core/ports.ts';
import { loadOrganisation } from '../../../schema/identity/store.ts';
import { loadHead } from '../../../schema/announcement/store.ts';
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
  if (await loadHead(table, cycle)) throw new Error(`there is a cycle ${cycle} here already`);
  if (await loadOrganisation(table, bureauOf(city))) throw new Error(`there is a bureau of the city ${city} here already`);
  const numbers = await numbersIn(open(), importing.opener);
  const batches = new Batches(importing);
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
  await batches.add(importedItem({ archive: manifest.archive, cycle, city, manifest: sha256, at: now }));
  await batches.end();
  for (const item of last) await batches.add(item);
  await batches.end();
  return { manifest, sha256, items: batches.count, ...counts };
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

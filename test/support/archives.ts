/** Archives as their people have them over GraphQL (R6), and what an operator does with their bytes. */
import { generateKeyPair, exportJWK, type JWK } from 'jose';
import { importArchive, type Imported } from '../../functions/operator/archive/import.ts';
import { openerOf } from '../../functions/operator/archive/numbers.ts';
import { verifyArchive } from '../../functions/operator/archive/verify.ts';
import { faultText } from '../../functions/operator/archive/faults.ts';
import { wholeTable } from '../../functions/operator/whole-table.ts';
import { keysOf } from '../../functions/runtime/keys.ts';
import type { Archive } from '../../schema/archive/model.ts';
import { partKeyOf } from '../../schema/archive/model.ts';
import { loadArchive } from '../../schema/archive/store.ts';
import { certified } from './certificates.ts';
import { freshKey } from './forms.ts';
import { step } from './living.ts';
import { mutation } from './mutation.ts';
import type { World } from './world.ts';
import { countedYear, filedSummary, PUBLISH_REPORT } from './year.ts';

const ARCHIVE =
  'id version state: archiveState done total size: bytes entries recipient manifest content: contentHash isDue keepUntil finishedAt destroyedAt proposed { by reason document } confirmed { by } parts: volumes(first: 5) { edges { node { number size sha256 download { url } } } }';
export const REQUEST_ARCHIVE = mutation('requestArchive', ARCHIVE);
export const PROPOSE = mutation('proposeDestruction', ARCHIVE, { reason: '"保管期满，已移交市档案馆"', document: '"嘉人社发〔2034〕1号"' });
export const CONFIRM = mutation('confirmDestruction', ARCHIVE);
export const ARCHIVE_SEEN = `query ($id: ID!) { node(id: $id) { ... on Archive { ${ARCHIVE} } } }`;
export const ARCHIVES = `{ archives(first: 10) { edges { node { ${ARCHIVE} } } } }`;
export const DUE = '{ dueForDestruction(first: 10) { edges { node { id } } } }';

/** The archive of the year as 王建国 asks for it, made to the end; its id in the graph. */
export async function archivedBy(world: World, recipientKey: JWK | null = null): Promise<string> {
  const asked = recipientKey === null ? {} : { recipientKey: JSON.stringify(recipientKey) };
  const { requestArchive } = await world.does('wang', REQUEST_ARCHIVE, { ...asked, key: freshKey() });
  await made(world);
  return requestArchive.id;
}

/** Whatever waits to be built is built, and what that asks for. */
export async function made(world: World): Promise<void> {
  for (let round = 0; round < 50 && (await world.deliver()) + world.jobs.length > 0; round += 1) await world.build();
}

/** When the years of what was archived in 2024 are over. */
export const YEARS_LATER = '2035-01-02T09:00:00+08:00';

/** The archive of the year, whose years are over, and which somebody has proposed for destruction. */
export async function proposedBy(world: World, who: string): Promise<string> {
  const archive = await archivedBy(world);
  world.at(YEARS_LATER);
  await world.does(who, PROPOSE, { archive, key: freshKey() });
  return archive;
}

/** A year with everything that this system knows of it, to a certificate, and its archive without numbers. */
export const archivedYear = step('archivedYear', async (world: World): Promise<string> => {
  await certified(world);
  await filedSummary(world);
  const { report, version } = await countedYear(world);
  await world.does('wang', PUBLISH_REPORT, { report, version, key: freshKey() });
  return archivedBy(world);
});

/** What whoever confirms it has seen of the archive. */
export async function seenOf(world: World, archive: string): Promise<{ archive: string; version: number; key: string }> {
  return { archive, version: (await archiveKept(world, archive)).version, key: freshKey() };
}

export const ownId = (id: string): string => Buffer.from(id, 'base64').toString().replace('Archive:', '');

export async function archiveKept(world: World, id: string): Promise<Archive> {
  return (await loadArchive(world.table, ownId(id))) ?? Promise.reject(new Error('there is no such archive'));
}

/** Its parts, joined as whoever has downloaded them joins them. */
export async function bytesOf(world: World, id: string): Promise<Buffer> {
  const archive = await archiveKept(world, id);
  return Buffer.concat(archive.parts.map((part) => world.stored.get(partKeyOf(archive, part)) ?? Buffer.alloc(0)));
}

/** As a file brings it, in pieces that end anywhere. */
export async function* inPieces(bytes: Uint8Array, size = 65_521): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** What is wrong with an archive, in words; `world` for whose keys have to have signed it. */
export async function wrongIn(bytes: Uint8Array, world: World | null = null): Promise<string[]> {
  const faults: string[] = [];
  const keys = world ? await world.context().notary.publicKeys() : null;
  await verifyArchive(inPieces(bytes), { keys, tell: (fault) => void faults.push(faultText(fault)) });
  return faults;
}

/** Brings an archive into a world that has nothing yet; after so many batches it is cut off. */
export async function broughtInto(
  world: World,
  bytes: Uint8Array,
  privateKey: JWK | null = null,
  most = Number.POSITIVE_INFINITY,
): Promise<Imported> {
  let left = most;
  const whole = wholeTable(world.client, world.tableName);
  return importArchive({
    open: () => inPieces(bytes),
    table: world.table,
    held: () => whole.pages({ segment: 0, of: 1 }),
    put: (items) => (left-- > 0 ? whole.put(items) : Promise.reject(new Error('cut off'))),
    files: world.files,
    keys: keysOf(world.table, world.master),
    opener: privateKey && openerOf(privateKey),
    trusted: null,
    now: world.now,
    progress: { add: () => undefined },
  });
}

/** A pair of keys of whoever receives the numbers. */
export async function recipient(alg: 'RSA-OAEP-256' | 'ECDH-ES' = 'ECDH-ES'): Promise<{ publicKey: JWK; privateKey: JWK }> {
  const pair = await generateKeyPair(alg, { extractable: true });
  return { publicKey: await exportJWK(pair.publicKey), privateKey: await exportJWK(pair.privateKey) };
}

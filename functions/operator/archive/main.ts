/** `npm run table -- archive verify <file>…` and `archive import <file>…`: the parts of an archive in their order, or the one zip that they are (R6). */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Files, PublicKey } from '../../../schema/core/ports.ts';
import type { Table } from '../../../schema/table/port.ts';
import { forgeKeys, keysOf } from '../../runtime/keys.ts';
import type { MasterKey } from '../../runtime/master-key.ts';
import { progressOf } from '../progress.ts';
import type { WholeTable } from '../whole-table.ts';
import { faultText } from './faults.ts';
import { importArchive } from './import.ts';
import { openerOf } from './numbers.ts';
import { verifyArchive } from './verify.ts';

type Said = { out: (line: string) => void; err: (line: string) => void };

const KEYS = z.array(z.object({ kid: z.string(), kty: z.string(), crv: z.string(), x: z.string() }));
const KEY_FILE = z.union([
  z.object({ keys: KEYS }).transform((file) => file.keys),
  z.object({ data: z.object({ receiptKeys: KEYS }) }).transform(({ data }) => data.receiptKeys),
]);

/** The keys of a file: an archive's keys.json, or the answer to the query receiptKeys as it came; null where none is named. */
async function keysIn(file: string | undefined): Promise<readonly PublicKey[] | null> {
  if (file === undefined) return null;
  try {
    return KEY_FILE.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new Error(
      `${file}不是公钥文件：应为归档中的keys.json，或查询receiptKeys的答复。${file} holds no keys: it is to be the keys.json of an archive, or the answer to the query receiptKeys.`,
      { cause: error },
    );
  }
}

/** The bytes of the files one after the other. */
async function* joined(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield* createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>;
}

export async function verifying(files: readonly string[], { trusted }: { trusted: string | undefined }, { out }: Said): Promise<number> {
  const keys = await keysIn(trusted);
  const { manifest, entries, bytes, faults, sha256 } = await verifyArchive(joined(files), { keys, tell: (fault) => out(faultText(fault)) });
  if (manifest) out(`${manifest.cycle}, ${manifest.document}: made on ${manifest.at}; SHA-256 of the manifest ${sha256}`);
  if (manifest && !keys) {
    out(
      'The signature was checked against the keys that the archive itself names: whoever has the keys of the system names them with --trusted.',
    );
  }
  out(`${entries} entries, ${bytes} bytes: ${faults === 0 ? 'nothing is wrong' : `${faults} wrong`}`);
  return faults === 0 ? 0 : 1;
}

const UNTRUSTED =
  '注意：未用--trusted指定原系统的公钥，签名只按归档自带的公钥核验；导入后，凡由这些公钥签发的回执和证书均视为有效。Beware: no --trusted names the keys of the system that it comes from. The signature is checked against the keys that the archive itself names, which anybody could have written; once it is in, whatever they have signed counts as signed here.';

type Into = { whole: WholeTable; table: Table; files: Pick<Files, 'put'>; master: MasterKey; now: number };

export async function importing(
  files: readonly string[],
  { key, trusted }: { key: string | undefined; trusted: string | undefined },
  { whole, table, files: store, master, now }: Into,
  { out, err }: Said,
): Promise<number> {
  if (trusted === undefined) err(UNTRUSTED);
  await whole.create();
  // A table of its own may have no keys yet; those that are there stay.
  await forgeKeys(table, master, now);
  const { manifest, items, closed, ...done } = await importArchive({
    open: () => joined(files),
    table,
    held: () => whole.pages({ segment: 0, of: 1 }),
    put: (some) => whole.put(some),
    files: store,
    keys: keysOf(table, master),
    opener: key === undefined ? null : openerOf(JSON.parse(await readFile(key, 'utf8')) as Parameters<typeof openerOf>[0]),
    trusted: await keysIn(trusted),
    now,
    progress: progressOf('archive import', err),
  });
  out(`${items} items and ${done.files} files of ${manifest.cycle} are in ${whole.name}; SHA-256 of the manifest ${done.sha256}`);
  if (key === undefined) out('Identity numbers and telephones are shown masked: no key was named that opens them.');
  if (closed > 0) out(`${closed} files stay closed for the same reason.`);
  return 0;
}

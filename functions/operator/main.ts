/**
 * What an operator does with a whole table: `npm run table -- export <folder>`, `import <folder> <new table>`, `verify <table>`; and with the
 * archive of a year: `archive verify <file>…`, `archive import <file>…`.
 * functions/README.md tells when. What is found goes to the output, how far it is to the error output; 1 when something is wrong.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Files } from '../../schema/core/ports.ts';
import { toIso } from '../../schema/core/time.ts';
import { dynamoClient, dynamoTable } from '../runtime/dynamo-table.ts';
import { readEnv } from '../runtime/env.ts';
import { keysOf } from '../runtime/keys.ts';
import { kmsMasterKey, type MasterKey } from '../runtime/master-key.ts';
import { s3Files } from '../runtime/s3-files.ts';
import { signAsOperator } from './account.ts';
import { importing as importingArchive, verifying as verifyingArchive } from './archive/main.ts';
import { exportTable } from './export-table.ts';
import { importTable } from './import-table.ts';
import { verifyKeyring } from './keyring.ts';
import { progressOf } from './progress.ts';
import { compareSeals } from './seals.ts';
import { verifyTable } from './verify-table.ts';
import { wholeTable } from './whole-table.ts';
import { compareWitness, readLost, type Lost } from './witness.ts';

const USAGE = `npm run table -- export <folder> [--table <name>]     the table into files; TABLE_NAME unless it is named
npm run table -- import <folder> <new table> [--key <ARN>]  the files into a table that does not exist, or holds nothing
npm run table -- verify [<table>]                     everything that is wrong with a table; TABLE_NAME unless it is named
  --witness <folder>   a copy of what lies under witness/ in the bucket of files: the history is compared with it
  --seals <folder>     a copy of what lies under seals/, and of checkpoints that somebody has kept (.jws): the same with them
  --lost <from>/<to>   the table was restored to the first instant and switched to at the second: what was witnessed between is lost
  --segments <n>   parts that are read at the same time (4)
npm run table -- archive verify <file>…               whether the archive of a year is what was made; its parts in their order
  --trusted <file>     the public keys of the system that it comes from, as the query receiptKeys answers them
npm run table -- archive import <file>… [--table <name>]  the year into a system that has nothing yet but its keys, its files into FILES_BUCKET
  --trusted <file>     as above; without it whatever the keys of the archive have signed is believed, here too
  --key <file>         the private JSON Web Key of the recipient, which opens the identity numbers
environment: TABLE_NAME, DYNAMODB_ENDPOINT, MASTER_KEY_ID (verify, archive import: the key that wraps the keyring), FILES_BUCKET (archive import)`;

const OF_WITNESS = {
  witness: { type: 'string' },
  seals: { type: 'string' },
  lost: { type: 'string', multiple: true, default: [] as string[] },
} as const;

type Outside = {
  env: Record<string, string | undefined>;
  now: () => number;
  /** A line of what was asked for. */
  out: (line: string) => void;
  /** A line of how it goes. */
  err: (line: string) => void;
  /** What opens the keyring; null where the environment names no master key. */
  master: MasterKey | null;
  /** Where files are put; as the environment names it, unless it is given. */
  files?: () => Pick<Files, 'put'>;
};

/** Runs one verb; answers the exit code. */
export async function run(argv: readonly string[], outside: Outside): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      table: { type: 'string' },
      key: { type: 'string' },
      trusted: { type: 'string' },
      segments: { type: 'string', default: '4' },
      ...OF_WITNESS,
    },
  });
  const [verb, ...rest] = positionals;
  const segments = Number(values.segments);
  const lost = values.lost.map(readLost).filter((one) => one !== null);
  const asked = { table: values.table, keyArn: values.key, segments, folder: values.witness, sealed: values.seals, lost };
  if (!(segments >= 1 && segments <= 64) || lost.length < values.lost.length) return usage(outside);
  if (verb === 'export' && rest.length === 1) return exporting(rest[0] ?? '', asked, outside);
  if (verb === 'import' && rest.length === 2) return importing(rest[0] ?? '', rest[1] ?? '', asked, outside);
  if (verb === 'verify' && rest.length <= 1) return verifying(rest[0] ?? values.table, asked, outside);
  if (verb === 'archive' && rest.length >= 2) return archived(rest, values, outside);
  return usage(outside);
}

type Asked = {
  table?: string | undefined;
  keyArn?: string | undefined;
  segments: number;
  /** Of the witness. */
  folder?: string | undefined;
  sealed?: string | undefined;
  lost: readonly Lost[];
};

function usage({ err }: Outside): number {
  err(USAGE);
  return 2;
}

/** The table by its name, or the one that the environment names. */
function opened(name: string | undefined, { env }: Outside) {
  const { TABLE_NAME, DYNAMODB_ENDPOINT } = readEnv(['table'], { ...env, ...(name && { TABLE_NAME: name }) });
  const client = dynamoClient(DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: DYNAMODB_ENDPOINT });
  return { whole: wholeTable(client, TABLE_NAME), table: dynamoTable(client, TABLE_NAME) };
}

/** The same, where it has to be there. */
async function found(name: string | undefined, outside: Outside) {
  const tables = opened(name, outside);
  if (!(await tables.whole.exists())) throw new Error(`there is no table ${tables.whole.name}`);
  return tables;
}

async function exporting(folder: string, { table, segments }: Asked, outside: Outside): Promise<number> {
  const { whole } = await found(table, outside);
  const at = toIso(outside.now());
  const { manifest, sha256 } = await exportTable(whole, folder, { at, segments, progress: progressOf('export', outside.err) });
  outside.out(`${manifest.items} items of ${manifest.table} in ${manifest.parts.length} parts; SHA-256 of the manifest ${sha256}`);
  return 0;
}

async function importing(folder: string, name: string, { keyArn }: Asked, outside: Outside): Promise<number> {
  const { whole } = opened(name, outside);
  const { items, table, at } = await importTable(whole, folder, { keyArn, progress: progressOf('import', outside.err) });
  outside.out(`${items} items of ${table}, exported at ${at}, are in ${name}`);
  return 0;
}

/** What is done with the archive of a year. */
async function archived(
  [what = '', ...files]: readonly string[],
  { table: name, key, trusted }: { table?: string | undefined; key?: string | undefined; trusted?: string | undefined },
  outside: Outside,
): Promise<number> {
  if (what === 'verify') return verifyingArchive(files, { trusted }, outside);
  if (what !== 'import') return usage(outside);
  if (!outside.master)
    throw new Error('MASTER_KEY_ID names no master key: what is brought in is sealed and marked by the keys of the table');
  const { whole, table } = opened(name, outside);
  const into = {
    whole,
    table,
    files: outside.files?.() ?? s3Files(readEnv(['files'], outside.env)),
    master: outside.master,
    now: outside.now(),
  };
  return importingArchive(files, { key, trusted }, into, outside);
}

async function verifying(name: string | undefined, { segments, folder, sealed, lost }: Asked, outside: Outside): Promise<number> {
  const { whole, table } = await found(name, outside);
  const { out, err, master } = outside;
  const tell = ({ pk, sk, wrong }: { pk: string; sk: string; wrong: string }) => out(`${pk} / ${sk}: ${wrong}`);
  const keyring = master ? await verifyKeyring(table, master) : [];
  for (const finding of keyring) tell(finding);
  const progress = progressOf('verify', err);
  const keys = keysOf(table, master ?? NO_MASTER);
  const { notary } = keys;
  const about = { lost, table, now: outside.now(), tell, progress };
  const seals = sealed === undefined ? null : await compareSeals({ folder: sealed, notary, ...about });
  const whyUnsealed = seals?.whyLineUnsealed;
  const witness = folder === undefined ? null : await compareWitness({ folder, whyUnsealed, note: out, ...about });
  const seen = await verifyTable({
    parts: Array.from({ length: segments }, (_, segment) => whole.pages({ segment, of: segments })),
    table,
    notary,
    scribe: master && keys.scribe,
    witness: { whyUnseen: (entry) => witness?.whyUnseen(entry) ?? seals?.whyUnsealed(entry) ?? null },
    tell,
    progress,
  });
  for (const [kind, count] of Object.entries(seen.kinds).toSorted(([a], [b]) => (a < b ? -1 : 1))) out(`${kind} ${count}`);
  if (!master) {
    out(
      'The keyring and the marks of the history were not checked: MASTER_KEY_ID names no master key. Receipts were checked against the public keys that stand in the table itself.',
    );
  }
  if (witness) out(`${witness.entries} entries of the history were witnessed in ${witness.files} files`);
  else out('The history was compared with no witness, which --witness names.');
  if (seals) out(`${seals.entries} entries of the history are sealed by ${seals.checkpoints} checkpoints`);
  const wrong = seen.wrong + keyring.length + (witness?.told ?? 0) + (seals?.told ?? 0);
  out(`${seen.items} items, ${seen.receipts} receipts: ${wrong === 0 ? 'nothing is wrong' : `${wrong} wrong`}`);
  return wrong === 0 ? 0 : 1;
}

/** Verifying asks for public keys alone. */
const NO_MASTER: MasterKey = {
  wrap: () => Promise.reject(new Error('no MASTER_KEY_ID')),
  unwrap: () => Promise.reject(new Error('no MASTER_KEY_ID')),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { env } = process;
  try {
    signAsOperator();
    process.exitCode = await run(process.argv.slice(2), {
      env,
      now: Date.now,
      out: (line) => void process.stdout.write(`${line}\n`),
      err: (line) => void process.stderr.write(`${line}\n`),
      master: env['MASTER_KEY_ID'] ? kmsMasterKey(readEnv(['keys'])) : null,
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** The system as a newcomer starts it: a process of its own, stopped by Ctrl-C, started again on the same data. */
import { fileURLToPath } from 'node:url';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { storedObjects } from '../../functions/local/stored-objects.ts';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { dynamoClient, dynamoTable } from '../../functions/runtime/dynamo-table.ts';
import { voteOf } from '../../schema/evaluation/ballot/model.ts';
import { opening } from '../../schema/evaluation/ballot/store.ts';
import { readWitnessed, type Witnessed } from '../../schema/core/witness.ts';

import { blind, bodyOf, finalise, newBallot } from '../support/voter.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** From the sources, as `npm start` does. */
const AS_NPM_DOES = ['--import', 'tsx', 'functions/local/main.ts'];
const UNIT = Buffer.from('Organisation:no-1-high-school').toString('base64');

let dataDir: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'system-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const tableOf = (port: number): string => `system-${process.pid}-${port}`;

/** Starts the system; answers when it is ready or has given up. */
async function start(
  port: number,
  directory = dataDir,
  from: readonly string[] = [inject('builtMain')],
): Promise<{ child: ChildProcess; output: () => string; ready: boolean }> {
  const env = { ...process.env, PORT: String(port), DATA_DIR: directory, TABLE_NAME: tableOf(port) };
  const child = spawn(process.execPath, from, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let output = '';
  const ready = new Promise<boolean>((resolve) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(`ready http://localhost:${port}/graphql`)) resolve(true);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => resolve(false));
  });
  return { child, output: () => output, ready: await ready };
}

async function ask(port: number, path: string, body?: object, token?: string): Promise<Record<string, never>> {
  const response = await fetch(`http://localhost:${port}${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  });
  return response.json() as Promise<Record<string, never>>;
}

/** What lies under `witness/` in the object store of a directory. */
async function witnessed(files: string): Promise<Witnessed[]> {
  const store = await storedObjects(files);
  const described = readdirSync(files).filter((name) => name.endsWith('.json'));
  const keys = described.map((name) => (JSON.parse(readFileSync(join(files, name), 'utf8')) as { key: string }).key);
  const texts = keys
    .filter((key) => key.startsWith('witness/'))
    .map(async (key) => Buffer.concat((await (await store.get(key))?.body.toArray()) as Buffer[]).toString());
  return (await Promise.all(texts)).flatMap((text) => readWitnessed(text, (line) => expect.fail(`line ${line}`)));
}

it('keeps data, clock and tokens over a restart, and Ctrl-C leaves nothing running', async () => {
  const port = await freePort();
  const first = await start(port, dataDir, AS_NPM_DOES);
  expect(first.ready).toBe(true);
  const token = (await ask(port, '/dev/login', { account: 'liu-yang' }))['token'];
  const begun = await ask(port, '/graphql', { query: `mutation { beginApplication(input: { unit: "${UNIT}" }) { state } }` }, token);
  expect(begun).toMatchObject({ data: { beginApplication: { state: 'DRAFT' } } });
  await ask(port, '/dev/clock', { now: '2024-09-11T12:00:00+08:00' });
  first.child.kill('SIGINT');
  expect(await once(first.child, 'exit')).toEqual([0, null]);
  await expect(fetch(`http://localhost:${port}/health`)).rejects.toThrow('fetch failed');

  // What was written was witnessed, beside the table.
  const seen = await witnessed(join(dataDir, 'files'));
  expect(seen.filter(({ event, mark }) => event !== 'INSERT' || mark === null)).toEqual([]);
  for (const kind of ['ACCOUNT', 'APPLICATION', 'PHASE'])
    expect(
      seen.some(({ pk }) => pk.startsWith(`AUDIT#${kind}#`)),
      kind,
    ).toBe(true);

  const second = await start(port);
  expect(second.ready).toBe(true);
  expect(await ask(port, '/graphql', { query: '{ myApplication { state } }' }, token)).toMatchObject({
    data: { myApplication: { state: 'DRAFT' } },
  });
  expect(String((await ask(port, '/health'))['now']) >= '2024-09-11T12:00').toBe(true);
}, 120_000);

it('takes a ballot over HTTP, says nothing of it, and refuses one that comes with a login (E10)', async () => {
  const port = await freePort();
  process.env['DYNAMODB_ENDPOINT'] = inject('tableEndpoint');
  const one = await start(port).finally(() => delete process.env['DYNAMODB_ENDPOINT']);
  expect(one.ready).toBe(true);
  const table = dynamoTable(dynamoClient({ endpoint: inject('tableEndpoint') }), `${tableOf(port)}-ballots`);
  const { publicKey, privateKey } = await ballotSigner.makeKeys();
  const vote = voteOf({ session: 'session-1', candidate: 'liu-yang', round: 1 });
  await table.transact(opening({ vote, publicKey, sealed: 'elsewhere' }));
  const blinding = blind(publicKey, newBallot(vote, 'YES'));
  const signature = finalise(publicKey, blinding, (await ballotSigner.signBlinded(privateKey, blinding.blinded)) ?? Buffer.of());
  const told = async (response: Response) => {
    const text = await response.text();
    return [response.status, Buffer.byteLength(text), (JSON.parse(text) as { answer: string }).answer];
  };
  const url = `http://localhost:${port}/ballot`;
  const send = async (headers: Record<string, string> = {}) =>
    told(
      await fetch(url, {
        method: 'POST',
        body: bodyOf(blinding.ballot, signature),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    );
  const said = one.output();
  expect(await send({ authorization: 'Bearer x' })).toEqual([400, 512, 'BALLOT_IDENTIFIES']);
  expect(await send({ cookie: 'a=b' })).toEqual([400, 512, 'BALLOT_IDENTIFIES']);
  expect((await table.query({ pk: `BALLOTS#${vote}` })).items).toEqual([]);
  expect(await send()).toEqual([200, 512, 'CAST']);
  expect(await told(await fetch(url))).toEqual([400, 512, 'BALLOT_MALFORMED']);
  expect((await table.query({ pk: `BALLOTS#${vote}` })).items).toHaveLength(1);
  expect(one.output()).toBe(said);
});

it('a second start on the same port says so, names PORT, and goes', async () => {
  const port = await freePort();
  expect((await start(port)).ready).toBe(true);
  const other = mkdtempSync(join(tmpdir(), 'system-'));
  const second = await start(port, other);
  expect(second.ready).toBe(false);
  expect(second.child.exitCode).toBe(1);
  expect(second.output()).toContain(String(port));
  expect(second.output()).toContain('PORT');
  rmSync(other, { recursive: true, force: true });
});

it('a clock that is none is said to be none', async () => {
  const env = { ...process.env, PORT: '0', DATA_DIR: dataDir, CLOCK: 'yesterday' };
  const child = spawn(process.execPath, [inject('builtMain')], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'exit');
  expect(child.exitCode).toBe(1);
  expect(said).toContain('CLOCK');
});

/**
 * The table on one machine: the `dynoxide` binary speaks the real DynamoDB API and keeps its items in one SQLite file,
 * or in memory for tests. Where DYNAMODB_ENDPOINT is set, that endpoint is used and nothing is started; where there is no
 * binary, or EMBEDDED_TABLE says so, the stand-in takes its place, within this process.
 *
 * The binary must never outlive this process. It runs under a shell that watches a pipe from here: whatever ends this
 * process, even a kill, closes the pipe, and the shell stops the binary. It runs in a group of its own, so that Ctrl-C
 * reaches this process only, which stops the table last.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { embedded, packaged } from './embedded.ts';
import { indexStream } from './stream-index.ts';
import { portOf } from './system-error.ts';

export interface EmbeddedTable {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const HELP = `EMBEDDED_TABLE is dynoxide, and there is no dynoxide for ${process.platform} on ${process.arch}: put its binary on the PATH, or set EMBEDDED_TABLE=stand-in,
or name any server of the DynamoDB API by DYNAMODB_ENDPOINT.`;

/** `file` is the SQLite file, or the journal of the stand-in; without it the table lives in memory. */
export async function startTable({ file }: { file?: string } = {}): Promise<EmbeddedTable> {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) return { endpoint: given, stop: () => Promise.resolve() };
  if (embedded() === 'stand-in') return (await import('./table-stand-in/index.ts')).startStandIn(file);
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    if (!indexStream(file)) {
      // The binary lays a new file out itself.
      await (await serve(file)).stop();
      indexStream(file);
    }
  }
  return serve(file);
}

async function serve(file: string | undefined): Promise<EmbeddedTable> {
  for (let attempt = 1; ; attempt += 1) {
    // Another process may take the port between here and there: then the next one.
    const port = await freePort();
    const child = run(packaged() ?? 'dynoxide', [
      'serve',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...(file ? ['--db-path', file] : []),
    ]);
    const failure = await listening(child);
    if (failure === null) return { endpoint: `http://127.0.0.1:${port}`, stop: () => stop(child) };
    await stop(child);
    if (attempt === 3 || !failure.includes('already in use')) throw new Error(failure);
  }
}

const UNDER_WATCH = `
  umask 077
  exec 3<&0
  "$@" </dev/null 3<&- &
  table=$!
  { cat <&3; kill "$table"; } >/dev/null 2>&1 &
  exec 3<&-
  wait "$table"
`;

/** Windows has no such shell: there the binary is this process’s own child, and is stopped as it ends. */
function run(command: string, args: string[]): ChildProcess {
  if (process.platform === 'win32') {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true });
    process.once('exit', () => child.kill());
    return child;
  }
  return spawn('/bin/sh', ['-c', UNDER_WATCH, 'table', command, ...args], { detached: true, stdio: ['pipe', 'ignore', 'pipe'] });
}

/** Waits for the line that says the port is bound; null when it came, otherwise why it did not. */
async function listening(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let said = '';
    const timer = setTimeout(() => resolve(`the embedded table did not start within 15 s: ${said.trim()}`), 15_000);
    const settle = (failure: string | null): void => {
      clearTimeout(timer);
      resolve(failure);
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + String(chunk)).slice(-4000);
      if (said.includes('listening on')) settle(null);
    });
    child.once('error', () => settle(HELP));
    // 126 and 127 are the shell's: there is no such command, or it does not run here.
    child.once('close', (code) => settle(code === 126 || code === 127 ? HELP : `the embedded table ended at once: ${said.trim()}`));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  if (process.platform === 'win32') child.kill();
  child.stdin?.destroy();
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

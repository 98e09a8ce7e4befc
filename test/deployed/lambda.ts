/**
 * A deployed function on one machine: its bundle alone in a folder outside the repository, a process of its own that is told what the
 * template tells it and what Lambda sets, and nothing else, with its memory and its time. It speaks to this process as it speaks to Lambda.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CREDENTIALS, REGION } from '../../functions/local/account.ts';
import { host, readBody, sendJson, target, type Host } from '../../functions/local/http.ts';
import { nodeBinary } from '../support/node-binary.ts';
import type { Deployed } from './assembly.ts';
import { arn } from './names.ts';

const BOOTSTRAP = fileURLToPath(new URL('bootstrap.mjs', import.meta.url));

/** What a function answered that failed, as Lambda tells it. */
class FunctionError extends Error {
  override readonly name = 'FunctionError';
  constructor(
    readonly type: string,
    message: string,
    readonly trace: readonly string[] = [],
  ) {
    super(message);
  }
}

type Invocation = { id: string; event: unknown; resolve: (result: unknown) => void; reject: (error: Error) => void };
type Failure = { errorType: string; errorMessage: string; stackTrace?: string[] };

export interface Lambda {
  readonly name: Deployed['name'];
  /** Starts the process and waits until it asks for its first event; throws what it told of its start. */
  start(): Promise<void>;
  /** One event at a time, as a process of Lambda takes them. A process that is not there is started. */
  invoke<R>(event: unknown): Promise<R>;
  stop(): Promise<void>;
}

/** `endpoint`: where all services of the cloud are (guard.ts). `log` gets what the process writes. */
export function lambda(
  deployed: Deployed,
  { endpoint, log = () => undefined }: { endpoint: string; log?: (line: string) => void },
): Lambda {
  const folder = mkdtempSync(join(tmpdir(), `zhicheng-${deployed.name}-`));
  cpSync(deployed.asset, folder, { recursive: true });
  let api: Host | undefined;
  let child: ChildProcess | undefined;
  let waiting: ((invocation: Invocation) => void) | undefined;
  let started: { resolve: () => void; reject: (error: Error) => void } | undefined;
  let current: Invocation | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function serve(): Promise<Host> {
    return host(async (request, response) => {
      const { path } = target(request);
      if (path.endsWith('/invocation/next')) {
        started?.resolve();
        started = undefined;
        const next = await new Promise<Invocation>((resolve) => (waiting = resolve));
        waiting = undefined;
        return sendJson(response, 200, next.event, {
          'lambda-runtime-aws-request-id': next.id,
          'lambda-runtime-deadline-ms': String(Date.now() + deployed.timeout * 1000),
          'lambda-runtime-invoked-function-arn': arn('lambda', `function:${deployed.name}`),
        });
      }
      const told: unknown = JSON.parse(String(await readBody(request, 8 * 2 ** 20)));
      if (path.endsWith('/init/error')) {
        started?.reject(failureOf(told));
        started = undefined;
      } else if (path.endsWith('/error')) current?.reject(failureOf(told));
      else current?.resolve(told);
      return sendJson(response, 202, {});
    });
  }

  function environment(port: number): Record<string, string> {
    return {
      ...deployed.environment,
      // What Lambda itself sets.
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: `${CREDENTIALS.accessKeyId}.${deployed.name}`,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_LAMBDA_FUNCTION_NAME: `zhicheng-${deployed.name}`,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(deployed.memory),
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/zhicheng-${deployed.name}`,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: deployed.handler,
      TZ: ':UTC',
      PATH: '/usr/local/bin:/usr/bin:/bin',
      // The cloud’s services, all of them behind the guard: a setting of the SDK, not of ours.
      AWS_ENDPOINT_URL: endpoint,
    };
  }

  async function start(): Promise<void> {
    api ??= await serve();
    const begun = new Promise<void>((resolve, reject) => (started = { resolve, reject }));
    child = spawn(nodeBinary(), [`--max-old-space-size=${Math.floor(deployed.memory * 0.9)}`, BOOTSTRAP], {
      cwd: folder,
      env: environment(api.port),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', log);
    child.once('exit', (code, signal) => {
      child = undefined;
      const error = new FunctionError('Runtime.ExitError', `the process ended with ${code ?? signal}`);
      started?.reject(error);
      current?.reject(error);
    });
    await begun;
  }

  async function one<R>(event: unknown): Promise<R> {
    if (!child) await start();
    const id = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<R>((resolve, reject) => {
        current = { id, event, resolve: resolve as (result: unknown) => void, reject };
        timer = setTimeout(() => {
          child?.kill('SIGKILL');
          reject(new FunctionError('Sandbox.Timedout', `Task timed out after ${deployed.timeout} seconds`));
        }, deployed.timeout * 1000);
        const give = (): void => (waiting && current ? waiting(current) : void setTimeout(give, 1));
        give();
      });
    } finally {
      clearTimeout(timer);
      current = undefined;
    }
  }

  return {
    name: deployed.name,
    start,
    invoke: <R>(event: unknown) => {
      const result = last.then(() => one<R>(event));
      last = result.catch(() => undefined);
      return result;
    },
    stop: async () => {
      if (child) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      await api?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function failureOf(told: unknown): FunctionError {
  const { errorType, errorMessage, stackTrace } = told as Failure;
  return new FunctionError(errorType, errorMessage, stackTrace);
}

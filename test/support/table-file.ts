/** Asks the process that copies within the embedded table's file (table-file.mjs); each worker has one, which ends with it. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type { Key } from '../../schema/table/port.ts';
import { nodeBinary } from './node-binary.ts';

type Asked =
  | { does: 'dump'; table: string }
  | { does: 'keep'; table: string; as: string; keys?: readonly Key[] | undefined }
  | { does: 'lay'; kept: string; table: string };

/** Whether there is such a file: not where another DynamoDB API is used, nor where no Node has SQLite inside. */
export const hasFile = (): boolean => inject('tableFile') !== null;

/** What is answered, once all that was asked before is. */
export function askFile(asked: Asked): Promise<Buffer> {
  copier ??= started(inject('tableFile') ?? '');
  return copier(asked);
}

let copier: ReturnType<typeof started> | undefined;

function started(file: string): (asked: Asked) => Promise<Buffer> {
  const program = fileURLToPath(new URL('table-file.mjs', import.meta.url));
  const child = spawn(nodeBinary(), ['--no-warnings', program, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  // It is no reason for the worker to stay.
  for (const one of [child, child.stdin, child.stdout]) (one as unknown as { unref: () => void }).unref();
  const waiting: { resolve: (bytes: Buffer) => void; reject: (error: Error) => void }[] = [];
  let received = Buffer.alloc(0);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    settle();
  });
  child.once('exit', () => {
    for (const { reject } of waiting.splice(0)) reject(new Error('what copies the table’s file has ended'));
  });
  let wanted = 0;

  function settle(): void {
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, received.length);
    if (length < wanted) return;
    received = Buffer.concat([received, ...chunks.splice(0)]);
    for (let end = received.indexOf('\n'); end >= 0; end = received.indexOf('\n')) {
      const [word, size] = received.toString('latin1', 0, end).split(' ');
      wanted = end + 1 + Number(size);
      if (received.length < wanted) return;
      const bytes = received.subarray(end + 1, wanted);
      received = received.subarray(wanted);
      wanted = 0;
      const one = waiting.shift();
      if (word === 'ok') one?.resolve(bytes);
      else one?.reject(new Error(bytes.toString()));
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify(asked)}\n`);
    });
}

/** `npm start`: reads PORT, DATA_DIR and CLOCK, starts the system and stops it in order at Ctrl-C or SIGTERM. */
import { out } from '../runtime/log.ts';
import { DEFAULT_CLOCK } from './clock.ts';
import { startLocal } from './start.ts';
import { codeOf } from './system-error.ts';

/** One Ctrl-C may arrive twice, from the terminal and from npm; a second one of a person comes later. */
const ECHO = 500;

const { PORT = '4000', DATA_DIR = '.data', CLOCK = DEFAULT_CLOCK } = process.env;

// A person at a terminal is told of what fails; whoever reads a file has a line for each request, run and message.
if (process.stdout.isTTY) {
  const { write } = out;
  out.write = (line) => (line.includes('"level":"error"') ? write(line) : undefined);
}

// Where the log goes to a file on a full disk, lines are lost and the system goes on; whoever listened and has gone ends it, as before.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') process.exit(1);
  });
}

let stoppedAt: number | undefined;
let stop: (() => Promise<void>) | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopOnce());

try {
  const system = await startLocal({ port: portOf(PORT), dataDir: DATA_DIR, clock: CLOCK });
  stop = system.stop;
  if (stoppedAt !== undefined) await finish(stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function stopOnce(): Promise<void> {
  if (stoppedAt !== undefined) {
    if (performance.now() - stoppedAt > ECHO) process.exit(130);
    return;
  }
  stoppedAt = performance.now();
  // While it is still starting, it stops as soon as it has started.
  if (stop) await finish(stop);
}

async function finish(stopping: () => Promise<void>): Promise<void> {
  await stopping();
  process.exit(0);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/u.test(text) || port > 65_535) throw new Error(`PORT is ${JSON.stringify(text)}; it must be a number from 0 to 65535`);
  return port;
}

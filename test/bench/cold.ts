/** S9: a cold start. A process that loads the API's bundle and answers once, beside one that loads an empty handler. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployed } from './bundle.ts';
import { apiEnvironment, inChild } from './child.ts';
import { city, eventOf } from './city.ts';
import type { Part } from './part.ts';
import { MORNING } from './people.ts';
import { median } from './ratio.ts';
import { atMost } from './row.ts';

const RUNS = 9;

const SCRIPT = `
  const [, bundle, event] = process.argv;
  const start = performance.now();
  const { handler } = await import('file://' + bundle);
  const loaded = performance.now();
  const { statusCode } = await handler(JSON.parse(event));
  if (statusCode !== 200) throw new Error('answered ' + statusCode);
  console.log(JSON.stringify({ init: loaded - start, first: performance.now() - loaded }));
  process.exit(0);
`;

const part: Part = async ({ endpoint }) => {
  const { file, bytes } = await deployed('graphql');
  const empty = join(tmpdir(), `empty-${process.pid}.mjs`);
  await writeFile(empty, 'export const handler = async () => ({ statusCode: 200 });\n');
  const where = await city(endpoint);
  const env = apiEnvironment(where, endpoint);
  const event = JSON.stringify(eventOf({ query: '{ clock openPhases { name } }', at: MORNING }));
  const runs = { ours: [] as { init: number; first: number; ms: number }[], empty: [] as { ms: number }[] };
  for (let run = 0; run < RUNS; run += 1) {
    runs.empty.push(await inChild<object>(SCRIPT, [empty, event], env));
    runs.ours.push(await inChild<{ init: number; first: number }>(SCRIPT, [file, event], env));
  }
  const ours = median(runs.ours.map(({ ms }) => ms));
  const bare = median(runs.empty.map(({ ms }) => ms));
  const init = median(runs.ours.map((one) => one.init));
  const first = median(runs.ours.map((one) => one.first));
  return [
    atMost({
      id: 'S9',
      what: 'cold start, process to an empty handler’s',
      goal: '≤ 3.0×',
      measured: ours / bare,
      unit: '×',
      most: 3,
      note: `${Math.round(ours)} ms to ${Math.round(bare)} ms; ${Math.round(bytes / 1000)} KB`,
    }),
    atMost({
      id: 'S9',
      what: 'first request, to loading the bundle',
      goal: '≤ 0.25×',
      measured: first / init,
      unit: '×',
      most: 0.25,
      note: `${Math.round(first)} ms with its first table call, to ${Math.round(init)} ms`,
    }),
  ];
};
export default part;

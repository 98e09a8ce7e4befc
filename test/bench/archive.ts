/**
 * R6: the archive of a year, from a table of two thousand applications and a store whose files are of a usual size; in parts, each of which has
 * to fit a run of the function. What 20,000 applications take is told from that. The store answers at once here: what it adds is waiting.
 */
import { envelopes } from '../../functions/runtime/envelopes.ts';
import { verifyArchive } from '../../functions/operator/archive/verify.ts';
import { buildArchive } from '../../schema/archive/actions/build.ts';
import { requestArchive } from '../../schema/archive/actions/ask.ts';
import { LIMITS } from '../../schema/archive/actions/part.ts';
import { partKeyOf } from '../../schema/archive/model.ts';
import { loadArchive } from '../../schema/archive/store.ts';
import type { Actor } from '../../schema/core/actor.ts';
import type { Files } from '../../schema/core/ports.ts';
import { bureauOf } from '../../schema/announcement/cities.ts';
import { city } from './city.ts';
import type { Part } from './part.ts';
import { CITY, CYCLE, MORNING } from './people.ts';
import { atMost } from './row.ts';

const MANY = 2000;
const ALL = 20_000;
/** Of a scan, as phones make them. */
const SCAN = Buffer.alloc(200 * 1024, 7);
/** What a run has, in seconds (cdk/exports.ts). */
const RUN = 300;

/** A store in which every scan lies, and whose parts are looked at as they come and not kept, but for those that are to be verified. */
function store(kept: Map<string, Buffer[]>): Pick<Files, 'head' | 'read' | 'put'> {
  const isScan = (key: string) => key.startsWith('proofs/');
  async function* pieces(bytes: readonly Buffer[]) {
    for (const piece of bytes) yield await Promise.resolve(piece);
  }
  return {
    head: (key) => Promise.resolve(isScan(key) || kept.has(key) ? { size: SCAN.length, contentType: 'application/pdf', tag: key } : null),
    read: (key) => Promise.resolve(pieces(isScan(key) ? [SCAN] : (kept.get(key) ?? []))),
    async put(key, body) {
      const whole: Buffer[] = [];
      let size = 0;
      for await (const piece of body) {
        size += piece.length;
        whole.push(piece.length === SCAN.length ? SCAN : Buffer.from(piece));
      }
      kept.set(key, whole);
      return size;
    },
  };
}

const part: Part = async ({ endpoint }) => {
  const where = await city(endpoint);
  await where.drafts(Array.from({ length: MANY }, (_, number) => number));
  const kept = new Map<string, Buffer[]>();
  const officer: Actor = {
    kind: 'person',
    account: 'wang',
    name: '王建国',
    grants: [{ role: 'BUREAU_OFFICER', organisation: bureauOf(CITY), city: CITY }],
  };
  const context = { ...where.contextOf(MORNING, officer) };
  Object.assign(context, { files: { ...context.files, ...store(kept) } });
  const { answer } = await requestArchive(context, { cycle: CYCLE, recipientKey: null });
  let [longest, most, all] = [0, 0, 0];
  const worked = process.cpuUsage();
  for (let step = 0; ; step += 1) {
    const begun = performance.now();
    const { state } = await buildArchive(context, { id: answer.archive, step }, { envelopes });
    const seconds = (performance.now() - begun) / 1000;
    [longest, all, most] = [Math.max(longest, seconds), all + seconds, Math.max(most, process.memoryUsage().rss)];
    if (state === 'DONE') break;
  }
  const { user, system } = process.cpuUsage(worked);
  const processor = (user + system) / 1e6;
  const archive = (await loadArchive(where.table, answer.archive)) ?? Promise.reject(new Error('lost'));
  const { size, parts, entries, total } = await archive;
  async function* bytes() {
    for (const one of parts) yield* kept.get(partKeyOf({ id: answer.archive }, one)) ?? [];
  }
  const begun = performance.now();
  const { faults } = await verifyArchive(bytes(), { keys: null, tell: () => undefined });
  const verified = (performance.now() - begun) / 1000;
  if (faults > 0) throw new Error(`${faults} faults`);
  const megabytes = Math.round(size / 2 ** 20);
  const times = ALL / MANY;
  const note =
    `${total} things, ${entries} entries, ${megabytes} MB in ${parts.length} parts in ${Math.round(all)} s, ${Math.round(processor)} s of the processor: ` +
    `${Math.round((total ?? 0) / all)} things/s, ${Math.round(megabytes / all)} MB/s; verified in ${Math.round(verified)} s. ` +
    `${ALL} applications: ${Math.round((megabytes * times) / 1024)} GB in ${parts.length * times} parts of at most ${LIMITS.bytes / 2 ** 20} MB, ` +
    `${Math.round((all * times) / 60)} min of runs, ${Math.round((processor * times) / 60)} min of the processor`;
  return [
    atMost({ id: 'R6', what: 'longest run for a part of the archive', goal: `≤ ${RUN} s`, measured: longest, unit: 's', most: RUN, note }),
    atMost({
      id: 'R6',
      what: 'memory of the process while it makes the archive',
      goal: '≤ 1,769 MB',
      measured: most / 2 ** 20,
      unit: 'MB',
      most: 1769,
      note: 'the memory of the function (cdk/exports.ts)',
    }),
  ];
};
export default part;

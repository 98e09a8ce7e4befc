/**
 * Building an archive step by step (R6): the plan, then part after part, each by a run of its own that asks for the next in the transaction
 * that notes it. Done before, a step changes nothing; begun before and cut off, it begins again, under names of its own: of two runs of a step the
 * last that has begun is the one that counts, and what the other writes is nobody's. One that fails is noted, and the bureau is told once.
 */
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { askFor } from '../../core/outbox.ts';
import { onePiece } from '../../core/pieces.ts';
import type { Envelopes } from '../../core/ports.ts';
import { Ahead, Progress } from '../../core/progress.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { loadInForce } from '../../announcement/store.ts';
import { archiveWork, contentsKeyOf, partKeyOf, type Archive, type PartRun } from '../model.ts';
import { archiveNotices } from '../notices.ts';
import { isUnderway, keepUntilOf } from '../rules.ts';
import { loadArchive, putArchive } from '../store.ts';
import { removeParts } from './destroy.ts';
import { lastBytes, leftBefore, type Contents, type Finished } from './finish.ts';
import { LIMITS, partBytes, type Limits } from './part.ts';
import { makePlan, readPlan } from './plan.ts';
import { Writing } from './writing.ts';

const BUILDER: Actor = { kind: 'system', name: 'export-build' };

type Asked = { id: string; step: number | 'destroy' };
type With = { envelopes: Envelopes; limits?: Limits };

/** Does what the queue asks for; answers the archive as it is then. */
export async function buildArchive(asked: Context, { id, step }: Asked, { envelopes, limits = LIMITS }: With): Promise<Archive> {
  const context = { ...asked, actor: BUILDER };
  const archive = await loadArchive(context.table, id);
  if (!archive) throw new Error(`archive ${id} is lost`);
  const progress = new Progress(context, archive, {
    kind: 'ARCHIVE',
    put: putArchive,
    detail: ({ done, total, parts, manifest }) => ({
      ...(done !== undefined && { done, total: total ?? archive.total }),
      ...(parts && { part: parts.at(-1) }),
      ...(manifest && { manifest: manifest.sha256 }),
    }),
  });
  try {
    if (step === 'destroy') return await removeParts(context, archive, progress);
    if (archive.step !== step || !isUnderway(archive)) return archive;
    return await oneStep(context, archive, progress, { envelopes, limits });
  } catch (error) {
    if (error instanceof Ahead) return (await loadArchive(context.table, id)) ?? archive;
    throw error;
  }
}

async function oneStep(context: Context, archive: Archive, progress: Progress<Archive>, made: Required<With>): Promise<Archive> {
  try {
    if (archive.step === 0) return await planned(context, archive, progress);
    const begun = { number: archive.step, run: context.newId() };
    const own = await progress.note({ begun, leftover: leftoverOf(archive) });
    if (own.done < (own.total ?? 0)) return await onePart(context, own, progress, { ...made, part: begun });
    return await lastPart(context, own, progress, begun);
  } catch (error) {
    if (!(error instanceof Ahead)) await noteFailure(context, archive, progress).catch(() => undefined);
    throw error;
  }
}

/** What there may be in the store that belongs to no part: with it, what the run that began last has left without ending. */
function leftoverOf(archive: Archive): string[] {
  const { begun, leftover, parts } = archive;
  const hasEnded = begun === null || parts.some(({ run }) => run === begun.run);
  return hasEnded ? leftover : [...leftover, partKeyOf(archive, begun)];
}

/** The bureau is told when a step fails for the first time; what it is tried again is found in the state. */
async function noteFailure(context: Context, archive: Archive, progress: Progress<Archive>): Promise<void> {
  const { id, city, document, step, failedAt } = archive;
  const { policy } = await loadInForce(context, archive.cycle);
  const told = archiveNotices.ARCHIVE_FAILED({
    to: [{ organisation: bureauOf(city), role: 'BUREAU_OFFICER' }],
    about: { type: 'Archive', id },
    city,
    cause: [id, String(step)],
    at: context.now,
    details: { document, step: step + 1, days: policy.archiveDays },
  });
  await progress.note({ state: 'FAILED', failedAt: failedAt ?? context.now }, failedAt === null ? [told] : []);
}

/** What is noted of each step that is done. */
const moved = ({ now }: Context) => ({ state: 'RUNNING' as const, movedAt: now, failedAt: null });

const next = (context: Context, { id, city }: Archive, step: number) => [
  askFor('export', archiveWork(id, step), { city, at: context.now }),
];

async function planned(context: Context, archive: Archive, progress: Progress<Archive>): Promise<Archive> {
  const made = await makePlan(context, archive);
  return progress.note({ ...moved(context), ...made, step: 1, done: 0 }, next(context, archive, 1));
}

type Making = Required<With> & { part: PartRun };

async function onePart(context: Context, archive: Archive, progress: Progress<Archive>, made: Making): Promise<Archive> {
  const { step: number, done } = archive;
  const writing = new Writing(archive.size);
  const told: Omit<Contents, 'entries'> = { absent: [], done: 0, left: [] };
  const [plan, left] = await Promise.all([readPlan(context, archive), leftBefore(context, archive)]);
  const asked = { subjects: plan.slice(done), left, number, limits: made.limits, writing, told };
  const bytes = partBytes(context, { archive, envelopes: made.envelopes }, asked);
  const part = await put(context, archive, { writing, of: made.part }, bytes);
  const contents: Contents = { entries: writing.entries, ...told };
  await context.files.put(contentsKeyOf(archive, made.part), onePiece(Buffer.from(JSON.stringify(contents))), {
    contentType: 'application/json',
  });
  return progress.note({ ...moved(context), ...part, step: number + 1, done: done + told.done }, next(context, archive, number + 1));
}

async function lastPart(context: Context, archive: Archive, progress: Progress<Archive>, of: PartRun): Promise<Archive> {
  const writing = new Writing(archive.size);
  const finished: Partial<Finished> = {};
  const part = await put(context, archive, { writing, of }, lastBytes(context, archive, writing, finished));
  const { policy } = await loadInForce(context, archive.cycle);
  return progress.note({
    ...moved(context),
    ...part,
    ...finished,
    state: 'DONE',
    step: archive.step + 1,
    finishedAt: context.now,
    keepUntil: keepUntilOf(context.now, policy.keepYears),
  });
}

/** Puts the bytes of a part where it lies; what is noted of it. */
async function put(
  context: Context,
  archive: Archive,
  { writing, of }: { writing: Writing; of: PartRun },
  bytes: AsyncIterable<Uint8Array>,
) {
  await context.files.put(partKeyOf(archive, of), bytes, { contentType: 'application/octet-stream' });
  const part = { ...of, size: writing.size, sha256: writing.digest() };
  return { parts: [...archive.parts, part], size: archive.size + part.size, entries: archive.entries + writing.entries.length };
}

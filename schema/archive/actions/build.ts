/**
 * Building an archive step by step (R6): the plan, then part after part, each by a run of its own that asks for the next in the transaction
 * that notes it. Done before, a step changes nothing; begun before and cut off, it begins again.
 */
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { askFor } from '../../core/outbox.ts';
import { onePiece } from '../../core/pieces.ts';
import type { Envelopes } from '../../core/ports.ts';
import { Ahead, Progress } from '../../core/progress.ts';
import { loadInForce } from '../../announcement/store.ts';
import { archiveWork, contentsKeyOf, partKeyOf, type Archive } from '../model.ts';
import { keepUntilOf } from '../rules.ts';
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
    if (archive.step !== step || archive.finishedAt !== null) return archive;
    if (step === 0) return await planned(context, archive, progress);
    if (archive.done < (archive.total ?? 0)) return await onePart(context, archive, progress, { envelopes, limits });
    return await lastPart(context, archive, progress);
  } catch (error) {
    if (error instanceof Ahead) return (await loadArchive(context.table, id)) ?? archive;
    throw error;
  }
}

const next = (context: Context, { id, city }: Archive, step: number) => [
  askFor('export', archiveWork(id, step), { city, at: context.now }),
];

async function planned(context: Context, archive: Archive, progress: Progress<Archive>): Promise<Archive> {
  const total = await makePlan(context, archive);
  return progress.note({ state: 'RUNNING', step: 1, done: 0, total }, next(context, archive, 1));
}

async function onePart(context: Context, archive: Archive, progress: Progress<Archive>, made: Required<With>): Promise<Archive> {
  const { step: number, done } = archive;
  const writing = new Writing(archive.size);
  const told: Omit<Contents, 'entries'> = { absent: [], done: 0, left: [] };
  const [plan, left] = await Promise.all([readPlan(context, archive), leftBefore(context, archive)]);
  const asked = { subjects: plan.slice(done), left, number, limits: made.limits, writing, told };
  const bytes = partBytes(context, { archive, envelopes: made.envelopes }, asked);
  const part = await put(context, archive, writing, bytes);
  const contents: Contents = { entries: writing.entries, ...told };
  await context.files.put(contentsKeyOf(archive, number), onePiece(Buffer.from(JSON.stringify(contents))), {
    contentType: 'application/json',
  });
  return progress.note({ ...part, step: number + 1, done: done + told.done }, next(context, archive, number + 1));
}

async function lastPart(context: Context, archive: Archive, progress: Progress<Archive>): Promise<Archive> {
  const writing = new Writing(archive.size);
  const finished: Partial<Finished> = {};
  const part = await put(context, archive, writing, lastBytes(context, archive, writing, finished));
  const { policy } = await loadInForce(context, archive.cycle);
  return progress.note({
    ...part,
    ...finished,
    state: 'DONE',
    step: archive.step + 1,
    finishedAt: context.now,
    keepUntil: keepUntilOf(context.now, policy.keepYears),
  });
}

/** Puts the bytes of a part where it lies; what is noted of it. */
async function put(context: Context, archive: Archive, writing: Writing, bytes: AsyncIterable<Uint8Array>) {
  const number = archive.step;
  await context.files.put(partKeyOf(archive, number), bytes, { contentType: 'application/octet-stream' });
  const part = { number, size: writing.size, sha256: writing.digest() };
  return { parts: [...archive.parts, part], size: archive.size + part.size, entries: archive.entries + writing.entries.length };
}

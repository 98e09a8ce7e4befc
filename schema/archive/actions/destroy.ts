/**
 * 销毁: after its years an archive is destroyed, by one officer who proposes it and another who confirms it (R6). What is destroyed are its
 * objects alone: what it was made of stays, and so does the record of what it was.
 */
import type { ActionName } from '../../core/actions-named/index.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { askFor } from '../../core/outbox.ts';
import { inParallel } from '../../core/parallel.ts';
import type { Progress } from '../../core/progress.ts';
import { refuseIf, type Refusal } from '../../core/refusal.ts';
import { whyNotSeen } from '../../core/stale.ts';
import type { Write } from '../../table/port.ts';
import { archiveWork, partKeyOf, proposalInput, type Archive } from '../model.ts';
import { archiveRefusals } from '../refusals.ts';
import { isGone, seesArchive, whyNotConfirm, whyNotPropose } from '../rules.ts';
import { loadArchive, putArchive } from '../store.ts';

type Done = Outcome<{ archive: string }, Archive>;

/** Proposes it; whoever proposes it after somebody else has is the one who has. */
export function proposeDestruction(context: Context, input: { archive: string; reason: string; document: string }): Promise<Done> {
  const typed = valid(proposalInput, input, 'R6');
  return moved(context, input.archive, (one) => ({
    why: whyNotPropose(context.actor, one, context.now),
    action: 'proposeDestruction',
    news: { proposed: { at: context.now, by: personOf(context.actor).account, ...typed } },
    reason: typed.reason,
    detail: { document: typed.document },
    writes: [],
  }));
}

/** Confirms it as they have seen it: proposed anew meanwhile, for another reason or by another document, it is looked at again (A4). */
export function confirmDestruction(context: Context, { archive, version }: { archive: string; version: number }): Promise<Done> {
  return moved(context, archive, (one) => ({
    why: whyNotConfirm(context.actor, one, context.now) ?? whyNotSeen(one, version),
    action: 'confirmDestruction',
    news: { state: 'DESTROYING', confirmed: { at: context.now, by: personOf(context.actor).account } },
    reason: one.proposed?.reason,
    detail: { document: one.proposed?.document, manifest: one.manifest?.sha256 },
    writes: [askFor('export', archiveWork(one.id, 'destroy'), { city: one.city, at: context.now })],
  }));
}

type Move = {
  why: Refusal | null;
  action: ActionName;
  news: Partial<Archive>;
  reason: string | undefined;
  detail: Record<string, unknown>;
  writes: readonly Write[];
};

function moved(context: Context, id: string, moveOf: (one: Archive) => Move): Promise<Done> {
  personOf(context.actor);
  return inTurn(context, async () => {
    const before = await loadArchive(context.table, id);
    if (!before || !seesArchive(context.actor, before)) throw archiveRefusals.ARCHIVE_UNKNOWN();
    const { why, action, news, reason, detail, writes } = moveOf(before);
    refuseIf(why);
    const fact = { by: context.actor, at: context.now, action, reason, detail };
    const { after, entry } = change({ kind: 'ARCHIVE', id }, before, { ...before, ...news }, fact);
    const answer = { archive: id };
    await context.table.transact([putArchive(after, before), entry, ...writes, ...context.also(answer)]);
    return { answer, result: after };
  });
}

const AT_ONCE = 8;

/**
 * Removes what there is of it, with what runs have left that were cut off: once two officers have said so, or of one that was given up before it
 * was an archive. What was removed before is removed.
 */
export async function removeParts({ files, now }: Context, archive: Archive, progress: Progress<Archive>): Promise<Archive> {
  if (!isGone(archive) || archive.destroyedAt !== null) return archive;
  const { parts, begun, leftover, state } = archive;
  const keys = new Set([...[...parts, ...(begun ? [begun] : [])].map((part) => partKeyOf(archive, part)), ...leftover]);
  await inParallel([...keys], AT_ONCE, (key) => files.remove(key));
  return progress.note({ ...(state === 'DESTROYING' && { state: 'DESTROYED' }), destroyedAt: now });
}

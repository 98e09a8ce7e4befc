/** An officer of the bureau asks for the archive of a year; the job and what starts it, in one transaction (R6). */
import { personOf } from '../../core/actor.ts';
import { change, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Outcome } from '../../core/once.ts';
import { askFor } from '../../core/outbox.ts';
import { refuseIf } from '../../core/refusal.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { archiveWork, recipientShape, thumbprintOf, type Archive, type Recipient } from '../model.ts';
import { archiveRefusals } from '../refusals.ts';
import { isUnderway, whyNotKeeper, whyNotRequest } from '../rules.ts';
import { loadArchive, loadNewest, putArchive, putNewest } from '../store.ts';
import type { Write } from '../../table/port.ts';

type Wanted = { cycle: string; recipientKey: string | null };

export async function requestArchive(context: Context, { cycle, recipientKey }: Wanted): Promise<Outcome<{ archive: string }, Archive>> {
  const { announcement } = await loadCalendar(context, cycle);
  const { city, document, policy } = announcement;
  refuseIf(whyNotKeeper(context.actor, { city }));
  const recipient = recipientKey === null ? null : recipientIn(recipientKey);
  return inTurn(context, async () => {
    const newest = await loadNewest(context.table, cycle);
    const last = newest && (await loadArchive(context.table, newest.archive));
    refuseIf(whyNotRequest(last, policy.archiveDays, context.now));
    const id = context.newId();
    const data = newArchive(context, { id, city, cycle, document, recipient });
    const detail = { cycle, recipient: recipient && thumbprintOf(recipient) };
    const { after, entry } = change({ kind: 'ARCHIVE', id }, null, data, { by: context.actor, at: context.now, action: 'request', detail });
    const answer = { archive: id };
    const queued = askFor('export', archiveWork(id, 0), { city, at: context.now });
    const others = [putNewest(cycle, id, newest), ...(last && isUnderway(last) ? givenUp(context, last, id) : [])];
    await context.table.transact([putArchive(after, null), entry, queued, ...others, ...context.also(answer)]);
    return { answer, result: after };
  });
}

function newArchive(
  context: Context,
  about: Pick<Archive, 'id' | 'city' | 'cycle' | 'document' | 'recipient'>,
): Omit<Archive, keyof Versioned> {
  return {
    ...about,
    state: 'QUEUED',
    step: 0,
    plan: '',
    begun: null,
    leftover: [],
    movedAt: context.now,
    failedAt: null,
    done: 0,
    total: null,
    size: 0,
    entries: 0,
    parts: [],
    manifest: null,
    requestedBy: personOf(context.actor).account,
    requestedAt: context.now,
    finishedAt: null,
    keepUntil: null,
    proposed: null,
    confirmed: null,
    destroyedAt: null,
  };
}

/** The one before, which has not moved: it is given up for this one, and what there is of it goes. */
function givenUp(context: Context, before: Archive, archive: string): Write[] {
  const fact = { by: context.actor, at: context.now, action: 'giveUp' as const, detail: { archive } };
  const { after, entry } = change({ kind: 'ARCHIVE', id: before.id }, before, { ...before, state: 'ABANDONED' as const }, fact);
  return [putArchive(after, before), entry, askFor('export', archiveWork(before.id, 'destroy'), { city: before.city, at: context.now })];
}

/** The key as it was typed; refused where it is none, or has its private half in it. */
function recipientIn(typed: string): Recipient {
  try {
    return recipientShape.parse(JSON.parse(typed));
  } catch {
    throw archiveRefusals.RECIPIENT_KEY();
  }
}

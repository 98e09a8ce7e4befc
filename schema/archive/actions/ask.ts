/** An officer of the bureau asks for the archive of a year; the job and what starts it, in one transaction (R6). */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { askFor } from '../../core/outbox.ts';
import { refuseIf } from '../../core/refusal.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { archiveWork, recipientShape, thumbprintOf, type Archive, type Recipient } from '../model.ts';
import { archiveRefusals } from '../refusals.ts';
import { whyNotKeeper, whyNotRequest } from '../rules.ts';
import { listArchives, putArchive } from '../store.ts';

/** As many of the newest are looked through for one that is being made. */
const LOOKED_AT = 50;

type Wanted = { cycle: string; recipientKey: string | null };

export async function requestArchive(context: Context, { cycle, recipientKey }: Wanted): Promise<Outcome<{ archive: string }, Archive>> {
  const { announcement } = await loadCalendar(context, cycle);
  const { city } = announcement;
  refuseIf(whyNotKeeper(context.actor, { city }));
  const recipient = recipientKey === null ? null : recipientIn(recipientKey);
  refuseIf(whyNotRequest((await listArchives(context.table, city, { limit: LOOKED_AT, after: null })).rows, cycle));
  const id = context.newId();
  const data: Omit<Archive, 'version' | 'trail'> = {
    id,
    city,
    cycle,
    document: announcement.document,
    recipient,
    state: 'QUEUED',
    step: 0,
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
  const detail = { cycle, recipient: recipient && thumbprintOf(recipient) };
  const { after, entry } = change({ kind: 'ARCHIVE', id }, null, data, { by: context.actor, at: context.now, action: 'request', detail });
  const answer = { archive: id };
  const queued = askFor('export', archiveWork(id, 0), { city, at: context.now });
  await context.table.transact([putArchive(after, null), entry, queued, ...context.also(answer)]);
  return { answer, result: after };
}

/** The key as it was typed; refused where it is none, or has its private half in it. */
function recipientIn(typed: string): Recipient {
  try {
    return recipientShape.parse(JSON.parse(typed));
  } catch {
    throw archiveRefusals.RECIPIENT_KEY();
  }
}

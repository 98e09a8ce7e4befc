/** Asking for a rehearsal: the job, the draft as it was seen, and what starts the first part, in one transaction. */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Outcome } from '../../../core/once.ts';
import { canonical } from '../../../core/hash.ts';
import { askFor } from '../../../core/outbox.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import { announcementRefusals, knownCycle } from '../../../announcement/cycles.ts';
import { loadHead } from '../../../announcement/store.ts';
import { draftOf } from '../../actions/drafts.ts';
import { checked } from '../../actions/publishing.ts';
import { writtenIn } from '../../model.ts';
import { whyNotRehearse } from '../../rules.ts';
import { workOf, type Rehearsal } from '../model.ts';
import { whyNotAgainst } from '../rules.ts';
import { putRehearsal, putRehearsed } from '../store.ts';

/** Begins to judge a cycle's applications under a draft; one in which the check finds errors is no notice yet, and judges nothing. */
export async function rehearseAnnouncement(
  context: Context,
  { draft: cycle, version, against }: { draft: string; version: number; against: string },
): Promise<Outcome<{ rehearsal: string }, Rehearsal>> {
  const draft = await draftOf(context, cycle);
  refuseIf(whyNotRehearse(context.actor, draft) ?? whyNotSeen(draft, version));
  const head = await loadHead(context.table, await knownCycle(context, against));
  if (!head) throw announcementRefusals.CYCLE_UNKNOWN({ cycle: against });
  refuseIf(whyNotAgainst(draft, head));
  await checked(context, draft);
  const { actor, now } = context;
  const id = context.newId();
  const job = {
    id,
    draft: cycle,
    draftVersion: draft.version,
    city: draft.city,
    against,
    state: 'QUEUED' as const,
    parts: [],
    applications: 0,
    affected: 0,
    counts: [],
    file: null,
    size: null,
    requestedBy: personOf(actor).account,
    requestedAt: now,
    finishedAt: null,
  };
  const fact = { by: actor, at: now, action: 'rehearse' as const, detail: { draft: cycle, version, against } };
  const { after, entry } = change({ kind: 'REHEARSAL', id }, null, job, fact);
  const answer = { rehearsal: id };
  const started = [
    putRehearsal(after, null),
    entry,
    putRehearsed(id, canonical(writtenIn(draft))),
    askFor('export', workOf(id, 0), { city: job.city, at: now }),
  ];
  await context.table.transact([...started, ...context.also(answer)]);
  return { answer, result: after };
}

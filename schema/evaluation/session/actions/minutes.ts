/** The minutes come together out of what is kept, are confirmed by whoever led, sealed and signed; afterwards nothing of them changes (E11). */
import * as z from 'zod';
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { canonical } from '../../../core/hash.ts';
import { prose, text, valid } from '../../../core/input.ts';
import { askFor } from '../../../core/outbox.ts';
import { gathered, onePiece } from '../../../core/pieces.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { toIso } from '../../../core/time.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { loadFiling } from '../../../committee/filing/store.ts';
import { loadPool } from '../../../committee/pool/store.ts';
import { loadApplication } from '../../../application/store.ts';
import { loadCandidate } from '../../candidates/store.ts';
import { loadOpinions } from '../../readings/store.ts';
import { minutesHash, minutesKeyOf, minutesOf, minutesWork, type Heard, type Minutes } from '../minutes.ts';
import type { Session } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { evaluationNotices } from '../../notices.ts';
import { refuseApplicant } from '../../own.ts';
import { mayConfirm, whyNotInState } from '../rules.ts';
import { loadNotes, loadVotes, putNote } from '../store.ts';
import { changing, sessionOf, type Changed } from './changing.ts';
import { queueOf } from './hear.ts';

const AT_ONCE = 8;

/** The minutes: as they were sealed; before that as they are now. */
export async function minutesIn(context: Pick<Context, 'table' | 'files'>, session: Session): Promise<Minutes> {
  if (!session.minutes) return assembled(context, session);
  const key = minutesKeyOf(session.id, session.minutes.hash);
  const found = await context.files.head(key);
  const body = found && (await context.files.read(key, found.tag));
  const minutes = body && (JSON.parse(Buffer.from(await gathered(body)).toString()) as Minutes);
  // What is shown and printed is what was sealed, or nothing is.
  if (!minutes || minutesHash(minutes) !== session.minutes.hash)
    throw new Error(`what lies at ${key} is not what session ${session.id} was sealed with`);
  return minutes;
}

async function assembled(context: Pick<Context, 'table'>, session: Session): Promise<Minutes> {
  const [queue, experts, votes] = await Promise.all([
    queueOf(context, session),
    loadPool(context.table, session.committee),
    loadVotes(context.table, session.id),
  ]);
  const heard: Heard[] = [];
  const ids = queue.entries.map(({ application }) => application);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => heardOf(context, id)));
    heard.push(...some.flatMap((one) => (one ? [{ ...one, votes: votes.filter(({ application }) => application === one.head.id) }] : [])));
  }
  return minutesOf(session, { queue, heard, experts });
}

async function heardOf({ table }: Pick<Context, 'table'>, id: string): Promise<Omit<Heard, 'votes'> | null> {
  const [candidate, head, all] = await Promise.all([loadCandidate(table, id), loadApplication(table, id), loadOpinions(table, id)]);
  const opinions = all.filter(({ submittedAt, endedAt }) => submittedAt !== null && endedAt === null);
  return candidate && head ? { candidate, head, opinions } : null;
}

/** Whoever led the meeting confirms the very minutes that they have seen; they are sealed, signed, and stay so. */
export async function confirmMinutes(context: Context, { session: id, hash }: { session: string; hash: string }): Promise<Changed> {
  const { account } = personOf(context.actor);
  const session = await sessionOf(context, id);
  const filing = await loadFiling(context.table, session.committee);
  if (!filing || !mayConfirm(session, filing, account)) throw sessionRefusals.CONFIRMERS_ONLY();
  await refuseApplicant(context, session);
  refuseIf(whyNotInState(session, 'CLOSED'));
  const minutes = await assembled(context, session);
  if (minutesHash(minutes) !== hash) throw sessionRefusals.MINUTES_OTHER();
  // Written first, under its own hash: a name put right tomorrow changes nothing of what was sealed today.
  await context.files.put(minutesKeyOf(id, hash), onePiece(Buffer.from(canonical(minutes))), { contentType: 'application/json' });
  const signed = await context.notary.sign({ kind: 'MINUTES', session: id, hash, confirmedBy: account, at: toIso(context.now) });
  return changing(context, id, (one) => {
    refuseIf(whyNotInState(one, 'CLOSED'));
    const sealed = { hash, at: context.now, confirmedAt: context.now, confirmedBy: account, signed };
    const { city } = one;
    const printed = askFor('report', minutesWork(id), { city, at: context.now });
    const told = evaluationNotices.MINUTES_SEALED({
      to: [{ organisation: one.committee, role: 'COMMITTEE_OFFICE' }],
      about: { type: 'CommitteeSession', id },
      city,
      cause: [id],
      at: context.now,
      details: { name: one.name },
    });
    return { action: 'sealMinutes', news: { state: 'SEALED', minutes: sealed }, detail: { hash }, writes: [printed, told] };
  });
}

const noteInput = z.object({ document: text(60), text: prose(1000) });

/** What is put right afterwards is a document of its own that refers to the sealed one. */
export async function addMinutesNote(
  context: Context,
  { session: id, ...typed }: { session: string } & Record<string, unknown>,
): Promise<Changed> {
  const { document, text: said } = valid(noteInput, typed, 'E11');
  return changing(context, id, async (session) => {
    refuseIf(whyNotOffice(context.actor, { id: session.committee }) ?? whyNotInState(session, 'SEALED', 'ANNOUNCED'));
    const number = (await loadNotes(context.table, id)).length + 1;
    const hash = session.minutes?.hash ?? '';
    const by = personOf(context.actor).account;
    const signed = await context.notary.sign({
      kind: 'MINUTES_NOTE',
      session: id,
      hash,
      number,
      document,
      text: said,
      at: toIso(context.now),
    });
    const note = { session: id, number, hash, document, text: said, at: context.now, by, signed };
    return { action: 'noteMinutes', news: {}, detail: { number, document }, writes: [putNote(note)] };
  });
}

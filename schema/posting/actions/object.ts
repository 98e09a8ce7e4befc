/**
 * Objections (U4, R2): by name or anonymous, by whoever sees what hangs there. Of an anonymous one nothing is kept that leads to a person: no
 * account in the case, none in its history, no idempotency record, no time finer than the day, and nothing that could be computed from
 * what a person sends (ticket.ts).
 */
import * as z from 'zod';
import { personOf, type Actor } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/hash.ts';
import { inTurn } from '../../core/in-turn.ts';
import { prose, valid } from '../../core/input.ts';
import { personName } from '../../core/names.ts';
import { once } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { readAnew } from '../../core/together.ts';
import { nextHour, untraced, witnessLater, onceUntraced } from '../../core/untraced.ts';
import { inWords } from '../../core/time.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { endOfPeriod } from '../../calendar/working-days.ts';
import { masked } from '../../identity/numbers.ts';
import { telephone } from '../../identity/telephone.ts';
import type { Board, Hanging } from './board.ts';
import type { Objection } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { postingRefusals } from '../refusals.ts';
import { whyNotInName } from '../rules/in-name.ts';
import { asSeen, withOneMore } from '../rules/unseen.ts';
import { ANSWERERS } from '../sight.ts';
import { loadObjection, putObjection } from '../store.ts';
import { askedOf, checkEffort, checkTicket } from './ticket.ts';

const objector = z.object({ name: personName(), telephone });
const input = z.object({ text: prose(2000), objector: objector.nullable() });

type ObjectRequest = {
  posting: string;
  /** Of a roster, whom of those on it. */
  application: string | null;
  text: string;
  /** Who objects; null stays anonymous. */
  objector: { name: string; telephone: string } | null;
  /** Handed in on paper: only officers of the unit enter such a one. */
  onPaper: boolean;
  /** A ticket (ticket.ts) where nobody stands in for it by an account; a key of one's own otherwise. */
  key: string;
  /** What the ticket's work has found. */
  proof: string | null;
};

/** The objection and the code that lets whoever lodged it see what becomes of it. */
export type Lodged = { objection: Objection; code: string };

/** How often a posting that others change at the same moment is read anew: hundreds may come in its last minute. */
const TRIES = 30;

/** Lodges an objection. The same key, or the same ticket, again gives the same case. */
export async function object<One extends Hanging>(context: Context, board: Board<One>, request: ObjectRequest): Promise<Lodged> {
  const way = isAccountable(context.actor, request) ? lodgeByName : lodgeByTicket;
  const objection = await way(context, board, request);
  readAnew(context);
  return { objection, code: await codeOf(context, objection.id) };
}

/** Somebody stands in for it: an officer for a paper, or a person by account and name. The key is theirs, as everywhere. */
async function lodgeByName<One extends Hanging>(context: Context, board: Board<One>, request: ObjectRequest): Promise<Objection> {
  const { answer, result } = await once(context, { key: request.key, mutation: 'lodgeObjection', body: request }, async (own) => {
    const id = nameOf('objection', context.newId()).slice(-12);
    return { answer: { objection: id }, result: await inTurn(own, () => lodge(own, board, request, { id, body: '' }), TRIES) };
  });
  const lodged = result ?? (await loadObjection(context.table, answer.objection));
  if (!lodged) throw postingRefusals.OBJECTION_UNKNOWN();
  return lodged;
}

/** Nobody does: the case is named after a secret that was made here, and nothing is kept of who sent it. */
async function lodgeByTicket<One extends Hanging>(context: Context, board: Board<One>, request: ObjectRequest): Promise<Objection> {
  // Whatever else is logged of a request would lead to whoever sent it.
  if (request.objector === null && !context.isUnlogged) throw postingRefusals.ANONYMOUS_ADDRESS();
  const { key: ticket, proof: _, ...content } = request;
  await checkTicket(context, { id: request.posting, rule: 'U4' }, ticket);
  const how = { what: 'objection', secret: ticket, content, tries: TRIES };
  return onceUntraced(context, how, {
    find: (id) => loadObjection(context.table, id),
    make: (marks) => lodge(context, board, request, marks),
  });
}

async function lodge<One extends Hanging>(
  context: Context,
  board: Board<One>,
  request: ObjectRequest,
  { id, body }: { id: string; body: string },
): Promise<Objection> {
  const posting = await board.load(context.table, request.posting);
  if (!posting) throw board.unknown();
  const { announcement, holidays } = await loadCalendar(context, posting.cycle);
  if (!(await board.isShown(context, posting))) throw board.unknown();
  const aim = await board.aim(context, posting, request.application);
  if (request.onPaper) refuseIf(board.whyNotKeep(context.actor, posting, aim));
  refuseIf(board.whyNotObject(context.actor, posting, aim, context.now));
  const typed = valid(input, request, 'U4');
  refuseIf(whyNotInName(context.actor, { ...typed, onPaper: request.onPaper }));
  if (!isAccountable(context.actor, request)) {
    await checkEffort(context, await askedOf(context, posting), { ticket: request.key, proof: request.proof ?? '' });
  }
  const isAnonymous = typed.objector === null && !request.onPaper;
  const fact = isAnonymous ? untraced(context.now) : { by: context.actor, at: context.now };
  const { at } = fact;
  const dueAt = endOfPeriod(context.now, announcement.policy.posting.answerDays, 'WORKING', holidays);
  const { after, entry } = change(
    { kind: 'OBJECTION', id },
    null,
    {
      id,
      on: board.on,
      posting: posting.id,
      cycle: posting.cycle,
      city: posting.city,
      unit: board.answerer(posting),
      ...aim,
      at,
      seenFrom: isAnonymous ? nextHour(context.now) : 0,
      onPaper: request.onPaper,
      enteredBy: request.onPaper ? personOf(context.actor).account : null,
      objector: typed.objector && {
        name: typed.objector.name,
        telephone: await sealed(context, id, typed.objector.telephone),
        account: !request.onPaper && context.actor.kind === 'person' ? context.actor.account : null,
      },
      text: typed.text,
      dueAt,
      finding: null,
      body,
    },
    { ...fact, action: 'object' },
  );
  const objections = withOneMore(posting.objections, context.now, { isAnonymous, isByTicket: body !== '' });
  // Of what nobody is shown yet nobody hears by the way the next one is told.
  const before = isAnonymous ? posting.objections : asSeen(posting, context.now).objections;
  const counted = change(
    { kind: board.on, id: posting.id },
    posting,
    { ...posting, objections },
    { ...fact, action: 'object', detail: { objection: id } },
  );
  await context.table.transact([
    putObjection(after, null),
    entry,
    board.put(counted.after, posting),
    counted.entry,
    // The first is told at once; a flood of further ones is no flood of mail.
    postingNotices[before.open === 0 ? 'OBJECTED' : 'OBJECTED_AGAIN']({
      to: [{ organisation: after.unit, role: ANSWERERS[board.on], except: aim.applicant }],
      about: { type: 'Objection', id },
      city: posting.city,
      cause: [id],
      waits: 'OPEN',
      ...(isAnonymous ? { at: nextHour(context.now), isHeld: true } : { at }),
      details: { applicant: aim.applicantName, number: id, due: inWords(dueAt, true) },
    }),
    ...(isAnonymous ? [witnessLater(['objection', id], [entry, counted.entry], { city: posting.city, now: context.now })] : []),
    ...context.also({ objection: id }),
  ]);
  return after;
}

/** Somebody stands in for it by an account: with a name, or as the officer who enters a paper. */
function isAccountable(actor: Actor, request: Pick<ObjectRequest, 'objector' | 'onPaper'>): boolean {
  return request.onPaper || (request.objector !== null && actor.kind === 'person');
}

async function sealed({ vault }: Context, id: string, number: string) {
  return { masked: masked(number), sealed: await vault.seal(number, telephonePlace(id)) };
}

/** To what the sealed telephone of an objection is bound: put elsewhere it does not open. */
export function telephonePlace(id: string): string {
  return `objection/${id}/telephone`;
}

/** The code of a case: a keyed hash of its number, so that it need not be kept and cannot be guessed. */
export async function codeOf({ vault }: Pick<Context, 'vault'>, id: string): Promise<string> {
  return (await vault.mark(`objection ${id}`)).slice(0, 16);
}

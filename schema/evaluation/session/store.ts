/** How meetings are kept: the head that every screen reads, the queue, the votes, who took which token. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { getTogether } from '../../core/together.ts';
import { instantKey } from '../../calendar/store.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Item, Range, Table, Write } from '../../table/port.ts';
import {
  noteShape,
  paperShape,
  queueShape,
  sessionShape,
  sittingShape,
  tokenShape,
  voteShape,
  type MinutesNote,
  type MinutesPaper,
  type Queue,
  type Session,
  type Sitting,
  type Token,
  type Vote,
} from './model.ts';

type Paging = { limit: number; after: string | null };
/** As many as are asked for at once; a page ends at a megabyte as well, so that all there are come in several. */
const PAGE = 1000;

async function allIn(table: Table, range: Range): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages((after) => table.query(range, { limit: PAGE, after }))) items.push(...page.items);
  return items;
}

export async function loadSession(table: Table, id: string): Promise<Session | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.session.key({ session: id }));
  return item && fromItem(sessionShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function sessionIn(context: Context, id: string): Promise<Session | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.session.key({ session: id }));
  return item && fromItem(sessionShape, item);
}

export function putSession(one: Session, before: Versioned | null): Write {
  const { id, committee, cycle, openedAt } = one;
  const entry = keys.committeeSessions.entry({ committee, cycle, at: instantKey(openedAt), session: id });
  return { put: toItem(keys.session.key({ session: id }), one, entry), when: unchanged(before), as: 'session' };
}

/** A committee's meetings of a cycle, the newest first. */
export async function listSessions(table: Table, of: { committee: string; cycle: string }, paging: Paging) {
  const range = keys.committeeSessions.under(of);
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(sessionShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

export async function loadSitting(table: Table, of: { committee: string; cycle: string }): Promise<Sitting | null> {
  const item = await table.get(keys.sitting.key(of));
  return item && fromItem(sittingShape, item);
}

export function putSitting(of: { committee: string; cycle: string }, one: Sitting, before: Sitting | null): Write {
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.sitting.key(of), one), when, as: 'sitting' };
}

export async function loadQueue(table: Table, session: string): Promise<Queue | null> {
  const item = await table.get(keys.sessionQueue.key({ session }));
  return item && fromItem(queueShape, item);
}

export function putQueue(one: Queue, before: Queue | null): Write {
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.sessionQueue.key({ session: one.session }), one), when, as: 'queue' };
}

const attemptKey = (attempt: number): string => keys.padded(attempt, 2);

export async function loadVote(
  table: Table,
  { session, application, attempt }: Pick<Vote, 'session' | 'application' | 'attempt'>,
): Promise<Vote | null> {
  if (!keys.isKeyPart(session) || !keys.isKeyPart(application)) return null;
  const item = await table.get(keys.sessionVote.key({ session, application, attempt: attemptKey(attempt) }));
  return item && fromItem(voteShape, item);
}

/** All votes of a meeting; of one candidate where one is named. */
export async function loadVotes(table: Table, session: string, application?: string): Promise<Vote[]> {
  const range = keys.sessionVote.under({ session, ...(application !== undefined && { application }) });
  return (await allIn(table, range)).map((item) => fromItem(voteShape, item));
}

export function putVote(one: Vote, before: Vote | null): Write {
  const { session, application, attempt } = one;
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.sessionVote.key({ session, application, attempt: attemptKey(attempt) }), one), when, as: 'vote' };
}

/** Holds only while a vote is as it was read. */
export function sameVote({ session, application, attempt, version }: Vote): Write {
  return { check: keys.sessionVote.key({ session, application, attempt: attemptKey(attempt) }), when: { version }, as: 'vote' };
}

export async function loadToken(table: Table, { vote, account }: Pick<Token, 'vote' | 'account'>): Promise<Token | null> {
  const item = await table.get(keys.voteToken.key({ vote, account }));
  return item && fromItem(tokenShape, item);
}

export async function loadTokens(table: Table, vote: string): Promise<Token[]> {
  return (await allIn(table, keys.voteToken.under({ vote }))).map((item) => fromItem(tokenShape, item));
}

export function putToken(one: Token): Write {
  return { put: toItem(keys.voteToken.key({ vote: one.vote, account: one.account }), one), when: 'absent', as: 'token' };
}

/** The corrections of a meeting's sealed minutes, in order. */
export async function loadNotes(table: Table, session: string): Promise<MinutesNote[]> {
  return (await allIn(table, keys.sessionNote.under({ session }))).map((item) => fromItem(noteShape, item));
}

export function putNote(one: MinutesNote): Write {
  const place = keys.sessionNote.key({ session: one.session, number: keys.padded(one.number, 3) });
  return { put: toItem(place, one), when: 'absent', as: 'note' };
}

/** The paper that was printed of the minutes; null until it is there. */
export async function loadPaper(table: Table, session: string): Promise<MinutesPaper | null> {
  const item = await table.get(keys.sessionPaper.key({ session }));
  return item && fromItem(paperShape, item);
}

export function putPaper(one: MinutesPaper): Write {
  return { put: toItem(keys.sessionPaper.key({ session: one.session }), one), when: 'absent', as: 'paper' };
}

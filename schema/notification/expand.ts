/** Expands a notice to the people it is for, page by page; how far it has come stands in the message, in the same transactions. */
import { changed, readMessage, type Notice, type OutboxMessage } from '../core/outbox.ts';
import type { Instant } from '../core/time.ts';
import { Conflict, type Table } from '../table/port.ts';
import { loadMembers } from '../identity/store.ts';
import { entryOf, PEOPLE_AT_ONCE, tell, type Letter } from './letters.ts';
import type { Addressee, Told } from './model.ts';
import { delivered } from './rules/delivery.ts';
import { settledOf } from './actions/still.ts';
import { loadAddressees, loadEntries, inboxPlace } from './store.ts';

type Progress = NonNullable<OutboxMessage['progress']>;

/** Tells everybody there is; run again, or by two at once, it goes on where the last transaction left it. */
export async function expand(table: Table, { id }: OutboxMessage, now: Instant): Promise<void> {
  let careful = false;
  for (;;) {
    const message = await readMessage(table, id);
    if (!message || message.deliveredAt !== null || message.content.kind !== 'notice') return;
    const { topic, class: of, rule, required, about, zh, en, closesAt, waits } = message.content;
    const { people, as, next } = await addresseesOf(table, message.content, message.progress ?? { recipient: 0, after: null });
    // Of one's own nothing is settled by having been done, but for what an expert was given to read (still.ts).
    const told = { topic, class: of, rule, required, about, zh, en, as, closesAt: as && closesAt, waits };
    const letters = people.map((person): Letter => ({ person, told, city: message.city, cause: [id], at: message.at }));
    const { write } = changed(message, next ? { progress: next } : delivered(now));
    try {
      await tell(table, careful ? await untold(table, letters) : letters, now, [write]);
      careful = false;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      // Another delivery was ahead: on from where it is. Or somebody of these had been named before: the others are told.
      careful = !error.failed.includes('message');
    }
  }
}

/** The next people: one named by account, or a page of those who hold a role for an organisation. */
async function addresseesOf(
  table: Table,
  { to, about, waits }: Notice,
  { recipient, after }: Progress,
): Promise<{ people: Addressee[]; as: Told['as']; next: Progress | null }> {
  const current = to[recipient];
  if (!current) return { people: [], as: null, next: null };
  const following = recipient + 1 < to.length ? { recipient: recipient + 1, after: null } : null;
  if ('account' in current) return { people: await loadAddressees(table, [current.account]), as: null, next: following };
  const { organisation, role } = current;
  const as = { organisation, role };
  const isSettled = await settledOf(table, [{ about, as, waits }]);
  if (isSettled({ about, as, waits })) return { people: [], as, next: following };
  const page = await loadMembers(table, current.organisation, current.role, { limit: PEOPLE_AT_ONCE, after });
  const except = [current.except ?? []].flat();
  const names = page.members.map(({ account }) => account).filter((account) => !except.includes(account));
  return { people: await loadAddressees(table, names), as, next: page.next === null ? following : { recipient, after: page.next } };
}

/** Those who have not been told: the same person may be named twice, by account and by a role. */
async function untold(table: Table, letters: readonly Letter[]): Promise<Letter[]> {
  const left: Letter[] = [];
  for (const letter of letters) {
    const entry = entryOf(letter, letter.at);
    const there = await loadEntries(table, entry.account, [inboxPlace(entry)]);
    if (there.length === 0) left.push(letter);
  }
  return left;
}

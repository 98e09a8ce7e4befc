/**
 * Telling people something: each gets an entry in the inbox and, as it is required or as they chose, a mail at once, a line in the
 * digest that collects at present, or nothing more (C13).
 */
import { nameOf } from '../core/hash.ts';
import { post } from '../core/outbox.ts';
import type { Instant } from '../core/time.ts';
import { Conflict, type Table, type Write } from '../table/port.ts';
import type { Addressee, Entry, Line, MailingName, Told } from './model.ts';
import { mailOf, mailTiming, spoken } from './rules/mail.ts';
import { loadLastRun, putEntry, putLine, stillCollects, inboxPlace } from './store.ts';

/**
 * What one person is told. `cause` and the person make its id: the same is never told twice. `city` is that of what it is about, which its
 * mail keeps; of a notice that was posted before cities were said there is none (P5).
 */
export type Letter = {
  person: Addressee;
  told: Told & Pick<Line, 'closesAt'>;
  city: string | null;
  cause: readonly string[];
  at: Instant;
};

/** How many people one transaction tells: for each an entry, a line and the check that the digest still collects, of 100 there may be. */
export const PEOPLE_AT_ONCE = 32;

/** Tells them, and writes what else belongs to it, in one transaction. Throws `Conflict` when that or an entry was there before. */
export async function tell(table: Table, letters: readonly Letter[], now: Instant, rest: readonly Write[]): Promise<void> {
  const timed = letters.map((letter) => ({ letter, timing: mailTiming(letter.person, letter.told, now) }));
  const held = timed.flatMap(({ letter, timing }) => (timing === 'DIGEST' ? [letter.person.account.account] : []));
  for (;;) {
    const digest = held.length > 0 ? await collecting(table) : null;
    const written = timed.flatMap(({ letter, timing }) => {
      const { person, told, city } = letter;
      const entry = entryOf(letter, now);
      const mailed = timing === 'AT_ONCE' ? [post(['mail', told.topic, entry.id], mailOf(person, entry), { city, at: now })] : [];
      const kept = timing === 'DIGEST' && digest ? [putLine(digest, inboxPlace(entry), { ...told, account: entry.account, city })] : [];
      return [putEntry(entry, null), ...mailed, ...kept];
    });
    try {
      return await table.transact([...written, ...(digest ? stillCollects(digest, held) : []), ...rest]);
    } catch (error) {
      // The digest was closed this very moment: what was meant for it goes into the next.
      if (!(error instanceof Conflict) || error.failed.some((name) => name !== 'closed')) throw error;
    }
  }
}

/** The entry that a letter makes in its reader's inbox. */
export function entryOf({ person, told, cause, at }: Letter, now: Instant): Entry {
  const { account } = person.account;
  return { account, at, id: nameOf('inbox', ...cause, account), ...spoken(told, now), readAt: null, version: 1 };
}

/** Digests are numbered: each run closes one, and from then on the next collects, however many days lie between. */
export const DIGEST = 'digest';

/** The digest that collects at present. */
export async function collecting(table: Table): Promise<MailingName> {
  const last = await loadLastRun(table, DIGEST);
  return { kind: DIGEST, name: String(Number(last?.name ?? 0) + 1).padStart(6, '0') };
}

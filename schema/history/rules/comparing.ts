/** What is wrong with an entry of the history, seen from its seal and from the entries beside it. Pure. */
import { auditShape, broughtIn, GENESIS, type AuditEntry } from '../../core/audit.ts';
import { hashOf } from '../../core/hash.ts';
import { HISTORY } from '../../core/marking.ts';
import { DAY, HOUR, type Instant } from '../../core/time.ts';
import type { Item } from '../../table/port.ts';
import type { SealedEntry } from '../model.ts';

export const WRONGS = ['MISSING', 'ALTERED', 'REORDERED', 'BACKDATED', 'BROKEN', 'FORGED', 'UNSEALED', 'SEAL_DAMAGED'] as const;
/** What may be wrong: see the enum of the graph for what each means. */
export type Wrong = (typeof WRONGS)[number];

/** Work that waits is dated from when it was asked for, and a schedule that is run late from its instant: half a day is never reached. */
const LATE = 12 * HOUR;
/** What leaves no trace is dated from the beginning of its day, and told with the next full hour. */
const LATE_UNTRACED = DAY + 2 * HOUR;
/** As long as what is dated rightly may wait for its seal: the stream keeps what it shows for a day. */
const HELD_UP = DAY + 2 * HOUR;

/**
 * What is wrong with an entry that was sealed, as it lies in the table now; null where nothing is. `elsewhere` says whether the thing has an
 * entry of this hash in another place, `others` whether one of this hash was sealed for another.
 */
export function whatIsWrong(
  sealed: SealedEntry,
  item: Item | null,
  { elsewhere, others }: { elsewhere: (hash: string) => boolean; others: (hash: string) => boolean },
): Wrong | null {
  const wasMoved = sealed.hash !== null && elsewhere(sealed.hash);
  if (!item) return wasMoved ? 'REORDERED' : 'MISSING';
  const { hash, mark } = item;
  if ((hash ?? null) !== sealed.hash) return wasMoved || (typeof hash === 'string' && others(hash)) ? 'REORDERED' : 'ALTERED';
  // An entry that an archive brought in keeps the mark it had; of what was told later the witness saw none.
  if ((sealed.mark !== null && mark !== sealed.mark) || !isWhole(item)) return 'ALTERED';
  return isBackdated(item, sealed.seen) ? 'BACKDATED' : null;
}

/** Whether an entry is what its hash says, lies where it says, and holds nothing beside. */
export function isWhole(item: Item): boolean {
  return entryIn(item) !== null && hashOf(contentOf(item)) === item['hash'];
}

/** The entry that an item is; null where it is none, or that of another place. */
export function entryIn({ pk, sk, ...rest }: Item): AuditEntry | null {
  const { data } = auditShape.strict().safeParse(rest);
  const isHere = data && pk === `${HISTORY}${data.kind}#${data.id}` && sk === String(data.version).padStart(6, '0');
  return isHere ? data : null;
}

/** What the hash says: all but itself, the mark, and by which archive it came. */
function contentOf(item: Item): object {
  const { pk: _, sk: __, hash: ___, mark: ____, imported: _____, ...content } = item;
  return content;
}

/** Whether an entry is dated well before the hour in which the table wrote it. What an archive brought in is as old as it is. */
function isBackdated(item: Item, seen: number): boolean {
  const { at, isUntraced, imported } = item;
  const late = isUntraced === true ? LATE_UNTRACED : LATE;
  return imported === undefined && typeof at === 'number' && seen * HOUR - at > late;
}

/** What is wrong with an entry in its trail, by the entry before it; null where nothing is. */
export function whatBreaks(item: Item, before: Item | null): Wrong | null {
  const entry = entryIn(item);
  if (!entry || !isWhole(item)) return 'ALTERED';
  const follows = entry.version === 1 ? entry.previous === GENESIS : entry.previous === before?.['hash'];
  return follows ? null : 'BROKEN';
}

/** What has to carry a mark of ours, and the mark: the hash itself or, where an archive brought it in, what was said of that (R6). */
export function markedIn({ hash, mark, imported }: AuditEntry): { hash: string; mark: string | null } {
  if (!imported) return { hash, mark: mark ?? null };
  return { hash: broughtIn({ hash, ...(mark !== undefined && { mark }) }, imported.archive), mark: imported.mark };
}

/** Whether an entry is so old that it should have been sealed. */
export function shouldBeSealed({ at, isUntraced }: Pick<AuditEntry, 'at' | 'isUntraced'>, now: Instant): boolean {
  return now - at > HELD_UP + (isUntraced ? LATE_UNTRACED : LATE);
}

/**
 * Every trail is whole, lies where it says and ends where its subject stands, every entry of it carries a mark of ours, and to everything
 * that changes a trail leads (V1).
 */
import * as z from 'zod';
import { auditShape, firstBreak, type AuditEntry } from '../../../schema/core/audit.ts';
import { auditEntry, padded } from '../../../schema/table/keys.ts';
import { subjectOf, trailOf } from '../../../schema/table/subjects.ts';
import type { Item } from '../../../schema/table/port.ts';
import { wrong, type Check, type Said } from './finding.ts';
import { placeOf, type Place } from './places.ts';

export const trails: Check = function* (partition) {
  const place = partition[0] && placeOf(partition[0]);
  if (place?.name === 'auditEntry') yield* trail(partition, place);
  else for (const item of partition) yield* ledTo(item);
};

/** Here nothing may stand in an entry that its hash does not cover, not even what would show it in a list. */
const entryShape = z.strictObject({ pk: z.string(), sk: z.string(), ...auditShape.shape });

function* trail(items: readonly Item[], { values: { kind = '', id = '' } }: Place): Iterable<Said> {
  const entries = items.map((item) => entryAt(item, { kind, id }));
  for (const [index, entry] of entries.entries()) {
    const of = items[index];
    if (entry && of)
      yield {
        of,
        hash: entry.hash,
        mark: entry.mark ?? null,
        imported: entry.imported ?? null,
        at: entry.at,
        isUntraced: entry.isUntraced ?? false,
      };
  }
  const damaged = entries.indexOf(null);
  const whole = damaged === -1 ? entries : entries.slice(0, damaged);
  const broken = firstBreak(whole.filter((entry) => entry !== null)) ?? (damaged === -1 ? null : damaged + 1);
  const last = items.at(-1);
  if (broken !== null) return yield wrong(items[broken - 1] ?? { pk: items[0]?.pk ?? '', sk: '' }, `the trail breaks at ${broken}`);
  const subject = subjectOf(kind, id);
  if (!subject || !last) return;
  yield {
    asks: [subject],
    judge: (found) => {
      const item = found(subject);
      if (item?.trail === last.hash && item?.version === items.length) return [];
      return [wrong(last, `the trail does not end at its subject, ${subject.pk} / ${subject.sk}`)];
    },
  };
}

/** An entry that is what it says and lies where it says; null otherwise, for another's whole history fits in nobody's place. */
function entryAt(item: Item, { kind, id }: { kind: string; id: string }): AuditEntry | null {
  const { data } = entryShape.safeParse(item);
  if (data?.kind !== kind || data.id !== id || data.sk !== padded(data.version, 6)) return null;
  const { pk: _, sk: __, ...entry } = data;
  return entry;
}

function* ledTo(item: Item): Iterable<Said> {
  const place = placeOf(item);
  // A section kept as it was has left its trail behind with its next version.
  if (typeof item.trail !== 'string' || !place || place.name === 'pastSection') return;
  const subject = trailOf(place);
  if (!subject) return yield wrong(item, 'it has a trail of no known kind');
  const entry = auditEntry.key({ ...subject, version: padded(Number(item.version), 6) });
  yield { asks: [entry], judge: (found) => (found(entry)?.hash === item.trail ? [] : [wrong(item, 'no trail leads to it')]) };
}

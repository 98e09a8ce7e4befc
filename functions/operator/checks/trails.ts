/**
 * Every trail is whole, lies where it says and ends where its subject stands, every entry of it carries a mark of ours, and to everything
 * that changes a trail leads (V1).
 */
import * as z from 'zod';
import { auditShape, firstBreak, type AuditEntry } from '../../../schema/core/audit.ts';
import { auditEntry, padded } from '../../../schema/table/keys.ts';
import { PATTERNS, type PlaceName } from '../../../schema/table/patterns.ts';
import type { Item, Key } from '../../../schema/table/port.ts';
import { wrong, type Check, type Said } from './finding.ts';
import { placeOf, type Place } from './places.ts';

/** What has a trail: its kind there, and how its id there is made of the values of its key. Of several values, one alone may hold a dot. */
const SUBJECTS: readonly { kind: string; at: PlaceName; id: RegExp }[] = [
  { kind: 'CYCLE', at: 'cycle', id: /^(?<cycle>.+)$/u },
  { kind: 'NOTICE_DRAFT', at: 'noticeDraft', id: /^(?<cycle>.+)$/u },
  { kind: 'COMMITTEE_IMPORT', at: 'committeeImport', id: /^(?<job>.+)$/u },
  { kind: 'REHEARSAL', at: 'rehearsal', id: /^(?<rehearsal>.+)$/u },
  { kind: 'HOLIDAYS', at: 'holidays', id: /^(?<region>[^.]+)\.(?<year>\d+)$/u },
  { kind: 'ACCOUNT', at: 'account', id: /^(?<account>.+)$/u },
  { kind: 'STANDING', at: 'standing', id: /^(?<account>.+)$/u },
  { kind: 'TITLE', at: 'title', id: /^(?<account>.+)\.(?<title>[^.]+)$/u },
  { kind: 'ORGANISATION', at: 'organisation', id: /^(?<organisation>.+)$/u },
  { kind: 'LOOKUPS', at: 'lookups', id: /^(?<account>.+)\.(?<day>[^.]+)$/u },
  { kind: 'IMPORT', at: 'importJob', id: /^(?<job>.+)$/u },
  { kind: 'APPLICATION', at: 'application', id: /^(?<application>.+)$/u },
  { kind: 'SECTION', at: 'section', id: /^(?<application>.+)\.(?<section>[^.]+)$/u },
  { kind: 'PROOF', at: 'proof', id: /^(?<application>.+)\.(?<number>\d+)$/u },
  { kind: 'PROOFS', at: 'proofCounter', id: /^(?<application>.+)$/u },
  { kind: 'ORIGINALS', at: 'originals', id: /^(?<application>.+)$/u },
  { kind: 'POSTING', at: 'posting', id: /^(?<posting>.+)$/u },
  { kind: 'OBJECTION', at: 'objection', id: /^(?<objection>.+)$/u },
  { kind: 'VACANCY', at: 'vacancy', id: /^(?<unit>.+)\.(?<cycle>[^.]+)\.(?<series>[^.]+)\.(?<level>[^.]+)$/u },
  { kind: 'MEETING', at: 'meeting', id: /^(?<meeting>.+)$/u },
  { kind: 'TABLE', at: 'summaryTable', id: /^(?<cycle>[^.]+)\.(?<department>.+)\.(?<series>[^.]+)\.(?<level>[^.]+)$/u },
  { kind: 'RECUSAL_REQUEST', at: 'recusalRequest', id: /^(?<application>.+)\.(?<number>\d+)$/u },
  { kind: 'SESSION', at: 'session', id: /^(?<session>.+)$/u },
  { kind: 'ROSTER', at: 'roster', id: /^(?<roster>.+)$/u },
  { kind: 'CERTIFICATE', at: 'certificate', id: /^(?<certificate>.+)$/u },
  { kind: 'FORM', at: 'reviewForm', id: /^(?<application>.+)$/u },
  { kind: 'BUNDLE', at: 'formBundle', id: /^(?<bundle>.+)$/u },
  { kind: 'ISSUER', at: 'issuer', id: /^(?<organisation>.+)$/u },
  { kind: 'DOCUMENT', at: 'titleDocument', id: /^(?<document>.+)$/u },
  { kind: 'RECHECK', at: 'recheck', id: /^(?<roster>[^.]+)\.(?<application>.+)$/u },
  { kind: 'WORK_SUMMARY', at: 'workSummary', id: /^(?<committee>[^.]+)\.(?<cycle>.+)$/u },
  { kind: 'YEAR_REPORT', at: 'yearReport', id: /^(?<report>.+)$/u },
  { kind: 'CANDIDATE', at: 'candidate', id: /^(?<application>.+)$/u },
  { kind: 'COMMITTEE', at: 'committeeFiling', id: /^(?<committee>.+)$/u },
  { kind: 'YEARLY', at: 'yearlyNotice', id: /^(?<committee>[^.]+)\.(?<cycle>.+)$/u },
  { kind: 'EXPERT', at: 'expert', id: /^(?<committee>[^.]+)\.(?<account>.+)$/u },
  { kind: 'DRAW', at: 'draw', id: /^(?<committee>.+)\.(?<cycle>[^.]+)\.(?<number>\d+)$/u },
  { kind: 'PREFERENCES', at: 'preferences', id: /^(?<account>.+)$/u },
  { kind: 'EXPORT', at: 'exportJob', id: /^(?<job>.+)$/u },
  { kind: 'CHECK', at: 'tableCheck', id: /^(?<check>.+)$/u },
];

/** Proofs are numbered in their trail, and padded in their key. */
const inKey = (name: string, value: string): string => (name === 'number' ? padded(Number(value), 3) : value);
const inTrail = (name: string, value: string): string => (name === 'number' ? String(Number(value)) : value);

/** Where the subject of a trail lies; null for what happens once and never changes, such as an opening of a phase. */
function subjectOf(kind: string, id: string): Key | null {
  const subject = SUBJECTS.find((one) => one.kind === kind);
  const named = subject?.id.exec(id)?.groups;
  if (!subject || !named) return null;
  const fill = (template: string) => template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => inKey(name, named[name] ?? ''));
  const { pk, sk } = PATTERNS[subject.at];
  return { pk: fill(pk), sk: fill(sk) };
}

/** The trail that leads to what lies at a place; null where none is known. */
function trailOf({ name, values }: Place): { kind: string; id: string } | null {
  const subject = SUBJECTS.find(({ at }) => at === name);
  if (!subject) return null;
  const names = [...subject.id.source.matchAll(/\(\?<(\w+)>/gu)].map(([, part = '']) => part);
  return { kind: subject.kind, id: names.map((part) => inTrail(part, values[part] ?? '')).join('.') };
}

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
    if (entry && of) yield { of, hash: entry.hash, mark: entry.mark ?? null, at: entry.at, isUntraced: entry.isUntraced ?? false };
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

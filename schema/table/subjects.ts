/**
 * What has a history, and where: by the kind and the id in the trail the place of the thing, and by the place of the thing its trail. For
 * whoever goes over many things of many kinds: what verifies a table, and what archives a year.
 */
import { padded } from './keys.ts';
import { PATTERNS, type PlaceName } from './patterns.ts';
import type { Place } from './places.ts';
import type { Key } from './port.ts';

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
  { kind: 'PHOTOGRAPH', at: 'photograph', id: /^(?<account>.+)$/u },
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
  { kind: 'MEASURE', at: 'measure', id: /^(?<measure>.+)$/u },
  { kind: 'INSPECTION', at: 'inspection', id: /^(?<inspection>.+)$/u },
  { kind: 'CASE', at: 'caseFile', id: /^(?<case>.+)$/u },
  { kind: 'SIGNAL', at: 'signal', id: /^(?<signal>.+)$/u },
  { kind: 'SIGNAL_RUN', at: 'signalRun', id: /^(?<run>.+)$/u },
  { kind: 'PUBLICATION', at: 'publication', id: /^(?<publication>.+)$/u },
  { kind: 'PREFERENCES', at: 'preferences', id: /^(?<account>.+)$/u },
  { kind: 'EXPORT', at: 'exportJob', id: /^(?<job>.+)$/u },
  { kind: 'LIST_EXPORT', at: 'listExport', id: /^(?<job>.+)$/u },
  { kind: 'ARCHIVE', at: 'archive', id: /^(?<archive>.+)$/u },
  { kind: 'CHECK', at: 'tableCheck', id: /^(?<check>.+)$/u },
];

/** Proofs are numbered in their trail, and padded in their key. */
const inKey = (name: string, value: string): string => (name === 'number' ? padded(Number(value), 3) : value);
const inTrail = (name: string, value: string): string => (name === 'number' ? String(Number(value)) : value);

/** Where the subject of a trail lies; null for what happens once and never changes, such as an opening of a phase. */
export function subjectOf(kind: string, id: string): Key | null {
  const subject = SUBJECTS.find((one) => one.kind === kind);
  const named = subject?.id.exec(id)?.groups;
  if (!subject || !named) return null;
  const fill = (template: string) => template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => inKey(name, named[name] ?? ''));
  const { pk, sk } = PATTERNS[subject.at];
  return { pk: fill(pk), sk: fill(sk) };
}

/** The trail that leads to what lies at a place; null where none is known. */
export function trailOf({ name, values }: Place): { kind: string; id: string } | null {
  const subject = SUBJECTS.find(({ at }) => at === name);
  if (!subject) return null;
  const names = [...subject.id.source.matchAll(/\(\?<(\w+)>/gu)].map(([, part = '']) => part);
  return { kind: subject.kind, id: names.map((part) => inTrail(part, values[part] ?? '')).join('.') };
}

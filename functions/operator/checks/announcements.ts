/**
 * A cycle as it must be: its head agrees with its newest version, every version is what its hash, its shape and the history say, and its draft
 * stands where the head does (C8, C15).
 */
import { announcementFrom, documentShape } from '../../../schema/announcement/document/index.ts';
import { headShape, versionShape, type AnnouncementVersion, type CycleHead } from '../../../schema/announcement/model.ts';
import { amendmentShape } from '../../../schema/calendar/model.ts';
import { auditShape } from '../../../schema/core/audit.ts';
import { canonical, createSha256 } from '../../../schema/core/hash.ts';
import { draftShape, writtenIn, type Draft } from '../../../schema/drafting/model.ts';
import { auditEntry, cityDrafts, cycle as cycleHead, cycles, noticeDraft, padded } from '../../../schema/table/keys.ts';
import type { Item } from '../../../schema/table/port.ts';
import { read, wrong, type Check, type Said } from './finding.ts';
import { placeOf } from './places.ts';

type Kept<T> = { item: Item; data: T };

export const announcements: Check = function* (partition) {
  const [first] = partition;
  if (!first?.pk.startsWith('CYCLE#')) return;
  const item = partition.find(({ sk }) => sk === cycleHead.sk);
  const versions = all(partition, 'announcementVersion', versionShape);
  const head = read(headShape, item);
  for (const one of versions) yield* versionWrong(one);
  if (item && head) yield* headWrong({ item, data: head }, versions, partition);
  const orphan = item ? undefined : partition.find(({ sk }) => sk !== noticeDraft.sk);
  if (orphan) yield wrong(orphan, 'it is of a cycle without a head');
  const draft = partition.find(({ sk }) => sk === noticeDraft.sk);
  const data = read(draftShape, draft);
  // Beside a head that cannot be read nothing can be said of its draft.
  if (draft && data && Boolean(item) === Boolean(head))
    for (const what of draftWrong(draft, data, head, versions)) yield wrong(draft, what);
  if (item && head?.state === 'WITHDRAWN' && !draft) yield wrong(item, 'it is withdrawn, and there is no draft that was');
};

function all<S extends Parameters<typeof read>[0]>(partition: readonly Item[], name: string, shape: S) {
  return partition
    .filter((item) => placeOf(item)?.name === name)
    .flatMap((item) => {
      const data = read(shape, item);
      return data === null ? [] : [{ item, data }];
    });
}

/** What a version is, by itself. */
function* versionWrong({ item, data: { cycle, number, text, hash } }: Kept<AnnouncementVersion>): Iterable<Said> {
  const at = placeOf(item)?.values;
  if (at?.['cycle'] !== cycle || at['number'] !== padded(number)) yield wrong(item, 'it lies where another version would');
  if (!isWhole({ text, hash })) return yield wrong(item, 'its hash is not that of its text');
  const document = jsonIn(text);
  if (!documentShape.safeParse(document).success) return yield wrong(item, 'its text is no notice');
  if ((document as { cycle: string }).cycle !== cycle) yield wrong(item, 'its text is the notice of another cycle');
}

/** Whether a version has the hash of its text, as it was written. */
export function isWhole({ text, hash }: Pick<AnnouncementVersion, 'text' | 'hash'>): boolean {
  const sha256 = createSha256();
  sha256.update(Buffer.from(text));
  return sha256.digest() === hash;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function* headWrong(
  { item, data: head }: Kept<CycleHead>,
  versions: readonly Kept<AnnouncementVersion>[],
  own: readonly Item[],
): Iterable<Said> {
  const { cycle, city, year, round, forNew } = head;
  const numbers = versions.map(({ data }) => data.number);
  const kept = own.filter((one) => placeOf(one)?.name === 'announcementVersion').length;
  const amended = all(own, 'amendment', amendmentShape);
  const listed = cycles.entry({ city, year: padded(year), round: String(round), cycle });
  const said: (string | false)[] = [
    placeOf(item)?.values['cycle'] !== cycle && 'it lies where another cycle would',
    (kept !== head.versions || head.versions === 0) && `it counts ${head.versions} versions, and there are ${kept}`,
    numbers.some((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1) && 'its versions are not numbered in order',
    forNew.some((number, index) => number < 2 || !numbers.includes(number) || forNew.indexOf(number) !== index) &&
      'of its versions for new ones alone one is not there',
    head.news.some(({ number }) => !numbers.includes(number)) && 'it tells of a version that is not there',
    head.state === 'PUBLISHED' && head.withdrawn !== null && 'it is in force, and was withdrawn',
    Object.entries(listed).some(([name, value]) => item[name] !== value) && 'the list of cycles shows it elsewhere',
    amended.some(({ data }, index) => data.number !== index + 1) && 'the amendments of its windows are not numbered in order',
  ];
  for (const what of said) if (what !== false) yield wrong(item, what);
  const newest = newestOf(head, versions);
  const differs = newest ? differing(head, newest) : [];
  if (differs.length > 0) yield wrong(item, `it does not agree with its newest version in ${differs.join(', ')}`);
  yield fromHistory(head, versions);
}

/** The version in force; null where another was kept last, of which the head's own check tells. */
function newestOf(head: CycleHead | null, versions: readonly Kept<AnnouncementVersion>[]): AnnouncementVersion | null {
  const last = versions.at(-1)?.data;
  return last && last.number === head?.versions ? last : null;
}

/** In what a head is not what publishing that version has made it; of one that is damaged its own check tells. */
function differing(head: CycleHead, { text, hash }: AnnouncementVersion): string[] {
  const document = jsonIn(text);
  if (!isWhole({ text, hash }) || !documentShape.safeParse(document).success) return [];
  const { phases, ...said } = announcementFrom(document);
  const window = {
    opensAt: Math.min(...phases.map(({ opensAt }) => opensAt)),
    closesAt: Math.max(...phases.map(({ closesAt }) => closesAt)),
  };
  const names = ['city', 'cityName', 'year', 'round', 'title', 'document', 'opensAt', 'closesAt'] as const;
  return names.filter((name) => head[name] !== { ...said, ...window }[name]);
}

/** The history, which is marked, says which hash each version was published with: a version and its hash are not written anew together. */
function fromHistory({ cycle, version }: CycleHead, versions: readonly Kept<AnnouncementVersion>[]): Said {
  const asks = Array.from({ length: version }, (_, index) => auditEntry.key({ kind: 'CYCLE', id: cycle, version: padded(index + 1, 6) }));
  return {
    asks,
    judge: (found) => {
      const published = asks.map((key) => read(auditShape, found(key))?.detail);
      return versions.flatMap(({ item, data: { number, text, hash } }) => {
        const entry = published.find((detail) => detail?.['number'] === number);
        // What is damaged in itself, or has lost its history, is told of already.
        if (!entry || entry['hash'] === hash || !isWhole({ text, hash })) return [];
        return [wrong(item, 'it is not what was published: the history has another hash')];
      });
    },
  };
}

function draftWrong(item: Item, draft: Draft, head: CycleHead | null, versions: readonly Kept<AnnouncementVersion>[]): string[] {
  const { cycle, city, year, round, state, amends, proposed } = draft;
  const inForce = head?.state === 'PUBLISHED';
  const isWorkedOn = state === 'OPEN' || state === 'PROPOSED';
  const listed = cityDrafts.entry({ city, year: padded(year), round: String(round), cycle });
  const isReadable = typeof jsonIn(draft.text) === 'object' && jsonIn(draft.text) !== null;
  const newest = newestOf(head, versions);
  const isWhatIsInForce = isReadable && (newest === null || canonical(writtenIn(draft)) === canonical(jsonIn(newest.text)));
  const said: (string | false)[] = [
    placeOf(item)?.values['cycle'] !== cycle && 'the draft lies where another would',
    !isReadable && 'the text of the draft cannot be read',
    head !== null && (head.city !== city || head.year !== year || head.round !== round) && 'the draft is of another city, year or round',
    Object.entries(listed).some(([name, value]) => item[name] !== value) && 'the list of drafts shows it elsewhere',
    (state === 'PROPOSED') !== (proposed !== null) && 'the draft is proposed by nobody, or somebody proposes what is not',
    amends !== null && !isWorkedOn && `the draft amends while it is ${state}`,
    amends !== null && isWorkedOn && !inForce && 'the draft amends what is not in force',
    amends !== null && inForce && amends.version > head.versions && 'the draft amends a version that is not there',
    amends === null && isWorkedOn && inForce && 'the draft is worked on while its notice is in force, and amends nothing',
    state === 'PUBLISHED' && !inForce && 'the draft is published, and its notice is not in force',
    state === 'DROPPED' && inForce && 'the draft is withdrawn, and its notice is in force',
    state === 'PUBLISHED' && inForce && isReadable && !isWhatIsInForce && 'the draft says it is published, and is not what is in force',
  ];
  return said.filter((one) => one !== false);
}

/** A public document as it must be: every version is what its hash says, its head is what the last one says, and what replaces it knows it (V7). */
import {
  contentShape,
  headOf,
  publicationShape,
  publicationVersionShape,
  type Publication,
  type PublicationVersion,
} from '../../../schema/disclosure/model.ts';
import { canonical } from '../../../schema/core/hash.ts';
import { padded, publication } from '../../../schema/table/keys.ts';
import type { Item } from '../../../schema/table/port.ts';
import { isWhole } from './announcements.ts';
import { read, wrong, type Check, type Question, type Said } from './finding.ts';

export const publications: Check = function* (partition) {
  const [first] = partition;
  if (!first?.pk.startsWith(publication.prefix)) return;
  const item = partition.find(({ sk }) => sk === publication.sk);
  if (!item) return yield wrong(first, 'it is a version of a document without a head');
  const kept = partition.filter((one) => one !== item);
  for (const one of kept) yield* versionWrong(one);
  const head = read(publicationShape, item);
  if (!head) return;
  const numbers = kept.map(({ sk }) => sk);
  const wanted = Array.from({ length: head.versions }, (_, index) => `VERSION#${padded(index + 1)}`);
  if (numbers.join() !== wanted.join()) yield wrong(item, `it counts ${head.versions} versions, and there are ${kept.length}`);
  const last = read(publicationVersionShape, kept.at(-1));
  if (last && differs(head, last)) yield wrong(item, 'it does not agree with its last version');
  for (const id of [head.replaces, head.replaced?.by]) if (typeof id === 'string') yield pointing(item, head, id);
};

function* versionWrong(item: Item): Iterable<Said> {
  const version = read(publicationVersionShape, item);
  if (version && !isWhole(version)) yield wrong(item, 'its hash is not that of its text');
}

function differs(head: Publication, { text, hash }: PublicationVersion): boolean {
  const { data } = contentShape.safeParse(jsonIn(text));
  if (!data || head.hash !== hash) return true;
  const shown = headOf(data);
  return canonical(shown) !== canonical(Object.fromEntries(Object.keys(shown).map((name) => [name, head[name as keyof Publication]])));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What replaces a document says so, unless it was taken off; and so does what is replaced. */
function pointing(item: Item, head: Publication, id: string): Question {
  const key = publication.key({ publication: id });
  return {
    asks: [key],
    judge: (found) => {
      const other = read(publicationShape, found(key));
      if (!other) return [wrong(item, 'it points at a document that is not there')];
      const isKnown = id === head.replaced?.by ? other.replaces === head.id : head.withdrawn !== null || other.replaced?.by === head.id;
      return isKnown ? [] : [wrong(item, 'the document that it points at does not point back')];
    },
  };
}

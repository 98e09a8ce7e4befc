/** What lies in applications of several people (V6): the same file, the same paper or patent. Pure. */
import { hashOf } from '../../../core/hash.ts';
import { say } from '../../../core/refusal.ts';
import { aboutApplications, inOrder, shown, type Applied, type Found } from '../found.ts';
import { plain } from './min-hash.ts';

/** What is shared, and by whom: things shared by the same applications together. */
type Shared<T> = { all: Applied[]; things: Map<string, T> };

/** Groups what several people have; `thingsOf` says what an application has, by a mark that is the same for the same thing. */
function sharedBy<T>(applications: readonly Applied[], people: number, thingsOf: (one: Applied) => Iterable<[string, T]>): Shared<T>[] {
  const holders = new Map<string, { thing: T; all: Map<string, Applied> }>();
  for (const one of applications) {
    for (const [mark, thing] of thingsOf(one)) {
      const found = holders.get(mark) ?? { thing, all: new Map<string, Applied>() };
      found.all.set(one.application, one);
      holders.set(mark, found);
    }
  }
  const groups = new Map<string, Shared<T>>();
  for (const [mark, { thing, all }] of holders) {
    if (new Set([...all.values()].map(({ applicant }) => applicant)).size <= people) continue;
    const name = inOrder(all.keys()).join(' ');
    const group = groups.get(name) ?? { all: [...all.values()], things: new Map<string, T>() };
    group.things.set(mark, thing);
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** The very same file among the proofs of several people. */
export function sameFile(applications: readonly Applied[]): Found[] {
  const groups = sharedBy(applications, 1, ({ proofs }) => proofs.map(({ sha256 }): [string, string] => [sha256, sha256]));
  return groups.map(({ all, things }): Found => {
    const hashes = inOrder(things.keys());
    const about = aboutApplications(all);
    const where = all.flatMap(({ application, proofs }) =>
      proofs.filter(({ sha256 }) => things.has(sha256)).map(({ number }) => `${application}/${number}`),
    );
    return {
      kind: 'SAME_FILE',
      subject: about.applications,
      facts: hashes,
      reason: say(
        `${about.applications.length}件申报的佐证材料中有${hashes.length}个完全相同的文件。`,
        `The proofs of ${about.applications.length} applications have the very same files: ${hashes.length}.`,
      ),
      evidence: [shown('sha256', ...hashes), shown('proofs', ...inOrder(where)), shown('applications', about.applications.length)],
      about,
    };
  });
}

/** A number of a Chinese patent, as it is written in a text: of 2003 and later, with its check digit. */
const PATENT = /(?:ZL|CN)\s?(\d{4}\s?[1-389]\s?\d{7})\s?[.．]\s?([\dXx])/gu;

function patentsIn(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(PATENT)].map(
    ([, body = '', check = '']) => `ZL${body.replaceAll(' ', '')}.${check.toUpperCase()}`,
  );
}

/** The papers of an application by title and journal, and the patents that its achievements name. */
function* works({ papers, texts }: Applied): Generator<[string, { title: string; venue: string }]> {
  for (const { title, venue } of papers) {
    // A title alone is not enough: 工作总结 and the like are anybody's.
    if (plain(title) !== '' && plain(venue) !== '') yield [hashOf({ title: plain(title), venue: plain(venue) }), { title, venue }];
  }
  for (const patent of texts.flatMap(patentsIn)) yield [hashOf({ patent }), { title: patent, venue: '' }];
}

/**
 * The same paper or patent claimed by more people than it has authors. The form does not ask how many these are, so that the policy says
 * how many may claim one without a word.
 */
export function sameAchievement(applications: readonly Applied[], { authors }: { authors: number }): Found[] {
  return sharedBy(applications, authors, works).map(({ all, things }): Found => {
    const about = aboutApplications(all);
    const claimed = [...things.values()].toSorted((a, b) => (a.title < b.title ? -1 : 1));
    return {
      kind: 'SAME_ACHIEVEMENT',
      subject: about.applications,
      facts: inOrder(things.keys()),
      reason: say(
        `${about.applications.length}件申报填报了相同的论文或专利，共${things.size}项，请核实署名。`,
        `${about.applications.length} applications claim the same papers or patents (${things.size}); see whose they are.`,
      ),
      evidence: [
        shown('title', ...claimed.map(({ title }) => title)),
        shown('venue', ...inOrder(claimed.map(({ venue }) => venue).filter((venue) => venue !== ''))),
        shown('applications', about.applications.length),
      ],
      about,
    };
  });
}

/** Achievements of several people in nearly the same words (V6). Pure. */
import { hashOf } from '../../../core/hash.ts';
import { say } from '../../../core/refusal.ts';
import { aboutApplications, inOrder, shown, type Applied, type Found } from '../found.ts';
import { alikePairs, plain } from './min-hash.ts';

type Row = { of: Applied; row: number; text: string };

/** Texts alike by `nearText` per cent or more; of fewer than `nearLeast` characters they are phrases, and nobody's own. */
export function nearText(
  applications: readonly Applied[],
  { nearText: percent, nearLeast }: { nearText: number; nearLeast: number },
): Found[] {
  const rows = applications.flatMap((of) =>
    of.texts.flatMap((text, index): Row[] => (plain(text).length < nearLeast ? [] : [{ of, row: index + 1, text }])),
  );
  const texts = rows.map(({ text }) => text);
  const pairs = alikePairs(texts, percent / 100, (one, other) => rows[one]?.of.applicant !== rows[other]?.of.applicant);
  const groups = grouped(rows.length, pairs);
  const highest = new Map<number, number>();
  for (const { one, likeness } of pairs) {
    const group = groups.of(one);
    highest.set(group, Math.max(highest.get(group) ?? 0, likeness));
  }
  return [...highest].map(([group, likeness]) =>
    told(
      rows.filter((_, index) => groups.of(index) === group),
      likeness,
    ),
  );
}

/** Texts that hang together by pairs are one matter: what thirty have copied from each other is told of once. */
function grouped(count: number, pairs: readonly { one: number; other: number }[]): { of: (place: number) => number } {
  const heads = Array.from({ length: count }, (_, place) => place);
  const of = (place: number): number => {
    let head = place;
    while (heads[head] !== head) head = heads[head] ?? head;
    heads[place] = head;
    return head;
  };
  for (const { one, other } of pairs) heads[of(other)] = of(one);
  return { of };
}

function told(rows: readonly Row[], likeness: number): Found {
  const about = aboutApplications(rows.map(({ of }) => of));
  const percent = Math.floor(likeness * 100);
  return {
    kind: 'NEAR_TEXT',
    subject: about.applications,
    facts: inOrder(rows.map(({ text }) => hashOf(plain(text)))),
    reason: say(
      `${about.applications.length}件申报的业绩内容雷同，最高相似度${percent}%。`,
      `Achievements of ${about.applications.length} applications are nearly the same text, by up to ${percent} %.`,
    ),
    evidence: [
      shown('similarity', percent),
      shown('texts', ...inOrder(rows.map(({ of, row }) => `${of.application}/${row}`))),
      shown('applications', about.applications.length),
    ],
    about,
  };
}

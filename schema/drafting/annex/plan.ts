/**
 * What an annex makes of the committees of a draft (C12). Ids stay: a committee keeps the id under which it stands in the draft, or in the
 * notice that the draft comes from, as long as its name is the same, whatever its number has become; and no other committee is given an id
 * that means one there. So the ways of two years can be compared. Pure.
 */
import { canonical } from '../../core/hash.ts';
import { isRight, type ChangeKind, type CommitteeRow, type Counts, type ReadCommittee, type Replaces } from './model.ts';
import { nameKey } from './names.ts';

type Fields = Record<string, unknown>;

/** What becomes of a committee: its new name and number, or the old ones where it goes; `fields` are those that change. */
export type Change = { kind: ChangeKind; id: string; number: number | null; name: string; fields: string[] };

export type Plan = { committees: unknown[]; changes: Change[]; counts: Counts };

type From = {
  /** The part of the draft as it stands, whatever was typed there; and the committees of the notice that it comes from. */
  present: unknown;
  earlier: unknown;
  rows: readonly CommitteeRow[];
  /** All rows of the workbook, where some of them are left out on trial. */
  workbook?: readonly CommitteeRow[];
  replaces: Replaces;
  year: number;
};

export function planOf({ present: standing, earlier, rows, workbook = rows, replaces, year }: From): Plan {
  const present = listed(standing);
  const right = rows.filter(isRight).flatMap(({ read }) => read ?? []);
  const wrong = rows.filter((row) => !isRight(row)).flatMap(({ read }) => read ?? []);
  const rightNames = new Set(right.map(({ name }) => nameKey(name)));
  const hasAnnex = workbook.some(({ read }) => read !== null && read.number !== null);
  const stays = staying(present, { right, wrong, replaces, hasAnnex }).filter((one) => !rightNames.has(keyOf(one)));
  const ids = idsOf(right, { present, earlier: listed(earlier), stays, year });
  const before = new Map(present.map((one) => [one.id, one]));
  const made = right.map((read, index) => {
    const one = { ...read, id: ids[index] ?? '' };
    const old = before.get(one.id);
    const fields = old ? differing(old, one) : [];
    const kind: ChangeKind = old ? (fields.length > 0 ? 'CHANGED' : 'UNCHANGED') : 'ADDED';
    return { one: kind === 'UNCHANGED' && old ? old : one, change: changeOf(kind, one, fields) };
  });
  const left = new Set([...ids, ...stays.map(({ id }) => id)]);
  const removed = present.filter((one) => !left.has(one.id as string) && !stays.includes(one));
  const changes = [
    ...made.map(({ change }) => change),
    ...stays.map((one) => changeOf('KEPT', one)),
    ...removed.map((one) => changeOf('REMOVED', one)),
  ];
  const counts: Counts = { ADDED: 0, CHANGED: 0, REMOVED: 0, UNCHANGED: 0, KEPT: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return { committees: inOrder([...stays, ...made.map(({ one }) => one)], present), changes, counts };
}

/** Rows of a part as far as they are any. */
function listed(part: unknown): Fields[] {
  return Array.isArray(part) ? part.filter((one): one is Fields => typeof one === 'object' && one !== null && !Array.isArray(one)) : [];
}

type Reads = readonly ReadCommittee[];

const keyOf = ({ name }: Fields): string => (typeof name === 'string' ? nameKey(name) : '');
const isNumbered = ({ number }: Fields): boolean => typeof number === 'number';

/**
 * What is not in the workbook and stays: with ANNEX the city's own, and all of the annex where the workbook has nothing of it. What stands
 * there wrongly is as it was: a row that is skipped takes nothing away.
 */
function staying(
  present: readonly Fields[],
  { right, wrong, replaces, hasAnnex }: { right: Reads; wrong: Reads; replaces: Replaces; hasAnnex: boolean },
): Fields[] {
  const names = new Set(wrong.map(({ name }) => nameKey(name)).filter((name) => name !== ''));
  const taken = new Set(right.map(({ number }) => number));
  const numbers = new Set(wrong.map(({ number }) => number).filter((number) => number !== null && !taken.has(number)));
  return present.filter(
    (one) =>
      (replaces === 'ANNEX' && (!isNumbered(one) || !hasAnnex)) ||
      names.has(keyOf(one)) ||
      (isNumbered(one) && numbers.has(Number(one.number))),
  );
}

type Known = { present: readonly Fields[]; earlier: readonly Fields[]; stays: readonly Fields[]; year: number };

/** The ids of the rows, in their order: those that their names have first, then new ones. */
function idsOf(rows: readonly ReadCommittee[], { present, earlier, stays, year }: Known): string[] {
  const taken = new Set(stays.map(({ id }) => String(id)));
  const named = new Map<string, string>();
  // What the notice says that the draft comes from is what others compare with; a draft may have been imported into before.
  for (const one of [...earlier, ...present]) {
    const key = keyOf(one);
    if (typeof one.id === 'string' && one.id !== '' && key !== '' && !named.has(key)) named.set(key, one.id);
  }
  const ids = rows.map(({ name }) => {
    const id = named.get(nameKey(name));
    if (id === undefined || taken.has(id)) return null;
    taken.add(id);
    return id;
  });
  for (const { id } of earlier) taken.add(String(id));
  return ids.map((id, index) => {
    const row = rows[index];
    if (id !== null || !row) return id ?? '';
    const fresh = freshId(row, taken, year);
    taken.add(fresh);
    return fresh;
  });
}

/** `annex-1-17` for number 17 of annex 1, `city-health` for the city's own; where that means another, with the year behind it. */
function freshId({ number, series }: ReadCommittee, taken: ReadonlySet<string>, year: number): string {
  const plain = number === null ? `city-${series ?? 'own'}` : `annex-1-${number}`;
  for (let count = 0; ; count += 1) {
    const id = [plain, ...(count > 0 ? [year] : []), ...(count > 1 ? [count] : [])].join('-');
    if (!taken.has(id)) return id;
  }
}

/** The fields in which they differ; what a document may leave out is as if it were said. */
function differing(old: Fields, one: Fields): string[] {
  const said = { ...LEFT_OUT, ...old };
  return [...new Set([...Object.keys(said), ...Object.keys(one)])].filter(
    (name) => canonical(said[name as keyof typeof said] ?? null) !== canonical(one[name] ?? null),
  );
}
const LEFT_OUT: Fields = { scope: 'PROVINCE', ownStaffOnly: false };

function changeOf(kind: ChangeKind, { id, number, name }: Fields, fields: string[] = []): Change {
  return {
    kind,
    id: typeof id === 'string' ? id : '',
    number: typeof number === 'number' ? number : null,
    name: typeof name === 'string' ? name : '',
    fields,
  };
}

/** The city's own first, as they stood, then the annex by its numbers. */
function inOrder(committees: readonly Fields[], present: readonly Fields[]): Fields[] {
  const places = new Map(present.map(({ id }, index) => [id, index]));
  const own = committees.filter((one) => !isNumbered(one));
  const annex = committees.filter(isNumbered);
  const placed = ({ id }: Fields) => places.get(id) ?? present.length;
  return [...own.toSorted((a, b) => placed(a) - placed(b)), ...annex.toSorted((a, b) => Number(a.number) - Number(b.number))];
}

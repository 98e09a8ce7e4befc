/** What keeps an expert from a candidate, found from what is on record of both (E5). Pure. */
import { foldedName } from '../../core/names.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Day } from '../../core/time.ts';
import type { Expert } from '../../committee/pool/model.ts';
import { evaluationRefusals } from '../refusals.ts';
import type { Interest } from './model.ts';

/** What is known of an applicant: where they work and have worked, and what they write of what they did. */
export type Known = {
  applicant: string;
  /** Each unit with the day on which they left it; null while they are there. */
  units: readonly { name: string; until: Day | null }[];
  /** Titles of papers and achievements, as submitted. */
  texts: readonly string[];
};

/** What was found: the interest, and of what it follows. */
export type Found = { interest: Interest; because: string };

type Facts = Pick<Expert, 'account' | 'name' | 'unit' | 'pastUnits'>;

/** Whatever of an expert's record and of the applicant's meets, by the policy's years; nothing where nothing does. */
export function findInterests(expert: Facts, known: Known, { day, years }: { day: Day; years: number }): Found[] {
  if (expert.account === known.applicant) return [{ interest: 'OTHER', because: '本人' }];
  const since = yearsBefore(day, years);
  const isRecent = ({ until }: { until: Day | null }) => until === null || until > since;
  const own = [{ name: expert.unit, until: null }, ...expert.pastUnits.map(({ unit, until }) => ({ name: unit, until }))].filter(isRecent);
  const theirs = known.units.filter(isRecent);
  const shared = own.find(({ name }) => theirs.some((unit) => sameUnit(unit.name, name)));
  const together = Array.from(expert.name).length > 1 && known.texts.some((text) => text.includes(expert.name));
  return [
    ...(shared ? [{ interest: 'COLLEAGUE' as const, because: shared.name }] : []),
    ...(together ? [{ interest: 'COAUTHOR' as const, because: expert.name }] : []),
  ];
}

/** The same day so many years before; 29 February stays as it is written, which sorts rightly. */
function yearsBefore(day: Day, years: number): Day {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}

/** Names of units are typed: width, blanks and brackets make no difference, and a department of a unit is of that unit. */
export function sameUnit(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return a === b || (shorter.length >= LEAST_NAME && longer.startsWith(shorter));
}
/** A name this long is that of a unit, and what begins with it is a part of it: 嘉峪关市第一中学 and 嘉峪关市第一中学初中部. */
const LEAST_NAME = 6;

function bare(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s()《》“”"·.,，。、-]/gu, '')
    .toLowerCase();
}

/** Why an opinion is not told to the applicant: it names an expert of the pool, however the name is typed; one character is no name (E3). */
export function whyNotTold(opinion: string, applicant: string, pool: readonly Pick<Expert, 'account' | 'name'>[]): Refusal | null {
  const told = foldedName(opinion);
  const isNamed = ({ account, name }: Pick<Expert, 'account' | 'name'>) =>
    account !== applicant && Array.from(foldedName(name)).length > 1 && told.includes(foldedName(name));
  return pool.some(isNamed) ? evaluationRefusals.EXPERT_NAMED() : null;
}

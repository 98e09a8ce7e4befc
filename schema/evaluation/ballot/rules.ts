/** When a committee can vote, when a candidate passes, and what the ballots in a box come to (E8, E9). Pure, and in integers. */
import { CHOICES, type Count, type Fault, type Listed } from './model.ts';

/** Whether so many present of so many members can vote: two thirds of them at least (E8). Who is recused is neither. */
export function hasQuorum({ present, members }: { present: number; members: number }): boolean {
  return members > 0 && 3 * present >= 2 * members;
}

/** Whether so many of those present pass a candidate: two thirds at least, abstentions being present (E9). Nobody present passes nobody. */
export function passes({ yes, present }: { yes: number; present: number }): boolean {
  return present > 0 && 3 * yes >= 2 * present;
}

/** A thing that lies in a box, judged: a ballot of this vote, or what is none. */
export type Judged = Listed | { spoilt: string };

/** What a box comes to. Whatever order its ballots are read in, it is the same. */
export function countOf(vote: string, judged: readonly Judged[], tokens: number): Count {
  const list = judged.filter((one): one is Listed => 'hash' in one).toSorted(inOrder);
  const of = (choice: Listed['choice']) => list.filter((one) => one.choice === choice).length;
  const spoilt = judged.flatMap((one): Fault[] => ('spoilt' in one ? [{ code: 'SPOILT', ballot: one.spoilt }] : []));
  const exceeds: Fault[] = list.length > tokens ? [{ code: 'BALLOTS_EXCEED_TOKENS', ballots: list.length, tokens }] : [];
  return {
    vote,
    yes: of('YES'),
    no: of('NO'),
    abstain: of('ABSTAIN'),
    tokens,
    notCast: Math.max(0, tokens - list.length),
    list,
    faults: [...exceeds, ...spoilt],
  };
}

function inOrder(a: Listed, b: Listed): number {
  const byChoice = CHOICES.indexOf(a.choice) - CHOICES.indexOf(b.choice);
  if (byChoice !== 0) return byChoice;
  return a.hash < b.hash ? -1 : 1;
}

/** How members vote: each client makes a ballot, has it signed blindly, and casts it later, by nobody, in an order that is drawn (E9, E10). */
import { freshKeyOf } from './keys.ts';
import { randomInt } from 'node:crypto';
import { blind, bodyOf, finalise, newBallot, numberOf, type Choice } from '../support/voter.ts';
import { candidateOf } from './candidates.ts';
import { atOnce, move } from './moves.ts';
import type { Named, Stage } from './stage.ts';

export type Tally = { present: number; members: number; yes: number; no: number; abstain: number };
export type Vote = {
  vote: string;
  state: string;
  publicKey: string;
  fingerprint: string;
  mayVote: boolean;
  passed: boolean | null;
  tally: Tally | null;
};
export const VOTE = 'vote state publicKey fingerprint mayVote passed tally { present members yes no abstain }';
export type Row = { isDone: boolean; refusal: { code: string } | null; vote: Vote | null };
const ROWS = `rows { isDone refusal { code } vote { ${VOTE} } }`;

/** A ballot that a client keeps until it has found it in the list. */
export type Kept = { member: Named; vote: string; hash: string; choice: Choice };
/** What somebody votes on a candidate: null takes a token and casts nothing; undefined is not there. */
export type Choosing = (member: Named, applicant: Named) => Choice | null | undefined;

export async function openVotes(stage: Stage, who: Named, people: readonly Named[]): Promise<Row[]> {
  return (await move<{ rows: Row[] }>(stage, who, 'openVotes', ROWS, asked(stage, people))).rows;
}
export async function closeVotes(stage: Stage, who: Named, people: readonly Named[]): Promise<Row[]> {
  return (await move<{ rows: Row[] }>(stage, who, 'closeVotes', ROWS, asked(stage, people))).rows;
}
const asked = (stage: Stage, people: readonly Named[]) => ({
  session: stage.session,
  candidates: people.map((person) => candidateOf(stage, person)),
  key: freshKeyOf('votes'),
});

type Ready = Kept & { body: string };

/** All tokens first, each member by themselves; then the ballots of all, in an order that is drawn. */
export async function cast(
  stage: Stage,
  members: readonly Named[],
  open: readonly (readonly [Named, Vote])[],
  choosing: Choosing,
): Promise<Kept[]> {
  const ready: Ready[] = [];
  await atOnce(members, async (member) => {
    for (const [applicant, vote] of open) {
      const choice = choosing(member, applicant);
      if (choice === undefined) continue;
      const token = await taken(stage, member, applicant, vote, choice ?? 'YES');
      if (choice !== null) ready.push(token);
    }
  });
  await stage.until(after(await stage.client.now(), 5 + randomInt(26)));
  shuffle(ready);
  const answers: string[] = [];
  await atOnce(ready, async ({ body, hash }) => {
    const told = await stage.client.cast(body);
    if (told.answer !== 'CAST' || told.hash !== hash || told.bytes !== 512) answers.push(`${told.answer} ${told.bytes}`);
  });
  if (answers.length > 0) stage.expectThat('选票均已投入票箱 / every ballot is in its box', false, answers);
  return ready.map(({ member, vote, hash, choice }) => ({ member, vote, hash, choice }));
}

/** One token: blinded, signed, finalised. */
export async function taken(stage: Stage, member: Named, applicant: Named, { vote, publicKey }: Vote, choice: Choice): Promise<Ready> {
  const blinding = blind(publicKey, newBallot(vote, choice));
  const input = { session: stage.session, candidate: candidateOf(stage, applicant), blinded: blinding.blinded.toString('base64url') };
  const { signature } = await move<{ signature: string }>(stage, member, 'takeToken', 'vote signature', input);
  const finished = finalise(publicKey, blinding, Buffer.from(signature, 'base64url'));
  return { member, vote, choice, hash: numberOf(blinding.ballot), body: bodyOf(blinding.ballot, finished) };
}

function shuffle(all: unknown[]): void {
  for (let last = all.length - 1; last > 0; last -= 1) {
    const at = randomInt(last + 1);
    [all[last], all[at]] = [all[at], all[last]];
  }
}

/** So many seconds after an instant. */
export function after(instant: string, seconds: number): string {
  const [, zone = '+08:00'] = /([+-]\d\d:\d\d|Z)$/u.exec(instant) ?? [];
  const offset = zone === 'Z' ? 0 : 8 * 3_600_000;
  return `${new Date(Date.parse(instant) + seconds * 1000 + offset).toISOString().slice(0, -1)}${zone}`;
}

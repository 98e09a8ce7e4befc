/** Secret ballots on forty: all at once where nothing stands in the way; then the one on whom the quorum is lost, the tie, and those kept away from (E5, E8, E9). */
import type { Choice } from '../../support/voter.ts';
import { CANDIDATES, RECUSED } from '../candidates.ts';
import { CHAIR, COLLEAGUE, CROWD, OFFICE, VICE_CHAIR } from '../committee-cast.ts';
import { move, moving } from '../moves.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { after, cast, closeVotes, openVotes, taken, type Choosing, type Kept, type Row, type Tally, type Vote } from '../voting.ts';
import { candidateOf } from '../candidates.ts';
import { orderedOf } from './readings.ts';
import { come, lead, leave } from './session.ts';

const { first: pan, second: he } = OFFICE;
/** On these something happens. */
export const TIE = CROWD[2] as Named;
export const LOST = CROWD[3] as Named;
/** Where somebody takes a token and casts nothing. */
const UNCAST = CROWD[4] as Named;
const SPECIAL = new Set<Named>([TIE, LOST, ...Object.values(RECUSED)]);
const ORDINARY = CANDIDATES.filter((person) => !SPECIAL.has(person));
/** Each sixth does not pass. */
export const fails = (person: Named): boolean => ORDINARY.indexOf(person) % 6 === 5;

/** The ballots that clients keep until the lists are published. */
export const kept: Kept[] = [];
/** What was counted of whom. */
export const tallies = new Map<Named, { passed: boolean | null; tally: Tally | null; vote: string }>();

const present = (stage: Stage): Named[] => stage.members.slice(0, -1);

/** In the first two rows some say no to all; to those who fail nearly all do. */
const ordinary =
  (stage: Stage): Choosing =>
  (member, person) => {
    const at = stage.members.indexOf(member);
    if (person === UNCAST && at === 4) return null;
    if (fails(person)) return at < 7 ? 'NO' : 'YES';
    return at === 9 ? 'ABSTAIN' : 'YES';
  };

/** From the opening to the count; answers what was counted. */
async function decided(stage: Stage, people: readonly Named[], voters: readonly Named[], choosing: Choosing): Promise<Row[]> {
  const open = await openVotes(stage, pan, people);
  const votes = people.flatMap((person, index): [Named, Vote][] => (open[index]?.vote ? [[person, open[index].vote]] : []));
  if (votes.length < people.length) throw new Error(`not opened: ${open.map(({ refusal }) => refusal?.code ?? '').join()}`);
  kept.push(...(await cast(stage, voters, votes, choosing)));
  await stage.until(after(await stage.client.now(), 31));
  const rows = await closeVotes(stage, he, people);
  for (const [index, person] of people.entries()) {
    const { vote, passed, tally } = rows[index]?.vote ?? { vote: '', passed: null, tally: null };
    tallies.set(person, { vote, passed, tally });
  }
  return rows;
}

const inWords = ({ present: there, members, yes, no, abstain }: Tally): string => [there, members, yes, no, abstain].join('/');

async function manyAtOnce(stage: Stage): Promise<void> {
  for (let from = 0; from < ORDINARY.length; from += A_CALL) {
    const some = ORDINARY.slice(from, from + A_CALL);
    const rows = await decided(stage, some, present(stage), ordinary(stage));
    const right = some.map((person) => {
      if (fails(person)) return `false 10/11/3/7/0`;
      return person === UNCAST ? 'true 10/11/8/0/2' : 'true 10/11/9/0/1';
    });
    const found = rows.map(({ vote }) => `${vote?.passed} ${vote?.tally ? inWords(vote.tally) : ''}`);
    stage.say(`${some.length}名同时表决，计票。`, `Votes on ${some.length} at once, and counted.`);
    stage.expectThat(
      '票数逐件相符，领票未投的计为弃权 / every tally is as voted; a token that was not cast counts as abstaining',
      found.join() === right.join(),
      found,
    );
  }
}
/** As many votes as one call opens, and a few less. */
const A_CALL = 18;

async function quorumLost(stage: Stage): Promise<void> {
  const gone = stage.members.slice(7, 10);
  const [row] = await openVotes(stage, pan, [LOST]);
  const early = row?.vote && (await taken(stage, VICE_CHAIR, LOST, row.vote, 'YES'));
  if (early) await stage.client.cast(early.body);
  await leave(stage, gone);
  await stage.until(after(await stage.client.now(), 31));
  const [hasty] = await closeVotes(stage, pan, [LOST]);
  stage.expectThat(
    '在场的尚未领票，五分钟内不得计票 / nothing is counted within five minutes while somebody in the room has no token',
    hasty?.refusal?.code === 'VOTERS_AWAITED',
    hasty,
  );
  await stage.until(after(await stage.client.now(), 300));
  const [lost] = await closeVotes(stage, pan, [LOST]);
  const [none] = await openVotes(stage, pan, [LOST]);
  stage.say(
    `表决中三人离会，在场7人不足三分之二，${LOST.name}的投票作废。`,
    `Three leave while a vote is open: seven are left of eleven, and the vote is void.`,
  );
  stage.expectThat(
    '作废，且不足三分之二不得再投 / void, and no other is opened without a quorum',
    lost?.vote?.state === 'VOID' && none?.refusal?.code === 'NO_QUORUM',
    { lost, none },
  );
  await come(stage, gone);
  const [again] = await decided(stage, [LOST], present(stage), () => 'YES');
  stage.expectThat('返回后重新表决，通过 / they come back, and it is voted on anew', again?.vote?.tally?.yes === 10, again);
}

async function tied(stage: Stage): Promise<void> {
  const out = present(stage).slice(-1);
  await leave(stage, out);
  const nine = present(stage).slice(0, -1);
  const [row] = await decided(stage, [TIE], nine, (member): Choice => (stage.members.indexOf(member) < 6 ? 'YES' : 'NO'));
  await come(stage, out);
  stage.say(`${TIE.name}：出席9人，同意6票。`, `${TIE.english}: nine present, six for.`);
  stage.expectThat('恰为三分之二，通过 / exactly two thirds pass', row?.vote?.passed === true && row.vote.tally?.yes === 6, row);
}

async function keptAway(stage: Stage): Promise<void> {
  const [refused] = await openVotes(stage, pan, [RECUSED.declared]);
  await lead(stage, VICE_CHAIR);
  const open = await openVotes(stage, pan, Object.values(RECUSED));
  const away = new Map<Named, Named>([
    [RECUSED.declared, CHAIR],
    [RECUSED.found, COLLEAGUE],
    [RECUSED.ordered, orderedOf(stage)],
  ]);
  const blinded = Buffer.alloc(256, 1).toString('base64url');
  for (const [person, member] of away) {
    const asking = moving('takeToken', 'signature', { session: stage.session, candidate: candidateOf(stage, person), blinded });
    await stage.refuses({ zh: '须回避而领取选票', en: 'asks for a ballot although kept away' }, member, asking, 'RECUSED', 'E5');
  }
  const rows = await decided(stage, Object.values(RECUSED), present(stage), (member, person) =>
    away.get(person) === member ? undefined : 'YES',
  );
  stage.say(
    `${CHAIR.name}回避时由${VICE_CHAIR.name}主持；三件各有一人回避，出席和组成人数均不计入。`,
    `${VICE_CHAIR.english} leads while ${CHAIR.english} keeps away; of each of the three one is neither present nor a member.`,
  );
  stage.expectThat(
    '主任委员回避不得主持；三件均为出席9人、组成10人 / a recused chair does not lead; nine present of ten members',
    refused?.refusal?.code === 'LEADER_RECUSED' &&
      open.every(({ isDone }) => isDone) &&
      rows.every(({ vote }) => vote?.tally && inWords(vote.tally) === '9/10/9/0/0'),
    { refused, rows },
  );
  await lead(stage, CHAIR);
}

/** What comes too late, twice, or changed, is not taken. */
async function notTaken(stage: Stage): Promise<void> {
  const answers: string[] = [];
  const late = { session: stage.session, candidate: candidateOf(stage, TIE), blinded: Buffer.alloc(256, 1).toString('base64url') };
  const absent = stage.members.at(-1) as Named;
  await stage.refuses(
    { zh: '计票后领取选票', en: 'asks for a ballot after the count' },
    absent,
    moving('takeToken', 'vote', late),
    'VOTE_NOT_OPEN',
    'E9',
  );
  answers.push((await stage.client.cast('{}')).answer);
  stage.expectThat('不合格式的不收 / what is no ballot is not taken', answers.join() === 'BALLOT_MALFORMED', answers);
  await move(stage, pan, 'closeSession', 'state: sessionState', { session: stage.session });
}

export const votesChapter: ChapterOf = {
  zh: '秘密投票',
  en: 'The secret ballot',
  scenes: [manyAtOnce, quorumLost, tied, keptAway, notTaken],
};

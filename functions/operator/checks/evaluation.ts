/**
 * What a committee decides as it must be (E5, E7–E10): nobody reads or votes who keeps away, nobody is a member twice, no ballot was counted
 * without a token, and a result follows from its votes. Whoever changes a roll, a count or a reader in the table is found here.
 */
import { candidateShape } from '../../../schema/evaluation/candidates/model.ts';
import { hasQuorum, passes } from '../../../schema/evaluation/ballot/rules.ts';
import { opinionShape } from '../../../schema/evaluation/readings/model.ts';
import { recusalShape } from '../../../schema/evaluation/recusals/model.ts';
import { queueShape, sessionShape, tokenShape, voteShape, type Vote } from '../../../schema/evaluation/session/model.ts';
import { candidate, recusal, session, voteToken } from '../../../schema/table/keys.ts';
import type { Item } from '../../../schema/table/port.ts';
import { read, wrong, type Check, type Said } from './finding.ts';

export const evaluation: Check = function* (partition) {
  const pk = partition[0]?.pk ?? '';
  if (pk.startsWith(candidate.prefix)) yield* candidateWrong(partition);
  if (pk.startsWith(session.prefix)) yield* sessionWrong(partition);
};

const isTwice = (names: readonly string[]): boolean => new Set(names).size < names.length;

function* candidateWrong(partition: readonly Item[]): Iterable<Said> {
  const item = partition.find(({ sk }) => sk === candidate.sk);
  const head = read(candidateShape, item);
  if (!item || !head) return;
  const all = <S extends Parameters<typeof read>[0]>(prefix: string, shape: S) =>
    partition.filter(({ sk }) => sk.startsWith(prefix)).flatMap((one) => read(shape, one) ?? []);
  const recused = new Set(all('RECUSAL#', recusalShape).map(({ account }) => account));
  const given = all('OPINION#', opinionShape).filter(({ submittedAt, endedAt }) => submittedAt !== null && endedAt === null);
  const { readers, state, outcome } = head;
  if (isTwice(readers.map(({ account }) => account))) yield wrong(item, 'somebody reads the candidate twice');
  if (readers.some(({ account }) => recused.has(account))) yield wrong(item, 'somebody reads the candidate who keeps away from it');
  if (given.some(({ account }) => recused.has(account))) yield wrong(item, 'the opinion of somebody who keeps away still counts');
  const submitted = readers.filter(({ submittedAt }) => submittedAt !== null).map(({ account }) => account);
  if (
    submitted.toSorted().join() !==
    given
      .map(({ account }) => account)
      .toSorted()
      .join()
  )
    yield wrong(item, 'the opinions are not those of its readers');
  if (['READ', 'VOTING', 'VOTED'].includes(state) && (readers.length === 0 || submitted.length < readers.length))
    yield wrong(item, `it is ${state}, and not everybody has read it`);
  if (state === 'VOTED' && !outcome) yield wrong(item, 'it was voted on without a result');
}

function* sessionWrong(partition: readonly Item[]): Iterable<Said> {
  const item = partition.find(({ sk }) => sk === session.sk);
  const head = read(sessionShape, item);
  if (!item || !head) return;
  const members = head.members.map(({ account }) => account);
  if (isTwice(members)) yield wrong(item, 'somebody is a member of the meeting twice');
  const queued = partition.flatMap(({ sk, ...rest }) => (sk === 'QUEUE' ? (read(queueShape, { sk, ...rest })?.entries ?? []) : []));
  if (isTwice(queued.map(({ application }) => application))) yield wrong(item, 'somebody is heard twice');
  const votes = partition.flatMap((one) => (one.sk.startsWith('VOTE#') ? [{ one, vote: read(voteShape, one) }] : []));
  if (head.openVotes !== votes.filter(({ vote }) => vote?.state === 'OPEN' || vote?.state === 'CLOSING').length)
    yield wrong(item, 'the meeting does not count its open votes');
  const all = [...members, ...head.former.map(({ account }) => account)];
  for (const { one, vote } of votes) if (vote) yield* voteWrong(one, vote, all);
}

function* voteWrong(item: Item, vote: Vote, members: readonly string[]): Iterable<Said> {
  const { electors, recused } = vote;
  if (isTwice(electors) || electors.some((account) => !members.includes(account)))
    yield wrong(item, 'somebody votes who is no member, or votes twice');
  if (electors.some((account) => recused.includes(account))) yield wrong(item, 'somebody votes who keeps away from the candidate');
  if (vote.members < electors.length) yield wrong(item, 'more vote than are members');
  for (const what of countWrong(vote)) yield wrong(item, what);
  const tokens = electors.map((account) => voteToken.key({ vote: vote.id, account }));
  const kept = recused.map((account) => recusal.key({ application: vote.application, account }));
  yield {
    asks: [...tokens, ...kept],
    judge: (found) => {
      const taken = tokens.filter((key) => read(tokenShape, found(key)) !== null).length;
      const told = [
        vote.count !== null && vote.count.tokens !== taken && 'it counts other tokens than were taken',
        kept.some((key) => read(recusalShape, found(key)) === null) && 'somebody was kept from it without a recusal on record',
      ];
      return told.filter((what) => what !== false).map((what) => wrong(item, what));
    },
  };
}

/** A count against itself: ballots and those who cast none are the tokens, votes are those present, and the result follows (E9, E10). */
function countWrong({ state, count, present, members, passed }: Vote): string[] {
  if (!count || present === null) return state === 'CLOSED' || state === 'VOID' ? ['it was closed without a count'] : [];
  const listed = (choice: string) => count.list.filter((one) => one.choice === choice).length;
  const said: (string | false)[] = [
    isTwice(count.list.map(({ hash }) => hash)) && 'a ballot is listed twice',
    (listed('YES') !== count.yes || listed('NO') !== count.no) && 'its votes are not those that are listed',
    state === 'CLOSED' && count.list.length + count.notCast !== count.tokens && 'ballots were counted without a token, or lost',
    state === 'CLOSED' && count.yes + count.no + count.abstain !== present && 'its votes are not those of who was present',
    state === 'CLOSED' && !hasQuorum({ present, members }) && 'it counts without a quorum',
    passed !== (state === 'CLOSED' ? passes({ yes: count.yes, present }) : null) && 'its result does not follow from its votes',
  ];
  return said.filter((what) => what !== false);
}

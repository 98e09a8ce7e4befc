/** What was decided can be looked through afterwards: whoever changes a reader, a roll or a count in the table is found (E5, E7–E10). */
import { freshKey } from '../support/forms.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../schema/table/port.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { CLOSE_SESSION, CLOSE_VOTES, later, readyCity, votes, voting } from '../support/meeting.ts';
import { accountIn, candidate, candidateId, DECLARE, membersOf } from '../support/reading.ts';

let items: Item[];
const isVote = ({ sk }: Item) => sk.startsWith('VOTE#');
const isSession = ({ pk, sk }: Item) => pk.startsWith('SESSION#') && sk === 'HEAD';
const isCandidate = ({ pk, sk }: Item) => pk.startsWith('CANDIDATE#') && sk === 'HEAD';

/** Of five members one keeps away; the four who are left vote. */
beforeAll(async () => {
  const world = await readyCity();
  const { readers } = await candidate(world);
  const reading = readers.map(({ expert }: { expert: { id: string } }) => accountIn(expert.id));
  const free = (await membersOf(world)).find((member) => member !== 'fan' && !reading.includes(member)) ?? expect.fail('everybody reads');
  await world.does(free, DECLARE, { candidate: candidateId() });
  const vote = await voting(world);
  const electors = (await dump(world)).find(isVote)?.['electors'] as string[];
  for (const member of electors) await votes(world, vote, member, 'YES');
  later(world);
  await world.does('pan', CLOSE_VOTES, { session: vote.session, candidates: [candidateId()], key: freshKey() });
  await world.does('pan', CLOSE_SESSION, { session: vote.session });
  items = await dump(world);
}, 60_000);

type Changed = (item: Item) => Record<string, unknown>;
const list = (item: Item, name: string) => item[name] as unknown[];
const count = (item: Item, change: object): Record<string, unknown> => ({ count: { ...(item['count'] as object), ...change } });

describe('a table in which a committee has decided', () => {
  it('is whole', () => {
    expect(wrongWith(items)).toEqual([]);
  });

  it.each<[string, (item: Item) => boolean, Changed, string]>([
    ['E9: a member twice', isSession, (one) => ({ members: [...list(one, 'members'), list(one, 'members')[0]] }), 'twice'],
    ['E9: a voter who is no member', isVote, (one) => ({ electors: [...list(one, 'electors'), 'chen'] }), 'who is no member'],
    ['E10: a voter twice', isVote, (one) => ({ electors: [...list(one, 'electors'), list(one, 'electors')[0]] }), 'votes twice'],
    ['E5: a voter who keeps away', isVote, (one) => ({ recused: [list(one, 'electors')[0]] }), 'votes who keeps away'],
    ['E10: a ballot without a token', isVote, (one) => count(one, { tokens: 3 }), 'it counts other tokens than were taken'],
    ['E10: a ballot too many', isVote, (one) => count(one, { notCast: -1 }), 'counted without a token, or lost'],
    ['E9: a vote turned', isVote, (one) => count(one, { yes: 1, no: 3 }), 'not those that are listed'],
    ['E9: a result turned', isVote, () => ({ passed: false }), 'does not follow from its votes'],
    ['E8: an open vote forgotten', isSession, () => ({ openVotes: 1 }), 'does not count its open votes'],
    [
      'E7: a reader twice',
      isCandidate,
      (one) => ({ readers: [...list(one, 'readers'), list(one, 'readers')[0]] }),
      'reads the candidate twice',
    ],
    ['E7: a reader who has not read', isCandidate, (one) => ({ readers: list(one, 'readers').slice(1) }), 'not those of its readers'],
    ['E9: a result lost', isCandidate, () => ({ outcome: null }), 'voted on without a result'],
  ])('%s is found', (_, which, changed, told) => {
    const altered = items.map((item) => (which(item) ? { ...item, ...changed(item) } : item));
    expect(altered).not.toEqual(items);
    expect(wrongWith(altered).join('\n')).toContain(told);
  });

  it('E5: a reader of whom a recusal is on record is found', () => {
    const head = items.find(isCandidate);
    const [{ account }] = list(head as Item, 'readers') as [{ account: string }];
    const recusal = {
      pk: head?.pk ?? '',
      sk: `RECUSAL#${account}`,
      application: head?.['application'],
      account,
      interest: 'OTHER',
      by: 'ORDERED',
      reason: '经查有利害关系',
      at: 1,
      recordedBy: 'pan',
      ownerPk: `RECUSED#${account}`,
      ownerSk: String(head?.['application']),
    };
    expect(wrongWith([...items, recusal]).join('\n')).toContain('reads the candidate who keeps away');
  });
});

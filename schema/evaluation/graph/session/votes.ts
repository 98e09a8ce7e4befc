/** Votes on candidates in the graph (E8–E10). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { isAccountOf } from '../../../core/actor.ts';
import { ITEM, REQUEST } from '../../../core/price.ts';
import { BilingualType } from '../../../graph/bilingual.ts';
import { named } from '../../../graph/named.ts';
import { CHOICE_NAMES, FAULTS, type Choice } from '../../ballot/model.ts';
import { VOTE_STATE_NAMES, type Session, type Vote } from '../../session/model.ts';
import { seesCount } from '../../session/sight.ts';
import { loadToken, loadTokens } from '../../session/store.ts';
import { TallyType } from '../results.ts';
import { CardType } from './cards.ts';

const VoteStateEnum = builder.enumType('VoteState', {
  description: manual('投票状态。', 'How a vote stands. Rule E9.'),
  values: named(VOTE_STATE_NAMES),
});
const ChoiceEnum = builder.enumType('Choice', {
  description: manual('表决意见。', 'What can be voted. Rule E9.'),
  values: named(CHOICE_NAMES),
});

const ListedType = builder.objectRef<{ hash: string; choice: Choice }>('PublishedBallot').implement({
  description: manual('公布的一张选票：投票人以其摘要核对。', 'A published ballot: its voter finds it by its hash. Rules E9, E10.'),
  fields: (t) => ({
    hash: t.exposeString('hash', { description: manual('选票摘要（SHA-256）。', 'The hash of the ballot (SHA-256).') }),
    choice: t.expose('choice', { type: ChoiceEnum, description: manual('所投意见。', 'What was voted.') }),
  }),
});

type ShownVote = Vote & { of: Session };
export const VoteType = builder.objectRef<ShownVote>('SessionVote').implement({
  description: manual(
    '对一名评审对象的一次投票。投票办法见 schema/evaluation/README.md。',
    'A vote on a candidate. For how to vote see schema/evaluation/README.md. Rules E8–E10.',
  ),
  fields: (t) => ({
    vote: t.string({
      description: manual('投票名，26个字符，写入选票。', 'The name of the vote, 26 characters, carried by every ballot.'),
      resolve: ({ id }) => id,
    }),
    candidate: t.field({
      type: CardType,
      description: manual('评审对象。', 'The candidate.'),
      resolve: ({ of, application }) => ({ session: of, application }),
    }),
    ballot: t.exposeInt('ballot', { description: manual('第几轮。', 'Which round it is, counted from the first.') }),
    state: t.expose('state', { type: VoteStateEnum, description: manual('状态。', 'The state.') }),
    publicKey: t.exposeString('publicKey', {
      description: manual('公钥（SPKI DER，base64url）。', 'The public key (SPKI DER, base64url).'),
    }),
    fingerprint: t.exposeString('fingerprint', {
      description: manual(
        '公钥摘要，应与会场屏幕所示一致。',
        'The hash of the public key, which should match what the screen in the room shows.',
      ),
    }),
    electors: t.int({ description: manual('可投票人数。', 'How many may vote.'), resolve: ({ electors }) => electors.length }),
    mayVote: t.boolean({
      description: manual('您是否参加这次投票。', 'Whether you take part in this vote.'),
      resolve: ({ electors }, _, { actor }) => electors.some((account) => isAccountOf(actor, account)),
    }),
    hasToken: t.boolean({
      price: ITEM,
      description: manual(
        '您是否已领取选票；是否已投，任何人不得而知。',
        'Whether you have taken a token; whether you have cast it is known to nobody.',
      ),
      resolve: async ({ id, electors }, _, { actor, table }) =>
        actor.kind === 'person' &&
        electors.includes(actor.account) &&
        (await loadToken(table, { vote: id, account: actor.account })) !== null,
    }),
    tokensTaken: t.int({
      price: REQUEST,
      description: manual(
        '已领取选票的人数；全部领取后，不再等候任何人。',
        'How many have taken a token; once all have, no voter is awaited. Rule E9.',
      ),
      resolve: async ({ id }, _, { table }) => (await loadTokens(table, id)).length,
    }),
    passed: t.boolean({
      nullable: true,
      description: manual(
        '是否通过；宣布前仅办事机构、主持人、市人社局、纪检监察可见。',
        'Whether it passed; before the announcement seen only by the office, the leader of the meeting, the bureau and supervisors.',
      ),
      resolve: (vote, _, { actor }) => (seesCount(actor, vote.of, vote) ? vote.passed : null),
    }),
    tally: t.field({
      type: TallyType,
      nullable: true,
      description: manual(
        '票数；可见范围同 `passed`；作废的为空。',
        'The tally; seen by the same as `passed`; null where the vote is void.',
      ),
      resolve: (vote, _, { actor }) => {
        const { count, present, members } = vote;
        if (!count || present === null || vote.state !== 'CLOSED' || !seesCount(actor, vote.of, vote)) return null;
        return { present, members, yes: count.yes, no: count.no, abstain: count.abstain };
      },
    }),
    ballots: t.field({
      type: [ListedType],
      rows: 25,
      description: manual('公布的选票；可见范围同 `passed`。', 'The published ballots; seen by the same as `passed`. Rule E10.'),
      resolve: (vote, _, { actor }) => (seesCount(actor, vote.of, vote) ? (vote.count?.list ?? []) : []),
    }),
    ballotHashes: t.stringList({
      description: manual(
        '计票后公布的选票摘要：参加投票的人在宣布前即可核对自己的选票是否计入；不含所投意见。',
        'The hashes of the counted ballots, published after the count: before the announcement those who voted can check that their ballot was counted; they do not tell what was voted. Rule E10.',
      ),
      resolve: ({ electors, of, count, ...vote }, _, { actor }) =>
        electors.some((account) => isAccountOf(actor, account)) || seesCount(actor, of, vote)
          ? (count?.list ?? []).map(({ hash }) => hash).toSorted()
          : [],
    }),
    faults: t.field({
      type: [BilingualType],
      description: manual('票箱异常；没有的为空列表。', 'What was wrong with the ballot box; an empty list where nothing was.'),
      resolve: ({ count }) => (count?.faults ?? []).map(({ code }) => FAULTS[code as keyof typeof FAULTS]),
    }),
  }),
});

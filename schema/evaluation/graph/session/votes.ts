/** Votes on candidates in the graph (E8–E10). */
import { builder } from '../../../builder.ts';
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
  description: '投票状态。How a vote stands. Rule E9.',
  values: named(VOTE_STATE_NAMES),
});
const ChoiceEnum = builder.enumType('Choice', { description: '表决意见。What can be voted. Rule E9.', values: named(CHOICE_NAMES) });

const ListedType = builder.objectRef<{ hash: string; choice: Choice }>('PublishedBallot').implement({
  description: '公布的一张选票：投票人以其摘要核对。A published ballot: its voter finds it by its hash. Rules E9, E10.',
  fields: (t) => ({
    hash: t.exposeString('hash', { description: '选票摘要（SHA-256）。' }),
    choice: t.expose('choice', { type: ChoiceEnum, description: '所投意见。' }),
  }),
});

type ShownVote = Vote & { of: Session };
export const VoteType = builder.objectRef<ShownVote>('SessionVote').implement({
  description: '对一名评审对象的一次投票。A vote on one candidate. How to vote: schema/evaluation/README.md. Rules E8–E10.',
  fields: (t) => ({
    vote: t.string({ description: '投票名，26个字符，写入选票。The name that every ballot carries.', resolve: ({ id }) => id }),
    candidate: t.field({ type: CardType, description: '评审对象。', resolve: ({ of, application }) => ({ session: of, application }) }),
    ballot: t.exposeInt('ballot', { description: '第几轮。' }),
    state: t.expose('state', { type: VoteStateEnum, description: '状态。' }),
    publicKey: t.exposeString('publicKey', { description: '公钥（SPKI DER，base64url）。' }),
    fingerprint: t.exposeString('fingerprint', { description: '公钥摘要，应与会场屏幕所示一致。As the screen in the room shows it.' }),
    electors: t.int({ description: '可投票人数。', resolve: ({ electors }) => electors.length }),
    mayVote: t.boolean({
      description: '您是否参加这次投票。',
      resolve: ({ electors }, _, { actor }) => electors.some((account) => isAccountOf(actor, account)),
    }),
    hasToken: t.boolean({
      price: ITEM,
      description: '您是否已领取选票。Whether the viewer has taken a token; whether they have cast is known to nobody.',
      resolve: async ({ id, electors }, _, { actor, table }) =>
        actor.kind === 'person' &&
        electors.includes(actor.account) &&
        (await loadToken(table, { vote: id, account: actor.account })) !== null,
    }),
    tokensTaken: t.int({
      price: REQUEST,
      description: '已领取选票的人数。How many have taken a token: with all of them, nobody is awaited. Rule E9.',
      resolve: async ({ id }, _, { table }) => (await loadTokens(table, id)).length,
    }),
    passed: t.boolean({
      nullable: true,
      description:
        '是否通过；宣布前仅办事机构、主持人、市人社局、监督可见。Before it is announced for the office, whoever leads, those who oversee.',
      resolve: (vote, _, { actor }) => (seesCount(actor, vote.of, vote) ? vote.passed : null),
    }),
    tally: t.field({
      type: TallyType,
      nullable: true,
      description: '票数；可见范围同 passed；作废的无。As `passed`.',
      resolve: (vote, _, { actor }) => {
        const { count, present, members } = vote;
        if (!count || present === null || vote.state !== 'CLOSED' || !seesCount(actor, vote.of, vote)) return null;
        return { present, members, yes: count.yes, no: count.no, abstain: count.abstain };
      },
    }),
    ballots: t.field({
      type: [ListedType],
      rows: 25,
      description: '公布的选票；可见范围同 passed。The published list, as `passed`. Rule E10.',
      resolve: (vote, _, { actor }) => (seesCount(actor, vote.of, vote) ? (vote.count?.list ?? []) : []),
    }),
    ballotHashes: t.stringList({
      description:
        '计票后公布的选票摘要：参加投票的人在宣布前即可核对自己的选票是否计入；不含所投意见。Hashes of the counted ballots, to who voted, before the announcement: they tell that a ballot was counted, and not for what. Rule E10.',
      resolve: ({ electors, of, count, ...vote }, _, { actor }) =>
        electors.some((account) => isAccountOf(actor, account)) || seesCount(actor, of, vote)
          ? (count?.list ?? []).map(({ hash }) => hash).toSorted()
          : [],
    }),
    faults: t.field({
      type: [BilingualType],
      description: '票箱异常；没有的为空。What was wrong with the box.',
      resolve: ({ count }) => (count?.faults ?? []).map(({ code }) => FAULTS[code as keyof typeof FAULTS]),
    }),
  }),
});

/** What the moves of a meeting answer: votes, one by one, and the token of a ballot. */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { RefusalType } from '../../../graph/refusal.ts';
import { type VoteAnswer } from '../../session/actions/votes.ts';
import type { QueueState, Session } from '../../session/model.ts';
import { MOST_VOTES } from '../../session/rules.ts';
import { SessionType } from './sessions.ts';
import { VoteType } from './votes.ts';

export const OutcomeEnum = builder.enumType('DefenceOutcome', {
  description: manual('答辩情况。', 'How a defence went. Rule E7.'),
  values: {
    DONE: { description: manual('已答辩。', 'Heard.') },
    ABSENT: { description: manual('缺席。', 'Absent.') },
    POSTPONED: { description: manual('暂缓，排到队尾。', 'Put off to the end of the queue.') },
  } satisfies Record<Exclude<QueueState, 'QUEUED' | 'CALLED'>, object>,
});

type OwnAnswer = VoteAnswer & { of: Session };
const VoteAnswerType = builder.objectRef<OwnAnswer>('VoteAnswer').implement({
  description: manual('一名评审对象的投票开启或结束的结果。', 'The outcome of opening or closing the vote on a candidate.'),
  fields: (t) => ({
    isDone: t.boolean({ description: manual('是否办理。', 'Whether it was done.'), resolve: ({ refusal }) => refusal === null }),
    refusal: t.field({
      type: RefusalType,
      nullable: true,
      description: manual('未办理的原因；已办理的为空。', 'Why it was not done; null where it was.'),
      resolve: ({ refusal }) => refusal && { refusal },
    }),
    vote: t.field({
      type: VoteType,
      nullable: true,
      description: manual('投票；未办理的为空。', 'The vote; null where it was not done.'),
      resolve: ({ vote, of }) => vote && { ...vote, of },
    }),
  }),
});

type Votes = { session: Session; answers: readonly VoteAnswer[] };
export const VotesType = builder.objectRef<Votes>('VotesPayload').implement({
  description: manual(
    '开启或结束投票的结果，次序与所提交的相同。',
    'The outcomes of opening or closing votes, in the order of the request. Rule E9.',
  ),
  fields: (t) => ({
    session: t.field({ type: SessionType, description: manual('会议。', 'The meeting.'), resolve: ({ session }) => session }),
    rows: t.field({
      type: [VoteAnswerType],
      rows: MOST_VOTES,
      description: manual('逐件结果。', 'The answers, row by row.'),
      resolve: ({ session, answers }) => answers.map((answer) => ({ ...answer, of: session })),
    }),
  }),
});

export const TokenType = builder.objectRef<{ vote: string; signature: string }>('BallotToken').implement({
  description: manual('选票的盲签名。', 'The blind signature for a ballot. Rule E10.'),
  fields: (t) => ({
    vote: t.exposeString('vote', { description: manual('投票名。', 'The name of the vote.') }),
    signature: t.exposeString('signature', {
      description: manual(
        '盲签名（base64url，256字节）；由投票人的客户端去盲。',
        'The blind signature (base64url, 256 bytes); the voter’s client unblinds it.',
      ),
    }),
  }),
});

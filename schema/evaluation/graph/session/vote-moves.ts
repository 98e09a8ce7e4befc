/** The vote on each candidate: opened, a token taken for a ballot, closed and counted (E9, E10). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../../core/once.ts';
import { IN_BULK } from '../../../core/price.ts';
import { found } from '../../../identity/graph/types.ts';
import type { Context } from '../../../core/context.ts';
import { takeToken } from '../../session/actions/tokens.ts';
import { closeVotes, openVotes } from '../../session/actions/votes.ts';
import type { Session } from '../../session/model.ts';
import { MOST_VOTES } from '../../session/rules.ts';
import { sessionIn } from '../../session/store.ts';
import { candidateRef } from '../candidates.ts';
import { sessionRef } from './sessions.ts';
import { TokenType, VotesType } from './payloads.ts';

const again = async (context: Context, { session }: { session: string }): Promise<Session> => found(await sessionIn(context, session));

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const needed = t.input.string({ required: true, description: KEY_DESCRIPTION });
  const session = t.input.globalID({ required: true, for: [sessionRef], description: manual('会议。', 'The meeting.') });
  const candidate = t.input.globalID({ required: true, for: [candidateRef], description: manual('评审对象。', 'The candidate.') });
  const candidates = t.input.globalIDList({
    required: true,
    for: [candidateRef],
    description: manual(`评审对象，至多${MOST_VOTES}名。`, `The candidates, at most ${MOST_VOTES}.`),
  });
  const member = { authScopes: { role: ['EXPERT' as const] } };
  const running = { authScopes: { role: ['COMMITTEE_OFFICE' as const, 'EXPERT' as const] } };
  return {
    openVotes: t.fieldWithInput({
      type: VotesType,
      input: { session, candidates, key: needed },
      price: IN_BULK,
      ...running,
      description: manual(
        '开启投票，逐件判断：办事机构或主持人。须有人主持、意见齐备、已答辩、出席达三分之二（均不含回避的）。',
        'Opens the vote, judged case by case: for the office or the person who presides. There must be somebody to preside, all opinions, the defence held and two thirds present, in all of which those recused do not count. Rules E5, E7–E9. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, VOTES_TOO_MANY; each its own, NOT_READ, WITHDRAWAL_UNANSWERED, RECUSAL_UNANSWERED, NOT_HEARD, NO_LEADER, LEADER_RECUSED, NO_QUORUM and SECOND_BALLOT_NONE among them.',
      ),
      resolve: async (_, { input }, context) => {
        const body = { session: input.session.id, applications: input.candidates.map(({ id }) => id) };
        const answers = await answered(
          context,
          { key: input.key, mutation: 'openVotes', body },
          openVotes,
          async () => (await openVotes(context, body)).result,
        );
        return { session: await again(context, body), answers };
      },
    }),
    takeToken: t.fieldWithInput({
      type: TokenType,
      input: {
        session,
        candidate,
        blinded: t.input.string({
          required: true,
          description: manual(
            '盲化的选票（base64url，256字节），见 schema/evaluation/README.md。',
            'The blinded ballot (base64url, 256 bytes); see schema/evaluation/README.md.',
          ),
        }),
        key,
      },
      ...member,
      description: manual(
        '领取选票：到会、不须回避的组成人员，每次投票限领一次；同一盲化选票重复提交，答复相同。',
        'Takes a ballot: for members who are present and not recused, once a vote; the same blinded ballot sent again gets the same answer. Rules E9, E10. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, RECUSED, VOTE_NOT_OPEN, NOT_ELECTOR, NOT_PRESENT, MEMBER_ENDED, TOKEN_TAKEN, BLINDED_MALFORMED, VOTE_CLOSED.',
      ),
      resolve: (_, { input }, context) => {
        const body = { session: input.session.id, application: input.candidate.id, blinded: input.blinded };
        return answered(
          context,
          { key: input.key, mutation: 'takeToken', body },
          takeToken,
          async () => (await takeToken(context, body)).result,
        );
      },
    }),
    closeVotes: t.fieldWithInput({
      type: VotesType,
      input: { session, candidates, key: needed },
      price: IN_BULK,
      ...running,
      description: manual(
        '结束投票并计票，逐件办理：办事机构或主持人；最后一张选票领取后须留出投票时间。出席不足三分之二的作废。',
        'Closes the vote and counts it, case by case: for the office or the person who presides. After the last ballot was taken, time to vote must be left. A vote with fewer than two thirds present is void. Rules E8–E10. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, VOTES_TOO_MANY; each its own, VOTE_NOT_OPEN and CASTING_PAUSE among them.',
      ),
      resolve: async (_, { input }, context) => {
        const body = { session: input.session.id, applications: input.candidates.map(({ id }) => id) };
        const answers = await answered(
          context,
          { key: input.key, mutation: 'closeVotes', body },
          closeVotes,
          async () => (await closeVotes(context, body)).result,
        );
        return { session: await again(context, body), answers };
      },
    }),
  };
});

/** The mutations of a meeting (E7–E11). Casting is none: it goes to the function of ballots, by nobody. */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../../core/once.ts';
import { IN_BULK } from '../../../core/price.ts';
import { CYCLE_DESCRIPTION } from '../../../announcement/graph/enums.ts';
import { expertRef, filingRef, partsOf } from '../../../committee/graph/refs.ts';
import { found } from '../../../identity/graph/types.ts';
import type { Context } from '../../../core/context.ts';
import { announceResults, ANNOUNCED_A_CALL } from '../../session/actions/announce.ts';
import { admitMember, checkIn, leadSession, leaveSession } from '../../session/actions/attend.ts';
import { callCandidate, noteDefence } from '../../session/actions/hear.ts';
import { addMinutesNote, confirmMinutes } from '../../session/actions/minutes.ts';
import { closeSession, openSession } from '../../session/actions/open.ts';
import type { Session } from '../../session/model.ts';
import { sessionIn } from '../../session/store.ts';
import { candidateRef } from '../candidates.ts';
import { sessionRef, SessionType } from './sessions.ts';
import { OutcomeEnum } from './payloads.ts';

const again = async (context: Context, { session }: { session: string }): Promise<Session> => found(await sessionIn(context, session));

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const session = t.input.globalID({ required: true, for: [sessionRef], description: manual('会议。', 'The meeting.') });
  const candidate = t.input.globalID({ required: true, for: [candidateRef], description: manual('评审对象。', 'The candidate.') });
  const member = { authScopes: { role: ['EXPERT' as const] } };
  const office = { authScopes: { role: ['COMMITTEE_OFFICE' as const] } };
  const running = { authScopes: { role: ['COMMITTEE_OFFICE' as const, 'EXPERT' as const] } };
  return {
    openSession: t.fieldWithInput({
      type: SessionType,
      input: {
        committee: t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') }),
        cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
        room: t.input.string({
          required: true,
          description: manual('会场，最多60字。', 'The room of the meeting, at most 60 characters.'),
        }),
        key,
      },
      ...office,
      description: manual(
        '开始评审会议：评委会办事机构，在公布的会议时间内；一个评委会同时只开一个会议。评阅完毕的列入答辩队列。',
        'Opens the meeting: for the office of the committee, within the published days of the meeting; a committee holds a single meeting at a time. Candidates whose reading is complete join the queue for the defence. Rules E1, E2, E6–E8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, MEMBERS_UNSET, WINDOW_NOT_OPEN, WINDOW_CLOSED, CANNOT_SIT, YEAR_UNPUBLISHED, NOT_MEETING_DAY, NOBODY_READ, SESSION_OPEN.',
      ),
      resolve: (_, { input }, context) => {
        const body = { committee: input.committee.id, cycle: input.cycle ?? null, room: input.room };
        return answered(context, { key: input.key, mutation: 'openSession', body }, openSession, (answer) => again(context, answer));
      },
    }),
    checkIn: t.fieldWithInput({
      type: SessionType,
      input: {
        session,
        code: t.input.string({
          required: true,
          description: manual('会场屏幕显示的签到码，6位数字。', 'The check-in code shown on the screen in the room, 6 digits.'),
        }),
        key,
      },
      ...member,
      description: manual(
        '签到：组成人员本人在会场输入签到码。',
        'Checks in: for the member, in the room, with the code that the screen there shows. Rule E8. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, CODE_WRONG, CODE_LOCKED, MEMBER_ENDED, ALREADY_PRESENT.',
      ),
      resolve: (_, { input }, context) => {
        const body = { session: input.session.id, code: input.code };
        return answered(context, { key: input.key, mutation: 'checkIn', body }, checkIn, (answer) => again(context, answer));
      },
    }),
    admitMember: t.fieldWithInput({
      type: SessionType,
      input: {
        session,
        expert: t.input.globalID({ required: true, for: [expertRef], description: manual('组成人员。', 'The member.') }),
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
        key,
      },
      ...office,
      description: manual(
        '核对身份后代为签到：评委会办事机构。',
        'Checks a member in after seeing who they are: for the office of the committee. Rule E8. Errors: INPUT_INVALID, SESSION_UNKNOWN, SESSION_NOT_IN_STATE, MEMBER_ENDED, ALREADY_PRESENT.',
      ),
      resolve: (_, { input }, context) => {
        const body = { session: input.session.id, account: partsOf(input.expert.id).rest, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'admitMember', body }, admitMember, (answer) => again(context, answer));
      },
    }),
    leaveSession: t.fieldWithInput({
      type: SessionType,
      input: {
        session,
        expert: t.input.globalID({
          required: false,
          for: [expertRef],
          description: manual('离会的组成人员；不填即本人。', 'The member who leaves; yourself where left out.'),
        }),
        key,
      },
      ...running,
      description: manual(
        '离会：本人，或由办事机构、主持人记录。',
        'Leaves the meeting: for the member, or recorded by the office or the leader of the meeting. Rule E8. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, NOT_PRESENT.',
      ),
      resolve: (_, { input }, context) => {
        const body = { session: input.session.id, account: input.expert ? partsOf(input.expert.id).rest : null };
        return answered(context, { key: input.key, mutation: 'leaveSession', body }, leaveSession, (answer) => again(context, answer));
      },
    }),
    leadSession: t.fieldWithInput({
      type: SessionType,
      input: { session, key },
      ...member,
      description: manual(
        '主持会议：到会的主任委员或者副主任委员。',
        'Leads the meeting: for the chair or a vice-chair who is present. Rule E8. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, LEADERS_ONLY, NOT_PRESENT.',
      ),
      resolve: (_, { input }, context) =>
        answered(context, { key: input.key, mutation: 'leadSession', body: { session: input.session.id } }, leadSession, (answer) =>
          again(context, answer),
        ),
    }),
    callCandidate: t.fieldWithInput({
      type: SessionType,
      input: {
        session,
        candidate,
        room: t.input.string({
          required: false,
          description: manual('答辩地点；不填即会场。', 'The place of the defence; the room of the meeting where left out.'),
        }),
        key,
      },
      ...running,
      description: manual(
        '叫下一名答辩：办事机构或主持人；此前叫到的记为已答辩。',
        'Calls the next candidate to the defence: for the office or the leader of the meeting; the candidate called before is recorded as heard. Rule E7. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, QUEUE_UNKNOWN.',
      ),
      resolve: (_, { input }, context) => {
        const body = { session: input.session.id, application: input.candidate.id, room: input.room ?? null };
        return answered(context, { key: input.key, mutation: 'callCandidate', body }, callCandidate, (answer) => again(context, answer));
      },
    }),
    noteDefence: t.fieldWithInput({
      type: SessionType,
      input: {
        session,
        candidate,
        outcome: t.input.field({ type: OutcomeEnum, required: true, description: manual('情况。', 'How it stands.') }),
        key,
      },
      ...running,
      description: manual(
        '记录答辩情况：办事机构或主持人。',
        'Records how a defence went: for the office or the leader of the meeting. Rule E7. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, QUEUE_UNKNOWN, QUEUE_NOT_CALLED.',
      ),
      resolve: (_, { input }, context) => {
        const body = { session: input.session.id, application: input.candidate.id, outcome: input.outcome };
        return answered(context, { key: input.key, mutation: 'noteDefence', body }, noteDefence, (answer) => again(context, answer));
      },
    }),
    closeSession: t.fieldWithInput({
      type: SessionType,
      input: { session, key },
      ...running,
      description: manual(
        '结束会议：办事机构或主持人；没有表决的留待下次会议。',
        'Closes the meeting: for the office or the leader of the meeting; candidates not voted on are left for the next meeting. Rule E8. Errors: SESSION_UNKNOWN, SESSION_NOT_IN_STATE, VOTES_OPEN.',
      ),
      resolve: (_, { input }, context) =>
        answered(context, { key: input.key, mutation: 'closeSession', body: { session: input.session.id } }, closeSession, (answer) =>
          again(context, answer),
        ),
    }),
    confirmMinutes: t.fieldWithInput({
      type: SessionType,
      input: {
        session,
        hash: t.input.string({
          required: true,
          description: manual('所核对的会议记录摘要。', 'The hash of the minutes that were checked.'),
        }),
        key,
      },
      ...member,
      description: manual(
        '确认并封存会议记录：主持人；封存后不再变动。',
        'Confirms and seals the minutes: for the leader of the meeting; once sealed they never change. Rule E11. Errors: SESSION_UNKNOWN, LEADERS_ONLY, SESSION_NOT_IN_STATE, MINUTES_OTHER.',
      ),
      resolve: (_, { input }, context) => {
        const body = { session: input.session.id, hash: input.hash };
        return answered(context, { key: input.key, mutation: 'confirmMinutes', body }, confirmMinutes, (answer) => again(context, answer));
      },
    }),
    addMinutesNote: t.fieldWithInput({
      type: SessionType,
      input: {
        session,
        document: t.input.string({
          required: true,
          description: manual('文号，最多60字。', 'The document number, at most 60 characters.'),
        }),
        text: t.input.string({ required: true, description: manual('内容，最多1000字。', 'The content, at most 1000 characters.') }),
        key,
      },
      ...office,
      description: manual(
        '补充更正已封存的会议记录，另立文书：评委会办事机构。',
        'Adds a note that corrects sealed minutes, as a paper of its own: for the office of the committee. Rule E11. Errors: INPUT_INVALID, SESSION_UNKNOWN, SESSION_NOT_IN_STATE.',
      ),
      resolve: (_, { input }, context) => {
        const body = { session: input.session.id, document: input.document, text: input.text };
        return answered(context, { key: input.key, mutation: 'addMinutesNote', body }, addMinutesNote, (answer) => again(context, answer));
      },
    }),
    announceResults: t.fieldWithInput({
      type: SessionType,
      input: { session, key },
      price: IN_BULK,
      ...office,
      description: manual(
        `宣布结果，每次至多${ANNOUNCED_A_CALL}件，直至 state 为 ANNOUNCED：评委会办事机构；中断后再次调用即继续。`,
        `Announces results, at most ${ANNOUNCED_A_CALL} a call, to be called until state is ANNOUNCED: for the office of the committee; called again after a break it goes on. Rule E11. Errors: SESSION_UNKNOWN, MINUTES_UNSEALED, SESSION_NOT_IN_STATE.`,
      ),
      resolve: (_, { input }, context) =>
        answered(context, { key: input.key, mutation: 'announceResults', body: { session: input.session.id } }, announceResults, (answer) =>
          again(context, answer),
        ),
    }),
  };
});

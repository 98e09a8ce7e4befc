/** Meetings of committees in the graph: one small query for every screen, the queue, the votes, the minutes (E8–E11). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { isAccountOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { connectionIn, connectionOf, pageOf } from '../../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../../graph/history.ts';
import { named } from '../../../graph/named.ts';
import { knownCycle } from '../../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../../announcement/graph/enums.ts';
import { ExpertType } from '../../../committee/graph/experts.ts';
import { FilingType } from '../../../committee/graph/filing.ts';
import { expertIn } from '../../../committee/pool/store.ts';
import { filingIn } from '../../../committee/filing/store.ts';
import { isOfOffice } from '../../../committee/sight.ts';
import { found } from '../../../identity/graph/types.ts';
import { codeAt } from '../../session/actions/attend.ts';
import { SESSION_STATE_NAMES, type Session } from '../../session/model.ts';
import { actionsOnSession } from '../../session/offers.ts';
import { mayConfirm, presentIn } from '../../session/rules.ts';
import { runsOrOversees, seesCandidateIn, seesSession } from '../../session/sight.ts';
import { listSessions, loadSession, loadQueue, loadVotes, sessionIn } from '../../session/store.ts';
import { CalledType, CardType, EntryType, recusedHere } from './cards.ts';
import { MinutesType } from './minutes.ts';
import { VoteType } from './votes.ts';

const SessionStateEnum = builder.enumType('SessionState', {
  description: manual('会议状态。', 'How far a meeting is. Rule E8.'),
  values: named(SESSION_STATE_NAMES),
});
export const sessionRef = builder.objectRef<Session>('CommitteeSession');

const AttendanceType = builder.objectRef<Session['members'][number] & { committee: string }>('SessionMember').implement({
  description: manual('组成人员到会情况。', 'A member’s attendance. Rule E8.'),
  fields: (t) => ({
    expert: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: manual('专家。', 'The expert.'),
      resolve: ({ committee, account }, _, context) => expertIn(context, { committee, account }),
    }),
    presentSince: t.expose('presentSince', {
      type: 'Instant',
      nullable: true,
      description: manual('到会时刻；未到会或已离会的为空。', 'When the member came; null where they have not come or have left.'),
    }),
  }),
});

export const SessionType = builder.node(sessionRef, {
  description: manual(
    '评审会议；组成人员、办事机构、市人社局、纪检监察可见。',
    'A meeting of a committee; seen by its members, the office, the bureau and supervisors. Rules E8–E11.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (session, { actor }) => seesSession(actor, session),
  loadWithoutCache: (id, context) => sessionIn(context, id),
  fields: (t) => ({
    committee: t.field({
      type: FilingType,
      price: ITEM,
      description: manual('评委会。', 'The committee.'),
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    room: t.exposeString('room', { description: manual('会场。', 'The room of the meeting.') }),
    sessionState: t.expose('state', { type: SessionStateEnum, description: manual('状态。', 'The state.') }),
    version: t.exposeInt('version', {
      description: manual('版本：会议有任何变动即加一。', 'The version: it counts every change of the meeting.'),
    }),
    votesChanged: t.exposeInt('votesChanged', { description: manual('投票的变动次数。', 'How often anything of the votes has changed.') }),
    openedAt: t.expose('openedAt', { type: 'Instant', description: manual('开始时刻。', 'When it began.') }),
    closedAt: t.expose('closedAt', { type: 'Instant', nullable: true, description: manual('结束时刻。', 'When it was closed.') }),
    members: t.int({ description: manual('组成人数。', 'The number of members.'), resolve: ({ members }) => members.length }),
    present: t.int({
      description: manual('到会人数。', 'How many were present.'),
      resolve: (session, _, { now }) => presentIn(session, now).length,
    }),
    isPresent: t.boolean({
      description: manual('您是否已到会。', 'Whether you are present.'),
      resolve: (session, _, { actor, now }) => presentIn(session, now).some((account) => isAccountOf(actor, account)),
    }),
    hasLeader: t.boolean({
      description: manual('是否有主任委员或副主任委员主持。', 'Whether the chair or a vice-chair leads the meeting.'),
      resolve: ({ leader }) => leader !== null,
    }),
    isLeader: t.boolean({
      description: manual('您是否主持会议。', 'Whether you lead the meeting.'),
      resolve: ({ leader }, _, { actor }) => leader !== null && isAccountOf(actor, leader),
    }),
    attendance: t.field({
      type: [AttendanceType],
      rows: 25,
      description: manual(
        '到会情况；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。',
        'The attendance; for the office, the bureau and supervisors, an empty list for others. Rule E3.',
      ),
      resolve: (session, _, { actor }) =>
        runsOrOversees(actor, session) ? session.members.map((member) => ({ ...member, committee: session.committee })) : [],
    }),
    checkInCode: t.string({
      nullable: true,
      description: manual(
        '当前签到码，每分钟一换；仅办事机构可见，供会场屏幕显示。',
        'The present check-in code, which changes every minute; seen by the office only, for the screen in the room. Rule E8.',
      ),
      resolve: (session, _, context) =>
        session.state === 'OPEN' && context.actor.kind === 'person' && isOfficeOf(context, session)
          ? codeAt(context, session, context.now)
          : null,
    }),
    now: t.field({
      type: CalledType,
      nullable: true,
      description: manual('当前答辩；没有的为空。', 'The defence under way; null where there is none.'),
      resolve: (session) => session.now && { ...session.now, session },
    }),
    next: t.field({
      type: CardType,
      nullable: true,
      description: manual('下一名；没有的为空。', 'The next in the queue; null where there is none.'),
      resolve: (session) => (session.next === null ? null : { session, application: session.next }),
    }),
    queue: t.pages({
      type: EntryType,
      ...pricedPage(),
      description: manual('答辩队列。读表一次。', 'The defence queue. One table request. Rule E7. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: async (session, args, { table }) => {
        const entries = (await loadQueue(table, session.id))?.entries ?? [];
        return connectionIn(
          entries.map((entry) => ({ ...entry, session })),
          ({ application }) => application,
          pageOf(args),
        );
      },
    }),
    votes: t.pages({
      type: VoteType,
      args: { onlyOpen: t.arg.boolean({ required: false, description: manual('只列投票中的。', 'Only the votes under way.') }) },
      ...pricedPage(),
      description: manual(
        '投票；须回避的专家在宣布前不见相应投票。读表一次。',
        'The votes; before the announcement a recused expert does not see the vote in question. One table request. Rules E5, E9. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async (session, { onlyOpen, ...args }, context) => {
        const recused = await recusedHere(context, session);
        const shown = (await loadVotes(context.table, session.id)).filter(
          (vote) => (!onlyOpen || vote.state === 'OPEN') && seesCandidateIn(session, vote.application, recused),
        );
        return connectionIn(
          shown.map((vote) => ({ ...vote, of: session })),
          ({ id }) => id,
          pageOf(args),
        );
      },
    }),
    minutes: t.field({
      type: MinutesType,
      nullable: true,
      price: ITEM,
      description: manual(
        '会议记录；会议结束后，办事机构、可以确认的人、市人社局、纪检监察可见，其他人为空；须回避的部分，宣布前不显示。',
        'The minutes; once the meeting is closed they are seen by the office, those who can confirm them, the bureau and supervisors, and null for others; the part from which you keep away is not shown before the announcement. Rule E11.',
      ),
      resolve: async (session, _, context) => (session.state !== 'OPEN' && (await seesMinutes(context, session)) ? session : null),
    }),
    announcedResults: t.int({
      description: manual('已宣布结果的件数。', 'How many results have been announced.'),
      resolve: ({ announced }) => announced?.done ?? 0,
    }),
    results: t.int({
      nullable: true,
      description: manual(
        '须宣布结果的件数；开始宣布前为空。',
        'How many results there are to announce; null before the announcing begins.',
      ),
      resolve: ({ announced }) => announced?.of ?? null,
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该会议办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do with this meeting now, and why not the rest; from the same rules that the mutations ask. Rules E8–E11.',
      ),
      resolve: async (session, _, context) => {
        const { actor, now } = context;
        return actionsOnSession({ actor, session, now, filing: await filingIn(context, session.committee) });
      },
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
        'The history; for the office, the bureau and supervisors, an empty list for others. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (session, args, context) =>
        runsOrOversees(context.actor, session)
          ? historyOf(context, { kind: 'SESSION', id: session.id }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});

/** Whoever runs or oversees it, and whoever may confirm what was decided. */
async function seesMinutes(context: Context, session: Session): Promise<boolean> {
  const { actor } = context;
  if (runsOrOversees(actor, session)) return true;
  const filing = await filingIn(context, session.committee);
  return filing !== null && actor.kind === 'person' && mayConfirm(session, filing, actor.account);
}

/** The office alone puts the code on the room's screen. */
function isOfficeOf({ actor }: Context, { committee }: Session): boolean {
  return (
    actor.kind === 'person' && actor.grants.some(({ role, organisation }) => role === 'COMMITTEE_OFFICE' && organisation === committee)
  );
}

const AnswerType = builder.objectRef<{ session: Session; isUnchanged: boolean }>('SessionAnswer').implement({
  description: manual(
    '会议的当前版本；与所见相同的，`session` 为空。',
    'The present version of the meeting; `session` is null where it is what the screen has seen. Rule E8.',
  ),
  fields: (t) => ({
    version: t.int({ description: manual('当前版本。', 'The present version.'), resolve: ({ session }) => session.version }),
    isUnchanged: t.exposeBoolean('isUnchanged', { description: manual('是否与所见相同。', 'Whether it is the same as seen.') }),
    session: t.field({
      type: SessionType,
      nullable: true,
      description: manual('会议；未变动的为空。', 'The meeting; null where it has not changed.'),
      resolve: ({ session, isUnchanged }) => (isUnchanged ? null : session),
    }),
  }),
});

builder.queryField('session', (t) =>
  t.field({
    type: AnswerType,
    nullable: true,
    price: REQUEST,
    args: {
      id: t.arg.globalID({ required: true, for: [sessionRef], description: manual('会议。', 'The meeting.') }),
      version: t.arg.int({
        required: false,
        description: manual('所见版本；不填即全部返回。', 'The version as seen; left out, the whole meeting is answered.'),
      }),
    },
    authScopes: { person: true },
    description: manual(
      '会场屏幕每两秒查询一次：读表一次且数据很少，版本未变的，只答未变；不参加会议的人为空。',
      'What every screen in the room asks every two seconds: one small table request; where the version has not changed, it only says so. Null for those who have no part in the meeting. Rule E8.',
    ),
    resolve: async (_, { id, version }, context) => {
      const session = await loadSession(context.table, id.id);
      if (!session || !seesSession(context.actor, session)) return null;
      return { session, isUnchanged: version === session.version };
    },
  }),
);

builder.objectField(FilingType, 'sessions', (t) =>
  t.pages({
    type: SessionType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    description: manual(
      '评审会议，最新的在前；不参加的见到的是空列表。读表一次。',
      'The meetings, the newest first; an empty list for those who have no part in them. One table request. Rule E8. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (filing, { cycle, ...args }, context) => {
      const page = pageOf(args);
      if (context.actor.kind !== 'person') return connectionOf([], [], page.after, null);
      const known = await knownCycle(context, cycle, { city: cycle ? null : filing.city });
      const { rows, cursors, next } = await listSessions(context.table, { committee: filing.id, cycle: known }, page);
      const seen = rows
        .map((row, index) => [row, cursors[index] ?? ''] as const)
        .filter(([row]) => seesSession(context.actor, row) || isOfOffice(context.actor, filing.id, filing));
      return connectionOf(
        seen.map(([row]) => row),
        seen.map(([, cursor]) => cursor),
        page.after,
        next,
      );
    },
  }),
);

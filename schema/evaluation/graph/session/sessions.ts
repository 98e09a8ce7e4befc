/** Meetings of committees in the graph: one small query for every screen, the queue, the votes, the minutes (E8–E11). */
import { builder } from '../../../builder.ts';
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
  description: '会议状态。How far a meeting is. Rule E8.',
  values: named(SESSION_STATE_NAMES),
});
export const sessionRef = builder.objectRef<Session>('CommitteeSession');

const AttendanceType = builder.objectRef<Session['members'][number] & { committee: string }>('SessionMember').implement({
  description: '组成人员到会情况。A member’s attendance. Rule E8.',
  fields: (t) => ({
    expert: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: '专家。',
      resolve: ({ committee, account }, _, context) => expertIn(context, { committee, account }),
    }),
    presentSince: t.expose('presentSince', { type: 'Instant', nullable: true, description: '到会时刻；未到会或已离会的无。' }),
  }),
});

export const SessionType = builder.node(sessionRef, {
  description: '评审会议；组成人员、办事机构、市人社局、监督可见。A meeting of a committee. Rules E8–E11.',
  id: { resolve: ({ id }) => id },
  sight: (session, { actor }) => seesSession(actor, session),
  loadWithoutCache: (id, context) => sessionIn(context, id),
  fields: (t) => ({
    committee: t.field({
      type: FilingType,
      price: ITEM,
      description: '评委会。',
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    room: t.exposeString('room', { description: '会场。' }),
    state: t.expose('state', { type: SessionStateEnum, description: '状态。' }),
    version: t.exposeInt('version', { description: '版本：有任何变动即加一。Counts every change of the meeting.' }),
    votesChanged: t.exposeInt('votesChanged', { description: '投票的变动次数。How often anything of the votes has changed.' }),
    openedAt: t.expose('openedAt', { type: 'Instant', description: '开始时刻。' }),
    closedAt: t.expose('closedAt', { type: 'Instant', nullable: true, description: '结束时刻。' }),
    members: t.int({ description: '组成人数。', resolve: ({ members }) => members.length }),
    present: t.int({ description: '到会人数。', resolve: (session, _, { now }) => presentIn(session, now).length }),
    isPresent: t.boolean({
      description: '您是否已到会。',
      resolve: (session, _, { actor, now }) => presentIn(session, now).some((account) => isAccountOf(actor, account)),
    }),
    hasLeader: t.boolean({ description: '是否有主任委员或副主任委员主持。', resolve: ({ leader }) => leader !== null }),
    isLeader: t.boolean({
      description: '您是否主持会议。',
      resolve: ({ leader }, _, { actor }) => leader !== null && isAccountOf(actor, leader),
    }),
    attendance: t.field({
      type: [AttendanceType],
      rows: 25,
      description: '到会情况；办事机构、市人社局、监督可见，其他人见到的是空列表。For the office and those who oversee. Rule E3.',
      resolve: (session, _, { actor }) =>
        runsOrOversees(actor, session) ? session.members.map((member) => ({ ...member, committee: session.committee })) : [],
    }),
    checkInCode: t.string({
      nullable: true,
      description: '当前签到码，每分钟一换；仅办事机构可见，供会场屏幕显示。The code of this minute, for the screen in the room. Rule E8.',
      resolve: (session, _, context) =>
        session.state === 'OPEN' && context.actor.kind === 'person' && isOfficeOf(context, session)
          ? codeAt(context, session, context.now)
          : null,
    }),
    now: t.field({
      type: CalledType,
      nullable: true,
      description: '当前答辩；没有的无。',
      resolve: (session) => session.now && { ...session.now, session },
    }),
    next: t.field({
      type: CardType,
      nullable: true,
      description: '下一名；没有的无。',
      resolve: (session) => (session.next === null ? null : { session, application: session.next }),
    }),
    queue: t.pages({
      type: EntryType,
      ...pricedPage(),
      description: '答辩队列。One table request. Rule E7. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
      args: { onlyOpen: t.arg.boolean({ required: false, description: '只列投票中的。' }) },
      ...pricedPage(),
      description: '投票；须回避的专家在宣布前不见相应投票。One table request. Rules E5, E9. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
      description:
        '会议记录；会议结束后，办事机构、可以确认的人、市人社局、监督可见，其他人为空；须回避的部分，宣布前不显示。Once the meeting is over; of a candidate from whom the viewer keeps away nothing before all do. Rule E11.',
      resolve: async (session, _, context) => (session.state !== 'OPEN' && (await seesMinutes(context, session)) ? session : null),
    }),
    announcedResults: t.int({ description: '已宣布结果的件数。', resolve: ({ announced }) => announced?.done ?? 0 }),
    results: t.int({ nullable: true, description: '须宣布结果的件数；开始宣布前无。', resolve: ({ announced }) => announced?.of ?? null }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该会议办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules E8–E11.',
      resolve: async (session, _, context) => {
        const { actor, now } = context;
        return actionsOnSession({ actor, session, now, filing: await filingIn(context, session.committee) });
      },
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '办理记录；办事机构、市人社局、监督可见，其他人见到的是空列表。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
  description: '会议的当前版本；与所见相同的，session 为空。The meeting, unless it is still what the screen has seen. Rule E8.',
  fields: (t) => ({
    version: t.int({ description: '当前版本。', resolve: ({ session }) => session.version }),
    isUnchanged: t.exposeBoolean('isUnchanged', { description: '是否与所见相同。' }),
    session: t.field({
      type: SessionType,
      nullable: true,
      description: '会议；未变动的为空。',
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
      id: t.arg.globalID({ required: true, for: [sessionRef], description: '会议。' }),
      version: t.arg.int({ required: false, description: '所见版本；不填即全部返回。' }),
    },
    authScopes: { person: true },
    description:
      '会场屏幕每两秒查询一次：版本未变的，只答未变。What every screen asks every other second: one small table request, and a few words where nothing has changed. Null to whoever has no part in it. Rule E8.',
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
    description:
      '评审会议，最新的在前；不参加的见到的是空列表。Its meetings, newest first; for those who have a part in them. One table request. Rule E8. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
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

/** Meetings of committees in the graph: one small query for every screen, the queue, the votes, the minutes (E8–E11). */
import { encodeGlobalID } from '@pothos/plugin-relay';
import { builder } from '../../builder.ts';
import { isAccountOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { connectionIn, connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { workedOutOnce } from '../../core/together.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { applicationIn } from '../../application/store.ts';
import { ExpertType } from '../../committee/graph/experts.ts';
import { FilingType } from '../../committee/graph/filing.ts';
import { expertIn } from '../../committee/pool/store.ts';
import { filingIn } from '../../committee/filing/store.ts';
import { isOfOffice } from '../../committee/sight.ts';
import { found } from '../../identity/graph/types.ts';
import { CHOICE_NAMES, FAULTS, type Choice } from '../ballot/model.ts';
import { recusedOf } from '../recusals/store.ts';
import { codeAt } from '../session/actions/attend.ts';
import { assembled } from '../session/actions/minutes.ts';
import { minutesHash } from '../session/minutes.ts';
import {
  QUEUE_STATE_NAMES,
  SESSION_STATE_NAMES,
  VOTE_STATE_NAMES,
  type MinutesNote,
  type Queue,
  type Session,
  type Vote,
} from '../session/model.ts';
import { actionsOnSession } from '../session/offers.ts';
import { presentIn } from '../session/rules.ts';
import { runsOrOversees, seesCandidateIn, seesCount, seesSession } from '../session/sight.ts';
import { listSessions, loadSession, loadNotes, loadQueue, loadToken, loadVotes, sessionIn } from '../session/store.ts';
import { TallyType } from './results.ts';

const SessionStateEnum = builder.enumType('SessionState', {
  description: '会议状态。How far a meeting is. Rule E8.',
  values: named(SESSION_STATE_NAMES),
});
export const QueueStateEnum = builder.enumType('QueueState', {
  description: '答辩情况。How a defence stands. Rule E7.',
  values: named(QUEUE_STATE_NAMES),
});
const VoteStateEnum = builder.enumType('VoteState', {
  description: '投票状态。How a vote stands. Rule E9.',
  values: named(VOTE_STATE_NAMES),
});
const ChoiceEnum = builder.enumType('Choice', { description: '表决意见。What can be voted. Rule E9.', values: named(CHOICE_NAMES) });

export const sessionRef = builder.objectRef<Session>('CommitteeSession');

/** The candidates from whom the viewer keeps away, asked once in a request; nobody of the office or who oversees keeps away from any. */
function recusedHere(context: Context, session: Session): Promise<ReadonlySet<string>> {
  const { actor } = context;
  if (actor.kind !== 'person' || runsOrOversees(actor, session)) return Promise.resolve(new Set<string>());
  return workedOutOnce(context, `recused ${actor.account}`, () => recusedOf(context.table, actor.account));
}

type Shown = { session: Session; application: string };

const CardType = builder.objectRef<Shown>('SessionCandidate').implement({
  description:
    '会议中的评审对象；应当回避的专家，在结果宣布前只见到须回避，不见姓名。A candidate in a meeting; who keeps away sees that and nothing else before the results are announced. Rules E5, E8.',
  fields: (t) => ({
    candidate: t.id({ description: '评审对象的标识。', resolve: ({ application }) => encodeGlobalID('Candidate', application) }),
    isRecused: t.boolean({
      description: '您是否须回避。Whether the viewer keeps away.',
      resolve: async ({ session, application }, _, context) => (await recusedHere(context, session)).has(application),
    }),
    applicantName: t.string({
      nullable: true,
      price: ITEM,
      description: '姓名；须回避的为空。',
      resolve: async ({ session, application }, _, context) => (await headFor(context, session, application))?.applicantName ?? null,
    }),
    unitName: t.string({
      nullable: true,
      description: '单位；须回避的为空。',
      resolve: async ({ session, application }, _, context) => (await headFor(context, session, application))?.unitName ?? null,
    }),
  }),
});

async function headFor(context: Context, session: Session, application: string) {
  if (!seesCandidateIn(context.actor, session, application, await recusedHere(context, session))) return null;
  return applicationIn(context, application);
}

const CalledType = builder.objectRef<Shown & { room: string }>('SessionCalled').implement({
  description: '当前答辩。Who is heard now, and where. Rule E7.',
  fields: (t) => ({
    candidate: t.field({ type: CardType, description: '评审对象。', resolve: (called) => called }),
    room: t.exposeString('room', { description: '地点。' }),
  }),
});

type Entry = Queue['entries'][number] & { session: Session };
const EntryType = builder.objectRef<Entry>('SessionQueueEntry').implement({
  description: '答辩队列的一项。Rule E7.',
  fields: (t) => ({
    candidate: t.field({ type: CardType, description: '评审对象。', resolve: (entry) => entry }),
    state: t.expose('state', { type: QueueStateEnum, description: '情况。' }),
    at: t.expose('at', { type: 'Instant', nullable: true, description: '变动时刻。' }),
  }),
});

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
    faults: t.field({
      type: [BilingualType],
      description: '票箱异常；没有的为空。What was wrong with the box.',
      resolve: ({ count }) => (count?.faults ?? []).map(({ code }) => FAULTS[code as keyof typeof FAULTS]),
    }),
  }),
});

const NoteType = builder.objectRef<MinutesNote>('MinutesNote').implement({
  description: '对已封存会议记录的补充更正：另立文书，原记录不变。Rule E11.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '序号。' }),
    hash: t.exposeString('hash', { description: '所更正的会议记录的摘要。' }),
    document: t.exposeString('document', { description: '文号。' }),
    text: t.exposeString('text', { description: '内容。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    signed: t.exposeString('signed', { description: '签名（JWS）。' }),
  }),
});

const MinutesType = builder.objectRef<Session>('SessionMinutes').implement({
  description: '会议记录；办事机构、主持人、市人社局、监督可见。The minutes. Rule E11.',
  fields: (t) => ({
    document: t.field({
      type: 'JSON',
      price: 36 * REQUEST,
      description: '内容（规范JSON）；封存前为当前内容。Canonical JSON; before they are sealed as they are now.',
      resolve: (session, _, context) => assembled(context, session),
    }),
    hash: t.string({
      price: 36 * REQUEST,
      description: '内容摘要（SHA-256）；确认时提交。Of the document; sent with the confirmation.',
      resolve: async (session, _, context) => session.minutes?.hash ?? minutesHash(await assembled(context, session)),
    }),
    confirmedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '主持人确认、封存时刻；未封存的无。',
      resolve: ({ minutes }) => minutes?.confirmedAt ?? null,
    }),
    signed: t.string({
      nullable: true,
      description: '签名（JWS），可以 receiptKeys 验证。Verified with receiptKeys.',
      resolve: ({ minutes }) => minutes?.signed ?? null,
    }),
    notes: t.field({
      type: [NoteType],
      price: REQUEST,
      description: '封存后的补充更正。What was put right afterwards.',
      resolve: ({ id }, _, { table }) => loadNotes(table, id),
    }),
  }),
});

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
    present: t.int({ description: '到会人数。', resolve: (session) => presentIn(session).length }),
    isPresent: t.boolean({
      description: '您是否已到会。',
      resolve: (session, _, { actor }) => presentIn(session).some((account) => isAccountOf(actor, account)),
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
    queue: t.connection(
      {
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
      },
      { description: '答辩队列。' },
      { description: '答辩队列的一行。' },
    ),
    votes: t.connection(
      {
        type: VoteType,
        args: { onlyOpen: t.arg.boolean({ required: false, description: '只列投票中的。' }) },
        ...pricedPage(),
        description: '投票；须回避的专家在宣布前不见相应投票。One table request. Rules E5, E9. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
        resolve: async (session, { onlyOpen, ...args }, context) => {
          const recused = await recusedHere(context, session);
          const shown = (await loadVotes(context.table, session.id)).filter(
            (vote) => (!onlyOpen || vote.state === 'OPEN') && seesCandidateIn(context.actor, session, vote.application, recused),
          );
          return connectionIn(
            shown.map((vote) => ({ ...vote, of: session })),
            ({ id }) => id,
            pageOf(args),
          );
        },
      },
      { description: '投票列表。' },
      { description: '投票列表的一行。' },
    ),
    minutes: t.field({
      type: MinutesType,
      nullable: true,
      description: '会议记录；会议结束后，办事机构、主持人、市人社局、监督可见，其他人为空。Once the meeting is over. Rule E11.',
      resolve: (session, _, { actor }) => {
        const leads = session.leader !== null && isAccountOf(actor, session.leader);
        return session.state !== 'OPEN' && (leads || runsOrOversees(actor, session)) ? session : null;
      },
    }),
    announcedResults: t.int({ description: '已宣布结果的件数。', resolve: ({ announced }) => announced?.done ?? 0 }),
    results: t.int({ nullable: true, description: '须宣布结果的件数；开始宣布前无。', resolve: ({ announced }) => announced?.of ?? null }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该会议办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules E8–E11.',
      resolve: (session, _, { actor }) => actionsOnSession(actor, session),
    }),
    history: t.connection(
      {
        type: AuditEntryType,
        ...pricedPage(),
        description:
          '办理记录；办事机构、市人社局、监督可见，其他人见到的是空列表。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
        resolve: (session, args, context) =>
          runsOrOversees(context.actor, session)
            ? historyOf(context, { kind: 'SESSION', id: session.id }, args)
            : connectionOf([], [], pageOf(args).after, null),
      },
      { description: '办理记录列表。' },
      { description: '办理记录列表的一行。' },
    ),
  }),
});

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
  t.connection(
    {
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
    },
    { description: '会议列表。' },
    { description: '会议列表的一行。' },
  ),
);

/** Candidates as a meeting shows them: to whoever keeps away, that and nothing else before the results are announced (E5, E8). */
import { encodeGlobalID } from '@pothos/plugin-relay';
import { manual } from '../../../core/manual.ts';
import { builder } from '../../../builder.ts';
import type { Context } from '../../../core/context.ts';
import { ITEM } from '../../../core/price.ts';
import { workedOutOnce } from '../../../core/together.ts';
import { named } from '../../../graph/named.ts';
import { applicationIn } from '../../../application/store.ts';
import { recusedOf } from '../../recusals/store.ts';
import { QUEUE_STATE_NAMES, type Queue, type Session } from '../../session/model.ts';
import { seesCandidateIn, type KeptFrom } from '../../session/sight.ts';
import { applyingTo } from '../../own.ts';

export const QueueStateEnum = builder.enumType('QueueState', {
  description: manual('答辩情况。', 'How a defence stands. Rule E7.'),
  values: named(QUEUE_STATE_NAMES),
});

/** The candidates from whom the viewer keeps away, asked once in a request: those on record; and who applies to the committee, from all of its. */
export function recusedHere(context: Context, { committee, cycle }: Session): Promise<KeptFrom> {
  const { actor, table } = context;
  if (actor.kind !== 'person') return Promise.resolve(NOBODY);
  return workedOutOnce(context, `recused ${actor.account} ${committee} ${cycle}`, async () => {
    const [recused, applying] = await Promise.all([
      recusedOf(table, actor.account),
      applyingTo(context, { committee, cycle }, [actor.account]),
    ]);
    return applying.size > 0 ? EVERYBODY : recused;
  });
}
const NOBODY: KeptFrom = { has: () => false };
const EVERYBODY: KeptFrom = { has: () => true };

type Shown = { session: Session; application: string };

export const CardType = builder.objectRef<Shown>('SessionCandidate').implement({
  description: manual(
    '会议中的评审对象；应当回避的专家，在结果宣布前只见到须回避，不见姓名。',
    'A candidate in a meeting; before the results are announced a recused expert sees only that they keep away, and no name. Rules E5, E8.',
  ),
  fields: (t) => ({
    candidate: t.id({
      description: manual('评审对象的标识。', 'The id of the candidate.'),
      resolve: ({ application }) => encodeGlobalID('Candidate', application),
    }),
    isRecused: t.boolean({
      description: manual('您是否须回避。', 'Whether you keep away.'),
      resolve: async ({ session, application }, _, context) => (await recusedHere(context, session)).has(application),
    }),
    applicantName: t.string({
      nullable: true,
      price: ITEM,
      description: manual('姓名；须回避的为空。', 'The name; null where you keep away.'),
      resolve: async ({ session, application }, _, context) => (await headFor(context, session, application))?.applicantName ?? null,
    }),
    unitName: t.string({
      nullable: true,
      description: manual('单位；须回避的为空。', 'The unit; null where you keep away.'),
      resolve: async ({ session, application }, _, context) => (await headFor(context, session, application))?.unitName ?? null,
    }),
  }),
});

async function headFor(context: Context, session: Session, application: string) {
  if (!seesCandidateIn(session, application, await recusedHere(context, session))) return null;
  return applicationIn(context, application);
}

export const CalledType = builder.objectRef<Shown & { room: string }>('SessionCalled').implement({
  description: manual('当前答辩的人及地点。', 'Who is heard now, and where. Rule E7.'),
  fields: (t) => ({
    candidate: t.field({ type: CardType, description: manual('评审对象。', 'The candidate.'), resolve: (called) => called }),
    room: t.exposeString('room', { description: manual('地点。', 'The place.') }),
  }),
});

type Entry = Queue['entries'][number] & { session: Session };
export const EntryType = builder.objectRef<Entry>('SessionQueueEntry').implement({
  description: manual('答辩队列的一项。', 'An entry of the defence queue. Rule E7.'),
  fields: (t) => ({
    candidate: t.field({ type: CardType, description: manual('评审对象。', 'The candidate.'), resolve: (entry) => entry }),
    state: t.expose('state', { type: QueueStateEnum, description: manual('情况。', 'How it stands.') }),
    at: t.expose('at', { type: 'Instant', nullable: true, description: manual('变动时刻。', 'When it changed.') }),
  }),
});

/** Draws in the graph: that they are held, what was committed to, the hashes and who failed one is public (E4). */
import { builder } from '../../../builder.ts';
import { ITEM, REQUEST } from '../../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../../graph/allowed.ts';
import { FilingType } from '../../../committee/graph/filing.ts';
import { filingIn } from '../../../committee/filing/store.ts';
import { found } from '../../../identity/graph/types.ts';
import type { Draw } from '../attempt/model.ts';
import { failuresOf, faultsAt, stateAt } from '../attempt/rules.ts';
import { loadDraws, loadLastDraw } from '../attempt/store.ts';
import { PARTIES, type Party } from '../model.ts';
import { actionsOnDraw } from '../offers.ts';
import { seesInside } from '../sight.ts';
import { DrawStateEnum, FaultEnum, PartyEnum } from './enums.ts';
import { InsideType } from './inside.ts';
import { drawOf } from './newest.ts';

type Own = { party: Party; draw: Draw };

const PartyType = builder.objectRef<Own>('CommitteeDrawSide').implement({
  description: '一方的摘要和随机数。What a party has committed to, and told. Rule E4.',
  fields: (t) => ({
    party: t.expose('party', { type: PartyEnum, description: '哪一方。' }),
    commitment: t.string({
      nullable: true,
      description: '摘要：随机数的SHA-256；未提交的无。',
      resolve: ({ party, draw }) => draw.parties[party]?.commitment ?? null,
    }),
    committedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '提交时刻。',
      resolve: ({ party, draw }) => draw.parties[party]?.committedAt ?? null,
    }),
    toldAt: t.field({
      type: 'Instant',
      nullable: true,
      description:
        '公开随机数的时刻；双方都公开（或者本次未成）之前，随机数密封保存。Until both have told, or it is over, what was told is sealed.',
      resolve: ({ party, draw }) => draw.parties[party]?.told?.at ?? null,
    }),
    secret: t.string({
      nullable: true,
      description: '随机数；抽取结束后办事机构、市人社局、监督可见。Once it is over, for the office, the bureau and supervisors.',
      resolve: ({ party, draw }, _, { actor }) => (seesInside(actor, draw) ? (draw.parties[party]?.told?.secret ?? null) : null),
    }),
  }),
});

type Failing = Draw['faults'][number] & { draw: Draw };

const FailingType = builder.objectRef<Failing>('CommitteeDrawFailing').implement({
  description: '致使本次抽取未成的一方。A party that failed the attempt. Rule E4.',
  fields: (t) => ({
    party: t.expose('party', { type: PartyEnum, description: '哪一方。' }),
    fault: t.expose('fault', { type: FaultEnum, description: '情形。' }),
    by: t.string({
      nullable: true,
      description:
        '责任人（账号）；办事机构、市人社局、监督可见。Who it was, by their account; for the office, the bureau and supervisors.',
      resolve: ({ by, draw }, _, { actor }) => (seesInside(actor, draw) ? by : null),
    }),
  }),
});

const CountType = builder.objectRef<{ party: Party; attempts: number }>('CommitteeDrawFailures').implement({
  description: '一方在本年度致使抽取未成的次数。How often a party has failed an attempt in the cycle. Rule E4.',
  fields: (t) => ({
    party: t.expose('party', { type: PartyEnum, description: '哪一方。' }),
    attempts: t.exposeInt('attempts', { description: '次数。' }),
  }),
});

export const drawRef = builder.objectRef<Draw>('CommitteeDraw');
export const DrawType = builder.node(drawRef, {
  description:
    '年度评审专家的一次抽取：双方先提交随机数摘要，再封存名单，后公开随机数。公开；名单不公开。An attempt at drawing the members of a year. Public, but for names. Rule E4.',
  id: { resolve: ({ id }) => id },
  sight: () => true,
  loadWithoutCache: (id, context) => drawOf(context, id),
  fields: (t) => ({
    committee: t.field({
      type: FilingType,
      price: ITEM,
      description: '评委会。',
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    attempt: t.exposeInt('attempt', { description: '第几次。' }),
    version: t.exposeInt('version', { description: '版本；尚无人提交摘要的为0。Rule A4.' }),
    state: t.field({ type: DrawStateEnum, description: '状态。', resolve: (draw, _, { now }) => stateAt(draw, now) }),
    sides: t.field({
      type: [PartyType],
      rows: 2,
      description: '双方的摘要和随机数。',
      resolve: (draw) => PARTIES.map((party) => ({ party, draw })),
    }),
    seats: t.int({ nullable: true, description: '抽取人数；未封存的无。', resolve: ({ frozen }) => frozen?.seats ?? null }),
    frozenAt: t.field({ type: 'Instant', nullable: true, description: '封存时刻。', resolve: ({ frozen }) => frozen?.at ?? null }),
    revealBy: t.field({
      type: 'Instant',
      nullable: true,
      description: '公开随机数的时限。Until when both tell their secrets.',
      resolve: ({ frozen }) => frozen?.revealBy ?? null,
    }),
    poolHash: t.string({ nullable: true, description: '专家名单的摘要。', resolve: ({ frozen }) => frozen?.poolHash ?? null }),
    frozenHash: t.string({
      nullable: true,
      description: '封存的全部内容（名单、名额、排除、双方摘要）的摘要。Over all that was fixed.',
      resolve: ({ frozen }) => frozen?.frozenHash ?? null,
    }),
    algorithm: t.string({ nullable: true, description: '算法版本。', resolve: ({ frozen }) => frozen?.algorithm ?? null }),
    drawnAt: t.expose('drawnAt', { type: 'Instant', nullable: true, description: '抽取时刻；未抽取的无。' }),
    faults: t.field({
      type: [FailingType],
      rows: 2,
      description: '致使本次未成的一方或双方；其余为空。Whose doing it was that it failed; else nothing.',
      resolve: (draw, _, { now }) => faultsAt(draw, now).map((one) => ({ ...one, draw })),
    }),
    failures: t.field({
      type: [CountType],
      price: REQUEST,
      rows: 2,
      description: '双方各自在本年度该评委会的抽取中致使未成的次数。Of each party, over all attempts of the committee in the cycle.',
      resolve: async (draw, _, { now, table }) => failuresOf(await loadDraws(table, draw), now),
    }),
    inside: t.field({
      type: InsideType,
      nullable: true,
      description: '名单和证明；无权查看的为空。Null for those who may not see it.',
      resolve: (draw) => ({ draw }),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: '您现在可对该次抽取办理的事项及不能办理的原因。From the same rules that the mutations ask. Rule E4.',
      resolve: async (draw, _, { actor, now, table }) => actionsOnDraw({ actor, draw, now, last: await loadLastDraw(table, draw) }),
    }),
  }),
});

/** Draws in the graph: that they are held, what was committed to, the hashes and who failed one is public (E4). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
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
  description: manual('一方的摘要和随机数。', 'The commitment and the secret of a party. Rule E4.'),
  fields: (t) => ({
    party: t.expose('party', { type: PartyEnum, description: manual('哪一方。', 'Which party.') }),
    commitment: t.string({
      nullable: true,
      description: manual('摘要：随机数的SHA-256；未提交的为空。', 'The commitment: the SHA-256 of the secret; null where none was given.'),
      resolve: ({ party, draw }) => draw.parties[party]?.commitment ?? null,
    }),
    committedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('提交时刻。', 'When it was submitted.'),
      resolve: ({ party, draw }) => draw.parties[party]?.committedAt ?? null,
    }),
    toldAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual(
        '公开随机数的时刻；双方都公开（或者本次未成）之前，随机数密封保存。',
        'When the secret was revealed; until both have revealed theirs, or the attempt has failed, it is kept sealed.',
      ),
      resolve: ({ party, draw }) => draw.parties[party]?.told?.at ?? null,
    }),
    secret: t.string({
      nullable: true,
      description: manual(
        '随机数；抽取结束后办事机构、市人社局、纪检监察可见。',
        'The secret; seen by the office, the bureau and supervisors once the draw is over.',
      ),
      resolve: ({ party, draw }, _, { actor }) => (seesInside(actor, draw) ? (draw.parties[party]?.told?.secret ?? null) : null),
    }),
  }),
});

type Failing = Draw['faults'][number] & { draw: Draw };

const FailingType = builder.objectRef<Failing>('CommitteeDrawFailing').implement({
  description: manual('致使本次抽取未成的一方。', 'A party that made the attempt fail. Rule E4.'),
  fields: (t) => ({
    party: t.expose('party', { type: PartyEnum, description: manual('哪一方。', 'Which party.') }),
    fault: t.expose('fault', { type: FaultEnum, description: manual('情形。', 'In what way it failed.') }),
    by: t.string({
      nullable: true,
      description: manual(
        '责任人（账号）；办事机构、市人社局、纪检监察可见。',
        'The account of the person responsible; seen by the office, the bureau and supervisors.',
      ),
      resolve: ({ by, draw }, _, { actor }) => (seesInside(actor, draw) ? by : null),
    }),
  }),
});

const CountType = builder.objectRef<{ party: Party; attempts: number }>('CommitteeDrawFailures').implement({
  description: manual('一方在本年度致使抽取未成的次数。', 'How often a party has made an attempt fail in the cycle. Rule E4.'),
  fields: (t) => ({
    party: t.expose('party', { type: PartyEnum, description: manual('哪一方。', 'Which party.') }),
    attempts: t.exposeInt('attempts', { description: manual('次数。', 'How often.') }),
  }),
});

export const drawRef = builder.objectRef<Draw>('CommitteeDraw');
export const DrawType = builder.node(drawRef, {
  description: manual(
    '年度评审专家的一次抽取：双方先提交随机数摘要，再封存名单，后公开随机数。公开；名单不公开。',
    'An attempt at drawing the members of a year: both parties commit to their secrets, then the list is frozen, then the secrets are revealed. Public; the names are not. Rule E4.',
  ),
  id: { resolve: ({ id }) => id },
  sight: () => true,
  loadWithoutCache: (id, context) => drawOf(context, id),
  fields: (t) => ({
    committee: t.field({
      type: FilingType,
      price: ITEM,
      description: manual('评委会。', 'The committee.'),
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    attempt: t.exposeInt('attempt', { description: manual('第几次。', 'Which it is, counted from the first.') }),
    version: t.exposeInt('version', {
      description: manual('版本；尚无人提交摘要的为0。', 'The version; 0 where no commitment has been given yet. Rule A4.'),
    }),
    committeeDrawState: t.field({
      type: DrawStateEnum,
      description: manual('状态。', 'The state.'),
      resolve: (draw, _, { now }) => stateAt(draw, now),
    }),
    sides: t.field({
      type: [PartyType],
      rows: 2,
      description: manual('双方的摘要和随机数。', 'The commitments and secrets of both parties.'),
      resolve: (draw) => PARTIES.map((party) => ({ party, draw })),
    }),
    seats: t.int({
      nullable: true,
      description: manual('抽取人数；未封存的为空。', 'How many are drawn; null until the list is frozen.'),
      resolve: ({ frozen }) => frozen?.seats ?? null,
    }),
    frozenAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('封存时刻。', 'When the list was frozen.'),
      resolve: ({ frozen }) => frozen?.at ?? null,
    }),
    revealBy: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('双方公开随机数的时限。', 'Until when both parties reveal their secrets.'),
      resolve: ({ frozen }) => frozen?.revealBy ?? null,
    }),
    poolHash: t.string({
      nullable: true,
      description: manual('专家名单的摘要。', 'The hash of the list of experts.'),
      resolve: ({ frozen }) => frozen?.poolHash ?? null,
    }),
    frozenHash: t.string({
      nullable: true,
      description: manual(
        '封存的全部内容（名单、名额、排除、双方摘要）的摘要。',
        'The hash of all that was frozen (list, seats, exclusions, both commitments).',
      ),
      resolve: ({ frozen }) => frozen?.frozenHash ?? null,
    }),
    algorithm: t.string({
      nullable: true,
      description: manual('算法版本。', 'The version of the algorithm.'),
      resolve: ({ frozen }) => frozen?.algorithm ?? null,
    }),
    drawnAt: t.expose('drawnAt', {
      type: 'Instant',
      nullable: true,
      description: manual('抽取时刻；未抽取的为空。', 'When it was drawn; null where it was not.'),
    }),
    faults: t.field({
      type: [FailingType],
      rows: 2,
      description: manual(
        '致使本次未成的一方或双方；其余为空列表。',
        'The party or parties that made the attempt fail; an empty list otherwise.',
      ),
      resolve: (draw, _, { now }) => faultsAt(draw, now).map((one) => ({ ...one, draw })),
    }),
    failures: t.field({
      type: [CountType],
      price: REQUEST,
      rows: 2,
      description: manual(
        '双方各自在本年度该评委会的抽取中致使未成的次数。',
        'How often each party has made an attempt of this committee fail in the cycle.',
      ),
      resolve: async (draw, _, { now, table }) => failuresOf(await loadDraws(table, draw), now),
    }),
    inside: t.field({
      type: InsideType,
      nullable: true,
      description: manual('名单和证明；无权查看的为空。', 'The list and the proof; null for those who may not see them.'),
      resolve: (draw) => ({ draw }),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: manual(
        '您现在可对该次抽取办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do with this attempt now, and why not the rest; from the same rules that the mutations ask. Rule E4.',
      ),
      resolve: async (draw, _, { actor, now, table }) => actionsOnDraw({ actor, draw, now, last: await loadLastDraw(table, draw) }),
    }),
  }),
});

/** Experts in the graph: a pool for its office, and each expert for themselves (E3). */
import { builder } from '../../builder.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { personOf } from '../../core/actor.ts';
import { ITEM, pricedPage } from '../../core/price.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION, LevelEnum } from '../../announcement/graph/enums.ts';
import { AccountType, found } from '../../identity/graph/types.ts';
import { accountIn } from '../../identity/store.ts';
import { filingIn } from '../filing/store.ts';
import { actionsOnExpert } from '../offers.ts';
import { placeOf } from '../pool/actions/experts.ts';
import { CONDITIONS, type Expert, type ExpertCondition } from '../pool/model.ts';
import { PLEDGE } from '../pool/pledge.ts';
import { expertIn, listExpertise } from '../pool/store.ts';
import { seesExpert } from '../sight.ts';
import { yearlyIn } from '../yearly/store.ts';
import { ConditionEnum } from './enums.ts';
import { expertRef, filingRef, partsOf } from './refs.ts';

const GroundType = builder.objectRef<{ condition: ExpertCondition; ground: string }>('ExpertGround').implement({
  description: '符合一项条件的依据。On what ground a condition is met. Rule E3.',
  fields: (t) => ({
    condition: t.expose('condition', { type: ConditionEnum, description: '条件。' }),
    ground: t.exposeString('ground', { description: '依据。' }),
  }),
});

const PledgeType = builder.objectRef<{ version: number; text: Bilingual }>('ExpertPledge').implement({
  description: '评审专家承诺书。What an expert promises before reading anything. Rule E3.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: '版次。' }),
    text: t.expose('text', { type: BilingualType, description: '全文。' }),
  }),
});

const AcceptedType = builder.objectRef<NonNullable<Expert['pledge']>>('ExpertPledgeAccepted').implement({
  description: '已签署的承诺书。Which pledge was accepted, and when. Rule E3.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: '版次。' }),
    at: t.expose('at', { type: 'Instant', description: '签署时刻。' }),
  }),
});

const RemovalType = builder.objectRef<NonNullable<Expert['removed']>>('ExpertRemoval').implement({
  description: '移出专家库。Rule E3.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
  }),
});

export const ExpertType = builder.node(expertRef, {
  description:
    '评审专家；名单不公开，本人只见本人。An expert of a committee, seen by themselves, its office, the bureau and supervisors. Rule E3.',
  id: { resolve: placeOf },
  sight: (expert, { actor }) => seesExpert(actor, expert),
  loadWithoutCache: (id, context) => {
    const { committee, rest: account } = partsOf(id);
    return expertIn(context, { committee, account });
  },
  fields: (t) => ({
    committee: t.field({
      type: filingRef,
      price: ITEM,
      description: '评委会。',
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    code: t.exposeString('code', { description: '代号：抽取及其证明以此称该专家，不显示姓名。What the draw and its proof call them by.' }),
    name: t.exposeString('name', { description: '姓名。' }),
    account: t.field({
      type: AccountType,
      nullable: true,
      price: ITEM,
      description: '账号；无权查看该人员的为空。',
      resolve: ({ account }, _, context) => accountIn(context, account),
    }),
    unit: t.exposeString('unit', { description: '工作单位。' }),
    isOutside: t.exposeBoolean('isOutside', { description: '是否外单位（市外）专家。Whether from outside.' }),
    specialties: t.exposeStringList('specialties', { description: '专业。' }),
    title: t.exposeString('title', { description: '职称名称。' }),
    titleLevel: t.expose('titleLevel', { type: LevelEnum, description: '职称层级。' }),
    titledOn: t.expose('titledOn', { type: 'Day', description: '取得时间。' }),
    termFrom: t.expose('termFrom', { type: 'Day', description: '聘期首日。' }),
    termUntil: t.expose('termUntil', { type: 'Day', description: '聘期末日（含）。' }),
    endsBeforeMeeting: t.boolean({
      nullable: true,
      price: ITEM,
      args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
      description:
        '聘期是否在本年度评审会议结束前届满；会议时间未定的为空。Whether the term ends before the meeting of the year is over; null as long as that is not set. Rule E3.',
      resolve: async ({ committee, city, termUntil }, { cycle }, context) => {
        const yearly = await yearlyIn(context, { committee, cycle: await knownCycle(context, cycle, { city }) });
        return yearly && termUntil < yearly.meetsUntil;
      },
    }),
    grounds: t.field({
      type: [GroundType],
      description: '各项条件的依据。',
      resolve: ({ grounds }) => CONDITIONS.map((condition) => ({ condition, ground: grounds[condition] ?? '' })),
    }),
    pledge: t.expose('pledge', { type: AcceptedType, nullable: true, description: '签署的承诺书；未签署的无。' }),
    removed: t.expose('removed', { type: RemovalType, nullable: true, description: '移出专家库；在库的无。' }),
    version: t.exposeInt('version', { description: '版本。Rule A4.' }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该专家办理的事项及不能办理的原因。From the same rules that the mutations ask. Rule E3.',
      resolve: async (expert, _, context) => actionsOnExpert(context.actor, expert, found(await filingIn(context, expert.committee))),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: '办理记录。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (expert, args, context) => historyOf(context, { kind: 'EXPERT', id: placeOf(expert) }, args),
    }),
  }),
});

builder.queryFields((t) => ({
  expertPledge: t.field({
    type: PledgeType,
    authScopes: { public: true },
    description: '现行的评审专家承诺书。The pledge in force. Public. Rule E3.',
    resolve: () => PLEDGE,
  }),
  myExpertise: t.pages({
    type: ExpertType,
    ...pricedPage(),
    authScopes: { person: true },
    description: '您受聘的评委会。The pools that you are an expert of. One table request. Rule E3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, args, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listExpertise(context.table, personOf(context.actor).account, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
}));

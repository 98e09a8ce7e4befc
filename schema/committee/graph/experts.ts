/** Experts in the graph: a pool for its office, and each expert for themselves (E3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('符合一项条件的依据。', 'The ground on which a condition is met. Rule E3.'),
  fields: (t) => ({
    condition: t.expose('condition', { type: ConditionEnum, description: manual('条件。', 'The condition.') }),
    ground: t.exposeString('ground', { description: manual('依据。', 'The ground.') }),
  }),
});

const PledgeType = builder.objectRef<{ version: number; text: Bilingual }>('ExpertPledge').implement({
  description: manual(
    '评审专家承诺书，评阅任何材料前签署。',
    'The expert’s pledge: what an expert promises before reading anything. Rule E3.',
  ),
  fields: (t) => ({
    version: t.exposeInt('version', { description: manual('版次。', 'The edition.') }),
    text: t.expose('text', { type: BilingualType, description: manual('全文。', 'The full text.') }),
  }),
});

const AcceptedType = builder.objectRef<NonNullable<Expert['pledge']>>('ExpertPledgeAccepted').implement({
  description: manual('已签署的承诺书及签署时刻。', 'The pledge that was signed, and when. Rule E3.'),
  fields: (t) => ({
    version: t.exposeInt('version', { description: manual('版次。', 'The edition.') }),
    at: t.expose('at', { type: 'Instant', description: manual('签署时刻。', 'When it was signed.') }),
  }),
});

const RemovalType = builder.objectRef<NonNullable<Expert['removed']>>('ExpertRemoval').implement({
  description: manual('移出专家库。', 'A removal from the pool. Rule E3.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
  }),
});

export const ExpertType = builder.node(expertRef, {
  description: manual(
    '评审专家；名单不公开，专家本人只见本人，办事机构、市人社局、纪检监察可见。',
    'An expert of a committee; the names are not public: an expert sees only themselves, and the office, the bureau and supervisors see them. Rule E3.',
  ),
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
      description: manual('评委会。', 'The committee.'),
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    code: t.exposeString('code', {
      description: manual(
        '代号：抽取及其证明以此称该专家，不显示姓名。',
        'The code by which the draw and its proof call the expert, without a name.',
      ),
    }),
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    account: t.field({
      type: AccountType,
      nullable: true,
      price: ITEM,
      description: manual('账号；无权查看该人员的为空。', 'The account; null for those who may not see the person.'),
      resolve: ({ account }, _, context) => accountIn(context, account),
    }),
    employer: t.exposeString('unit', { description: manual('工作单位。', 'The employer.') }),
    isOutside: t.exposeBoolean('isOutside', {
      description: manual('是否外单位（市外）专家。', 'Whether the expert is from outside (outside the city).'),
    }),
    specialties: t.exposeStringList('specialties', { description: manual('专业。', 'The specialty.') }),
    title: t.exposeString('title', { description: manual('职称名称。', 'The name of the title.') }),
    titleLevel: t.expose('titleLevel', { type: LevelEnum, description: manual('职称层级。', 'The level of the title.') }),
    titledOn: t.expose('titledOn', { type: 'Day', description: manual('取得时间。', 'When the title was obtained.') }),
    termFrom: t.expose('termFrom', { type: 'Day', description: manual('聘期首日。', 'The first day of the term.') }),
    termUntil: t.expose('termUntil', { type: 'Day', description: manual('聘期末日（含）。', 'The last day of the term, included.') }),
    endsBeforeMeeting: t.boolean({
      nullable: true,
      price: ITEM,
      args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
      description: manual(
        '聘期是否在本年度评审会议结束前届满；会议时间未定的为空。',
        'Whether the term ends before this cycle’s meeting is over; null while the time of the meeting is not set. Rule E3.',
      ),
      resolve: async ({ committee, city, termUntil }, { cycle }, context) => {
        const yearly = await yearlyIn(context, { committee, cycle: await knownCycle(context, cycle, { city }) });
        return yearly && termUntil < yearly.meetsUntil;
      },
    }),
    grounds: t.field({
      type: [GroundType],
      description: manual('各项条件的依据。', 'The grounds of each condition.'),
      resolve: ({ grounds }) => CONDITIONS.map((condition) => ({ condition, ground: grounds[condition] ?? '' })),
    }),
    pledge: t.expose('pledge', {
      type: AcceptedType,
      nullable: true,
      description: manual('签署的承诺书；未签署的为空。', 'The pledge that was signed; null where none was.'),
    }),
    removed: t.expose('removed', {
      type: RemovalType,
      nullable: true,
      description: manual('移出专家库；在库的为空。', 'The removal from the pool; null while the expert is in it.'),
    }),
    version: t.exposeInt('version', { description: manual('版本。', 'The version. Rule A4.') }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该专家办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do with this expert now, and why not the rest; from the same rules that the mutations ask. Rule E3.',
      ),
      resolve: async (expert, _, context) => actionsOnExpert(context.actor, expert, found(await filingIn(context, expert.committee))),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual('办理记录。读表一次。', 'The history. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: (expert, args, context) => historyOf(context, { kind: 'EXPERT', id: placeOf(expert) }, args),
    }),
  }),
});

builder.queryFields((t) => ({
  expertPledge: t.field({
    type: PledgeType,
    authScopes: { public: true },
    description: manual('现行的评审专家承诺书。公开。', 'The expert’s pledge in force. Public. Rule E3.'),
    resolve: () => PLEDGE,
  }),
  myExpertise: t.pages({
    type: ExpertType,
    ...pricedPage(),
    authScopes: { person: true },
    description: manual(
      '您受聘为专家的评委会。读表一次。',
      'The committees of which you are an expert. One table request. Rule E3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, args, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listExpertise(context.table, personOf(context.actor).account, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
}));

/** What of a draw the committee's office, the bureau and supervisors see: quotas, exclusions, members, and the proof (E3, E4). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import type { Context } from '../../../core/context.ts';
import { connectionIn, pageOf } from '../../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../../core/price.ts';
import { AuditEntryType, historyOf } from '../../../graph/history.ts';
import { ExpertType } from '../../../committee/graph/experts.ts';
import { expertIn } from '../../../committee/pool/store.ts';
import { found } from '../../../identity/graph/types.ts';
import type { Draw } from '../attempt/model.ts';
import { frozenOf } from '../attempt/rules.ts';
import { lotIn, outcomeIn } from '../attempt/store.ts';
import { PARTIES, type Exclusion, type SpecialtyQuota } from '../model.ts';
import { seesInside } from '../sight.ts';
import { ExclusionEnum, LeavingEnum } from './enums.ts';

const SpecialtyQuotaType = builder.objectRef<SpecialtyQuota>('SpecialtyQuota').implement({
  description: manual(
    '一个专业的名额；有多个专业的专家只占其一。',
    'The seats of a specialty; an expert of several specialties takes a seat of only one. Rule E4.',
  ),
  fields: (t) => ({
    specialty: t.exposeString('specialty', { description: manual('专业。', 'The specialty.') }),
    number: t.exposeInt('number', { description: manual('名额。', 'The number of seats.') }),
    isExact: t.exposeBoolean('isExact', {
      description: manual('恰好如此；否则为至少。', 'Whether it is exactly so many; otherwise at least so many.'),
    }),
  }),
});

type Quotas = NonNullable<Draw['frozen']>['quotas'];
const QuotasType = builder.objectRef<Quotas>('CommitteeDrawQuotas').implement({
  description: manual('抽取的名额要求，按抽取的全体人员计。', 'The quotas of a draw, counted over all who are drawn. Rule E4.'),
  fields: (t) => ({
    specialties: t.expose('specialties', {
      type: [SpecialtyQuotaType],
      description: manual('各专业名额。', 'The seats of each specialty.'),
    }),
    mostOfOneUnit: t.exposeInt('mostOfOneUnit', {
      nullable: true,
      description: manual('同一单位至多几人；不限的为空。', 'The most experts from one unit; null where there is no limit.'),
    }),
    leastOutside: t.exposeInt('leastOutside', { description: manual('外单位专家至少几人。', 'The fewest experts from outside.') }),
  }),
});

type OfDraw<T> = T & { draw: Draw };

/** An expert of the committee, by their account. */
async function expertOf(context: Context, { committee }: Draw, account: string | undefined) {
  return account === undefined ? null : expertIn(context, { committee, account });
}

const ExclusionType = builder.objectRef<OfDraw<Exclusion> & { account: string | undefined }>('CommitteeDrawExclusion').implement({
  description: manual('专家库中不参加抽取的专家。', 'An expert of the pool who cannot be drawn. Rule E4.'),
  fields: (t) => ({
    code: t.exposeString('expert', { description: manual('代号。', 'The code of the expert.') }),
    expert: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: manual('专家。', 'The expert.'),
      resolve: ({ draw, account }, _, context) => expertOf(context, draw, account),
    }),
    ground: t.expose('ground', { type: ExclusionEnum, description: manual('原因。', 'The reason.') }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: manual('办事机构说明的事由；其他原因的为空。', 'The reason the office gave; null for other grounds.'),
    }),
  }),
});

const LeftType = builder.objectRef<OfDraw<Draw['left'][number]>>('CommitteeMemberLeft').implement({
  description: manual('不再担任的评审专家及其递补。', 'A member who no longer serves, and the expert who came in for them. Rule E4.'),
  fields: (t) => ({
    expert: t.field({
      type: ExpertType,
      price: ITEM,
      description: manual('不再担任的专家。', 'The expert who no longer serves.'),
      resolve: async ({ draw, account }, _, context) => found(await expertOf(context, draw, account)),
    }),
    ground: t.expose('ground', { type: LeavingEnum, description: manual('原因。', 'The reason.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
    at: t.expose('at', { type: 'Instant', description: manual('记录时刻。', 'When it was recorded.') }),
    next: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: manual(
        '递补的专家；无人可以递补而不违反名额要求的为空，席位空缺。',
        'The substitute; null where no expert can come in and keep the quotas, and then the seat stays empty.',
      ),
      resolve: ({ draw, next }, _, context) => expertOf(context, draw, next?.account),
    }),
    passedOver: t.exposeStringList('passedOver', {
      description: manual(
        '递补时已不在专家库或聘期内而越过的专家代号。',
        'The codes of experts passed over because by then they were no longer in the pool or within their term.',
      ),
    }),
  }),
});

/** An attempt, as it is seen inside. */
export const InsideType = builder.objectRef<{ draw: Draw }>('CommitteeDrawInside').implement({
  description: manual(
    '抽取的名单和证明：何人可以抽取、何人抽中；办事机构、市人社局、纪检监察可见。',
    'The list and the proof of a draw: who may be drawn, and who is; seen by the office, the bureau and supervisors. Rules E3, E4.',
  ),
  sight: ({ draw }, { actor }) => seesInside(actor, draw),
  fields: (t) => ({
    quotas: t.field({
      type: QuotasType,
      nullable: true,
      description: manual('名额要求；未封存的为空。', 'The quotas; null until the list is frozen.'),
      resolve: ({ draw }) => draw.frozen?.quotas ?? null,
    }),
    exclusions: t.pages({
      type: ExclusionType,
      ...pricedPage(),
      description: manual(
        '不参加抽取的专家，按代号为序。读表一次。',
        'The experts who cannot be drawn, by their codes. One table request. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async ({ draw }, args, context) => {
        const lot = draw.frozen && (await lotIn(context, draw.id));
        const all = (lot?.exclusions ?? []).map((one) => ({ ...one, draw, account: lot?.accounts[one.expert] }));
        return connectionIn(all, ({ expert }) => expert, pageOf(args));
      },
    }),
    members: t.field({
      type: [ExpertType],
      price: 25 * ITEM,
      rows: 25,
      description: manual(
        '抽取的、现仍担任的评审专家；主任委员、副主任委员另为组成人员。',
        'The experts drawn who still serve; the chair and the vice-chairs are members beside them.',
      ),
      resolve: async ({ draw }, _, context) =>
        Promise.all(draw.members.map(async ({ account }) => found(await expertOf(context, draw, account)))),
    }),
    left: t.field({
      type: [LeftType],
      description: manual('不再担任的及其递补，先后为序。', 'Those who no longer serve and their substitutes, oldest first.'),
      resolve: ({ draw }) => draw.left.map((one) => ({ ...one, draw })),
    }),
    seed: t.string({
      nullable: true,
      description: manual('种子；未抽取的为空。', 'The seed; null until it is drawn.'),
      resolve: ({ draw }) => draw.seed,
    }),
    proof: t.field({
      type: 'JSON',
      nullable: true,
      price: 2 * REQUEST,
      description: manual(
        '抽取证明：任何人据此可重演抽取，不含姓名；未抽取的为空。说明和核验程序见 schema/evaluation/README.md。',
        'The proof of the draw: with it anybody can replay the draw; it holds no name; null until it is drawn. For the explanation and the program that verifies it see schema/evaluation/README.md. Rule E4.',
      ),
      resolve: ({ draw }, _, context) => proofOf(context, draw),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual('办理记录。读表一次。', 'The history. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: ({ draw: { id } }, args, context) => historyOf(context, { kind: 'DRAW', id }, args),
    }),
  }),
});

/** The document as it was made: from what was kept, nothing of it worked out anew. */
async function proofOf(context: Context, draw: Draw) {
  const [lot, outcome] = await Promise.all([lotIn(context, draw.id), outcomeIn(context, draw.id)]);
  if (!lot || !outcome || !draw.frozen) return null;
  const { poolHash, frozenHash } = draw.frozen;
  const secrets = Object.fromEntries(PARTIES.map((party) => [party, draw.parties[party]?.told?.secret]));
  return { ...frozenOf(draw, lot), poolHash, frozenHash, secrets, seed: draw.seed, ...outcome };
}

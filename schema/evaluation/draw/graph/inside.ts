/** What of a draw the committee's office, the bureau and supervisors see: quotas, exclusions, members, and the proof (E3, E4). */
import { builder } from '../../../builder.ts';
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
  description: '一个专业的名额；有多个专业的专家只占其一。Seats of a specialty; who has several sits for one of them. Rule E4.',
  fields: (t) => ({
    specialty: t.exposeString('specialty', { description: '专业。' }),
    number: t.exposeInt('number', { description: '名额。' }),
    isExact: t.exposeBoolean('isExact', { description: '恰好如此；否则为至少。Exactly so many, else at least.' }),
  }),
});

type Quotas = NonNullable<Draw['frozen']>['quotas'];
const QuotasType = builder.objectRef<Quotas>('CommitteeDrawQuotas').implement({
  description: '抽取的名额要求，按抽取的人计。What the drawn have to be together. Rule E4.',
  fields: (t) => ({
    specialties: t.expose('specialties', { type: [SpecialtyQuotaType], description: '各专业名额。' }),
    mostOfOneUnit: t.exposeInt('mostOfOneUnit', { nullable: true, description: '同一单位至多几人；不限的无。' }),
    leastOutside: t.exposeInt('leastOutside', { description: '外单位专家至少几人。' }),
  }),
});

type OfDraw<T> = T & { draw: Draw };

/** An expert of the committee, by their account. */
async function expertOf(context: Context, { committee }: Draw, account: string | undefined) {
  return account === undefined ? null : expertIn(context, { committee, account });
}

const ExclusionType = builder.objectRef<OfDraw<Exclusion> & { account: string | undefined }>('CommitteeDrawExclusion').implement({
  description: '不参加抽取的专家。An expert of the pool who cannot be drawn. Rule E4.',
  fields: (t) => ({
    code: t.exposeString('expert', { description: '代号。' }),
    expert: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: '专家。',
      resolve: ({ draw, account }, _, context) => expertOf(context, draw, account),
    }),
    ground: t.expose('ground', { type: ExclusionEnum, description: '原因。' }),
    reason: t.exposeString('reason', { nullable: true, description: '办事机构说明的事由；其他原因的无。' }),
  }),
});

const LeftType = builder.objectRef<OfDraw<Draw['left'][number]>>('CommitteeMemberLeft').implement({
  description: '不再担任的评审专家及其递补。Who has gone, and who came in for them. Rule E4.',
  fields: (t) => ({
    expert: t.field({
      type: ExpertType,
      price: ITEM,
      description: '不再担任的专家。',
      resolve: async ({ draw, account }, _, context) => found(await expertOf(context, draw, account)),
    }),
    ground: t.expose('ground', { type: LeavingEnum, description: '原因。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
    at: t.expose('at', { type: 'Instant', description: '记录时刻。' }),
    next: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description:
        '递补的专家；无人可以递补的无，席位空缺。The next substitute; null where nobody keeps the quotas, and the seat stays empty.',
      resolve: ({ draw, next }, _, context) => expertOf(context, draw, next?.account),
    }),
    passedOver: t.exposeStringList('passedOver', {
      description: '递补时已不在专家库或聘期内而越过的专家代号。Codes of those who had left the pool since.',
    }),
  }),
});

/** An attempt, as it is seen inside. */
export const InsideType = builder.objectRef<{ draw: Draw }>('CommitteeDrawInside').implement({
  description:
    '抽取的名单和证明；办事机构、市人社局、监督可见。Who may be drawn, who is, and the proof; for the office, the bureau and supervisors. Rules E3, E4.',
  sight: ({ draw }, { actor }) => seesInside(actor, draw),
  fields: (t) => ({
    quotas: t.field({
      type: QuotasType,
      nullable: true,
      description: '名额要求；未封存的无。',
      resolve: ({ draw }) => draw.frozen?.quotas ?? null,
    }),
    exclusions: t.pages({
      type: ExclusionType,
      ...pricedPage(),
      description: '不参加抽取的专家，按代号为序。One table request. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
      description:
        '抽取的、现仍担任的评审专家；主任委员、副主任委员另为组成人员。The drawn who serve; who leads the committee is a member beside them.',
      resolve: async ({ draw }, _, context) =>
        Promise.all(draw.members.map(async ({ account }) => found(await expertOf(context, draw, account)))),
    }),
    left: t.field({
      type: [LeftType],
      description: '不再担任的及其递补，先后为序。',
      resolve: ({ draw }) => draw.left.map((one) => ({ ...one, draw })),
    }),
    seed: t.string({ nullable: true, description: '种子；未抽取的无。', resolve: ({ draw }) => draw.seed }),
    proof: t.field({
      type: 'JSON',
      nullable: true,
      price: 2 * REQUEST,
      description:
        '抽取证明：据此可重演抽取，不含姓名；未抽取的无。说明和核验程序见 schema/evaluation/README.md。With it anybody makes the draw again; it holds no name. Rule E4.',
      resolve: ({ draw }, _, context) => proofOf(context, draw),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: '办理记录。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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

/** As what a person applies and what stands against them, in the graph; seen by the person and by those who keep it. */
import { builder } from '../../builder.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { PERSON_KIND_NAMES } from '../channels.ts';
import type { Exclusion, Standing } from '../model.ts';
import { isExcludedBy } from '../standing.ts';
import { organisationIn, personIn, accountIn } from '../store.ts';
import { ExclusionKindEnum, PersonKindEnum } from './enums.ts';
import { accountRef, OrganisationType, seesAccount } from './types.ts';

const ExclusionType = builder.objectRef<Exclusion>('Exclusion').implement({
  description: '处分影响期。What keeps a person from applying for a time. Rule P4.',
  fields: (t) => ({
    id: t.exposeString('id', { description: '记录编号，解除时使用。' }),
    kind: t.expose('kind', { type: ExclusionKindEnum, description: '类别。' }),
    document: t.exposeString('document', { description: '文号。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
    from: t.expose('from', { type: 'Day', description: '开始日（含）。' }),
    until: t.expose('until', { type: 'Day', description: '截止日（含）：当日24时后不再限制。The last day, included.' }),
    isInForce: t.boolean({ description: '现是否在期内且未解除。', resolve: (one, _, { now }) => isExcludedBy(one, now) }),
    liftedAt: t.field({ type: 'Instant', nullable: true, description: '解除时刻。', resolve: ({ lifted }) => lifted?.at ?? null }),
    liftedBecause: t.string({ nullable: true, description: '解除事由。', resolve: ({ lifted }) => lifted?.reason ?? null }),
  }),
});

const PastUnitType = builder.objectRef<Standing['past'][number]>('PastUnit').implement({
  description: '曾经的单位。A unit before the present one. Rule P2.',
  fields: (t) => ({
    unitName: t.exposeString('unitName', { description: '单位名称。' }),
    kind: t.expose('kind', { type: PersonKindEnum, description: '当时的人员类别。' }),
    since: t.expose('since', { type: 'Instant', description: '起。' }),
    until: t.expose('until', { type: 'Instant', description: '止。' }),
  }),
});

export const StandingType = builder.objectRef<Standing>('Standing').implement({
  description: '申报身份：通过哪个单位、以何种人员类别申报，有无限制。As what a person applies. Rules P3, P4, P5.',
  sight: async ({ account: name }, context) => {
    const account = await accountIn(context, name);
    return account !== null && seesAccount(context, account);
  },
  fields: (t) => ({
    unit: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: '申报单位；无权查看该单位的为空。Null for those who may not see the unit; they have its name.',
      resolve: ({ unit }, _, context) => organisationIn(context, unit),
    }),
    unitName: t.string({
      price: ITEM,
      description: '申报单位名称。The name of the unit. One batch for all that a list asks for.',
      resolve: async ({ unit }, _, context) => (await organisationIn(context, unit))?.name ?? '',
    }),
    kind: t.expose('kind', { type: PersonKindEnum, description: '人员类别。' }),
    kindName: t.string({ description: '人员类别名称。', resolve: ({ kind }) => PERSON_KIND_NAMES[kind].zh }),
    employer: t.exposeString('employer', { nullable: true, description: '实际工作单位；与申报单位相同的为空。' }),
    household: t.exposeBoolean('household', { nullable: true, description: '是否具有本市户籍；未登记的为空。' }),
    since: t.expose('since', { type: 'Instant', description: '何时起。' }),
    releasedTo: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description:
        '已办理调出、待其接收的单位；无权查看该单位的为空。The unit it has been released to, and that has to take the person in.',
      resolve: ({ released }, _, context) => (released ? organisationIn(context, released.to) : null),
    }),
    releasedToName: t.string({
      nullable: true,
      price: ITEM,
      description: '已办理调出、待其接收的单位名称；没有的为空。The name of that unit.',
      resolve: async ({ released }, _, context) => (released ? ((await organisationIn(context, released.to))?.name ?? null) : null),
    }),
    exclusions: t.expose('exclusions', {
      type: [ExclusionType],
      description:
        '处分影响期和此前登记的列入黑名单，含已满期和已解除的。Penalties, and listings as they were recorded before, also those that are over or lifted.',
    }),
    past: t.expose('past', { type: [PastUnitType], description: '曾经的单位，先后为序。' }),
    version: t.exposeInt('version', { description: '版本。' }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: '申报身份记录：登记、更正、处分、解除、调动，由谁在何时。Who changed it, when and why. One table request. Rule V1.',
      resolve: ({ account }, args, context) => historyOf(context, { kind: 'STANDING', id: account }, args),
    }),
  }),
});

builder.objectFields(accountRef, (t) => ({
  standing: t.field({
    type: StandingType,
    nullable: true,
    price: REQUEST,
    description: '申报身份；不申报的（如仅为经办人）为空。Null for whoever does not apply, such as an officer who is nothing else.',
    resolve: async ({ account }, _, context) => (await personIn(context, account))?.standing ?? null,
  }),
  history: t.pages({
    type: AuditEntryType,
    ...pricedPage(),
    description:
      '账号记录，含谁在何时以何事由查看过完整证件号码，谁以该号码或登录名开户而获知已有账号（lookUp）。Who did what with the account; who saw the whole number, and who was told that it or the login is somebody’s. Rule V1.',
    resolve: ({ account }, args, context) => historyOf(context, { kind: 'ACCOUNT', id: account }, args),
  }),
}));

/** As what a person applies and what stands against them, in the graph; seen by the person and by those who keep it. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { PERSON_KIND_NAMES } from '../channels.ts';
import type { Exclusion, Standing } from '../model.ts';
import { isExcludedBy } from '../standing.ts';
import { organisationIn, personIn, accountIn } from '../store.ts';
import { ExclusionKindEnum, PersonKindEnum } from './enums.ts';
import { accountRef, OrganisationType, seesAccount } from './types.ts';

const ExclusionType = builder.objectRef<Exclusion>('Exclusion').implement({
  description: manual('处分影响期，期内不得申报。', 'The effect period of a penalty, during which a person may not apply. Rule P4.'),
  fields: (t) => ({
    code: t.exposeString('id', { description: manual('记录编号，解除时使用。', 'The id of the record, used to lift it.') }),
    kind: t.expose('kind', { type: ExclusionKindEnum, description: manual('类别。', 'The kind.') }),
    document: t.exposeString('document', { description: manual('文号。', 'The document number.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
    from: t.expose('from', { type: 'Day', description: manual('开始日（含）。', 'The first day, included.') }),
    until: t.expose('until', {
      type: 'Day',
      description: manual('截止日（含）：当日24时后不再限制。', 'The last day, included: there is no restriction after 24:00 of that day.'),
    }),
    isInForce: t.boolean({
      description: manual('现是否在期内且未解除。', 'Whether the period is running now and was not lifted.'),
      resolve: (one, _, { now }) => isExcludedBy(one, now),
    }),
    liftedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('解除时刻；未解除的为空。', 'When it was lifted; null where it was not.'),
      resolve: ({ lifted }) => lifted?.at ?? null,
    }),
    liftedBecause: t.string({
      nullable: true,
      description: manual('解除事由；未解除的为空。', 'Why it was lifted; null where it was not.'),
      resolve: ({ lifted }) => lifted?.reason ?? null,
    }),
  }),
});

const PastUnitType = builder.objectRef<Standing['past'][number]>('PastUnit').implement({
  description: manual('曾经的单位。', 'A former unit of the person. Rule P2.'),
  fields: (t) => ({
    unitName: t.exposeString('unitName', { description: manual('单位名称。', 'The name of the unit.') }),
    kind: t.expose('kind', { type: PersonKindEnum, description: manual('当时的人员类别。', 'The kind of person at that time.') }),
    since: t.expose('since', { type: 'Instant', description: manual('起。', 'From when.') }),
    until: t.expose('until', { type: 'Instant', description: manual('止。', 'Until when.') }),
  }),
});

export const StandingType = builder.objectRef<Standing>('Standing').implement({
  description: manual(
    '申报身份：通过哪个单位、以何种人员类别申报，有无限制。',
    'The standing of an applicant: through which unit and as what kind of person they apply, and any restrictions. Rules P3, P4, P5.',
  ),
  sight: async ({ account: name }, context) => {
    const account = await accountIn(context, name);
    return account !== null && seesAccount(context, account);
  },
  fields: (t) => ({
    unit: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: manual(
        '申报单位；无权查看该单位的为空，仍可见其名称（`unitName`）。',
        'The unit of application; null for those who may not see the unit, who still see its name (`unitName`).',
      ),
      resolve: ({ unit }, _, context) => organisationIn(context, unit),
    }),
    unitName: t.string({
      price: ITEM,
      description: manual(
        '申报单位名称；整个列表合并为一次批量读取。',
        'The name of the unit of application. One batch for all that a list asks for.',
      ),
      resolve: async ({ unit }, _, context) => (await organisationIn(context, unit))?.name ?? '',
    }),
    kind: t.expose('kind', { type: PersonKindEnum, description: manual('人员类别。', 'The kind of person.') }),
    kindName: t.string({
      description: manual('人员类别名称。', 'The name of the kind of person.'),
      resolve: ({ kind }) => PERSON_KIND_NAMES[kind].zh,
    }),
    employer: t.exposeString('employer', {
      nullable: true,
      description: manual('实际工作单位；与申报单位相同的为空。', 'The actual employer; null where it is the unit of application.'),
    }),
    household: t.exposeBoolean('household', {
      nullable: true,
      description: manual(
        '是否具有本市户籍；未登记的为空。',
        'Whether the person has household registration in the city; null where it is not recorded.',
      ),
    }),
    since: t.expose('since', { type: 'Instant', description: manual('何时起。', 'Since when.') }),
    releasedTo: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: manual(
        '已办理调出、待其接收的单位；没有的、无权查看该单位的为空。',
        'The unit to which the person was released and which has to take them in; null where there is none, or for those who may not see the unit.',
      ),
      resolve: ({ released }, _, context) => (released ? organisationIn(context, released.to) : null),
    }),
    releasedToName: t.string({
      nullable: true,
      price: ITEM,
      description: manual(
        '已办理调出、待其接收的单位名称；没有的为空。',
        'The name of the unit to which the person was released and which has to take them in; null where there is none.',
      ),
      resolve: async ({ released }, _, context) => (released ? ((await organisationIn(context, released.to))?.name ?? null) : null),
    }),
    exclusions: t.expose('exclusions', {
      type: [ExclusionType],
      description: manual(
        '处分影响期和此前登记的列入黑名单，含已满期和已解除的。',
        'Effect periods of penalties and blacklistings as recorded earlier, those over or lifted included.',
      ),
    }),
    past: t.expose('past', { type: [PastUnitType], description: manual('曾经的单位，先后为序。', 'The former units, in order of time.') }),
    version: t.exposeInt('version', { description: manual('版本。', 'The version.') }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '申报身份记录：登记、更正、处分、解除、调动，由谁在何时因何办理。读表一次。',
        'The history of the standing: records, corrections, penalties, liftings and transfers, by whom, when and why. One table request. Rule V1.',
      ),
      resolve: ({ account }, args, context) => historyOf(context, { kind: 'STANDING', id: account }, args),
    }),
  }),
});

builder.objectFields(accountRef, (t) => ({
  standing: t.field({
    type: StandingType,
    nullable: true,
    price: REQUEST,
    description: manual(
      '申报身份；不申报的（如仅为经办人）为空。',
      'The standing in which the person applies; null for a person who does not apply, such as a person who is only an officer.',
    ),
    resolve: async ({ account }, _, context) => (await personIn(context, account))?.standing ?? null,
  }),
  history: t.pages({
    type: AuditEntryType,
    ...pricedPage(),
    description: manual(
      '账号记录：由谁办理了什么，含谁在何时以何事由查看过完整证件号码，谁以该号码或登录名开户而获知已有账号（`lookUp`）。',
      'The account history: who did what, including who viewed the whole identity number, when and for what purpose, and who tried to open an account with that number or login name and so learnt that it is taken (`lookUp`). Rule V1.',
    ),
    resolve: ({ account }, args, context) => historyOf(context, { kind: 'ACCOUNT', id: account }, args),
  }),
}));

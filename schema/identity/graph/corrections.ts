/** What was entered wrongly is put right, in the graph: of persons and of units, with what had been there before (P11). */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { reopenAccount } from '../actions/closing.ts';
import { correctPerson, undoCorrection } from '../actions/correcting.ts';
import { correctUnit, undoUnitCorrection } from '../actions/unit-correcting.ts';
import type { Closed, PersonCorrection, UnitCorrection } from '../corrections/model.ts';
import type { Account } from '../model.ts';
import { knowsInside } from '../sight.ts';
import { loadAccount, loadOrganisation } from '../store.ts';
import { IdentityKindEnum, UnitKindEnum } from './enums.ts';
import { accountRef, AccountType, found, organisationRef, OrganisationType } from './types.ts';

const PersonCorrectionType = builder.objectRef<PersonCorrection>('PersonCorrection').implement({
  description:
    '对人员登记的一次更正，含被更正的原值（撤销后为当时更正的值）；未涉及的为空。A correction, with the values that are not in force any more. Rule P11.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '更正时刻。' }),
    by: t.exposeString('by', { description: '更正人账号。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
    document: t.exposeString('document', { nullable: true, description: '文号。' }),
    name: t.string({ nullable: true, description: '原姓名。', resolve: ({ former }) => former.name ?? null }),
    identityKind: t.field({
      type: IdentityKindEnum,
      nullable: true,
      description: '原证件类型。',
      resolve: ({ former }) => former.identity?.kind ?? null,
    }),
    identityNumber: t.string({
      nullable: true,
      description: '原证件号码（脱敏）。Masked.',
      resolve: ({ former }) => former.identity?.masked ?? null,
    }),
    email: t.string({ nullable: true, description: '原电子邮箱。', resolve: ({ former }) => former.email ?? null }),
    telephone: t.string({
      nullable: true,
      description: '原联系电话（隐去中段）。Masked.',
      resolve: ({ former }) => former.telephone?.masked ?? null,
    }),
    undoneAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '撤销时刻；未撤销的为空。',
      resolve: ({ undone }) => undone?.at ?? null,
    }),
    undoneBecause: t.string({ nullable: true, description: '撤销事由。', resolve: ({ undone }) => undone?.reason ?? null }),
  }),
});

const UnitCorrectionType = builder.objectRef<UnitCorrection>('UnitCorrection').implement({
  description:
    '对单位登记的一次更正，含被更正的原值（撤销后为当时更正的值）；未涉及的为空。A correction, with the values that are not in force any more. Rule P11.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '更正时刻。' }),
    by: t.exposeString('by', { description: '更正人账号。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
    document: t.exposeString('document', { nullable: true, description: '文号。' }),
    name: t.string({ nullable: true, description: '原名称。', resolve: ({ former }) => former.name ?? null }),
    creditCode: t.string({ nullable: true, description: '原统一社会信用代码。', resolve: ({ former }) => former.creditCode ?? null }),
    contact: t.string({ nullable: true, description: '原联系人。', resolve: ({ former }) => former.contact ?? null }),
    telephone: t.string({ nullable: true, description: '原联系电话。', resolve: ({ former }) => former.telephone ?? null }),
    unitKind: t.field({
      type: UnitKindEnum,
      nullable: true,
      description: '原单位性质。',
      resolve: ({ former }) => former.unitKind ?? null,
    }),
    undoneAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '撤销时刻；未撤销的为空。',
      resolve: ({ undone }) => undone?.at ?? null,
    }),
    undoneBecause: t.string({ nullable: true, description: '撤销事由。', resolve: ({ undone }) => undone?.reason ?? null }),
  }),
});

const MergedAccountType = builder.objectRef<Account['merged'][number]>('MergedAccount').implement({
  description: '并入的同一人的另一账号。The same person’s other account, closed into this one. Rule P11.',
  fields: (t) => ({
    account: t.exposeString('account', { description: '登录名。' }),
    identityNumber: t.string({ description: '该账号的证件号码（脱敏）。Masked.', resolve: ({ identity }) => identity.masked }),
    at: t.expose('at', { type: 'Instant', description: '并入时刻。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
    document: t.exposeString('document', { description: '文号。' }),
  }),
});

const ClosedType = builder.objectRef<Closed>('AccountClosing').implement({
  description: '账号已关闭：误开，或并入同一人的另一账号。That an account is closed. Rule P11.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '关闭时刻。' }),
    by: t.exposeString('by', { description: '办理人账号。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
    into: t.exposeString('into', { nullable: true, description: '并入的账号；误开关闭的为空。' }),
  }),
});

builder.objectFields(accountRef, (t) => ({
  corrections: t.expose('corrections', { type: [PersonCorrectionType], description: '历次更正，先后为序。What was put right. Rule P11.' }),
  merged: t.expose('merged', { type: [MergedAccountType], description: '并入的账号。Accounts closed into this one. Rule P11.' }),
  closed: t.expose('closed', {
    type: ClosedType,
    nullable: true,
    description: '账号关闭情况；未关闭的为空。Null while it is open. Rule P11.',
  }),
}));

builder.objectField(organisationRef, 'corrections', (t) =>
  t.field({
    type: [UnitCorrectionType],
    description: '历次更正；可见范围同联系人，其他人见到的是空列表。What was put right, for those who see `contact`. Rule P11.',
    resolve: (organisation, _, { actor }) => (knowsInside(actor, organisation) ? organisation.corrections : []),
  }),
);

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const account = t.input.globalID({ for: [accountRef], required: true, description: '人员账号。' });
  const unit = t.input.globalID({ for: [organisationRef], required: true, description: '单位。' });
  const reason = t.input.string({ required: true, description: '事由，最多200字。' });
  return {
    correctPerson: t.fieldWithInput({
      type: AccountType,
      input: {
        account,
        reason,
        document: t.input.string({ required: false, description: '文号，最多60字；更正证件号码或类型的须填。' }),
        name: t.input.string({ required: false, description: '姓名；不填的不变，下同。What is left out stays.' }),
        identityKind: t.input.field({ type: IdentityKindEnum, required: false, description: '证件类型。' }),
        identityNumber: t.input.string({ required: false, description: '证件号码。' }),
        bornOn: t.input.field({ type: 'Day', required: false, description: '出生日期；改为非居民身份证的须填。' }),
        email: t.input.string({ required: false, description: '电子邮箱。' }),
        telephone: t.input.string({ required: false, description: '联系电话。' }),
        key,
      },
      authScopes: { person: true },
      description:
        '更正人员信息：本单位经办人；经办人的由其上级；市人社局；本人只能更正本人邮箱和电话。原值保留，在办申报的姓名随之更正，已公示、打印的不变。原号码即可另行使用。The old number is free again. Rules P2, P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, INPUT_INVALID, NOTHING_CORRECTED, DOCUMENT_NEEDED, CORRECTED_TOO_OFTEN, BIRTH_IMPLAUSIBLE, IDENTITY_TAKEN, LOOKUPS_EXHAUSTED, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...input, account: input.account.id };
        return answered(context, { key: own, mutation: 'correctPerson', body }, correctPerson, async (answer) =>
          found(await loadAccount(context.table, answer.account)),
        );
      },
    }),
    undoCorrection: t.fieldWithInput({
      type: AccountType,
      input: { account, reason, key },
      authScopes: { person: true },
      description:
        '撤销对人员信息的最近一次更正：权限同 correctPerson；原号码已被他人使用的不能恢复。Puts back what the last correction changed. Rules P2, P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, NOTHING_TO_UNDO, INPUT_INVALID, IDENTITY_TAKEN, LOOKUPS_EXHAUSTED, VERSION_STALE.',
      resolve: (_, { input }, context) => {
        const body = { account: input.account.id, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'undoCorrection', body }, undoCorrection, async (answer) =>
          found(await loadAccount(context.table, answer.account)),
        );
      },
    }),
    reopenAccount: t.fieldWithInput({
      type: AccountType,
      input: { account, reason, key },
      authScopes: { person: true },
      description:
        '恢复已关闭的账号：权限同 correctPerson；并入其他账号的由市人社局；其号码已被他人使用的不能恢复。Rules P2, P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, ACCOUNT_OPEN, INPUT_INVALID, IDENTITY_TAKEN, LOOKUPS_EXHAUSTED, VERSION_STALE.',
      resolve: (_, { input }, context) => {
        const body = { account: input.account.id, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'reopenAccount', body }, reopenAccount, async (answer) =>
          found(await loadAccount(context.table, answer.account)),
        );
      },
    }),
    correctUnit: t.fieldWithInput({
      type: OrganisationType,
      input: {
        unit,
        reason,
        document: t.input.string({ required: false, description: '文号，最多60字；更正名称、信用代码的须填。' }),
        name: t.input.string({ required: false, description: '单位名称；不填的不变，下同。What is left out stays.' }),
        creditCode: t.input.string({ required: false, description: '统一社会信用代码。' }),
        contact: t.input.string({ required: false, description: '联系人。' }),
        telephone: t.input.string({ required: false, description: '联系电话。' }),
        kind: t.input.field({ type: UnitKindEnum, required: false, description: '单位性质。' }),
        isCentral: t.input.boolean({ required: false, description: '是否中央在甘单位、部属院校。Rule P6.' }),
        reviewsItself: t.input.stringList({ required: false, description: '中央在甘单位自主评审的系列代码。Rule P6.' }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description:
        '更正单位信息（含更名）：其创建机关或市人社局。人员、公示、岗位不变；在办申报的单位名称随之更正，已公示、打印的不变。Its people, postings and vacancies stay with it. Rules P1, P2, P11. Errors: ORGANISATION_UNKNOWN, INPUT_INVALID, NOTHING_CORRECTED, DOCUMENT_NEEDED, CORRECTED_TOO_OFTEN, SERIES_OF_UNIT, UNIT_TAKEN, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...input, unit: input.unit.id };
        return answered(context, { key: own, mutation: 'correctUnit', body }, correctUnit, async (answer) =>
          found(await loadOrganisation(context.table, answer.organisation)),
        );
      },
    }),
    undoUnitCorrection: t.fieldWithInput({
      type: OrganisationType,
      input: { unit, reason, key },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description:
        '撤销对单位信息的最近一次更正：权限同 correctUnit；原信用代码已被其他单位使用的不能恢复。Puts back what the last correction changed. Rules P1, P2, P11. Errors: ORGANISATION_UNKNOWN, NOTHING_TO_UNDO, INPUT_INVALID, UNIT_TAKEN, VERSION_STALE.',
      resolve: (_, { input }, context) => {
        const body = { unit: input.unit.id, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'undoUnitCorrection', body }, undoUnitCorrection, async (answer) =>
          found(await loadOrganisation(context.table, answer.organisation)),
        );
      },
    }),
  };
});

/** What was put right of persons and units, and accounts that were closed, as those see it who see the person or the unit (P11). */
import { builder } from '../../builder.ts';
import type { Closed, PersonCorrection, UnitCorrection } from '../corrections/model.ts';
import type { Account } from '../model.ts';
import { knowsInside } from '../sight.ts';
import { IdentityKindEnum, UnitKindEnum } from './enums.ts';
import { accountRef, organisationRef } from './types.ts';

/** What it said before, where that was put right. */
function was<V>({ fields }: { fields: readonly string[] }, field: string, value: V | undefined): V | null {
  // Of what was put right before that was noted, all that is kept is shown.
  return fields.length === 0 || fields.includes(field) ? (value ?? null) : null;
}

type Corrected = PersonCorrection | UnitCorrection;
type Graph = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

/** What every correction tells of itself: by whom, why, of what, and whether it was undone. */
function ground<C extends Corrected>(t: PothosSchemaTypes.ObjectFieldBuilder<Graph, C>) {
  return {
    at: t.field({ type: 'Instant', description: '更正时刻。', resolve: ({ at }) => at }),
    by: t.string({ description: '更正人账号。', resolve: ({ by }) => by }),
    reason: t.string({ description: '事由。', resolve: ({ reason }) => reason }),
    document: t.string({ nullable: true, description: '文号。', resolve: ({ document }) => document }),
    fields: t.stringList({ description: '更正了哪些字段（字段名）。The fields that were put right.', resolve: ({ fields }) => fields }),
    undoneAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '撤销时刻；未撤销的为空。',
      resolve: ({ undone }) => undone?.at ?? null,
    }),
    undoneBecause: t.string({ nullable: true, description: '撤销事由。', resolve: ({ undone }) => undone?.reason ?? null }),
  };
}

const PersonCorrectionType = builder.objectRef<PersonCorrection>('PersonCorrection').implement({
  description:
    '对人员登记的一次更正，含被更正的原值（撤销后为当时更正的值）；未更正的为空。A correction, with the values that are not in force any more; what was not put right is null. Rule P11.',
  fields: (t) => ({
    ...ground(t),
    name: t.string({ nullable: true, description: '原姓名。', resolve: (one) => was(one, 'name', one.former.name) }),
    identityKind: t.field({
      type: IdentityKindEnum,
      nullable: true,
      description: '原证件类型。',
      resolve: (one) => was(one, 'identityKind', one.former.identity?.kind),
    }),
    identityNumber: t.string({
      nullable: true,
      description: '原证件号码（脱敏）。Masked.',
      resolve: (one) => was(one, 'identityNumber', one.former.identity?.masked),
    }),
    bornIn: t.string({
      nullable: true,
      description: '原出生年月，`YYYY-MM`。Month of birth.',
      resolve: (one) => was(one, 'bornIn', one.former.identity?.bornIn),
    }),
    email: t.string({ nullable: true, description: '原电子邮箱。', resolve: (one) => was(one, 'email', one.former.email) }),
    telephone: t.string({
      nullable: true,
      description: '原联系电话（隐去中段）。Masked.',
      resolve: (one) => was(one, 'telephone', one.former.telephone?.masked),
    }),
  }),
});

const UnitCorrectionType = builder.objectRef<UnitCorrection>('UnitCorrection').implement({
  description:
    '对单位登记的一次更正，含被更正的原值（撤销后为当时更正的值）；未更正的为空。A correction, with the values that are not in force any more; what was not put right is null. Rule P11.',
  fields: (t) => ({
    ...ground(t),
    name: t.string({ nullable: true, description: '原名称。', resolve: (one) => was(one, 'name', one.former.name) }),
    creditCode: t.string({
      nullable: true,
      description: '原统一社会信用代码。',
      resolve: (one) => was(one, 'creditCode', one.former.creditCode),
    }),
    contact: t.string({ nullable: true, description: '原联系人。', resolve: (one) => was(one, 'contact', one.former.contact) }),
    telephone: t.string({ nullable: true, description: '原联系电话。', resolve: (one) => was(one, 'telephone', one.former.telephone) }),
    unitKind: t.field({
      type: UnitKindEnum,
      nullable: true,
      description: '原单位性质。',
      resolve: (one) => was(one, 'unitKind', one.former.unitKind),
    }),
    isCentral: t.boolean({
      nullable: true,
      description: '原是否中央在甘单位、部属院校。Rule P6.',
      resolve: (one) => was(one, 'isCentral', one.former.central === undefined ? undefined : one.former.central !== null),
    }),
    reviewsItself: t.stringList({
      nullable: true,
      description: '原自主评审的系列代码。Rule P6.',
      resolve: (one) => was(one, 'reviewsItself', one.former.central === undefined ? undefined : (one.former.central?.reviews ?? [])),
    }),
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

/** What was put right of persons and units, and accounts that were closed, as those see it who see the person or the unit (P11). */
import { builder } from '../../builder.ts';
import type { Closed, PersonCorrection, UnitCorrection } from '../corrections/model.ts';
import type { Account } from '../model.ts';
import { knowsInside } from '../sight.ts';
import { IdentityKindEnum, UnitKindEnum } from './enums.ts';
import { accountRef, organisationRef } from './types.ts';

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

/** What was put right of persons and units, and accounts that were closed, as those see it who see the person or the unit (P11). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
    at: t.field({ type: 'Instant', description: manual('更正时刻。', 'When the correction was made.'), resolve: ({ at }) => at }),
    by: t.string({ description: manual('更正人账号。', 'The account that made the correction.'), resolve: ({ by }) => by }),
    reason: t.string({ description: manual('事由。', 'The reason.'), resolve: ({ reason }) => reason }),
    document: t.string({ nullable: true, description: manual('文号。', 'The document number.'), resolve: ({ document }) => document }),
    fields: t.stringList({
      description: manual('更正了哪些字段（字段名）。', 'The fields that were corrected, by name.'),
      resolve: ({ fields }) => fields,
    }),
    undoneAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('撤销时刻；未撤销的为空。', 'When the correction was undone; null where it was not.'),
      resolve: ({ undone }) => undone?.at ?? null,
    }),
    undoneBecause: t.string({
      nullable: true,
      description: manual('撤销事由；未撤销的为空。', 'Why the correction was undone; null where it was not.'),
      resolve: ({ undone }) => undone?.reason ?? null,
    }),
  };
}

const PersonCorrectionType = builder.objectRef<PersonCorrection>('PersonCorrection').implement({
  description: manual(
    '对人员登记的一次更正，含被更正的原值（撤销后为当时更正的值）；未更正的为空。',
    'A correction of a person’s record, with the values that were replaced (once undone, the values that had been put in); what was not corrected is null. Rule P11.',
  ),
  fields: (t) => ({
    ...ground(t),
    name: t.string({
      nullable: true,
      description: manual('原姓名。', 'The former name.'),
      resolve: (one) => was(one, 'name', one.former.name),
    }),
    identityKind: t.field({
      type: IdentityKindEnum,
      nullable: true,
      description: manual('原证件类型。', 'The former kind of identity document.'),
      resolve: (one) => was(one, 'identityKind', one.former.identity?.kind),
    }),
    identityNumber: t.string({
      nullable: true,
      description: manual('原证件号码（脱敏）。', 'The former identity number, masked.'),
      resolve: (one) => was(one, 'identityNumber', one.former.identity?.masked),
    }),
    bornIn: t.string({
      nullable: true,
      description: manual('原出生年月，`YYYY-MM`。', 'The former year and month of birth, `YYYY-MM`.'),
      resolve: (one) => was(one, 'bornIn', one.former.identity?.bornIn),
    }),
    email: t.string({
      nullable: true,
      description: manual('原电子邮箱。', 'The former e-mail address.'),
      resolve: (one) => was(one, 'email', one.former.email),
    }),
    telephone: t.string({
      nullable: true,
      description: manual('原联系电话（隐去中段）。', 'The former telephone number, its middle hidden.'),
      resolve: (one) => was(one, 'telephone', one.former.telephone?.masked),
    }),
  }),
});

const UnitCorrectionType = builder.objectRef<UnitCorrection>('UnitCorrection').implement({
  description: manual(
    '对单位登记的一次更正，含被更正的原值（撤销后为当时更正的值）；未更正的为空。',
    'A correction of a unit’s record, with the values that were replaced (once undone, the values that had been put in); what was not corrected is null. Rule P11.',
  ),
  fields: (t) => ({
    ...ground(t),
    name: t.string({
      nullable: true,
      description: manual('原名称。', 'The former name.'),
      resolve: (one) => was(one, 'name', one.former.name),
    }),
    creditCode: t.string({
      nullable: true,
      description: manual('原统一社会信用代码。', 'The former unified social credit code.'),
      resolve: (one) => was(one, 'creditCode', one.former.creditCode),
    }),
    contact: t.string({
      nullable: true,
      description: manual('原联系人。', 'The former contact person.'),
      resolve: (one) => was(one, 'contact', one.former.contact),
    }),
    telephone: t.string({
      nullable: true,
      description: manual('原联系电话。', 'The former telephone number.'),
      resolve: (one) => was(one, 'telephone', one.former.telephone),
    }),
    unitKind: t.field({
      type: UnitKindEnum,
      nullable: true,
      description: manual('原单位性质。', 'The former kind of the unit.'),
      resolve: (one) => was(one, 'unitKind', one.former.unitKind),
    }),
    isCentral: t.boolean({
      nullable: true,
      description: manual(
        '原是否中央在甘单位、部属院校。',
        'Whether it was recorded as a central unit in the province or a ministry university. Rule P6.',
      ),
      resolve: (one) => was(one, 'isCentral', one.former.central === undefined ? undefined : one.former.central !== null),
    }),
    reviewsItself: t.stringList({
      nullable: true,
      description: manual('原自主评审的系列代码。', 'The codes of the series that it formerly reviewed itself. Rule P6.'),
      resolve: (one) => was(one, 'reviewsItself', one.former.central === undefined ? undefined : (one.former.central?.reviews ?? [])),
    }),
  }),
});

const MergedAccountType = builder.objectRef<Account['merged'][number]>('MergedAccount').implement({
  description: manual('并入的同一人的另一账号。', 'Another account of the same person, merged into this one. Rule P11.'),
  fields: (t) => ({
    account: t.exposeString('account', { description: manual('登录名。', 'The login name.') }),
    identityNumber: t.string({
      description: manual('该账号的证件号码（脱敏）。', 'The identity number of that account, masked.'),
      resolve: ({ identity }) => identity.masked,
    }),
    at: t.expose('at', { type: 'Instant', description: manual('并入时刻。', 'When it was merged.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
    document: t.exposeString('document', { description: manual('文号。', 'The document number.') }),
  }),
});

const ClosedType = builder.objectRef<Closed>('AccountClosing').implement({
  description: manual(
    '账号已关闭：误开，或并入同一人的另一账号。',
    'The closing of an account: opened by mistake, or merged into another account of the same person. Rule P11.',
  ),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('关闭时刻。', 'When it was closed.') }),
    by: t.exposeString('by', { description: manual('办理人账号。', 'The account that did it.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
    into: t.exposeString('into', {
      nullable: true,
      description: manual('并入的账号；误开关闭的为空。', 'The account it was merged into; null where it was closed as opened by mistake.'),
    }),
  }),
});

builder.objectFields(accountRef, (t) => ({
  corrections: t.expose('corrections', {
    type: [PersonCorrectionType],
    description: manual('历次更正，先后为序。', 'The corrections made, in order of time. Rule P11.'),
  }),
  merged: t.expose('merged', {
    type: [MergedAccountType],
    description: manual('并入的账号。', 'The accounts merged into this one. Rule P11.'),
  }),
  closed: t.expose('closed', {
    type: ClosedType,
    nullable: true,
    description: manual('账号关闭情况；未关闭的为空。', 'The closing of the account; null while it is open. Rule P11.'),
  }),
}));

builder.objectField(organisationRef, 'corrections', (t) =>
  t.field({
    type: [UnitCorrectionType],
    description: manual(
      '历次更正；可见范围同联系人（`contact`），其他人见到的是空列表。',
      'The corrections made, for those who may see `contact`; others see an empty list. Rule P11.',
    ),
    resolve: (organisation, _, { actor }) => (knowsInside(actor, organisation) ? organisation.corrections : []),
  }),
);

/** How people and organisations are asked, and created from above. */
import { builder } from '../../builder.ts';
import { personOf } from '../../core/actor.ts';
import { KEY_DESCRIPTION, once } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { addOfficer, createApplicant, createUnit } from '../actions.ts';
import { loadAccount, loadOrganisation, loadOrganisations } from '../store.ts';
import { AccountType, found, OrganisationKindEnum, organisationRef, OrganisationType, ViewerType } from './types.ts';

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerType,
    authScopes: { person: true },
    description: '当前登录人及其角色。Anybody with an account.',
    resolve: (_, __, { actor }) => personOf(actor),
  }),
  organisations: t.connection(
    {
      type: OrganisationType,
      args: { kind: t.arg({ type: OrganisationKindEnum, required: true, description: '类别。' }) },
      complexity: ({ first }) => ({ field: 5, multiplier: first ?? 25 }),
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER', 'SUPERVISOR'] },
      description: '组织列表，按名称。Bureau, departments and supervisors. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (_, args, { table }) => {
        const page = pageOf(args);
        const { organisations, cursors, next } = await loadOrganisations(table, args.kind, page);
        return connectionOf(organisations, (__, index) => cursors[index] ?? '', page.after, next);
      },
    },
    { description: '组织列表。' },
    { description: '组织列表的一行。' },
  ),
}));

const PersonInputType = builder.inputType('PersonInput', {
  description: '个人信息。What is typed of a person. Rule P2.',
  fields: (t) => ({
    account: t.string({ required: false, description: '登录名：身份提供方令牌中的主体（sub）；不填则由系统生成。' }),
    name: t.string({ required: true, description: '姓名，最多40字。' }),
    identityNumber: t.string({ required: true, description: '居民身份证号，18位，校验码须正确。' }),
    email: t.string({ required: true, description: '电子邮箱，用于提醒。' }),
    telephone: t.string({ required: true, description: '联系电话。' }),
  }),
});

builder.mutationFields((t) => ({
  createUnit: t.fieldWithInput({
    type: OrganisationType,
    input: {
      authority: t.input.globalID({ for: [organisationRef], required: true, description: '创建机关：市人社局或行业主管部门。' }),
      name: t.input.string({ required: true, description: '单位名称，最多100字。' }),
      creditCode: t.input.string({ required: true, description: '统一社会信用代码，18位。' }),
      contact: t.input.string({ required: true, description: '联系人。' }),
      telephone: t.input.string({ required: true, description: '联系电话。' }),
      officers: t.input.field({
        type: [PersonInputType],
        required: true,
        description: '经办人，1至5人；少于2人的单位列入不合规名单（P9）。',
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
    description:
      '创建单位账号及其经办人：市人社局或行业主管部门。Rule P1. Errors: INPUT_INVALID, UNIT_TAKEN, IDENTITY_TAKEN, ACCOUNT_TAKEN, BIRTH_IMPLAUSIBLE, ' +
      'TWICE_IN_REQUEST, ORGANISATION_UNKNOWN.',
    resolve: async (_, { input: { key, ...input } }, context) => {
      const unit = { ...input, authority: input.authority.id };
      const { answer, result } = await once(context, { key, mutation: 'createUnit', body: unit }, (own) => createUnit(own, unit));
      return result ?? found(await loadOrganisation(context.table, answer.organisation));
    },
  }),
  createApplicant: t.fieldWithInput({
    type: AccountType,
    input: {
      unit: t.input.globalID({ for: [organisationRef], required: true, description: '所属单位。' }),
      person: t.input.field({ type: PersonInputType, required: true, description: '申报人信息。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description: '创建申报人账号：本单位经办人。Rule P1. Errors: INPUT_INVALID, IDENTITY_TAKEN, ACCOUNT_TAKEN, BIRTH_IMPLAUSIBLE.',
    resolve: async (_, { input: { key, unit, person } }, context) => {
      const input = { unit: unit.id, person };
      const { answer, result } = await once(context, { key, mutation: 'createApplicant', body: input }, (own) =>
        createApplicant(own, input),
      );
      return result ?? found(await loadAccount(context.table, answer.account));
    },
  }),
  addOfficer: t.fieldWithInput({
    type: AccountType,
    input: {
      organisation: t.input.globalID({ for: [organisationRef], required: true, description: '单位或部门。' }),
      person: t.input.field({ type: PersonInputType, required: true, description: '经办人信息。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
    description:
      '增加经办人：部门的由市人社局，单位的由其创建机关或市人社局。Rules P1, P9. Errors: INPUT_INVALID, IDENTITY_TAKEN, ACCOUNT_TAKEN, BIRTH_IMPLAUSIBLE, ORGANISATION_UNKNOWN.',
    resolve: async (_, { input: { key, organisation, person } }, context) => {
      const input = { organisation: organisation.id, person };
      const { answer, result } = await once(context, { key, mutation: 'addOfficer', body: input }, (own) => addOfficer(own, input));
      return result ?? found(await loadAccount(context.table, answer.account));
    },
  }),
}));

/** Units and officers, created from above. */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { addOfficer, appointOfficer, dismissOfficer } from '../actions/officers.ts';
import { createDepartment, createUnit } from '../actions/units.ts';
import { loadAccount, loadOrganisation } from '../store.ts';
import { UnitKindEnum } from './enums.ts';
import { CentralInputType, PersonInputType } from './inputs.ts';
import { accountRef, AccountType, found, organisationRef, OrganisationType } from './types.ts';

const PERSON_ERRORS = 'INPUT_INVALID, IDENTITY_TAKEN, ACCOUNT_TAKEN, LOOKUPS_EXHAUSTED, BIRTH_IMPLAUSIBLE';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const organisation = t.input.globalID({ for: [organisationRef], required: true, description: '单位或部门。' });
  const account = t.input.globalID({ for: [accountRef], required: true, description: '人员账号。' });
  return {
    createUnit: t.fieldWithInput({
      type: OrganisationType,
      input: {
        authority: t.input.globalID({ for: [organisationRef], required: true, description: '创建机关：市人社局或行业主管部门。' }),
        name: t.input.string({ required: true, description: '单位名称，最多100字。' }),
        kind: t.input.field({ type: UnitKindEnum, required: true, description: '单位性质。' }),
        central: t.input.field({ type: CentralInputType, required: false, description: '中央在甘单位、部属院校填写；其他单位不填。' }),
        creditCode: t.input.string({ required: true, description: '统一社会信用代码，18位。' }),
        contact: t.input.string({ required: true, description: '联系人。' }),
        telephone: t.input.string({ required: true, description: '联系电话。' }),
        county: t.input.string({
          required: false,
          description: '所在区县的行政区划代码，6位；按属地审核的城市填写。Where the county decides who reviews.',
        }),
        officers: t.input.field({
          type: [PersonInputType],
          required: true,
          description: '经办人，1至5人；少于2人的单位列入不合规名单（P9）。',
        }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description: `创建单位账号及其经办人：市人社局或行业主管部门。Rules P1, P2, P6. Errors: ${PERSON_ERRORS}, UNIT_TAKEN, SERIES_OF_UNIT, TWICE_IN_REQUEST, ORGANISATION_UNKNOWN.`,
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = {
          ...input,
          county: input.county ?? null,
          authority: input.authority.id,
          central: input.central ? { reviews: [...input.central.reviews] } : null,
        };
        return answered(context, { key: own, mutation: 'createUnit', body }, createUnit, async (answer) =>
          found(await loadOrganisation(context.table, answer.organisation)),
        );
      },
    }),
    createDepartment: t.fieldWithInput({
      type: OrganisationType,
      input: {
        id: t.input.string({ required: true, description: '代码，通知以此指明该部门：1至40个小写字母、数字或连字符。' }),
        name: t.input.string({ required: true, description: '名称，最多100字。' }),
        creditCode: t.input.string({ required: true, description: '统一社会信用代码，18位。' }),
        contact: t.input.string({ required: true, description: '联系人。' }),
        telephone: t.input.string({ required: true, description: '联系电话。' }),
        officers: t.input.field({
          type: [PersonInputType],
          required: true,
          description: '经办人，1至5人；少于2人的列入不合规名单（P9）。',
        }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: `设立本市的行业主管部门及其经办人：市人社局；审核什么由通知规定。Rules P1, P9. Errors: ${PERSON_ERRORS}, UNIT_TAKEN, DEPARTMENT_ID_TAKEN, TWICE_IN_REQUEST.`,
      resolve: (_, { input: { key: own, ...body } }, context) =>
        answered(context, { key: own, mutation: 'createDepartment', body }, createDepartment, async (answer) =>
          found(await loadOrganisation(context.table, answer.organisation)),
        ),
    }),
    addOfficer: t.fieldWithInput({
      type: AccountType,
      input: { organisation, person: t.input.field({ type: PersonInputType, required: true, description: '经办人信息。' }), key },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description: `增加经办人（新开账号）：部门的由市人社局，单位的由其创建机关或市人社局。Rules P1, P9. Errors: ${PERSON_ERRORS}, ORGANISATION_UNKNOWN, VERSION_STALE.`,
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(
          context,
          { key: own, mutation: 'addOfficer', body: { organisation: input.organisation.id, person: input.person } },
          addOfficer,
          async (answer) => found(await loadAccount(context.table, answer.account)),
        ),
    }),
    appointOfficer: t.fieldWithInput({
      type: AccountType,
      input: { organisation, account, key },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description:
        '任命本单位（部门）已有账号的人员为经办人：权限同 addOfficer。Rules P1, P7, P9. Errors: ORGANISATION_UNKNOWN, PERSON_UNKNOWN, ALREADY_OFFICER, OFFICER_BARRED, VERSION_STALE.',
      resolve: (_, { input }, context) =>
        answered(
          context,
          { key: input.key, mutation: 'appointOfficer', body: { organisation: input.organisation.id, account: input.account.id } },
          appointOfficer,
          async (answer) => found(await loadAccount(context.table, answer.account)),
        ),
    }),
    dismissOfficer: t.fieldWithInput({
      type: AccountType,
      input: { organisation, account, reason: t.input.string({ required: true, description: '事由，最多200字。' }), key },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description:
        '免去经办人：权限同 addOfficer；账号保留。Rules P1, P9. Errors: ORGANISATION_UNKNOWN, NOT_OFFICER, LAST_OFFICER, INPUT_INVALID, VERSION_STALE.',
      resolve: (_, { input }, context) => {
        const body = { organisation: input.organisation.id, account: input.account.id, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'dismissOfficer', body }, dismissOfficer, async (answer) =>
          found(await loadAccount(context.table, answer.account)),
        );
      },
    }),
  };
});

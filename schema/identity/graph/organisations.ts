/** Units and officers, created from above. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  const organisation = t.input.globalID({
    for: [organisationRef],
    required: true,
    description: manual('单位或部门。', 'The unit or department.'),
  });
  const account = t.input.globalID({ for: [accountRef], required: true, description: manual('人员账号。', 'The account of the person.') });
  return {
    createUnit: t.fieldWithInput({
      type: OrganisationType,
      input: {
        authority: t.input.globalID({
          for: [organisationRef],
          required: true,
          description: manual('创建机关：市人社局或行业主管部门。', 'The authority that creates it: the bureau or a department.'),
        }),
        name: t.input.string({
          required: true,
          description: manual('单位名称，最多100字。', 'The name of the unit, at most 100 characters.'),
        }),
        kind: t.input.field({ type: UnitKindEnum, required: true, description: manual('单位性质。', 'The kind of the unit.') }),
        central: t.input.field({
          type: CentralInputType,
          required: false,
          description: manual(
            '中央在甘单位、部属院校填写；其他单位不填。',
            'For central units in the province and ministry universities; left out for others.',
          ),
        }),
        creditCode: t.input.string({
          required: true,
          description: manual('统一社会信用代码，18位。', 'The unified social credit code, 18 characters.'),
        }),
        contact: t.input.string({ required: true, description: manual('联系人。', 'The contact person.') }),
        telephone: t.input.string({ required: true, description: manual('联系电话。', 'The contact telephone number.') }),
        county: t.input.string({
          required: false,
          description: manual(
            '所在区县的行政区划代码，6位；按属地审核的城市填写。',
            'The administrative code of the county, 6 digits; given in cities where the county decides who reviews.',
          ),
        }),
        officers: t.input.field({
          type: [PersonInputType],
          required: true,
          description: manual(
            '经办人，1至5人；少于2人的单位列入不合规名单。',
            'The officers, 1 to 5; a unit with fewer than 2 is listed as not compliant. Rule P9.',
          ),
        }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description: manual(
        '创建单位账号及其经办人：市人社局或行业主管部门。',
        `Creates the account of a unit and its officers: the bureau or a department. Rules P1, P2, P6. Errors: ${PERSON_ERRORS}, UNIT_TAKEN, SERIES_OF_UNIT, TWICE_IN_REQUEST, ORGANISATION_UNKNOWN.`,
      ),
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
        id: t.input.string({
          required: true,
          description: manual(
            '代码，通知以此指明该部门：1至40个小写字母、数字或连字符。',
            'The code by which a notice names the department: 1 to 40 lower-case letters, digits or hyphens.',
          ),
        }),
        name: t.input.string({ required: true, description: manual('名称，最多100字。', 'The name, at most 100 characters.') }),
        creditCode: t.input.string({
          required: true,
          description: manual('统一社会信用代码，18位。', 'The unified social credit code, 18 characters.'),
        }),
        contact: t.input.string({ required: true, description: manual('联系人。', 'The contact person.') }),
        telephone: t.input.string({ required: true, description: manual('联系电话。', 'The contact telephone number.') }),
        officers: t.input.field({
          type: [PersonInputType],
          required: true,
          description: manual(
            '经办人，1至5人；少于2人的列入不合规名单。',
            'The officers, 1 to 5; a department with fewer than 2 is listed as not compliant. Rule P9.',
          ),
        }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '设立本市的行业主管部门及其经办人：市人社局；审核什么由通知规定。',
        `Sets up a department of the city and its officers: the bureau; what it reviews is set by the notice. Rules P1, P9. Errors: ${PERSON_ERRORS}, UNIT_TAKEN, DEPARTMENT_ID_TAKEN, TWICE_IN_REQUEST.`,
      ),
      resolve: (_, { input: { key: own, ...body } }, context) =>
        answered(context, { key: own, mutation: 'createDepartment', body }, createDepartment, async (answer) =>
          found(await loadOrganisation(context.table, answer.organisation)),
        ),
    }),
    addOfficer: t.fieldWithInput({
      type: AccountType,
      input: {
        organisation,
        person: t.input.field({
          type: PersonInputType,
          required: true,
          description: manual('经办人信息。', 'The details of the officer.'),
        }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description: manual(
        '增加经办人（新开账号）：部门的由市人社局，单位的由其创建机关或市人社局。',
        `Adds an officer with a new account: for a department the bureau, for a unit the authority that created it or the bureau. Rules P1, P9. Errors: ${PERSON_ERRORS}, ORGANISATION_UNKNOWN, VERSION_STALE.`,
      ),
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
      description: manual(
        '任命本单位（部门）已有账号的人员为经办人：权限同 `addOfficer`。',
        'Appoints a person of the unit or department who already has an account as its officer: those who may use `addOfficer`. Rules P1, P7, P9. Errors: ORGANISATION_UNKNOWN, PERSON_UNKNOWN, ALREADY_OFFICER, OFFICER_BARRED, VERSION_STALE.',
      ),
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
      input: {
        organisation,
        account,
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description: manual(
        '免去经办人：权限同 `addOfficer`；账号保留。',
        'Dismisses an officer: those who may use `addOfficer`; the account remains. Rules P1, P9. Errors: ORGANISATION_UNKNOWN, NOT_OFFICER, LAST_OFFICER, INPUT_INVALID, VERSION_STALE.',
      ),
      resolve: (_, { input }, context) => {
        const body = { organisation: input.organisation.id, account: input.account.id, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'dismissOfficer', body }, dismissOfficer, async (answer) =>
          found(await loadAccount(context.table, answer.account)),
        );
      },
    }),
  };
});

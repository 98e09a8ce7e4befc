/** What was entered wrongly is put right, in the graph: of persons and of units (P11). */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { reopenAccount } from '../actions/closing.ts';
import { correctPerson, undoCorrection } from '../actions/correcting.ts';
import { correctUnit, undoUnitCorrection } from '../actions/unit-correcting.ts';
import { loadAccount, loadOrganisation } from '../store.ts';
import './corrected.ts';
import { IdentityKindEnum, UnitKindEnum } from './enums.ts';
import { accountRef, AccountType, found, organisationRef, OrganisationType } from './types.ts';

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
        document: t.input.string({ required: false, description: '文号，最多60字；更正证件号码、类型或出生日期的须填。' }),
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
        '更正单位信息（含更名）：其创建机关或市人社局；评委会办事机构只更正联系人和联系电话。人员、公示、岗位不变；在办申报的单位名称随之更正，已公示、打印的不变。Its people, postings and vacancies stay with it; of a committee’s office, how it is reached. Rules P1, P2, P11. Errors: ORGANISATION_UNKNOWN, INPUT_INVALID, NOTHING_CORRECTED, OFFICE_AS_FILED, DOCUMENT_NEEDED, CORRECTED_TOO_OFTEN, SERIES_OF_UNIT, UNIT_TAKEN, VERSION_STALE.',
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

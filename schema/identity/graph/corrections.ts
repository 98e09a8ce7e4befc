/** What was entered wrongly is put right, in the graph: of persons and of units (P11). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  const account = t.input.globalID({ for: [accountRef], required: true, description: manual('人员账号。', 'The account of the person.') });
  const unit = t.input.globalID({ for: [organisationRef], required: true, description: manual('单位。', 'The unit.') });
  const reason = t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') });
  return {
    correctPerson: t.fieldWithInput({
      type: AccountType,
      input: {
        account,
        reason,
        document: t.input.string({
          required: false,
          description: manual(
            '文号，最多60字；更正证件号码、类型或出生日期的须填。',
            'The document number, at most 60 characters; required to correct the identity number, its kind or the date of birth.',
          ),
        }),
        name: t.input.string({
          required: false,
          description: manual('姓名；不填的不变，下同。', 'The name; what is left out stays unchanged, here and below.'),
        }),
        identityKind: t.input.field({
          type: IdentityKindEnum,
          required: false,
          description: manual('证件类型。', 'The kind of identity document.'),
        }),
        identityNumber: t.input.string({ required: false, description: manual('证件号码。', 'The identity number.') }),
        bornOn: t.input.field({
          type: 'Day',
          required: false,
          description: manual(
            '出生日期；改为非居民身份证的须填。',
            'The date of birth; required when changing to a document other than the resident identity card.',
          ),
        }),
        email: t.input.string({ required: false, description: manual('电子邮箱。', 'The e-mail address.') }),
        telephone: t.input.string({ required: false, description: manual('联系电话。', 'The contact telephone number.') }),
        key,
      },
      authScopes: { person: true },
      description: manual(
        '更正人员信息：本单位经办人；经办人的由其上级；市人社局；本人只能更正本人邮箱和电话。原值保留，在办申报的姓名随之更正，已公示、打印的不变。原号码即可另行使用。',
        'Corrects a person’s details: an officer of the unit; for an officer’s own details, the authority above; the bureau; the person only for their own e-mail address and telephone number. The former values are kept, the name on running applications follows, and what was posted or printed stays. The former number may be used again at once. Rules P2, P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, INPUT_INVALID, NOTHING_CORRECTED, DOCUMENT_NEEDED, CORRECTED_TOO_OFTEN, BIRTH_IMPLAUSIBLE, IDENTITY_TAKEN, LOOKUPS_EXHAUSTED, VERSION_STALE.',
      ),
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
      description: manual(
        '撤销对人员信息的最近一次更正，恢复其所更正的原值：权限同 `correctPerson`；原号码已被他人使用的不能恢复。',
        'Undoes the last correction of a person’s details and restores what it changed: those who may use `correctPerson`; a former number that somebody else now uses cannot be restored. Rules P2, P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, NOTHING_TO_UNDO, INPUT_INVALID, IDENTITY_TAKEN, LOOKUPS_EXHAUSTED, VERSION_STALE.',
      ),
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
      description: manual(
        '恢复已关闭的账号：权限同 `correctPerson`；并入其他账号的由市人社局；其号码已被他人使用的不能恢复。',
        'Reopens a closed account: those who may use `correctPerson`; an account merged into another, by the bureau. An account whose number somebody else now uses cannot be reopened. Rules P2, P7, P11. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, ACCOUNT_OPEN, INPUT_INVALID, IDENTITY_TAKEN, LOOKUPS_EXHAUSTED, VERSION_STALE.',
      ),
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
        document: t.input.string({
          required: false,
          description: manual(
            '文号，最多60字；更正名称、信用代码的须填。',
            'The document number, at most 60 characters; required to correct the name or the credit code.',
          ),
        }),
        name: t.input.string({
          required: false,
          description: manual('单位名称；不填的不变，下同。', 'The name of the unit; what is left out stays unchanged, here and below.'),
        }),
        creditCode: t.input.string({ required: false, description: manual('统一社会信用代码。', 'The unified social credit code.') }),
        contact: t.input.string({ required: false, description: manual('联系人。', 'The contact person.') }),
        telephone: t.input.string({ required: false, description: manual('联系电话。', 'The contact telephone number.') }),
        kind: t.input.field({ type: UnitKindEnum, required: false, description: manual('单位性质。', 'The kind of the unit.') }),
        isCentral: t.input.boolean({
          required: false,
          description: manual(
            '是否中央在甘单位、部属院校。',
            'Whether it is a central unit in the province or a ministry university. Rule P6.',
          ),
        }),
        reviewsItself: t.input.stringList({
          required: false,
          description: manual(
            '中央在甘单位自主评审的系列代码。',
            'The codes of the series that a central unit in the province reviews itself. Rule P6.',
          ),
        }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
      description: manual(
        '更正单位信息（含更名）：其创建机关或市人社局；评委会办事机构只更正联系人和联系电话。人员、公示、岗位不变；在办申报的单位名称随之更正，已公示、打印的不变。',
        'Corrects a unit’s details, its name included: the authority that created it, or the bureau; of a committee’s office, only the contact person and the telephone number. Its people, postings and vacancies stay; the unit’s name on running applications follows, and what was posted or printed stays. Rules P1, P2, P11. Errors: ORGANISATION_UNKNOWN, INPUT_INVALID, NOTHING_CORRECTED, OFFICE_AS_FILED, DOCUMENT_NEEDED, CORRECTED_TOO_OFTEN, SERIES_OF_UNIT, UNIT_TAKEN, VERSION_STALE.',
      ),
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
      description: manual(
        '撤销对单位信息的最近一次更正，恢复其所更正的原值：权限同 `correctUnit`；原信用代码已被其他单位使用的不能恢复。',
        'Undoes the last correction of a unit’s details and restores what it changed: those who may use `correctUnit`; a former credit code that another unit now uses cannot be restored. Rules P1, P2, P11. Errors: ORGANISATION_UNKNOWN, NOTHING_TO_UNDO, INPUT_INVALID, UNIT_TAKEN, VERSION_STALE.',
      ),
      resolve: (_, { input }, context) => {
        const body = { unit: input.unit.id, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'undoUnitCorrection', body }, undoUnitCorrection, async (answer) =>
          found(await loadOrganisation(context.table, answer.organisation)),
        );
      },
    }),
  };
});

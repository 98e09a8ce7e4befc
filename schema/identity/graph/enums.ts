/** The enumerations of people and organisations in the graph. */
import { builder } from '../../builder.ts';
import { ROLE_NAMES } from '../../core/actor.ts';
import { named } from '../../graph/named.ts';
import { PERSON_KIND_NAMES, UNIT_KIND_NAMES } from '../channels.ts';
import { EXCLUSION_NAMES, type ORGANISATION_KINDS } from '../model.ts';
import type { IDENTITY_KINDS } from '../numbers.ts';
import { PURPOSE_NAMES } from '../reveal.ts';

export const RoleEnum = builder.enumType('Role', {
  description: '角色，按组织授予。Roles are held for an organisation. Rule P10.',
  values: named(ROLE_NAMES),
});

export const OrganisationKindEnum = builder.enumType('OrganisationKind', {
  description: '组织类别。',
  values: {
    PROVINCE: { description: '省人社厅（省职改办）' },
    BUREAU: { description: '市人社局' },
    DEPARTMENT: { description: '行业主管部门' },
    COMMITTEE: { description: '评委会办事机构' },
    UNIT: { description: '用人单位' },
  } satisfies Record<(typeof ORGANISATION_KINDS)[number], object>,
});

export const UnitKindEnum = builder.enumType('UnitKind', {
  description: '单位性质，决定申报渠道。What a unit is; it decides who applies through it. Rule P5.',
  values: named(UNIT_KIND_NAMES),
});

export const PersonKindEnum = builder.enumType('PersonKind', {
  description:
    '人员类别，决定申报渠道；能否申报、通过何种单位申报见评审年度的申报标准。As what a person applies; through what, or that they may not, the standards of the cycle say. Rules P3, P4, P5.',
  values: named(PERSON_KIND_NAMES),
});

export const IdentityKindEnum = builder.enumType('IdentityKind', {
  description: '证件类型。Kinds of identity documents. Rule P2.',
  values: {
    RESIDENT_ID: { description: '居民身份证（含港澳台居民居住证）' },
    PASSPORT: { description: '护照' },
    HK_MACAU_PERMIT: { description: '港澳居民来往内地通行证' },
    TAIWAN_PERMIT: { description: '台湾居民来往大陆通行证' },
    PERMANENT_RESIDENCE: { description: '外国人永久居留身份证（旧版15位；新版18位的按居民身份证填写）' },
  } satisfies Record<(typeof IDENTITY_KINDS)[number], object>,
});

export const ExclusionKindEnum = builder.enumType('ExclusionKind', {
  description: '处分的类别。What keeps a person from applying for a time. Rule P4.',
  values: named(EXCLUSION_NAMES),
});

export const PurposeEnum = builder.enumType('RevealPurpose', {
  description: '查看完整证件号码的事由。For what a whole number is seen.',
  values: named(PURPOSE_NAMES),
});

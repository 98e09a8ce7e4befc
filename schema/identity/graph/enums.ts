/** The enumerations of people and organisations in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ROLE_NAMES } from '../../core/actor.ts';
import { named } from '../../graph/named.ts';
import { PERSON_KIND_NAMES, UNIT_KIND_NAMES } from '../channels.ts';
import { EXCLUSION_NAMES, ORGANISATION_KIND_NAMES } from '../model.ts';
import type { IDENTITY_KINDS } from '../numbers.ts';
import { PURPOSE_NAMES } from '../reveal.ts';

export const RoleEnum = builder.enumType('Role', {
  description: manual('角色，按组织授予。', 'A role; roles are held for an organisation. Rule P10.'),
  values: named(ROLE_NAMES),
});

export const OrganisationKindEnum = builder.enumType('OrganisationKind', {
  description: manual('组织类别。', 'The kind of an organisation.'),
  values: named(ORGANISATION_KIND_NAMES),
});

export const UnitKindEnum = builder.enumType('UnitKind', {
  description: manual('单位性质，决定申报渠道，即何人通过该单位申报。', 'The kind of a unit; it decides who applies through it. Rule P5.'),
  values: named(UNIT_KIND_NAMES),
});

export const PersonKindEnum = builder.enumType('PersonKind', {
  description: manual(
    '人员类别，决定申报渠道；能否申报、通过何种单位申报见评审年度的申报标准。',
    'The kind of person; it decides the channel of application. Whether such a person may apply, and through what kind of unit, is in the standards of the cycle. Rules P3, P4, P5.',
  ),
  values: named(PERSON_KIND_NAMES),
});

export const IdentityKindEnum = builder.enumType('IdentityKind', {
  description: manual('证件类型。', 'The kind of identity document. Rule P2.'),
  values: {
    RESIDENT_ID: {
      description: manual(
        '居民身份证（含港澳台居民居住证）。',
        'The resident identity card, including the residence permit for Hong Kong, Macau and Taiwan residents.',
      ),
    },
    PASSPORT: { description: manual('护照。', 'A passport.') },
    HK_MACAU_PERMIT: { description: manual('港澳居民来往内地通行证。', 'The mainland travel permit for Hong Kong and Macau residents.') },
    TAIWAN_PERMIT: { description: manual('台湾居民来往大陆通行证。', 'The mainland travel permit for Taiwan residents.') },
    PERMANENT_RESIDENCE: {
      description: manual(
        '外国人永久居留身份证（旧版15位；新版18位的按居民身份证填写）。',
        'The foreigner’s permanent residence card (the old kind of 15 characters; a new one of 18 is entered as a resident identity card).',
      ),
    },
  } satisfies Record<(typeof IDENTITY_KINDS)[number], object>,
});

export const ExclusionKindEnum = builder.enumType('ExclusionKind', {
  description: manual('处分的类别，影响期内不得申报。', 'The kind of penalty that keeps a person from applying for a time. Rule P4.'),
  values: named(EXCLUSION_NAMES),
});

export const PurposeEnum = builder.enumType('RevealPurpose', {
  description: manual('查看完整证件号码的事由。', 'The purpose of viewing a whole identity number.'),
  values: named(PURPOSE_NAMES),
});

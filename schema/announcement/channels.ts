/** Who applies through what, by name: kinds of people, kinds of units, the papers of a channel (P3, P5, P6). */
import type { Bilingual } from '../core/refusal.ts';

/** Kinds of units. A CUSTODIAN (人才服务机构) holds personnel files for others. */
export const UNIT_KINDS = [
  'PUBLIC_INSTITUTION',
  'STATE_ENTERPRISE',
  'NON_PUBLIC_ENTERPRISE',
  'SOCIAL_ORGANISATION',
  'INDIVIDUAL_BUSINESS',
  'CUSTODIAN',
  'OUTSIDE_BRANCH',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const UNIT_KIND_NAMES: Record<UnitKind, Bilingual> = {
  PUBLIC_INSTITUTION: { zh: '事业单位', en: 'public institution' },
  STATE_ENTERPRISE: { zh: '国有企业', en: 'state enterprise' },
  NON_PUBLIC_ENTERPRISE: { zh: '非公有制企业', en: 'non-public enterprise' },
  SOCIAL_ORGANISATION: { zh: '社会团体', en: 'social organisation' },
  INDIVIDUAL_BUSINESS: { zh: '个体经济组织', en: 'individual business' },
  CUSTODIAN: { zh: '档案托管人才服务机构', en: 'custodian of personnel files' },
  OUTSIDE_BRANCH: { zh: '中央及外省派驻机构', en: 'branch of an outside body' },
};

/** Kinds of people. Whether and through what each may apply, the notice says (P4, P5). */
export const PERSON_KINDS = [
  'INSTITUTION_STAFF',
  'STATE_ENTERPRISE_STAFF',
  'INSTITUTION_CONTRACT',
  'NON_PUBLIC_STAFF',
  'SOCIAL_STAFF',
  'INDIVIDUAL_STAFF',
  'FLEXIBLE',
  'HIGH_SKILLED',
  'RURAL_TECHNICAL',
  'RURAL_CULTURAL',
  'ON_LEAVE',
  'SECONDED',
  'CIVIL_SERVANT',
  'RETIRED',
] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

export const PERSON_KIND_NAMES: Record<PersonKind, Bilingual> = {
  INSTITUTION_STAFF: { zh: '事业单位在编在岗人员', en: 'staff of a public institution' },
  STATE_ENTERPRISE_STAFF: { zh: '国有企业工作人员', en: 'staff of a state enterprise' },
  INSTITUTION_CONTRACT: { zh: '事业单位编外聘用人员', en: 'contract staff of a public institution' },
  NON_PUBLIC_STAFF: { zh: '非公有制企业工作人员', en: 'staff of a non-public enterprise' },
  SOCIAL_STAFF: { zh: '社会团体工作人员', en: 'staff of a social organisation' },
  INDIVIDUAL_STAFF: { zh: '个体经济组织工作人员', en: 'staff of an individual business' },
  FLEXIBLE: { zh: '灵活就业人员', en: 'flexible worker' },
  HIGH_SKILLED: { zh: '高技能人才', en: 'high-skilled worker' },
  RURAL_TECHNICAL: { zh: '农村实用技术人才', en: 'rural practical technical talent' },
  RURAL_CULTURAL: { zh: '农村实用文化人才', en: 'rural practical cultural talent' },
  ON_LEAVE: { zh: '事业单位离岗创业人员', en: 'institution staff on leave to start a business' },
  SECONDED: { zh: '帮扶、挂职人员', en: 'person on assistance or secondment' },
  CIVIL_SERVANT: { zh: '公务员（含参公管理人员）', en: 'civil servant, or managed as one' },
  RETIRED: { zh: '离退休人员', en: 'retired person' },
};

/** Papers that a channel may ask for (P6): 委托函, 省职改办审核同意, 派出方同意, 派驻方同意. */
export const CHANNEL_PAPERS = ['ENTRUSTMENT_LETTER', 'ENTRUSTMENT_APPROVAL', 'CONSENT_SENDING', 'CONSENT_RECEIVING'] as const;
export type ChannelPaper = (typeof CHANNEL_PAPERS)[number];

export const CHANNEL_PAPER_NAMES: Record<ChannelPaper, Bilingual> = {
  ENTRUSTMENT_LETTER: { zh: '委托函（本单位人事部门出具）', en: 'letter of entrustment by the unit’s personnel department' },
  ENTRUSTMENT_APPROVAL: { zh: '省职改办审核同意意见', en: 'approval by the provincial title office' },
  CONSENT_SENDING: { zh: '派出地主管部门、人社部门同意意见', en: 'consent of the sending authorities' },
  CONSENT_RECEIVING: { zh: '派驻地主管部门、人社部门同意意见', en: 'consent of the receiving authorities' },
};

/**
 * Who applies through what: kinds of people, kinds of units, and the channels between them, as data (P3, P5, P6). The notice's
 * section 二（二） is this table; what it leaves to 有关规定 is marked.
 */
import type { Bilingual } from '../core/refusal.ts';

/** Kinds of units (二（二）). A CUSTODIAN (人才服务机构) holds personnel files for others. */
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

/** Kinds of people (一、二（二）). The last two may not apply at all (P4). */
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

/** What a kind of people is called, and through which kinds of units it applies; none: it may not apply. */
type Channel = { names: Bilingual; through: readonly UnitKind[]; source: string };

const ALL_LOCAL: readonly UnitKind[] = [
  'PUBLIC_INSTITUTION',
  'STATE_ENTERPRISE',
  'NON_PUBLIC_ENTERPRISE',
  'SOCIAL_ORGANISATION',
  'INDIVIDUAL_BUSINESS',
  'CUSTODIAN',
];

export const CHANNELS: Record<PersonKind, Channel> = {
  INSTITUTION_STAFF: {
    names: { zh: '事业单位在编在岗人员', en: 'staff of a public institution' },
    through: ['PUBLIC_INSTITUTION'],
    source: '一、二（二）',
  },
  STATE_ENTERPRISE_STAFF: {
    names: { zh: '国有企业工作人员', en: 'staff of a state enterprise' },
    through: ['STATE_ENTERPRISE'],
    source: '一、二（二）',
  },
  INSTITUTION_CONTRACT: {
    names: { zh: '事业单位编外聘用人员', en: 'contract staff of a public institution' },
    through: ['PUBLIC_INSTITUTION', 'CUSTODIAN'],
    source: '一、二（二）',
  },
  NON_PUBLIC_STAFF: {
    names: { zh: '非公有制企业工作人员', en: 'staff of a non-public enterprise' },
    through: ['NON_PUBLIC_ENTERPRISE', 'CUSTODIAN'],
    source: '一、二（二）',
  },
  SOCIAL_STAFF: {
    names: { zh: '社会团体工作人员', en: 'staff of a social organisation' },
    through: ['SOCIAL_ORGANISATION', 'CUSTODIAN'],
    source: '一、二（二）',
  },
  INDIVIDUAL_STAFF: {
    names: { zh: '个体经济组织工作人员', en: 'staff of an individual business' },
    through: ['INDIVIDUAL_BUSINESS', 'CUSTODIAN'],
    source: '一、二（二）',
  },
  FLEXIBLE: {
    names: { zh: '灵活就业人员', en: 'flexible worker' },
    through: ['CUSTODIAN'],
    source: '一、二（二）',
  },
  // 可以按有关规定参加: the notice names no channel, so every local one is open. [policy]
  HIGH_SKILLED: { names: { zh: '高技能人才', en: 'high-skilled worker' }, through: ALL_LOCAL, source: '一' },
  RURAL_TECHNICAL: { names: { zh: '农村实用技术人才', en: 'rural practical technical talent' }, through: ALL_LOCAL, source: '一' },
  RURAL_CULTURAL: { names: { zh: '农村实用文化人才', en: 'rural practical cultural talent' }, through: ALL_LOCAL, source: '一' },
  ON_LEAVE: {
    names: { zh: '事业单位离岗创业人员', en: 'institution staff on leave to start a business' },
    through: ['PUBLIC_INSTITUTION'],
    source: '一',
  },
  SECONDED: {
    names: { zh: '帮扶、挂职人员', en: 'person on assistance or secondment' },
    through: ['OUTSIDE_BRANCH', 'PUBLIC_INSTITUTION', 'STATE_ENTERPRISE'],
    source: '二（二）',
  },
  CIVIL_SERVANT: { names: { zh: '公务员（含参公管理人员）', en: 'civil servant, or managed as one' }, through: [], source: '一' },
  RETIRED: { names: { zh: '离退休人员', en: 'retired person' }, through: [], source: '一' },
};

/** Whether people of a kind apply through units of a kind (P5). */
export function isChannel(person: PersonKind, unit: UnitKind): boolean {
  return CHANNELS[person].through.includes(unit);
}

/** Papers that a channel asks for (P6): 委托函, 省职改办审核同意, 派出方同意, 派驻方同意. */
const CHANNEL_PAPERS = ['ENTRUSTMENT_LETTER', 'ENTRUSTMENT_APPROVAL', 'CONSENT_SENDING', 'CONSENT_RECEIVING'] as const;
export type ChannelPaper = (typeof CHANNEL_PAPERS)[number];

export const CHANNEL_PAPER_NAMES: Record<ChannelPaper, Bilingual> = {
  ENTRUSTMENT_LETTER: { zh: '委托函（本单位人事部门出具）', en: 'letter of entrustment by the unit’s personnel department' },
  ENTRUSTMENT_APPROVAL: { zh: '省职改办审核同意意见', en: 'approval by the provincial title office' },
  CONSENT_SENDING: { zh: '派出地主管部门、人社部门同意意见', en: 'consent of the sending authorities' },
  CONSENT_RECEIVING: { zh: '派驻地主管部门、人社部门同意意见', en: 'consent of the receiving authorities' },
};

/** What a unit of the central government or a ministry may review by itself; for all else it needs entrustment (P6). */
export type Central = { reviews: string[] };

/** The papers this person needs to apply for a series through this unit (P6). */
export function papersNeeded(person: PersonKind, unit: { central: Central | null }, series: string): ChannelPaper[] {
  return [
    ...(unit.central && !unit.central.reviews.includes(series) ? (['ENTRUSTMENT_LETTER', 'ENTRUSTMENT_APPROVAL'] as const) : []),
    ...(person === 'SECONDED' ? (['CONSENT_SENDING', 'CONSENT_RECEIVING'] as const) : []),
  ];
}

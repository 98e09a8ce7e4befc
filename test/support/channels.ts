/** One unit of every kind with its officer, one applicant of every channel, and one of everything that bars: the cast of the story. */
import type { PersonKind, UnitKind } from '../../schema/identity/channels.ts';
import { creditCode } from '../../functions/local/people.ts';
import { CHANGE_STANDING, CREATE_UNIT } from '../identity/acts.ts';
import { EXCLUDE } from './forms.ts';
import { SECTIONS, titlesIn, type SectionName } from './sections.ts';
import { BUREAU, organisationId, person, type World } from './world.ts';

type Standing = { kind: PersonKind; employer?: string; household?: boolean };

export const UNITS: Record<string, { name: string; kind: UnitKind; officer: string; central?: { reviews: string[] } }> = {
  talents: { name: '嘉峪关市人才交流服务中心', kind: 'CUSTODIAN', officer: 'bai' },
  steel: { name: '嘉峪关市某钢铁集团', kind: 'STATE_ENTERPRISE', officer: 'long' },
  winery: { name: '嘉峪关市某酒业有限公司', kind: 'NON_PUBLIC_ENTERPRISE', officer: 'du' },
  society: { name: '嘉峪关市某学会', kind: 'SOCIAL_ORGANISATION', officer: 'xue' },
  studio: { name: '嘉峪关市某工艺美术工作室', kind: 'INDIVIDUAL_BUSINESS', officer: 'gong' },
  institute: { name: '中央在甘某研究所', kind: 'PUBLIC_INSTITUTION', officer: 'yan', central: { reviews: ['natural-science'] } },
  branch: { name: '外省某集团驻嘉峪关办事处', kind: 'OUTSIDE_BRANCH', officer: 'pai' },
};

const engineer = titlesIn('engineering');
const papers = (...kinds: string[]) => ({
  channel: {
    items: kinds.map((paper, index) => ({
      paper,
      number: `函〔2024〕${index + 1}号`,
      issuer: '有关部门',
      issuedOn: '2024-09-03',
      proof: index + 1,
    })),
  },
});

type Applicant = { name: string; unit: string; standing: Standing; form?: Partial<Record<SectionName, object>> };

/** One of every channel (P3, P5, P6). */
export const APPLICANTS: Record<string, Applicant> = {
  'in-post': { name: '甲在编', unit: 'school', standing: { kind: 'INSTITUTION_STAFF' } },
  'state-staff': { name: '乙国企', unit: 'steel', standing: { kind: 'STATE_ENTERPRISE_STAFF' }, form: engineer },
  'contract-own': { name: '丙聘用', unit: 'school', standing: { kind: 'INSTITUTION_CONTRACT' } },
  'contract-custodian': { name: '丁托管', unit: 'talents', standing: { kind: 'INSTITUTION_CONTRACT', employer: '嘉峪关市第一中学' } },
  'non-public': { name: '戊民企', unit: 'winery', standing: { kind: 'NON_PUBLIC_STAFF' }, form: engineer },
  'non-public-custodian': {
    name: '己民企',
    unit: 'talents',
    standing: { kind: 'NON_PUBLIC_STAFF', employer: '嘉峪关市某酒业有限公司' },
    form: engineer,
  },
  'social-staff': { name: '庚社团', unit: 'society', standing: { kind: 'SOCIAL_STAFF' }, form: engineer },
  'individual-staff': { name: '辛个体', unit: 'studio', standing: { kind: 'INDIVIDUAL_STAFF' }, form: titlesIn('crafts') },
  flexible: { name: '壬灵活', unit: 'talents', standing: { kind: 'FLEXIBLE', household: true }, form: titlesIn('arts') },
  'high-skilled': { name: '癸技能', unit: 'steel', standing: { kind: 'HIGH_SKILLED' }, form: engineer },
  'rural-technical': {
    name: '子农技',
    unit: 'talents',
    standing: { kind: 'RURAL_TECHNICAL', employer: '文殊镇' },
    form: titlesIn('agriculture'),
  },
  'rural-cultural': {
    name: '丑文化',
    unit: 'talents',
    standing: { kind: 'RURAL_CULTURAL', employer: '峪泉镇' },
    form: titlesIn('rural-culture'),
  },
  'on-leave': { name: '寅创业', unit: 'school', standing: { kind: 'ON_LEAVE' } },
  transferring: {
    name: '巳转系',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    form: {
      presentTitle: { ...SECTIONS.presentTitle, name: '工程师', series: 'engineering' },
      appliedTitle: { ...SECTIONS.appliedTitle, level: 'INTERMEDIATE', promotionType: 'TRANSFER' },
    },
  },
  seconded: {
    name: '卯挂职',
    unit: 'branch',
    standing: { kind: 'SECONDED' },
    form: { ...engineer, ...papers('CONSENT_SENDING', 'CONSENT_RECEIVING') },
  },
  'central-entrusted': {
    name: '辰央企',
    unit: 'institute',
    standing: { kind: 'INSTITUTION_STAFF' },
    form: { ...engineer, ...papers('ENTRUSTMENT_LETTER', 'ENTRUSTMENT_APPROVAL') },
  },
};

const barred = (kind: string, until: string) => (world: World, account: string) =>
  world.does('wang', EXCLUDE, { account, kind, from: '2024-06-01', until });

/** One of everything that bars (P3–P7, A7, A9, A10), and the rule they are refused on; `after` happens after the account was made. */
export const REFUSED: Record<
  string,
  Applicant & { rule: string; grounds?: number; after?: (world: World, account: string) => Promise<unknown> }
> = {
  'party-penalty': {
    name: '午党纪',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'P4',
    after: barred('PARTY', '2025-05-31'),
  },
  'administrative-penalty': {
    name: '未政务',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'P4',
    after: barred('ADMINISTRATIVE', '2024-11-30'),
  },
  'service-penalty': {
    name: '申处分',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'P4',
    after: barred('SERVICE', '2024-10-15'),
  },
  'now-civil-servant': {
    name: '戌公务',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'P4',
    after: become('CIVIL_SERVANT'),
  },
  'now-retired': { name: '亥退休', unit: 'school', standing: { kind: 'INSTITUTION_STAFF' }, rule: 'P4', after: become('RETIRED') },
  'not-learnt': {
    name: '金继教',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'P4',
    form: { continuingEducation: { years: [{ year: 2023, publicHours: 30, professionalHours: 59 }] } },
  },
  'not-registered': {
    name: '木户籍',
    unit: 'talents',
    standing: { kind: 'FLEXIBLE', household: false },
    rule: 'P3',
    form: titlesIn('arts'),
  },
  // both the letter and its approval
  'without-entrustment': {
    name: '水委托',
    unit: 'institute',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'P6',
    grounds: 2,
    form: engineer,
  },
  'without-consent': {
    name: '火派驻',
    unit: 'branch',
    standing: { kind: 'SECONDED' },
    rule: 'P6',
    form: { ...engineer, ...papers('CONSENT_SENDING') },
  },
  'two-levels': {
    name: '土越级',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'A7',
    form: titlesIn('school-teaching', { level: 'SENIOR' }),
  },
  // its own committee reviews the series
  'central-own': {
    name: '巳央所',
    unit: 'institute',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'P6',
    form: titlesIn('natural-science'),
  },
  'other-series': {
    name: '丙转系',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'A10',
    form: { appliedTitle: titlesIn('library').appliedTitle },
  },
  // appraised badly in a year that has not come, and in none of those that count
  'cannot-be': {
    name: '丁难信',
    unit: 'school',
    standing: { kind: 'INSTITUTION_STAFF' },
    rule: 'A9',
    grounds: 3,
    form: { appraisals: { years: [{ year: 2030, result: 'UNQUALIFIED' }] } },
  },
};

function become(kind: PersonKind) {
  return (world: World, account: string) => world.does('wang', CHANGE_STANDING, { account, standing: { kind } });
}

/** The global id of each unit that exists, the school with them. */
export async function createUnits(world: World): Promise<Record<string, string>> {
  const ids: Record<string, string> = { school: organisationId('school') };
  for (const [index, [key, { name, kind, officer, central }]] of Object.entries(UNITS).entries()) {
    const first = person(officer, `${name.slice(-2)}经办`);
    const input = {
      authority: organisationId(BUREAU),
      name,
      kind,
      ...(central && { central }),
      creditCode: creditCode(600_000 + index),
      contact: first.name,
      telephone: '0937-6789790',
      officers: [first, person(`${officer}-2`, '第二经办')],
    };
    ids[key] = (await world.does('wang', CREATE_UNIT, input)).createUnit.id;
  }
  return ids;
}

export const officerOf = (unit: string): string => UNITS[unit]?.officer ?? 'chen';

/** The units of the story: two schools, a hospital, a works, a custodian, an institute of the state, a branch of an outside body. */
import { creditCode } from '../../functions/local/people.ts';
import { OFFICERS, SEEDED, type ApplicantName, type Named, type Person } from './cast.ts';

/** Units that the story creates: by whom, of what kind. */
export const NEW_UNITS = {
  works: {
    name: '嘉峪关市黑山湖机械厂',
    english: 'Heishan Lake Machine Works',
    creditCode: creditCode(20_240_002),
    kind: 'STATE_ENTERPRISE',
    by: SEEDED.bureau,
    officers: [OFFICERS.works, OFFICERS.worksSecond],
  },
  school: {
    name: '嘉峪关市讨赖河学校',
    english: 'Taolai River School',
    creditCode: creditCode(20_240_001),
    kind: 'PUBLIC_INSTITUTION',
    by: SEEDED.education,
    officers: [OFFICERS.school, OFFICERS.schoolSecond],
  },
  institute: {
    name: '中央在甘冻土研究所嘉峪关观测站',
    english: 'Central Permafrost Institute, Jiayuguan Station',
    creditCode: creditCode(20_240_003),
    kind: 'PUBLIC_INSTITUTION',
    by: SEEDED.bureau,
    officers: [OFFICERS.institute, OFFICERS.instituteSecond],
    /** It reviews this series itself; for all others it needs entrustment (P6). */
    central: { reviews: ['natural-science'] },
  },
  branch: {
    name: '外省对口帮扶嘉峪关工作队',
    english: 'Assistance Team of Another Province',
    creditCode: creditCode(20_240_004),
    kind: 'OUTSIDE_BRANCH',
    by: SEEDED.bureau,
    officers: [OFFICERS.branch, OFFICERS.branchSecond],
  },
} as const satisfies Record<string, NewUnit>;
export type NewUnitName = keyof typeof NEW_UNITS;

export type NewUnit = {
  name: string;
  english: string;
  creditCode: string;
  kind: string;
  by: Named;
  officers: readonly Person[];
  central?: { reviews: readonly string[] };
};

/** All units, and the officer who acts for each. */
export const UNITS = {
  school: { english: NEW_UNITS.school.english, officer: OFFICERS.school },
  works: { english: NEW_UNITS.works.english, officer: OFFICERS.works },
  institute: { english: NEW_UNITS.institute.english, officer: OFFICERS.institute },
  branch: { english: NEW_UNITS.branch.english, officer: OFFICERS.branch },
  highSchool: { english: 'No. 1 High School', officer: SEEDED.highSchool },
  hospital: { english: 'No. 1 Hospital', officer: SEEDED.hospital },
  talentCentre: { english: 'Talent Exchange Centre', officer: SEEDED.talentCentre },
} as const satisfies Record<string, { english: string; officer: Named }>;
export type UnitName = keyof typeof UNITS;

/** Through which unit each applies, as what, and where he works when that is not the unit. */
type Standing = { unit: UnitName; kind: string; employer?: string; household?: boolean };
const AT = (unit: UnitName, kind = 'INSTITUTION_STAFF', more: Partial<Standing> = {}): Standing => ({ unit, kind, ...more });
export const STANDING_OF: Record<ApplicantName, Standing> = {
  ji: AT('school'),
  gulinar: AT('school'),
  liYan: AT('school'),
  wangJie: AT('school'),
  zhao: AT('school'),
  chenWei: AT('school'),
  yang: AT('highSchool'),
  sun: AT('highSchool'),
  gao: AT('hospital'),
  shen: AT('hospital'),
  lu: AT('hospital'),
  ding: AT('works', 'STATE_ENTERPRISE_STAFF'),
  han: AT('works', 'STATE_ENTERPRISE_STAFF'),
  zhou: AT('talentCentre', 'INSTITUTION_CONTRACT', { employer: '嘉峪关市第一人民医院' }),
  seconded: AT('branch', 'SECONDED'),
  central: AT('institute'),
  du: AT('school'),
  kong: AT('highSchool'),
  tao: AT('highSchool'),
  miao: AT('hospital'),
  fang: AT('hospital'),
  bai: AT('talentCentre', 'FLEXIBLE', { household: false }),
};

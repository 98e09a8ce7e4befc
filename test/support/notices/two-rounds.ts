/**
 * A city that reviews twice a year: in spring, and again from November on into the next calendar year, with the department's review of the
 * spring still running when the second round opens. The second notice is as an officer has typed it first: with the errors in it.
 */
import { JIAYUGUAN_2024_DOCUMENT } from '../../../schema/announcement/data/jiayuguan-2024.ts';

const { notice, citations, reviewers } = JIAYUGUAN_2024_DOCUMENT;

function phase(name: string, title: string, opens: string, closes: string, source: string) {
  return { name, title, opens, closes, source };
}

const COMMITTEE = {
  id: 'city-teachers',
  name: '嘉峪关市中小学教师系列副高级职称评审委员会',
  founder: '市教育局',
  telephone: '0937-6226331',
  series: 'school-teaching',
  levels: ['ASSOCIATE_SENIOR'],
};
/** The city's teachers stand nearest to it; the province's committees of the notice before are left as they are. */
const COMMITTEES = (year: number, month: number) => [{ ...COMMITTEE, meets: { year, month, third: 'LATE' } }];

export const FIRST_ROUND = {
  year: 2026,
  round: 1,
  cityName: '嘉峪关市',
  parts: {
    NOTICE: { ...notice, title: '关于做好2026年上半年职称评审工作的通知', document: '嘉人社发〔2026〕18号', issuedOn: '2026-02-20' },
    PHASES: [
      phase('APPLICATION', '个人申报', '2026-03-02 00:00', '2026-03-31 24:00', '二'),
      phase('UNIT_REVIEW', '单位推荐', '2026-04-01 00:00', '2026-04-30 24:00', '三'),
      phase('DEPARTMENT_REVIEW', '部门审核', '2026-05-01 00:00', '2026-11-20 24:00', '四'),
      phase('PROVINCIAL_REVIEW', '评审', '2026-06-01 00:00', '2026-12-20 24:00', '五'),
    ],
    MILESTONES: [],
    POLICY: { seniorityAsOf: '2025-12-31' },
    CITATIONS: { ...citations, C1: '二' },
    REVIEWERS: reviewers,
    COMMITTEES: COMMITTEES(2026, 11),
    STANDARDS: {},
  },
};

/** As it was typed first. */
export const SECOND_ROUND = {
  year: 2026,
  round: 2,
  cityName: '嘉峪关市',
  parts: {
    NOTICE: { ...notice, title: '关于做好2026年下半年职称评审工作的通知', document: '嘉人社发〔2026〕140号', issuedOn: '2026-10-08' },
    PHASES: [
      phase('APPLICATION', '个人申报', '2026-11-02 00:00', '2026-11-31 24:00', '二'),
      phase('UNIT_REVIEW', '单位推荐', '2026-12-21 00:00', '2026-12-20 24:00', '三'),
      phase('DEPARTMENT_REVIEW', '部门审核', '2026-12-21 00:00', '2027-01-20 24:00', '四'),
      phase('PROVINCIAL_REVIEW', '评审', '2027-01-21 00:00', '2027-03-20 24:00', '五'),
    ],
    MILESTONES: [
      { id: 'certificates', title: '制发电子证书', due: '2027-03-20', source: '六', phase: 'PROVINCIAL_REVIEW' },
      { id: 'certificates', title: '工作总结', due: '2027-03-31', source: '七' },
    ],
    POLICY: { seniorityAsOf: '2026-06-30', returns: { most: 30, counted: 'TOGETHER' } },
    CITATIONS: { ...citations, C1: '二' },
    REVIEWERS: {
      ...reviewers,
      departments: reviewers.departments?.map((one) => (one.id === 'health' ? { ...one, series: ['health', 'school-teaching'] } : one)),
    },
    COMMITTEES: [{ ...COMMITTEE, levels: [], meets: { year: 2027, month: 2, third: 'LATE' } }],
    STANDARDS: {},
  },
};

/** What the check has against it. */
export const WRONG = [
  'MOMENT_WRONG phases[0].closes',
  'WINDOW_INVERTED phases[1].closes',
  'MILESTONE_DOUBLED milestones[1].id',
  'OUT_OF_RANGE policy.returns.most',
  'SERIES_TWICE reviewers.departments[1].series[1]',
  'COUNT_WRONG committees[0].levels',
  'HOLIDAYS_UNKNOWN phases[2].closes',
];

const [application, unit, ...later] = SECOND_ROUND.parts.PHASES;
const [certificates, summary] = SECOND_ROUND.parts.MILESTONES;

/** The parts put right. */
export const MENDED = {
  PHASES: [{ ...application, closes: '2026-11-30 24:00' }, { ...unit, opens: '2026-12-01 00:00' }, ...later],
  MILESTONES: [certificates, { ...summary, id: 'work-summary' }],
  POLICY: { ...SECOND_ROUND.parts.POLICY, returns: { most: 3, counted: 'TOGETHER' } },
  REVIEWERS: reviewers,
  COMMITTEES: COMMITTEES(2027, 2),
};

/** As the State Council announces them. */
export const HOLIDAYS_2027 = {
  region: 'CN',
  year: 2027,
  off: [
    { first: '2027-01-01', last: '2027-01-03' },
    { first: '2027-02-05', last: '2027-02-12' },
  ],
  worked: ['2027-01-31', '2027-02-14'],
  document: '国办发明电〔2026〕12号',
};

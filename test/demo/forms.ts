/** The forms as each applicant fills them in: one that all begin with, and what is different with each of them. */
import { SECTIONS } from '../support/sections.ts';
import type { ApplicantName } from './cast.ts';

export type SectionName = keyof typeof TEACHER | 'service';
export type Form = Partial<Record<SectionName, object>>;

const TEACHER = {
  ...SECTIONS,
  basics: { startedWorkOn: '2006-07-01' },
  education: { ...SECTIONS.education, major: '数学与应用数学', graduatedOn: '2006-06-30' },
  presentTitle: { ...SECTIONS.presentTitle, obtainedOn: '2017-12-20', appointedOn: '2018-01-01' },
  appliedTitle: { ...SECTIONS.appliedTitle, specialtyYears: 18 },
} as const;

const { appliedTitle } = TEACHER;

/** Studies that ended in June of a year, and work from July on. */
function since(year: number, changes: object = {}): Form {
  return {
    basics: { startedWorkOn: `${year}-07-01` },
    education: { ...TEACHER.education, graduatedOn: `${year}-06-30`, ...changes },
  };
}

const PROMOTED = { ...TEACHER.presentTitle, level: 'ASSISTANT', name: '二级教师', obtainedOn: '2019-09-01', appointedOn: null };
const PHYSICIAN = {
  ...since(2005, { school: '兰州大学', major: '临床医学' }),
  presentTitle: { level: 'INTERMEDIATE', name: '主治医师', obtainedOn: '2016-05-28', appointedOn: '2016-09-01' },
  appliedTitle: { ...appliedTitle, series: 'health', specialty: '普通内科', standard: '甘卫发〔2022〕96号' },
};
const ENGINEER = {
  ...since(2015, { school: '兰州理工大学', major: '机械设计制造及其自动化' }),
  presentTitle: { level: 'ASSISTANT', name: '助理工程师', obtainedOn: '2018-11-15', appointedOn: '2018-12-01' },
  appliedTitle: {
    ...appliedTitle,
    series: 'engineering',
    specialty: '机械制造',
    level: 'INTERMEDIATE',
    specialtyYears: 9,
    standard: '甘人社通〔2021〕439号',
  },
};

const CHANGES: Record<ApplicantName | 'nurse', Form> = {
  ji: { education: { ...TEACHER.education, degree: 'COLLEGE', school: '甘肃教育学院' } },
  gulinar: {
    basics: { startedWorkOn: '2008-09-01' },
    appliedTitle: { ...appliedTitle, specialty: '语文', specialtyYears: 16, promotionType: 'GRASSROOTS', scope: 'GRASSROOTS' },
    service: { items: [{ kind: 'GRASSROOTS', place: '新城镇学校', from: '2012-09-01', to: '2015-07-15' }] },
  },
  liYan: {
    ...since(2002),
    appliedTitle: { ...appliedTitle, specialty: '物理', specialtyYears: 22 },
    papers: {
      items: [
        { title: '物理实验的误差', venue: '物理教师', grade: 'CORE', publishedOn: '2021-07-01' },
        { title: '一题多解', venue: '甘肃教育', grade: 'PROVINCIAL', publishedOn: '2022-11-05' },
        { title: '课堂提问', venue: '甘肃教育', grade: 'PROVINCIAL', publishedOn: '2023-05-05' },
      ],
    },
  },
  wangJie: {
    ...since(2010),
    appliedTitle: { ...appliedTitle, specialtyYears: 14 },
    papers: { items: [] },
    continuingEducation: { years: [{ year: 2023, hours: 40, completed: false }] },
  },
  zhao: { ...since(2009, { degree: 'MASTER', major: '课程与教学论' }), appliedTitle: { ...appliedTitle, specialtyYears: 15 } },
  chenWei: {
    ...since(2000),
    presentTitle: {},
    appliedTitle: { ...appliedTitle, promotionType: 'HARDSHIP', specialtyYears: 24 },
    appraisals: { years: [{ year: 2023, result: 'NOT_RATED' }] },
  },
  // As first filled in, two levels at once: refused until the type says 破格.
  yang: { ...since(2012), presentTitle: PROMOTED },
  sun: { ...since(2015), presentTitle: PROMOTED, appliedTitle: { ...appliedTitle, level: 'INTERMEDIATE', specialtyYears: 9 } },
  gao: PHYSICIAN,
  shen: PHYSICIAN,
  nurse: { ...PHYSICIAN, appliedTitle: { ...PHYSICIAN.appliedTitle, specialty: '护理学' } },
  ding: ENGINEER,
  han: ENGINEER,
};

export function formOf(name: ApplicantName | 'nurse'): Form {
  return { ...TEACHER, ...CHANGES[name] };
}

/** 杨帆's second try. */
export const EXCEPTIONAL = { ...appliedTitle, promotionType: 'EXCEPTIONAL', specialtyYears: 12 };

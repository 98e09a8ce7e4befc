/** The forms as each applicant fills them in: one that all begin with, and what is different with each of them. */
import { SECTIONS, studied } from '../support/sections.ts';
import type { ApplicantName } from './cast.ts';

export type SectionName = keyof typeof TEACHER | 'service' | 'channel';
export type Form = Partial<Record<SectionName, object>>;

/** All but the last year, in which they were excellent. */
const RESULTS: Readonly<Record<number, string>> = { 2023: 'EXCELLENT' };

const TEACHER = {
  ...SECTIONS,
  ...since(2006),
  presentTitle: { ...SECTIONS.presentTitle, obtainedOn: '2017-12-20', appointedOn: '2018-01-01' },
  appraisals: { years: [2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016].map((year) => ({ year, result: RESULTS[year] ?? 'QUALIFIED' })) },
};
const { appliedTitle } = SECTIONS;

/** Studies that ended in June of a year, and work in the specialty from July on. */
function since(
  year: number,
  {
    position = '数学教师',
    ...studies
  }: { position?: string; school?: string; major?: string; educationLevel?: string; degree?: string } = {},
) {
  const education = studied({ major: '数学与应用数学', graduatedOn: `${year}-06-30`, ...studies });
  return {
    basics: { startedWorkOn: `${year}-07-01` },
    education,
    workHistory: { items: [job(`${year}-07-01`, null, position)] },
  };
}

function job(from: string, to: string | null, position: string, inSpecialty = true) {
  return { from, to, employer: '嘉峪关市有关单位', position, inSpecialty };
}

const SECOND_GRADE = { ...TEACHER.presentTitle, level: 'ASSISTANT', name: '二级教师', obtainedOn: '2019-09-01', appointedOn: null };
const TO_FIRST_GRADE = { presentTitle: SECOND_GRADE, appliedTitle: { ...appliedTitle, level: 'INTERMEDIATE' } };
const PHYSICIAN: Form = {
  ...since(2005, { school: '兰州大学', major: '临床医学', position: '医师' }),
  qualification: { name: '医师执业证书', number: '110620200002005', obtainedOn: '2006-12-01', proof: 4 },
  presentTitle: {
    hasTitle: true,
    level: 'INTERMEDIATE',
    name: '主治医师',
    series: 'health',
    obtainedOn: '2016-05-28',
    appointedOn: '2016-09-01',
  },
  appliedTitle: { ...appliedTitle, series: 'health', specialty: '普通内科', standard: '甘卫发〔2022〕96号' },
};
/** No licence is needed: its place in the form stays empty. */
const ENGINEER: Form = {
  ...since(2015, { school: '兰州理工大学', major: '机械设计制造及其自动化', position: '技术员' }),
  presentTitle: {
    hasTitle: true,
    level: 'ASSISTANT',
    name: '助理工程师',
    series: 'engineering',
    obtainedOn: '2018-11-15',
    appointedOn: '2018-12-01',
  },
  appliedTitle: {
    ...appliedTitle,
    series: 'engineering',
    specialty: '机械制造',
    level: 'INTERMEDIATE',
    standard: '甘人社通〔2021〕439号',
  },
};

/** A paper of the channel, its scan under a number. */
export function paper(name: string, proof: number, issuer: string) {
  return { paper: name, number: `〔2024〕${proof}号`, issuer, issuedOn: '2024-06-20', proof };
}

const ARCHIVIST: Form = {
  ...since(2013, { school: '兰州大学', major: '档案学', position: '病案管理员' }),
  presentTitle: {
    hasTitle: true,
    level: 'ASSISTANT',
    name: '助理馆员',
    series: 'archives',
    obtainedOn: '2018-12-20',
    appointedOn: '2019-01-01',
  },
  appliedTitle: { ...appliedTitle, series: 'archives', specialty: '档案管理', level: 'INTERMEDIATE', standard: '甘人社通〔2021〕440号' },
};
const AGRONOMIST: Form = {
  ...since(2004, { school: '甘肃农业大学', major: '农学', position: '农技推广员' }),
  presentTitle: {
    hasTitle: true,
    level: 'INTERMEDIATE',
    name: '农艺师',
    series: 'agriculture',
    obtainedOn: '2015-12-20',
    appointedOn: '2016-01-01',
  },
  appliedTitle: { ...appliedTitle, series: 'agriculture', specialty: '作物栽培', standard: '甘人社通〔2021〕441号' },
  channel: { items: [paper('CONSENT_SENDING', 5, '天津市人力资源和社会保障局'), paper('CONSENT_RECEIVING', 6, '嘉峪关市农业农村局')] },
};

/** Somebody types a number into a text that is going to be posted. */
export const TELEPHONE = '13909370000';

const CHANGES: Record<ApplicantName, Form> = {
  ji: { education: studied({ educationLevel: 'COLLEGE', degree: null, school: '甘肃教育学院' }) },
  // Three years away from teaching do not count.
  gulinar: {
    ...since(2008, { position: '语文教师' }),
    basics: { startedWorkOn: '2008-09-01' },
    workHistory: {
      items: [
        job('2008-09-01', '2012-08-31', '语文教师'),
        job('2012-09-01', '2015-07-15', '借调机关工作', false),
        job('2015-07-16', null, '语文教师'),
      ],
    },
    appliedTitle: { ...appliedTitle, specialty: '语文', promotionType: 'GRASSROOTS', scope: 'GRASSROOTS' },
    achievements: { items: [{ article: 10, clause: 2, text: `获省级优质课一等奖（组委会电话${TELEPHONE}）`, proofs: [1, 2] }] },
    service: { items: [{ kind: 'GRASSROOTS', place: '新城镇学校', from: '2015-07-16', to: '2018-07-15' }] },
  },
  // Two schools at once for a time: it counts once. And a year long ago whose education was not done.
  liYan: {
    ...since(2002, { position: '物理教师' }),
    workHistory: { items: [job('2002-07-01', '2010-08-31', '物理教师'), job('2009-01-01', null, '物理教师')] },
    appliedTitle: { ...appliedTitle, specialty: '物理' },
    papers: {
      items: [
        { title: '物理实验的误差', venue: '物理教师', grade: 'CORE', publishedOn: '2021-07-01' },
        { title: '一题多解', venue: '甘肃教育', grade: 'PROVINCIAL', publishedOn: '2022-11-05' },
        { title: '课堂提问', venue: '甘肃教育', grade: 'PROVINCIAL', publishedOn: '2023-05-05' },
      ],
    },
    continuingEducation: {
      years: [
        { year: 2023, publicHours: 30, professionalHours: 66 },
        { year: 2021, publicHours: 30, professionalHours: 50 },
      ],
    },
  },
  // Hours enough, but too few of the profession's own: P4 says no.
  wangJie: {
    ...since(2010),
    papers: { items: [] },
    continuingEducation: { years: [{ year: 2023, publicHours: 50, professionalHours: 40 }] },
  },
  zhao: {
    ...since(2009, { educationLevel: 'MASTER', degree: 'MASTER', major: '课程与教学论' }),
    appliedTitle: { ...appliedTitle, promotionType: 'HARDSHIP' },
  },
  chenWei: {
    ...since(2000),
    presentTitle: { hasTitle: false },
    appraisals: { years: [2021, 2022, 2023].map((year) => ({ year, result: 'NOT_RATED' })) },
  },
  // As first filled in, two levels at once: refused until the type says 破格.
  yang: { ...since(2012), presentTitle: SECOND_GRADE },
  sun: { ...since(2015), ...TO_FIRST_GRADE },
  gao: PHYSICIAN,
  shen: PHYSICIAN,
  lu: PHYSICIAN,
  ding: ENGINEER,
  han: ENGINEER,
  // A nurse once, who has kept the hospital’s files for three years: 转系列 at the level she has (A10).
  zhou: {
    ...ARCHIVIST,
    workHistory: { items: [job('2013-07-01', '2021-06-30', '护士', false), job('2021-07-01', null, '病案管理员')] },
    presentTitle: {
      hasTitle: true,
      level: 'INTERMEDIATE',
      name: '主管护师',
      series: 'health',
      obtainedOn: '2019-12-20',
      appointedOn: null,
    },
    appliedTitle: { ...ARCHIVIST.appliedTitle, promotionType: 'TRANSFER' },
  },
  seconded: AGRONOMIST,
  // Nothing of the entrustment yet: she learns from the refusal what is needed.
  central: ENGINEER,
  du: { ...since(2013), ...TO_FIRST_GRADE },
  kong: { ...since(2007), ...TO_FIRST_GRADE },
  tao: { ...since(2014), ...TO_FIRST_GRADE },
  miao: PHYSICIAN,
  fang: PHYSICIAN,
  bai: ARCHIVIST,
};

const NEEDS_LICENCE = new Set(['school-teaching', 'health']);

export function formOf(name: ApplicantName): Form {
  const { qualification, ...form }: Form = { ...TEACHER, ...CHANGES[name] };
  const { series } = form.appliedTitle as { series: string };
  return NEEDS_LICENCE.has(series) ? { ...form, ...(qualification && { qualification }) } : form;
}

/** How many scans somebody uploads: those of the common form, and one for each paper of the channel. */
export function scansOf(name: ApplicantName): number {
  return name === 'seconded' ? 6 : 4;
}

/** What becomes of an application for 高级教师 that skips a level. */
export const EXCEPTIONAL = { ...appliedTitle, promotionType: 'EXCEPTIONAL' };

/** 专业工作年限 to the end of 2024, counted by hand. */
export const YEARS: Partial<Record<ApplicantName, number>> = {
  ji: 18,
  gulinar: 13,
  liYan: 22,
  wangJie: 14,
  zhao: 15,
  chenWei: 24,
  yang: 12,
};

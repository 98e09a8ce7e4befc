/** What 刘洋 has studied. */
export const STUDY = {
  manner: 'FULL_TIME',
  educationLevel: 'BACHELOR',
  degree: 'BACHELOR',
  school: '西北师范大学',
  major: '数学',
  graduatedOn: '2010-06-30',
} as const;

/** The section on education: what 刘洋 has studied, and what is different in each row. */
export const studied = (...rows: object[]) => ({ items: rows.map((row) => ({ ...STUDY, ...row })) });

/** A form as a teacher fills it in: what tests, bench and demo begin with. */
export const SECTIONS = {
  basics: { startedWorkOn: '2010-07-01' },
  education: { items: [STUDY] },
  workHistory: {
    items: [{ from: '2010-07-01', to: null, employer: '嘉峪关市第一中学', position: '数学教师', inSpecialty: true }],
  },
  qualification: { name: '高级中学教师资格', number: '20106200142000123', obtainedOn: '2010-06-20', proof: 4 },
  presentTitle: {
    hasTitle: true,
    name: '一级教师',
    series: 'school-teaching',
    level: 'INTERMEDIATE',
    obtainedOn: '2018-12-20',
    appointedOn: '2019-01-01',
  },
  appliedTitle: {
    series: 'school-teaching',
    specialty: '数学',
    level: 'ASSOCIATE_SENIOR',
    scope: 'PROVINCE',
    promotionType: 'NORMAL',
    standard: '甘人社通〔2021〕438号',
  },
  papers: { items: [{ title: '函数教学初探', venue: '数学教学', grade: 'PROVINCIAL', publishedOn: '2022-03-01' }] },
  achievements: {
    items: [
      { article: 10, clause: 2, text: '获省级优质课一等奖', proofs: [1, 2] },
      { article: 11, clause: 1, text: '主持市级课题一项', proofs: [3] },
    ],
  },
  continuingEducation: { years: [{ year: 2023, publicHours: 30, professionalHours: 60 }] },
  appraisals: {
    years: [
      { year: 2023, result: 'EXCELLENT' },
      { year: 2022, result: 'QUALIFIED' },
      { year: 2021, result: 'QUALIFIED' },
      { year: 2020, result: 'QUALIFIED' },
      { year: 2019, result: 'QUALIFIED' },
    ],
  },
} as const;

/** How many proofs the form names. */
export const PROOFS = 4;

export type SectionName = keyof typeof SECTIONS;

/** The same titles in another series: what is held, and what is applied for. */
export function titlesIn(series: string, applied: object = {}) {
  return { presentTitle: { ...SECTIONS.presentTitle, series }, appliedTitle: { ...SECTIONS.appliedTitle, series, ...applied } };
}

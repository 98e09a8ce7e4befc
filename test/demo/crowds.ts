/** The many who apply at once: who they are, from which schools, for which title. */
import type { Person } from './cast.ts';
import { COLLEAGUE, CROWD, FORMER_COLLEAGUE, LECTURERS, SCHOOLS, VOCATIONAL_SCHOOLS } from './committee-cast.ts';
import { formOf, type Form } from './forms.ts';

export type School = (typeof SCHOOLS | typeof VOCATIONAL_SCHOOLS)[number];
export type Crowd = {
  people: readonly Person[];
  schools: readonly School[];
  /** The title that all of them apply for. */
  title: { series: string; level: string };
  name: { zh: string; en: string };
  form: (person: Person) => Form;
};

const base = formOf('zhao');
const JOB = { position: '数学教师', inSpecialty: true };
/** Until two years ago where one of the experts works. */
const FORMERLY = [
  { ...JOB, from: '2009-07-01', to: '2022-08-31', employer: COLLEAGUE.unit },
  { ...JOB, from: '2022-09-01', to: null, employer: '嘉峪关市有关单位' },
];

/** A teacher of the story, a level higher. */
function teacher(person: Person): Form {
  const held = { level: 'ASSOCIATE_SENIOR', name: '高级教师', obtainedOn: '2016-12-20', appointedOn: '2017-01-01' };
  const title = { level: 'SENIOR', promotionType: 'NORMAL', specialty: '数学' };
  const form = { ...base, presentTitle: { ...base.presentTitle, ...held }, appliedTitle: { ...base.appliedTitle, ...title } };
  return CROWD.indexOf(person) === FORMER_COLLEAGUE ? { ...form, workHistory: { items: FORMERLY } } : form;
}

/** A teacher of a vocational school. */
function lecturer(): Form {
  const series = 'vocational-teaching';
  const held = { series, level: 'INTERMEDIATE', name: '讲师' };
  const title = { series, promotionType: 'NORMAL', specialty: '数学', standard: '甘人社通〔2021〕442号' };
  return { ...base, presentTitle: { ...base.presentTitle, ...held }, appliedTitle: { ...base.appliedTitle, ...title } };
}

export const TEACHERS: Crowd = {
  people: CROWD,
  schools: SCHOOLS,
  title: { series: 'school-teaching', level: 'SENIOR' },
  name: { zh: '正高级教师', en: 'the highest title of teachers' },
  form: teacher,
};
export const LECTURING: Crowd = {
  people: LECTURERS,
  schools: VOCATIONAL_SCHOOLS,
  title: { series: 'vocational-teaching', level: 'ASSOCIATE_SENIOR' },
  name: { zh: '高级讲师', en: 'the title of senior lecturer' },
  form: lecturer,
};

/** The school of one of them. */
export function schoolOf({ people, schools }: Crowd, person: Person): School {
  const school = schools[people.indexOf(person) % schools.length];
  if (!school) throw new Error('a crowd without schools');
  return school;
}

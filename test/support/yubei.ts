/** 渝北区 under its own notice of 2025: what is recognised directly has later windows than all else. Its people, and forms for both ways. */
import { creditCode } from '../../functions/local/people.ts';
import { CREATE_APPLICANT, CREATE_UNIT } from '../identity/acts.ts';
import { SECTIONS } from './forms.ts';
import { studied } from './sections.ts';
import { published } from './notices/yubei.ts';
import { YUBEI_2025 } from './notices/yubei-2025.ts';
import { city, organisationId, person, vacant, type World } from './world.ts';

export const YEAR = '500112-2025-1';

/** Somebody recognised directly as an assistant (考核认定): a bachelor a year after graduation, without a title. */
export const RECOGNISED = {
  presentTitle: { hasTitle: false },
  appliedTitle: { ...SECTIONS.appliedTitle, level: 'ASSISTANT' },
  education: studied({ graduatedOn: '2024-06-30' }),
  workHistory: { items: [{ from: '2024-07-01', to: null, employer: '重庆市渝北中学校', position: '教师', inSpecialty: true }] },
  basics: { startedWorkOn: '2024-07-01' },
  continuingEducation: { years: [{ year: 2024, publicHours: 30, professionalHours: 60 }] },
  appraisals: { years: [{ year: 2024, result: 'QUALIFIED' }] },
};

/** What the form of 2024 says a year later. */
export const LATER = {
  continuingEducation: { years: [{ year: 2024, publicHours: 30, professionalHours: 60 }] },
  appraisals: { years: [2024, 2023, 2022, 2021, 2020, 2019].map((year) => ({ year, result: 'QUALIFIED' })) },
};

/** Somebody who comes to the same level from the title below. */
export const PROMOTED = {
  ...LATER,
  presentTitle: { ...SECTIONS.presentTitle, level: 'STAFF', name: '三级教师' },
  appliedTitle: { ...SECTIONS.appliedTitle, level: 'ASSISTANT' },
};

/** A doctor’s, for the level above theirs. */
export const DOCTOR = {
  ...LATER,
  presentTitle: { ...SECTIONS.presentTitle, series: 'health' },
  appliedTitle: { ...SECTIONS.appliedTitle, series: 'health', specialty: '内科' },
};

/** The ids of its units: two schools and a hospital. */
export type Units = Record<'school' | 'academy' | 'hospital', string>;

/** The city, its people and its notice; `earlier`: windows of the department’s review that close sooner for some, before all others. */
export async function yubei(earlier: readonly object[] = []): Promise<{ world: World; units: Units }> {
  const world = await city();
  const PHASES = YUBEI_2025.parts.PHASES.map((phase) =>
    phase.name === 'DEPARTMENT_REVIEW' ? { ...phase, exceptions: [...earlier, ...(phase.exceptions ?? [])] } : phase,
  );
  world.at('2025-08-20T09:00:00+08:00');
  await published(world, { PHASES });
  const units = { school: '', academy: '', hospital: '' };
  for (const [unit, name, by, authority, code, officer] of [
    ['school', '重庆市渝北中学校', 'ren', 'yubei-education', 881_003, 'gan'],
    ['academy', '重庆市渝北实验中学校', 'ren', 'yubei-education', 881_004, 'jin'],
    ['hospital', '重庆市渝北区人民医院', 'kangjian', 'yubei-health', 881_005, 'shen'],
  ] as const) {
    const officers = [person(officer, '甘霖'), person(`${officer}-2`, '车宇')];
    const asked = { name, kind: 'PUBLIC_INSTITUTION', authority: organisationId(authority), creditCode: creditCode(code), officers };
    const { createUnit } = await world.does(by, CREATE_UNIT, asked);
    units[unit] = Buffer.from(createUnit.id, 'base64').toString().slice('Organisation:'.length);
  }
  for (const [officer, unit, account, name] of [
    ['gan', 'school', 'tang', '唐果'],
    ['gan', 'school', 'yan', '颜青'],
    ['shen', 'hospital', 'hua', '华佗'],
  ] as const) {
    const asked = { unit: organisationId(units[unit]), person: person(account, name), standing: { kind: 'INSTITUTION_STAFF' } };
    await world.does(officer, CREATE_APPLICANT, asked);
  }
  await world.deliver();
  await vacant(world, units.school, 'school-teaching', YEAR);
  await vacant(world, units.hospital, 'health', YEAR);
  world.at('2025-09-01T09:00:00+08:00');
  return { world, units };
}

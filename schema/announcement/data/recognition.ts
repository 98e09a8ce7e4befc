/** 考核认定 where a notice says nothing else: what studies lead to after so many years of work, without the title below (A7). */
import type { Study } from '../names.ts';
import type { Level } from './series.ts';

/** `level` is open, and those below, `years` of work in the specialty after graduation. */
export type Recognition = { degree: Study; years: number; level: Level; source: string | null };
/** `level` is open, and those below, to a 学历 without years of work, by the standards of some series: those who review it decide. */
export type ByStandard = { degree: Study; level: Level };

/** 人力资源社会保障部令第40号 第十四条 leaves the years to the provinces; these are those of Gansu. */
const SOURCE = '人力资源社会保障部令第40号 第十四条及甘肃省有关规定';

export const RECOGNITION: readonly Recognition[] = [
  { degree: 'POSTDOCTORAL', years: 0, level: 'ASSOCIATE_SENIOR', source: SOURCE },
  { degree: 'DOCTOR', years: 2, level: 'ASSOCIATE_SENIOR', source: SOURCE },
  { degree: 'MASTER', years: 3, level: 'INTERMEDIATE', source: SOURCE },
  { degree: 'BACHELOR', years: 1, level: 'ASSISTANT', source: SOURCE },
  { degree: 'COLLEGE', years: 1, level: 'STAFF', source: SOURCE },
  { degree: 'COLLEGE', years: 3, level: 'ASSISTANT', source: SOURCE },
  { degree: 'SECONDARY', years: 1, level: 'STAFF', source: SOURCE },
];

/** 人社部发〔2015〕79号, 〔2019〕16号 and the like. */
export const BY_STANDARD: readonly ByStandard[] = [
  { degree: 'MASTER', level: 'ASSISTANT' },
  { degree: 'DOCTOR', level: 'INTERMEDIATE' },
];

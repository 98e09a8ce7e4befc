/** What readers are asked for, by series: as data that clients draw the form from (E7). */
import { say, type Bilingual } from '../../core/refusal.ts';

export const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'] as const;
export type Grade = (typeof GRADES)[number];

export const GRADE_NAMES: Record<Grade, Bilingual> = {
  EXCELLENT: say('优', 'excellent'),
  GOOD: say('良', 'good'),
  FAIR: say('一般', 'fair'),
  POOR: say('差', 'poor'),
};

export const ASPECTS = ['ETHICS', 'ABILITY', 'ACHIEVEMENTS', 'RESEARCH'] as const;
/** What is graded: 品德, 能力, 业绩, 成果. */
export type Aspect = (typeof ASPECTS)[number];

type Form = Record<Aspect, Bilingual>;

const GENERAL: Form = {
  ETHICS: say('职业道德和从业操守', 'professional ethics'),
  ABILITY: say('专业技术能力和水平', 'professional ability'),
  ACHIEVEMENTS: say('工作业绩和贡献', 'achievements at work'),
  RESEARCH: say('代表性成果的质量', 'quality of the works put forward'),
};

const TEACHING: Form = {
  ETHICS: say('师德师风', 'conduct as a teacher'),
  ABILITY: say('教书育人和课堂教学能力', 'ability to teach'),
  ACHIEVEMENTS: say('教育教学业绩', 'results of teaching'),
  RESEARCH: say('教研成果的质量', 'quality of research on teaching'),
};

const HEALTH: Form = {
  ETHICS: say('医德医风', 'conduct in care'),
  ABILITY: say('临床（专业）能力和水平', 'clinical or professional ability'),
  ACHIEVEMENTS: say('工作量和工作业绩', 'amount and results of work'),
  RESEARCH: say('病案、技术和科研成果的质量', 'quality of cases, techniques and research'),
};

const ENGINEERING: Form = {
  ...GENERAL,
  ACHIEVEMENTS: say('工程项目和技术业绩', 'projects and technical results'),
  RESEARCH: say('专利、标准、论文等成果的质量', 'quality of patents, standards and papers'),
};

const BY_SERIES: Readonly<Record<string, Form>> = {
  'school-teaching': TEACHING,
  'vocational-teaching': TEACHING,
  'technical-school-teaching': TEACHING,
  'college-teaching': TEACHING,
  health: HEALTH,
  engineering: ENGINEERING,
};

/** The form of a series: a grade for each aspect, an opinion in words, and whether the reader would pass the candidate. */
export function opinionFormOf(series: string | null): Form {
  return BY_SERIES[series ?? ''] ?? GENERAL;
}

/**
 * Years in the title held before, as the national standards of the series ask for them. Only what a text says without a condition of
 * its own stands here; of every other series and 学历 its own standard decides (A10).
 */
import type { TitleYears } from '../document/standards/title-years.ts';

export const TITLE_YEARS_2019: TitleYears[] = [
  {
    series: 'engineering',
    source: '人社部、工信部《关于深化工程技术人才职称制度改革的指导意见》（人社部发〔2019〕16号）',
    years: {
      ASSISTANT: { COLLEGE: 2, SECONDARY: 4 },
      INTERMEDIATE: { MASTER: 2, BACHELOR: 4, COLLEGE: 4 },
      ASSOCIATE_SENIOR: { DOCTOR: 2, MASTER: 5, BACHELOR: 5 },
      SENIOR: { DOCTOR: 5, MASTER: 5, BACHELOR: 5 },
    },
  },
];

/** Results and what comes of them, as refusals name the rules. */
import { NOTICE, type Rule } from './source.ts';

export const RESULT_RULES = {
  R3: {
    zh: '取得的职称载入本人职称档案，此后逐级申报以档案为准，不以本人填写为准；此前取得的凭扫描件登记，由用人单位核验。',
    en: 'A title that is conferred enters the person’s record, which later applications are judged by, and not by what is typed; titles from before are recorded with a scan and checked by the unit.',
    source: NOTICE,
  },
} as const satisfies Record<string, Rule>;

/** What rehearsing refuses. */
import { declareRefusals } from '../../core/refusal.ts';

export const rehearsalRefusals = declareRefusals({
  REHEARSAL_UNKNOWN: { rule: 'P10', zh: '没有该试算任务，或您无权查看。', en: 'There is no such rehearsal, or you may not see it.' },
  REHEARSAL_ELSEWHERE: {
    rule: 'P10',
    zh: '通知草稿只能用本市的申报试算，{cycle}不是本市的评审年度。',
    en: 'A draft is rehearsed with the applications of its own city; {cycle} is another’s.',
  },
});

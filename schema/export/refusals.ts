/** What may stand in the way of a list as a file. */
import { declareRefusals } from '../core/refusal.ts';

export const listRefusals = declareRefusals({
  LIST_EXPORT_UNKNOWN: {
    rule: 'V7',
    zh: '没有该导出任务，或不是您申请的。',
    en: 'There is no such file, or somebody else has asked for it.',
  },
});

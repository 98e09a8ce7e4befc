/** What is told of inspections (V4). */
import { declareNotices } from '../../core/notice.ts';

export const inspectionNotices = declareNotices({
  DEFECT_FOUND: {
    rule: 'V4',
    required: true,
    zh: { title: '检查发现须改进的问题', text: '“{title}”检查中，对您的申报认定：{result}。{text}' },
    en: {
      title: 'An inspection has found something to be done better',
      text: 'The inspection “{title}” has found of your application: {result}. {text}',
    },
  },
});

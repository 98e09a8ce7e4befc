/** What offices are told of notices: that a second officer is needed, and that one is in force, amended or withdrawn. */
import { declareNotices } from '../core/notice.ts';

export const draftingNotices = declareNotices({
  NOTICE_TO_CONFIRM: {
    rule: 'C8',
    class: 'WORK',
    asks: 'AnnouncementDraft',
    required: false,
    zh: { title: '通知待确认发布', text: '{by}提出发布{cycle}职称评审的通知（{document}），请核对后确认；须由另一名经办人确认。' },
    en: {
      title: 'A notice waits to be confirmed',
      text: '{by} proposes to publish the notice of {cycle} ({document}); look at it and confirm it: it takes a second officer.',
    },
  },
  NOTICE_PUBLISHED: {
    rule: 'C8',
    required: true,
    zh: { title: '通知已发布', text: '{cycle}职称评审的通知（{document}）已发布，第一个阶段于{opens}开始。' },
    en: { title: 'A notice is published', text: 'The notice of {cycle} ({document}) is published; its first window opens at {opens}.' },
  },
  NOTICE_AMENDED: {
    rule: 'C8',
    required: true,
    zh: { title: '通知已调整', text: '根据{document}，{cycle}职称评审的通知已调整（{whom}）：{parts}。事由：{reason}' },
    en: { title: 'A notice is amended', text: 'By {document} the notice of {cycle} is amended ({whom}): {parts}. Reason: {reason}' },
  },
  NOTICE_WITHDRAWN: {
    rule: 'C8',
    required: true,
    zh: { title: '通知已撤回', text: '{cycle}职称评审的通知（{document}）已撤回，以重新发布的为准。事由：{reason}' },
    en: {
      title: 'A notice is withdrawn',
      text: 'The notice of {cycle} ({document}) is withdrawn; one will be published anew. Reason: {reason}',
    },
  },
});

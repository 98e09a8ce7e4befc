/** What the bureau is told of its drafts: that a second officer is needed. What is in force is told to everybody it concerns (notification/rules/announcements.ts). */
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
});

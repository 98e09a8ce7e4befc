/** What is told of archives. */
import { declareNotices } from '../core/notice.ts';

export const archiveNotices = declareNotices({
  ARCHIVE_FAILED: {
    rule: 'R6',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '年度归档未能继续',
      text: '{document}评审年度的归档在第{step}步失败，系统将自动重试一天；仍未完成的，可重新发送，或满{days}天无进展后另行归档。',
    },
    en: {
      title: 'The archive of a year does not go on',
      text: 'Step {step} of the archive of the year of {document} has failed. It is tried again by itself for a day; after that it can be sent again, or the year archived anew once the archive has not moved for {days:day|days}.',
    },
  },
});

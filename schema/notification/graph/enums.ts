/** The words of notices in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { MAIL_TIMINGS, NOTICE_CLASSES } from '../../core/outbox.ts';
import type { Party } from '../../application/duties.ts';
import type { MessageState } from '../rules/undelivered.ts';

export const NoticeClassEnum = builder.enumType('NoticeClass', {
  description: manual('通知类别，据以选定邮件方式。', 'The class of a notice, by which its mail is chosen.'),
  values: {
    REMINDERS: { description: manual('截止提醒。', 'Reminders of coming deadlines.') },
    PROGRESS: { description: manual('申报进展：本人事项的办理情况。', 'Progress: what happened to the reader’s own matters.') },
    WORK: { description: manual('待办事项：转到本人办理的。', 'Work: what has come to the reader to be done.') },
    REQUIRED: {
      description: manual(
        '依法必须告知的通知：总是立即发送邮件，不能关闭。',
        'Notices required by law: always mailed at once; they cannot be turned off.',
      ),
    },
  } satisfies Record<(typeof NOTICE_CLASSES)[number] | 'REQUIRED', object>,
});

export const MailTimingEnum = builder.enumType('MailTiming', {
  description: manual('某类通知的邮件方式；收件箱总是立即收到。', 'When a class of notices is mailed; the inbox always has them at once.'),
  values: {
    AT_ONCE: { description: manual('立即，每则单独发送。', 'At once, each notice by itself.') },
    DIGEST: {
      description: manual(
        '每日合并为一封；不足一日即截止的不等合并。',
        'One mail a day; deadlines less than a day away do not wait for it.',
      ),
    },
    OFF: { description: manual('不发邮件，只在收件箱中。', 'No mail; the inbox only.') },
  } satisfies Record<(typeof MAIL_TIMINGS)[number], object>,
});

export const MessageStateEnum = builder.enumType('MessageState', {
  description: manual('消息状态。', 'The state of a message.'),
  values: {
    RETRYING: { description: manual('投递失败，正在重试。', 'Delivery failed, and is being tried again.') },
    DEAD: { description: manual('已放弃投递，待市人社局重新投递。', 'Given up, until the bureau sends it again.') },
    DELIVERED: { description: manual('已送达。', 'Delivered.') },
  } satisfies Record<MessageState, object>,
});

export const PartyEnum = builder.enumType('DutyHolder', {
  description: manual('待办方。', 'The party that has something to do.'),
  values: {
    APPLICANT: { description: manual('申报人。', 'The applicant.') },
    UNIT: { description: manual('用人单位。', 'The unit.') },
    DEPARTMENT: { description: manual('行业主管部门。', 'The department.') },
    BUREAU: { description: manual('市人社局。', 'The bureau.') },
  } satisfies Record<Party, object>,
});

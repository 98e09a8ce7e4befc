/** The words of notices in the graph. */
import { builder } from '../../builder.ts';
import type { MAIL_TIMINGS, NOTICE_CLASSES } from '../../core/outbox.ts';
import type { Party } from '../../application/duties.ts';
import type { MessageState } from '../rules/undelivered.ts';

export const NoticeClassEnum = builder.enumType('NoticeClass', {
  description: '通知类别。What a notice is about, as its mail is chosen.',
  values: {
    REMINDERS: { description: '截止提醒。Deadlines that come near.' },
    PROGRESS: { description: '申报进展。What happened to one’s own matters.' },
    WORK: { description: '待办事项。What has come to one’s desk.' },
    REQUIRED: {
      description:
        '依法必须告知的通知：总是立即发送邮件，不能关闭。What the law wants told: always mailed at once; it cannot be turned off.',
    },
  } satisfies Record<(typeof NOTICE_CLASSES)[number] | 'REQUIRED', object>,
});

export const MailTimingEnum = builder.enumType('MailTiming', {
  description: '邮件方式。When a class of notices goes by mail; the inbox has them all at once.',
  values: {
    AT_ONCE: { description: '立即。Each by itself, at once.' },
    DIGEST: { description: '每日合并为一封。One mail a day; deadlines less than a day away do not wait for it.' },
    OFF: { description: '不发邮件。In the inbox only.' },
  } satisfies Record<(typeof MAIL_TIMINGS)[number], object>,
});

export const MessageStateEnum = builder.enumType('MessageState', {
  description: '消息状态。',
  values: {
    RETRYING: { description: '投递失败，正在重试。Failed, and being tried again.' },
    DEAD: { description: '已放弃投递，待市人社局重新投递。Given up, until the bureau sends it again.' },
    DELIVERED: { description: '已送达。' },
  } satisfies Record<MessageState, object>,
});

export const PartyEnum = builder.enumType('DutyHolder', {
  description: '待办方。Who has something to do.',
  values: {
    APPLICANT: { description: '申报人' },
    UNIT: { description: '用人单位' },
    DEPARTMENT: { description: '行业主管部门' },
    BUREAU: { description: '市人社局' },
  } satisfies Record<Party, object>,
});

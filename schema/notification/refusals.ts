/** The refusals of inboxes, preferences and undelivered messages. */
import { declareRefusals } from '../core/refusal.ts';

export const notificationRefusals = declareRefusals({
  NOTICE_UNKNOWN: { rule: 'C13', zh: '您的收件箱中没有该通知。', en: 'There is no such notice in your inbox.' },
  NOTICES_TOO_MANY: { rule: 'C13', zh: '一次标记1至{most}条通知。', en: 'Mark 1 to {most} notices at a time.' },
  REQUIRED_NOTICE: {
    rule: 'C13',
    zh: '依法必须告知的通知总是立即发送邮件，不能关闭或合并。',
    en: 'What the law wants told is always mailed at once; it can be neither turned off nor put into a digest.',
  },
  MESSAGE_UNKNOWN: { rule: 'C13', zh: '没有该未送达的消息。', en: 'There is no such undelivered message.' },
  MESSAGE_ON_ITS_WAY: {
    rule: 'C13',
    zh: '该消息仍在投递中，放弃投递后方可重新投递。',
    en: 'This message is still on its way; it can be sent again once it has been given up.',
  },
});

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
  STATE_NEEDED: { rule: 'C13', zh: '按种类查询时须同时给出状态。', en: 'Of one kind is asked in one state: name the state as well.' },
  MESSAGE_ON_ITS_WAY: {
    rule: 'C13',
    zh: '该消息正在投递，请稍后再看：未成功的将自动重试，也可届时重新投递。',
    en: 'This message is being delivered; look again later: if it fails it is tried again by itself, and can then be sent again.',
  },
});

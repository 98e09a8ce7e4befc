/** What messages to be sent are called. */
import { QUEUES } from '../core/queues.ts';
import type { OutboxKind } from '../core/outbox.ts';
import { say, type Bilingual } from '../core/refusal.ts';

export type MessageKind = OutboxKind;

export const MESSAGE_KIND_NAMES: Record<MessageKind, Bilingual> = {
  mail: say('邮件', 'A mail'),
  notice: say('通知', 'A notice'),
  'stop-posting': say('停止公示', 'Stopping a posting'),
  'take-along': say('申报随人转入新单位', 'Moving an application with the person to the new unit'),
  'hand-over': say('告知新任经办人待办事项', 'Telling a new officer what waits to be done'),
  'follow-name': say(
    '更正的姓名、证件号码或单位名称带到在办的申报',
    'Carrying a corrected name, identity number or unit name over to the running applications',
  ),
  'correct-table': say('更正已接收的汇总表', 'Correcting a summary table that was received'),
  'take-up': say('提交评委会的申报列为评审对象', 'Making an application sent to a committee its candidate'),
  witness: say('匿名事项记录留存见证', 'Keeping a witness of the record of anonymous matters'),
  schedule: say('定时任务', 'A scheduled task'),
  schedules: say('已发布通知的全部定时任务', 'All scheduled tasks of a published announcement'),
  ...QUEUES,
};
export const MESSAGE_KINDS = Object.keys(MESSAGE_KIND_NAMES) as [MessageKind, ...MessageKind[]];

/** How far one is that was not delivered. */
export const UNDELIVERED_STATES = ['DEAD', 'RETRYING'] as const;
export const UNDELIVERED_STATE_NAMES: Record<(typeof UNDELIVERED_STATES)[number], Bilingual> = {
  DEAD: say('已放弃投递', 'given up'),
  RETRYING: say('正在重试', 'being tried again'),
};

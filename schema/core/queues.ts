/** Work for other functions: what each of them is asked for comes by a queue of its own. */
import type { Bilingual } from './refusal.ts';

/** The queues of work, each done by a function of its own, and what the work is called. A new queue is a line here, a function `<queue>-build`, and its part in cdk/. */
export const QUEUES = {
  export: { zh: '导出任务', en: 'An export, the check of a table, or a part of a rehearsal' },
  report: { zh: '报告、会议记录、文件、证书', en: 'A result report, minutes, a title document, a certificate or a review form' },
  statistics: { zh: '年度统计、风险信号查找', en: 'The statistics of a year, or a search for risk signals' },
} as const satisfies Record<string, Bilingual>;
export type QueueName = keyof typeof QUEUES;

/** Something for each queue. */
export function eachQueue<Of>(make: (queue: QueueName) => Of): Record<QueueName, Of> {
  const names = Object.keys(QUEUES) as QueueName[];
  return Object.fromEntries(names.map((queue) => [queue, make(queue)])) as Record<QueueName, Of>;
}

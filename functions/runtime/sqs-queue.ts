/** The queues of work, on SQS. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '../../schema/core/outbox.ts';
import type { Queue } from '../../schema/core/ports.ts';
import type { Env } from './env.ts';

export function sqsQueues(env: Env<'queue'>): Record<QueueName, Queue> {
  const client = new SQSClient(env.SQS_ENDPOINT ? { endpoint: env.SQS_ENDPOINT } : {});
  const to = (QueueUrl: string): Queue => ({
    async send(body) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
    },
  });
  return { export: to(env.EXPORT_QUEUE_URL), report: to(env.REPORT_QUEUE_URL) };
}

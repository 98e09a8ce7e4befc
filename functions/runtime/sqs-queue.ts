/** Queues on SQS: of exports and of reports. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '../../schema/core/ports.ts';
import type { Env } from './env.ts';

export function sqsQueues(env: Env<'queue'>): { queue: Queue; reports: Queue } {
  const client = new SQSClient(env.SQS_ENDPOINT ? { endpoint: env.SQS_ENDPOINT } : {});
  const to = (QueueUrl: string): Queue => ({
    async send(body) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
    },
  });
  return { queue: to(env.EXPORT_QUEUE_URL), reports: to(env.REPORT_QUEUE_URL) };
}

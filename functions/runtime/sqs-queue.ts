/** The queues of work, on SQS. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '../../schema/core/ports.ts';
import { eachQueue, type QueueName } from '../../schema/core/queues.ts';
import { queueUrl, type Env } from './env.ts';

export function sqsQueues(env: Env<'queue'>): Record<QueueName, Queue> {
  const client = new SQSClient(env.SQS_ENDPOINT ? { endpoint: env.SQS_ENDPOINT } : {});
  const to = (QueueUrl: string): Queue => ({
    async send(body) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
    },
  });
  return eachQueue((queue) => to(env[queueUrl(queue)]));
}

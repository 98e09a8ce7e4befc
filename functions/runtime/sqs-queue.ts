/** The queues of work, on SQS. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '../../schema/core/ports.ts';
import { type Env, queueUrl } from './env.ts';
import { type QueueName, eachQueue } from '../../schema/core/queues.ts';

export function sqsQueues(env: Env<'queue'>): Record<QueueName, Queue> {
  const client = new SQSClient(env.SQS_ENDPOINT ? { endpoint: env.SQS_ENDPOINT } : {});
  const to = (QueueUrl: string): Queue => ({
    async send(body) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
    },
  });
  return eachQueue((queue) => to(env[queueUrl(queue)]));
}

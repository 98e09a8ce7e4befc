/** The queue of exports on SQS. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '../../schema/core/ports.ts';
import type { Env } from './env.ts';

export function sqsQueue(env: Env<'queue'>): Queue {
  const client = new SQSClient(env.SQS_ENDPOINT ? { endpoint: env.SQS_ENDPOINT } : {});
  return {
    async send(body) {
      await client.send(new SendMessageCommand({ QueueUrl: env.EXPORT_QUEUE_URL, MessageBody: body }));
    },
  };
}

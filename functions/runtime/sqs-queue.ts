/** The queues of work, on SQS. */
import type { Queue } from '../../schema/core/ports.ts';
import { eachQueue, type QueueName } from '../../schema/core/queues.ts';
import { askJson, endpointOf } from './aws.ts';
import { queueUrl, type Env } from './env.ts';

export function sqsQueues(env: Env<'queue'>): Record<QueueName, Queue> {
  const to = (QueueUrl: string): Queue => ({
    async send(body) {
      const url = await endpointOf('sqs', env.SQS_ENDPOINT);
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' };
      await askJson('sqs', { url, headers }, { QueueUrl, MessageBody: body });
    },
  });
  return eachQueue((queue) => to(env[queueUrl(queue)]));
}

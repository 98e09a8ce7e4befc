import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CREDENTIALS, REGION } from '../../functions/local/account.ts';
import { deadLetters } from '../../functions/local/dead-letters.ts';
import { host } from '../../functions/local/http.ts';
import { queueApi } from '../../functions/local/queue-api.ts';
import { createQueue, type QueueOptions } from '../../functions/local/queue.ts';
import { ownDirectory, withoutLog } from './support.ts';

const NOW = Date.parse('2024-11-20T09:00:00+08:00');

function queueOf(handler: QueueOptions['handler'], more: Partial<QueueOptions> = {}) {
  return createQueue({ name: 'export-build', handler, now: () => NOW, dead: deadLetters(), ...more });
}

describe('the local queue', () => {
  test('takes a message from the SDK and gives it to the function once, with the instant it was sent', async () => {
    const events: SQSEvent[] = [];
    const queue = queueOf(async (event) => {
      events.push(event);
    });
    const QueueUrl = 'http://localhost/dev/sqs/000000000000/export';
    const served = await host(queueApi({ [QueueUrl]: queue }));
    const client = new SQSClient({ endpoint: `${served.url}/dev/sqs`, region: REGION, credentials: CREDENTIALS, maxAttempts: 1 });
    onTestFinished(async () => {
      client.destroy();
      await served.close();
    });
    const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"job":"名单"}' }));
    expect(await queue.drain()).toBe(1);
    expect(await queue.drain()).toBe(0);
    expect(events).toHaveLength(1);
    expect(events[0]?.Records).toMatchObject([
      { messageId: MessageId, body: '{"job":"名单"}', attributes: { SentTimestamp: String(NOW), ApproximateReceiveCount: '1' } },
    ]);
    await expect(client.send(new SendMessageCommand({ QueueUrl: `${QueueUrl}2`, MessageBody: 'a' }))).rejects.toThrow(/only the queue/u);
    await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: '' }))).rejects.toThrow(/MessageBody/u);
  });

  test('keeps the order', async () => {
    const seen: string[] = [];
    const queue = queueOf(async ({ Records }) => {
      seen.push(...Records.map(({ body }) => body));
    });
    const bodies = Array.from({ length: 25 }, (_, index) => String(index));
    for (const body of bodies) queue.send(body);
    expect(await queue.drain()).toBe(25);
    expect(seen).toEqual(bodies);
  });

  test('tries again only what failed', async () => {
    const seen: string[] = [];
    const queue = queueOf(async ({ Records }) => {
      seen.push(...Records.map(({ body }) => body));
      const failing = Records.filter(({ body, attributes }) => body === 'b' && attributes.ApproximateReceiveCount === '1');
      return { batchItemFailures: failing.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    for (const body of ['a', 'b', 'c']) queue.send(body);
    expect(await queue.drain()).toBe(3);
    expect(seen).toEqual(['a', 'b', 'c', 'b']);
  });

  test('gives up after three receives', async () => {
    withoutLog();
    const dead = deadLetters();
    let calls = 0;
    const queue = queueOf(
      () => {
        calls += 1;
        return Promise.reject(new Error('no'));
      },
      { dead },
    );
    queue.send('a');
    expect(await queue.drain()).toBe(0);
    expect(calls).toBe(3);
    expect(queue.size()).toBe(0);
    expect(dead.list()).toMatchObject([{ from: 'queue', item: { body: 'a' }, error: 'Error: no' }]);
  });

  test('loses nothing over a restart', async () => {
    const file = join(await ownDirectory(), 'queue.json');
    queueOf(async () => undefined, { file }).send('a');
    const seen: string[] = [];
    const restarted = queueOf(
      async ({ Records }) => {
        seen.push(...Records.map(({ body }) => body));
      },
      { file },
    );
    await restarted.drain();
    expect(seen).toEqual(['a']);
    expect(queueOf(async () => undefined, { file }).size()).toBe(0);
  });
});

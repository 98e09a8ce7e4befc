/**
 * The queue on one machine: what SendMessage of SQS puts in is given to the function, in order, until it is done.
 * A message stays in the file until the function has handled it, so that a restart loses nothing; one that fails goes to
 * the back and after three tries to the dead letters.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Handler, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Instant } from '../../schema/core/time.ts';
import { ACCOUNT_ID, REGION } from './account.ts';
import type { DeadLetters } from './dead-letters.ts';
import { invoke, type BatchResponse } from './lambda.ts';
import { log, reason } from './log.ts';
import { stateFile, type Writer } from './state-file.ts';

const MESSAGE = z.object({ id: z.string(), body: z.string(), sentAt: z.number(), receives: z.number() });
type Message = z.infer<typeof MESSAGE>;

export interface LocalQueue {
  /** Answers what SendMessage answers. */
  send(body: string): { MessageId: string; MD5OfMessageBody: string };
  /** Delivers until nothing is left; answers how many messages were handled. */
  drain(): Promise<number>;
  size(): number;
}

export interface QueueOptions {
  name: string;
  handler: Handler<SQSEvent, BatchResponse>;
  now: () => Instant;
  dead: DeadLetters;
  file?: string;
  put?: Writer;
  batchSize?: number;
}

/** As often as the deployed queue gives a message (cdk/work-queue.ts). */
const MOST_RECEIVES = 3;

export function createQueue({ name, handler, now, dead, file, put, batchSize = 10 }: QueueOptions): LocalQueue {
  const state = stateFile(z.array(MESSAGE), file, put);
  let messages: Message[] = state.read() ?? [];

  async function deliver(batch: Message[]): Promise<number> {
    for (const message of batch) message.receives += 1;
    const { failed, why } = await attempt(batch);
    const lost = failed.filter(({ receives }) => receives >= MOST_RECEIVES);
    const again = failed.filter(({ receives }) => receives < MOST_RECEIVES);
    messages = [...messages.filter((message) => !batch.includes(message)), ...again];
    state.save(messages);
    for (const message of lost) dead.add('queue', message, why);
    return batch.length - failed.length;
  }

  async function attempt(batch: Message[]): Promise<{ failed: Message[]; why?: unknown }> {
    const event: SQSEvent = { Records: batch.map((message) => record(name, message, now())) };
    try {
      const answer = await invoke(name, handler, event);
      const failures = new Set((answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
      const unknown = [...failures].some((id) => !batch.some((message) => message.id === id));
      // An answer that names no message of the batch fails the whole batch, as in the cloud.
      const failed = unknown ? batch : batch.filter(({ id }) => failures.has(id));
      return { failed, why: 'named in batchItemFailures' };
    } catch (error) {
      log('function failed', { function: name, error: reason(error) });
      return { failed: batch, why: error };
    }
  }

  return {
    send: (body) => {
      const message: Message = { id: randomUUID(), body, sentAt: now(), receives: 0 };
      // Whoever sends is told that it is kept only when it is.
      state.write([...messages, message]);
      messages.push(message);
      return { MessageId: message.id, MD5OfMessageBody: md5(body) };
    },
    drain: async () => {
      let handled = 0;
      while (messages.length > 0) handled += await deliver(messages.slice(0, batchSize));
      return handled;
    },
    size: () => messages.length,
  };
}

function record(name: string, message: Message, received: Instant): SQSRecord {
  return {
    messageId: message.id,
    receiptHandle: `${message.id}.${message.receives}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      SenderId: ACCOUNT_ID,
      ApproximateFirstReceiveTimestamp: String(received),
    },
    messageAttributes: {},
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws-cn:sqs:${REGION}:${ACCOUNT_ID}:${name}`,
    awsRegion: REGION,
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

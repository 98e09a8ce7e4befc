/**
 * The table's stream on one machine: polls it and gives what the outbox gained to the function, in order, in batches.
 * A batch is tried again from the record that failed; a record that fails five times goes to the dead letters, for one
 * bad record must not hold up all others.
 */
import { setTimeout } from 'node:timers/promises';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, DynamoDBStreamEvent, Handler } from 'aws-lambda';
import { SECOND, type Instant } from '../../schema/core/time.ts';
import type { DeadLetters } from './dead-letters.ts';
import { invoke, type BatchResponse } from './lambda.ts';
import { log, reason } from './log.ts';
import { streamReader, type Page } from './stream-reader.ts';
import { toRecord } from './stream-record.ts';

export interface LocalStream {
  /** Delivers until nothing is left; answers how many records were delivered. */
  drain(): Promise<number>;
}

export interface StreamOptions {
  client: DynamoDBStreamsClient;
  streamArn: string;
  name: string;
  handler: Handler<DynamoDBStreamEvent, BatchResponse>;
  now: () => Instant;
  dead: DeadLetters;
  /** Keeps how far it has come. */
  file?: string;
}

const MOST_ATTEMPTS = 5;
/** Between attempts, in milliseconds; longer after each. */
const PAUSE = 20;

export function createStream({ client, streamArn, name, handler, now, dead, file }: StreamOptions): LocalStream {
  const reader = streamReader(client, streamArn, file);

  /** All records of one page, in order; answers how many the function took. */
  async function deliver(page: Page): Promise<number> {
    let pending = page.records.map((record) => toRecord(record, streamArn, now() / SECOND)).filter((record) => record !== null);
    const settle = (count: number): void => {
      page.settled(pending[count - 1]?.dynamodb?.SequenceNumber);
      pending = pending.slice(count);
    };
    let delivered = 0;
    let failures = 0;
    // After an error that names no record, one at a time: else the bad one could not be told from the good ones.
    let single = false;
    while (pending.length > 0) {
      const batch = single ? pending.slice(0, 1) : pending;
      const { handled, error } = await attempt(batch);
      settle(handled);
      delivered += handled;
      if (handled > 0) failures = 0;
      if (error === undefined) continue;
      if (error.whole && batch.length > 1) {
        single = true;
        continue;
      }
      failures += 1;
      if (failures < MOST_ATTEMPTS) {
        await setTimeout(failures * PAUSE);
        continue;
      }
      dead.add('stream', pending[0], error.cause);
      settle(1);
      failures = 0;
    }
    return delivered;
  }

  /** How many of the batch were handled before the first that was not. */
  async function attempt(batch: DynamoDBRecord[]): Promise<{ handled: number; error?: { whole: boolean; cause: unknown } }> {
    try {
      const answer = await invoke(name, handler, { Records: batch });
      const failures = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
      if (failures.length === 0) return { handled: batch.length };
      const cause = `named in batchItemFailures: ${failures.join(', ')}`;
      const places = failures.map((id) => batch.findIndex((record) => record.dynamodb?.SequenceNumber === id));
      const first = Math.min(...places);
      return first < 0 ? { handled: 0, error: { whole: true, cause } } : { handled: first, error: { whole: false, cause } };
    } catch (error) {
      log('function failed', { function: name, error: reason(error) });
      return { handled: 0, error: { whole: true, cause: error } };
    }
  }

  return {
    drain: async () => {
      let delivered = 0;
      for (;;) {
        let found = false;
        for await (const page of reader.pages()) {
          found = true;
          delivered += await deliver(page);
        }
        if (!found) return delivered;
      }
    },
  };
}

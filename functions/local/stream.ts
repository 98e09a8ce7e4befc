/**
 * The table's stream on one machine: polls it once for all who listen, and gives each what is meant for it, in order, in batches.
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
import { TAKES, toRecord } from './stream-record.ts';

export interface LocalStream {
  /** Delivers until nothing is left; answers how many records were delivered. */
  drain(): Promise<number>;
}

export type Listener = { name: keyof typeof TAKES; handler: Handler<DynamoDBStreamEvent, BatchResponse> };

export interface StreamOptions {
  client: DynamoDBStreamsClient;
  streamArn: string;
  /** Who listens. What one of them has been given stays given only when the last one has it: the others may get it again, which they bear. */
  listeners: readonly Listener[];
  now: () => Instant;
  dead: DeadLetters;
  /** Keeps how far it has come. */
  file?: string;
}

const MOST_ATTEMPTS = 5;
/** Between attempts, in milliseconds; longer after each. */
const PAUSE = 20;

export function createStream({ client, streamArn, listeners, now, dead, file }: StreamOptions): LocalStream {
  const reader = streamReader(client, streamArn, file);

  /** All records of one page, to one after the other; answers how many they took. */
  async function deliver(page: Page): Promise<number> {
    let delivered = 0;
    for (const listener of listeners) delivered += await deliverTo(listener, page, listener === listeners.at(-1));
    return delivered;
  }

  /** Those that a listener takes, in order. */
  async function deliverTo(listener: Listener, page: Page, isLast: boolean): Promise<number> {
    let pending = page.records.filter(TAKES[listener.name]).map((record) => toRecord(record, streamArn, now() / SECOND));
    const settle = (count: number): void => {
      if (isLast) page.settled(pending[count - 1]?.dynamodb?.SequenceNumber);
      pending = pending.slice(count);
    };
    let delivered = 0;
    let failures = 0;
    // After an error that names no record, one at a time: else the bad one could not be told from the good ones.
    let single = false;
    while (pending.length > 0) {
      const batch = single ? pending.slice(0, 1) : pending;
      const { handled, error } = await attempt(listener, batch);
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
  async function attempt(
    { name, handler }: Listener,
    batch: DynamoDBRecord[],
  ): Promise<{ handled: number; error?: { whole: boolean; cause: unknown } }> {
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

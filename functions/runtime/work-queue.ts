/**
 * A function behind a queue of work. The queue delivers at least once, so the work itself has to be safe twice. The message that asked
 * for the work learns what came of it: done, it is settled; failed, it is asked for again after a while, for a day, and stands among the
 * undelivered meanwhile (C13). The queue itself tries again only what was killed, or could not even be noted.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Context } from '../../schema/core/context.ts';
import { workDone, workFailed } from '../../schema/notification/deliver.ts';
import type { QueueName } from '../../schema/core/queues.ts';
import { log, type Fields } from './log.ts';
import { measure, stopwatch } from './metrics.ts';

/** `work` does what an id asks for, says whether it is done or another run is still at it, and what is logged of it. */
export function workQueue(
  kind: QueueName,
  contextOf: (now: number) => Context,
  work: (context: Context, id: string) => Promise<{ done: boolean } & Fields>,
) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const { messageId, body, attributes } of event.Records) {
      const took = stopwatch();
      try {
        const { id } = JSON.parse(body) as { id: string };
        const told = await doOne(contextOf(Number(attributes.SentTimestamp)), id, messageId);
        if (told) measure('job', { Failed: 0, Took: took() }, { id, ...told, kind });
      } catch (error) {
        tellFailure(error, messageId, { Broken: 1 });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };

  /** What is told of work that was done; null where it failed, and that was noted. */
  async function doOne(context: Context, id: string, messageId: string): Promise<Fields | null> {
    let result: Awaited<ReturnType<typeof work>>;
    try {
      result = await work(context, id);
    } catch (error) {
      const { outcome } = await workFailed(context.table, [kind, id], error, context.now);
      tellFailure(error, messageId, { GivenUp: outcome === 'dead' ? 1 : 0 });
      return null;
    }
    const { done, ...told } = result;
    if (done) await workDone(context.table, [kind, id], context.now);
    return told;
  }

  function tellFailure(error: unknown, messageId: string, metrics: { GivenUp?: number; Broken?: number }): void {
    measure('job', { Failed: 1, ...metrics }, { kind, messageId }, { level: 'error' });
    log.error(`${kind} failed`, error, { messageId });
  }
}

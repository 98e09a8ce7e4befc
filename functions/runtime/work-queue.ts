/**
 * A function behind a queue of work. The queue delivers at least once, so the work itself has to be safe twice. Before the last try the
 * message that asked for the work is put among the undelivered, from where the bureau can ask for it again; it leaves them when that
 * try succeeds (C13, G8).
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Context } from '../../schema/core/context.ts';
import { giveUp, makeGood } from '../../schema/notification/actions/undelivered.ts';
import { log, type Fields } from './log.ts';

/** As often as a queue gives a message (cdk/work-queue.ts). */
const MOST_RECEIVES = 5;

/** `work` does what a body asks for and answers what is logged of it; `causeOf` is the cause of the message that asked for it. */
export function workQueue<B extends Fields>(
  kind: string,
  contextOf: (now: number) => Context,
  { causeOf, work }: { causeOf: (body: B) => readonly string[]; work: (context: Context, body: B) => Promise<Fields> },
) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const { messageId, body, attributes } of event.Records) {
      try {
        const asked = JSON.parse(body) as B;
        const context = contextOf(Number(attributes.SentTimestamp));
        const isLastTry = Number(attributes.ApproximateReceiveCount) >= MOST_RECEIVES;
        if (isLastTry) await giveUp(context.table, causeOf(asked), 'LAST_TRY', context.now);
        const done = await work(context, asked);
        if (isLastTry) await makeGood(context.table, causeOf(asked), context.now);
        log.info(kind, { ...asked, ...done });
      } catch (error) {
        log.error(`${kind} failed`, error, { messageId });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}

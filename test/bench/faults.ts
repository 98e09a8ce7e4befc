/** What a network and a busy table do to requests, put into the SDK beneath its own retries: emulators never do it (G10). */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Faults = Record<'resetBefore' | 'replyLost' | 'throttled' | 'conflict', number>;

/** A chance that is the same in every run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Lets this share of the requests fail, each kind of fault as often as the others. Answers what it did, as it goes on. */
export function inject(client: DynamoDBDocumentClient, share: () => number, chance: () => number): Faults {
  const done: Faults = { resetBefore: 0, replyLost: 0, throttled: 0, conflict: 0 };
  const kinds = Object.keys(done) as (keyof Faults)[];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (chance() >= share()) return next(args);
      const transaction = context.commandName?.startsWith('TransactWrite');
      const kind = kinds[Math.floor(chance() * kinds.length)];
      if (!kind || (kind === 'conflict' && !transaction)) return next(args);
      done[kind] += 1;
      switch (kind) {
        case 'resetBefore':
          throw reset();
        case 'replyLost':
          await next(args);
          throw reset();
        case 'throttled':
          throw Object.assign(new Error('throttled by the bench'), { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } });
        case 'conflict':
          throw new TransactionCanceledException({
            message: 'conflict by the bench',
            $metadata: { httpStatusCode: 400 },
            CancellationReasons: [{ Code: 'TransactionConflict' }],
          });
      }
    },
    { step: 'deserialize', priority: 'high', name: 'bench-faults', override: true },
  );
  return done;
}

function reset(): Error {
  return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET', $metadata: {} });
}

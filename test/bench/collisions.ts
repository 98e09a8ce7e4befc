/**
 * What DynamoDB does and the embedded table, one transaction after the other, never does: two transactions under way that touch the
 * same item are not put in a row, one of them is cancelled (G10).
 */
import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A transaction is under way for so many milliseconds, as on DynamoDB, and not for the one or two of the embedded table. */
export const UNDER_WAY = 15;

type Part = { Item?: Record<string, unknown>; Key?: Record<string, unknown> };
type Transaction = { TransactItems: Partial<Record<'Put' | 'Update' | 'ConditionCheck', Part>>[] };

/** From now on transactions of this client collide. Answers how many did, as it goes on. */
export function collide(client: DynamoDBDocumentClient): { collided: number } {
  const told = { collided: 0 };
  const held = new Set<string>();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!context.commandName?.startsWith('TransactWrite')) return next(args);
      const places = (args.input as Transaction).TransactItems.map(placeOf);
      const taken = places.map((place) => held.has(place));
      if (taken.includes(true)) {
        told.collided += 1;
        await pause(UNDER_WAY);
        throw new TransactionCanceledException({
          message: 'collision by the bench',
          $metadata: { httpStatusCode: 400 },
          CancellationReasons: taken.map((one) => ({ Code: one ? 'TransactionConflict' : 'None' })),
        });
      }
      for (const place of places) held.add(place);
      try {
        await pause(UNDER_WAY);
        return await next(args);
      } finally {
        for (const place of places) held.delete(place);
      }
    },
    { step: 'deserialize', priority: 'high', name: 'bench-collisions', override: true },
  );
  return told;
}

function placeOf({ Put, Update, ConditionCheck }: Transaction['TransactItems'][number]): string {
  const key = Put?.Item ?? Update?.Key ?? ConditionCheck?.Key ?? {};
  return JSON.stringify([key['pk'], key['sk']]);
}

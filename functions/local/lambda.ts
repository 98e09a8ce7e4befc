/** Calls a deployed handler as Lambda would: one event, one context, a promise awaited. */
import { randomUUID } from 'node:crypto';
import type { Context, Handler } from 'aws-lambda';
import { ACCOUNT_ID, REGION } from './account.ts';

/** What a handler of batches may answer: the items to be tried again. */
export type BatchResponse = { batchItemFailures?: { itemIdentifier: string }[] } | null | undefined | void;

export async function invoke<E, R>(name: string, handler: Handler<E, R>, event: E): Promise<R | void> {
  return handler(event, context(name), () => undefined);
}

/** As long as the functions have that end by themselves in time (cdk/notify.ts). */
const TIMEOUT = 120_000;

function context(name: string): Context {
  const id = randomUUID();
  const began = performance.now();
  return {
    awsRequestId: id,
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws-cn:lambda:${REGION}:${ACCOUNT_ID}:function:${name}`,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    memoryLimitInMB: '1024',
    getRemainingTimeInMillis: () => Math.max(0, TIMEOUT - Math.floor(performance.now() - began)),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}

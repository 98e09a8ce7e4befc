/**
 * Idempotency (A5): the key a client sends is a condition in the same transaction as the change. A repeated key gives the
 * first answer; the same key with another body is refused. Keys are the actor's own: nobody can meet another person's key.
 */
import * as z from 'zod';
import { manual } from './manual.ts';
import { onceKey } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import { Conflict } from '../table/port.ts';
import { personOf } from './actor.ts';
import type { Context } from './context.ts';
import { hashOf } from './hash.ts';
import { declareRefusals, Refusal, refuseIf } from './refusal.ts';
import { repeated, vouchFor } from './sight.ts';
import { readAnew } from './together.ts';

const onceShape = z.object({ body: z.string(), answer: z.record(z.string(), z.unknown()) });

export const onceRefusals = declareRefusals({
  KEY_REUSED: {
    rule: 'A5',
    zh: '同一幂等键已用于另一次内容不同的请求，请换用新的键。',
    en: 'This idempotency key was used for a request with another content; use a new key.',
  },
  KEY_MALFORMED: {
    rule: 'A5',
    zh: '幂等键须为8至64位字母、数字、“-”或“_”。',
    en: 'An idempotency key has 8 to 64 letters, digits, “-” or “_”.',
  },
});

/** Why this is no idempotency key. */
export function whyNotKey(key: string): Refusal | null {
  return /^[\w-]{8,64}$/u.test(key) ? null : onceRefusals.KEY_MALFORMED();
}

/** The same in every mutation's input. */
export const KEY_DESCRIPTION = manual(
  '幂等键（8–64位）：同一键重复提交得到第一次的结果。',
  'The idempotency key (8–64 characters): sent again with the same key it gives the first answer. Rule A5. Errors: KEY_REUSED, KEY_MALFORMED.',
);

/** What an action answers: plain data, small, enough to find the result again. */
export type Answer = Record<string, unknown>;

/** What comes of an action: the answer that is remembered, and what it has just made, which is not. */
export type Outcome<A extends Answer, R> = { answer: A; result: R };

/**
 * Runs an action under a key. The action puts what `context.also(answer)` gives into its transaction. When it is refused or
 * meets a conflict, the key is looked up: if it was used before, this is a repetition, and the first answer stands; its result
 * is then null, and to be read.
 */
export async function once<A extends Answer, R>(
  context: Context,
  request: Request,
  action: (context: Context) => Promise<Outcome<A, R>>,
): Promise<Outcome<A, R | null>> {
  try {
    return await underKey(context, request, action);
  } finally {
    readAnew(context); // what is shown of it, and what comes after it in the document, is of the table as it is now
  }
}

type Request = { key: string | null | undefined; mutation: string; body: unknown };

async function underKey<A extends Answer, R>(
  context: Context,
  { key, mutation, body }: Request,
  action: (context: Context) => Promise<Outcome<A, R>>,
): Promise<Outcome<A, R | null>> {
  if (key === null || key === undefined) return action(context);
  refuseIf(whyNotKey(key));
  const hash = hashOf({ mutation, body });
  try {
    return await action({
      ...context,
      also: (answer) => [{ put: toItem(placeOf(context, key), { body: hash, answer }), when: 'absent', as: 'once' }],
    });
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Conflict)) throw error;
    const answer = await firstAnswer(context, key, hash);
    if (!answer) throw error;
    return { answer: answer as A, result: null };
  }
}

const placeOf = ({ actor }: Context, key: string) => onceKey.key({ account: personOf(actor).account, key });

/** What the request under this key was answered; null where there was none. Throws KEY_REUSED where it asked for something else. */
async function firstAnswer(context: Context, key: string, hash: string): Promise<Answer | null> {
  const item = await context.table.get(placeOf(context, key));
  if (!item) return null;
  const first = fromItem(onceShape, item);
  if (first.body !== hash) throw onceRefusals.KEY_REUSED();
  return first.answer;
}

/** The same, answering what the action has made; for a repetition, what `again` finds of it now, as far as it is still seen (P10). */
export async function answered<I, A extends Answer, R>(
  context: Context,
  request: Request & { body: I },
  action: (context: Context, input: I) => Promise<Outcome<A, R>>,
  again: (answer: A) => Promise<R>,
): Promise<R> {
  const { answer, result } = await once(context, request, (own) => action(own, request.body));
  return result === null ? repeated(context, await again(answer)) : vouchFor(context, result);
}

/** The key of what is done batch by batch. */
export const WHOLE_KEY_DESCRIPTION = manual(
  '幂等键（8–64位）：对整个任务有效，以同一键再次提交即继续下一批，已办的不重复办理。',
  'The idempotency key (8–64 characters), for all batches together: sent again with the same key it goes on with the next, and nothing is done twice. Rule A5. Errors: KEY_REUSED, KEY_MALFORMED.',
);

/** The same for what does the next batch each time it is asked, and no row twice by itself: asked again under its key it goes on. */
export async function goingOn<I, A extends Answer, R>(
  context: Context,
  request: Request & { body: I },
  action: (context: Context, input: I) => Promise<Outcome<A, R>>,
  again: (answer: A) => Promise<R>,
): Promise<R> {
  const { key, mutation, body } = request;
  if (key === null || key === undefined) return answered(context, request, action, again);
  refuseIf(whyNotKey(key));
  const isBegun = (await firstAnswer(context, key, hashOf({ mutation, body }))) !== null;
  // What was begun under it needs no key any more: each row has its own.
  return answered(context, isBegun ? { ...request, key: null } : request, action, again);
}

/**
 * Idempotency (A5, G4): the key a client sends is a condition in the same transaction as the change. A repeated key gives the
 * first answer; the same key with another body is refused. Keys are the actor's own: nobody can meet another person's key.
 */
import * as z from 'zod';
import { onceKey } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import { Conflict, type Table, type Write } from '../table/port.ts';
import { personOf, type Actor } from './actor.ts';
import { declareRefusals, Refusal } from './refusal.ts';
import { hashOf } from './hash.ts';

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

/** The last write of a transaction whose action was given a key: remembers the answer. */
export type Remember<A> = (answer: A) => Write;

/**
 * Runs an action under a key. The action gets `remember`, and puts what that answers into its transaction. When the action is
 * refused or meets a conflict, the key is looked up: if it was used before, this is a repetition, and the first answer stands.
 */
export async function once<A extends Record<string, unknown>>(
  table: Table,
  about: { actor: Actor; key: string; body: unknown },
  action: (remember: Remember<A>) => Promise<A>,
): Promise<A> {
  if (!/^[\w-]{8,64}$/u.test(about.key)) throw onceRefusals.KEY_MALFORMED();
  const place = onceKey.key({ account: personOf(about.actor).account, key: about.key });
  const body = hashOf(about.body);
  try {
    return await action((answer) => ({ put: toItem(place, { body, answer }), when: 'absent', as: 'once' }));
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Conflict)) throw error;
    const item = await table.get(place);
    if (!item) throw error;
    const first = fromItem(onceShape, item);
    if (first.body !== body) throw onceRefusals.KEY_REUSED();
    return first.answer as A;
  }
}

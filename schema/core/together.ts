/** What one request asks of the table, once: point reads asked for at the same time become one batch, whatever they are of. */
import DataLoader from 'dataloader';
import { keyText, type Item, type Key } from '../table/port.ts';
import type { Context } from './context.ts';

type Loader = DataLoader<Key, Item | null, string>;

const loaders = new WeakMap<Context, Loader>();

/** One item, consistent, and read once in a request; null where there is none. For answers only: what is written is decided on a fresh read. */
export function getTogether(context: Context, key: Key): Promise<Item | null> {
  const loader = loaders.get(context) ?? loaderOf(context);
  loaders.set(context, loader);
  return loader.load(key);
}

const answers = new WeakMap<Context, Map<string, Promise<unknown>>>();

/** What costs more than an item, a count for instance: worked out once in a request, under a name. */
export function workedOutOnce<T>(context: Context, name: string, work: () => Promise<T>): Promise<T> {
  const known = answers.get(context) ?? new Map<string, Promise<unknown>>();
  answers.set(context, known);
  const answer = known.get(name) ?? work();
  known.set(name, answer);
  return answer as Promise<T>;
}

/** Forgets what was read: something has been written, and what is shown next is read anew. */
export function readAnew(context: Context): void {
  loaders.delete(context);
  answers.delete(context);
}

function loaderOf({ table }: Context): Loader {
  const load = async (keys: readonly Key[]) => {
    const found = new Map((await table.getMany(keys)).map((item) => [keyText(item), item]));
    return keys.map((key) => found.get(keyText(key)) ?? null);
  };
  return new DataLoader(load, { maxBatchSize: 100, cacheKeyFn: keyText });
}

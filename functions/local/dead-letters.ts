/** What could not be delivered however often it was tried: kept in a file of JSON lines and told in the log. */
import { appendFileSync } from 'node:fs';
import { log, reason } from './log.ts';

export type DeadLetter = { from: 'stream' | 'queue' | 'schedule'; item: unknown; error: string };

export interface DeadLetters {
  add(from: DeadLetter['from'], item: unknown, error: unknown): void;
  /** Those of this process. */
  list(): readonly DeadLetter[];
}

export function deadLetters(file?: string): DeadLetters {
  const kept: DeadLetter[] = [];
  return {
    add: (from, item, error) => {
      const letter: DeadLetter = { from, item, error: reason(error) };
      kept.push(letter);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(letter)}\n`);
      log('gave up', letter);
    },
    list: () => kept,
  };
}

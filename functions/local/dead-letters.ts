/** What could not be delivered however often it was tried: kept in a file of JSON lines and told in the log. */
import { linesFile, type Append } from './lines-file.ts';
import { log, reason } from './log.ts';

type DeadLetter = { from: 'stream' | 'queue' | 'schedule'; item: unknown; error: string };

export interface DeadLetters {
  add(from: DeadLetter['from'], item: unknown, error: unknown): void;
  /** Those of this process. */
  list(): readonly DeadLetter[];
}

export function deadLetters(file?: string, append?: Append): DeadLetters {
  const kept: DeadLetter[] = [];
  const lines = file === undefined ? null : linesFile(file, append);
  const unwritten: DeadLetter[] = [];

  /** What cannot be written (the disk is full) is in the log; it is written with the next one. Delivering goes on. */
  function write(letter: DeadLetter): void {
    if (!lines) return;
    unwritten.push(letter);
    try {
      for (; unwritten.length > 0; unwritten.shift()) lines.add(unwritten[0]);
    } catch (error) {
      log('a dead letter cannot be written, tried again with the next', { error: reason(error) });
    }
  }

  return {
    add: (from, item, error) => {
      const letter: DeadLetter = { from, item, error: reason(error) };
      kept.push(letter);
      log('gave up', letter);
      write(letter);
    },
    list: () => kept,
  };
}

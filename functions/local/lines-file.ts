/** A file of JSON lines that only grows. A line cut short, by a crash or a full disk, spoils no other: the next begins on a line of its own. */
import { appendFileSync, readFileSync } from 'node:fs';
import { codeOf } from './system-error.ts';

/** Adds to the end of a file. Tests have another. */
export type Append = (path: string, text: string) => void;

export interface LinesFile {
  /** Throws when it cannot be written. */
  add(line: unknown): void;
}

/** Read by nobody else: mails lie in one. */
const append: Append = (path, text) => {
  appendFileSync(path, text, { mode: 0o600 });
};

export function linesFile(path: string, add: Append = append): LinesFile {
  let isWhole = endsWhole(path);
  return {
    add: (line) => {
      const text = `${isWhole ? '' : '\n'}${JSON.stringify(line)}\n`;
      isWhole = false;
      add(path, text);
      isWhole = true;
    },
  };
}

function endsWhole(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8');
    return text === '' || text.endsWith('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}

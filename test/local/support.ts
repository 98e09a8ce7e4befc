/** What the tests of the local runner share. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

/** A directory of its own for each test, removed afterwards. */
export async function ownDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'zhicheng-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** For a test in which something fails on purpose: the log of it would be taken for a fault. */
export function withoutLog(): void {
  const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => spy.mockRestore());
}

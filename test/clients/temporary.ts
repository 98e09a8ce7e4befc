/** Where generated files go: a folder of its own for each test file, within the repository so that packages are found, and ignored by git. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/sources.ts';

const CACHE = join(ROOT, 'node_modules/.cache');

export function temporaryFolder(): { folder: string; remove: () => void } {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'clients-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

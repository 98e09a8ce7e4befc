/** The script with which the page says that a proof of a draw is checked, run as it stands there. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PAGE = new URL('../../schema/evaluation/README.md', import.meta.url);
/** The script as the page has it. */
export const CHECK = /<!-- check-draw -->\n```js\n([\s\S]*?)```/u.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '';

/** What the script says of a proof: nothing, when it is right. */
export function checked(proof: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'draw-'));
  try {
    writeFileSync(join(folder, 'check.mjs'), CHECK);
    writeFileSync(join(folder, 'proof.json'), JSON.stringify(proof));
    return execFileSync(process.execPath, [join(folder, 'check.mjs'), join(folder, 'proof.json')], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout || stderr || 'failed';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the pages give their readers to run, run as it stands there. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The block of this name on the page of a slice, without its fence. */
export function blockOn(slice: string, name: string): string {
  const page = readFileSync(new URL(`../../schema/${slice}/README.md`, import.meta.url), 'utf8');
  return new RegExp(`<!-- ${name} -->\n\`\`\`\\w+\n([\\s\\S]*?)\`\`\``, 'u').exec(page)?.[1] ?? '';
}

/** What a script says when it is given these files, by their contents, in this order; a failure says what it said. */
export function said(script: string, ...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const at = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  try {
    const args = [at('check.mjs', script), ...files.map((content, index) => at(`file-${index}`, content))];
    return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout || stderr || 'failed';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A query of the page on the history, with the fragment that it uses. */
export function historyQuery(name: string): string {
  const queries = blockOn('history', 'history-queries');
  const [query = ''] = new RegExp(`query ${name}[\\s\\S]*?\\n\\}\\n`, 'u').exec(queries) ?? [];
  const [fragment = ''] = /fragment [\s\S]*?\n\}\n/u.exec(queries) ?? [];
  return query.includes('...Inclusion') ? query + fragment : query;
}

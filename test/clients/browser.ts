/** A browser as people have it, with its web security on, and pages of a front end that is served from somewhere else. */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';
import { portOf } from '../../functions/local/system-error.ts';
import { ROOT } from '../support/sources.ts';

/** With any of these a page may do what no page may. */
const UNSAFE = /disable-web-security|allow-running-insecure-content|disable-site-isolation|IsolateOrigins/u;

/** `names`: hosts that lead to this machine, for pages of other sites. */
export async function openBrowser(names: Record<string, number> = {}): Promise<Browser> {
  const rules = Object.entries(names).map(([name, port]) => `MAP ${name} 127.0.0.1:${port}`);
  const args = [
    ...chromium.args.filter((one) => !UNSAFE.test(one)),
    ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(',')}`] : []),
  ];
  return playwright.launch({ executablePath: await unpacked(), headless: true, args });
}

/** Its package holds it compressed, and unpacks it into a temporary folder once: into one of ours, for others may hold another version. */
async function unpacked(): Promise<string> {
  const folder = join(ROOT, 'node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** A static page on a port of its own. */
export async function serve(html: string): Promise<{ port: number; close: () => void }> {
  const server = createServer((_, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

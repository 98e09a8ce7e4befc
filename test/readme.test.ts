/** The documents cannot drift: their tables are generated, their tour is replayed against a local system, their rules exist. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalSystem } from '../functions/local/start.ts';
import { FUNCTIONS } from '../functions/runtime/env.ts';
import { parse, validate } from 'graphql';
import { tour } from '../functions/local/tour.ts';
import { schema } from '../schema/index.ts';
import { RULEBOOK } from '../schema/core/rulebook.ts';
import { README_FILE, TABLES, written } from './support/documents.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const [readme, howItBehaves, runbook] = [read('../README.md'), readFileSync(README_FILE, 'utf8'), read('../functions/README.md')];

describe('the README', () => {
  it('is read in one go: fewer than 220 lines, and leads to the others', () => {
    expect(readme.split('\n').length).toBeLessThan(220);
    expect(readme).toContain('](schema/README.md)');
  });

  it.each(Object.keys(TABLES))('has the table of %s as it is (npm run documents writes it)', (name) => {
    expect(howItBehaves).toContain(`<!-- ${name} -->\n${TABLES[name]?.()}\n<!-- /${name} -->`);
    expect(written(howItBehaves)).toBe(howItBehaves);
  });

  it('names every function, and every script of package.json but the formatter', () => {
    for (const name of Object.keys(FUNCTIONS)) expect(runbook).toContain(`| \`${name}\` |`);
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const name of Object.keys(scripts).filter((one) => one !== 'format' && one !== 'postinstall'))
      expect(readme).toMatch(new RegExp(`npm (run )?${name}`, 'u'));
  });
});

type Reply = { token?: string; data?: object; errors?: { extensions: { code: string } }[]; ran?: { target: string }[] };

describe('the tour', () => {
  const steps = tour();
  let system: LocalSystem;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'tour-'));
    process.env['TABLE_NAME'] = `tour-${process.pid}-${Date.now()}`;
    const { startLocal } = await import('../functions/local/start.ts');
    system = await startLocal({ port: 0, dataDir, quiet: true });
  });
  afterAll(async () => {
    await system.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const post = async (path: string, body: object, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    return (await fetch(system.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<Reply>;
  };

  it('the page that a browser gets has everybody to log in as', async () => {
    const page = await (await fetch(`${system.url}/graphql`, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('<select id="who">');
    expect(page.indexOf('id="login"')).toBeLessThan(page.indexOf('renderYogaGraphiQL('));
    expect(await post('/dev/clock', { pause: true })).toMatchObject({ paused: true });
    expect(await post('/dev/clock', { pause: false })).toMatchObject({ paused: false });
  });

  it('has every step that the READMEs tell, each under a name of its own and with its variables', () => {
    expect(steps).toHaveLength(`${readme}\n${howItBehaves}`.split('```graphql').length - 1);
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    for (const { query } of steps) expect(validate(schema, parse(query))).toEqual([]);
  });

  it('goes as it is told, step by step', async () => {
    for (const { who, isRefused, query, variables, answer } of steps) {
      const token = who === 'nobody' ? undefined : (await post('/dev/login', { account: who })).token;
      const { data, errors } = await post('/graphql', { query, variables }, token);
      expect(isRefused ? errors?.[0] : data, query).toMatchObject(answer);
    }
  });

  it('leads to four reminders and a refusal when the clock is moved past the close', async () => {
    const { ran } = await post('/dev/clock', { now: '2024-10-21T00:00:00+08:00' });
    expect(ran?.filter(({ target }) => target === 'reminders')).toHaveLength(4);
    const outbox = (await (await fetch(`${system.url}/dev/outbox`)).json()) as { to: string }[];
    expect(outbox.filter(({ to }) => to === 'liu-yang@example.cn')).toHaveLength(4);
    expect(await (await fetch(`${system.url}/health`)).json()).toMatchObject({ status: 'ok', phase: 'UNIT_REVIEW' });
    const token = (await post('/dev/login', { account: 'liu-yang' })).token;
    const { errors } = await post('/graphql', { query: steps[2]?.query, variables: steps[2]?.variables }, token);
    expect(errors?.[0]?.extensions.code).toBe('WINDOW_CLOSED');
  }, 180_000); // forty days of schedules, on however busy a machine
});

describe('the rules', () => {
  it('every rule of the rulebook is named by a refusal and by a test', () => {
    const grep = (...where: string[]) =>
      execFileSync('git', ['grep', '-hoE', '\\b[CPAUDERV][0-9]{1,2}\\b', '--', ...where], {
        cwd: new URL('..', import.meta.url),
        encoding: 'utf8',
      })
        .split('\n')
        .filter(Boolean);
    const tested = new Set(grep('test'));
    const refused = new Set(grep('schema', 'functions'));
    for (const rule of Object.keys(RULEBOOK)) {
      expect(tested, `${rule} has no test`).toContain(rule);
      expect(refused, `${rule} is named nowhere`).toContain(rule);
    }
  });
});

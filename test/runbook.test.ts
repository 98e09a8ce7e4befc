/** The runbook cannot drift: every alarm stands in it and none that is not there, every setting, and nothing that does not exist. */
import { readFileSync } from 'node:fs';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { describe, expect, it } from 'vitest';
import cdk from '../cdk.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import { FUNCTIONS } from '../functions/runtime/env.ts';
import { schema } from '../schema/index.ts';
import { cloud } from './support/cloud.ts';

const runbook = readFileSync(new URL('../functions/README.md', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
/** With everything that may be there. */
const whole = cloud({
  BACKUP_COPY_TO: 'arn:aws-cn:backup:cn-north-1:111122223333:backup-vault:copies',
  DOMAIN: 'zhicheng.example.cn',
  CERTIFICATE_ARN: 'arn:aws-cn:acm:cn-northwest-1:111122223333:certificate/1',
});

/** `zhicheng/Api/graphql/ErrorsAlarm` → `Api/graphql/Errors` */
const alarms = whole.stack.node
  .findAll()
  .filter((part) => part instanceof Alarm)
  .map(({ node }) => node.path.replace(/^\w+\//u, '').replace(/Alarm$/u, ''));
const [, table = ''] = /<!-- alarms -->\n([\s\S]*?)<!-- \/alarms -->/u.exec(runbook) ?? [];
const rows = [...table.matchAll(/^\| `([^`]+)` \| (.+) \| (.+) \| (.+) \|$/gmu)].map(([, name = '', ...cells]) => ({ name, cells }));
const stands = (name: string, alarm: string) => new RegExp(`^${name.replaceAll('*', '[^/]+')}$`, 'u').test(alarm);

describe('the runbook', () => {
  it('has a row for every alarm, and only one', () => {
    expect(alarms.length).toBeGreaterThan(30);
    const told = alarms.map((alarm) => [alarm, rows.filter(({ name }) => stands(name, alarm)).length]);
    expect(told.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('has no row for an alarm that there is not, and says of each what it means, what to look at and what to do', () => {
    expect(rows).toHaveLength(table.trim().split('\n').length - 2);
    expect(rows.filter(({ name }) => !alarms.some((alarm) => stands(name, alarm)))).toEqual([]);
    expect(rows.flatMap(({ cells }) => cells).filter((cell) => cell.trim().length < 10)).toEqual([]);
  });

  it('explains every setting', () => {
    const settings = Object.keys(cdk.context).filter((name) => /^[A-Z_]+$/u.test(name));
    expect(settings.filter((name) => !new RegExp(`^ {3}\\| .*\`${name}\``, 'mu').test(runbook))).toEqual([]);
    expect(settings.length).toBeGreaterThan(12);
  });

  it('names outputs, functions, scripts, operations and sections that there are', () => {
    const outputs = Object.keys(whole.outputs);
    const said = [...runbook.matchAll(/told ([A-Z]\w+)/gu)].map(([, name = '']) => name);
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((name) => outputs.filter((output) => output.startsWith(name)).length !== 1)).toEqual([]);

    const functions = [...runbook.matchAll(/"\$STACK-([a-z-]+)"/gu)].map(([, name = '']) => name);
    const listed = [...runbook.matchAll(/for f in ([a-z -]+);/gu)].flatMap(([, names = '']) => names.split(' '));
    expect([...functions, ...listed].filter((name) => !(name in FUNCTIONS))).toEqual([]);

    const scripts = [...runbook.matchAll(/npm (?:run )?([a-z]+)/gu)].map(([, name = '']) => name);
    expect(scripts.filter((name) => name !== 'ci' && !(name in packageJson.scripts))).toEqual([]);

    const headings = [...runbook.matchAll(/^## (.+)$/gmu)].map(([, text = '']) => `#${text.toLowerCase().replaceAll(' ', '-')}`);
    const links = [...runbook.matchAll(/\]\((#[a-z-]+)\)/gu)].map(([, anchor = '']) => anchor);
    expect(links.filter((anchor) => !headings.includes(anchor))).toEqual([]);

    const operations = { ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() };
    const section = /## What could not be sent\n([\s\S]*?)\n## /u.exec(runbook)?.[1] ?? '';
    const asked = [...section.matchAll(/`(\w+)`/gu)].map(([, name = '']) => name);
    expect(asked).toEqual(expect.arrayContaining(['undelivered', 'redeliver']));
    expect(asked.filter((name) => !(name in operations))).toEqual([]);
  });

  it('stops every function that writes while a table is restored', () => {
    const [stopped = '', started = ''] = [...runbook.matchAll(/for f in ([a-z -]+);/gu)].map(([, names]) => names);
    expect(stopped).toBe(started);
    const byItself = Object.keys(FUNCTIONS).filter(
      // A ballot goes into a table of its own, which is not restored; what witnesses and seals the history writes no table.
      (name) => !['ballot', 'health', 'template', 'audit-witness', 'history-seal', 'establish', 'rotate-keys'].includes(name),
    );
    expect(stopped.split(' ').toSorted()).toEqual(byItself.toSorted());
  });

  it('is what the README leads to', () => {
    expect(readme).toContain('](functions/README.md)');
  });
});

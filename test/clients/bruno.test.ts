/** The collection for Bruno: it is the tour as it is now, and whoever runs it from top to bottom is answered as its assertions say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tour } from '../../functions/local/tour.ts';
import { bru, COLLECTION, collection } from '../support/bruno.ts';
import { startSystem, type Started } from './system.ts';

let system: Started;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const files = readdirSync(COLLECTION, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(COLLECTION.length + 1));

type Reply = { errors?: { extensions: { code: string } }[]; token?: string };

describe('the Bruno collection', () => {
  it('is made of the tour, and nothing else lies there (npm run documents writes it)', () => {
    expect(Object.fromEntries(files.map((path) => [path, readFileSync(join(COLLECTION, path), 'utf8')]))).toEqual(collection());
  });

  it('asks the tour, each step by whom the README says, read as Bruno reads it', async () => {
    const known = new Map([['url', system.url]]);
    const filled = (text: string) => text.replaceAll(/\{\{(\w{1,40})\}\}/gu, (_, name: string) => known.get(name) ?? '(nothing)');
    const asked: string[] = [];
    for (const path of files.filter((one) => /^\d\d .*\.bru$/u.test(one)).toSorted()) {
      const { meta, http, auth, body, vars, assertions } = bru.bruToJsonV2(readFileSync(join(COLLECTION, path), 'utf8'));
      const headers = { 'content-type': 'application/json', ...(auth && { authorization: `Bearer ${filled(auth.bearer.token)}` }) };
      const { query, variables = '{}' } = body?.graphql ?? {};
      const sent = body?.json ?? JSON.stringify({ query, variables: JSON.parse(variables) as object });
      const response = await fetch(filled(http.url), { method: 'POST', headers, body: sent });
      const reply = (await response.json()) as Reply;
      for (const { name, value } of vars?.res ?? []) {
        expect(value).toBe('res.body.token');
        known.set(name, reply.token ?? '');
      }
      if (query !== undefined) asked.push(meta.name);
      const found: Record<string, unknown> = {
        'res.status': `eq ${response.status}`,
        'res.body.errors': reply.errors === undefined ? 'isUndefined' : reply.errors,
        'res.body.errors[0].extensions.code': `eq ${reply.errors?.[0]?.extensions.code}`,
      };
      for (const { name, value } of assertions) expect(found[name], path).toEqual(value);
      expect(assertions, path).toHaveLength(1);
    }
    expect(asked).toEqual(tour().map(({ name }) => name));
  });
});

/** Documents and bodies that a stranger writes by hand: refused with a code, and with nothing of what was sent (G15, G16). */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_BODY } from '../../functions/runtime/http.ts';
import { city, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await city();
});

const post = (body: string, headers: Record<string, string> = {}) => world.send({ body, headers });
const codeOf = (result: { body?: string | undefined }) =>
  JSON.parse(result.body ?? '{}').errors?.[0]?.extensions?.code as string | undefined;

describe('hostile documents', () => {
  const query = (text: string) => post(JSON.stringify({ query: text }));

  it.each([
    ['aliases', `{ ${Array.from({ length: 30 }, (_, index) => `a${index}: clock`).join(' ')} }`],
    ['tokens', `{ ${'clock '.repeat(3000)} }`],
    ['directives', `{ clock ${'@include(if: true) '.repeat(30)} }`],
    [
      'rows within rows',
      `{ committees(first: 100) { edges { node { series { titles { name } } earlierCutOff levels meets { from } } } }
        cycles {
          departments { series { titles { name } } } amendments { number } transitions { at } phases { name } milestones { id: code }
        }
      }`,
    ],
    ['misspelt fields', '{ clok viewr { nam } }'],
    ['a broken document', '{ clock'],
    ['an unknown operation', 'subscription { clock }'],
  ])('too many or bad %s: refused with a code, and without a guess at names', async (_, text) => {
    const result = await query(text);
    const body = JSON.parse(result.body ?? '{}') as { errors?: { extensions?: { code?: string } }[]; data?: object };
    expect(result.statusCode).toBeLessThan(500);
    if (text.startsWith('{ committees')) return; // large, but allowed: it must answer, and does
    expect(body.errors?.length).toBeGreaterThan(0);
    expect(result.body).not.toContain('Did you mean');
  });

  it('too deep or too wide: refused by its cost, before any work', async () => {
    const deep = `{ viewer ${'{ grants { organisation { officers { name } } } '.repeat(1)} } }`;
    expect((await query(deep)).statusCode).toBe(200);
    const committees = `committees(first: 100) {
      edges {
        node {
          id: code name raw founder telephone specialty scope ownStaffOnly levels
          series { code name titles { name level } } meets { month third from to }
        }
      }
    }`;
    const wide = `{ ${Array.from({ length: 15 }, (_, index) => `a${index}: ${committees}`).join(' ')} }`;
    expect(codeOf(await query(wide))).toBe('QUERY_TOO_COSTLY');
  });

  it('a body over the limit, of another type, or broken', async () => {
    const large = await post(JSON.stringify({ query: '{ clock }', variables: { filler: 'x'.repeat(LARGEST_BODY) } }));
    expect([large.statusCode, codeOf(large)]).toEqual([413, 'BODY_TOO_LARGE']);
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'application/graphql']) {
      const other = await post('query={clock}', { 'content-type': type });
      expect([other.statusCode, codeOf(other)]).toEqual([415, 'CONTENT_TYPE']);
    }
    for (const broken of ['{"query": "{ clock }"', '[{"query":"{ clock }"},{"query":"{ clock }"}]', '{}', '"x"', 'null', '']) {
      const result = await post(broken);
      expect(['BAD_REQUEST', 'BODY_MALFORMED'], broken).toContain(codeOf(result));
      expect(result.statusCode).toBeLessThan(500);
    }
  });

  it('values that no key can hold are things that are not there; half a character is no text', async () => {
    const wang = { authorization: `Bearer ${await world.issuer.token('wang', world.now)}` };
    for (const name of ['Organisation', 'Application', 'Account', 'SummaryTableExport']) {
      for (const id of ['x'.repeat(3000), 'a#b', '']) {
        const result = await post(
          JSON.stringify({
            query: 'query ($id: ID!) { node(id: $id) { id } }',
            variables: { id: Buffer.from(`${name}:${id}`).toString('base64') },
          }),
          wang,
        );
        expect([null, undefined]).toContain(JSON.parse(result.body ?? '').data?.node);
        expect(result.body).not.toContain('INTERNAL');
      }
    }
    expect(codeOf(await post('{"query":"{ clock }","variables":{"x":"\\ud800"}}'))).toBe('TEXT_MALFORMED');
    expect((await post('{"query":"{ clock }","variables":{"x":"\\ud842\\udfb7"}}')).statusCode).toBe(200); // 𠮷, written as a pair
    const trace = await world.send({ method: 'TRACE' });
    expect([trace.statusCode, codeOf(trace)]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    const get = await world.send({ method: 'GET', query: 'query={clock}&variables={' });
    expect(codeOf(get)).toBe('BODY_MALFORMED');
    expect(await world.refusal(null, '{ endOfPeriod(from: "+275760-09-13T00:00:00Z", days: 1, kind: CALENDAR) }')).toBe(
      'INSTANT_MALFORMED',
    );
  });

  it('what was sent is not said back in errors', async () => {
    const { errors } = await world.ask('wang', 'mutation ($i: CreateUnitInput!) { createUnit(input: $i) { id } }', {
      i: { identityNumber: '620201198001012329' },
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect(JSON.stringify(errors)).not.toContain('620201198001012329');
  });

  it('a mutation by GET is not done', async () => {
    const token = await world.issuer.token('wang', world.now);
    const mutation = encodeURIComponent('mutation { exportSummaryTable(input: { series: "health", level: SENIOR }) { id } }');
    const result = await world.send({ method: 'GET', query: `query=${mutation}`, headers: { authorization: `Bearer ${token}` } });
    expect(result.statusCode).toBe(405);
  });

  it('whatever comes, nothing answers 5xx (G16)', async () => {
    const names = fc.constantFrom(
      'clock',
      'cycle',
      'committees',
      'node',
      'viewer',
      'myApplication',
      'openPhases',
      'id',
      'first',
      '__typename',
      'x',
    );
    const value = fc.oneof(
      fc.integer().map(String),
      fc.string().map((text) => JSON.stringify(text)),
      fc.constantFrom('null', 'true', '[1]', '{}', '$v', 'SENIOR', '1e999', '-0'),
    );
    const field = fc
      .tuple(names, fc.option(fc.tuple(names, value)), fc.option(names))
      .map(([name, argument, inner]) => `${name}${argument ? `(${argument[0]}: ${argument[1]})` : ''}${inner ? ` { ${inner} }` : ''}`);
    const documents = fc.oneof(
      fc.array(field, { maxLength: 6 }).map((fields) => `{ ${fields.join(' ')} }`),
      fc.string(),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(documents, fc.jsonValue(), fc.string(), async (document, variables, header) => {
        const language = header.replaceAll(/[^\u0020-\u007E]/gu, '');
        const body = JSON.stringify({ query: document, variables });
        const result = await world.send({ body, headers: { 'accept-language': language } });
        return (result.statusCode ?? 0) < 500 && !(result.body ?? '').includes('INTERNAL');
      }),
      { numRuns: 1500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (body, authorization) => {
        const clean = authorization.replaceAll(/[^\u0020-\u007E]/gu, '').trim();
        const result = await world.send({ body, ...(clean && { headers: { authorization: clean } }) });
        return (result.statusCode ?? 0) < 500;
      }),
      { numRuns: 500 },
    );
  });
});

/**
 * What a stranger sends before any of it is a document: bodies, variables, headers, and what is said back of them (G15, G16). Nothing
 * answers 5xx, nothing of what was sent comes back, and nothing costs more than in proportion to its length.
 */
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { discreet } from '../../functions/runtime/discreet.ts';
import { languageOf, typeOf } from '../../functions/runtime/http.ts';
import { jsonOf } from '../../functions/runtime/json.ts';
import { cleanFileName } from '../../schema/core/file-name.ts';
import { prose, text, valid } from '../../schema/core/input.ts';
import { whyNotKey } from '../../schema/core/once.ts';
import { Refusal } from '../../schema/core/refusal.ts';
import { parseInstant } from '../../schema/core/time.ts';
import { isIdentityNumber, normalized } from '../../schema/identity/numbers.ts';
import { city, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await city();
});

const post = (body: string, headers: Record<string, string> = {}) => world.send({ body, headers });
const codeOf = ({ body = '{}' }: { body?: string | undefined }) => JSON.parse(body).errors?.[0]?.extensions?.code as string | undefined;

describe('a body', () => {
  it.each([
    ['nested deep', `{"query":"{ clock }","variables":{"x":${'['.repeat(17)}${']'.repeat(17)}}}`],
    [
      'nested deeper than a program reads, with half a character',
      `{"query":"{ clock }","variables":{"x":${'['.repeat(29_000)}"\\ud800"${']'.repeat(29_000)}}}`,
    ],
    [
      'of thousands of keys',
      JSON.stringify({ query: '{ clock }', variables: Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, 1])) }),
    ],
    ['of thousands of elements', JSON.stringify({ query: '{ clock }', variables: { x: Array.from({ length: 5000 }, () => 1) } })],
  ])('%s is refused before it is built', async (_, body) => {
    const result = await post(body);
    expect([result.statusCode, codeOf(result)]).toEqual([400, 'BODY_TOO_COMPLEX']);
    const get = await world.send({ method: 'GET', query: `query={clock}&variables=${'['.repeat(2000)}` });
    expect(get.statusCode).toBe(400);
  });

  it('of five hundred decisions, and a quote or a bracket inside of a text, are no matter', () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({ application: `id-${index}`, version: index }));
    expect(() => jsonOf(JSON.stringify({ query: '', variables: { rows } }))).not.toThrow();
    expect(jsonOf('{"a":"[[[[[[[[[[[[[[[[[[[[{{{{{:,:,\\"}]"}')).toEqual({ a: '[[[[[[[[[[[[[[[[[[[[{{{{{:,:,"}]' });
  });

  it('whatever it is, is read as JSON reads it, or refused', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        expect(jsonOf(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what an answer may be', () => {
  it.each(['multipart/mixed', 'text/event-stream', 'text/html', 'image/png'])('%s is not to be had', async (accept) => {
    const result = await post('{"query":"{ clock }"}', { accept });
    expect([result.statusCode, codeOf(result)]).toEqual([406, 'NOT_ACCEPTABLE']);
  });

  it.each(['*/*', 'application/*', 'application/json', 'multipart/mixed, application/json', 'application/graphql-response+json'])(
    '%s is answered',
    async (accept) => {
      const { statusCode, headers } = await post('{"query":"{ clock }"}', { accept });
      expect([statusCode, String(headers?.['content-type'])]).toEqual([
        200,
        expect.stringMatching(/^application\/(?:graphql-response\+)?json/u),
      ]);
    },
  );
});

describe('what is said of what was sent', () => {
  const SECRET = '620201198001012329';

  it.each([
    ['a value of a wrong kind', 'query ($n: Int!) { committees(first: $n) { edges { cursor } } }', { n: SECRET }],
    ['a value of an enum', 'mutation ($i: CreateUnitInput!) { createUnit(input: $i) { id } }', { i: { kind: SECRET } }],
    ['a key that there is none', 'mutation ($i: CreateUnitInput!) { createUnit(input: $i) { id } }', { i: { [SECRET]: 1 } }],
    ['a list in place of a number', 'query ($n: Int!) { committees(first: $n) { edges { cursor } } }', { n: [[SECRET]] }],
    ['a literal', `{ committees(first: "${SECRET}") { edges { cursor } } }`, {}],
    ['a text where none belongs', `{ clock "${SECRET}" }`, {}],
    ['an argument', `{ cycle(cycle: ["${SECRET}"]) { year } }`, {}],
  ])('%s is not said again', async (_, query, variables) => {
    const { errors } = await world.ask('wang', query, variables);
    expect(errors?.length).toBeGreaterThan(0);
    expect(errors?.length).toBeLessThanOrEqual(4);
    expect(JSON.stringify(errors)).not.toContain(SECRET);
    expect(JSON.stringify(errors)).not.toContain('Did you mean');
  });

  it('where it stands and what was expected is', async () => {
    const said = async (language: string) => {
      const { errors } = await world.ask(
        'wang',
        'mutation ($i: CreateUnitInput!) { createUnit(input: $i) { id } }',
        { i: { name: 3 } },
        { language },
      );
      return errors?.map(({ message }) => message);
    };
    expect(await said('en')).toContain('Variable "$i" is not valid at "i.name": String cannot represent a non string');
    expect(await said('zh')).toEqual(expect.arrayContaining(['“名称”的类型不正确，应为文字。', '“主管部门”必须填写。']));
  });

  it.each([
    ['nothing where a day must be', { basics: { startedWorkOn: null } }, '参加工作时间”不能为空。'],
    ['a level that there is none', { appliedTitle: { level: 'BOSS' } }, '不在可选范围内。'],
    ['two sections', { basics: { startedWorkOn: '2010-07-01' }, papers: { items: [] } }, '须填写其中一项，且只填一项。'],
    ['a field that there is none', { basics: { startedWorkOn: '2010-07-01', since: 3 } }, '没有'],
  ])('in Chinese as the form calls it: %s', async (_, content, sentence) => {
    const variables = { i: { application: 'x', version: 0, content } };
    const { errors } = await world.ask('liu', 'mutation ($i: SaveSectionInput!) { saveSection(input: $i) { id } }', variables);
    expect(errors?.map(({ message, extensions }) => [extensions.code, message])).toContainEqual([
      'BAD_REQUEST',
      expect.stringContaining(sentence),
    ]);
  });

  it('what only a developer can mend keeps GraphQL’s words, under a code of ours', async () => {
    const { errors } = await world.ask('wang', '{ clok }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^请求有误，未予办理（供客户端开发人员查阅：.*"clok".*）$/u),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    const two = await world.ask('wang', 'query A { clock } query B { clock }');
    expect(two.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it('is short, and without a value, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), fc.string({ maxLength: 50 }), (value, name) => {
        const reason = new GraphQLError(`Field "${name}" is not defined by type "CreateUnitInput". Did you mean "name"?`);
        const message = `Variable "$i" got invalid value ${JSON.stringify(value)} at "i.${name}"; ${reason.message}`;
        const told = discreet(new GraphQLError(message, { originalError: reason }));
        expect(told.length).toBeLessThan(700);
        expect(told).not.toContain('Did you mean');
        expect(/\d{4}/u.test(told)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text from outside', () => {
  const shape = text(2000);
  const long = prose(2000);
  const TAKEN: Record<string, (sent: string) => unknown> = {
    'the language asked for': languageOf,
    'the kinds of answer asked for': (sent) => caught(() => typeOf(sent)),
    'a body': (sent) => caught(() => jsonOf(sent)),
    'what GraphQL says of it': (sent) => discreet(new GraphQLError(sent)),
    'a key': whyNotKey,
    'an instant': parseInstant,
    'a number': (sent) => isIdentityNumber('RESIDENT_ID', normalized(sent)),
    'the name of a file': (sent) => cleanFileName(sent, 'application/pdf'),
    'a line': (sent) => caught(() => valid(shape, sent)),
    'several lines': (sent) => caught(() => valid(long, sent)),
  };
  it.each(Object.keys(TAKEN))('read as %s is taken or refused, whatever it is, and never breaks', (name) => {
    const read = TAKEN[name] ?? (() => undefined);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string(),
          fc.constantFrom(...PIECES).map((piece) => piece.repeat(9)),
        ),
        (sent) => {
          read(sent);
        },
      ),
      { numRuns: 4000 },
    );
  });

  const PIECES = [
    ' Did you mean ',
    ' ',
    '\t',
    '.',
    '"',
    '\\',
    '[',
    '{"',
    ',',
    ';q=',
    'a',
    '0',
    '一',
    '\u200B',
    '%',
    '(',
    ' got invalid value ',
    '../',
  ];

  it.each(Object.keys(TAKEN))(
    'read as %s costs in proportion to its length: sixteen times as long is no more than sixteen times the work',
    (name) => {
      const read = TAKEN[name] ?? (() => undefined);
      for (const piece of PIECES) {
        const short = piece.repeat(Math.ceil(2000 / piece.length));
        const times = (sent: string) => quickest(() => read(sent));
        const [few, many] = [times(short), times(short.repeat(16))];
        // What grows with the square takes 256 times as long; a tenth of a millisecond is noise.
        expect([name, piece, many < 64 * few + 5]).toEqual([name, piece, true]);
      }
    },
  );
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return null; // an answer, and no fault
    throw error;
  }
}

/** Milliseconds of the quickest of several runs: what disturbs a run only makes it slower. */
function quickest(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 5 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

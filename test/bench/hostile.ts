/** S11: what a hostile query costs beside a normal one, each of them sent as a new document so that no cache helps; and no 5xx. */
import { city, eventOf, rawEvent } from './city.ts';
import { OWN } from './documents.ts';
import { DOCUMENT } from '../../functions/runtime/documents.ts';
import type { Part } from './part.ts';
import { accountOf } from './people.ts';
import { compare, quietly } from './ratio.ts';
import { atMost } from './row.ts';

const LARGEST = 64 * 1024;
const MANY = DOCUMENT.tokens - 50; // just beneath the limit

const times = (count: number, make: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);
const filled = (piece: string, around = 200) => piece.repeat(Math.floor((LARGEST - around) / Buffer.byteLength(piece)));

/** Each as a query with a number in it that makes it another document every time. */
const QUERIES: Record<string, (unique: number) => string> = {
  aliases: (n) => `{ ${times(MANY / 3 - 1, (index) => `a${n}x${index}: clock`)} }`,
  'one field, repeated': (n) => `{ a${n}: clock ${times(MANY, () => 'clock')} }`,
  'repeated with selections': (n) => `{ a${n}: clock ${times(MANY / 5, () => 'cycle { year }')} }`,
  'repeated with arguments': (n) => `{ a${n}: clock ${times(MANY / 10, () => 'cycle(cycle: "620200-2024-1") { year city }')} }`,
  depth: (n) =>
    `{ a${n}: clock ${'cycle { phases { name } '.repeat(1)} ${'openPhases { '.repeat(MANY / 3 - 20)} name ${'} '.repeat(MANY / 3 - 20)} } }`,
  'depth of types that nest': (n) =>
    `{ a${n}: clock node(id: "x") { ${'... on Application { unit { ... on Node { '.repeat(100)} id ${'} } } '.repeat(100)} } }`,
  directives: (n) => `{ a${n}: clock ${times(400, () => '@include(if: true)')} }`,
  tokens: (n) => `{ a${n}: clock ${filled('clock ')} }`,
  comments: (n) => `# ${n}\n${filled('#\n')} { clock }`,
  'fragments in a row': (n) =>
    `{ a${n}: clock ...f0 } ${times(180, (index) => `fragment f${index} on Query { ...f${index + 1} clock }`)} fragment f180 on Query { clock }`,
  'fragments that double': (n) =>
    `{ a${n}: clock ...f0 } ${times(100, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f100 on Query { clock }`,
  'fragments in a circle': (n) =>
    `{ a${n}: clock ...f0 } ${times(150, (index) => `fragment f${index} on Query { ...f${(index + 1) % 150} clock }`)}`,
  'misspelt fields': (n) => `{ a${n}: clock ${times(MANY - 10, (index) => `clok${index}`)} }`,
  'misspelt arguments': (n) =>
    `{ a${n}: clock committees(${times(MANY / 3 - 10, (index) => `serie${index}: 1`)}) { pageInfo { hasNextPage } } }`,
  'nested lists': (n) => `{ a${n}: clock cycle(cycle: ${'['.repeat(MANY / 2 - 10)}${']'.repeat(MANY / 2 - 10)}) { year } }`,
  'a text of 64 KB': (n) => `{ a${n}: clock cycle(cycle: "${filled('x')}") { year } }`,
  introspection: (n) => `{ a${n}: clock __schema { types { ${'fields { type { '.repeat(40)} name ${'} } '.repeat(40)} } } }`,
  'unused variables': (n) => `query (${times(MANY / 4 - 10, (index) => `$v${index}: Int`)}) { a${n}: clock }`,
  'everything on large pages': (n) =>
    `{ a${n}: clock committees(first: 100) { edges { node {
      id: code name series { code name } levels specialty founder telephone earlierCutOff meets { from to }
    } } } }`,
};

/** Bodies that are no query. */
const BODIES: Record<string, (unique: number) => string> = {
  'variables of 64 KB': (n) => JSON.stringify({ query: '{ clock }', variables: { n, x: Array.from({ length: 12_000 }, () => 1) } }),
  'four thousand keys': (n) =>
    JSON.stringify({
      query: 'query ($i: CreateUnitInput!) { clock ...f } fragment f on Query { clock }',
      variables: { n, i: Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`k${index}`, 1])) },
    }),
  'as many keys as are read': (n) =>
    JSON.stringify({
      query: `mutation ($i: CreateUnitInput!) { a${n}: createUnit(input: $i) { id } }`,
      variables: { i: Object.fromEntries(Array.from({ length: 1900 }, (_, index) => [`k${index}`, 1])) },
    }),
  'a guess in 60 KB': (n) =>
    JSON.stringify({
      query: `query ($n: Int!) { a${n}: committees(first: $n) { edges { cursor } } }`,
      variables: { n: filled(' Did you mean ') },
    }),
  'JSON nested deep': (n) => `{"query":"{ clock }","variables":{"n":${n},"x":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`,
  'a body of 1 MB': () => 'x'.repeat(1024 * 1024),
  'no JSON': (n) => `{${n}${'{'.repeat(60_000)}`,
};

const part: Part = async ({ endpoint }) => {
  const { handler, drafts, token, ask } = await city(endpoint);
  await drafts([1]);
  const mine = await token(accountOf(1));
  const normal = eventOf({ query: OWN, token: mine });
  await ask({ query: OWN, token: mine });
  let unique = 0;
  const statuses = new Map<string, number>();
  const sent = (name: string, body: (n: number) => string) => async () => {
    const { statusCode = 0 } = await handler(rawEvent(body((unique += 1)), mine));
    statuses.set(name, Math.max(statuses.get(name) ?? 0, statusCode));
  };
  const works: Record<string, () => Promise<unknown>> = { normal: () => handler(normal) };
  for (const [name, query] of Object.entries(QUERIES)) works[name] = sent(name, (n) => JSON.stringify({ query: query(n) }));
  for (const [name, body] of Object.entries(BODIES)) works[name] = sent(name, body);

  const cost = await quietly(() => compare(works, { rounds: 5, calls: 6 }));
  const base = cost['normal']?.cpu ?? Number.NaN;
  const ratios = Object.entries(cost)
    .filter(([name]) => name !== 'normal')
    .map(([name, { cpu }]) => ({ name, ratio: cpu / base }))
    .toSorted((a, b) => b.ratio - a.ratio);
  const failed = [...statuses].filter(([, status]) => status >= 500);
  return [
    atMost({
      id: 'S11',
      what: `the costliest of ${ratios.length} hostile queries, CPU to reading one’s own application`,
      goal: '≤ 5×',
      measured: ratios[0]?.ratio ?? Number.NaN,
      unit: '×',
      most: 5,
      note: ratios
        .slice(0, 6)
        .map(({ name, ratio }) => `${name} ${ratio.toFixed(1)}×`)
        .join(', '),
    }),
    atMost({
      id: 'S11',
      what: 'hostile queries answered 5xx',
      goal: '0',
      measured: failed.length,
      unit: '',
      most: 0,
      note: failed.map(([name, status]) => `${name} ${status}`).join(', '),
    }),
  ];
};
export default part;

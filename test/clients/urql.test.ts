/** A front end with urql and its normalised cache, which knows the graph from the server itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, fetchExchange, type CombinedError, type Exchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { buildSchema, getIntrospectionQuery, introspectionFromSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../support/sources.ts';
import { CHEN_JING, SCHOOL, teachersApply, type Applied } from './applicants.ts';
import { document } from './documents.ts';
import { startSystem, type Started } from './system.ts';

const graph = introspectionFromSchema(buildSchema(readFileSync(join(ROOT, 'schema/schema.graphql'), 'utf8')));
/** The types of the graph, as introspection tells them. */
const typesOf = ({ __schema: whole }: typeof graph) => whole.types;

let system: Started;
let applied: Applied[];
beforeAll(async () => {
  system = await startSystem();
  applied = await teachersApply(system.url, ['周远', '吴静', '郑欣']);
});
afterAll(() => system.stop());

/** What a client reads is untyped here: the types are the compiler's matter. */
type Read = any; // oxlint-disable-line typescript/no-explicit-any

/** What has no id is a part of what it stands in. */
function keys(): Record<string, () => null> {
  const parts = typesOf(graph).filter((type) => type.kind === 'OBJECT' && !type.fields.some(({ name }) => name === 'id'));
  return Object.fromEntries(parts.map(({ name }) => [name, () => null]));
}

/** The client of somebody's page, how often it asked, and what its cache complained about. */
async function clientOf(account: string | null, exchanges: Exchange[] = []) {
  const token = account === null ? null : await system.login(account);
  const sent: string[] = [];
  const complaints: string[] = [];
  const cache = cacheExchange({
    schema: graph,
    keys: keys(),
    resolvers: { Query: { committees: relayPagination(), unitApplications: relayPagination() } },
    logger: (severity, message) => void (severity === 'debug' || complaints.push(message)),
  });
  const client = new Client({
    url: `${system.url}/graphql`,
    preferGetMethod: false,
    exchanges: [cache, ...exchanges, fetchExchange],
    fetchOptions: { headers: token === null ? {} : { authorization: `Bearer ${token}` } },
    fetch: (url, options) => {
      sent.push(typeof options?.body === 'string' ? options.body : JSON.stringify(url));
      return fetch(url, options);
    },
  });
  return { client, sent, complaints };
}

it('is told the whole graph by the server, with the query that every tool sends', async () => {
  // Fails today with QUERY_TOO_COSTLY: the query of graphql 16.15 is fifteen deep with 471 fields, and DOCUMENT allows 14 and 400.
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });
  const { data, errors } = (await response.json()) as { data?: typeof graph; errors?: unknown };
  expect(errors).toBeUndefined();
  expect(
    data &&
      typesOf(data)
        .map(({ name }) => name)
        .toSorted(),
  ).toEqual(
    typesOf(graph)
      .map(({ name }) => name)
      .toSorted(),
  );
});

const codesOf = (error: CombinedError | undefined) =>
  error?.graphQLErrors.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions['code'])}`).toSorted();

describe('urql with Graphcache', () => {
  it('joins two pages of the committees into one list, each committee once', async () => {
    const { client, complaints } = await clientOf(null);
    const query = document('documents', 'PublicCommitteesQuery');
    const first = (await client.query(query, { first: 5 })).data.committees;
    const both = (await client.query(query, { first: 5, after: first.pageInfo.endCursor })).data.committees;
    const codes: string[] = both.edges.map(({ node }: Read) => node.code);
    expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
    expect(codes.slice(0, 5)).toEqual(first.edges.map(({ node }: Read) => node.code));
    expect(complaints).toEqual([]);
  });

  it('joins the list of 陈静’s unit, and shows on it what was accepted at once without asking anew', async () => {
    const { client, sent, complaints } = await clientOf(CHEN_JING);
    const query = document('documents', 'ReviewUnitQuery');
    const about = { unit: SCHOOL, first: 2, order: 'WAITING' };
    const { pageInfo } = (await client.query(query, about)).data.unitApplications;
    let rows: string[] = [];
    client.query(query, { ...about, after: pageInfo.endCursor }).subscribe(({ data }) => {
      rows = data?.unitApplications.edges.map(({ node }: Read) => `${node.applicantName} ${node.state}`) ?? [];
    });
    await vi.waitFor(() => expect(rows).toEqual(['周远 SUBMITTED', '吴静 SUBMITTED', '郑欣 SUBMITTED']));
    const asked = sent.length;
    const input = { action: 'ACCEPT', dryRun: false, key: 'accepts-two', opinion: '材料齐全，同意受理。' };
    const chosen = applied.slice(0, 2).map(({ id, version }) => ({ application: id, version }));
    await client.mutation(document('documents', 'ReviewInBulkMutation'), { input: { ...input, rows: chosen } });
    await vi.waitFor(() => expect(rows).toEqual(['周远 ACCEPTED', '吴静 ACCEPTED', '郑欣 SUBMITTED']));
    expect(sent.length - asked).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('shows 刘洋 on one page what was saved on another, and keeps what the server has when an old version is refused', async () => {
    const { client, complaints } = await clientOf('liu-yang');
    const begun = await client.mutation(document('documents', 'ApplicationFormBeginMutation'), { input: { unit: SCHOOL } });
    const application: string = begun.data.beginApplication.id;
    let basics: Read = undefined;
    client
      .query(document('documents', 'ApplicationFormQuery'), {})
      .subscribe(({ data }) => void (basics = data?.myApplication?.form.basics));
    await vi.waitFor(() => expect(basics).toBeNull());
    const save = (version: number, startedWorkOn: string) =>
      client.mutation(document('documents', 'ApplicationFormSaveSectionMutation'), {
        input: { application, version, content: { basics: { startedWorkOn } } },
      });
    await save(0, '2010-07-01');
    await vi.waitFor(() => expect(basics).toMatchObject({ version: 1, startedWorkOn: '2010-07-01' }));
    await save(1, '2010-08-01');
    const { data, error } = await save(1, '1999-01-01');
    expect([data?.saveSection, codesOf(error)]).toEqual([null, ['saveSection VERSION_STALE']]);
    expect(basics).toMatchObject({ version: 2, startedWorkOn: '2010-08-01' });
    expect(complaints).toEqual([]);
  });

  it('has the other fields of a page where one is refused', async () => {
    const { client } = await clientOf(null);
    const { data, error } = await client.query(parse('{ clock viewer { name } openPhases { name } }'), {});
    expect(data).toMatchObject({ clock: expect.stringMatching(/^2024-09-11T09:/u), viewer: null, openPhases: [{ name: 'APPLICATION' }] });
    expect(codesOf(error)).toEqual(['viewer UNAUTHENTICATED']);
  });

  // Fails today with “Must provide query string.”: the protocol wants PersistedQueryNotSupported, at which a client sends the text.
  it('gets its answer when it sends only the hash of a query first', async () => {
    const { client, sent } = await clientOf(null, [persistedExchange({ preferGetForPersistedQueries: false })]);
    const { data, error } = await client.query(document('documents', 'PublicCalendarQuery'), {});
    expect(error).toBeUndefined();
    expect(data.openPhases).toMatchObject([{ name: 'APPLICATION' }]);
    expect(JSON.parse(sent[0] ?? '')).not.toHaveProperty('query');
  });
});

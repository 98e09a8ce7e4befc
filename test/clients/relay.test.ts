/** A front end with Relay: its compiler takes every page, and its store pages through lists and keeps what is open while others change it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import relay, { type GraphQLResponse, type IEnvironment, type OperationDescriptor, type Variables } from 'relay-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHEN_JING, SCHOOL, teachersApply, type Applied } from './applicants.ts';
import { documentsIn } from './documents.ts';
import { compile, type Compiled } from './relay-compiler.ts';
import { startSystem, type Started } from './system.ts';
import { temporaryFolder } from './temporary.ts';

const { folder, remove } = temporaryFolder();
let compiled: Compiled;
let system: Started;
let applied: Applied[];

beforeAll(async () => {
  [compiled, system] = await Promise.all([compile(folder), startSystem()]);
  applied = await teachersApply(system.url, ['周远', '吴静', '郑欣', '冯路', '沈飞']);
});
afterAll(async () => {
  await system.stop();
  remove();
});

// What a store hands out is untyped here: the types are the compiler's matter.
type Read = any; // oxlint-disable-line typescript/no-explicit-any

const require = createRequire(import.meta.url);
const artifact = (name: string): Read => require(join(compiled.artifacts, `${name}.graphql.js`));

/** The store of a page that somebody has open. */
async function pageOf(account: string | null): Promise<IEnvironment> {
  const token = account === null ? null : await system.login(account);
  const headers = { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) };
  const network = relay.Network.create(async ({ text: query }, variables) => {
    const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as GraphQLResponse;
  });
  return new relay.Environment({ network, store: new relay.Store(new relay.RecordSource()) });
}

/** Asks, and keeps what is answered for as long as the page is open. */
async function open(page: IEnvironment, name: string, variables: Variables = {}): Promise<OperationDescriptor> {
  const operation = relay.createOperationDescriptor(artifact(name), variables);
  page.retain(operation);
  await page.execute({ operation }).toPromise();
  return operation;
}

/** What a component sees of a fragment that is spread there. */
function seen(page: IEnvironment, fragment: string, pointer: unknown): Read {
  const selector = relay.getSingularSelector(artifact(fragment), pointer);
  return selector && page.lookup(selector).data;
}

describe('the Relay compiler', () => {
  it('takes every page, their connections and what they ask for anew', () => {
    expect(compiled.output).toContain('Compilation completed');
    expect(compiled.isDone).toBe(true);
    const refetched = documentsIn('relay').flatMap(
      ({ definitions }) => JSON.stringify(definitions).match(/List\w+(?:Pagination|Refetch)Query/gu) ?? [],
    );
    expect(refetched.length).toBeGreaterThanOrEqual(5);
    for (const name of refetched) expect(artifact(name).operation.name).toBe(name);
  });
});

describe('the store of Relay', () => {
  /** The names on a list, and how to go on. */
  const listed = (page: IEnvironment, { fragment }: OperationDescriptor) => {
    const { unitApplications } = seen(page, 'ListsUnit_query', page.lookup(fragment).data);
    const names = unitApplications.edges.map(({ node }: Read) => seen(page, 'ListsApplication_application', node).applicantName as string);
    return { names: names as string[], ...(unitApplications.pageInfo as { hasNextPage: boolean; endCursor: string }) };
  };

  it('goes on with the list of 陈静’s unit page by page: each application once, until there are no more', async () => {
    const page = await pageOf(CHEN_JING);
    const list = await open(page, 'ListsUnitQuery', { unit: SCHOOL, count: 2 });
    expect(listed(page, list)).toMatchObject({ names: ['周远', '吴静'], hasNextPage: true });
    for (let pages = 1; listed(page, list).hasNextPage && pages < 5; pages += 1) {
      await open(page, 'ListsUnitPaginationQuery', { unit: SCHOOL, count: 2, cursor: listed(page, list).endCursor });
    }
    expect(listed(page, list)).toMatchObject({ names: applied.map(({ name }) => name), hasNextPage: false });
  });

  it('goes on with the committees, which have no id of their own', async () => {
    const page = await pageOf(null);
    const list = await open(page, 'ListsCommitteesQuery');
    const committees = () => seen(page, 'ListsCommittees_query', page.lookup(list.fragment).data).committees;
    await open(page, 'ListsCommitteesPaginationQuery', { count: 5, cursor: committees().pageInfo.endCursor });
    const codes = committees().edges.map(({ node }: Read) => node.code as string);
    expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
  });

  it('keeps the application that 陈静 has open when many are accepted at once: what changed is new, all else stands', async () => {
    const page = await pageOf(CHEN_JING);
    const [first, second, third] = applied as [Applied, Applied, Applied];
    const operation = await open(page, 'ListsOpenQuery', { id: first.id });
    const shown = () => {
      const { node } = page.lookup(operation.fragment).data as Read;
      const { history } = seen(page, 'ListsHistory_application', node.listed);
      return { ...node, ...seen(page, 'ListsApplication_application', node.shown), entries: history.edges.length as number };
    };
    const before = shown();
    expect(before).toMatchObject({
      state: 'SUBMITTED',
      applicantName: '周远',
      unitName: '嘉峪关市第一中学',
      form: { basics: { startedWorkOn: '2010-07-01' } },
      entries: 2,
    });
    const told: unknown[] = [];
    page.subscribe(page.lookup(operation.fragment), () => void told.push('told'));
    page.subscribe(
      page.lookup(relay.getSingularSelector(artifact('ListsApplication_application'), before.shown)),
      ({ data }) => void told.push((data as Read).state),
    );
    const rows = [first, { ...second, version: second.version + 7 }, third].map(({ id, version }) => ({ application: id, version }));
    const answer = await new Promise<Read>((resolve, reject) => {
      relay.commitMutation(page, {
        mutation: artifact('ListsInBulkMutation'),
        variables: { input: { action: 'ACCEPT', dryRun: false, key: 'accepts-three', opinion: '材料齐全，同意受理。', rows } },
        onCompleted: (data) => resolve(data),
        onError: reject,
      });
    });
    expect(answer.reviewInBulk).toMatchObject({ done: 2, refused: 1 });
    expect(told).toContain('ACCEPTED');
    expect(shown()).toEqual({ ...before, state: 'ACCEPTED', version: first.version + 1 });
  });

  it('asks for one application anew by its id', async () => {
    const page = await pageOf(CHEN_JING);
    const { id } = applied[0] as Applied;
    const operation = await open(page, 'ListsApplicationRefetchQuery', { id });
    const { node } = page.lookup(operation.fragment).data as Read;
    expect(seen(page, 'ListsApplication_application', node)).toMatchObject({ state: 'ACCEPTED', applicantName: '周远' });
  });
});

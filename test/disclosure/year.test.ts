/** What is public is one list, newest first, with the notices of the years in it; and each year says where its four things stand (V7). */
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../schema/core/hash.ts';
import { MOVES, NOTES } from '../../schema/application/moves.ts';
import { installPublications } from '../../schema/disclosure/actions/installing.ts';
import { SHIPPED_PUBLICATIONS } from '../../schema/disclosure/data/jiayuguan.ts';
import { FOUNDER } from '../../schema/identity/actions/founding.ts';
import { documentPublished, documentReplaced, documentWithdrawn, REPEAL_DOCUMENT, seenAs } from '../support/disclosing.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { certified } from '../support/certificates.ts';
import { city, CYCLE, type World } from '../support/world.ts';

const LIST = `query ($kind: PublicDocumentKind, $series: String, $level: Level, $inForceOn: Day, $state: PublicDocumentState, $first: Int, $after: String) {
  publicDocuments(kind: $kind, series: $series, level: $level, inForceOn: $inForceOn, state: $state, first: $first, after: $after) {
    edges { node { title number: documentNumber issuedOn state: publicDocumentState cycle: ofCycle } } pageInfo { endCursor hasNextPage } } }`;

type Row = { title: string; number: string | null; issuedOn: string | null; state: string; cycle: string | null };
const listed = async (world: World, asked: Record<string, unknown> = {}): Promise<Row[]> =>
  (await world.does(null, LIST, asked)).publicDocuments.edges.map(({ node }: { node: Row }) => node);
const titles = async (world: World, asked: Record<string, unknown> = {}) => (await listed(world, asked)).map(({ title }) => title);

const NOTICE = '关于做好2024年度职称评审工作的通知';

const install = (world: World) => installPublications(world.contextOf(world.now, FOUNDER), SHIPPED_PUBLICATIONS);

describe('V7: the list of what is public', () => {
  it('has the notice of the year among what the bureau has published, newest issue first, what is not dated last', async () => {
    const world = await city();
    await install(world);
    await documentPublished(world, { title: '八月', issuedOn: '2024-08-20' });
    await documentPublished(world, { title: '九月', number: '嘉人社发〔2024〕206号', issuedOn: '2024-09-05' });
    const all = await titles(world);
    expect(all.slice(0, 3)).toEqual(['九月', NOTICE, '八月']);
    expect(all).toHaveLength(3 + SHIPPED_PUBLICATIONS.length);
  });

  it.each([1, 2, 3, 4])('goes on page by page of %i, and has each of them once', async (first) => {
    const world = await city();
    await install(world);
    await documentPublished(world, { title: '八月', issuedOn: '2024-08-20' }, 'POLICY');
    await documentPublished(world, { title: '九月', number: '嘉人社发〔2024〕206号', issuedOn: '2024-09-05' }, 'POLICY');
    for (const kind of [null, 'POLICY']) {
      const whole = await titles(world, { kind });
      const paged: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { publicDocuments } = await world.does(null, LIST, { kind, first, after });
        expect(publicDocuments.edges.length).toBeLessThanOrEqual(first);
        paged.push(...publicDocuments.edges.map(({ node }: { node: Row }) => node.title));
        ({ endCursor: after, hasNextPage: more } = publicDocuments.pageInfo);
      }
      expect(paged).toEqual(whole);
    }
    for (const after of ['x', 'eA.x', '', 'MjAyNC0wOC0yMCN4.']) expect(await world.refusal(null, LIST, { after })).toBe('CURSOR_INVALID');
  });

  it('is asked for by kind, series, level, day and state; what speaks of all series speaks of each', async () => {
    const world = await city();
    const { old } = await documentReplaced(world); // school-teaching, senior levels
    await documentPublished(world, { title: '通用办法', number: '嘉人社发〔2024〕190号', series: [], levels: [] });
    await documentWithdrawn(world);
    const standards = (asked: object) => titles(world, { kind: 'STANDARD', ...asked });
    expect((await standards({ series: 'health' })).toSorted()).toEqual(['通用办法']);
    expect(await standards({ series: 'school-teaching', level: 'INTERMEDIATE' })).toEqual(['通用办法']);
    expect(await standards({ series: 'school-teaching', inForceOn: '2024-12-31' })).toEqual(
      expect.arrayContaining([old.title, '通用办法']),
    );
    expect(await standards({ series: 'school-teaching', inForceOn: '2025-01-01' })).not.toContain(old.title);
    expect(await standards({ state: 'UPCOMING' })).toEqual(['嘉峪关市中小学教师系列评价标准']);
    expect(await standards({ state: 'WITHDRAWN' })).toEqual(['评价标准（征求意见稿）']);
    expect(await titles(world, { kind: 'PROCEDURE' })).toEqual([]);
  });

  it('costs little: a page that nothing is left out of asks the table a few times', async () => {
    const world = await city();
    await install(world);
    await listed(world);
    const { total } = await world.measure(() => listed(world));
    expect(total).toBeLessThanOrEqual(2);
  });
});

describe('V7: the notice of a year', () => {
  it('is a policy of its own, with the versions and hashes that notices have; it is amended as a notice, and not here', async () => {
    const world = await city();
    const query =
      '{ disclosures { policy { id version title number: documentNumber issuedOn isInForce versionNumber versions { edges { node { number hash content } } } allowedActions { action } } } }';
    const { policy } = (await world.does(null, query)).disclosures;
    expect(policy).toMatchObject({
      title: NOTICE,
      number: '嘉人社发〔2024〕205号',
      issuedOn: '2024-09-02',
      isInForce: true,
      versionNumber: 1,
    });
    const [{ node }] = policy.versions.edges;
    expect(hashOf(node.content)).toBe(node.hash);
    expect(await world.refusal('wang', REPEAL_DOCUMENT, { ...seenAs(policy), key: freshKey() })).toBe('PUBLICATION_IS_NOTICE');
    expect((await world.does(null, 'query ($id: ID!) { node(id: $id) { id } }', { id: policy.id })).node.id).toBe(policy.id);
  });
});

describe('V7: a year', () => {
  it('says what its standards and procedures are on a day, how an application goes and when, and what came of it', async () => {
    const world = await city();
    await certified(world);
    await documentPublished(world, { title: '办事指南', number: null }, 'PROCEDURE');
    const { old } = await documentReplaced(world);
    const { disclosures: days } = await world.does(
      null,
      `{ disclosures { before: standards(on: "2024-12-31") { edges { node { title } } } after: standards(on: "2025-01-01") { edges { node { title } } } } }`,
    );
    const { disclosures } = await world.does(
      null,
      `{ disclosures(cycle: "${CYCLE}") { cycle policy { title } standards { edges { node { title } } } procedures { edges { node { title } } }
        steps { move from to by { zh } rules phase { zh } opensAt closesAt }
        results { rosterCount rosters { edges { node { id } } } titleDocumentCount titleDocuments { edges { node { number: documentNumber } } } } } }`,
    );
    const named = (list: { edges: { node: { title: string } }[] }) => list.edges.map(({ node }) => node.title);
    expect(named(days.before)).toEqual([old.title]);
    expect(named(days.after)).toEqual(['嘉峪关市中小学教师系列评价标准']);
    expect(named(disclosures.procedures)).toEqual(['办事指南']);
    expect(disclosures.steps).toHaveLength(Object.keys({ ...MOVES, ...NOTES }).length);
    const step = (move: string) => disclosures.steps.find((one: { move: string }) => one.move === move);
    expect(step('submit')).toMatchObject({ by: { zh: '申报人' }, to: 'SUBMITTED', closesAt: '2024-10-21T00:00:00.000+08:00' });
    expect(step('approve')).toMatchObject({
      opensAt: '2024-09-11T00:00:00.000+08:00',
      closesAt: '2024-11-01T00:00:00.000+08:00',
      rules: ['D3'],
    });
    expect(step('pass')).toMatchObject({ opensAt: '2024-11-01T00:00:00.000+08:00', closesAt: '2024-11-11T00:00:00.000+08:00' });
    expect(step('strike')).toMatchObject({ phase: null, opensAt: null, closesAt: null });
    const { results } = disclosures;
    expect(results.titleDocumentCount).toBe(results.titleDocuments.edges.length);
    expect(results.titleDocumentCount).toBeGreaterThan(0);
    expect(results.rosterCount).toBe(results.rosters.edges.length);
  });
});

describe('V7: what a new system begins with', () => {
  it('is what the notice names, without a day that nobody has told; installed again, nothing changes, and nobody is told', async () => {
    const world = await city();
    expect(await install(world)).toHaveLength(SHIPPED_PUBLICATIONS.length);
    const left = await dump(world);
    expect(await install(world)).toEqual([]);
    expect(await dump(world)).toEqual(left);
    expect(wrongWith(left)).toEqual([]);
    const order = (await listed(world)).find(({ title }) => title === '职称评审管理暂行规定');
    expect(order).toMatchObject({ number: '人力资源和社会保障部令第40号', issuedOn: null, state: 'IN_FORCE' });
    expect(left.filter(({ pk }) => pk.startsWith('OUTBOX#') && JSON.stringify(pk).includes('PUBLICATION'))).toEqual([]);
  });
});

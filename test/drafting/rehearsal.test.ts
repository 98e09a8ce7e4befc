/** A draft rehearsed with a year's applications, part by part: what officers see of it, and that it changes nothing but its own job (C8). */
import { beforeAll, describe, expect, it } from 'vitest';
import { runExportJob } from '../../functions/runtime/export-jobs.ts';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { installMissing } from '../../schema/announcement/actions/installing.ts';
import { APPLICATION_SHARDS } from '../../schema/application/store.ts';
import { readRows } from '../../schema/core/workbook/read.ts';
import { runPart } from '../../schema/drafting/rehearsal/actions/part.ts';
import { rehearsalShape, workOf } from '../../schema/drafting/rehearsal/model.ts';
import { FOUNDER } from '../../schema/identity/actions/founding.ts';
import type { Item } from '../../schema/table/port.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { fetched } from '../support/tables.ts';
import { copyOf, CYCLE, type World } from '../support/world.ts';
import { AMEND_NOTICE, drafted, partOf, REHEARSE, SAVE_PART, WITHDRAW_NOTICE } from './acts.ts';
import { idOf, rehearsedFrom, REHEARSED as SHOWN, year } from './rehearsing.ts';

type Edge = { node: Record<string, string> };
const global = (who: string): string => Buffer.from(`Application:${idOf(who)}`).toString('base64');
const local = (id: string): string => Buffer.from(id, 'base64').toString().slice('AnnouncementRehearsal:'.length);

let origin: World;
let draft: { draft: string; version: number };
/** 2025's notice as 王建国 has it: one return, and personal application closed a minute after 刘洋 had come in time. */
beforeAll(async () => {
  origin = await year();
  draft = await drafted(origin);
  const save = async (part: string, change: (content: Record<string, unknown>) => object) => {
    const content = change(await partOf(origin, 'wang', draft.draft, part));
    const { saveAnnouncement } = await origin.does('wang', SAVE_PART, { ...draft, part, content });
    draft = { ...draft, version: saveAnnouncement.version };
  };
  await save('POLICY', (policy) => ({ ...policy, returns: { most: 1, counted: 'TOGETHER' } }));
  await save('PHASES', (phases) =>
    (phases as unknown as { name: string }[]).map((one) => (one.name === 'APPLICATION' ? { ...one, closes: '2025-10-09 10:01' } : one)),
  );
});

/** Asked for, and not yet begun. */
async function asked(world: World): Promise<string> {
  return (await world.does('wang', REHEARSE, { ...draft, against: CYCLE })).rehearseAnnouncement.id;
}

/** As the queue brings it: each part asks for the next. */
async function toEnd(world: World): Promise<number> {
  for (let rounds = 0; ; rounds += 1) {
    await world.deliver();
    if (world.jobs.length === 0) return rounds;
    await world.build();
  }
}

/** What does not belong to rehearsals, or to what is sent. */
const OWN = /^(?:REHEARSAL|AUDIT#REHEARSAL|OUTBOX|ONCE)#/u;
const others = (items: readonly Item[]): Item[] => items.filter(({ pk }) => !OWN.test(pk));

describe('a rehearsal', () => {
  let world: World;
  let id = '';
  beforeAll(async () => {
    world = await copyOf(origin);
  });

  it('C8: is asked for of the version that was seen, by the bureau, with the applications of a cycle of its own city', async () => {
    const want = { ...draft, against: CYCLE };
    expect(await world.refusal('wang', REHEARSE, { ...want, version: draft.version - 1 })).toBe('VERSION_STALE');
    expect(await world.refusal('wang', REHEARSE, { ...want, against: '620200-2019-1' })).toBe('CYCLE_UNKNOWN');
    expect(await world.refusal('he', REHEARSE, want)).toBe('ROLE_REQUIRED');
    const elsewhere = { ...JIAYUGUAN_2024_DOCUMENT, cycle: '620900-2024-1', city: '620900', cityName: '酒泉市' };
    const other = await copyOf(origin);
    await installMissing(other.contextOf(other.now, FOUNDER), [elsewhere]);
    expect(await other.refusal('wang', REHEARSE, { ...want, against: '620900-2024-1' })).toBe('REHEARSAL_ELSEWHERE');
    const notice = await partOf(other, 'wang', draft.draft, 'NOTICE');
    const wrong = { ...draft, part: 'NOTICE', content: { ...notice, issuedOn: '2025-02-30' } };
    const { saveAnnouncement } = await other.does('wang', SAVE_PART, wrong);
    expect(await other.refusal('wang', REHEARSE, { ...want, version: saveAnnouncement.version })).toBe('DRAFT_WRONG');
    const offers = 'query ($id: ID!) { node(id: $id) { ... on AnnouncementDraft { allowedActions { action isAllowed } } } }';
    const { node } = await world.does('wang', offers, { id: draft.draft });
    expect(node.allowedActions).toContainEqual({ action: 'rehearseAnnouncement', isAllowed: true });
  });

  it('goes part by part over the year, and names those who would be treated otherwise, by which rule, and nobody else', async () => {
    id = await asked(world);
    await world.deliver();
    await world.build();
    const { node: begun } = await world.does('wang', SHOWN, { id });
    expect(begun).toMatchObject({ state: 'RUNNING', done: 1, total: APPLICATION_SHARDS, percent: 1, download: null, finishedAt: null });
    expect(await toEnd(world)).toBe(APPLICATION_SHARDS);
    const { node } = await world.does('wang', SHOWN, { id });
    expect(node).toMatchObject({ state: 'DONE', done: APPLICATION_SHARDS, percent: 100, applications: 3, affected: 3 });
    expect(node).toMatchObject({ draft: { id: draft.draft }, draftVersion: draft.version, against: CYCLE, requestedBy: 'wang' });
    expect(node.counts).toEqual([
      { kind: 'LATE', rule: 'C2', count: 2 },
      { kind: 'RETURNS', rule: 'D2', count: 1 },
    ]);
    const lines = node.lines.edges.map(({ node: line }: Edge) => `${line.application} ${line.rule}`);
    expect(lines.toSorted()).toEqual([`${global('liu')} D2`, `${global('ma')} C2`, `${global('yang')} C2`].toSorted());
  });

  it('is read a page at a time, of one kind or all, and as a workbook of the same lines, which names nobody', async () => {
    const page = async (more: object) => (await world.does('wang', SHOWN, { id, ...more })).node.lines;
    const all = (await page({})).edges;
    const first = await page({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await page({ first: 2, after: first.pageInfo.endCursor });
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect([...first.edges, ...second.edges]).toEqual(all);
    const late = await page({ kind: 'LATE', first: 1 });
    const rest = await page({ kind: 'LATE', first: 1, after: late.pageInfo.endCursor });
    expect([...late.edges, ...rest.edges].map(({ node }: Edge) => node.kind)).toEqual(['LATE', 'LATE']);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(await world.refusal('wang', SHOWN, { id, after: 'elsewhere' })).toBe('CURSOR_INVALID');
    const { node } = await world.does('wang', SHOWN, { id });
    const bytes = fetched(world, node.download);
    expect(bytes).toHaveLength(node.size);
    const rows: string[][] = [];
    const limits = { bytes: 1e6, unpacked: 1e7, rows: 100, columns: 9, characters: 1000 };
    for await (const { cells } of readRows(
      (async function* () {
        yield await Promise.resolve(bytes);
      })(),
      { limits },
    ))
      rows.push([...cells.values()].map(({ text }) => text));
    expect(rows.slice(1).map(([application]) => application)).toEqual(all.map(({ node: line }: Edge) => line.application));
    const files = [...world.stored].filter(([key]) => key.includes(local(id))).map(([, content]) => content.toString('utf8'));
    expect(files).toHaveLength(4);
    for (const text of [...files, JSON.stringify(rows)]) expect(text).not.toMatch(/刘洋|杨帆|马晓丽|中学|医院/u);
  });

  it('is seen like the draft, the newest first, and is empty of lines when its files have expired', async () => {
    world.at(world.now + 1000);
    const again = await asked(world);
    const list =
      'query ($id: ID!) { node(id: $id) { ... on AnnouncementDraft { rehearsals { edges { node { id state: rehearsalState } } } } } }';
    const { node } = await world.does('he', list, { id: draft.draft });
    expect(node.rehearsals.edges.map(({ node: one }: Edge) => one)).toEqual([
      { id: again, state: 'QUEUED' },
      { id, state: 'DONE' },
    ]);
    for (const who of [null, 'liu', 'chen', 'zhao']) expect((await world.ask(who, SHOWN, { id })).data.node).toBeNull();
    for (const key of world.stored.keys()) if (key.startsWith('exports/')) world.stored.delete(key);
    expect((await world.does('he', SHOWN, { id })).node).toMatchObject({ state: 'DONE', affected: 3, lines: { edges: [] } });
  });

  it('writes nothing but its own job: of no application, and of no draft; the whole table holds', async () => {
    const before = others(await dump(origin));
    const after = await dump(world);
    expect(others(after)).toEqual(before);
    expect(wrongWith(after)).toEqual([]);
  });

  it('of a notice against itself finds nothing', async () => {
    const own = await copyOf(origin);
    const { version, notice } = (await own.does('wang', '{ cycle { version notice { document } } }')).cycle;
    const policy = { ...notice.document.policy, returns: { most: 1, counted: 'TOGETHER' } };
    const { amendAnnouncement } = await own.does('wang', AMEND_NOTICE, { version, parts: [{ part: 'POLICY', content: policy }] });
    const amended = { draft: amendAnnouncement.id, version: amendAnnouncement.version };
    const { withdrawAnnouncement } = await own.does('wang', WITHDRAW_NOTICE, amended);
    const itself = { draft: amended.draft, version: withdrawAnnouncement.version, against: CYCLE };
    const { rehearseAnnouncement } = await own.does('wang', REHEARSE, itself);
    await rehearsedFrom(own, local(rehearseAnnouncement.id));
    const { node } = await own.does('wang', SHOWN, { id: rehearseAnnouncement.id });
    expect(node).toMatchObject({ state: 'DONE', applications: 3, affected: 0, counts: [], lines: { edges: [] } });
  });
});

describe('a rehearsal that is cut, or run twice', () => {
  it('goes on with the part that it was cut in, and finds what a clean run finds; a part done before changes nothing (G9)', async () => {
    const world = await copyOf(origin);
    const id = local(await asked(world));
    const clean = await copyOf(world);
    await rehearsedFrom(clean, id);
    const job = async (where: World) =>
      rehearsalShape.parse((await dump(where)).find(({ pk, sk }) => pk === `REHEARSAL#${id}` && sk === 'JOB'));
    const wanted = await job(clean);
    const first = wanted.parts.findIndex(({ run }) => run !== null);

    for (let part = 0; part < first; part += 1) await runExportJob(world.context(), workOf(id, part));
    const broken = { ...world.context(), files: { ...world.files, put: () => Promise.reject(new Error('the store is down')) } };
    await expect(runExportJob(broken, workOf(id, first))).rejects.toThrow('the store is down');
    expect(await job(world)).toMatchObject({ state: 'FAILED', applications: 0 });
    // One that comes before its turn does nothing, and two at the same time do it once.
    expect(await runPart(world.context(), { id, part: first + 1 })).toMatchObject({ done: false });
    const both = await Promise.all([1, 2].map(() => runExportJob(world.context(), workOf(id, first))));
    expect(both.map(({ done }) => done)).toEqual([true, true]);
    expect((await job(world)).parts).toHaveLength(first + 1);
    const table = await dump(world);
    const stored = [...world.stored.keys()];
    expect(await runExportJob(world.context(), workOf(id, 0))).toMatchObject({ done: true, state: 'RUNNING' });
    expect(await runExportJob(world.context(), workOf(id, first))).toMatchObject({ done: true });
    expect([await dump(world), [...world.stored.keys()]]).toEqual([table, stored]);

    await rehearsedFrom(world, id, first + 1);
    const found = await job(world);
    expect(found).toMatchObject({ state: 'DONE', counts: wanted.counts, applications: 3, affected: 3 });
    expect(found.parts.map(({ kinds }) => kinds)).toEqual(wanted.parts.map(({ kinds }) => kinds));
    const done = await dump(world);
    await runExportJob(world.context(), workOf(id, APPLICATION_SHARDS));
    expect(await dump(world)).toEqual(done);
    expect(wrongWith(done)).toEqual([]);
  });
});

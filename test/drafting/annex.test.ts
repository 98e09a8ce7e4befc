/** Committees by workbook over GraphQL: 王建国 has the annex checked, sees what would change, and writes it into the draft at once (C12, C8). */
import { beforeAll, describe, expect, it } from 'vitest';
import { putThere } from '../support/put-there.ts';
import { handler as template } from '../../functions/template.ts';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { LONGEST_DOCUMENT } from '../../schema/drafting/model.ts';
import {
  annexRows,
  BEGIN_COMMITTEES,
  bookOf,
  CHECK_COMMITTEES,
  COMMITTEE_CHANGES,
  COMMITTEE_ROWS,
  committeesOf,
  filledIn,
  provinces,
  RUN_COMMITTEES,
  type TypedRow,
} from '../support/annexes.ts';
import { beginCommitteeImport, checkCommitteeImport, runCommitteeImport } from '../../schema/drafting/actions/annex/importing.ts';
import { bureauOf } from '../../schema/announcement/cities.ts';
import { personOf } from '../../schema/core/actor.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city, CYCLE, type World } from '../support/world.ts';
import { AMEND_NOTICE, DRAFT, drafted, partOf, PUBLISH } from './acts.ts';

const { committees: OF_2024 } = JIAYUGUAN_2024_DOCUMENT;
type Change = { kind: string; committee: string; name: string; fields: string[] };

let world: World;
const check = async (id: string, who = 'wang') => (await world.does(who, CHECK_COMMITTEES, { import: id })).checkCommitteeImport;
const run = async (id: string, version: number, more: object = {}) =>
  (await world.does('wang', RUN_COMMITTEES, { import: id, version, ...more })).runCommitteeImport;
const changes = async (id: string, replaces = 'ANNEX') => (await world.does('wang', COMMITTEE_CHANGES, { id, replaces })).node.changes;
const standing = (draft: string) => partOf(world, 'wang', draft, 'COMMITTEES') as unknown as Promise<{ id: string; name: string }[]>;
const lines = async (id: string, more: object = {}) =>
  (await world.does('wang', COMMITTEE_ROWS, { id, ...more })).node.rows.edges.flatMap(
    ({ node }: { node: { problems: { cell: string; text: { zh: string } }[] } }) =>
      node.problems.map(({ cell, text: { zh } }) => `${cell} ${zh}`),
  );

describe('the annex of the year', () => {
  let draft = '';
  let version = 0;
  beforeAll(async () => {
    world = await city();
    ({ draft, version } = await drafted(world));
  });

  it('C12: is checked before anything is written: what was read, what would change in the draft, and the draft as it was', async () => {
    const before = await standing(draft);
    const id = await committeesOf(
      world,
      'wang',
      draft,
      provinces(annexRows({ 36: { meets: '12月上旬' }, 65: { name: '甘肃省船舶系列高级职称评审委员会' } })),
    );
    expect(await changes(id)).toBeNull();
    expect(await world.refusal('wang', RUN_COMMITTEES, { import: id, version })).toBe('ANNEX_UNCHECKED');
    expect(await check(id)).toMatchObject({ state: 'CHECKED', total: 65, right: 65, wrong: 0, unsure: 2, outcome: null });
    const { rows } = (await world.does('wang', COMMITTEE_ROWS, { id, first: 3 })).node;
    expect(rows.edges[2].node).toEqual({
      row: 6,
      isRight: true,
      read: {
        number: 3,
        name: '甘肃省食品药品工程专业高级职称评审委员会',
        raw: '甘肃省食品药品工程专业高级职称评市委员会',
        founder: '省市场监管局',
        telephone: '0931-8533360',
        series: { code: 'engineering' },
        specialty: '食品药品工程',
        levels: ['ASSOCIATE_SENIOR', 'SENIOR'],
        scope: 'PROVINCE',
        ownStaffOnly: false,
        meets: { year: 2025, month: 11, third: 'EARLY' },
      },
      problems: [],
      doubts: [],
    });
    const next = (await world.does('wang', COMMITTEE_ROWS, { id, first: 3, after: rows.pageInfo.endCursor })).node.rows;
    expect(next.edges.map(({ node }: { node: { row: number } }) => node.row)).toEqual([7, 8, 9]);
    const plan = await changes(id);
    expect(plan).toMatchObject({ rows: 65, fits: 65, counts: { added: 1, changed: 1, removed: 1, unchanged: 63, kept: 4 } });
    const listed = plan.changes.edges.map(({ node }: { node: Change }) => node);
    expect(listed.filter(({ kind }: Change) => kind !== 'UNCHANGED' && kind !== 'KEPT')).toEqual([
      { kind: 'CHANGED', committee: 'annex-1-36', number: 36, name: '甘肃省经济系列高级职称评审委员会', fields: ['meets'] },
      { kind: 'ADDED', committee: 'annex-1-65-2025', number: 65, name: '甘肃省船舶系列高级职称评审委员会', fields: [] },
      { kind: 'REMOVED', committee: 'annex-1-65', number: 65, name: '甘肃省工程系列高级职称评审委员会', fields: [] },
    ]);
    expect((await changes(id, 'ALL')).counts).toMatchObject({ removed: 5, kept: 0 });
    expect(await standing(draft)).toEqual(before);
    expect((await world.does('wang', `{ node(id: "${draft}") { ... on AnnouncementDraft { version } } }`)).node.version).toBe(version);
  });

  it('C8: is written in one go against the version that was seen, takes a proposal back, and is done once', async () => {
    const { publishAnnouncement: proposed } = await world.does('li', PUBLISH, { draft, version });
    const id = await committeesOf(world, 'li', draft, provinces(annexRows({ 36: { meets: '12月上旬' } })));
    await check(id);
    // What 李秀梅 has begun, 王建国 goes on with: it is their draft together.
    expect(await world.refusal('wang', RUN_COMMITTEES, { import: id, version })).toBe('VERSION_STALE');
    const key = freshKey();
    const done = await run(id, proposed.version, { key });
    expect(done).toMatchObject({
      state: 'DONE',
      draft: { version: proposed.version + 1, state: 'OPEN' },
      outcome: { replaces: 'ANNEX', skipped: 0, counts: { added: 0, changed: 1, removed: 0, unchanged: 64, kept: 4 } },
    });
    expect(await run(id, proposed.version, { key })).toMatchObject({ state: 'DONE', draft: { version: proposed.version + 1 } });
    expect(await world.refusal('wang', RUN_COMMITTEES, { import: id, version: proposed.version + 1 })).toBe('ANNEX_DONE');
    expect(await world.refusal('wang', CHECK_COMMITTEES, { import: id })).toBe('ANNEX_DONE');
    const after = await standing(draft);
    const expected = OF_2024.map((one) => ({
      ...one,
      meets: one.meets && { ...one.meets, year: 2025, ...(one.number === 36 && { month: 12, third: 'EARLY' }) },
    }));
    expect(after).toEqual(expected);
    ({ version } = done.draft);
    const { history } = (
      await world.does('he', `{ node(id: "${draft}") { ... on AnnouncementDraft { history { edges { node { action by } } } } } }`)
    ).node;
    expect(history.edges.at(-1).node).toEqual({ action: 'save', by: 'wang' });
    const entries = `{ node(id: "${id}") { ... on CommitteeImport { upload { url } changes: plan { rows } history { edges { node { action by } } } } } }`;
    expect((await world.does('wang', entries)).node).toEqual({
      upload: null,
      changes: null,
      history: {
        edges: [
          { node: { action: 'begin', by: 'li' } },
          { node: { action: 'check', by: 'wang' } },
          { node: { action: 'run', by: 'wang' } },
        ],
      },
    });
  });

  it('twice the same changes nothing but the version', async () => {
    world.at(world.now + 1000);
    const before = await standing(draft);
    const id = await committeesOf(world, 'wang', draft, provinces(annexRows({ 36: { meets: '12月上旬' } })));
    await check(id);
    expect((await changes(id)).counts).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 65, kept: 4 });
    ({ version } = (await run(id, version)).draft);
    expect(await standing(draft)).toEqual(before);
    const list = `{ node(id: "${draft}") { ... on AnnouncementDraft { committeeImports(first: 2) { edges { node { id } } pageInfo { hasNextPage } } } } }`;
    expect((await world.does('he', list)).node.committeeImports).toMatchObject({
      edges: [{ node: { id } }, {}],
      pageInfo: { hasNextPage: true },
    });
  });

  it('with wrong rows is written only without them, and what they name stays; the lines say where each is', async () => {
    const wrong = { 5: { meets: '年底' }, 20: { founder: '' }, 40: { number: 41 } };
    const id = await committeesOf(world, 'wang', draft, provinces(annexRows(wrong)));
    expect(await check(id)).toMatchObject({ total: 65, right: 61, wrong: 4 });
    expect(await lines(id, { onlyWrong: true })).toEqual([
      'D8 应为某月上旬、中旬或下旬，如11月上旬',
      'C23 不能为空',
      'A43 与A44重复，同一表中只能出现一次',
      'A44 与A43重复，同一表中只能出现一次',
    ]);
    expect(await world.refusal('wang', RUN_COMMITTEES, { import: id, version })).toBe('ANNEX_HAS_PROBLEMS');
    const before = await standing(draft);
    const done = await run(id, version, { skipWrong: true });
    expect(done.outcome).toMatchObject({ skipped: 4, counts: { removed: 0, kept: 8, changed: 1 } });
    ({ version } = done.draft);
    const after = await standing(draft);
    expect(after.map((one) => one.id)).toEqual(before.map((one) => one.id));
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('P10: is the bureau’s alone: supervisors read it, nobody else knows of it; another city’s officers exist for none of it', async () => {
    const id = await committeesOf(world, 'wang', draft, provinces(annexRows()));
    await check(id);
    for (const who of [null, 'liu', 'chen', 'zhao']) {
      expect((await world.ask(who, `{ node(id: "${id}") { ... on CommitteeImport { right } } }`)).data.node).toBeNull();
    }
    const read = (
      await world.does('he', `{ node(id: "${id}") { ... on CommitteeImport { right upload { url } allowedActions { action } } } }`)
    ).node;
    expect(read).toEqual({ right: 65, upload: null, allowedActions: [] });
    const offered = (
      await world.does('wang', `{ node(id: "${id}") { ... on CommitteeImport { allowedActions { action why { code } } } } }`)
    ).node;
    expect(offered.allowedActions).toEqual([
      { action: 'checkCommitteeImport', why: null },
      { action: 'runCommitteeImport', why: null },
    ]);
    expect(await world.refusal('zhao', RUN_COMMITTEES, { import: id, version })).toBe('ROLE_REQUIRED');
    // An officer of Yubei's bureau, who has the ids from somewhere.
    const grants = [{ role: 'BUREAU_OFFICER' as const, organisation: bureauOf('500112'), city: '500112' }];
    const ours = await world.as('wang');
    const theirs = { ...ours, actor: { ...personOf(ours.actor), account: 'deng', grants } };
    const [plain = '', cycle = ''] = [id, draft].map((global) => Buffer.from(global, 'base64').toString().replace(/^\w+:/u, ''));
    const asked = { import: plain, version, replaces: 'ANNEX' as const, skipWrong: false };
    await expect(beginCommitteeImport(theirs, { draft: cycle })).rejects.toMatchObject({ code: 'DRAFT_UNKNOWN' });
    await expect(checkCommitteeImport(theirs, { import: plain })).rejects.toMatchObject({ code: 'COMMITTEE_IMPORT_UNKNOWN' });
    await expect(runCommitteeImport(theirs, asked)).rejects.toMatchObject({ code: 'COMMITTEE_IMPORT_UNKNOWN' });
    await expect(runCommitteeImport(ours, { ...asked, import: 'none' })).rejects.toMatchObject({ code: 'COMMITTEE_IMPORT_UNKNOWN' });
  });
});

describe('a workbook', () => {
  beforeAll(async () => {
    world = await city();
  });

  it('of another kind, of nothing, or replaced after its check is refused', async () => {
    const { draft, version } = await drafted(world);
    const { beginCommitteeImport: begun } = await world.does('wang', BEGIN_COMMITTEES, { draft });
    const { id } = begun;
    const refused = () => world.ask('wang', CHECK_COMMITTEES, { import: id }).then(({ errors }) => errors?.[0]?.extensions);
    expect(await refused()).toMatchObject({ code: 'ANNEX_NOT_UPLOADED', rule: 'C12' });
    putThere(world, begun.upload, Buffer.from('%PDF-1.4 not a workbook'));
    expect(await refused()).toMatchObject({ code: 'NOT_A_WORKBOOK', rule: 'C12' });
    putThere(
      world,
      begun.upload,
      bookOf(
        [
          ['姓名', '证件号码'],
          ['张三', '1'],
        ],
        '人员',
      ),
    );
    expect(await refused()).toMatchObject({ code: 'HEADS_WRONG', rule: 'C12' });
    putThere(world, begun.upload, provinces([]));
    expect(await refused()).toMatchObject({ code: 'ANNEX_EMPTY' });
    const { body } = await template({ rawPath: begun.template, headers: {} });
    putThere(world, begun.upload, Buffer.from(body ?? '', 'base64'));
    expect(await refused()).toMatchObject({ code: 'ANNEX_EMPTY' });
    putThere(world, begun.upload, provinces(annexRows({ 1: { name: '' } }).slice(0, 1)));
    expect(await check(id)).toMatchObject({ right: 0, wrong: 1 });
    expect(await world.refusal('wang', RUN_COMMITTEES, { import: id, version, skipWrong: true })).toBe('ANNEX_NOTHING_RIGHT');
    putThere(world, begun.upload, provinces(annexRows()));
    expect(await check(id)).toMatchObject({ right: 65, wrong: 0 });
    putThere(world, begun.upload, provinces(annexRows().slice(0, 9)));
    expect(await world.refusal('wang', RUN_COMMITTEES, { import: id, version })).toBe('ANNEX_FILE_CHANGED');
    await check(id);
    expect((await run(id, version)).outcome.counts).toMatchObject({ removed: 56, unchanged: 9 });
    // Its form still works for its half hour: what comes by it goes as soon as somebody asks.
    putThere(world, begun.upload, provinces(annexRows()));
    expect(await world.refusal('wang', RUN_COMMITTEES, { import: id, version: version + 1 })).toBe('ANNEX_DONE');
    // What was run is gone, and so is what was found in the files before it.
    const left = [...world.stored.keys()].filter((name) => name.startsWith('imports/'));
    expect(left).toEqual([expect.stringMatching(/\.sealed$/u)]);
  });

  it('C8: never makes the draft larger than it may be, and says how many of its rows it holds', async () => {
    const { draftAnnouncement: begun } = await world.does('wang', DRAFT, { year: 2027, cityName: '嘉峪关市' });
    const rows = Array.from({ length: 500 }, (_, index): TypedRow => ({
      number: index + 1,
      name: `甘肃省第${index + 1}号质量监督和食品药品安全工程专业县以下基层高级职称评审委员会`,
      founder: '省市场监管局职称改革工作领导小组办公室',
      meets: '11月上旬',
      telephone: '0931-8533360',
    }));
    const id = await committeesOf(world, 'wang', begun.id, filledIn(rows));
    expect(await check(id)).toMatchObject({ right: 500 });
    const { fits } = await changes(id);
    const { errors } = await world.ask('wang', RUN_COMMITTEES, { import: id, version: begun.version });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ANNEX_TOO_LARGE', rule: 'C8', details: { rows: 500, fits } });
    const holding = async (count: number) => {
      const part = await committeesOf(world, 'wang', begun.id, filledIn(rows.slice(0, count)));
      await check(part);
      return world.ask('wang', RUN_COMMITTEES, { import: part, version: begun.version });
    };
    expect((await holding(fits + 1)).errors?.[0]?.extensions.code).toBe('ANNEX_TOO_LARGE');
    expect((await holding(fits)).data.runCommitteeImport.state).toBe('DONE');
    expect(JSON.stringify(await standing(begun.id)).length).toBeLessThanOrEqual(LONGEST_DOCUMENT);
  });

  it('changes a notice in force only as an amendment of it that is being written', async () => {
    const { version, notice } = (await world.does('wang', '{ cycle { version notice { document } } }')).cycle;
    const parts = [{ part: 'CITATIONS', content: { ...notice.document.citations, C1: '二（四）' } }];
    const { amendAnnouncement: amended } = await world.does('wang', AMEND_NOTICE, { version, parts });
    const id = await committeesOf(world, 'wang', amended.id, provinces(annexRows({ 1: { telephone: '0931-8533361' } })));
    await check(id);
    expect((await changes(id)).counts).toMatchObject({ added: 0, changed: 1, removed: 0 });
    const done = await run(id, amended.version);
    const { publishAnnouncement: proposed } = await world.does('wang', PUBLISH, { draft: amended.id, version: done.draft.version });
    await world.does('li', PUBLISH, { draft: amended.id, version: proposed.version });
    const { committees } = await world.does(null, `{ committees(cycle: "${CYCLE}", first: 5) { edges { node { id: code telephone } } } }`);
    expect(committees.edges[4].node).toEqual({ id: 'annex-1-1', telephone: '0931-8533361' });
    expect(await world.refusal('wang', BEGIN_COMMITTEES, { draft: amended.id })).toBe('DRAFT_NOT_IN_STATE');
  });
});

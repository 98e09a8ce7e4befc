/** D4: what a received table says is what the system says. Where a row changes, a corrected version follows, marked as such. */
import { beforeEach, describe, expect, it } from 'vitest';
import { read, utils } from '@e965/xlsx';
import { DURING_RE_REVIEW } from '../support/act.ts';
import { checkNow, checkOf, CHECK_TABLE } from '../support/checks.ts';
import {
  ANSWER_WITHDRAWAL,
  applicationIn,
  ASK_WITHDRAWAL,
  judged,
  PASS,
  RETURN,
  SAVE,
  submit,
  WAIVE,
  type Handle,
} from '../support/forms.ts';
import { CORRECT } from '../identity/acts.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { mendedFor } from '../support/returned.ts';
import { fetched, preparedTable, receivedTable, RECEIVE_TABLE, SEND_TABLE, sentTable, tablesOf } from '../support/tables.ts';
import { accountId, city, person, type World } from '../support/world.ts';

const opinion = '已更正';
const CORE = { papers: { items: [{ title: '几何教学再探', venue: '数学通报', grade: 'CORE', publishedOn: '2022-03-01' }] } };
/** The columns of 姓名, 身份证号 and 论文等级. */
const [NAME, NUMBER, GRADE] = [2, 3, 11];

let world: World;
beforeEach(async () => {
  world = await city();
});

const VERSIONS = `{ summaryTables(first: 1) { edges { node { state: summaryTableState listed
  current { number corrects rows sentAt receivedAt preparedBy download { url } }
  versions(first: 9) { edges { node { number corrects sha256 download { url } } } } } } } }`;

/** The table once all that waits has been done. */
async function afterwards() {
  await world.deliver();
  await world.build();
  await world.deliver();
  const { summaryTables } = await world.does('wang', VERSIONS);
  expect(wrongWith(await dump(world))).toEqual([]);
  const [{ node }] = summaryTables.edges;
  return { ...node, versions: node.versions.edges.map(({ node: one }: { node: object }) => one) };
}
const rowsOf = (version: { download: { url: string } }): string[][] => {
  const sheet = read(fetched(world, version.download)).Sheets['汇总表'];
  return utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 }).filter(([first]) => typeof first === 'number');
};
const toldOf = async (who: string) => {
  const { inbox } = await world.does(who, '{ inbox(first: 50) { edges { node { topic text: body { zh } } } } }');
  return inbox.edges
    .map(({ node }: { node: { topic: string; text: { zh: string } } }) => node)
    .filter(({ topic }: { topic: string }) => topic === 'TABLE_CORRECTED')
    .map(({ text }: { text: { zh: string } }) => text.zh);
};
const pass = async ({ id, version }: Handle, who = 'wang') =>
  (await world.does(who, PASS, { application: id, version, opinion })).passApplication as Handle;

describe('D4: what liu mended in the re-review', () => {
  it('is in a corrected version once it is passed; what was sent stays as it was sent, and both offices are told', async () => {
    const { id, version } = await mendedFor('wang', CORE)(world);
    world.at(DURING_RE_REVIEW);
    const { waiveSupplement } = await world.does('wang', WAIVE, { application: id, version, opinion: '形式更正' });
    expect((await afterwards()).current).toMatchObject({ number: 1, corrects: null });
    await pass(waiveSupplement);
    const { state, listed, current, versions } = await afterwards();
    expect({ state, listed }).toEqual({ state: 'RECEIVED', listed: 1 });
    expect(current).toMatchObject({ number: 2, corrects: 1, rows: 1, sentAt: null, receivedAt: null, preparedBy: 'zhao' });
    expect(versions.map(({ number, corrects }: { number: number; corrects: number | null }) => [number, corrects])).toEqual([
      [2, 1],
      [1, null],
    ]);
    expect(rowsOf(versions[1])[0]?.[GRADE]).toBe('省级期刊');
    expect(rowsOf(current)[0]?.[GRADE]).toBe('核心期刊');
    // Kept with the records, and not with the exports that go after thirty days.
    expect(new URL(current.download.url).pathname).toMatch(/\/tables\//u);
    for (const who of ['wang', 'zhao']) expect(await toldOf(who), who).toEqual([expect.stringContaining('更正版第2版，共1人')]);
    const check = await checkOf(world, fetched(world, current.download), 'wang');
    await world.does('wang', CHECK_TABLE, { check });
    await world.deliver();
    await world.build();
    expect(await checkNow(world, check, {}, 'wang')).toMatchObject({ state: 'DONE', against: 2, differenceCount: 0 });
  });

  it('is not corrected where the table says the same: passed as it was sent, or another title of a paper of the same grade', async () => {
    const { id, version } = await mendedFor('wang')(world);
    world.at(DURING_RE_REVIEW);
    const { waiveSupplement } = await world.does('wang', WAIVE, { application: id, version, opinion: '形式更正' });
    await pass(waiveSupplement);
    expect(await afterwards()).toMatchObject({ current: { number: 1, receivedAt: expect.any(String) }, versions: [{ number: 1 }] });
  });

  it('is corrected once where several were passed before it was built, and again after it', async () => {
    const handles = [await applicationIn(world, 'APPROVED'), await applicationIn(world, 'APPROVED', { applicant: 'yang' })];
    await receivedTable(world);
    world.at(DURING_RE_REVIEW);
    const mended: Handle[] = [];
    for (const [index, { id, version }] of handles.entries()) {
      const { returnApplication } = await world.does('wang', RETURN, { application: id, version, opinion, judgements: judged('papers') });
      const who = ['liu', 'yang'][index] ?? '';
      await world.does(who, SAVE, { application: id, version: 1, content: CORE });
      const sent = await submit(world, who, returnApplication);
      mended.push((await world.does('wang', WAIVE, { application: id, version: sent.version, opinion })).waiveSupplement);
    }
    for (const handle of mended) await pass(handle, 'zhao');
    expect((await afterwards()).versions).toHaveLength(2);
    // The stream brings all of it once more.
    await world.replay(world.undelivered());
    expect((await afterwards()).versions).toHaveLength(2);
  });
});

describe('D4, P11: a name or a number that was put right', () => {
  const right = { account: accountId('liu'), name: '刘洋洋', document: '嘉公户〔2024〕3号' };

  it('is in the table before it is sent: what was prepared with the old name is prepared again', async () => {
    await applicationIn(world, 'APPROVED');
    const { id, version } = await preparedTable(world);
    await world.does('chen', CORRECT, right);
    await world.deliver();
    expect(await world.refusal('zhao', SEND_TABLE, { table: id, version })).toBe('TABLE_CHANGED');
    expect((await sentTable(world)).current).toMatchObject({ number: 2 });
  });

  it('is in a corrected version where the bureau has the table: the name, and the number that no list shows', async () => {
    await applicationIn(world, 'APPROVED');
    await receivedTable(world);
    await world.does('chen', CORRECT, right);
    expect(rowsOf((await afterwards()).current)[0]?.[NAME]).toBe('刘洋洋');
    const { identityNumber } = person('new', '新号码');
    await world.does('chen', CORRECT, { ...right, name: undefined, identityNumber });
    const { current } = await afterwards();
    expect(current).toMatchObject({ number: 3, corrects: 2 });
    expect(rowsOf(current)[0]?.[NUMBER]).toBe(identityNumber);
  });

  it('that was put right between sending and receiving is corrected when it is received', async () => {
    await applicationIn(world, 'APPROVED');
    const table = await sentTable(world);
    await world.does('chen', CORRECT, right);
    expect((await afterwards()).versions).toHaveLength(1);
    await world.does('wang', RECEIVE_TABLE, { table: table.id, version: table.version });
    expect((await afterwards()).current).toMatchObject({ number: 2, corrects: 1 });
  });
});

describe('D4: whoever withdraws from a table that the bureau has', () => {
  it('is not in the corrected version', async () => {
    const liu = await applicationIn(world, 'APPROVED');
    await applicationIn(world, 'APPROVED', { applicant: 'yang' });
    await receivedTable(world);
    const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application: liu.id, version: liu.version });
    await world.does('zhao', ANSWER_WITHDRAWAL, { application: liu.id, version: requestWithdrawal.version });
    const { current } = await afterwards();
    expect(current).toMatchObject({ number: 2, corrects: 1, rows: 1 });
    expect((await tablesOf(world))[0]?.listed).toBe(1);
  });
});

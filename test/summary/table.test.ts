/** Summary tables from the first approval to the bureau's receipt: what stands in a table that was sent is all there will be. D3, C1, G3, G9. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TABLE_MOVES, TABLE_STATES, type TableMove, type TableMoveName, type TableState } from '../../schema/summary/model.ts';
import { ROWS_ABOVE } from '../../schema/summary/annex/columns.ts';
import { FIRST } from '../support/acts.ts';
import { ANSWER_WITHDRAWAL, APPROVE, applicationIn, ASK_WITHDRAWAL, SECTIONS } from '../support/forms.ts';
import { titlesIn } from '../support/sections.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import {
  fetched,
  PREPARE,
  preparedTable,
  RECALL_TABLE,
  RECEIVE_TABLE,
  SEND_BACK_TABLE,
  SEND_TABLE,
  sentTable,
  tableNow,
  tablesOf,
  type Shown,
} from '../support/tables.ts';
import { city, instant, organisationId, vacant, type World, BUREAU, CYCLE } from '../support/world.ts';
import { rowsIn } from '../workbook/by-hand.ts';

const LAST = '2024-10-31T23:59:59.999+08:00';
const LATE = '2024-11-01T00:00:00.000+08:00';

const whole = async (world: World) => expect(wrongWith(await dump(world))).toEqual([]);

/** The hash over the rows of a workbook, as anybody may work it out. */
async function hashIn(bytes: Buffer, count: number): Promise<string> {
  const rows = (await rowsIn(bytes)).filter(({ number }) => number > ROWS_ABOVE && number <= ROWS_ABOVE + count);
  const lines = rows.map(({ cells }) =>
    JSON.stringify(
      Array.from({ length: 20 }, (_, column) => {
        const cell = cells.get(column);
        return cell?.kind === 'number' ? Number(cell.text) : (cell?.text ?? '');
      }),
    ),
  );
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
}

describe('a summary table (D3)', () => {
  it('begins with the first approval, is prepared, sent and received; the bureau and the department are told', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    expect(await tablesOf(world)).toMatchObject([
      { state: 'OPEN', current: null, listed: 1, waiting: 0, isLate: false, title: '申报评审职称审核推荐汇总表（中小学教师系列副高级）' },
    ]);
    const prepared = await preparedTable(world);
    expect(prepared).toMatchObject({ state: 'OPEN', current: { number: 1, rows: 1, preparedBy: 'zhao', sentAt: null } });
    const { sendSummaryTable } = await world.does('zhao', SEND_TABLE, { table: prepared.id, version: prepared.version });
    expect(sendSummaryTable).toMatchObject({
      state: 'SENT',
      current: { number: 1, rows: 1, hash: prepared.current?.hash, sentAt: '2024-09-11T09:00:00.000+08:00', sentBy: 'zhao' },
    });
    const { receiveSummaryTable } = await world.does('wang', RECEIVE_TABLE, { table: prepared.id, version: sendSummaryTable.version });
    expect(receiveSummaryTable).toMatchObject({ state: 'RECEIVED', current: { receivedBy: 'wang' } });
    const told = (await dump(world)).flatMap(({ content }) => {
      const { kind, topic, to, zh } = (content ?? {}) as Record<string, unknown>;
      return kind === 'notice' && String(topic).startsWith('TABLE_') ? [{ topic, to, text: (zh as { text: string }).text }] : [];
    });
    expect(told.toSorted((a, b) => (String(a.topic) < String(b.topic) ? -1 : 1))).toEqual([
      {
        topic: 'TABLE_RECEIVED',
        to: [{ organisation: 'education', role: 'DEPARTMENT_OFFICER' }],
        text: '市人社局接收了《申报评审职称审核推荐汇总表（中小学教师系列副高级）》第1版，共1人。',
      },
      {
        topic: 'TABLE_SENT',
        to: [{ organisation: BUREAU, role: 'BUREAU_OFFICER' }],
        text: '嘉峪关市教育局报送了《申报评审职称审核推荐汇总表（中小学教师系列副高级）》第1版，共1人，请接收。',
      },
    ]);
    await whole(world);
  });

  it('sent, is joined by nobody, and what is missing cannot be added later', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const waiting = await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' });
    expect(await tablesOf(world)).toMatchObject([{ waiting: 1 }]);
    await sentTable(world);
    const { errors } = await world.ask('zhao', APPROVE, { application: waiting.id, version: waiting.version, opinion: '同意' });
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('先撤回汇总表'), extensions: { code: 'TABLE_SENT', rule: 'D3' } });
    expect(await tablesOf(world)).toMatchObject([{ state: 'SENT', waiting: 1, current: { rows: 1 } }]);
    await whole(world);
  });

  it('is sent in the last millisecond of 31 October, which stands in it; at 24:00:00.000 D3 is named', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const { id, version } = await preparedTable(world);
    const send = (at: string) => world.ask('zhao', SEND_TABLE, { table: id, version }, { arrivesAt: instant(at) });
    expect((await send(LATE)).errors?.[0]?.extensions).toMatchObject({ code: 'WINDOW_CLOSED', rule: 'D3' });
    expect((await send(LAST)).data.sendSummaryTable).toMatchObject({ state: 'SENT', current: { sentAt: LAST } });
  });

  it('that was not sent in time is late, and the bureau sees whose it is, also where nobody was approved', async () => {
    const world = await city();
    await applicationIn(world, 'RECOMMENDED');
    await applicationIn(world, 'APPROVED', {
      applicant: 'yang',
      changes: {
        appliedTitle: { ...SECTIONS.appliedTitle, level: 'INTERMEDIATE' },
        presentTitle: { ...SECTIONS.presentTitle, level: 'ASSISTANT', name: '二级教师' },
      },
    });
    expect((await tablesOf(world, 'wang', null)).map(({ isLate, waiting, listed }) => ({ isLate, waiting, listed }))).toEqual([
      { isLate: false, waiting: 1, listed: 0 },
      { isLate: false, waiting: 0, listed: 1 },
    ]);
    world.at(LAST);
    expect((await tablesOf(world, 'he', null)).map(({ isLate }) => isLate)).toEqual([false, false]);
    world.at(LATE);
    expect((await tablesOf(world, 'wang', null)).map(({ isLate }) => isLate)).toEqual([true, true]);
    const [first] = await tablesOf(world, 'wang', null);
    expect(await tableNow(world, first?.id ?? '', 'wang')).toMatchObject({ state: 'OPEN', version: 0, waiting: 1, isLate: true });
  });

  it('is sent exactly as it was prepared: an approval since then makes it to be prepared again', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const { id, version } = await preparedTable(world);
    await applicationIn(world, 'APPROVED', { applicant: 'yang' });
    const { errors } = await world.ask('zhao', SEND_TABLE, { table: id, version });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TABLE_CHANGED', rule: 'D3' });
    expect(await sentTable(world)).toMatchObject({ state: 'SENT', current: { number: 2, rows: 2 } });
    await whole(world);
  });

  it('is not sent empty, unprepared, or by a version that was overtaken', async () => {
    const world = await city();
    expect(await world.refusal('zhao', PREPARE)).toBe('TABLE_EMPTY');
    const { id: application, version: seen } = await applicationIn(world, 'APPROVED');
    const [table] = await tablesOf(world);
    const send = (version: number) => world.refusal('zhao', SEND_TABLE, { table: table?.id, version });
    expect(await send(1)).toBe('TABLE_UNPREPARED');
    await preparedTable(world);
    expect(await send(1)).toBe('VERSION_STALE');
    const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application, version: seen });
    await world.does('zhao', ANSWER_WITHDRAWAL, { application, version: requestWithdrawal.version });
    const { version, current } = await preparedTable(world);
    expect(current?.rows).toBe(0);
    expect(await send(version)).toBe('TABLE_EMPTY');
    await whole(world);
  });

  it('keeps liu, who withdrew after it was sent, since it is frozen; recalled and prepared anew, it is without liu', async () => {
    const world = await city();
    const { id: application, version } = await applicationIn(world, 'APPROVED');
    await applicationIn(world, 'APPROVED', { applicant: 'yang' });
    const sent = await sentTable(world);
    const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application, version });
    await world.does('zhao', ANSWER_WITHDRAWAL, { application, version: requestWithdrawal.version });
    expect((await tableNow(world, sent.id)).current).toEqual(sent.current);
    await whole(world);
    await world.does('zhao', RECALL_TABLE, { table: sent.id, version: sent.version });
    expect((await sentTable(world)).current).toMatchObject({ number: 2, rows: 1 });
    await whole(world);
  });

  it('has the form as it was submitted, whatever is saved later', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'APPROVED');
    const application = Buffer.from(id, 'base64').toString().slice('Application:'.length);
    const first = await preparedTable(world);
    // As it would lie there after a later return: the section is newer, the submitted one is kept beside it.
    const place = { pk: `APPLICATION#${application}`, sk: 'A#SECTION#basics' };
    const section = await world.table.get(place);
    await world.table.transact([
      { put: { ...section, pk: `PAST#${application}`, sk: 'basics#0001' }, when: 'absent' },
      { put: { ...section, ...place, version: 2, content: { startedWorkOn: '1999-01-01' } }, when: 'always' },
    ]);
    const second = await preparedTable(world);
    expect(second.current).toMatchObject({ number: 2, hash: first.current?.hash });
  });
});

describe('what was sent', () => {
  it('is the very file on each download, and its hashes are those of the file and of its rows', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    await applicationIn(world, 'APPROVED', { applicant: 'yang' });
    const prepared = await preparedTable(world);
    const seen = fetched(world, prepared.current?.download ?? { url: '' });
    const { sendSummaryTable: sent } = await world.does('zhao', SEND_TABLE, { table: prepared.id, version: prepared.version });
    world.at('2024-12-20T09:00:00+08:00');
    const after = async (who: string) => fetched(world, (await tableNow(world, sent.id, who)).current?.download ?? { url: '' });
    for (const who of ['zhao', 'wang', 'he']) expect((await after(who)).equals(seen)).toBe(true);
    expect(createHash('sha256').update(seen).digest('hex')).toBe(sent.current.sha256);
    expect(await hashIn(seen, 2)).toBe(sent.current.hash);
    expect([...world.stored.keys()].filter((key) => key.startsWith('tables/'))).toHaveLength(1);
  });

  it('is recalled by the department until the bureau has it, then sent back by the bureau alone, each with its reason; every version stays', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const first = await sentTable(world);
    expect(await world.refusal('wang', RECALL_TABLE, { table: first.id, version: first.version })).toBe('ROLE_REQUIRED');
    await world.does('zhao', RECALL_TABLE, { table: first.id, version: first.version });
    await applicationIn(world, 'APPROVED', { applicant: 'yang' });
    const second = await sentTable(world);
    const { receiveSummaryTable } = await world.does('wang', RECEIVE_TABLE, { table: second.id, version: second.version });
    expect(await world.refusal('zhao', RECALL_TABLE, { table: second.id, version: receiveSummaryTable.version })).toBe(
      'TABLE_NOT_IN_STATE',
    );
    const back = { table: second.id, version: receiveSummaryTable.version };
    expect(await world.refusal('wang', SEND_BACK_TABLE, back, { arrivesAt: instant(LATE) })).toBe('WINDOW_CLOSED');
    expect((await world.does('wang', SEND_BACK_TABLE, back)).sendBackSummaryTable).toMatchObject({ state: 'OPEN', current: null });
    const VERSIONS = `query ($id: ID!) {
      node(id: $id) {
        ... on SummaryTable { versions(first: 5) { edges { node { number rows reopened reason sentBy download { url } } } } }
      }
    }`;
    const { node } = await world.does('zhao', VERSIONS, { id: second.id });
    const versions = node.versions.edges.map(({ node: one }: { node: Record<string, unknown> }) => one);
    expect(versions).toMatchObject([
      { number: 2, rows: 2, reopened: 'SENT_BACK', reason: '漏报一人', sentBy: 'zhao' },
      { number: 1, rows: 1, reopened: 'RECALLED', reason: '漏报一人', sentBy: 'zhao' },
    ]);
    expect(fetched(world, versions[1].download).length).toBeGreaterThan(1000);
    await whole(world);
  });
});

describe('from each state', () => {
  it.each(TABLE_STATES)('%s exactly the moves of the table are possible, each by its officer', async (state: TableState) => {
    for (const [name, move] of Object.entries(TABLE_MOVES) as [TableMoveName, TableMove][]) {
      if (move.by === 'SYSTEM') continue;
      const world = await city();
      await applicationIn(world, 'APPROVED');
      let table: Shown = await preparedTable(world);
      if (state !== 'OPEN') table = (await world.does('zhao', SEND_TABLE, { table: table.id, version: table.version })).sendSummaryTable;
      if (state === 'RECEIVED')
        table = (await world.does('wang', RECEIVE_TABLE, { table: table.id, version: table.version })).receiveSummaryTable;
      const [own, other] = move.by === 'BUREAU_OFFICER' ? ['wang', 'zhao'] : ['zhao', 'wang'];
      const { document = '' } = FIRST[`${name}SummaryTable`] ?? {};
      const ask = (who: string) => world.refusal(who, document, name === 'prepare' ? {} : { table: table.id, version: table.version });
      expect(await ask(other ?? ''), name).toBe('ROLE_REQUIRED');
      expect(['ROLE_REQUIRED', 'TABLE_UNKNOWN'], name).toContain(await ask('qian'));
      expect(await ask(own ?? ''), name).toBe(move.from.includes(state) ? null : 'TABLE_NOT_IN_STATE');
    }
  });
});

describe('to others', () => {
  it('a table does not exist: another department, a unit, an applicant', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const [table] = await tablesOf(world);
    const NODE = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const who of ['qian', 'chen', 'liu', null])
      expect((await world.ask(who, NODE, { id: table?.id })).data.node, String(who)).toBeNull();
    const LIST = 'query ($d: ID) { summaryTables(department: $d) { edges { node { id } } } }';
    expect(await world.refusal('qian', LIST, { d: organisationId('education') })).toBe('TABLE_UNKNOWN');
    // Left out, the department is the officer’s own, as with the applications of a department.
    const own = await world.does('zhao', LIST, { d: organisationId('education') });
    expect(own.summaryTables.edges.length).toBeGreaterThan(0);
    expect(await world.does('zhao', LIST)).toEqual(own);
    expect(await world.refusal('chen', LIST)).toBe('ROLE_REQUIRED');
    for (const id of [
      `${CYCLE}.education.school-teaching.NOTHING`,
      `${CYCLE}.health.school-teaching.SENIOR`,
      '2023.education.school-teaching.SENIOR',
      '....',
      'a#b.c.d.SENIOR',
    ])
      expect((await world.does('wang', NODE, { id: Buffer.from(`SummaryTable:${id}`).toString('base64') })).node, id).toBeNull();
  });

  it('the bureau does the work of a department for series without a department', async () => {
    const world = await city();
    await vacant(world, 'school', 'library');
    const handle = await applicationIn(world, 'RECOMMENDED', {
      changes: titlesIn('library'),
    });
    await world.does('wang', APPROVE, { application: handle.id, version: handle.version, opinion: '同意' });
    const { prepareSummaryTable } = await world.does('wang', PREPARE, { series: 'library' });
    await world.deliver();
    await world.build();
    const { version } = await tableNow(world, prepareSummaryTable.id, 'wang');
    expect(await world.refusal('zhao', SEND_TABLE, { table: prepareSummaryTable.id, version })).toBe('TABLE_UNKNOWN');
    expect(await world.refusal('wang', SEND_TABLE, { table: prepareSummaryTable.id, version })).toBeNull();
  });
});

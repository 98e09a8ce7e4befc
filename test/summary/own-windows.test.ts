/**
 * A table holds several of one series and level, some with later windows of their own (考核认定): it may be sent as long as anybody in it may
 * still come in, and what closes sooner for all of a series closes for its tables (D3, C1, C8). 渝北区’s notice of 2025: the department’s
 * review closes on 31 October, 18时; for what is recognised directly on 28 November, 18时.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { APPROVE, applicationIn, PASS } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import {
  PREPARE,
  preparedTable,
  RECALL_TABLE,
  RECEIVE_TABLE,
  SEND_BACK_TABLE,
  SEND_TABLE,
  sentTable,
  tableNow,
  tablesOf,
} from '../support/tables.ts';
import { DOCTOR, PROMOTED, RECOGNISED, yubei, type Units } from '../support/yubei.ts';
import { instant, type World } from '../support/world.ts';
import type { Handle } from '../support/cleared.ts';

const LAST = '2025-11-28T17:59:59.999+08:00';
const LATE = '2025-11-28T18:00:00.000+08:00';

let world: World;
let units: Units;
const inState = (state: 'RECOMMENDED' | 'APPROVED', applicant: string, changes: object) =>
  applicationIn(world, state, { applicant, unit: units.school, officer: 'gan', reviewer: 'ren', changes });
const approve = ({ id, version }: Handle) => ({ application: id, version, opinion: '同意' });
const topics = async (who: string) => {
  await world.deliver();
  const { inbox } = await world.does(who, '{ inbox(first: 50) { edges { node { topic text: body { zh } } } } }');
  return inbox.edges.map(({ node }: { node: { topic: string; text: { zh: string } } }) => node);
};
const next = async (who: string) =>
  (await world.does(who, '{ myApplication { next { text { zh } closesAt isMissed } } }')).myApplication.next;

describe('a table of what is recognised directly and what is not (D3)', () => {
  beforeEach(async () => {
    ({ world, units } = await yubei());
  });

  it('唐果 is approved on 12 November: the table is prepared, sent and received then, and 唐果 passes', async () => {
    world.at('2025-10-30T09:00:00+08:00');
    const waiting = await inState('RECOMMENDED', 'tang', RECOGNISED);
    world.at('2025-11-12T09:00:00+08:00');
    const { approveApplication } = await world.does('ren', APPROVE, approve(waiting));
    const told = (await topics('ren')).find(({ topic }: { topic: string }) => topic === 'TO_SEND');
    expect(told?.text.zh).toContain('11月28日');
    expect(await next('tang')).toMatchObject({ closesAt: LATE, isMissed: false });
    const sent = await sentTable(world, 'ren', 'ASSISTANT');
    expect(sent).toMatchObject({ state: 'SENT', isLate: false, closesAt: LATE });
    await world.does('yu', RECEIVE_TABLE, { table: sent.id, version: sent.version });
    const { passApplication } = await world.does('yu', PASS, approve(approveApplication));
    expect(passApplication.state).toBe('PASSED');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('who is approved after it was sent comes in all the same: recalled or sent back, prepared and sent again with both', async () => {
    world.at('2025-09-20T09:00:00+08:00');
    await inState('APPROVED', 'yan', PROMOTED);
    world.at('2025-10-30T09:00:00+08:00');
    const waiting = await inState('RECOMMENDED', 'tang', RECOGNISED);
    const first = await sentTable(world, 'ren', 'ASSISTANT');
    world.at('2025-11-12T09:00:00+08:00');
    expect(await world.refusal('ren', APPROVE, approve(waiting))).toBe('TABLE_SENT');
    const { recallSummaryTable } = await world.does('ren', RECALL_TABLE, { table: first.id, version: first.version });
    expect(recallSummaryTable.state).toBe('OPEN');
    const again = await sentTable(world, 'ren', 'ASSISTANT');
    const { receiveSummaryTable } = await world.does('yu', RECEIVE_TABLE, { table: again.id, version: again.version });
    const back = await world.does('yu', SEND_BACK_TABLE, { table: again.id, version: receiveSummaryTable.version });
    expect(back.sendBackSummaryTable.state).toBe('OPEN');
    await world.does('ren', APPROVE, approve(waiting));
    expect(await sentTable(world, 'ren', 'ASSISTANT')).toMatchObject({ state: 'SENT', current: { rows: 2 } });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('C1: is sent in the last millisecond before 28 November, 18时; at 18:00:00.000 neither sent, recalled nor prepared, and late', async () => {
    world.at('2025-09-20T09:00:00+08:00');
    await inState('APPROVED', 'yan', PROMOTED);
    world.at('2025-11-28T17:00:00+08:00');
    const { id, version } = await preparedTable(world, 'ren', 'ASSISTANT');
    const code = async (document: string, asked: Record<string, unknown>, at: string) =>
      (await world.ask('ren', document, asked, { arrivesAt: instant(at) })).errors?.[0]?.extensions;
    expect(await code(SEND_TABLE, { table: id, version }, LATE)).toMatchObject({ code: 'WINDOW_CLOSED', rule: 'D3' });
    expect(await code(PREPARE, { level: 'ASSISTANT' }, LATE)).toMatchObject({ code: 'WINDOW_CLOSED' });
    world.at(LAST);
    expect(await tableNow(world, id, 'ren')).toMatchObject({ isLate: false });
    world.at(LATE);
    expect(await tableNow(world, id, 'ren')).toMatchObject({ isLate: true });
    const { data } = await world.ask('ren', SEND_TABLE, { table: id, version }, { arrivesAt: instant(LAST) });
    const sent = data.sendSummaryTable;
    expect(sent.state).toBe('SENT');
    expect(await code(RECALL_TABLE, { table: id, version: sent.version }, LATE)).toMatchObject({ code: 'WINDOW_CLOSED' });
  });

  it('C13: 颜青, who is in it, is told that it was not sent when it can be no more: on 28 November, not on 31 October', async () => {
    world.at('2025-09-20T09:00:00+08:00');
    await inState('APPROVED', 'yan', PROMOTED);
    const missed = async () => {
      await world.tellMissed();
      return (await topics('yan')).filter(({ topic }: { topic: string }) => topic === 'MISSED').length;
    };
    world.at('2025-10-31T18:01:00+08:00');
    expect(await missed()).toBe(0);
    expect(await next('yan')).toMatchObject({ closesAt: LATE, isMissed: false });
    world.at('2025-11-28T18:01:00+08:00');
    expect(await missed()).toBe(1);
    expect(await next('yan')).toMatchObject({ isMissed: true });
  });
});

describe('a table of a series that closes sooner (D3)', () => {
  it('C1: is sent in the last millisecond before 15 October, 18时; at 18:00:00.000 no more, though others are until the 31st', async () => {
    ({ world, units } = await yubei([{ for: { series: ['health'] }, closes: '2025-10-15 18:00', source: '四（三）卫生' }]));
    world.at('2025-09-20T09:00:00+08:00');
    await applicationIn(world, 'APPROVED', {
      applicant: 'hua',
      unit: units.hospital,
      officer: 'shen',
      reviewer: 'kangjian',
      changes: DOCTOR,
    });
    const asked = { series: 'health', level: 'ASSOCIATE_SENIOR' };
    const { prepareSummaryTable } = await world.does('kangjian', PREPARE, asked);
    await world.deliver();
    await world.build();
    const { id, version } = await tableNow(world, prepareSummaryTable.id, 'kangjian');
    const send = (at: string) => world.ask('kangjian', SEND_TABLE, { table: id, version }, { arrivesAt: instant(at) });
    const { errors } = await send('2025-10-15T18:00:00.000+08:00');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'WINDOW_CLOSED', rule: 'D3' });
    expect((await send('2025-10-15T17:59:59.999+08:00')).data.sendSummaryTable.state).toBe('SENT');
    world.at('2025-10-15T18:00:00.000+08:00');
    expect(await tablesOf(world, 'kangjian', 'yubei-health')).toMatchObject([{ closesAt: '2025-10-15T18:00:00.000+08:00' }]);
  });
});

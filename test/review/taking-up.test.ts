/** The re-review takes up what was sent in time and received, and nothing else (D3, D7). */
import { describe, expect, it } from 'vitest';
import {
  applicationIn,
  DECIDE_AT_MEETING,
  freshKey,
  judged,
  sendAgain,
  PASS,
  RECORD_MEETING,
  REFUSE,
  RETURN,
  type Handle,
} from '../support/forms.ts';
import { AMEND } from '../calendar/acts.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { receivedTable, RECEIVE_TABLE, SEND_BACK_TABLE, sentTable } from '../support/tables.ts';
import { city, type World } from '../support/world.ts';

const NOVEMBER = '2024-11-01T00:00:00+08:00';
const MOVES = { PASS, RETURN, REFUSE };
const LATER = { phase: 'DEPARTMENT_REVIEW', closesAt: '2024-11-08T00:00:00+08:00' };

const refusal = (world: World, document: string, { id, version }: Handle, who = 'wang') =>
  world.refusal(who, document, { application: id, version, opinion: '意见' });

describe.each(Object.entries(MOVES))('%s by the re-review', (_, document) => {
  it('is refused as long as the table is not sent, and as long as it is not received', async () => {
    const world = await city();
    const liu = await applicationIn(world, 'APPROVED');
    world.at(NOVEMBER);
    const { errors } = await world.ask('wang', document, { application: liu.id, version: liu.version, opinion: '意见' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TABLE_NOT_SENT', rule: 'D3' });

    const other = await city();
    const yang = await applicationIn(other, 'APPROVED', { applicant: 'yang' });
    const { id, version } = await sentTable(other);
    other.at(NOVEMBER);
    expect(await refusal(other, document, yang)).toBe('TABLE_NOT_RECEIVED');
    expect(await refusal(other, document, yang, 'zhao')).toBe('TABLE_NOT_RECEIVED');
    // Receiving opens nothing and may be done at any time.
    await other.does('wang', RECEIVE_TABLE, { table: id, version });
    expect(await refusal(other, document, yang)).toBeNull();
    expect(wrongWith(await dump(other))).toEqual([]);
  });
});

describe('what was returned by the re-review', () => {
  it('comes back to it, though its table has been received and takes in nobody else; what was sent stays as it was sent', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'APPROVED');
    const { current } = await receivedTable(world);
    world.at(NOVEMBER);
    const { returnApplication } = await world.does('wang', RETURN, {
      application: id,
      version,
      opinion: '论文级别有误',
      judgements: judged('papers'),
    });
    const again = await sendAgain(world, 'liu', returnApplication, 'papers');
    expect(again).toMatchObject({ state: 'APPROVED' });
    const { passApplication } = await world.does('zhao', PASS, { application: id, version: again.version, opinion: '已更正' });
    expect(passApplication.state).toBe('PASSED');
    const { summaryTables } = await world.does('wang', '{ summaryTables { edges { node { listed state current { hash } } } } }');
    expect(summaryTables.edges).toEqual([{ node: { listed: 1, state: 'RECEIVED', current: { hash: current?.hash } } }]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('at the same moment', () => {
  it('a table is sent back and its people are passed, the windows overlapping by an amendment: in each order the whole is true', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'APPROVED');
    const table = await receivedTable(world);
    await world.does('wang', AMEND, LATER);
    world.at('2024-11-05T10:00:00+08:00');
    const [passed, sentBack] = await Promise.all([
      refusal(world, PASS, { id, version }),
      world.refusal('wang', SEND_BACK_TABLE, { table: table.id, version: table.version }),
    ]);
    expect(sentBack).toBeNull();
    expect([null, 'TABLE_NOT_SENT']).toContain(passed);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('a table that was sent back while its people were passed, the windows overlapping by an amendment', () => {
  it('and was not sent again: nobody of it goes to a committee (D3)', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'APPROVED');
    const table = await receivedTable(world);
    await world.does('wang', AMEND, LATER);
    world.at('2024-11-02T10:00:00+08:00');
    const { passApplication } = await world.does('wang', PASS, { application: id, version, opinion: '同意' });
    await world.does('wang', SEND_BACK_TABLE, { table: table.id, version: table.version });
    world.at('2024-11-09T10:00:00+08:00');
    const { recordMeeting } = await world.does('wang', RECORD_MEETING, { heldOn: '2024-11-09' });
    const rows = [{ application: id, version: passApplication.version }];
    const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, { meeting: recordMeeting.id, rows, key: freshKey() });
    expect(decideAtMeeting.rows[0].refusal.code).toBe('TABLE_NOT_SENT');
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

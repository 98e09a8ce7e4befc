/** The re-review takes up what was sent in time and received, and nothing else (D3, D7). */
import { describe, expect, it } from 'vitest';
import { applicationIn, APPROVE, judged, sendAgain, PASS, REFUSE, RETURN, type Handle } from '../support/forms.ts';
import { AMEND } from '../calendar/acts.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { receivedTable, RECEIVE_TABLE, SEND_BACK_TABLE, sentTable, tableNow } from '../support/tables.ts';
import { city, type World } from '../support/world.ts';

const NOVEMBER = '2024-11-01T00:00:00+08:00';
const MOVES = { PASS, RETURN, REFUSE };
const OFFERS = 'query ($id: ID!) { node(id: $id) { ... on SummaryTable { allowedActions { action isAllowed why { code } } } } }';
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
    const { summaryTables } = await world.does(
      'wang',
      '{ summaryTables { edges { node { listed state: summaryTableState current { hash } } } } }',
    );
    expect(summaryTables.edges).toEqual([{ node: { listed: 1, state: 'RECEIVED', current: { hash: current?.hash } } }]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

/** The department's window reopened by an amendment, while the re-review is under way. */
async function reopened(world: World) {
  const liu = await applicationIn(world, 'APPROVED');
  const yang = await applicationIn(world, 'APPROVED', { applicant: 'yang' });
  const ma = await applicationIn(world, 'RECOMMENDED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
  const table = await receivedTable(world);
  await world.does('wang', AMEND, LATER);
  world.at('2024-11-05T10:00:00+08:00');
  return { liu, yang, ma, table };
}

describe('at the same moment', () => {
  it('a table is sent back and its people are passed, the windows overlapping by an amendment: one of both is done', async () => {
    const world = await city();
    const { liu, yang, table } = await reopened(world);
    const answers = await Promise.all([
      refusal(world, PASS, liu),
      refusal(world, PASS, yang, 'zhao'),
      world.refusal('wang', SEND_BACK_TABLE, { table: table.id, version: table.version }),
    ]);
    const isTakenUp = answers[2] !== null;
    expect(answers).toEqual(isTakenUp ? [null, null, 'TABLE_TAKEN_UP'] : ['TABLE_NOT_SENT', 'TABLE_NOT_SENT', null]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('D7: a table on whose people the re-review has decided, the windows overlapping by an amendment', () => {
  it('is not sent back: it names how many; whoever would join it before hears what has to be done first (D3), and afterwards comes in by a correction (D4)', async () => {
    const world = await city();
    const { liu, yang, ma, table } = await reopened(world);
    const join = async () => (await world.ask('zhao', APPROVE, { application: ma.id, version: ma.version, opinion: '同意' })).errors?.[0];
    expect(await join()).toMatchObject({
      message: expect.stringContaining('须在截止前商请市人社局退回汇总表'),
      extensions: { code: 'TABLE_SENT' },
    });
    await world.does('wang', PASS, { application: liu.id, version: liu.version, opinion: '同意' });
    await world.does('wang', RETURN, { application: yang.id, version: yang.version, opinion: '意见', judgements: judged('papers') });
    const sendBack = { table: table.id, version: (await tableNow(world, table.id)).version };
    for (const version of [sendBack.version, table.version]) {
      const { errors } = await world.ask('wang', SEND_BACK_TABLE, { ...sendBack, version });
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining('已办理表内2人'),
        extensions: { code: 'TABLE_TAKEN_UP', rule: 'D7' },
      });
    }
    const { node } = await world.does('wang', OFFERS, { id: table.id });
    expect(node.allowedActions.find(({ action }: { action: string }) => action === 'sendBackSummaryTable')).toMatchObject({
      isAllowed: false,
      why: { code: 'TABLE_TAKEN_UP' },
    });
    expect(await join()).toBeUndefined();
    await world.deliver();
    await world.build();
    expect((await tableNow(world, table.id)).current).toMatchObject({ number: 2, rows: 3 });
    const { id, version } = (await world.does('ma', '{ myApplication { id version } }')).myApplication;
    const { passApplication } = await world.does('wang', PASS, { application: id, version, opinion: '同意' });
    expect(passApplication.state).toBe('PASSED');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('as long as it has decided on nobody it is sent back, and then takes in whoever is approved', async () => {
    const world = await city();
    const { ma, table } = await reopened(world);
    await world.does('wang', SEND_BACK_TABLE, { table: table.id, version: table.version });
    await world.does('zhao', APPROVE, { application: ma.id, version: ma.version, opinion: '同意' });
    const again = await sentTable(world);
    expect(again.current?.rows).toBe(3);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

/** The chain’s own deadlines and desks: whom they remind and what comes to whose desk (C8, C13, U4, U5, A8, D3, D7). */
import { describe, expect, it } from 'vitest';
import { workQueue } from '../../functions/runtime/work-queue.ts';
import { DAY, HOUR } from '../../schema/core/time.ts';
import { applicationId, loadApplication, putApplication } from '../../schema/application/store.ts';
import { closeDue } from '../../schema/posting/actions/close.ts';
import { buildReport } from '../../schema/posting/actions/report.ts';
import { AMEND } from '../calendar/acts.ts';
import { ANSWER_IN_COMMITTEE, ANSWER_WITHDRAWAL, applicationIn, ASK_WITHDRAWAL, DECIDE, inState, PASS, RETURN } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox, mailsTo, PREFER, REDELIVER, UNDELIVERED } from '../support/notices.ts';
import { anonymousObjection, objection, posting } from '../support/postings.ts';
import { RECEIVE_TABLE, receivedTable, sentTable } from '../support/tables.ts';
import { city, CYCLE, type World } from '../support/world.ts';

/** Who gets a reminder at an instant, and what it says. */
async function remindedAt(world: World, at: string): Promise<Record<string, string>> {
  await world.deliver();
  world.at(at);
  await world.remind();
  const before = world.mails.length;
  await world.deliver();
  return Object.fromEntries(world.mails.slice(before).map(({ to, text }) => [to.replace('@example.cn', ''), text]));
}
const names = (mails: Record<string, string>) => Object.keys(mails).toSorted();

const UNITS_LAST_DAY = '2024-10-31T09:00:00+08:00';
const RE_REVIEW_LAST_DAY = '2024-11-10T09:00:00+08:00';

describe('before the units close (C13)', () => {
  it.each(['SUBMITTED', 'ACCEPTED', 'CLEARED'] as const)('what is %s is its unit’s to see to, and nobody else’s', async (state) => {
    const world = await city();
    await applicationIn(world, state);
    const mails = await remindedAt(world, UNITS_LAST_DAY);
    expect(names(mails)).toEqual(['chen', 'lin']);
    expect(mails.chen).toContain('待审核、公示或推荐');
  });
});

describe('what is posted', () => {
  it('reminds nobody: its unit hears when it is over', async () => {
    const world = await city();
    await posting(world);
    expect(names(await remindedAt(world, UNITS_LAST_DAY))).toEqual([]);
  });

  it('and has an objection to answer, keeps its unit reminded until it is answered: no posting ends with an open objection (U4)', async () => {
    const world = await city();
    const { id } = await posting(world);
    await applicationIn(world, 'POSTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    const number = await objection(world, id);
    const mails = await remindedAt(world, '2024-10-25T09:00:00+08:00');
    expect(names(mails)).toEqual(['chen', 'lin']);
    expect(mails.chen).toContain('贵单位的公示尚有异议未答复');
    await world.does('chen', DECIDE, { objection: number, version: 1, finding: 'DISMISSED', text: '经核查不属实' });
    expect(names(await remindedAt(world, UNITS_LAST_DAY))).toEqual([]);
  });
});

describe('before the departments close (D3)', () => {
  it('an approved application still waits for its table to be sent: its department is told, until it has sent it', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const mails = await remindedAt(world, UNITS_LAST_DAY);
    expect(names(mails)).toEqual(['sun', 'zhao']);
    expect(mails.zhao).toContain('尚有汇总表未报送');
    await sentTable(world);
    expect(names(await remindedAt(world, '2024-10-31T22:00:00+08:00'))).toEqual([]);
  });

  it('with a recommended application beside it both are said in one mail', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' });
    const mails = await remindedAt(world, UNITS_LAST_DAY);
    expect(names(mails)).toEqual(['sun', 'zhao']);
    expect(mails.zhao).toContain('尚有汇总表未报送');
    expect(mails.zhao).toContain('尚有申报待审核');
    expect(mailsTo(world, 'zhao')).toHaveLength(1);
  });

  it('a table in which nobody stands any more is nobody’s duty', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'APPROVED');
    const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application: id, version });
    await world.does('zhao', ANSWER_WITHDRAWAL, { application: id, version: requestWithdrawal.version });
    expect(names(await remindedAt(world, UNITS_LAST_DAY))).toEqual([]);
  });
});

describe('before the re-review closes (D7)', () => {
  it('a table that was sent waits for the bureau; received, what is in it for department and bureau; what was returned for its applicant', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'APPROVED');
    const table = await sentTable(world);
    const first = await remindedAt(world, '2024-11-04T09:00:00+08:00');
    expect(names(first)).toEqual(['li', 'wang']);
    expect(first.wang).toContain('待市人社局接收');
    await world.does('wang', RECEIVE_TABLE, { table: table.id, version: table.version });
    const second = await remindedAt(world, '2024-11-08T09:00:00+08:00');
    expect(names(second)).toEqual(['li', 'sun', 'wang', 'zhao']);
    expect(second.zhao).not.toContain('接收');
    await world.does('wang', RETURN, { application: id, version, opinion: '更正' });
    const third = await remindedAt(world, RE_REVIEW_LAST_DAY);
    expect(names(third)).toEqual(['liu']);
    expect(third.liu).toContain('2024年11月10日24时');
  });

  it('what is in a table that was never sent reminds nobody: it cannot be taken up', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    expect(names(await remindedAt(world, RE_REVIEW_LAST_DAY))).toEqual([]);
  });

  it('what has passed waits for nobody in it', async () => {
    const world = await city();
    await inState(world, 'PASSED');
    expect(names(await remindedAt(world, RE_REVIEW_LAST_DAY))).toEqual([]);
  });

  it('its amendment is told to those whose applications it decides on (C8)', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    await world.deliver();
    await world.does('wang', AMEND, { phase: 'RE_REVIEW', closesAt: '2024-11-13T00:00:00+08:00' });
    const before = world.mails.length;
    await world.tellAmendments();
    await world.deliver();
    const told = world.mails.slice(before).map(({ to }) => to.replace('@example.cn', ''));
    expect(told.toSorted()).toEqual(['li', 'liu', 'qian', 'sun', 'wang', 'wu', 'zhao', 'zhou']);
  });
});

describe('what comes to a desk', () => {
  const topics = async (world: World, who: string) =>
    (await inbox(world, who)).notices.map(({ topic, class: of }: { topic: string; class: string }) => `${topic} ${of}`);

  it('an objection to the unit, required; a posting that is over to the applicant as his progress and to the unit as work (U4, U5)', async () => {
    const world = await city();
    const { id } = await posting(world);
    await world.deliver();
    world.at('2024-09-20T00:01:00+08:00');
    await world.closePostings();
    await world.deliver();
    expect(await topics(world, 'chen')).toEqual(['TO_RECOMMEND WORK']);
    const [newest, ...before] = await topics(world, 'liu');
    expect([newest, ...before.toSorted()]).toEqual(['CLEARED PROGRESS', 'ACCEPTED PROGRESS', 'POSTED PROGRESS']); // both of one instant
    const other = await city();
    await anonymousObjection(other, (await posting(other)).id);
    await other.deliver();
    expect(await topics(other, 'lin')).toEqual([]); // told at the full hour, so that nobody sees when it came
    other.at(other.now + HOUR);
    await other.sweep();
    expect(await topics(other, 'lin')).toEqual(['OBJECTED REQUIRED']);
    expect(id).not.toBe('');
  });

  it('an officer who wants no mail about work has none of it, and keeps that of progress', async () => {
    const world = await city();
    await world.does('chen', PREFER, { choices: [{ class: 'WORK', mail: 'OFF' }] });
    await world.does('lin', PREFER, { choices: [{ class: 'WORK', mail: 'AT_ONCE' }] });
    await posting(world);
    world.at('2024-09-20T00:01:00+08:00');
    await world.closePostings();
    await world.deliver();
    expect(mailsTo(world, 'chen')).toEqual([]);
    expect(mailsTo(world, 'lin').map(({ subject }) => subject)).toEqual(['【职称评审】公示期满，可以推荐']);
  });

  it('A8: a wish to withdraw reaches the department that answers it, and no other', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    await world.does('liu', ASK_WITHDRAWAL, { application: id, version });
    await world.deliver();
    for (const who of ['zhao', 'sun']) expect((await topics(world, who)).toSorted()).toEqual(['TO_REVIEW WORK', 'WITHDRAWAL_ASKED WORK']);
    for (const who of ['chen', 'qian', 'wang']) expect(await topics(world, who)).not.toContain('WITHDRAWAL_ASKED WORK');
  });

  it('A8: with its committee it reaches the office that answers it, and the bureau only where there is none', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'FORWARDED');
    const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application: id, version });
    await world.deliver();
    for (const who of ['pan', 'tao']) expect(await topics(world, who)).toContain('WITHDRAWAL_ASKED WORK');
    for (const who of ['zhao', 'wang']) expect(await topics(world, who)).not.toContain('WITHDRAWAL_ASKED WORK');
    await world.does('pan', ANSWER_IN_COMMITTEE, { application: id, version: requestWithdrawal.version, consent: false });
    await world.deliver();
    const { notices } = await inbox(world, 'liu', { first: 50 });
    const answered = notices.find(({ topic }: { topic: string }) => topic === 'WITHDRAWAL_ANSWERED');
    expect(answered.text.zh).toContain('嘉峪关市中小学教师系列高级职称评审委员会办事机构不同意您撤回申报');
    const other = await city();
    const handle = await inState(other, 'FORWARDED');
    const head = (await loadApplication(other.table, applicationId(CYCLE, 'liu'))) ?? expect.fail('there is no application');
    await other.table.transact([putApplication({ ...head, committee: 'annex-1-1' }, head)]);
    await other.does('liu', ASK_WITHDRAWAL, { application: handle.id, version: head.version });
    await other.deliver();
    expect(await topics(other, 'wang')).toContain('WITHDRAWAL_ASKED WORK');
    expect(await topics(other, 'pan')).not.toContain('WITHDRAWAL_ASKED WORK');
  });
});

describe('a report that cannot be printed', () => {
  it('is shown to the bureau, tried again for a day, given up, and printed when it is asked for again (G8)', async () => {
    const world = await city();
    await posting(world);
    world.at('2024-09-20T00:01:00+08:00');
    let prints = false;
    const asked: string[] = [];
    world.carriers.queues.report.send = (body: string) => Promise.resolve(void asked.push(body));
    const handler = workQueue('report', world.contextOf, async (context, id) => {
      const printer = { print: () => (prints ? Promise.resolve(new Uint8Array([1])) : Promise.reject(new Error('no paper'))) };
      const state = (await buildReport(context, printer, id))?.state;
      return { done: state !== 'ENDED', state };
    });
    /** The function takes what its queue has been asked for; answers how many it gives back. */
    const work = async () => {
      const Records = asked.splice(0).map((body) => ({ messageId: 'm', body, attributes: { SentTimestamp: String(world.now) } }));
      return (await handler({ Records } as never)).batchItemFailures.length;
    };
    const shown = async () => (await world.does('wang', UNDELIVERED)).undelivered.edges.map(({ node }: { node: object }) => node);
    await closeDue(world.contextOf(world.now));
    await world.deliver();
    expect(asked).toHaveLength(1);
    expect(await shown()).toEqual([]);
    expect(await work()).toBe(0); // the queue need not try again: the message will
    expect(await shown()).toMatchObject([{ kind: 'REPORT', state: 'RETRYING', tries: 1, lastError: 'Error' }]);
    const first = world.now;
    for (; world.now < first + DAY - HOUR; world.at(world.now + HOUR)) {
      await world.sweep();
      await work();
    }
    expect(await shown()).toMatchObject([{ state: 'RETRYING' }]);
    expect((await shown())[0].tries).toBeGreaterThan(8);
    world.at(first + DAY + 2 * HOUR);
    await world.sweep();
    await work();
    const [node] = await shown();
    expect(node).toMatchObject({ kind: 'REPORT', state: 'DEAD', nextTryAt: null });
    expect(await world.sweep()).toEqual([]);
    prints = true;
    await world.does('wang', REDELIVER, { message: node.id });
    await world.sweep();
    expect(await work()).toBe(0);
    expect((await world.does('liu', '{ myApplication { state } }')).myApplication.state).toBe('CLEARED');
    expect(await shown()).toEqual([]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('reminders while the re-review works', () => {
  it('are of the table’s people only: received and passed, nothing is left to remind of', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'APPROVED');
    await receivedTable(world);
    world.at('2024-11-05T10:00:00+08:00');
    await world.does('zhao', PASS, { application: id, version, opinion: '同意' });
    expect(names(await remindedAt(world, RE_REVIEW_LAST_DAY))).toEqual([]);
  });
});

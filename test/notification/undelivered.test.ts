/** What cannot be sent holds up nobody, is shown to the bureau, is tried for a day and sent again once (C13, G8, G14, G22). */
import { describe, expect, it } from 'vitest';
import { deliver, workDone, workFailed } from '../../schema/notification/deliver.ts';
import { DAY, HOUR, MINUTE } from '../../schema/core/time.ts';
import type { Table } from '../../schema/table/port.ts';
import { EXPORT, freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { aDeadMessage, mailsTo, REDELIVER, REDELIVER_ALL, told, UNDELIVERED } from '../support/notices.ts';
import { sweepWith } from '../support/sweeping.ts';
import { city, type World } from '../support/world.ts';

async function undelivered(world: World, who = 'wang', narrowed: object = {}) {
  const answer = await world.does(who, UNDELIVERED, { ...narrowed });
  return answer.undelivered.edges.map(({ node }: { node: object }) => node);
}

/** The id of a mail to liu that stands in the outbox. */
async function aMail(world: World): Promise<string> {
  await told(world, 'REFUSED', 'liu');
  await deliver(world.carriers, world.undelivered().at(-1) ?? '', world.now);
  return world.undelivered().at(-1) ?? '';
}

/** A table on which nothing can be written, as where a grant was lost. */
const unwritable = (table: Table): Table => ({
  ...table,
  transact: () =>
    Promise.reject(Object.assign(new Error('not authorized to perform: dynamodb:PutItem'), { name: 'AccessDeniedException' })),
});

describe('a mail that the server refuses', () => {
  it('holds up nobody, is tried again after a minute and so on, and is shown without what is personal', async () => {
    const world = await city();
    world.poisoned.add('liu@example.cn');
    await told(world, 'REFUSED', 'liu');
    await told(world, 'REFUSED', 'yang');
    await world.deliver();
    expect(world.mails.map(({ to }) => to)).toEqual(['yang@example.cn']);
    expect(await undelivered(world)).toEqual([
      {
        id: expect.any(String),
        kind: 'MAIL',
        city: '620200',
        to: 'l***@example.cn',
        cause: 'mail REFUSED',
        state: 'RETRYING',
        tries: 1,
        lastError: 'Error EENVELOPE 550',
        since: '2024-09-11T09:00:00.000+08:00',
        nextTryAt: expect.stringMatching(/^2024-09-11T09:00:[3-6]/u),
        triedUntil: '2024-09-12T09:00:00.000+08:00',
      },
    ]);
    expect(await undelivered(world, 'he')).toHaveLength(1);
    for (const who of ['liu', 'chen', 'zhao']) expect(await world.refusal(who, UNDELIVERED)).toBe('ROLE_REQUIRED');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('goes out by itself within two hours once the server is back, after an outage of hours', async () => {
    const world = await city();
    world.poisoned.add('liu@example.cn');
    const began = world.now;
    await told(world, 'REFUSED', 'liu');
    await world.deliver();
    for (; world.now < began + 7 * HOUR; world.at(world.now + 5 * MINUTE)) await world.sweep();
    expect((await undelivered(world))[0]).toMatchObject({ state: 'RETRYING', since: '2024-09-11T09:00:00.000+08:00' });
    world.poisoned.clear();
    for (; world.now < began + 9 * HOUR; world.at(world.now + 5 * MINUTE)) await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(1);
    expect(await undelivered(world)).toEqual([]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is given up after a day of the policy, and shown as such first', async () => {
    const world = await city();
    const message = await aDeadMessage(world);
    expect(await undelivered(world)).toMatchObject([{ id: message, state: 'DEAD', nextTryAt: null }]);
    world.at(world.now + DAY);
    expect(await world.sweep()).toEqual([]);
    expect(await undelivered(world, 'wang', { state: 'RETRYING' })).toEqual([]);
    expect(await undelivered(world, 'wang', { state: 'DEAD', kind: 'MAIL' })).toHaveLength(1);
    expect(await undelivered(world, 'wang', { state: 'DEAD', kind: 'NOTICE' })).toEqual([]);
    expect(await world.refusal('wang', UNDELIVERED, { kind: 'MAIL' })).toBe('STATE_NEEDED');
  });

  it('is sent again by wang, once, audited; a message that has gone out cannot be', async () => {
    const world = await city();
    const message = await aDeadMessage(world);
    const key = freshKey();
    expect((await world.does('wang', REDELIVER, { message, key })).redeliver).toEqual({ id: message, state: 'RETRYING', tries: 0 });
    expect((await world.does('wang', REDELIVER, { message, key })).redeliver.id).toBe(message);
    await world.sweep();
    await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(1);
    expect(await undelivered(world)).toEqual([]);
    expect(await world.refusal('wang', REDELIVER, { message })).toBe('MESSAGE_UNKNOWN');
    const items = await dump(world);
    expect(items.filter(({ pk, by }) => pk.startsWith('AUDIT#REDELIVERY') && by === 'wang')).toHaveLength(1);
    for (const id of [
      Buffer.from(`UndeliveredMessage:${world.mails[0]?.id}`).toString('base64'),
      Buffer.from('UndeliveredMessage:x#y').toString('base64'),
    ])
      expect(await world.refusal('wang', REDELIVER, { message: id })).toBe('MESSAGE_UNKNOWN');
    expect(wrongWith(items)).toEqual([]);
  });

  it('that waits for its next try may be sent at once; a message that is being sent may not', async () => {
    const world = await city();
    const mail = await aMail(world);
    world.poisoned.add('liu@example.cn');
    expect(await deliver(world.carriers, mail, world.now)).toMatchObject({ outcome: 'failed', kind: 'mail', error: 'Error EENVELOPE 550' });
    const [{ id: message }] = await undelivered(world);
    world.poisoned.clear();
    expect(await world.refusal('wang', REDELIVER, { message })).toBeNull();
    await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(1);
  });

  it('comes by the stream and by two sweeps at once, and goes out once, whoever is first', async () => {
    const world = await city();
    const message = await aDeadMessage(world);
    const id = Buffer.from(message, 'base64').toString().split(':')[1] ?? '';
    await world.does('wang', REDELIVER, { message });
    const { now, carriers } = world;
    await Promise.all([sweepWith(carriers, now), deliver(carriers, id, now), sweepWith(carriers, now), deliver(carriers, id, now)]);
    expect(mailsTo(world, 'liu')).toHaveLength(1);
    expect(await undelivered(world)).toEqual([]);
  });
});

describe('many at once', () => {
  it('of a kind, and what first failed from an instant on: ninety a call, until there is no more', async () => {
    const world = await city();
    world.poisoned.add('liu@example.cn');
    const first = world.now;
    for (let count = 0; count < 3; count += 1) await told(world, 'REFUSED', 'liu', `early-${count}`);
    await world.deliver();
    world.at(first + HOUR);
    for (let count = 0; count < 100; count += 1) await told(world, 'REFUSED', 'liu', `late-${count}`);
    await world.deliver();
    world.at(first + DAY + HOUR);
    await world.sweep();
    expect((await world.does('wang', UNDELIVERED, { state: 'DEAD', first: 100 })).undelivered.pageInfo.hasNextPage).toBe(true);
    world.poisoned.clear();
    const since = '2024-09-11T10:00:00.000+08:00';
    const again = async (variables: object) => (await world.does('wang', REDELIVER_ALL, { ...variables })).redeliverAll;
    for (const who of ['liu', 'chen', 'zhao', 'he']) expect(await world.refusal(who, REDELIVER_ALL, {})).toBe('ROLE_REQUIRED');
    expect(await again({ kind: 'NOTICE' })).toEqual({ redelivered: 0, hasMore: false });
    const key = freshKey();
    expect(await again({ kind: 'MAIL', since, key })).toEqual({ redelivered: 90, hasMore: true });
    expect(await again({ kind: 'MAIL', since, key })).toEqual({ redelivered: 90, hasMore: true }); // the first answer
    expect(await again({ since })).toEqual({ redelivered: 10, hasMore: false });
    await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(100);
    expect(await undelivered(world)).toHaveLength(3);
    expect(await again({})).toEqual({ redelivered: 3, hasMore: false });
    await world.sweep();
    expect(new Set(mailsTo(world, 'liu').map(({ id }) => id)).size).toBe(103);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('what nobody has noted', () => {
  it('a message that the stream could not even claim is found by the sweep a quarter of an hour later', async () => {
    const world = await city();
    const id = await aMail(world);
    const denied = { ...world.carriers, table: unwritable(world.table) };
    await expect(deliver(denied, id, world.now)).rejects.toThrow('PutItem');
    world.at(world.now + 15 * MINUTE - 1);
    expect(await world.sweep()).toEqual([]);
    world.at(world.now + 1);
    expect(await world.refusal('wang', REDELIVER, { message: Buffer.from(`UndeliveredMessage:${id}`).toString('base64') })).toBeNull();
    expect(await world.sweep()).toMatchObject([{ message: id, outcome: 'delivered', kind: 'mail', age: 15 * MINUTE }]);
    expect(mailsTo(world, 'liu')).toHaveLength(1);
  });

  it('what the sweep cannot note either is told of, and keeps none of the others from being sent', async () => {
    const world = await city();
    const id = await aMail(world);
    world.at(world.now + 15 * MINUTE);
    const denied = { ...world.carriers, table: unwritable(world.table) };
    expect(await sweepWith(denied, world.now)).toMatchObject([{ message: id, outcome: 'broken' }]);
    expect(mailsTo(world, 'liu')).toEqual([]);
  });

  it('a damaged message is told of each minute, and the others are sent', async () => {
    const world = await city();
    const ids = [await aMail(world), await aMail(world), await aMail(world)];
    const item = await world.table.get({ pk: `OUTBOX#${ids[1]}`, sk: 'MESSAGE' });
    if (item) await world.table.transact([{ put: { ...item, tries: 'many' }, when: 'always' }]);
    world.at(world.now + HOUR);
    const swept = await world.sweep();
    expect(Object.fromEntries(swept.map(({ message, outcome }) => [message, outcome]))).toEqual(
      Object.fromEntries(ids.map((id, index) => [id, index === 1 ? 'broken' : 'delivered'])),
    );
    expect(await world.sweep()).toMatchObject([{ message: ids[1], outcome: 'broken' }]);
  });

  it('a function killed between sending and noting leaves a mail that goes again under the same id, ten minutes later', async () => {
    const world = await city();
    const id = await aMail(world);
    const killed = {
      ...world.carriers,
      mailer: { send: (mail: never) => world.carriers.mailer.send(mail).then(() => new Promise<never>(() => undefined)) },
    };
    void deliver(killed, id, world.now);
    await expect.poll(() => mailsTo(world, 'liu').length).toBe(1);
    expect(await undelivered(world)).toEqual([]); // nobody can tell it from one that is just being sent
    expect(await deliver(world.carriers, id, world.now)).toMatchObject({ outcome: 'before' });
    world.at(world.now + 15 * MINUTE);
    expect(await world.sweep()).toMatchObject([{ message: id, outcome: 'delivered' }]);
    expect(mailsTo(world, 'liu').map((mail) => mail.id)).toEqual([id, id]);
    expect(await undelivered(world)).toEqual([]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('a sweep that has no time left leaves the rest to the next', async () => {
    const world = await city();
    for (let count = 0; count < 5; count += 1) await aMail(world);
    world.at(world.now + HOUR);
    let left = 2;
    await sweepWith(world.carriers, world.now, () => (left -= 1) >= 0);
    const sent = mailsTo(world, 'liu').length;
    expect(sent).toBeLessThan(5);
    await world.sweep();
    expect(mailsTo(world, 'liu')).toHaveLength(5);
  });
});

describe('other things', () => {
  it('a notice that cannot be expanded is shown with whom it is for, and goes on by itself', async () => {
    const world = await city();
    await told(world, 'REFUSED', [{ organisation: 'school', role: 'UNIT_OFFICER' }]);
    const [id = ''] = world.undelivered();
    const broken = { ...world.carriers, table: { ...world.table, query: () => Promise.reject(new Error('no index')) } };
    expect(await deliver(broken, id, world.now)).toMatchObject({ outcome: 'failed', kind: 'notice' });
    const [message] = await undelivered(world);
    expect(message).toMatchObject({ kind: 'NOTICE', to: 'school UNIT_OFFICER', cause: 'notice REFUSED', state: 'RETRYING', tries: 1 });
    world.at(world.now + MINUTE);
    expect(await world.sweep()).toMatchObject([{ outcome: 'delivered', kind: 'notice' }]);
    await world.deliver();
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(['chen@example.cn', 'lin@example.cn']);
  });

  it('an export is asked for until it is done: lost by the queue, it is asked for again two hours later; failed, after a minute', async () => {
    const world = await city();
    await world.does('zhao', EXPORT, { series: 'school-teaching', level: 'SENIOR' });
    await world.deliver();
    const [job = ''] = world.jobs.splice(0); // the queue loses it
    world.at(world.now + 2 * HOUR - 1);
    expect(await world.sweep()).toEqual([]);
    world.at(world.now + 1);
    await world.sweep();
    expect(world.jobs.splice(0)).toEqual([job]);
    expect(await undelivered(world)).toMatchObject([{ kind: 'EXPORT', to: null, state: 'RETRYING', lastError: 'NO_ANSWER' }]);
    await workFailed(world.table, ['export', job], new Error('no space'), world.now);
    expect(await undelivered(world)).toMatchObject([{ lastError: 'Error', tries: 2 }]);
    world.at(world.now + 2 * MINUTE);
    await world.sweep();
    expect(world.jobs).toEqual([job]);
    await world.build();
    await workDone(world.table, ['export', job], world.now);
    expect(await undelivered(world)).toEqual([]);
    world.at(world.now + DAY);
    expect(await world.sweep()).toEqual([]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

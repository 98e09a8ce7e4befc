/** What cannot be sent holds up nobody, is shown to the bureau, and is sent again once (C13, G8, G14). */
import { describe, expect, it } from 'vitest';
import { giveUp, makeGood } from '../../schema/notification/actions/undelivered.ts';
import { deliver } from '../../schema/notification/deliver.ts';
import { HOUR } from '../../schema/core/time.ts';
import { EXPORT, freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { aDeadMessage, mailsTo, REDELIVER, told, UNDELIVERED } from '../support/notices.ts';
import { city, type World } from '../support/world.ts';

async function undelivered(world: World, who = 'wang') {
  const answer = await world.does(who, UNDELIVERED);
  return answer.undelivered.edges.map(({ node }: { node: object }) => node);
}

describe('a mail that the server refuses', () => {
  it('is given up after five tries, holds up nobody, and is shown without what is personal', async () => {
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
        to: 'l***@example.cn',
        cause: 'mail REFUSED',
        state: 'DEAD',
        tries: 5,
        lastError: 'Error EENVELOPE 550',
        since: '2024-09-11T09:00:00.000+08:00',
      },
    ]);
    expect(await undelivered(world, 'he')).toHaveLength(1);
    for (const who of ['liu', 'chen', 'zhao']) expect(await world.refusal(who, UNDELIVERED)).toBe('ROLE_REQUIRED');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('stands there while it is tried, and goes when it goes out', async () => {
    const world = await city();
    await told(world, 'REFUSED', 'liu');
    const [notice = ''] = world.undelivered();
    await deliver(world.carriers, notice, world.now);
    const mail = world.undelivered()[1] ?? '';
    world.poisoned.add('liu@example.cn');
    await expect(deliver(world.carriers, mail, world.now)).rejects.toThrow('550');
    const [message] = await undelivered(world);
    expect(message).toMatchObject({ state: 'RETRYING', tries: 1 });
    expect(await world.refusal('wang', REDELIVER, { message: message.id })).toBe('MESSAGE_ON_ITS_WAY');
    world.poisoned.clear();
    expect(await deliver(world.carriers, mail, world.now)).toBe('delivered');
    expect(await undelivered(world)).toEqual([]);
    const { errors } = await world.ask('wang', REDELIVER, { message: message.id });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'MESSAGE_UNKNOWN', rule: 'C13' });
  });

  it('is sent again by wang, once, audited; a message that never failed cannot be', async () => {
    const world = await city();
    const message = await aDeadMessage(world);
    const key = freshKey();
    expect((await world.does('wang', REDELIVER, { message, key })).redeliver).toEqual({ id: message, state: 'RETRYING', tries: 0 });
    expect((await world.does('wang', REDELIVER, { message, key })).redeliver.id).toBe(message);
    expect(await world.refusal('wang', REDELIVER, { message })).toBe('MESSAGE_ON_ITS_WAY');
    await world.deliver();
    expect(mailsTo(world, 'liu')).toHaveLength(1);
    expect(await undelivered(world)).toEqual([]);
    const items = await dump(world);
    expect(items.filter(({ pk, by }) => pk.startsWith('AUDIT#REDELIVERY') && by === 'wang')).toHaveLength(1);
    for (const id of [
      Buffer.from(`UndeliveredMessage:${world.mails[0]?.id}`).toString('base64'),
      Buffer.from('UndeliveredMessage:x#y').toString('base64'),
    ])
      expect(await world.refusal('wang', REDELIVER, { message: id })).toBe('MESSAGE_UNKNOWN');
    expect(wrongWith(items)).toEqual([]);
  });

  it('sent again while the stream gives the old record once more goes out once, whoever comes first', async () => {
    for (const order of ['old first', 'new first', 'together', 'new dies']) {
      const world = await city();
      const message = await aDeadMessage(world);
      const old = Buffer.from(message, 'base64').toString().split(':')[1] ?? '';
      await world.does('wang', REDELIVER, { message });
      const [again = ''] = world.undelivered();
      const send = (id: string) => deliver(world.carriers, id, world.now);
      if (order === 'old first') await send(old).then(() => send(again));
      else if (order === 'new first') await send(again).then(() => send(old));
      else if (order === 'together') await Promise.all([send(old), send(again), send(old), send(again)]);
      else {
        // The new record claims the message and fails; the old one leaves it to it, and the stream gives the new one again.
        world.poisoned.add('liu@example.cn');
        await expect(send(again)).rejects.toThrow('550');
        expect(await send(old)).toBe('before');
        world.poisoned.clear();
        await send(again);
      }
      expect(mailsTo(world, 'liu'), order).toHaveLength(1);
      expect(await undelivered(world)).toEqual([]);
    }
  });

  it('that is refused again is given up again, and can be sent again', async () => {
    const world = await city();
    const message = await aDeadMessage(world);
    world.poisoned.add('liu@example.cn');
    await world.does('wang', REDELIVER, { message });
    await world.deliver();
    expect((await undelivered(world))[0]).toMatchObject({ state: 'DEAD', tries: 5 });
    world.poisoned.clear();
    await world.does('wang', REDELIVER, { message });
    await world.deliver();
    expect(mailsTo(world, 'liu')).toHaveLength(1);
  });
});

describe('a function that dies', () => {
  it('between sending and noting leaves a mail that goes again under the same id, and is shown; five times, and it is given up', async () => {
    const world = await city();
    await told(world, 'REFUSED', 'liu');
    await deliver(world.carriers, world.undelivered()[0] ?? '', world.now);
    const id = world.undelivered()[1] ?? '';
    const dying = {
      ...world.carriers,
      mailer: { send: async () => Promise.reject(Object.assign(new Error('killed'), { code: 'KILLED' })) },
    };
    // Killed outright: nothing is noted of how it failed.
    const silent = {
      ...dying,
      table: {
        ...world.table,
        get: (key: Parameters<World['table']['get']>[0]) => (killed ? Promise.reject(new Error('dead')) : world.table.get(key)),
      },
    };
    let killed = false;
    silent.mailer.send = () => {
      killed = true;
      return Promise.reject(new Error('killed'));
    };
    for (let time = 1; time <= 5; time += 1) {
      killed = false;
      await expect(deliver(silent, id, world.now)).rejects.toThrow('dead');
      const shown = await undelivered(world);
      // The first time nobody can tell it from one that is just being sent.
      expect(shown).toHaveLength(time === 1 ? 0 : 1);
      if (time > 1) expect(shown[0]).toMatchObject({ state: 'RETRYING', tries: time, lastError: 'CUT_OFF' });
    }
    expect(await deliver(world.carriers, id, world.now)).toBe('dead');
    expect((await undelivered(world))[0]).toMatchObject({ state: 'DEAD', tries: 5 });
  });

  it('and is never started again leaves a message to the bureau, when the stream has given it up after six hours', async () => {
    const world = await city();
    await told(world, 'REFUSED', 'liu');
    await deliver(world.carriers, world.undelivered()[0] ?? '', world.now);
    const id = world.undelivered()[1] ?? '';
    world.poisoned.add('liu@example.cn');
    await expect(deliver(world.carriers, id, world.now)).rejects.toThrow('550');
    const [message] = await undelivered(world);
    world.poisoned.clear();
    world.at(world.now + 6 * HOUR - 1);
    expect(await world.refusal('wang', REDELIVER, { message: message.id })).toBe('MESSAGE_ON_ITS_WAY');
    world.at(world.now + 1);
    expect(await world.refusal('wang', REDELIVER, { message: message.id })).toBeNull();
    await world.deliver();
    expect(mailsTo(world, 'liu')).toHaveLength(1);
  });
});

describe('other things', () => {
  it('a notice that cannot be expanded is shown with whom it is for, and goes on when it is sent again', async () => {
    const world = await city();
    await told(world, 'REFUSED', [{ organisation: 'school', role: 'UNIT_OFFICER' }]);
    const [id = ''] = world.undelivered();
    const broken = { ...world.carriers, table: { ...world.table, query: () => Promise.reject(new Error('no index')) } };
    for (let time = 1; time < 5; time += 1) await expect(deliver(broken, id, world.now)).rejects.toThrow('no index');
    expect(await deliver(broken, id, world.now)).toBe('dead');
    const [message] = await undelivered(world);
    expect(message).toMatchObject({ kind: 'NOTICE', to: 'school UNIT_OFFICER', cause: 'notice REFUSED', state: 'DEAD' });
    await world.does('wang', REDELIVER, { message: message.id });
    await world.deliver();
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(['chen@example.cn', 'lin@example.cn']);
  });

  it('an export at its last try is shown, and asked for again; one that succeeds at last is not', async () => {
    const world = await city();
    await world.does('zhao', EXPORT, { series: 'school-teaching', level: 'SENIOR' });
    await world.deliver();
    const [job = ''] = world.jobs.splice(0);
    await giveUp(world.table, ['export', job], 'LAST_TRY', world.now);
    const [message] = await undelivered(world);
    expect(message).toMatchObject({ kind: 'EXPORT', to: null, state: 'DEAD', lastError: 'LAST_TRY' });
    await world.does('wang', REDELIVER, { message: message.id });
    await world.deliver();
    expect(world.jobs).toEqual([job]);
    await giveUp(world.table, ['export', job], 'LAST_TRY', world.now);
    await world.build();
    await makeGood(world.table, ['export', job], world.now);
    expect(await undelivered(world)).toEqual([]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

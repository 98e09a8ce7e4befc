/** Notices come into inboxes once, are read page by page, and are marked by those whose they are (C13, G8). */
import { describe, expect, it } from 'vitest';
import { deliver } from '../../schema/notification/deliver.ts';
import type { Write } from '../../schema/table/port.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox, INBOX, MARK, MARK_ALL, mailsTo, PREFER, told } from '../support/notices.ts';
import { ADD_OFFICER } from '../identity/acts.ts';
import { freshKey } from '../support/forms.ts';
import { accountId, city, organisationId, person, type World, CYCLE } from '../support/world.ts';

const officersOfSchool = [{ organisation: 'school', role: 'UNIT_OFFICER' as const }];

/** A school with so many more officers. */
async function crowd(world: World, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `officer-${index}`);
  for (const name of names) {
    await world.does('wang', ADD_OFFICER, { organisation: organisationId('school'), person: person(name, '员') });
  }
  return ['chen', 'lin', ...names];
}

describe('a notice', () => {
  it('comes to the person it is for, in both languages, with what it is about; nobody else sees it', async () => {
    const world = await city();
    await told(world, 'RETURNED', 'liu', 'first', { type: 'Account', id: 'liu' });
    await world.deliver();
    const { notices, unreadCount } = await inbox(world, 'liu');
    expect(unreadCount).toBe(1);
    expect(notices).toEqual([
      {
        id: expect.any(String),
        topic: 'RETURNED',
        class: 'PROGRESS',
        rule: 'U1',
        title: { zh: '申报被退回', en: 'Returned' },
        text: { zh: '因为first', en: '因为first' },
        at: '2024-09-11T09:00:00.000+08:00',
        readAt: null,
        version: 1,
        about: { id: accountId('liu'), __typename: 'Account' },
      },
    ]);
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await world.does('liu', node, notices[0])).node).not.toBeNull();
    for (const who of ['yang', 'wang', 'he']) {
      expect((await world.ask(who, node, notices[0])).data.node).toBeNull();
      expect((await inbox(world, who)).notices).toEqual([]);
    }
    expect(await world.refusal(null, INBOX)).toBe('UNAUTHENTICATED');
  });

  it('about what its reader may not see, or what is no node at all, names nothing', async () => {
    const world = await city();
    await told(world, 'RETURNED', 'liu', 'a', { type: 'Account', id: 'ma' });
    await told(world, 'RETURNED', 'liu', 'b', { type: 'Cycle', id: CYCLE });
    await told(world, 'RETURNED', 'liu', 'c', { type: 'Nothing', id: '1' });
    await world.deliver();
    const { notices } = await inbox(world, 'liu');
    expect(notices.map(({ about }: { about: object | null }) => about)).toEqual([null, null, null]);
  });

  it('for the officers of a unit comes to each of them once, page by page, also to an officer who is named besides', async () => {
    const world = await city();
    const names = await crowd(world, 34);
    await told(world, 'REFUSED', [{ account: 'chen' }, ...officersOfSchool, { account: 'liu' }, { account: 'nobody-of-this-name' }]);
    const ids = [...world.undelivered()];
    await world.deliver();
    for (const who of ['liu', ...names]) expect(mailsTo(world, who), who).toHaveLength(1);
    const before = await dump(world);
    await world.replay([...ids, ...ids, ...world.mails.map(({ id }) => id)]);
    expect(await dump(world)).toEqual(before);
    expect(wrongWith(before)).toEqual([]);
    expect(before.filter(({ pk, topic }) => pk.startsWith('INBOX#') && topic === 'REFUSED')).toHaveLength(37);
  });

  it('delivered by two at once, and cut at every write, comes to each once', async () => {
    const world = await city();
    const names = await crowd(world, 32);
    for (const cut of [1, 2]) {
      for (const after of [false, true]) {
        world.mails.length = 0;
        await told(world, 'REFUSED', officersOfSchool);
        const [id = ''] = world.undelivered();
        let writes = 0;
        const cutting = {
          ...world.table,
          transact: async (all: readonly Write[]) => {
            writes += 1;
            if (writes === cut && !after) throw new Error('cut before');
            await world.table.transact(all);
            if (writes === cut) throw new Error('cut after');
          },
        };
        const one = deliver({ ...world.carriers, table: cutting }, id, world.now).catch(() => undefined);
        await Promise.all([one, deliver(world.carriers, id, world.now)]);
        await world.deliver();
        expect(world.mails.map(({ to }) => to).toSorted()).toEqual(names.map((name) => `${name}@example.cn`).toSorted());
      }
    }
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('the inbox', () => {
  it('is read newest first, a page at a time, all of it or what is not read; one request a page', async () => {
    const world = await city();
    for (const cause of ['a', 'b', 'c', 'd', 'e']) {
      world.at(world.now + 1000);
      await told(world, 'RETURNED', 'liu', cause);
    }
    await world.deliver();
    const first = await inbox(world, 'liu', { first: 2 });
    expect(first.notices.map(({ text }: { text: { zh: string } }) => text.zh)).toEqual(['因为e', '因为d']);
    const second = await inbox(world, 'liu', { first: 2, after: first.pageInfo.endCursor });
    expect(second.notices.map(({ text }: { text: { zh: string } }) => text.zh)).toEqual(['因为c', '因为b']);
    const third = await inbox(world, 'liu', { first: 2, after: second.pageInfo.endCursor });
    expect(third.pageInfo.hasNextPage).toBe(false);

    await world.does('liu', MARK, { notices: [first.notices[1].id, second.notices[0].id] });
    const unread = await inbox(world, 'liu', { unreadOnly: true });
    expect(unread.unreadCount).toBe(3);
    expect(unread.notices.map(({ text }: { text: { zh: string } }) => text.zh)).toEqual(['因为e', '因为b', '因为a']);

    const { requests } = await world.measure(() =>
      world.does('liu', '{ inbox(first: 100) { edges { node { title: heading { zh } readAt } } } }'),
    );
    expect(requests).toEqual({ Query: 1 });
    expect(await world.refusal('yang', INBOX, { after: first.pageInfo.endCursor })).toBe('CURSOR_INVALID');
    expect(await world.refusal('liu', INBOX, { first: 101 })).toBe('PAGE_TOO_LARGE');
  });

  it('marks once what was read; another’s notice, an unknown notice and none at all are refused on C13', async () => {
    const world = await city();
    await told(world, 'RETURNED', 'liu');
    await told(world, 'RETURNED', 'yang');
    await world.deliver();
    const [own] = (await inbox(world, 'liu')).notices;
    const [other] = (await inbox(world, 'yang')).notices;
    world.at('2024-09-11T10:00:00+08:00');
    expect((await world.does('liu', MARK, { notices: [own.id, own.id] })).markRead).toEqual({ marked: 1, left: 0 });
    world.at('2024-09-11T11:00:00+08:00');
    expect((await world.does('liu', MARK, { notices: [own.id] })).markRead).toEqual({ marked: 0, left: 0 });
    expect((await inbox(world, 'liu')).notices[0]).toMatchObject({ readAt: '2024-09-11T10:00:00.000+08:00', version: 2 });
    const { errors } = await world.ask('liu', MARK, { notices: [own.id, other.id] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOTICE_UNKNOWN', rule: 'C13' });
    const made = ['x', 'a.b', '#.#', '..'].map((id) => Buffer.from(`Notice:${id}`).toString('base64'));
    for (const id of made) expect(await world.refusal('liu', MARK, { notices: [id] })).toBe('NOTICE_UNKNOWN');
    expect(await world.refusal('liu', MARK, { notices: [] })).toBe('NOTICES_TOO_MANY');
    expect(
      await world.refusal('liu', MARK, {
        notices: Array.from({ length: 91 }, (_, index) => Buffer.from(`Notice:1.${index}`).toString('base64')),
      }),
    ).toBe('NOTICES_TOO_MANY');
    expect((await inbox(world, 'yang')).unreadCount).toBe(1);
  });

  it('marks all up to an instant, ninety a call, until none is left; a repeated key marks no more', async () => {
    const world = await city();
    await Promise.all(Array.from({ length: 100 }, () => told(world, 'RETURNED', 'liu')));
    world.at('2024-09-11T10:00:00+08:00');
    await told(world, 'RETURNED', 'liu');
    await world.deliver();
    const until = '2024-09-11T09:00:00+08:00';
    const key = freshKey();
    expect((await world.does('liu', MARK_ALL, { until, key })).markAllRead).toEqual({ marked: 90, left: 10 });
    expect((await world.does('liu', MARK_ALL, { until, key })).markAllRead.marked).toBe(90);
    expect((await inbox(world, 'liu')).unreadCount).toBe(11);
    expect((await world.does('liu', MARK_ALL, { until })).markAllRead).toEqual({ marked: 10, left: 0 });
    expect((await world.does('liu', MARK_ALL, { until })).markAllRead).toEqual({ marked: 0, left: 0 });
    expect((await world.does('liu', MARK_ALL)).markAllRead).toEqual({ marked: 1, left: 0 });
  });

  it('marked on two devices at once is marked once', async () => {
    const world = await city();
    for (let number = 0; number < 5; number += 1) await told(world, 'RETURNED', 'liu');
    await world.deliver();
    const { notices } = await inbox(world, 'liu');
    const ids = notices.map(({ id }: { id: string }) => id);
    const answers = await Promise.all([
      world.does('liu', MARK, { notices: ids }),
      world.does('liu', MARK_ALL),
      world.does('liu', MARK, { notices: ids }),
    ]);
    const marked = answers.map(({ markRead, markAllRead }) => (markRead ?? markAllRead).marked as number);
    expect(marked.reduce((sum, one) => sum + one, 0)).toBe(5);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('preferences', () => {
  const PREFERENCES = '{ notificationPreferences { class mail isChosen isFixed } }';

  it('are the policy’s until liu chooses; what he does not name stays', async () => {
    const world = await city();
    const row = (of: string, mail: string, isChosen = false) => ({ class: of, mail, isChosen, isFixed: of === 'REQUIRED' });
    expect((await world.does('liu', PREFERENCES)).notificationPreferences).toEqual([
      row('REMINDERS', 'AT_ONCE'),
      row('PROGRESS', 'DIGEST'),
      row('WORK', 'DIGEST'),
      row('REQUIRED', 'AT_ONCE'),
    ]);
    await world.does('liu', PREFER, { choices: [{ class: 'PROGRESS', mail: 'AT_ONCE' }] });
    await world.does('liu', PREFER, {
      choices: [
        { class: 'WORK', mail: 'OFF' },
        { class: 'REQUIRED', mail: 'AT_ONCE' },
      ],
    });
    expect((await world.does('liu', PREFERENCES)).notificationPreferences).toEqual([
      row('REMINDERS', 'AT_ONCE'),
      row('PROGRESS', 'AT_ONCE', true),
      row('WORK', 'OFF', true),
      row('REQUIRED', 'AT_ONCE'),
    ]);
    expect((await world.does('yang', PREFERENCES)).notificationPreferences[1]).toEqual(row('PROGRESS', 'DIGEST'));
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('decide whether mail comes at once or not at all; what the law wants told comes whatever was chosen', async () => {
    const world = await city();
    await world.does('liu', PREFER, { choices: [{ class: 'PROGRESS', mail: 'AT_ONCE' }] });
    await world.does('yang', PREFER, { choices: ['REMINDERS', 'PROGRESS', 'WORK'].map((one) => ({ class: one, mail: 'OFF' })) });
    for (const who of ['liu', 'yang']) {
      await told(world, 'RETURNED', who);
      await told(world, 'REFUSED', who);
    }
    await world.deliver();
    world.at('2024-09-11T18:00:00+08:00');
    await world.digest();
    await world.deliver();
    expect(mailsTo(world, 'liu').map(({ subject }) => subject)).toEqual(['【职称评审】申报被退回', '【职称评审】不予推荐']);
    expect(mailsTo(world, 'yang').map(({ subject }) => subject)).toEqual(['【职称评审】不予推荐']);
    expect((await inbox(world, 'yang')).notices).toHaveLength(2);
  });

  it('cannot silence what the law wants told: refused on C13', async () => {
    const world = await city();
    for (const mail of ['OFF', 'DIGEST']) {
      const { errors } = await world.ask('liu', PREFER, { choices: [{ class: 'REQUIRED', mail }] });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'REQUIRED_NOTICE', rule: 'C13' });
    }
  });
});

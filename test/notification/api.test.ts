/** Reminders: to those who still have something to do, once for each person, deadline and offset (C13). */
import { describe, expect, it } from 'vitest';
import { remind, sendDue } from '../../schema/notification/actions/index.ts';
import { MINUTE } from '../../schema/core/time.ts';
import { deliver } from '../../schema/notification/deliver.ts';
import { AMEND } from '../calendar/acts.ts';
import { APPOINT } from '../identity/acts.ts';
import { applicationIn, RETURN } from '../support/forms.ts';
import { account, accountOf, application, load } from '../bench/people.ts';
import { inbox, PREFER, told } from '../support/notices.ts';
import { sweepWith } from '../support/sweeping.ts';
import type { Table, Write } from '../../schema/table/port.ts';
import { accountId, city, organisationId, type World } from '../support/world.ts';
import { eachQueue } from '../../schema/core/queues.ts';

/** Runs the reminders at an instant and delivers; answers who got mail. */
async function remindAt(world: World, at: string): Promise<string[]> {
  await world.deliver();
  world.at(at);
  await world.remind();
  const before = world.mails.length;
  await world.deliver();
  return world.mails
    .slice(before)
    .map(({ to }) => to.replace('@example.cn', ''))
    .toSorted();
}

describe('before the application phase closes', () => {
  it('liu, who has a draft, gets one mail at each of the four offsets; yang, who has submitted, gets none', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT', { applicant: 'liu' });
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    expect(await remindAt(world, '2024-10-14T08:59:59.999+08:00')).toEqual([]);
    for (const at of ['2024-10-14T09:00:00+08:00', '2024-10-18T09:00:00+08:00', '2024-10-20T09:00:00+08:00', '2024-10-20T22:00:00+08:00']) {
      expect(await remindAt(world, at)).toEqual(['liu']);
      expect(await remindAt(world, at)).toEqual([]);
    }
    expect(await remindAt(world, '2024-10-20T23:59:59.999+08:00')).toEqual([]);
    expect(world.mails[0]?.subject).toBe('【职称评审提醒】个人申报将于2024年10月20日24时截止');
    expect(world.mails[0]?.text).toContain('距截止还有6天15小时。您的申报尚未提交，请及时提交。');
    expect(world.mails[3]?.text).toContain('2 hours from now');
    expect(world.mails[3]?.text).toContain('the personal application closes at 2024-10-20 24:00');
    expect(new Set(world.mails.map(({ id }) => id)).size).toBe(4);
  });

  it('a reminder that was missed is not sent beside the next', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT');
    expect(await remindAt(world, '2024-10-18T05:00:00+08:00')).toEqual(['liu']);
    expect(world.mails[0]?.text).toContain('2天19小时');
  });

  it('an amendment moves the reminders; a reminder whose time had passed by then is moot', async () => {
    const world = await city({ at: '2024-10-18T10:00:00+08:00' });
    await applicationIn(world, 'DRAFT');
    world.at('2024-10-20T22:30:00+08:00');
    await world.does('wang', AMEND, { phase: 'APPLICATION', closesAt: '2024-10-22T00:00:00+08:00' });
    expect(await remindAt(world, '2024-10-20T23:00:00+08:00')).toEqual([]);
    expect(await remindAt(world, '2024-10-21T09:00:00+08:00')).toEqual(['liu']);
    expect(world.mails.at(-1)?.text).toContain('距截止还有15小时');
  });

  it('a reminder that goes out late says how much time is truly left', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT');
    expect(await remindAt(world, '2024-10-20T22:45:30+08:00')).toEqual(['liu']);
    expect(world.mails.at(-1)?.text).toContain('距截止还有1小时14分钟');
  });

  it('none is sent after the close, however late the function runs', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT');
    expect(await remindAt(world, '2024-10-21T09:00:00+08:00')).toEqual([]);
  });
});

describe('before the reviews close', () => {
  it('the officers of a unit where something waits, those of the department, and who has to mend; each once', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    await applicationIn(world, 'ACCEPTED', { applicant: 'yang' });
    expect(await remindAt(world, '2024-10-25T09:00:00+08:00')).toEqual(['chen', 'lin']);
    await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
    expect(await remindAt(world, '2024-10-29T09:00:00+08:00')).toEqual(['chen', 'lin', 'liu']);
    expect(world.mails.findLast(({ to }) => to.startsWith('liu'))?.text).toContain('您的申报已被退回');
  });

  it('a recommended application makes the department’s officers wait for nobody else', async () => {
    const world = await city();
    await applicationIn(world, 'RECOMMENDED');
    expect(await remindAt(world, '2024-10-31T09:00:00+08:00')).toEqual(['sun', 'zhao']);
  });
});

describe('who has something to do in two places', () => {
  it('gets one mail and one notice that list both', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED', { applicant: 'liu' });
    await world.does('zhao', RETURN, { application: id, version, opinion: '补材料' });
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    await world.does('wang', APPOINT, { organisation: organisationId('school'), account: accountId('liu') });
    expect(await remindAt(world, '2024-10-25T09:00:00+08:00')).toEqual(['chen', 'lin', 'liu']);
    const mail = world.mails.findLast(({ to }) => to === 'liu@example.cn');
    expect(mail?.subject).toBe('【职称评审提醒】行业主管部门审核将于2024年10月31日24时截止；用人单位审核推荐将于2024年10月31日24时截止');
    for (const duty of ['贵单位尚有申报待审核、公示或推荐', '您的申报已被退回', '距截止还有6天15小时']) expect(mail?.text).toContain(duty);
    const { notices } = await inbox(world, 'liu');
    expect(notices.filter(({ topic }: { topic: string }) => topic === 'REMINDER')).toHaveLength(1);
    expect(notices[0]).toMatchObject({ topic: 'REMINDER', class: 'REMINDERS', rule: 'C13', about: { __typename: 'Application' } });
  });

  it('a reminder lies in the inbox and is about the application; who wants no mail of it has it there only', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'DRAFT');
    await world.does('liu', PREFER, { choices: [{ class: 'REMINDERS', mail: 'OFF' }] });
    expect(await remindAt(world, '2024-10-20T09:00:00+08:00')).toEqual([]);
    const { notices, unreadCount } = await inbox(world, 'liu');
    expect(unreadCount).toBe(1);
    expect(notices[0]).toMatchObject({ title: { zh: '个人申报将于2024年10月20日24时截止' }, about: { id, __typename: 'Application' } });
    expect(notices[0].text.zh).toContain('距截止还有15小时');
  });
});

describe('run twice, in parallel, cut off, replayed', () => {
  it('cut before and after each write, with more people than a transaction tells, and gone on with by two at once: each is told once', async () => {
    const people = Array.from({ length: 40 }, (_, index) => index);
    for (const request of [1, 2, 3]) {
      for (const after of [false, true]) {
        const world = await city();
        const items = people.flatMap((number) => [...account(accountOf(number), 'APPLICANT', 'school'), ...application(number)]);
        await load(world.client, world.tableName, items);
        world.at('2024-10-20T09:00:00+08:00');
        let writes = 0;
        const table: Table = {
          ...world.table,
          transact: async (all) => {
            writes += 1;
            if (writes === request && !after) throw new Error('cut before');
            await world.table.transact(all);
            if (writes === request) throw new Error('cut after');
          },
        };
        await expect(remind({ ...world.context(), table }), `${request}`).rejects.toThrow('cut');
        await Promise.all([world.remind(), world.remind()]);
        await world.remind();
        await world.deliver();
        expect(world.mails.map(({ to }) => to).toSorted()).toEqual(people.map((number) => `${accountOf(number)}@example.cn`).toSorted());
      }
    }
  });

  it('a digest that fails keeps nobody from being reminded, and goes with the next run', async () => {
    const world = await city();
    await world.digest();
    await applicationIn(world, 'DRAFT');
    await told(world, 'RETURNED', 'yang');
    await world.deliver();
    world.at('2024-10-20T09:00:00+08:00');
    const table: Table = {
      ...world.table,
      query: (range, options) =>
        range.pk.startsWith('LINES#digest#') ? Promise.reject(new Error('cut')) : world.table.query(range, options),
    };
    await expect(sendDue({ ...world.context(), table })).rejects.toThrow('cut');
    await world.deliver();
    expect(world.mails.map(({ to }) => to)).toEqual(['liu@example.cn']);
    await world.sendDue();
    await world.deliver();
    expect(world.mails.map(({ to }) => to)).toEqual(['liu@example.cn', 'yang@example.cn']);
  });

  it('four runs at once send each mail once', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT');
    world.at('2024-10-20T09:00:00+08:00');
    await Promise.all([world.remind(), world.remind(), world.remind(), world.remind()]);
    await world.deliver();
    expect(world.mails).toHaveLength(1);
  });

  it('a run cut off goes on where it was: everybody gets a mail, nobody two', async () => {
    let left = Number.POSITIVE_INFINITY;
    const world = await city({
      wrap: (table) => ({
        ...table,
        query: (...args) => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('cut')) : table.query(...args);
        },
      }),
    });
    await applicationIn(world, 'DRAFT', { applicant: 'liu' });
    await applicationIn(world, 'DRAFT', { applicant: 'yang' });
    world.at('2024-10-20T09:00:00+08:00');
    for (let cut = 1; cut < 80; cut += 13) {
      left = cut;
      await remind(world.context()).catch(() => undefined);
    }
    left = Number.POSITIVE_INFINITY;
    await world.remind();
    await world.deliver();
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(['liu@example.cn', 'yang@example.cn']);
  });

  it('a message delivered again goes out once; cut between sending and noting, again under the same id', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT');
    world.at('2024-10-20T09:00:00+08:00');
    await world.remind();
    await world.deliver();
    const id = world.mails[0]?.id ?? '';
    await world.replay([id, id, id]);
    expect(world.mails).toHaveLength(1);

    world.at('2024-10-20T22:00:00+08:00');
    await world.remind();
    const sent: string[] = [];
    const { items } = await world.table.query({ pk: `OUTBOX#${id}` });
    expect(items).toHaveLength(1);
    let writes = 0;
    const dying = {
      ...world.table,
      // Claimed and sent; then the function dies.
      transact: (all: readonly Write[]) => {
        writes += 1;
        return writes === 1 ? world.table.transact(all) : Promise.reject(new Error('killed'));
      },
    };
    const carriers = {
      ...world.carriers,
      mailer: { send: (mail: { id: string }) => Promise.resolve(void sent.push(mail.id)) },
      queues: eachQueue(() => ({ send: () => Promise.resolve() })),
      scheduler: { set: () => Promise.resolve() },
    };
    const [next = ''] = world.undelivered();
    await expect(deliver({ ...carriers, table: dying }, next, world.now)).rejects.toThrow('killed');
    const resting = { ...carriers, table: world.table };
    expect(await deliver(resting, next, world.now)).toMatchObject({ outcome: 'before' });
    await sweepWith(resting, world.now + 15 * MINUTE);
    expect(sent).toEqual([next, next]);
  });
});

describe('S13: the cost of reminding', () => {
  it('is two transactions for so few: one gathers, one tells', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT', { applicant: 'liu' });
    await applicationIn(world, 'DRAFT', { applicant: 'yang' });
    world.at('2024-10-20T09:00:00+08:00');
    const { requests } = await world.measure(() => world.remind());
    expect(requests.TransactWriteItems).toBe(2);
  });
});

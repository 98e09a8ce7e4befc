/** The digest: what need not be told at once becomes one mail a person and day, whatever runs, and however often (C13, G9). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from '../../schema/notification/actions/index.ts';
import { deliver } from '../../schema/notification/deliver.ts';
import { DAY, HOUR } from '../../schema/core/time.ts';
import type { Table } from '../../schema/table/port.ts';
import { cutting } from '../support/cutting.ts';
import { applicationIn } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox, mailsTo, PREFER, REDELIVER_ALL, told } from '../support/notices.ts';
import { sweepWith } from '../support/sweeping.ts';
import { city, type World } from '../support/world.ts';

/** The digest at an instant; answers who got how many mails. */
async function digestAt(world: World, at: string): Promise<Record<string, number>> {
  world.at(at);
  const before = world.mails.length;
  await world.digest();
  await world.deliver();
  const count: Record<string, number> = {};
  for (const { to } of world.mails.slice(before)) count[to.replace('@example.cn', '')] = (count[to.replace('@example.cn', '')] ?? 0) + 1;
  return count;
}

describe('the digest of a day', () => {
  it('goes at 18:00, one mail a person, in the order it happened; the inbox had it at once', async () => {
    const world = await city();
    await world.digest();
    for (const [who, cause] of [
      ['liu', 'eins'],
      ['yang', 'zwei'],
      ['liu', 'drei'],
    ] as const) {
      world.at(world.now + HOUR);
      await told(world, 'RETURNED', who, cause);
      await world.deliver();
    }
    expect(world.mails).toEqual([]);
    expect((await inbox(world, 'liu')).notices).toHaveLength(2);
    expect(await digestAt(world, '2024-09-11T17:59:59.999+08:00')).toEqual({});
    expect(await digestAt(world, '2024-09-11T18:00:00+08:00')).toEqual({ liu: 1, yang: 1 });
    const [mail] = mailsTo(world, 'liu');
    expect(mail?.subject).toBe('【职称评审】2024年9月11日的2条通知');
    expect(mail?.text.indexOf('因为eins')).toBeLessThan(mail?.text.indexOf('因为drei') ?? 0);
    expect(await digestAt(world, '2024-09-11T19:00:00+08:00')).toEqual({});
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('what comes after the hour waits for the next day’s; nothing at all is no mail', async () => {
    const world = await city();
    expect(await digestAt(world, '2024-09-11T18:00:00+08:00')).toEqual({});
    world.at('2024-09-11T18:00:00.001+08:00');
    await told(world, 'RETURNED', 'liu');
    await world.deliver();
    expect(await digestAt(world, '2024-09-11T19:00:00+08:00')).toEqual({});
    expect(await digestAt(world, '2024-09-12T17:00:00+08:00')).toEqual({});
    expect(await digestAt(world, '2024-09-12T18:00:00+08:00')).toEqual({ liu: 1 });
  });

  it('a digest that was missed for days is made up for by one mail', async () => {
    const world = await city();
    await world.digest();
    for (let day = 0; day < 3; day += 1) {
      await told(world, 'RETURNED', 'liu');
      await world.deliver();
      world.at(world.now + DAY);
    }
    expect(await digestAt(world, '2024-09-14T02:00:00+08:00')).toEqual({ liu: 1 });
    expect(mailsTo(world, 'liu')[0]?.subject).toContain('3条通知');
  });

  it('four runs at once send it once; so does a run that is cut at every request and begun again', async () => {
    const world = await city();
    await told(world, 'RETURNED', 'liu');
    await told(world, 'RETURNED', 'yang');
    await world.deliver();
    world.at('2024-09-11T18:00:00+08:00');
    await Promise.all([world.digest(), world.digest(), world.digest(), world.digest()]);
    await world.deliver();
    expect(world.mails).toHaveLength(2);

    // Three to see what is due, 16 to see whether there is anything, the closing; 16 for the lines, the people, the mails.
    for (const request of [1, 2, 3, 10, 19, 20, 21, 30, 36, 37, 38, 39]) {
      for (const after of request % 2 === 0 ? [false, true] : [true]) {
        const cut = cutting();
        const broken = await city({ wrap: cut.wrap });
        await told(broken, 'RETURNED', 'liu');
        await told(broken, 'RETURNED', 'yang');
        await broken.deliver();
        broken.at('2024-09-11T18:00:00+08:00');
        cut.set({ request, after });
        await broken.digest().catch(() => undefined);
        cut.set(null);
        await broken.digest();
        await broken.deliver();
        expect(broken.mails.map(({ to }) => to).toSorted(), `cut at ${request}`).toEqual(['liu@example.cn', 'yang@example.cn']);
      }
    }
  });

  it('of more things than a page holds is one mail all the same', async () => {
    const world = await city();
    await Promise.all(Array.from({ length: 105 }, () => told(world, 'RETURNED', 'liu')));
    await told(world, 'RETURNED', 'yang');
    await world.deliver();
    expect(await digestAt(world, '2024-09-11T18:00:00+08:00')).toEqual({ liu: 1, yang: 1 });
    expect(mailsTo(world, 'liu')[0]?.subject).toContain('105条通知');
  });

  it('a class that was turned off meanwhile is left out', async () => {
    const world = await city();
    await told(world, 'RETURNED', 'chen');
    await told(world, 'ARRIVED', 'chen');
    await told(world, 'RETURNED', 'lin');
    await world.deliver();
    for (const who of ['chen', 'lin']) await world.does(who, PREFER, { choices: [{ class: 'PROGRESS', mail: 'OFF' }] });
    expect(await digestAt(world, '2024-09-11T18:00:00+08:00')).toEqual({ chen: 1 });
    expect(mailsTo(world, 'chen')[0]?.text).not.toContain('申报被退回');
  });

  it('holds a reminder for who wants that, unless its deadline is less than a day away when it goes', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT');
    await world.digest();
    await world.does('liu', PREFER, { choices: [{ class: 'REMINDERS', mail: 'DIGEST' }] });
    const sent: number[] = [];
    for (const at of ['2024-10-18T00:00:00+08:00', '2024-10-18T18:00:00+08:00', '2024-10-20T00:00:00+08:00', '2024-10-20T22:00:00+08:00']) {
      world.at(at);
      await world.sendDue();
      await world.deliver();
      sent.push(world.mails.length);
    }
    expect(sent).toEqual([0, 1, 2, 3]);
    expect(world.mails[0]?.text).toContain('距截止还有2天6小时');
    expect((await inbox(world, 'liu')).notices).toHaveLength(3);
  });
});

describe('whatever the order, the repetitions and the cuts', () => {
  const WHO = ['liu', 'yang', 'ma'] as const;
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('tell' as const),
        who: fc.constantFrom(...WHO),
        topic: fc.constantFrom('RETURNED' as const, 'REFUSED' as const),
      }),
    },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('deliver' as const), which: fc.nat(40), cut: fc.option(fc.nat(4)) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('sweep' as const), cut: fc.option(fc.nat(30)) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('digest' as const), cut: fc.option(fc.nat(45)) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  );

  it('each person gets each thing once in the inbox and once by mail, and one digest a day at most', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 14 }), async (story) => {
        const world = await city();
        await world.digest();
        const posted = new Set<string>();
        const things: { who: string; cause: string }[] = [];
        const seen = () => {
          for (const id of world.undelivered()) posted.add(id);
        };
        const cutAfter = (requests: number | null): Table => {
          const cut = cutting();
          cut.set(requests === null ? null : { request: requests + 1, after: requests % 2 === 0 });
          return cut.wrap(world.table);
        };
        for (const together of story) {
          await Promise.all(
            together.map(async (one) => {
              switch (one.do) {
                case 'tell': {
                  const cause = `thing-${things.length}-`;
                  things.push({ who: one.who, cause });
                  return told(world, one.topic, one.who, cause);
                }
                case 'deliver': {
                  const id = [...posted].at(one.which % Math.max(posted.size, 1));
                  if (id === undefined) return;
                  return void (await deliver({ ...world.carriers, table: cutAfter(one.cut) }, id, world.now).catch(() => undefined));
                }
                case 'sweep':
                  return void (await sweepWith({ ...world.carriers, table: cutAfter(one.cut) }, world.now).catch(() => undefined));
                case 'digest':
                  return void (await digest({ ...world.context(), table: cutAfter(one.cut) }).catch(() => undefined));
                case 'wait':
                  return world.at(world.now + one.hours * HOUR);
              }
            }),
          );
          seen();
        }
        // In the end everything is delivered, and the last digest goes.
        for (const settled of [0, 1]) {
          for (let before = -1; before < posted.size;) {
            before = posted.size;
            for (const id of posted) await deliver(world.carriers, id, world.now);
            // What was cut off is looked after in its time; what was given up meanwhile wang sends again.
            world.at(world.now + 3 * HOUR);
            await sweepWith(world.carriers, world.now);
            await world.does('wang', REDELIVER_ALL);
            await sweepWith(world.carriers, world.now);
            seen();
          }
          world.at(world.now + DAY * (1 - settled));
          await world.digest();
          seen();
        }
        const mails = [...new Map(world.mails.map((mail) => [mail.id, mail])).values()];
        for (const { who, cause } of things) {
          const { notices } = await inbox(world, who, { first: 100 });
          expect(notices.filter(({ text }: { text: { zh: string } }) => text.zh === `因为${cause}`)).toHaveLength(1);
          expect(mails.filter(({ to, text }) => to === `${who}@example.cn` && text.includes(`因为${cause}`))).toHaveLength(1);
        }
        for (const who of WHO) {
          const digests = mails
            .filter(({ to, subject }) => to === `${who}@example.cn` && subject.includes('条通知'))
            .map(({ subject }) => subject.slice(0, 18));
          expect(new Set(digests).size).toBe(digests.length);
        }
        expect(wrongWith(await dump(world))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

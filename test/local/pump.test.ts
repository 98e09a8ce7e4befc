import { describe, expect, onTestFinished, test } from 'vitest';
import { ClockRefusal, startClock } from '../../functions/local/clock.ts';
import { deadLetters } from '../../functions/local/dead-letters.ts';
import { createPump, type PumpOptions } from '../../functions/local/pump.ts';
import { createScheduler, type Schedule } from '../../functions/local/scheduler.ts';
import { DAY, HOUR, SECOND } from '../../schema/core/time.ts';
import { withoutLog } from './support.ts';

const NOW = Date.parse('2024-09-11T09:00:00+08:00');

function pumpOf(builtIn: Schedule[], more: Partial<PumpOptions> = {}) {
  const clock = startClock('2024-09-11T09:00:00+08:00');
  onTestFinished(() => clock.stop());
  const scheduler = createScheduler({ now: clock.now, builtIn, catchUp: [], times: [0] });
  const told: { at: string; clock: number }[] = [];
  const handler = (event: { at: string }): Promise<void> => {
    told.push({ at: event.at, clock: clock.now() });
    return Promise.resolve();
  };
  const drains: number[] = [];
  const pump = createPump({
    clock,
    scheduler,
    stream: {
      drain: () => {
        drains.push(clock.now());
        return Promise.resolve(0);
      },
    },
    queues: [{ send: () => ({ MessageId: '', MD5OfMessageBody: '' }), drain: () => Promise.resolve(0), size: () => 0 }],
    scheduled: { 'calendar-tick': handler, 'posting-close': handler, reminders: handler, 'outbox-sweep': handler, 'history-seal': handler },
    dead: deadLetters(),
    ...more,
  });
  return { clock, scheduler, pump, told, drains };
}

describe('moving the clock', () => {
  test('runs every due schedule in order, each at its instant', async () => {
    const { clock, pump, told } = pumpOf([
      { name: 'second', at: NOW + 2 * DAY, target: 'reminders' },
      { name: 'first', at: NOW + DAY, target: 'calendar-tick' },
      { name: 'later', at: NOW + 9 * DAY, target: 'calendar-tick' },
    ]);
    const { ran } = await pump.moveTo(NOW + 3 * DAY);
    expect(ran).toEqual([
      { name: 'first', at: '2024-09-12T09:00:00.000+08:00', target: 'calendar-tick' },
      { name: 'second', at: '2024-09-13T09:00:00.000+08:00', target: 'reminders' },
    ]);
    expect(told.map(({ at }) => at)).toEqual(['2024-09-12T01:00:00Z', '2024-09-13T01:00:00Z']);
    for (const [index, { clock: read }] of told.entries()) {
      expect(read).toBeGreaterThanOrEqual(NOW + (index + 1) * DAY);
      expect(read).toBeLessThan(NOW + (index + 1) * DAY + 30 * SECOND);
    }
    expect(clock.now()).toBeGreaterThanOrEqual(NOW + 3 * DAY);
    expect((await pump.moveTo(NOW + 4 * DAY)).ran).toEqual([]);
  });

  test('delivers what happened before the move before it moves', async () => {
    const { pump, drains } = pumpOf([]);
    await pump.moveTo(NOW + DAY);
    expect(drains[0]).toBeLessThan(NOW + HOUR);
  });

  test('runs what a schedule sets on the way', async () => {
    const { pump, scheduler } = pumpOf([{ name: 'first', at: NOW + DAY, target: 'calendar-tick' }], {
      scheduled: {
        'calendar-tick': () => {
          scheduler.set({ name: 'then', at: NOW + 2 * DAY, target: 'reminders', input: '{"at":"<aws.scheduler.scheduled-time>"}' });
          return Promise.resolve();
        },
        'posting-close': () => Promise.resolve(),
        reminders: () => Promise.resolve(),
        'outbox-sweep': () => Promise.resolve(),
        'history-seal': () => Promise.resolve(),
      },
    });
    const { ran } = await pump.moveTo(NOW + 3 * DAY);
    expect(ran.map(({ name }) => name)).toEqual(['first', 'then']);
  });

  test('waits for another move, and refuses to go back', async () => {
    const { pump } = pumpOf([]);
    const both = await Promise.allSettled([pump.moveTo(NOW + 2 * DAY), pump.moveTo(NOW + DAY)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(pump.moveTo(NOW + DAY)).rejects.toBeInstanceOf(ClockRefusal);
  });

  test('goes on when a function fails, and says so', async () => {
    withoutLog();
    let calls = 0;
    const { pump } = pumpOf(
      [
        { name: 'bad', at: NOW + DAY, target: 'calendar-tick' },
        { name: 'good', at: NOW + 2 * DAY, target: 'reminders' },
      ],
      {
        scheduled: {
          'calendar-tick': () => {
            calls += 1;
            return Promise.reject(new Error('no'));
          },
          'posting-close': () => Promise.resolve(),
          reminders: () => Promise.resolve(),
          'outbox-sweep': () => Promise.resolve(),
          'history-seal': () => Promise.resolve(),
        },
      },
    );
    const { ran } = await pump.moveTo(NOW + 3 * DAY);
    expect(ran).toMatchObject([{ name: 'bad', error: 'Error: no' }, { name: 'good' }]);
    expect(calls).toBe(3);
  });
});

import { join } from 'node:path';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CREDENTIALS, REGION } from '../../functions/local/account.ts';
import { host } from '../../functions/local/http.ts';
import { schedulerApi } from '../../functions/local/scheduler-api.ts';
import { catchUps, createScheduler, type Schedule, type SchedulerOptions } from '../../functions/local/scheduler.ts';
import { DAY, HOUR, MINUTE, toIso } from '../../schema/core/time.ts';
import { ownDirectory } from './support.ts';

const NOW = Date.parse('2024-09-11T09:00:00+08:00');
const LATE = Date.parse('2024-10-21T00:00:00+08:00');
const EARLY = Date.parse('2024-09-16T00:00:00+08:00');
const TIMES = [0, 18 * HOUR];
const at = (name: string, instant: number): Schedule => ({ name, at: instant, target: 'calendar-tick' });

function schedulerOf(options: Partial<SchedulerOptions> = {}) {
  return createScheduler({ now: () => NOW, builtIn: [], catchUp: [], times: TIMES, ...options });
}

describe('the local scheduler', () => {
  test('tells what is due in the order of the instants, the instant itself included', () => {
    const scheduler = schedulerOf({ builtIn: [at('late', LATE), at('past', NOW - DAY)] });
    expect(scheduler.set(at('early', EARLY))).toBe(true);
    expect(scheduler.dueUntil(EARLY - 1).map(({ name }) => name)).toEqual(['past']);
    expect(scheduler.dueUntil(EARLY).map(({ name }) => name)).toEqual(['past', 'early']);
    expect(scheduler.dueUntil(LATE).map(({ name }) => name)).toEqual(['past', 'early', 'late']);
  });

  test('does what was due before it first began as it begins, once, also after a restart', async () => {
    const file = join(await ownDirectory(), 'schedules.json');
    const past = { file, builtIn: [at('past', NOW - 10 * DAY)] };
    const scheduler = schedulerOf(past);
    const [due, ...others] = scheduler.dueUntil(NOW);
    expect([due?.at, others]).toEqual([NOW, []]);
    if (due) scheduler.done(due);
    expect(scheduler.dueUntil(LATE)).toEqual([]);
    expect(schedulerOf(past).dueUntil(LATE)).toEqual([]);
  });

  test('takes a name once, also after it has run and after a restart', async () => {
    const file = join(await ownDirectory(), 'schedules.json');
    const scheduler = schedulerOf({ file, builtIn: [at('late', LATE)] });
    scheduler.set(at('early', EARLY));
    expect(scheduler.set(at('early', LATE))).toBe(false);
    for (const due of scheduler.dueUntil(LATE)) scheduler.done(due);
    const restarted = schedulerOf({ file, builtIn: [at('late', LATE)] });
    expect(restarted.dueUntil(LATE)).toEqual([]);
    expect(restarted.set(at('early', LATE))).toBe(false);
  });

  test('takes the name of one that deleted itself again', () => {
    const scheduler = schedulerOf();
    scheduler.set({ ...at('early', EARLY), deletesItself: true });
    expect(scheduler.set(at('early', LATE))).toBe(false);
    for (const due of scheduler.dueUntil(EARLY)) scheduler.done(due);
    expect(scheduler.set(at('early', LATE))).toBe(true);
  });

  test('runs a published instant again when it was moved', async () => {
    const file = join(await ownDirectory(), 'schedules.json');
    const scheduler = schedulerOf({ file, builtIn: [at('late', LATE)] });
    for (const due of scheduler.dueUntil(LATE)) scheduler.done(due);
    expect(schedulerOf({ file, builtIn: [at('late', LATE + DAY)] }).dueUntil(LATE + DAY)).toHaveLength(1);
  });

  test('catches up each hour, after what is due at that hour', () => {
    const scheduler = schedulerOf({ builtIn: [at('ten', NOW + HOUR)], catchUp: ['calendar-tick', 'reminders'] });
    expect(scheduler.dueUntil(NOW + 2 * HOUR).map(({ name }) => name)).toEqual([
      'ten',
      'catch-up-calendar-tick',
      'catch-up-reminders',
      'catch-up-calendar-tick',
      'catch-up-reminders',
    ]);
  });

  test('catches up once with all the minutes that have passed, and after a leap with its hours first', () => {
    const scheduler = schedulerOf({ catchUp: [], everyMinute: ['outbox-sweep'] });
    const runsUntil = (instant: number) => {
      const due = scheduler.dueUntil(instant);
      for (const one of due) scheduler.done(one);
      return due.map((one) => toIso(one.at).slice(11, 19));
    };
    expect(runsUntil(NOW + MINUTE - 1)).toEqual([]);
    expect(runsUntil(NOW + MINUTE)).toEqual(['09:01:00']);
    expect(runsUntil(NOW + 7 * MINUTE + 5000)).toEqual(['09:07:00']);
    expect(runsUntil(NOW + 2 * HOUR + 90_000)).toEqual(['10:00:00', '11:00:00', '11:01:00']);
  });

  test('calls what comes past each hour at its minute, and of a leap once a day until its last hours', () => {
    const scheduler = schedulerOf({ catchUp: [], pastTheHour: [{ target: 'history-seal', by: 10 * MINUTE }] });
    const runsUntil = (instant: number) => {
      const due = scheduler.dueUntil(instant);
      for (const one of due) scheduler.done(one);
      return due.map((one) => toIso(one.at).slice(5, 16));
    };
    expect(runsUntil(NOW + 10 * MINUTE - 1)).toEqual([]);
    expect(runsUntil(NOW + 2 * HOUR)).toEqual(['09-11T09:10', '09-11T10:10']);
    expect(runsUntil(NOW + 3 * DAY)).toEqual(['09-12T00:10', '09-13T00:10', '09-14T00:10', '09-14T06:10', '09-14T07:10', '09-14T08:10']);
    expect(runsUntil(NOW + 400 * DAY)).toHaveLength(400);
  });

  test('catches up at 0时 and 18时 of each day of a leap, and each of its last three hours', () => {
    const hours = catchUps(NOW, NOW + 3 * DAY, TIMES).map(toIso);
    const expected = ['09-11T18', '09-12T00', '09-12T18', '09-13T00', '09-13T18', '09-14T00', '09-14T07', '09-14T08', '09-14T09'];
    expect(hours.map((hour) => hour.slice(5, 13))).toEqual(expected);
    expect(catchUps(NOW, NOW + HOUR - 1, TIMES)).toEqual([]);
    expect(catchUps(NOW, NOW, TIMES)).toEqual([]);
  });
});

async function api() {
  const scheduler = schedulerOf();
  const served = await host(
    schedulerApi({ scheduler, group: 'zhicheng', targets: { 'arn:reminders': 'reminders' }, prefix: '/dev/scheduler' }),
  );
  const client = new SchedulerClient({
    endpoint: `${served.url}/dev/scheduler`,
    region: REGION,
    credentials: CREDENTIALS,
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    await served.close();
  });
  const create = (more: object = {}) =>
    client.send(
      new CreateScheduleCommand({
        Name: 'one',
        GroupName: 'zhicheng',
        ScheduleExpression: 'at(2024-10-21T00:00:00)',
        ScheduleExpressionTimezone: 'Asia/Shanghai',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: 'arn:reminders', RoleArn: 'arn:role', Input: '{"at":"<aws.scheduler.scheduled-time>"}' },
        ...more,
      }),
    );
  return { scheduler, create };
}

describe('the scheduler’s interface', () => {
  test('sets a schedule in its time zone, once', async () => {
    const { scheduler, create } = await api();
    expect((await create()).ScheduleArn).toContain('schedule/zhicheng/one');
    expect(scheduler.dueUntil(LATE)).toEqual([
      { kind: 'set', name: 'one', at: LATE, target: 'reminders', input: '{"at":"<aws.scheduler.scheduled-time>"}' },
    ]);
    await expect(create()).rejects.toMatchObject({ name: 'ConflictException' });
    expect(scheduler.dueUntil(LATE)).toHaveLength(1);
  });

  test('sets one that deletes itself', async () => {
    const { scheduler, create } = await api();
    await create({ ActionAfterCompletion: 'DELETE' });
    expect(scheduler.dueUntil(LATE)).toMatchObject([{ name: 'one', deletesItself: true }]);
  });

  test.each([
    [{ ScheduleExpression: 'rate(1 hour)' }, 'ValidationException'],
    [{ ScheduleExpression: 'at(2024-02-30T00:00:00)' }, 'ValidationException'],
    [{ ScheduleExpressionTimezone: 'Nowhere' }, 'ValidationException'],
    [{ Target: { Arn: 'arn:other', RoleArn: 'arn:role' } }, 'ValidationException'],
    [{ GroupName: 'other' }, 'ResourceNotFoundException'],
  ])('refuses %j', async (more, name) => {
    await expect((await api()).create(more)).rejects.toMatchObject({ name });
  });
});

/** One-time schedules on EventBridge Scheduler. They delete themselves when they have run. */
import { randomUUID } from 'node:crypto';
import type { Scheduler } from '../../schema/core/ports.ts';
import { toIso, ZONE } from '../../schema/core/time.ts';
import { AwsError, askJson, endpointOf } from './aws.ts';
import type { Env } from './env.ts';
import { log } from './log.ts';

export function eventScheduler(env: Env<'scheduler'>): Scheduler {
  const targets = { 'calendar-tick': env.CALENDAR_TICK_ARN, reminders: env.REMINDERS_ARN };
  return {
    async set({ name, at, target }) {
      try {
        const url = `${await endpointOf('scheduler', env.SCHEDULER_ENDPOINT)}/schedules/${name}`;
        await askJson(
          'scheduler',
          { url, headers: { 'content-type': 'application/json' } },
          {
            GroupName: env.SCHEDULE_GROUP,
            ScheduleExpression: `at(${toIso(at).slice(0, 19)})`,
            ScheduleExpressionTimezone: ZONE,
            FlexibleTimeWindow: { Mode: 'OFF' },
            ActionAfterCompletion: 'DELETE',
            ClientToken: randomUUID(),
            Target: {
              Arn: targets[target],
              RoleArn: env.SCHEDULER_ROLE_ARN,
              Input: JSON.stringify({ at: '<aws.scheduler.scheduled-time>' }),
            },
          },
        );
      } catch (error) {
        const code = error instanceof AwsError ? error.name : '';
        if (code === 'ConflictException') return; // set before: the name says what it is for
        if (code !== 'ValidationException') throw error;
        // An instant that passed while the message was on its way: the hourly run catches up, and nothing behind it need wait.
        log.error('schedule refused', error, { name });
      }
    },
  };
}

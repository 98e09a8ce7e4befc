/** One-time schedules on EventBridge Scheduler. They delete themselves when they have run. */
import { ConflictException, CreateScheduleCommand, SchedulerClient, ValidationException } from '@aws-sdk/client-scheduler';
import type { Scheduler } from '../../schema/core/ports.ts';
import { toIso, ZONE } from '../../schema/core/time.ts';
import type { Env } from './env.ts';
import { log } from './log.ts';

export function eventScheduler(env: Env<'scheduler'>): Scheduler {
  const client = new SchedulerClient(env.SCHEDULER_ENDPOINT ? { endpoint: env.SCHEDULER_ENDPOINT } : {});
  const targets = { 'calendar-tick': env.CALENDAR_TICK_ARN, reminders: env.REMINDERS_ARN };
  return {
    async set({ name, at, target }) {
      try {
        await client.send(
          new CreateScheduleCommand({
            Name: name,
            GroupName: env.SCHEDULE_GROUP,
            ScheduleExpression: `at(${toIso(at).slice(0, 19)})`,
            ScheduleExpressionTimezone: ZONE,
            FlexibleTimeWindow: { Mode: 'OFF' },
            ActionAfterCompletion: 'DELETE',
            Target: {
              Arn: targets[target],
              RoleArn: env.SCHEDULER_ROLE_ARN,
              Input: JSON.stringify({ at: '<aws.scheduler.scheduled-time>' }),
            },
          }),
        );
      } catch (error) {
        if (error instanceof ConflictException) return; // set before: the name says what it is for
        if (!(error instanceof ValidationException)) throw error;
        // An instant that passed while the message was on its way: the hourly run catches up, and nothing behind it need wait.
        log.error('schedule refused', error, { name });
      }
    },
  };
}

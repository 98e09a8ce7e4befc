/**
 * When the calendar wakes the system: a one-time schedule for each opening, closing and reminder of each announcement
 * (schema/calendar/schedules.ts), and every hour a run that catches up with whatever was missed. Delivery is at least once and up
 * to a minute late, so the functions act on the instant they are given and on what they have already recorded.
 */
import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { DIGEST_AT, shippedSchedules, POSTINGS_CLOSE } from '../schema/calendar/schedules.ts';
import { startOfDay, toIso } from '../schema/core/time.ts';
import { SEALED_AT_MINUTE } from '../schema/history/model.ts';
import type { FunctionName } from '../functions/runtime/env.ts';
import { failedEvents } from './dead-letters.ts';
import { exceptPattern } from './except.ts';
import { defineFunction } from './function.ts';
import { grant } from './grant.ts';
import type { Keys } from './keys.ts';
import { ours, type Monitor } from './monitor.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

type Parts = { monitor: Monitor; table: DataTable; keys: Keys; settings: Pick<Settings, 'SCHEDULES_FROM'> };

export class Schedules extends Construct {
  readonly groupName: string;
  readonly roleArn: string;
  private readonly monitor: Monitor;
  private readonly group: ScheduleGroup;
  private readonly role: Role;
  /** Where a run goes that failed on every try. */
  readonly failed: ReturnType<typeof failedEvents>;
  readonly targets: { CALENDAR_TICK_ARN: string; REMINDERS_ARN: string };

  constructor(scope: Construct, id: string, parts: Parts) {
    super(scope, id);
    const { monitor, table, keys, settings } = parts;
    const failed = (this.failed = failedEvents(
      this,
      monitor,
      'A scheduled run failed on every try. The next hourly run catches up; see why this one failed.',
    ));
    const environment = { TABLE_NAME: table.name, MASTER_KEY_ID: keys.masterKeyId };

    const tick = defineFunction(this, 'calendar-tick', {
      monitor,
      environment,
      memory: 512,
      timeout: Duration.minutes(1),
      deadLetters: failed,
    });
    table.allow(tick.role, { items: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] });

    const reminders = defineFunction(this, 'reminders', {
      monitor,
      environment: { TABLE_NAME: table.name },
      memory: 1024,
      timeout: Duration.minutes(15),
      deadLetters: failed,
    });
    table.allow(reminders.role, {
      items: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'],
      indexes: ['byOwner', 'byShard'],
    });

    const closing = defineFunction(this, 'posting-close', {
      monitor,
      environment,
      memory: 1024,
      timeout: Duration.minutes(15),
      deadLetters: failed,
    });
    table.allow(closing.role, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['byOwner', 'byShard'] });

    for (const { role } of [tick, closing]) keys.allowMarking(role);

    const group = (this.group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY }));
    const ofThisGroup = { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': group.scheduleGroupArn };
    const role = (this.role = new Role(this, 'Role', {
      description: 'Lets the schedules of this group call their functions',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: ofThisGroup } }),
    }));
    this.monitor = monitor;
    grant(role, ['lambda:InvokeFunction'], [tick.fn.functionArn, closing.fn.functionArn, reminders.fn.functionArn]);
    grant(role, ['sqs:SendMessage'], [failed.queueArn]);
    this.groupName = group.scheduleGroupName;
    this.roleArn = role.roleArn;
    this.targets = { CALENDAR_TICK_ARN: tick.fn.functionArn, REMINDERS_ARN: reminders.fn.functionArn };

    for (const { fn, functionName } of [tick, reminders, closing]) watchRuns(monitor, fn, functionName, Duration.hours(1));

    const target = ({ fn }: typeof tick) => this.target(fn);
    const targets = { 'calendar-tick': target(tick), reminders: target(reminders), 'posting-close': target(closing) };
    const add = (scheduleName: string, schedule: ScheduleExpression, whom: LambdaInvoke, description: string) =>
      new Schedule(this, scheduleName, { scheduleName, scheduleGroup: group, schedule, target: whom, description });

    for (const { name, at, target: whom } of shippedSchedules().filter((schedule) => schedule.at >= settings.SCHEDULES_FROM)) {
      // ScheduleExpression.at() would write UTC under the name of the zone: the wall clock is written out here.
      const once = ScheduleExpression.expression(`at(${toIso(at).slice(0, 19)})`, TimeZone.ASIA_SHANGHAI);
      add(name, once, targets[whom], 'One opening, closing or reminder of the calendar');
    }
    const midnight = ScheduleExpression.cron({
      hour: String(POSTINGS_CLOSE.hour),
      minute: String(POSTINGS_CLOSE.minute),
      timeZone: TimeZone.ASIA_SHANGHAI,
    });
    add('posting-close-daily', midnight, targets['posting-close'], 'Closes the postings whose period has ended');
    const [hour = '0', minute = '0'] = toIso(startOfDay('2024-01-01') + DIGEST_AT)
      .slice(11, 16)
      .split(':')
      .map((part) => String(Number(part)));
    const daily = ScheduleExpression.cron({ hour, minute, timeZone: TimeZone.ASIA_SHANGHAI });
    add('reminders-digest', daily, targets.reminders, 'The digest of the day');
    for (const [name, whom] of Object.entries(targets)) {
      add(`${name}-hourly`, ScheduleExpression.rate(Duration.hours(1)), whom, 'Catches up with whatever was missed');
    }
    monitor.watch(this, 'Dropped', {
      metric: group.metricDropped({ period: Duration.minutes(5), statistic: 'sum' }),
      means: 'A schedule gave up calling its function. The next hourly run catches up; see why the call failed.',
    });
  }

  /** Calls a function every minute. What one call does not do the next one does: none is tried again or kept. */
  everyMinute({ fn, functionName }: ReturnType<typeof defineFunction>, name: FunctionName): Schedule {
    grant(this.role, ['lambda:InvokeFunction'], [fn.functionArn]);
    const target = new LambdaInvoke(fn, {
      role: this.role.withoutPolicyUpdates(),
      input: ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime }),
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
    });
    const schedule = ScheduleExpression.rate(Duration.minutes(1));
    const scheduleName = `${name}-every-minute`;
    // It cannot be late: what is older than a minute is dropped, and the next run does it.
    watchMissing(this.monitor, fn, functionName, Duration.minutes(5));
    return new Schedule(this, scheduleName, {
      scheduleName,
      scheduleGroup: this.group,
      schedule,
      target,
      description: 'Looks after what is due',
    });
  }

  /** Calls a function past each hour, when what comes with the hour is done. */
  everyHour({ fn, functionName }: ReturnType<typeof defineFunction>, name: FunctionName): Schedule {
    grant(this.role, ['lambda:InvokeFunction'], [fn.functionArn]);
    watchRuns(this.monitor, fn, functionName, Duration.hours(1));
    const scheduleName = `${name}-hourly`;
    return new Schedule(this, scheduleName, {
      scheduleName,
      scheduleGroup: this.group,
      schedule: ScheduleExpression.cron({ hour: '*', minute: String(SEALED_AT_MINUTE), timeZone: TimeZone.ASIA_SHANGHAI }),
      target: this.target(fn),
      description: 'Seals what was witnessed of the history',
    });
  }

  /** A function that is called until it has been, and then by nobody: the next hour does what it should have done. */
  private target(fn: IFunction): LambdaInvoke {
    return new LambdaInvoke(fn, {
      role: this.role.withoutPolicyUpdates(), // it would be allowed every version of the function as well
      input: ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime }),
      deadLetterQueue: this.failed,
      retryAttempts: 30,
      maxEventAge: Duration.hours(6),
    });
  }

  /** Allows setting new schedules of this group, for windows that the bureau moves (C8), and no other way of using the role. */
  allowSetting(role: IRole): void {
    const resourceName = `${this.groupName}/*`;
    const schedules = Stack.of(this).formatArn({ service: 'scheduler', resource: 'schedule', resourceName });
    grant(role, ['scheduler:CreateSchedule'], [schedules]);
    exceptPattern(role, schedules, 'A schedule that the bureau causes gets its name while the system runs; the grant ends at this group.');
    grant(role, ['iam:PassRole'], [this.roleArn], {
      StringEquals: { 'iam:PassedToService': ServicePrincipal.servicePrincipalName('scheduler.amazonaws.com') },
    });
  }
}

/** Above this a schedule is late: it may be a minute, and a new process takes a second. */
const LATE = Duration.minutes(5);

/** An alarm where a function that has to run at least so often does not. */
function watchMissing(monitor: Monitor, scope: Construct, functionName: string, atLeastEvery: Duration): void {
  monitor.watchMissing(scope, 'Missing', {
    metric: ours('Ran', { function: functionName }, { period: atLeastEvery, statistic: 'Sum' }),
    means: `${functionName} has not run when it should: look at its schedules, its throttles and its log. It catches up by itself.`,
  });
}

/** The same, and where it runs late. */
function watchRuns(monitor: Monitor, scope: Construct, functionName: string, atLeastEvery: Duration): void {
  watchMissing(monitor, scope, functionName, atLeastEvery);
  monitor.watch(scope, 'Late', {
    metric: ours('Late', { function: functionName }, { period: Duration.minutes(5), statistic: 'Maximum' }),
    above: LATE.toMilliseconds(),
    means: `${functionName} ran more than five minutes after its instant. Deadlines hold without it; what it tells and records is late.`,
  });
}

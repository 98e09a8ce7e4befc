/**
 * What goes out. The table's stream, narrowed to new messages of the outbox, wakes the function that fills inboxes, sends mail, asks for
 * exports and sets schedules. What it cannot send, or never hears of, the sweep looks after every minute, for a day (C13).
 */
import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { OUTBOX, OUTBOX_KINDS } from '../schema/core/outbox.ts';
import { TABLE } from '../schema/table/keys.ts';
import { failedEvents } from './dead-letters.ts';
import type { Exports } from './exports.ts';
import { defineFunction } from './function.ts';
import type { Keys } from './keys.ts';
import type { Mail } from './mail.ts';
import { ours, type Monitor } from './monitor.ts';
import type { Reports } from './reports.ts';
import type { Schedules } from './schedules.ts';
import type { Statistics } from './statistics.ts';
import type { DataTable } from './table.ts';

type Parts = {
  monitor: Monitor;
  table: DataTable;
  keys: Keys;
  schedules: Schedules;
  exports: Exports;
  reports: Reports;
  statistics: Statistics;
  mail: Mail;
};

export class Notify extends Construct {
  constructor(scope: Construct, id: string, parts: Parts) {
    super(scope, id);
    const { monitor, table, keys, schedules, exports, reports, statistics, mail } = parts;
    const shared = {
      monitor,
      unmarked: true, // an anonymous objection wakes them
      timeout: Duration.minutes(2), // less than a message is left to whoever has begun with it (schema/notification/rules/delivery.ts)
      environment: {
        TABLE_NAME: table.name,
        MASTER_KEY_ID: keys.masterKeyId,
        EXPORT_QUEUE_URL: exports.queueUrl,
        REPORT_QUEUE_URL: reports.queueUrl,
        STATISTICS_QUEUE_URL: statistics.queueUrl,
        SCHEDULE_GROUP: schedules.groupName,
        SCHEDULER_ROLE_ARN: schedules.roleArn,
        ...schedules.targets,
        SMTP_SECRET: mail.secretArn,
        MAIL_FROM: mail.from,
      },
    };
    const notify = defineFunction(this, 'notify', { ...shared, memory: 512 });
    const sweep = defineFunction(this, 'outbox-sweep', { ...shared, memory: 512, oneTry: true });
    // A row of a summary table that has changed is counted by an update.
    const items = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] as const;
    table.allow(notify.role, { items, indexes: ['byOwner', 'byDesk'] });
    table.allow(sweep.role, { items, indexes: ['byOwner', 'byDesk', 'byShard'] });
    for (const { role } of [notify, sweep]) {
      exports.allowAsking(role);
      reports.allowAsking(role);
      statistics.allowAsking(role);
      schedules.allowSetting(role);
      mail.allowReading(role);
      keys.allowMarking(role);
    }
    table.allowStream(notify.role);
    schedules.everyMinute(sweep, 'outbox-sweep');

    notify.fn.addEventSourceMapping('Outbox', {
      eventSourceArn: table.streamArn,
      // From the beginning: a message written before the mapping stood is a message all the same.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { [TABLE.pk]: { S: FilterRule.beginsWith(OUTBOX) } } },
        }),
      ],
      batchSize: 10,
      parallelizationFactor: 4,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // What cannot be noted now is found by the sweep: nobody behind it has to wait.
      retryAttempts: 3,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(
        failedEvents(
          this,
          monitor,
          'A record of the stream could not be noted on any try: see why the table refused it. The sweep finds its message and sends it.',
        ),
      ),
    });
    monitor.watch(this, 'Behind', {
      metric: notify.fn.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'max' }),
      above: Duration.minutes(15).toMilliseconds(),
      means: 'New messages have waited for more than a quarter of an hour: see what holds up the function. The sweep sends them meanwhile.',
    });
    this.watchMessages(monitor, [notify.functionName, sweep.functionName], sweep.functionName);
  }

  /** Alarms on what becomes of messages. One address that is refused is no outage, so of mail more has to fail. */
  private watchMessages(monitor: Monitor, both: readonly string[], sweep: string): void {
    const quarter = { period: Duration.minutes(15), statistic: 'Sum' } as const;
    // Longer than the longest pause between two tries: else it would be over before the next.
    const oldest = { period: Duration.hours(3), statistic: 'Maximum' } as const;
    const summed = (metric: 'Failed' | 'Broken', kind?: string) =>
      new MathExpression({
        expression: 'FILL(a, 0) + FILL(b, 0)',
        period: quarter.period,
        usingMetrics: Object.fromEntries(
          both.map((name, index) => ['ab'.charAt(index), ours(metric, { function: name, ...(kind !== undefined && { kind }) }, quarter)]),
        ),
      });
    monitor.watch(this, 'Broken', {
      metric: summed('Broken'),
      means:
        'A message could neither be sent nor noted: a grant is missing, the table refuses, or the message is damaged. The log names it.',
    });
    monitor.watch(this, 'MailFails', {
      metric: summed('Failed', 'mail'),
      above: 100,
      means:
        'Mail fails: see the mail server and the secret with its URL. It is tried again for a day; after that the bureau sends it again.',
    });
    monitor.watch(this, 'MailAge', {
      metric: ours('Age', { function: sweep, kind: 'mail' }, oldest),
      above: Duration.hours(6).toMilliseconds(),
      means: 'A mail has not gone out for six hours, and is given up when it has been tried for a day: see `undelivered`.',
    });
    chunked(
      OUTBOX_KINDS.filter((kind) => kind !== 'mail').map(
        (kind, index) => [`m${index}`, ours('Age', { function: sweep, kind }, oldest)] as const,
      ),
      METRICS_OF_ALARM,
    ).forEach((some, index) =>
      monitor.watch(this, `Age${index + 1}`, {
        metric: new MathExpression({
          expression: `MAX([${some.map(([name]) => `FILL(${name}, 0)`).join(', ')}])`,
          period: oldest.period,
          usingMetrics: Object.fromEntries(some),
        }),
        above: Duration.minutes(30).toMilliseconds(),
        means:
          'A notice, an export, a report or a schedule has waited for half an hour: see `undelivered` and the log of what should have done it.',
      }),
    );
    monitor.watch(this, 'GivenUp', {
      metric: ours('GivenUp', { function: sweep }, quarter),
      means: 'A message was given up after a day. Mend what it names in `undelivered`; then the bureau sends it again with redeliverAll.',
    });
  }
}

/** As many metrics as CloudWatch lets one alarm reckon with. */
const METRICS_OF_ALARM = 10;

function chunked<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

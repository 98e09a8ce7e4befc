/**
 * What goes out: the table's stream, narrowed to new messages of the outbox, wakes the function that fills inboxes, sends mail, asks
 * for exports and sets schedules. A record that fails is tried alone, for six hours at most, so that one bad record never stops the others.
 */
import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { outbox, TABLE } from '../schema/table/keys.ts';
import { failedEvents } from './dead-letters.ts';
import type { Exports } from './exports.ts';
import { defineFunction } from './function.ts';
import type { Mail } from './mail.ts';
import type { Monitor } from './monitor.ts';
import type { Reports } from './reports.ts';
import type { Schedules } from './schedules.ts';
import type { DataTable } from './table.ts';

type Parts = { monitor: Monitor; table: DataTable; schedules: Schedules; exports: Exports; reports: Reports; mail: Mail };

/** The part of the outbox's key that is the same for all messages. */
const OUTBOX = outbox.pk.slice(0, outbox.pk.indexOf('{'));

export class Notify extends Construct {
  constructor(scope: Construct, id: string, { monitor, table, schedules, exports, reports, mail }: Parts) {
    super(scope, id);
    const { fn, role } = defineFunction(this, 'notify', {
      monitor,
      memory: 512,
      timeout: Duration.minutes(2),
      environment: {
        TABLE_NAME: table.name,
        EXPORT_QUEUE_URL: exports.queueUrl,
        REPORT_QUEUE_URL: reports.queueUrl,
        SCHEDULE_GROUP: schedules.groupName,
        SCHEDULER_ROLE_ARN: schedules.roleArn,
        ...schedules.targets,
        SMTP_SECRET: mail.secretArn,
        MAIL_FROM: mail.from,
      },
    });
    table.allow(role, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], indexes: true });
    table.allowStream(role);
    exports.allowAsking(role);
    reports.allowAsking(role);
    schedules.allowSetting(role);
    mail.allowReading(role);

    fn.addEventSourceMapping('Outbox', {
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
      retryAttempts: 20,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(
        failedEvents(
          this,
          monitor,
          'A record of the stream failed on every try. What could not be sent stands in the query `undelivered`; `redeliver` sends it again.',
        ),
      ),
    });
    monitor.watch(this, 'Behind', {
      metric: fn.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'max' }),
      above: Duration.minutes(15).toMilliseconds(),
      means: 'Messages have waited for more than a quarter of an hour: the mail server or one bad record holds them up.',
    });
  }
}

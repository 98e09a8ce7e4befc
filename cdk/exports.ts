/** The queue of exports to build and the function that builds them, one at a time, each tried five times. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { deadLetters } from './dead-letters.ts';
import type { Files } from './files.ts';
import { defineFunction } from './function.ts';
import { grant } from './grant.ts';
import type { Keys } from './keys.ts';
import type { Monitor } from './monitor.ts';
import type { DataTable } from './table.ts';

const TIMEOUT = Duration.minutes(5);

export class Exports extends Construct {
  readonly queueUrl: string;
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, parts: { monitor: Monitor; table: DataTable; files: Files; keys: Keys }) {
    super(scope, id);
    const { monitor, table, files, keys } = parts;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's: a message that is being worked on must not come back.
      visibilityTimeout: Duration.seconds(6 * TIMEOUT.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: {
        queue: deadLetters(this, monitor, 'An export could not be built. Its message names the job: see why, then send it again.'),
        maxReceiveCount: 5,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.queueUrl = this.queue.queueUrl;
    monitor.watch(this, 'Waiting', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'max' }),
      above: Duration.minutes(30).toSeconds(),
      means: 'Somebody has waited for an export for half an hour.',
    });

    const build = defineFunction(this, 'export-build', {
      monitor,
      memory: 1769,
      timeout: TIMEOUT,
      environment: { TABLE_NAME: table.name, FILES_BUCKET: files.bucketName, MASTER_KEY_ID: keys.masterKeyId },
    });
    table.allow(build.role, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: true });
    files.allowWritingExports(build.role);
    files.allowCheckingTables(build.role);
    keys.allowUnwrapping(build.role);
    build.fn.addEventSource(new SqsEventSource(this.queue, { batchSize: 1, maxConcurrency: 5, reportBatchItemFailures: true }));
  }

  allowAsking(role: IRole): void {
    grant(role, ['sqs:SendMessage'], [this.queue.queueArn]);
  }
}

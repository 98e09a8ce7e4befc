/** A queue of work for one function: one message at a time, each tried five times, then kept where somebody looks. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetters } from './dead-letters.ts';
import { grant } from './grant.ts';
import type { Monitor } from './monitor.ts';

export class WorkQueue {
  readonly url: string;
  private readonly queue: Queue;

  /** `timeout` is the function's; `failed` and `waiting` say what their alarms mean. */
  constructor(scope: Construct, about: { monitor: Monitor; timeout: Duration; failed: string; waiting: string }) {
    const { monitor, timeout, failed, waiting } = about;
    this.queue = new Queue(scope, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's: a message that is being worked on must not come back.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters(scope, monitor, failed), maxReceiveCount: 5 },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.url = this.queue.queueUrl;
    monitor.watch(scope, 'Waiting', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'max' }),
      above: Duration.minutes(30).toSeconds(),
      means: waiting,
    });
  }

  /** `atOnce`: so many of it run at the same time at most. */
  feeds(fn: IFunction, { atOnce }: { atOnce: number }): void {
    fn.addEventSource(new SqsEventSource(this.queue, { batchSize: 1, maxConcurrency: atOnce, reportBatchItemFailures: true }));
  }

  allowAsking(role: IRole): void {
    grant(role, ['sqs:SendMessage'], [this.queue.queueArn]);
  }
}

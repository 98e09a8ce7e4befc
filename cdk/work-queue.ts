/**
 * A queue of work for one function, one message at a time. What the function fails at it notes and is asked for again by the outbox; only
 * what was killed comes again from here, twice, and is then kept where somebody looks.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetters } from './dead-letters.ts';
import { grant } from './grant.ts';
import { ours, type Monitor } from './monitor.ts';

export class WorkQueue {
  readonly url: string;
  private readonly queue: Queue;
  private readonly monitor: Monitor;

  /** `timeout` is the function's; `failed` and `waiting` say what their alarms mean. */
  constructor(scope: Construct, about: { monitor: Monitor; timeout: Duration; failed: string; waiting: string }) {
    const { monitor, timeout, failed, waiting } = about;
    this.queue = new Queue(scope, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's: a message that is being worked on must not come back.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters(scope, monitor, failed), maxReceiveCount: 3 },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.url = this.queue.queueUrl;
    this.monitor = monitor;
    monitor.watch(scope, 'Waiting', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'max' }),
      above: Duration.minutes(30).toSeconds(),
      means: waiting,
    });
  }

  /** `atOnce`: so many of it run at the same time at most. */
  feeds({ fn, functionName }: { fn: IFunction; functionName: string }, { atOnce }: { atOnce: number }): void {
    fn.addEventSource(new SqsEventSource(this.queue, { batchSize: 1, maxConcurrency: atOnce, reportBatchItemFailures: true }));
    const metric = (name: 'Failed' | 'GivenUp') =>
      ours(name, { function: functionName }, { period: Duration.minutes(15), statistic: 'Sum' });
    this.monitor.watch(fn, 'Failed', {
      metric: metric('Failed'),
      means: `${functionName} failed at something; its log says at what. It is tried again for a day.`,
    });
    this.monitor.watch(fn, 'GivenUp', {
      metric: metric('GivenUp'),
      means: `${functionName} could not do something for a day, and it was given up. Mend what its log names; then the bureau sends it again.`,
    });
  }

  allowAsking(role: IRole): void {
    grant(role, ['sqs:SendMessage'], [this.queue.queueArn]);
  }
}

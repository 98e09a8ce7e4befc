/** Where work goes that failed on every try: kept for two weeks, encrypted, TLS only, and never silent. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { except } from './except.ts';
import type { Monitor } from './monitor.ts';

/** Dead letters of a queue. */
export function deadLetters(scope: Construct, monitor: Monitor, means: string): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  monitor.watchDeadLetters(queue, means);
  return queue;
}

/** Dead letters of a function, a schedule or a stream, which no other queue points to. */
export function failedEvents(scope: Construct, monitor: Monitor, means: string): Queue {
  const queue = deadLetters(scope, monitor, means);
  except(queue, 'SQS3', 'This queue is itself where the failed events of functions, schedules and streams end; an alarm watches it.');
  return queue;
}

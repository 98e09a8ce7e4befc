/**
 * Who is told when something is wrong: one topic, encrypted, and the alarms that lead to it. A part hands over what it watches
 * itself, with a sentence that says what the alarm means to the person who is woken by it.
 */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, type AlarmProps, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { NAMESPACE, type Metric as OurMetric } from '../functions/runtime/metrics.ts';
import type { Settings } from './settings.ts';

type Watched = {
  metric: IMetric;
  /** What the alarm means and what to do. */
  means: string;
  /** The alarm goes off above this; 0 unless told. */
  above?: number;
};

/** A metric of our own (functions/runtime/metrics.ts), of a function and perhaps of one kind of what it does. */
export function ours(
  name: OurMetric,
  of: { function: string; kind?: string },
  { period, statistic }: { period: Duration; statistic: 'Sum' | 'Maximum' },
): Metric {
  return new Metric({ namespace: NAMESPACE, metricName: name, dimensionsMap: of, period, statistic });
}

export class Monitor extends Construct {
  /** All alarms that were set. */
  readonly alarms: Alarm[] = [];
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, settings: Pick<Settings, 'ALARM_EMAIL'>) {
    super(scope, id);
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
    // A managed key would not let CloudWatch publish, so the topic has its own.
    const key = new Key(this, 'Key', {
      description: 'Alarms of the title review',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({ principals: [alarms], actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'] }),
    );
    this.topic = new Topic(this, 'Alarms', { masterKey: key, enforceSSL: true });
    // A topic with a policy of its own loses the one that lets its account publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    this.topic.addSubscription(new EmailSubscription(settings.ALARM_EMAIL));
  }

  watch(scope: Construct, id: string, { metric, means, above = 0 }: Watched): void {
    this.alarm(scope, id, means, {
      metric,
      threshold: above,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Something that has to happen again and again: nothing told of it is as bad as nothing done. Goes off after two periods without. */
  watchMissing(scope: Construct, id: string, { metric, means }: Pick<Watched, 'metric' | 'means'>): void {
    this.alarm(scope, id, means, {
      metric,
      threshold: 1,
      evaluationPeriods: 2,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private alarm(scope: Construct, id: string, means: string, props: AlarmProps): void {
    const alarm = new Alarm(scope, `${id}Alarm`, { ...props, alarmDescription: means });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    this.alarms.push(alarm);
  }

  /** A dead letter is work that was not done: one is enough. */
  watchDeadLetters(queue: IQueue, means: string): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'max' });
    this.watch(queue, 'DeadLetters', { metric, means });
  }
}

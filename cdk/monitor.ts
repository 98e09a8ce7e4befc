/**
 * Who is told when something is wrong: one topic, encrypted, and the alarms that lead to it. A part hands over what it watches
 * itself, with a sentence that says what the alarm means to the person who is woken by it.
 */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

type Watched = {
  metric: IMetric;
  /** What the alarm means and what to do. */
  means: string;
  /** The alarm goes off above this; 0 unless told. */
  above?: number;
};

export class Monitor extends Construct {
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
    const alarm = new Alarm(scope, `${id}Alarm`, {
      metric,
      alarmDescription: means,
      threshold: above,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }

  /** A dead letter is work that was not done: one is enough. */
  watchDeadLetters(queue: IQueue, means: string): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'max' });
    this.watch(queue, 'DeadLetters', { metric, means });
  }
}

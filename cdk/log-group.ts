/**
 * Where logs go: groups kept for a year under one key of our own. They say who did what from where, so the Cybersecurity Law, article 21,
 * asks for no less than six months of them, which may be 184 days.
 */
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** A log group of a part. */
export function logGroup(scope: Construct, id: string): LogGroup {
  return new LogGroup(scope, id, {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
    encryptionKey: keyOf(Stack.of(scope)),
  });
}

/** The key of all logs of a stack: made with the first group, found by the others. */
function keyOf(stack: Stack): Key {
  const found = stack.node.tryFindChild('LogKey');
  if (found instanceof Key) return found;
  const key = new Key(stack, 'LogKey', {
    description: 'Logs of the title review',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      // Logs is one principal for each region, and its name ends as the partition's names do.
      principals: [new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
      actions: [
        'Encrypt',
        'Decrypt',
        'ReEncryptFrom',
        'ReEncryptTo',
        'GenerateDataKey',
        'GenerateDataKeyWithoutPlaintext',
        'DescribeKey',
      ].map((call) => `kms:${call}`),
      resources: ['*'], // in a key's own policy: this key
      // For the groups of this account alone: Logs works for every account of the region.
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
            service: 'logs',
            resource: 'log-group',
            resourceName: '*',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
  return key;
}

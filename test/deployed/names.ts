/** What the resources of the stack are called on one machine. */
import { ACCOUNT_ID, REGION } from '../../functions/local/account.ts';
import { BUCKET, MOUNTS } from '../../functions/local/environment.ts';
import type { Names } from './assembly.ts';

const PSEUDO: Record<string, string> = {
  'AWS::Region': REGION,
  'AWS::Partition': 'aws-cn',
  'AWS::AccountId': ACCOUNT_ID,
  'AWS::URLSuffix': 'amazonaws.com.cn',
};

export const arn = (service: string, resource: string): string => `arn:aws-cn:${service}:${REGION}:${ACCOUNT_ID}:${resource}`;
/** Whether it is a table of ballots that is named. */
export const isOfBallots = (name: string): boolean => name.endsWith('-ballots');
/** The table of ballots beside a table, as functions/local/environment.ts calls it. */
export const ballotsOf = (tableName: string): string => `${tableName}-ballots`;
export const tableArn = (name: string): string => arn('dynamodb', `table/${name}`);

/** `url` is where the local stand-ins are; queues are named by their addresses there, as SendMessage names them. */
export function localNames({ url, tableName }: { url: string; tableName: string }): Names {
  return (id, attribute, resources) => {
    const resource = resources[id];
    if (!resource) return PSEUDO[id] ?? id;
    const { Properties: p } = resource;
    switch (resource.Type) {
      case 'AWS::DynamoDB::Table': {
        const name = id.startsWith('Ballots') ? ballotsOf(tableName) : tableName;
        if (attribute === null) return name;
        return attribute === 'StreamArn' ? `${tableArn(name)}/stream/1` : tableArn(name);
      }
      case 'AWS::S3::Bucket': {
        const name = /^(?:Files|Letterbox)Bucket/u.test(id) ? BUCKET : id;
        return attribute === null ? name : `arn:aws-cn:s3:::${name}`;
      }
      case 'AWS::SQS::Queue': {
        const name = id.startsWith('ExportsQueue')
          ? 'export'
          : id.startsWith('ReportsQueue')
            ? 'report'
            : id.startsWith('StatisticsQueue')
              ? 'statistics'
              : id;
        return attribute === null ? `${url}${MOUNTS.queue}/${ACCOUNT_ID}/${name}` : arn('sqs', name);
      }
      case 'AWS::Scheduler::ScheduleGroup':
        return attribute === null ? String(p['Name']) : arn('scheduler', `schedule-group/${String(p['Name'])}`);
      case 'AWS::Lambda::Function':
        return arn('lambda', `function:${String(p['FunctionName']).replace(/^zhicheng-/u, '')}`);
      case 'AWS::KMS::Key':
        return arn('kms', `key/${id}`);
      case 'AWS::SecretsManager::Secret':
        return arn('secretsmanager', `secret:${id}`);
      case 'AWS::IAM::Role':
        return `arn:aws-cn:iam::${ACCOUNT_ID}:role/${id}`;
      default:
        return attribute === 'Arn' ? arn('other', id) : id;
    }
  };
}

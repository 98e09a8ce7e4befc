/**
 * The one table, built from schema/table/keys.ts, and the only way to be allowed to use it. Its key, its contents and its backups
 * outlive the stack: a table of personal data is never dropped by a deployment.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Operation, ProjectionType, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE } from '../schema/table/keys.ts';
import type { IndexName } from '../schema/table/port.ts';
import { grant } from './grant.ts';
import type { Monitor } from './monitor.ts';

/** What a function may be allowed. There is no Scan, and nothing deletes. */
type Read = 'GetItem' | 'BatchGetItem' | 'Query';
type Write = 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';

const KEY_TO_READ = ['kms:Decrypt', 'kms:DescribeKey'];
const KEY_TO_WRITE = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

export class DataTable extends Construct {
  readonly name: string;
  readonly streamArn: string;
  private readonly table: Table;
  private readonly key: Key;

  constructor(scope: Construct, id: string, monitor: Monitor) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'The table of the title review, its indexes, stream and backups',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: text(TABLE.pk),
      sortKey: text(TABLE.sk),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType.NEW_IMAGE,
    });
    for (const [indexName, index] of Object.entries(TABLE.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(index.pk),
        sortKey: text(index.sk),
        projectionType: ProjectionType.ALL,
      });
    }
    if (!this.table.tableStreamArn) throw new Error('the table has no stream');
    this.name = this.table.tableName;
    this.streamArn = this.table.tableStreamArn;

    monitor.watch(this, 'Throttled', {
      metric: this.table.metricThrottledRequestsForOperations({
        operations: [
          Operation.GET_ITEM,
          Operation.BATCH_GET_ITEM,
          Operation.QUERY,
          Operation.PUT_ITEM,
          Operation.UPDATE_ITEM,
          Operation.TRANSACT_GET_ITEMS,
          Operation.TRANSACT_WRITE_ITEMS,
        ],
      }),
      above: 10,
      means: 'The table refuses requests: a key is hot, or traffic grew faster than on-demand capacity follows.',
    });
  }

  /** Allows exactly these calls on items, and Query on these indexes. A transaction needs the calls it holds. */
  allow(role: IRole, calls: { items: readonly (Read | Write)[]; indexes?: readonly IndexName[] }): void {
    const writes = calls.items.some((call) => call === 'PutItem' || call === 'UpdateItem' || call === 'ConditionCheckItem');
    grant(
      role,
      calls.items.map((call) => `dynamodb:${call}`),
      [this.table.tableArn],
    );
    const indexes = (calls.indexes ?? []).map((index) => `${this.table.tableArn}/index/${index}`);
    if (indexes.length > 0) grant(role, ['dynamodb:Query'], indexes);
    grant(role, writes ? [...KEY_TO_READ, ...KEY_TO_WRITE] : KEY_TO_READ, [this.key.keyArn]);
  }

  /** Allows reading the stream. ListStreams, asked for by Lambda, is bound to this stream like the others. */
  allowStream(role: IRole): void {
    const calls = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    grant(
      role,
      calls.map((call) => `dynamodb:${call}`),
      [this.streamArn],
    );
    grant(role, KEY_TO_READ, [this.key.keyArn]);
  }
}

function text(name: string) {
  return { name, type: AttributeType.STRING };
}

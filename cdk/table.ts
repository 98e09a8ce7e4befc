/**
 * The one table, built from schema/table/keys.ts, and the only way to be allowed to use it. Its key, its contents and its backups
 * outlive the stack: a table of personal data is never dropped by a deployment. A restored one is taken as it is; the one before it
 * leaves the stack and stays.
 */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  Operation,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE, wrappedKey } from '../schema/table/keys.ts';
import type { IndexName } from '../schema/table/port.ts';
import { grant } from './grant.ts';
import type { Monitor } from './monitor.ts';
import type { Settings } from './settings.ts';

/** What a function may be allowed. There is no Scan, and nothing deletes. */
type Read = 'GetItem' | 'BatchGetItem' | 'Query';
type Write = 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';

const KEY_TO_READ = ['kms:Decrypt', 'kms:DescribeKey'];
const KEY_TO_WRITE = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

export class DataTable extends Construct {
  readonly name: string;
  readonly streamArn: string;
  readonly arn: string;
  /** Under which it lies. */
  readonly key: IKey;
  private readonly table: Table | ITable;

  constructor(scope: Construct, id: string, { monitor, settings }: { monitor: Monitor; settings: Pick<Settings, 'restored'> }) {
    super(scope, id);
    // Made beside a restored table as well: a table restored here lies under it, as do the backups of the one before.
    const key = new Key(this, 'Key', {
      description: 'The table of the title review, its indexes, stream and backups',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.key = settings.restored?.keyArn ? Key.fromKeyArn(this, 'RestoredKey', settings.restored.keyArn) : key;
    this.table = settings.restored ? this.restored(settings.restored) : this.made(key);
    if (!this.table.tableStreamArn) throw new Error('the table has no stream');
    this.name = this.table.tableName;
    this.arn = this.table.tableArn;
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

  private made(encryptionKey: IKey): Table {
    const table = new Table(this, 'Table', {
      partitionKey: text(TABLE.pk),
      sortKey: text(TABLE.sk),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType.NEW_IMAGE,
    });
    for (const [indexName, index] of Object.entries(TABLE.indexes)) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(index.pk),
        sortKey: text(index.sk),
        projectionType: ProjectionType.ALL,
      });
    }
    return table;
  }

  /** What a restore leaves out (stream, recovery, protection) an operator has switched on: functions/README.md says how. */
  private restored({ table, streamArn }: NonNullable<Settings['restored']>): ITable {
    return Table.fromTableAttributes(this, 'Restored', {
      tableArn: Stack.of(this).formatArn({ service: 'dynamodb', resource: 'table', resourceName: table }),
      tableStreamArn: streamArn,
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

  /** Allows looking up the wrapped keys, and nothing else of the table. */
  allowKeyring(role: IRole): void {
    grant(role, ['dynamodb:Query'], [this.table.tableArn], { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [wrappedKey.pk] } });
    grant(role, KEY_TO_READ, [this.key.keyArn]);
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

/**
 * The table of ballots (schema/table/ballots.ts), and the only way to be allowed to use it. It has no stream, no index, no time-to-live, no
 * recovery to a point in time and no backup: each of them would keep when an item came, or a key that was to be destroyed (E10). It lies under
 * DynamoDB's own key, for every use of a key of ours is written down with its second in CloudTrail. Ballots stay, so that a count can be made
 * again; what is lost with them is that, and no result, which stands in the minutes.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Operation, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ballot, box, boxKey } from '../schema/table/ballots.ts';
import { TABLE } from '../schema/table/keys.ts';
import { except } from './except.ts';
import { grant } from './grant.ts';
import type { Monitor } from './monitor.ts';

/** What of a vote: whether it is open, its key, its ballots. Each lies in a partition of its own, at which a grant ends. */
const PARTITIONS = { box: box.prefix, key: boxKey.prefix, ballots: ballot.prefix };
type Of = keyof typeof PARTITIONS;
type Call = 'GetItem' | 'Query' | 'PutItem' | 'ConditionCheckItem';

export class BallotsTable extends Construct {
  readonly name: string;
  private readonly arn: string;

  constructor(scope: Construct, id: string, { monitor }: { monitor: Monitor }) {
    super(scope, id);
    const table = new Table(this, 'Table', {
      partitionKey: { name: TABLE.pk, type: AttributeType.STRING },
      sortKey: { name: TABLE.sk, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    except(table, 'DDB3', 'Recovery to a point in time would keep the key of a vote after its closing, and tell when each ballot came.');
    this.name = table.tableName;
    this.arn = table.tableArn;
    monitor.watch(this, 'Throttled', {
      metric: table.metricThrottledRequestsForOperations({
        operations: [Operation.GET_ITEM, Operation.QUERY, Operation.PUT_ITEM, Operation.TRANSACT_WRITE_ITEMS],
      }),
      above: 10,
      means: 'The table of ballots refuses requests. Whoever casts repeats with the same ballot; it is counted once.',
    });
  }

  /** Allows these calls on these partitions, and no others. */
  allow(role: IRole, calls: Partial<Record<Call, readonly Of[]>>): void {
    for (const [call, of] of Object.entries(calls)) {
      grant(role, [`dynamodb:${call}`], [this.arn], {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': of.map((one) => `${PARTITIONS[one]}*`) },
      });
    }
  }
}

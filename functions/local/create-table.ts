/** Makes the one table as schema/table/keys.ts describes it, as cdk/ does in the cloud. */
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  waitUntilTableExists,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { TABLE } from '../../schema/table/keys.ts';

/** Does nothing where the table exists; answers when it can be used. */
export async function createTable(client: DynamoDBClient, name: string): Promise<{ streamArn: string }> {
  try {
    await client.send(new CreateTableCommand({ TableName: name, ...definition() }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: name });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  if (!Table?.LatestStreamArn) throw new Error(`table ${name} exists and has no stream; remove it or use another endpoint`);
  return { streamArn: Table.LatestStreamArn };
}

function definition() {
  const indexes = Object.entries(TABLE.indexes);
  const attributes = [TABLE, ...Object.values(TABLE.indexes)].flatMap(({ pk, sk }) => [pk, sk]);
  return {
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keySchema(TABLE),
    GlobalSecondaryIndexes: indexes.map(([IndexName, keys]) => ({
      IndexName,
      KeySchema: keySchema(keys),
      Projection: { ProjectionType: 'ALL' as const },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const },
  };
}

function keySchema(keys: { pk: string; sk: string }) {
  return [
    { AttributeName: keys.pk, KeyType: 'HASH' as const },
    { AttributeName: keys.sk, KeyType: 'RANGE' as const },
  ];
}

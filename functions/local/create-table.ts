/** Makes the one table as schema/table/keys.ts describes it, as cdk/ does in the cloud. */
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  waitUntilTableExists,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../operator/table-definition.ts';

/** Does nothing where the table exists; answers when it can be used. */
export async function createTable(client: DynamoDBClient, name: string): Promise<{ streamArn: string }> {
  try {
    await client.send(new CreateTableCommand({ TableName: name, ...tableDefinition() }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: name });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  if (!Table?.LatestStreamArn) throw new Error(`table ${name} exists and has no stream; remove it or use another endpoint`);
  return { streamArn: Table.LatestStreamArn };
}

/** Makes the tables as schema/table describes them, as cdk/ does in the cloud. */
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  waitUntilTableExists,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { BALLOTS_TABLE_NAME, TABLE_NAME } from './environment.ts';
import { ballotsDefinition, tableDefinition } from '../operator/table-definition.ts';

/** Both tables of this machine. */
export async function createTables(client: DynamoDBClient): Promise<{ streamArn: string }> {
  await createBallotsTable(client, BALLOTS_TABLE_NAME);
  return createTable(client, TABLE_NAME);
}

/** Does nothing where the table exists; answers when it can be used. */
export async function createTable(client: DynamoDBClient, name: string): Promise<{ streamArn: string }> {
  await create(client, { TableName: name, ...tableDefinition() });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  if (!Table?.LatestStreamArn) throw new Error(`table ${name} exists and has no stream; remove it or use another endpoint`);
  return { streamArn: Table.LatestStreamArn };
}

/** The table of ballots: without a stream, and without an index (E10). */
export function createBallotsTable(client: DynamoDBClient, name: string): Promise<void> {
  return create(client, { TableName: name, ...ballotsDefinition() });
}

async function create(client: DynamoDBClient, definition: CreateTableCommandInput & { TableName: string }): Promise<void> {
  try {
    await client.send(new CreateTableCommand(definition));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: definition.TableName });
}

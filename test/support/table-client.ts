/** The client by which tests reach the table: the embedded one's own, or the SDK's where DYNAMODB_ENDPOINT names another. */
import { CreateTableCommand, DeleteTableCommand, waitUntilTableExists, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { leanClient } from '../../functions/runtime/dynamo-table.ts';
import { bareClient } from './bare-client.ts';
import { untilTheEnd } from './made.ts';

/** What is seen of each command: its name in the API as it is sent, and its answer. */
export type Watch = { asks: (operation: string) => void; answers: (answer: object) => void };

const UNWATCHED: Watch = { asks: () => undefined, answers: () => undefined };

export function tableClient(watch = UNWATCHED): DynamoDBDocumentClient {
  return inject('isEmbedded') ? bareClient(inject('tableEndpoint'), watch) : sdkClient(watch);
}

/** The SDK's document client on the same table. */
export function sdkClient({ asks, answers } = UNWATCHED): DynamoDBDocumentClient {
  const raw = leanClient({
    endpoint: inject('tableEndpoint'),
    region: 'cn-northwest-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  client.destroy = () => raw.destroy();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      asks((context.commandName ?? 'unknown').replace(/Command$/u, ''));
      const answer = await next(args);
      answers(answer.output);
      return answer;
    },
    { step: 'initialize', name: 'watch', override: true },
  );
  return client;
}

/** Makes a table, which is dropped with the file that made it, and the client with it. */
export async function makeTable(
  client: DynamoDBDocumentClient,
  definition: CreateTableCommandInput & { TableName: string },
): Promise<void> {
  const { TableName } = definition;
  const { TableDescription: made } = await client.send(new CreateTableCommand(definition));
  if (made?.TableStatus !== 'ACTIVE') await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName });
  untilTheEnd(() => client.send(new DeleteTableCommand({ TableName })).finally(() => client.destroy()));
}

/** A city to measure in: the real handler on an embedded table of its own, with its bureau, a school and people in any number. */
import { randomUUID } from 'node:crypto';
import { installMissing } from '../../schema/announcement/actions/installing.ts';
import { bureauOf } from '../../schema/announcement/cities.ts';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createTable } from '../../functions/local/create-table.ts';
import { createIssuer, type Issuer } from '../../functions/local/issuer.ts';
import { authenticator } from '../../functions/runtime/auth.ts';
import { sealedCursors } from '../../functions/runtime/cursors.ts';
import { contextMaker } from '../../functions/runtime/deps.ts';
import { dynamoTable, leanClient } from '../../functions/runtime/dynamo-table.ts';
import { graphqlHandler } from '../../functions/runtime/graphql-server.ts';
import { limiter } from '../../functions/runtime/limits.ts';
import { forgeKeys, keysOf } from '../../functions/runtime/keys.ts';
import type { Ballots } from '../../schema/core/ports.ts';
import type { Instant } from '../../schema/core/time.ts';
import { FOUNDER } from '../../schema/identity/actions/founding.ts';
import type { Item, Table } from '../../schema/table/port.ts';
import { masterKey } from '../support/keys.ts';
import { meter } from './meter.ts';
import { CITY, account, application, MORNING, load, organisation, UNIT, accountOf } from './people.ts';

export const OFFICER = 'officer';
export const ISSUER = { issuer: 'https://issuer.example.cn', audience: 'zhicheng' };

export type City = Awaited<ReturnType<typeof city>>;

export type Request = { query: string; variables?: Record<string, unknown>; token?: string | undefined; at?: Instant };

export async function city(
  endpoint: string,
  { wrap = (table: Table) => table, ballots }: { wrap?: (table: Table) => Table; ballots?: Ballots } = {},
) {
  const name = `bench-${randomUUID()}`;
  const raw = leanClient({ endpoint, maxAttempts: 6 });
  await createTable(raw, name);
  // The embedded table writes more slowly with each record in its stream, which DynamoDB does not; nothing here reads the stream.
  await raw.send(new UpdateTableCommand({ TableName: name, StreamSpecification: { StreamEnabled: false } }));
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  const table = wrap(dynamoTable(client, name));
  const issuer = await createIssuer(ISSUER);
  const env = { ...oidcOf(issuer), INTROSPECTION: 'off' as const, TRUSTED_DOCUMENTS: '', TRUSTED_ALONE: 'off' as const };
  const master = masterKey();
  await forgeKeys(dynamoTable(client, name), master, MORNING);
  const keys = keysOf(dynamoTable(client, name), master);
  // A process unwraps its keys once; what is measured is what comes after.
  await keys.notary.sign({});
  const contextOf = contextMaker({ table, keys, cursors: sealedCursors('bench'), ...(ballots && { ballots }) });
  await installMissing(contextOf(MORNING, FOUNDER), [JIAYUGUAN_2024_DOCUMENT]);
  const authenticate = authenticator(env);
  // Counted as it is deployed, and never used up.
  const endless = { burst: 1e12, perSecond: 1e12 };
  const limits = limiter({ address: endless, anonymous: endless, account: endless, submission: endless });
  const handler = graphqlHandler({ env, authenticate, contextOf, limits });

  await load(client, name, [
    ...organisation(bureauOf(CITY), 'BUREAU', '嘉峪关市人力资源和社会保障局'),
    ...organisation('education', 'DEPARTMENT', '嘉峪关市教育局'),
    ...organisation(UNIT, 'UNIT', '嘉峪关市第一中学'),
    ...account(OFFICER, 'UNIT_OFFICER', UNIT),
    ...account('education-officer', 'DEPARTMENT_OFFICER', 'education'),
  ]);

  return {
    client,
    name,
    table,
    keys,
    issuer,
    contextOf,
    authenticate,
    handler,
    measure: meter(client),
    load: (items: readonly Item[]) => load(client, name, items),
    token: (who: string) => issuer.token(who, MORNING),
    /** Applicants with a filled-in draft each. */
    drafts: (numbers: readonly number[]) =>
      load(
        client,
        name,
        numbers.flatMap((number) => [...account(accountOf(number), 'APPLICANT', UNIT), ...application(number, { form: true })]),
      ),
    /** Sends a request and gives what the client reads; anything but an answer without errors is thrown. */
    ask: async (request: Request): Promise<Record<string, unknown>> => {
      const { statusCode, body } = await handler(eventOf(request));
      const { data, errors } = JSON.parse(body ?? '{}') as { data: Record<string, unknown>; errors?: unknown[] };
      if (statusCode !== 200 || errors) throw new Error(`${statusCode} ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

function oidcOf(issuer: Issuer) {
  return { OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: issuer.audience, OIDC_JWKS: JSON.stringify(issuer.jwks()) };
}

/** A request as the gateway hands it on. */
export function eventOf({ query, variables, token, at = MORNING }: Request): APIGatewayProxyEventV2 {
  return rawEvent(JSON.stringify({ query, ...(variables && { variables }) }), token, at);
}

let sent = 0;

/** Each event is somebody else’s: what one address may ask is measured nowhere here. */
function nextAddress(): string {
  sent += 1;
  return `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`;
}

export function rawEvent(body: string, token?: string, at: Instant = MORNING): APIGatewayProxyEventV2 {
  const headers = { 'content-type': 'application/json', 'accept-language': 'zh-CN', ...(token && { authorization: `Bearer ${token}` }) };
  const http = { method: 'POST', path: '/graphql', protocol: 'HTTP/1.1', sourceIp: nextAddress(), userAgent: 'bench' };
  const requestContext = { requestId: randomUUID(), timeEpoch: at, http };
  const event = { version: '2.0', routeKey: '$default', rawPath: '/graphql', rawQueryString: '', headers, requestContext, body };
  return { ...event, isBase64Encoded: false } as unknown as APIGatewayProxyEventV2;
}

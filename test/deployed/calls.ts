/** What a request to the cloud would do, as IAM names it: who calls, which actions on which resources. */
import type { IncomingMessage } from 'node:http';
import { target } from '../../functions/local/http.ts';
import { arn, isOfBallots, tableArn } from './names.ts';
import type { Grant } from './policy.ts';

export type Service = 'dynamodb' | 's3' | 'sqs' | 'kms' | 'secretsmanager' | 'scheduler';
export type Call = Grant & { context?: Record<string, string> };
export type Asked = { caller: string; service: Service; calls: Call[] };

/** The keys under which the table and the files lie, and the one that wraps keys: their use is checked with that of what they protect. */
export type CloudKeys = { table: string; files: string; master: string };

/** Who asks for what. The access key names the function, its scope the service; a form names both inside. */
export function askedOf(request: IncomingMessage, body: Buffer, keys: CloudKeys): Asked | null {
  const { path, query } = target(request);
  const credential =
    /Credential=([^,\s]+)/u.exec(String(request.headers.authorization))?.[1] ??
    new URLSearchParams(query).get('X-Amz-Credential') ??
    formField(body, 'X-Amz-Credential');
  if (!credential) return null;
  const [key = '', , , service = ''] = credential.split('/');
  const caller = key.split('.')[1] ?? '';
  if (service === 's3') return { caller, service, calls: ofStore(request, target(request), body, keys) };
  const input = JSON.parse(String(body) || '{}') as Record<string, unknown>;
  const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
  switch (service) {
    case 'dynamodb':
      return { caller, service, calls: ofTable(operation, input, keys) };
    case 'sqs':
      return {
        caller,
        service,
        calls: [{ action: `sqs:${operation}`, resource: arn('sqs', String(input['QueueUrl']).split('/').at(-1) ?? '') }],
      };
    case 'kms': {
      const given = (input['EncryptionContext'] ?? {}) as Record<string, string>;
      const context = Object.fromEntries(Object.entries(given).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]));
      return { caller, service, calls: [{ action: `kms:${operation}`, resource: text(input['KeyId']) ?? keys.master, context }] };
    }
    case 'secretsmanager':
      return { caller, service, calls: [{ action: `secretsmanager:${operation}`, resource: String(input['SecretId']) }] };
    case 'scheduler': {
      const schedule = `schedule/${String(input['GroupName'])}/${path.split('/').at(-1)}`;
      const role = String((input['Target'] as Record<string, unknown> | undefined)?.['RoleArn']);
      const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
      return {
        caller,
        service,
        calls: [
          { action: 'scheduler:CreateSchedule', resource: arn('scheduler', schedule) },
          { action: 'iam:PassRole', resource: role, context },
        ],
      };
    }
    default:
      throw new Error(`nobody has said what ${service} is asked for`);
  }
}

const READS = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITES = [
  ...READS,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

type Values = Record<string, { S?: string }>;
type Item = { TableName?: string; Key?: Values; Item?: Values; ExpressionAttributeValues?: Values };
const INSIDE: Record<string, string> = { Put: 'PutItem', Update: 'UpdateItem', ConditionCheck: 'ConditionCheckItem', Delete: 'DeleteItem' };

/** The partition that a request is about, as a condition sees it. */
const leading = ({ Key, Item: put, ExpressionAttributeValues: values }: Item) => ({
  'dynamodb:LeadingKeys': (Key ?? put)?.['pk']?.S ?? values?.[':pk']?.S ?? '',
});

/** A transaction needs what it holds; the table’s key is used on behalf of whoever asks, and ballots lie under none of ours. */
function ofTable(operation: string, input: Record<string, unknown>, keys: CloudKeys): Call[] {
  const of = (call: string, table: unknown, index: string | null = null, about: Item = {}): Call => ({
    action: `dynamodb:${call}`,
    resource: tableArn(String(table)) + (index === null ? '' : `/index/${index}`),
    context: leading(about),
  });
  const withKey = (calls: Call[], actions: string[]): Call[] =>
    calls.every(({ resource }) => isOfBallots(resource))
      ? calls
      : [...calls, ...actions.map((action) => ({ action, resource: keys.table }))];
  switch (operation) {
    case 'TransactWriteItems': {
      const items = input['TransactItems'] as Record<string, Item>[];
      return withKey(
        items.flatMap((item) => Object.entries(item).map(([kind, one]) => of(INSIDE[kind] ?? kind, one.TableName, null, one))),
        WRITES,
      );
    }
    case 'BatchGetItem':
      return withKey(
        Object.keys(input['RequestItems'] as object).map((table) => of(operation, table)),
        READS,
      );
    case 'GetItem':
    case 'Query':
      return withKey([of(operation, input['TableName'], text(input['IndexName']), input)], READS);
    default:
      return withKey([of(operation, input['TableName'], text(input['IndexName']))], WRITES);
  }
}

function ofStore(request: IncomingMessage, { path, query }: { path: string; query: string }, body: Buffer, keys: CloudKeys): Call[] {
  const object = (place: string) => `arn:aws-cn:s3:::${decodeURIComponent(place).replace(/^\//u, '')}`;
  const wanted = request.headers['if-none-match'];
  const onlyNew: Record<string, string> = wanted === undefined ? {} : { 's3:if-none-match': wanted };
  const reading = (place: string): Call[] => [
    { action: 's3:GetObject', resource: object(place) },
    { action: 'kms:Decrypt', resource: keys.files },
  ];
  const writing = (place: string): Call[] => [
    { action: 's3:PutObject', resource: object(place), context: onlyNew },
    { action: 'kms:GenerateDataKey', resource: keys.files },
    { action: 'kms:Decrypt', resource: keys.files },
    ...(request.headers['x-amz-object-lock-mode'] === undefined ? [] : [{ action: 's3:PutObjectRetention', resource: object(place) }]),
  ];
  const source = request.headers['x-amz-copy-source'];
  const asked = new URLSearchParams(query);
  if (request.method === 'GET' && asked.has('list-type'))
    return [{ action: 's3:ListBucket', resource: object(path.replace(/\/$/u, '')), context: { 's3:prefix': asked.get('prefix') ?? '' } }];
  switch (request.method ?? '') {
    case 'GET':
    case 'HEAD':
      return reading(path);
    case 'PUT':
      return [...(source === undefined ? [] : reading(String(source))), ...writing(path)];
    case 'POST': // a form: whoever signed it must be allowed to write what it names
      return writing(`${path.replace(/\/$/u, '')}/${formField(body, 'key')}`);
    case 'DELETE':
      return [{ action: 's3:DeleteObject', resource: object(path) }];
    default:
      return [{ action: `s3:${request.method}`, resource: object(path) }];
  }
}

/** A field of a form, without reading the file that comes behind it. */
function formField(body: Buffer, name: string): string | undefined {
  const head = body.subarray(0, 16_384).toString('utf8');
  return new RegExp(`name="${name}"\\r\\n\\r\\n([^\\r]*)\\r\\n`, 'iu').exec(head)?.[1];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

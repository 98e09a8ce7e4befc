/** The deployed functions with everything they need around them: the guard, the stand-ins behind it, and their processes. */
import type { Listener } from '../../functions/local/http.ts';
import { readJson, sendJson } from '../../functions/local/http.ts';
import { FUNCTIONS, type FunctionName } from '../../functions/runtime/env.ts';
import { assembly, referred, type Deployed, type Resources } from './assembly.ts';
import type { CloudKeys, Service } from './calls.ts';
import { guard, type Guard } from './guard.ts';
import { lambda, type Lambda } from './lambda.ts';
import { arn, localNames } from './names.ts';

export interface Cloud {
  readonly guard: Guard;
  readonly deployed: Readonly<Record<FunctionName, Deployed>>;
  readonly functions: Readonly<Record<FunctionName, Lambda>>;
  /** Functions that have been invoked. */
  readonly ran: ReadonlySet<FunctionName>;
  /** Invokes a function as its source does, in its role. */
  invoke<R>(name: FunctionName, event: unknown): Promise<R>;
  stop(): Promise<void>;
}

/** What a service does in a function's role before the function sees anything. */
const QUEUE = ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes', 'GetQueueUrl'].map(
  (call) => `sqs:${call}`,
);
const STREAM = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((call) => `dynamodb:${call}`);
const LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const FAILED = ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'];
const ON_BEHALF: Partial<Record<FunctionName, string[]>> = {
  notify: [...STREAM, ...FAILED],
  'audit-witness': [...STREAM, 'kms:Decrypt', 'kms:DescribeKey'],
  'export-build': QUEUE,
  'report-build': QUEUE,
  'statistics-build': QUEUE,
  'calendar-tick': FAILED,
  reminders: FAILED,
  'posting-close': FAILED,
  'history-seal': FAILED,
};

/** `settings`: what a deployment sets in cdk.json, here the local issuer and the like; everything else is as the template has it. */
export async function cloud({
  services,
  tableName,
  smtpUrl,
  settings = {},
  log,
}: {
  services: Record<Exclude<Service, 'secretsmanager'>, Listener>;
  tableName: string;
  smtpUrl: string;
  settings?: Record<string, string>;
  log?: (line: string) => void;
}): Promise<Cloud> {
  const { resources, functions: functionsIn } = assembly();
  const watch = await guard({ ...services, secretsmanager: secrets(smtpUrl) }, keysIn(resources));
  const all = functionsIn(localNames({ url: watch.url, tableName })).map((one) => ({
    ...one,
    environment: Object.fromEntries(Object.entries(one.environment).map(([name, value]) => [name, settings[name] ?? value])),
  }));
  watch.admit(all);
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const by = <T>(of: (one: Deployed) => T) =>
    Object.fromEntries(names.map((name) => [name, of(all.find((one) => one.name === name) as Deployed)])) as Record<FunctionName, T>;
  const functions = by((one) => lambda(one, { endpoint: watch.url, ...(log && { log }) }));
  const ran = new Set<FunctionName>();
  return {
    guard: watch,
    deployed: by((one) => one),
    functions,
    ran,
    invoke: (name, event) => {
      if (!ran.has(name)) watch.onBehalf(name, [...LOG, ...(ON_BEHALF[name] ?? [])]);
      ran.add(name);
      return functions[name].invoke(event);
    },
    stop: async () => {
      await Promise.all(Object.values(functions).map((one) => one.stop()));
      await watch.stop();
    },
  };
}

/** The keys that the template gives to the table, to the bucket of files, and to the keyring. */
function keysIn(resources: Resources): CloudKeys {
  const of = (id: string): string => arn('kms', `key/${id}`);
  const found = (type: string, is: (id: string) => boolean = () => true) =>
    Object.entries(resources).find(([id, { Type }]) => Type === type && is(id))?.[1].Properties ?? {};
  const table = found('AWS::DynamoDB::Table', (id) => id.startsWith('Table')) as { SSESpecification: { KMSMasterKeyId: unknown } };
  const bucket = found('AWS::S3::Bucket', (id) => id.startsWith('FilesBucket')) as {
    BucketEncryption: { ServerSideEncryptionConfiguration: { ServerSideEncryptionByDefault: { KMSMasterKeyID: unknown } }[] };
  };
  const files = bucket.BucketEncryption.ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault.KMSMasterKeyID;
  const master = Object.keys(resources).find((id) => id.startsWith('KeysMaster')) ?? '';
  return { table: of(referred(table.SSESpecification.KMSMasterKeyId)), files: of(referred(files)), master: of(master) };
}

/** Secrets Manager, as far as it is asked: the one secret there is. */
function secrets(value: string): Listener {
  return async (request, response) => {
    const { SecretId } = (await readJson(request)) ?? {};
    sendJson(response, 200, { ARN: SecretId, Name: 'smtp', SecretString: value });
  };
}

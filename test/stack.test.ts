/**
 * The cloud as promised (G18), asserted on what the real app synthesises. Bundling is off, so the functions' files are not needed.
 * What is right is written out here by hand, never computed by the code that is tested.
 */
/* oxlint-disable typescript/no-explicit-any, typescript/no-unsafe-type-assertion -- a template is JSON without types */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { zhicheng } from '../cdk/app.ts';
import { FUNCTIONS, PARTS, type FunctionName } from '../functions/runtime/env.ts';
import { METRICS } from '../functions/runtime/metrics.ts';
import { TABLE } from '../schema/table/keys.ts';
import { WORK_PATIENCE } from '../schema/notification/rules/delivery.ts';
import { shipped } from '../schema/announcement/data/index.ts';

type Properties = Record<string, any>;
type Found = { id: string; p: Properties };
type Statement = { Action: string | string[]; Resource: unknown; Condition?: unknown };

const build = (context: Record<string, unknown> = {}) =>
  zhicheng({ outdir: mkdtempSync(join(tmpdir(), 'stack-')), context: { 'aws:cdk:bundling-stacks': [], ...context } });
const { app, stack } = build();
const template = Template.fromStack(stack);
const json = JSON.stringify(template.toJSON());

/** All resources of a type. */
const all = (type: string): Found[] => Object.entries(template.findResources(type)).map(([id, { Properties: p }]) => ({ id, p }));
const one = (type: string, is: (p: Properties) => boolean = () => true): Found =>
  all(type).find(({ p }) => is(p)) ?? expect.fail(`no ${type}`);
const the = (name: FunctionName) => one('AWS::Lambda::Function', (p) => p['FunctionName'] === `zhicheng-${name}`);
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
/** What a reference points to. */
const to = (reference: any): string => reference?.Ref ?? reference?.['Fn::GetAtt']?.[0];
const statements = (is: (p: Properties) => boolean = () => true): Statement[] =>
  all('AWS::IAM::Policy').flatMap(({ p }) => (is(p) ? (p['PolicyDocument'].Statement as Statement[]) : []));

/** `{"Fn::Join": ["", [{"Fn::GetAtt": ["Table710B521B", "Arn"]}, "/index/byOwner"]]}` → `Table/index/byOwner`. */
function flat(value: any): string {
  if (typeof value === 'string') return value;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(flat).join('');
  return [to(value), value['Fn::GetAtt']?.[1]]
    .filter((part) => part && part !== 'Arn')
    .join('.')
    .replaceAll(/[0-9A-F]{8}/gu, '');
}

/** What a function may do: each action with its resources. */
function grants(name: FunctionName): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { Action, Resource } of statements((p) => p['Roles'].some((role: any) => to(role) === to(the(name).p['Role'])))) {
    for (const action of list(Action)) (found[action] ??= []).push(...list(Resource).map(flat));
  }
  return found;
}

const NAMES = Object.keys(FUNCTIONS) as FunctionName[];
const TLS_ONLY = Match.objectLike({
  Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]),
});

const keys = (pk: string, sk: string) => [pk, sk].map((AttributeName, index) => ({ AttributeName, KeyType: ['HASH', 'RANGE'][index] }));
const of = (service: string, ...calls: string[]) => calls.map((call) => `${service}:${call}`);
const whom = (p: Properties) => String(NAMES.find((name) => the(name).id === to(p['Target'].Arn)));
const open = (first: string, after: string) => [first, after].map((day) => `at(2024-${day}T00:00:00) calendar-tick`);
const remind = (...at: string[]) => at.map((time) => `at(2024-${time}:00) reminders`);
const source = (name: FunctionName) => one('AWS::Lambda::EventSourceMapping', (p) => to(p['FunctionName']) === the(name).id).p;

const isOfRecords = (p: Properties) => p['StreamSpecification'] !== undefined;

describe('the table', () => {
  it('is one beside that of ballots, with the keys and indexes of keys.ts and no others', () => {
    template.resourceCountIs('AWS::DynamoDB::Table', 2);
    const { p } = one('AWS::DynamoDB::Table', isOfRecords);
    expect(p['KeySchema']).toEqual(keys(TABLE.pk, TABLE.sk));
    const Projection = { ProjectionType: 'ALL' };
    const indexes = Object.entries(TABLE.indexes).map(([IndexName, { pk, sk }]) => ({ IndexName, KeySchema: keys(pk, sk), Projection }));
    expect(p['GlobalSecondaryIndexes']).toEqual(indexes);
  });

  it('can be restored, cannot be dropped, streams what is new, and lies under a key of our own that rotates', () => {
    const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
    template.hasResource('AWS::DynamoDB::Table', {
      ...kept,
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      },
    });
    const key = to(one('AWS::DynamoDB::Table', isOfRecords).p['SSESpecification'].KMSMasterKeyId);
    expect(template.findResources('AWS::KMS::Key')[key]).toMatchObject({ ...kept, Properties: { EnableKeyRotation: true } });
  });
});

describe('the table of ballots (E10)', () => {
  const { id, p } = one('AWS::DynamoDB::Table', (each) => !isOfRecords(each));

  it('has keys and nothing else: no index, no stream, no time-to-live, no recovery, and no key whose use CloudTrail writes down', () => {
    expect(p).toEqual({
      AttributeDefinitions: [TABLE.pk, TABLE.sk].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      KeySchema: keys(TABLE.pk, TABLE.sk),
      SSESpecification: { SSEEnabled: false },
    });
    template.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', Properties: { SSESpecification: { SSEEnabled: false } } });
  });

  it('is not backed up, and named to two functions only', () => {
    expect(JSON.stringify(one('AWS::Backup::BackupSelection').p)).not.toContain(id);
    const told = NAMES.filter((name) => JSON.stringify(the(name).p['Environment'] ?? {}).includes(`"${id}"`));
    expect(told.toSorted()).toEqual(['ballot', 'graphql']);
  });

  it('lets the function that takes ballots read boxes and write ballots, and the API hold boxes and read ballots: neither can do both', () => {
    const held = (name: FunctionName) =>
      statements((policy) => policy['Roles'].some((role: any) => to(role) === to(the(name).p['Role'])))
        .filter(({ Resource }) => to(list(Resource)[0]) === id)
        .flatMap(({ Action, Condition }) =>
          list(Action).map((action) => [action, ...(Condition as any)['ForAllValues:StringLike']['dynamodb:LeadingKeys']].join(' ')),
        );
    expect(held('ballot').toSorted()).toEqual([
      'dynamodb:ConditionCheckItem BOX#*',
      'dynamodb:GetItem BOX#* BALLOTS#*',
      'dynamodb:PutItem BALLOTS#*',
    ]);
    expect(held('graphql').toSorted()).toEqual([
      'dynamodb:GetItem BOX#* KEY#*',
      'dynamodb:PutItem BOX#* KEY#*',
      'dynamodb:Query BALLOTS#*',
    ]);
    for (const name of NAMES) if (name !== 'ballot' && name !== 'graphql') expect(held(name), name).toEqual([]);
  });
});

describe('the functions', () => {
  it('are those of env.ts', () => expect(all('AWS::Lambda::Function')).toHaveLength(NAMES.length));

  it.each(NAMES)('%s is told exactly what its parts need', (name) => {
    const variables = FUNCTIONS[name].flatMap((part) => Object.keys(PARTS[part]));
    const needed = variables.filter((variable) => !variable.endsWith('_ENDPOINT') && variable !== 'SMTP_URL');
    expect(Object.keys(the(name).p['Environment']?.Variables ?? {}).toSorted()).toEqual([...needed, 'NODE_OPTIONS'].toSorted());
  });

  it.each(NAMES)('%s has limits, a log of its own, two alarms, and no tracing', (name) => {
    const { id, p } = the(name);
    expect(p).toMatchObject({ Runtime: 'nodejs22.x', Architectures: ['x86_64'], Handler: 'index.handler' });
    expect(p['Timeout']).toSatisfy((seconds: number) => seconds > 3 && seconds <= 900);
    expect(p['MemorySize']).toBeGreaterThanOrEqual(256);
    expect(p['TracingConfig']).toBeUndefined();
    expect(grants(name)['logs:PutLogEvents']).toEqual([flat(p['LoggingConfig'].LogGroup)]);
    const alarms = all('AWS::CloudWatch::Alarm').filter((alarm) => to(alarm.p['Dimensions']?.[0]?.Value) === id);
    expect(alarms.map((alarm) => alarm.p['MetricName'])).toEqual(expect.arrayContaining(['Errors', 'Throttles']));
  });

  it('have a disk for what they spool: export-build one for three bundles of 1,000 review forms of 2 MB each', () => {
    expect(the('export-build').p['EphemeralStorage']).toEqual({ Size: 6144 });
    expect(all('AWS::Lambda::Function').filter(({ p }) => p['EphemeralStorage'])).toHaveLength(1);
  });

  it('keep every log, and the gateway’s, for 180 days or more', () => {
    expect(new Set(NAMES.map((name) => to(the(name).p['LoggingConfig'].LogGroup))).size).toBe(NAMES.length);
    template.resourceCountIs('AWS::Logs::LogGroup', NAMES.length + 1);
    expect(all('AWS::Logs::LogGroup').filter(({ p }) => !(p['RetentionInDays'] >= 180))).toEqual([]);
  });

  it.each(['calendar-tick', 'posting-close', 'reminders'] as const)(
    '%s, which nobody waits for, leaves what it could not do in a queue',
    (name) => {
      const { p } = one('AWS::Lambda::EventInvokeConfig', (config) => to(config['FunctionName']) === the(name).id);
      expect(template.findResources('AWS::SQS::Queue')).toHaveProperty(to(p['DestinationConfig'].OnFailure.Destination));
      expect(p['MaximumRetryAttempts']).toBe(2);
    },
  );
});

describe('what each function may do', () => {
  const look = of('dynamodb', 'GetItem', 'BatchGetItem', 'Query');
  const stream = of('dynamodb', 'DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams');
  const log = of('logs', 'CreateLogStream', 'PutLogEvents');
  const reading = [...log, ...of('kms', 'Decrypt', 'DescribeKey')];
  const writing = [
    ...reading,
    ...of('kms', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo'),
  ];
  const send = of('sqs', 'GetQueueAttributes', 'GetQueueUrl', 'SendMessage');
  const take = of('sqs', 'ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage');
  const notify = ['scheduler:CreateSchedule', 'iam:PassRole', 'secretsmanager:GetSecretValue'];

  it.each<[FunctionName, string[]]>([
    ['template', log],
    ['ballot', [...log, ...of('dynamodb', 'GetItem', 'ConditionCheckItem', 'PutItem')]],
    [
      'graphql',
      [
        ...look,
        ...of('dynamodb', 'ConditionCheckItem', 'PutItem', 'UpdateItem'),
        ...writing,
        ...of('s3', 'GetObject', 'ListBucket', 'PutObject', 'PutObjectRetention', 'DeleteObject'),
      ],
    ],
    ['health', [...of('dynamodb', 'GetItem', 'Query'), ...reading]],
    ['calendar-tick', [...of('dynamodb', 'GetItem', 'Query', 'PutItem'), ...writing, ...send]],
    ['reminders', [...look, ...of('dynamodb', 'ConditionCheckItem', 'PutItem'), ...writing, ...send]],
    ['notify', [...look, ...of('dynamodb', 'ConditionCheckItem', 'PutItem', 'UpdateItem'), ...stream, ...writing, ...send, ...notify]],
    ['outbox-sweep', [...look, ...of('dynamodb', 'ConditionCheckItem', 'PutItem', 'UpdateItem'), ...writing, 'sqs:SendMessage', ...notify]],
    ['audit-witness', [...stream, ...reading, 'kms:GenerateDataKey', 's3:PutObject', 's3:PutObjectRetention']],
    [
      'history-seal',
      [
        'dynamodb:Query',
        ...reading,
        'kms:GenerateDataKey',
        ...of('s3', 'GetObject', 'ListBucket', 'PutObject', 'PutObjectRetention'),
        ...send,
      ],
    ],
    ['establish', [...of('dynamodb', 'GetItem', 'Query', 'PutItem'), ...writing]],
    ['rotate-keys', [...of('dynamodb', 'BatchGetItem', 'Query', 'PutItem'), ...writing]],
    ['posting-close', [...look, 'dynamodb:PutItem', ...writing, ...send]],
    [
      'report-build',
      [
        ...look,
        ...of('dynamodb', 'PutItem', 'UpdateItem'),
        ...writing,
        ...take,
        ...of('s3', 'GetObject', 'PutObject', 'PutObjectRetention', 'DeleteObject'),
      ],
    ],
    ['statistics-build', [...look, 'dynamodb:PutItem', ...writing, ...take, ...of('s3', 'PutObject', 'PutObjectRetention')]],
    [
      'export-build',
      [...look, 'dynamodb:PutItem', ...writing, ...take, ...of('s3', 'GetObject', 'PutObject', 'PutObjectRetention', 'DeleteObject')],
    ],
  ])('%s: these calls and no others', (name, calls) => {
    expect(Object.keys(grants(name)).toSorted()).toEqual(calls.toSorted());
  });

  it('is bound to the table and its stream, and to indexes only where lists are asked', () => {
    const asked: Partial<Record<FunctionName, string[]>> = {
      graphql: ['BallotsTable', 'Table', 'byDesk', 'byOwner', 'byShard'],
      reminders: ['Table', 'byOwner', 'byShard'],
      notify: ['Table', 'byDesk', 'byOwner'],
      'export-build': ['Table', 'byDesk', 'byOwner', 'byShard'],
      'outbox-sweep': ['Table', 'byDesk', 'byOwner', 'byShard'],
      'calendar-tick': ['Table', 'byOwner'],
      health: ['Table', 'byOwner'],
      establish: ['Table', 'byOwner'],
      'posting-close': ['Table', 'byOwner', 'byShard'],
      'report-build': ['Table', 'byDesk', 'byOwner', 'byShard'],
      'rotate-keys': ['Table', 'byOwner', 'byShard'],
      'statistics-build': ['Table', 'byOwner', 'byShard'],
      'history-seal': ['Table'],
    };
    for (const name of NAMES) {
      const queried = grants(name)['dynamodb:Query']?.map((resource) => resource.replace('Table/index/', ''));
      expect(queried?.toSorted(), name).toEqual(asked[name]);
    }
    for (const name of ['notify', 'audit-witness'] as const) {
      for (const call of stream) expect(grants(name)[call]).toEqual(['Table.StreamArn']);
    }
  });

  it('is never told by a pattern of actions, never Scan, and by no policy but its own', () => {
    const actions = statements().flatMap(({ Action }) => list(Action));
    expect(actions.length).toBeGreaterThan(50);
    // Messages that were worked off, and uploads that were read: those end at their prefix (below).
    const removing = ['sqs:DeleteMessage', 's3:DeleteObject'];
    expect(actions.filter((action) => action.includes('*') || (/scan|delete|bypass/iu.test(action) && !removing.includes(action)))).toEqual(
      [],
    );
    expect(all('AWS::IAM::Role').filter(({ p }) => p['Policies'])).toEqual([]);
    // But for the one role that AWS Backup takes on, and nobody else can (test/cloud/backup.test.ts).
    const managed = all('AWS::IAM::Role').filter(({ p }) => p['ManagedPolicyArns']);
    const takenBy = managed.map(({ p }) => p['AssumeRolePolicyDocument'].Statement.map(({ Principal }: any) => Principal));
    expect(takenBy).toEqual([[{ Service: 'backup.amazonaws.com' }]]);
  });

  it('with files, ends at the prefix of each kind', () => {
    const under = (...kinds: string[]) => kinds.map((kind) => `FilesBucket/${kind}/*`);
    expect(grants('export-build')['s3:PutObject']?.toSorted()).toEqual(under('archives', 'exports', 'tables'));
    const LETTERBOX = 'LetterboxBucket/letterbox/*';
    expect(grants('report-build')['s3:PutObject']?.toSorted()).toEqual(under('exports', 'proofs/postings', 'reports'));
    expect(grants('report-build')['s3:GetObject']?.toSorted()).toEqual([
      ...under('minutes', 'proofs/photographs', 'proofs/seals'),
      LETTERBOX,
    ]);
    expect(grants('statistics-build')['s3:PutObject']).toEqual(under('reports'));
    expect(grants('graphql')['s3:GetObject']?.toSorted()).toEqual([
      ...under('archives', 'exports', 'imports', 'minutes', 'proofs', 'reports', 'seals', 'tables', 'uploads'),
      LETTERBOX,
    ]);
    expect(grants('graphql')['s3:PutObject']?.toSorted()).toEqual([
      ...under('imports', 'minutes', 'proofs', 'tables', 'uploads'),
      LETTERBOX,
    ]);
    // An archive reads whatever is a record of the year, and not what was witnessed of it.
    expect(grants('export-build')['s3:GetObject']?.toSorted()).toEqual(
      under('exports', 'imports', 'minutes', 'proofs', 'reports', 'tables'),
    );
    // What holds identity numbers in plain goes once it was read, and an archive once two officers have destroyed it, and what was taken out of the letter box; nothing else is removed by anybody (G14, G21, R6).
    const removing = NAMES.filter((name) => grants(name)['s3:DeleteObject']);
    expect(removing.toSorted()).toEqual(['export-build', 'graphql', 'report-build']);
    expect(grants('report-build')['s3:DeleteObject']).toEqual([LETTERBOX]);
    expect(grants('graphql')['s3:DeleteObject']).toEqual(under('imports'));
    expect(grants('export-build')['s3:DeleteObject']?.toSorted()).toEqual(under('archives', 'imports'));
    // What is a record is written with a lock, and nowhere else (R6).
    expect(grants('report-build')['s3:PutObjectRetention']?.toSorted()).toEqual(under('proofs/postings', 'reports'));
    expect(grants('statistics-build')['s3:PutObjectRetention']).toEqual(under('reports'));
    expect(grants('graphql')['s3:PutObjectRetention']).toEqual(under('minutes', 'proofs', 'tables'));
    expect(grants('export-build')['s3:PutObjectRetention']?.toSorted()).toEqual(under('archives', 'tables'));
    for (const name of ['graphql', 'export-build'] as const) {
      for (const call of of('kms', 'GenerateDataKey', 'Decrypt')) expect(grants(name)[call]).toContain('FilesKey');
    }
  });

  it('with the master key, is to mark entries of the history and nothing else, for those that seal and sign nothing', () => {
    const master = (name: FunctionName) =>
      statements((p) => p['Roles'].some((role: any) => to(role) === to(the(name).p['Role'])))
        .filter(({ Resource }) => flat(list(Resource)[0]) === 'KeysMaster')
        .map(({ Action, Condition }) => [Action, Condition]);
    const marking: FunctionName[] = ['calendar-tick', 'notify', 'outbox-sweep', 'posting-close', 'statistics-build'];
    for (const name of marking) {
      expect(master(name), name).toEqual([['kms:Decrypt', { StringEquals: { 'kms:EncryptionContext:use': 'AUDIT' } }]]);
    }
    expect(master('graphql')).toEqual([['kms:Decrypt', undefined]]);
    for (const name of ['ballot', 'health', 'template', 'reminders'] as const) expect(master(name), name).toEqual([]);
  });

  it('with what is witnessed of the history, is to write it, for one function, which may write nothing else and has no key to mark with', () => {
    const holders = NAMES.filter((name) => grants(name)['s3:PutObject']?.includes('FilesBucket/witness/*'));
    expect(holders).toEqual(['audit-witness']);
    const { 's3:PutObject': put, 's3:PutObjectRetention': lock, ...others } = grants('audit-witness');
    expect([put, lock]).toEqual([['FilesBucket/witness/*'], ['FilesBucket/witness/*']]);
    const rest = Object.entries(others).flatMap(([action, resources]) => (action.startsWith('logs:') ? [] : resources));
    expect([...new Set(rest)].toSorted()).toEqual(['FilesKey', 'Table.StreamArn', 'TableKey']);
  });

  it('with seals, is to write them where nothing lies, for one function, which writes no table, reads of it the keyring alone, and has no key but to sign', () => {
    const given = (name: FunctionName) => statements((p) => p['Roles'].some((role: any) => to(role) === to(the(name).p['Role'])));
    const asked = (name: FunctionName, action: string) =>
      given(name)
        .filter(({ Action }) => list(Action).includes(action))
        .map(({ Resource, Condition }) => [flat(list(Resource)[0]), Condition]);
    const holders = NAMES.filter((name) => grants(name)['s3:PutObject']?.includes('FilesBucket/seals/*'));
    expect(holders).toEqual(['history-seal']);
    expect(asked('history-seal', 's3:PutObject')).toEqual([['FilesBucket/seals/*', { Null: { 's3:if-none-match': 'false' } }]]);
    expect(asked('history-seal', 'dynamodb:Query')).toEqual([
      ['Table', { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['KEYRING'] } }],
    ]);
    const master = asked('history-seal', 'kms:Decrypt').filter(([key]) => key === 'KeysMaster');
    expect(master).toEqual([['KeysMaster', { StringEquals: { 'kms:EncryptionContext:use': 'SIGN' } }]]);
    const listing = (name: FunctionName) => asked(name, 's3:ListBucket').map(([, condition]) => condition);
    expect(listing('history-seal')).toEqual(
      ['witness/', 'seals/checkpoints/'].map((prefix) => ({ StringEquals: { 's3:prefix': prefix } })),
    );
    expect(listing('graphql')).toEqual([{ StringEquals: { 's3:prefix': 'seals/checkpoints/' } }]);
    expect(NAMES.filter((name) => grants(name)['s3:ListBucket'])).toEqual(['graphql', 'history-seal']);
  });

  it('is told by a pattern of resources only for files and for schedules of the group', () => {
    const resources = statements().flatMap(({ Resource }) => list(Resource).map(flat));
    const patterns = resources
      .filter((resource) => resource.includes('*'))
      .map((resource) => resource.replace(/^arn.*:/u, '').replace(/-\w+\//u, '/'));
    expect(patterns.toSorted()).toEqual([
      'FilesBucket/archives/*',
      'FilesBucket/archives/*',
      'FilesBucket/exports/*',
      'FilesBucket/exports/*',
      'FilesBucket/exports/*',
      'FilesBucket/imports/*',
      'FilesBucket/imports/*',
      'FilesBucket/minutes/*',
      'FilesBucket/minutes/*',
      'FilesBucket/minutes/*',
      'FilesBucket/proofs/*',
      'FilesBucket/proofs/*',
      'FilesBucket/proofs/photographs/*',
      'FilesBucket/proofs/postings/*',
      'FilesBucket/proofs/seals/*',
      'FilesBucket/reports/*',
      'FilesBucket/reports/*',
      'FilesBucket/reports/*',
      'FilesBucket/reports/*',
      'FilesBucket/seals/*',
      'FilesBucket/seals/*',
      'FilesBucket/seals/*',
      'FilesBucket/tables/*',
      'FilesBucket/tables/*',
      'FilesBucket/uploads/*',
      'FilesBucket/witness/*',
      'FilesBucket/witness/*',
      'LetterboxBucket/letterbox/*',
      'LetterboxBucket/letterbox/*',
      'schedule/zhicheng-Schedules-Group/*',
      'schedule/zhicheng-Schedules-Group/*',
    ]);
  });

  it('ends, for the scheduler’s role, at five functions, and only the scheduler can be given that role', () => {
    const role = to(all('AWS::Scheduler::Schedule')[0]?.p['Target'].RoleArn);
    const invoke = statements((p) => to(p['Roles'][0]) === role).find(({ Action }) => Action === 'lambda:InvokeFunction');
    const called = (['outbox-sweep', 'calendar-tick', 'posting-close', 'reminders', 'history-seal'] as const).map((name) => the(name).id);
    expect(list(invoke?.Resource).map(to).toSorted()).toEqual(called.toSorted());
    const pass = statements().filter(({ Action }) => Action === 'iam:PassRole');
    expect(pass.map(({ Resource }) => to(Resource))).toEqual([role, role]);
    for (const { Condition } of pass) expect(Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
  });
});

describe('the schedules', () => {
  const schedules = all('AWS::Scheduler::Schedule').map(({ p }) => p);
  const runs = (phase: string) =>
    schedules.flatMap((p) => (String(p['Name']).startsWith(`620200-2024-1-${phase}-`) ? [`${p['ScheduleExpression']} ${whom(p)}`] : []));

  // 24时 of the last day is 0时 of the next. Reminders go out 7 days, 3 days, 1 day and 2 hours before.
  const late = remind('10-25T09:00', '10-29T09:00', '10-31T09:00', '10-31T22:00', '11-01T00:01');
  it.each([
    ['PREPARATION', open('09-01', '09-11')],
    ['APPLICATION', [...open('09-11', '10-21'), ...remind('10-14T09:00', '10-18T09:00', '10-20T09:00', '10-20T22:00', '10-21T00:01')]],
    ['UNIT_REVIEW', [...open('10-21', '11-01'), ...late]],
    ['DEPARTMENT_REVIEW', [...open('10-21', '11-01'), ...late]],
    ['PROVINCIAL_REVIEW', open('11-01', '12-26')],
    ['RE_REVIEW', [...open('11-01', '11-11'), ...remind('11-04T09:00', '11-08T09:00', '11-10T09:00', '11-10T22:00', '11-11T00:01')]],
    ['EVALUATION', open('11-11', '12-11')],
  ])('%s opens, closes and is reminded of at these times of the day', (phase, expected) => {
    expect(runs(phase).toSorted()).toEqual(expected.toSorted());
  });

  it('are these, in the zone of the notice: one a day for the digest and one for postings, one an hour for each function to catch up, one past the hour for the seals, and one a minute for the outbox', () => {
    expect(shipped().map(({ cycle }) => cycle)).toEqual(['620200-2024-1']);
    const once = schedules.filter((p) => String(p['ScheduleExpression']).startsWith('at('));
    expect(once).toHaveLength(7 * 2 + 4 * 5);
    expect(once.filter((p) => p['ScheduleExpressionTimezone'] !== 'Asia/Shanghai')).toEqual([]);
    const hourly = schedules.filter((p) => p['ScheduleExpression'] === 'rate(1 hour)');
    expect(hourly.map(whom).toSorted()).toEqual(['calendar-tick', 'posting-close', 'reminders']);
    const daily = schedules.filter((p) => String(p['ScheduleExpression']).startsWith('cron('));
    expect(daily.map((p) => `${whom(p)} ${p['ScheduleExpression']} ${p['ScheduleExpressionTimezone']}`).toSorted()).toEqual([
      'history-seal cron(10 * * * ? *) Asia/Shanghai',
      'posting-close cron(1 0 * * ? *) Asia/Shanghai',
      'reminders cron(0 18 * * ? *) Asia/Shanghai',
    ]);
    expect(schedules.filter((p) => p['ScheduleExpression'] === 'rate(1 minute)').map(whom)).toEqual(['outbox-sweep']);
    expect(schedules).toHaveLength(once.length + hourly.length + daily.length + 1);
  });

  it('stand in one group, tell the instant, try again, and leave what could not be delivered', () => {
    const GroupName = one('AWS::Scheduler::ScheduleGroup').p['Name'] as string;
    for (const p of schedules) {
      expect(p).toMatchObject({ GroupName, State: 'ENABLED', FlexibleTimeWindow: { Mode: 'OFF' } });
      expect(JSON.parse(p['Target'].Input)).toEqual({ at: '<aws.scheduler.scheduled-time>' });
      // What one minute does not do the next one does.
      const isOften = whom(p) === 'outbox-sweep';
      expect(p['Target'].RetryPolicy.MaximumRetryAttempts > 0).toBe(!isOften);
      if (!isOften) expect(template.findResources('AWS::SQS::Queue')).toHaveProperty(to(p['Target'].DeadLetterConfig.Arn));
    }
  });

  it('are not made for the past, which the scheduler would refuse', () => {
    const left = Template.fromStack(build({ SCHEDULES_FROM: '2024-12-11T00:00:00+08:00' }).stack).findResources('AWS::Scheduler::Schedule');
    const names = Object.values(left).map(({ Properties: p }) => String(p.Name).replace(/-\d+$/u, ''));
    expect(names.toSorted()).toEqual([
      '620200-2024-1-EVALUATION-closes',
      '620200-2024-1-PROVINCIAL_REVIEW-closes',
      'calendar-tick-hourly',
      'history-seal-hourly',
      'outbox-sweep-every-minute',
      'posting-close-daily',
      'posting-close-hourly',
      'reminders-digest',
      'reminders-hourly',
    ]);
  });
});

describe('queues and stream', () => {
  it('an export is built one at a time; what is killed comes again twice, and is then kept aside, before the outbox asks again', () => {
    expect(source('export-build')).toMatchObject({ BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    const queue = to(source('export-build')['EventSourceArn']);
    const p = template.findResources('AWS::SQS::Queue')[queue]?.['Properties'];
    expect(p.VisibilityTimeout).toBeGreaterThanOrEqual(6 * the('export-build').p['Timeout']);
    expect(p.RedrivePolicy.maxReceiveCount).toBe(3);
    expect(3 * p.VisibilityTimeout * 1000).toBeLessThan(WORK_PATIENCE);
    expect(the('notify').p['Environment'].Variables.EXPORT_QUEUE_URL).toEqual({ Ref: queue });
  });

  it('notify hears of new outbox messages alone, and one bad record stops nothing', () => {
    const p = source('notify');
    const filters = p['FilterCriteria'].Filters.map(({ Pattern }: { Pattern: string }): unknown => JSON.parse(Pattern));
    expect(filters).toEqual([{ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } } } }]);
    expect(p).toMatchObject({ BisectBatchOnFunctionError: true, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    expect(p['MaximumRecordAgeInSeconds']).toBeLessThan(24 * 60 * 60);
    expect(p['MaximumRetryAttempts']).toBeGreaterThan(0);
    expect(p['ParallelizationFactor']).toBeGreaterThan(1);
    expect(template.findResources('AWS::SQS::Queue')).toHaveProperty(to(p['DestinationConfig'].OnFailure.Destination));
  });

  it('the witness hears of all that happens to the history, and passes nothing over', () => {
    const p = source('audit-witness');
    const filters = p['FilterCriteria'].Filters.map(({ Pattern }: { Pattern: string }): unknown => JSON.parse(Pattern));
    const announced = { Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } }, NewImage: { content: { M: { kind: { S: ['witness'] } } } } };
    expect(filters).toEqual([
      { dynamodb: { Keys: { pk: { S: [{ prefix: 'AUDIT#' }] } } } },
      { eventName: ['MODIFY'], dynamodb: announced },
    ]);
    expect(p).toMatchObject({ BisectBatchOnFunctionError: true, StartingPosition: 'TRIM_HORIZON', BatchSize: 1000 });
    // Without a limit of tries or of age, a record is tried as long as the stream has it.
    expect([p['MaximumRetryAttempts'], p['MaximumRecordAgeInSeconds'], p['DestinationConfig']]).toEqual([undefined, undefined, undefined]);
    expect(p['EventSourceArn']).toEqual(source('notify')['EventSourceArn']);
  });

  it('every queue is encrypted, takes TLS only, and has dead letters or an alarm on its own', () => {
    const watched = all('AWS::CloudWatch::Alarm').filter(({ p }) => p['MetricName'] === 'ApproximateNumberOfMessagesVisible');
    for (const { id, p } of all('AWS::SQS::Queue')) {
      expect(p['SqsManagedSseEnabled']).toBe(true);
      template.hasResourceProperties('AWS::SQS::QueuePolicy', { Queues: [{ Ref: id }], PolicyDocument: TLS_ONLY });
      const alarmed = watched.some((alarm) => JSON.stringify(alarm.p['Dimensions']).includes(`"${id}"`));
      expect({ id, alarmed }).toEqual({ id, alarmed: !p['RedrivePolicy'] });
    }
  });
});

/** What is read by its path alone. */
const READ = [
  '/health',
  '/schema.graphql',
  '/templates/applicants.xlsx',
  '/templates/committees.xlsx',
  '/templates/experts.xlsx',
  '/templates/results.xlsx',
];

describe('files, the way in, alarms', () => {
  it('every bucket is private, encrypted, TLS only and outlives the stack', () => {
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
    for (const { id, p } of all('AWS::S3::Bucket')) {
      expect(Object.values(p['PublicAccessBlockConfiguration'])).toEqual([true, true, true, true]);
      expect(p['BucketEncryption']).toBeDefined();
      template.hasResourceProperties('AWS::S3::BucketPolicy', { Bucket: { Ref: id }, PolicyDocument: TLS_ONLY });
    }
  });

  const files = (from: Template): Properties => {
    const bucket = to(the('export-build').p['Environment'].Variables.FILES_BUCKET);
    return from.findResources('AWS::S3::Bucket')[bucket]?.['Properties'] as Properties;
  };

  it('files lie under a key of our own, in versions that can be locked, and each request for one is logged', () => {
    expect(files(template)).toMatchObject({
      ObjectLockEnabled: true,
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { LogFilePrefix: 'files/' },
    });
  });

  it('of what is put into the letter box nothing is logged, no version is kept, no call of a key is noted, and it is gone after a day (G21)', () => {
    const bucket = to(the('report-build').p['Environment'].Variables.LETTERBOX_BUCKET);
    expect(to(the('graphql').p['Environment'].Variables.LETTERBOX_BUCKET)).toBe(bucket);
    const found = template.findResources('AWS::S3::Bucket')[bucket]?.['Properties'] as Properties;
    for (const noted of ['LoggingConfiguration', 'VersioningConfiguration', 'NotificationConfiguration', 'InventoryConfigurations'])
      expect(found).not.toHaveProperty(noted);
    expect(found).toMatchObject({
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 1, Status: 'Enabled' }] },
    });
    // Nothing here writes a trail of what is done with objects.
    expect(all('AWS::CloudTrail::Trail')).toEqual([]);
  });

  it('exports stay for 30 days, imports for a week, uploads and what was posted over them for two days, proofs and tables that were sent for ever, archives until they are destroyed', () => {
    const after = (days: number, replaced: number) => ({
      ExpirationInDays: days,
      NoncurrentVersionExpiration: { NoncurrentDays: replaced },
    });
    const rules = [
      { Prefix: 'exports/', ...after(30, 7) },
      { Prefix: 'uploads/', ...after(2, 2) },
      { Prefix: 'imports/', ...after(7, 1) },
      { Prefix: 'archives/', NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, ExpiredObjectDeleteMarker: true },
    ];
    expect(files(template)['LifecycleConfiguration'].Rules).toEqual(rules.map((rule) => ({ ...rule, Status: 'Enabled' })));
  });

  it('pages of the named origins may post and fetch files, and where none is named, no page may', () => {
    const withOrigins = (CORS_ORIGINS: string) => files(Template.fromStack(build({ CORS_ORIGINS }).stack))['CorsConfiguration'];
    const AllowedOrigins = ['https://a.example.cn', 'https://b.example.cn'];
    expect(withOrigins(AllowedOrigins.join(','))).toEqual({
      CorsRules: [{ AllowedOrigins, AllowedMethods: ['POST', 'GET'], MaxAge: 3600 }],
    });
    expect(withOrigins('')).toBeUndefined();
  });

  it('the gateway has routes of its own for submissions, a throttle for each, an access log, and answers browsers itself', () => {
    const routes = all('AWS::ApiGatewayV2::Route').map(({ p }) => String(p['RouteKey']));
    expect(routes.toSorted()).toEqual([
      'GET /graphql',
      ...READ.map((path) => `GET ${path}`),
      ...READ.map((path) => `HEAD ${path}`),
      'POST /',
      'POST /',
      'POST /ballot',
      'POST /graphql',
      'POST /graphql/anonymous',
      'POST /graphql/submit',
    ]);
    const { p } = stageThat((stage) => stage['AccessLogSettings'] !== undefined);
    const rush = { ThrottlingBurstLimit: 4000, ThrottlingRateLimit: 2000 };
    const small = { ThrottlingBurstLimit: 40, ThrottlingRateLimit: 20 };
    expect(p['DefaultRouteSettings']).toEqual(rush);
    expect(p['RouteSettings']).toEqual({
      'POST /graphql/submit': rush,
      ...Object.fromEntries(READ.flatMap((path) => [`GET ${path}`, `HEAD ${path}`].map((route) => [route, small]))),
    });
    expect(the('graphql').p['ReservedConcurrentExecutions']).toBe(400);
    const stage = Object.values(template.findResources('AWS::ApiGatewayV2::Stage')).find(({ Properties }) => Properties.AccessLogSettings);
    const keysOf = (route: string) => template.findResources('AWS::ApiGatewayV2::Route')[route]?.['Properties'].RouteKey as string;
    expect(stage?.['DependsOn'].map(keysOf)).toEqual(expect.arrayContaining(Object.keys(p['RouteSettings'])));
    expect(template.findResources('AWS::Logs::LogGroup')).toHaveProperty(to(p['AccessLogSettings'].DestinationArn));
    const cors = Object.fromEntries(all('AWS::ApiGatewayV2::Api').map(({ p: api }) => [api['Description'], api['CorsConfiguration']]));
    expect(cors['zhicheng']).toEqual({
      AllowOrigins: ['https://zhicheng.example.org'],
      AllowMethods: ['GET', 'POST'],
      AllowHeaders: expect.arrayContaining(['authorization', 'content-type', 'traceparent']),
      ExposeHeaders: ['etag', 'retry-after', 'x-correlation-id'],
      AllowCredentials: false,
      MaxAge: 3600,
    });
    expect(cors['zhicheng: anonymous objections']).toEqual(cors['zhicheng']);
    // A browser that may send no token sends none with a ballot (E10).
    expect(cors['zhicheng: ballots']).toMatchObject({ AllowMethods: ['POST'], AllowHeaders: ['content-type'] });
    const closed = Template.fromStack(build({ CORS_ORIGINS: '' }).stack).findResources('AWS::ApiGatewayV2::Api');
    for (const { Properties: api } of Object.values(closed)) expect(api['CorsConfiguration']).toBeUndefined();
  });

  it.each([
    ['anonymous objections (U4, G21)', '/graphql/anonymous', 'graphql'],
    ['ballots (E10)', '/ballot', 'ballot'],
  ] as const)('%s have a way in of their own, which logs nothing and takes nothing else', (_, path, name) => {
    const routes = all('AWS::ApiGatewayV2::Route');
    const api = to(routes.find(({ p: each }) => each['RouteKey'] === `POST ${path}`)?.p['ApiId']);
    const { p } = stageThat((stage) => to(stage['ApiId']) === api);
    expect(p['AccessLogSettings']).toBeUndefined();
    const here = routes.filter(({ p: each }) => to(each['ApiId']) === api);
    expect(here.map(({ p: each }) => String(each['RouteKey'])).toSorted()).toEqual(['POST /', `POST ${path}`]);
    const led = here.map(({ p: each }) => template.findResources('AWS::ApiGatewayV2::Integration')[each['Target']['Fn::Join'][1][1].Ref]);
    for (const integration of led) expect(JSON.stringify(integration?.['Properties'].IntegrationUri)).toContain(`"${the(name).id}"`);
    expect(p['StageVariables']).toEqual({ trace: 'none' });
  });

  it('nor does the platform write the millisecond in which they came, or in which what they left in the outbox and the history was heard of', () => {
    for (const name of ['ballot', 'graphql', 'notify', 'audit-witness', 'outbox-sweep'] as const)
      expect(the(name).p['LoggingConfig']).toMatchObject({ LogFormat: 'JSON', SystemLogLevel: 'WARN' });
  });

  const stageThat = (is: (p: Properties) => boolean) => {
    const [stage, ...others] = all('AWS::ApiGatewayV2::Stage').filter(({ p }) => is(p));
    if (!stage || others.length > 0) throw new Error('not one stage');
    return stage;
  };

  /** The alarms on a metric of our own, by what it is of: `function kind, function kind`. */
  const alarmsOn = (metric: string): { on: string; threshold: number; missing: string; comparison: string }[] =>
    all('AWS::CloudWatch::Alarm').flatMap(({ p }) => {
      const parts: Properties[] = p['MetricName'] ? [p] : (p['Metrics'] ?? []).flatMap((part: any) => part.MetricStat?.Metric ?? []);
      const named = parts.filter((part) => part['Namespace'] === 'zhicheng' && part['MetricName'] === metric);
      const on = named
        .map((part) => part['Dimensions'].map(({ Value }: any) => String(Value).replace('zhicheng-', '')).join(' '))
        .join(', ');
      return on ? [{ on, threshold: p['Threshold'], missing: p['TreatMissingData'], comparison: p['ComparisonOperator'] }] : [];
    });
  const judged = (metric: string) =>
    alarmsOn(metric)
      .map(({ on, threshold }) => `${on}: ${threshold}`)
      .toSorted();

  it('a schedule that does not run is as bad as one that fails: hourly ones within two hours, the sweep within ten minutes; and none may be late', () => {
    expect(judged('Ran')).toEqual(['calendar-tick: 1', 'history-seal: 1', 'outbox-sweep: 1', 'posting-close: 1', 'reminders: 1']);
    for (const alarm of alarmsOn('Ran')) expect(alarm).toMatchObject({ missing: 'breaching', comparison: 'LessThanThreshold' });
    const late = 5 * 60 * 1000;
    expect(judged('Late')).toEqual(['calendar-tick', 'history-seal', 'posting-close', 'reminders'].map((name) => `${name}: ${late}`));
    for (const alarm of alarmsOn('Late')) expect(alarm).toMatchObject({ missing: 'notBreaching', comparison: 'GreaterThanThreshold' });
    const ran = all('AWS::CloudWatch::Alarm').filter(({ p }) => p['MetricName'] === 'Ran');
    expect(ran.map(({ p }) => p['EvaluationPeriods'] * p['Period']).toSorted((a, b) => a - b)).toEqual([600, 7200, 7200, 7200, 7200]);
  });

  it('nothing fails in silence: answers, jobs, messages by kind, and what the gateway turned away', () => {
    expect(judged('Internal')).toEqual(['graphql: 0']);
    expect(judged('Rewritten')).toEqual(['audit-witness: 0']);
    expect(judged('Refused')).toEqual(['history-seal: 0']);
    expect(judged('Throttled')).toEqual(['graphql: 500']);
    expect(judged('Broken')).toEqual(['notify, outbox-sweep: 0']);
    expect(judged('GivenUp')).toEqual(['export-build: 0', 'outbox-sweep: 0', 'report-build: 0', 'statistics-build: 0']);
    expect(judged('Failed')).toEqual(['export-build: 0', 'notify mail, outbox-sweep mail: 100', 'report-build: 0', 'statistics-build: 0']);
    const others = [
      'notice',
      'stop-posting',
      'take-along',
      'hand-over',
      'follow-name',
      'correct-table',
      'witness',
      'take-up',
      'schedule',
      'schedules',
    ]
      .map((kind) => `outbox-sweep ${kind}`)
      .join(', ');
    // An alarm reckons with ten metrics at most.
    expect(judged('Age')).toEqual([
      'outbox-sweep export, outbox-sweep report, outbox-sweep statistics: 1800000',
      'outbox-sweep mail: 21600000',
      `${others}: 1800000`,
    ]);
    const filter = one('AWS::Logs::MetricFilter').p;
    expect(filter['FilterPattern']).toBe('{ ($.status = "429") && ($.integration = "-") }');
    const { MetricNamespace, MetricName } = filter['MetricTransformations'][0];
    const told = all('AWS::CloudWatch::Alarm').filter(({ p }) => p['Namespace'] === MetricNamespace && p['MetricName'] === MetricName);
    expect(told).toHaveLength(1);
  });

  it('one page shows all that is measured, of every function, and the state of every alarm', () => {
    const body: string = one('AWS::CloudWatch::Dashboard')
      .p['DashboardBody']['Fn::Join'][1].map(JSON.stringify)
      .join('')
      .replaceAll('\\', '');
    for (const metric of Object.keys(METRICS))
      expect(body).toMatch(new RegExp(`"zhicheng","${metric}"|${metric} > 0|\\(${metric}\\)`, 'u'));
    for (const name of NAMES) expect(body).toContain(`"zhicheng-${name}"`);
    for (const { id } of all('AWS::CloudWatch::Alarm')) expect(body).toContain(`["${id}","Arn"]`);
  });

  it('every alarm goes to one encrypted topic that takes it', () => {
    const { id, p } = one('AWS::SNS::Topic');
    expect(template.findResources('AWS::KMS::Key')).toHaveProperty(to(p['KmsMasterKeyId']));
    const alarms = all('AWS::CloudWatch::Alarm');
    expect(alarms.map((alarm) => alarm.p['AlarmActions'])).toEqual(alarms.map(() => [{ Ref: id }]));
    const watched = JSON.stringify(alarms);
    for (const metric of ['5xx', 'ThrottledRequests', 'IteratorAge', 'InvocationDroppedCount']) expect(watched).toContain(`"${metric}"`);
    const mayTell = Match.objectLike({ Action: 'sns:Publish', Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', { PolicyDocument: { Statement: Match.arrayWith([mayTell]) } });
  });
});

describe('in China as elsewhere', () => {
  it('no partition, region or account is written out', () => expect(json).not.toMatch(/arn:aws|cn-north|us-east|\b\d{12}\b/u));

  it('nothing is used that the China regions lack', () => {
    const types = Object.values<{ Type: string }>(template.toJSON()['Resources']).map(({ Type }) => Type);
    expect(types.length).toBeGreaterThan(90);
    expect(types.filter((type) => /Cognito|::SES|XRay|Lambda::Url|Custom|CDK::Metadata/u.test(type))).toEqual([]);
    expect(json).not.toMatch(/xray:|"ses:|cognito|"sms"|"TracingConfig"|X-Ray/iu);
  });
});

describe('cdk-nag', () => {
  const exceptions = stack.node.findAll().flatMap((part) =>
    part.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries<string>(data))
      .map(([id, because]) => ({ part, rule: id.replace(/^annotation::/iu, ''), because })),
  );
  const pack = new AwsSolutionsChecks(app);

  it('finds nothing', () => expect(pack.validateScope(app).violations).toEqual([]));

  it('runs whenever the app is synthesised, and stops it', () => {
    const careless = build();
    expect(new Bucket(careless.stack, 'Careless').bucketName).toBeTruthy();
    expect(() => careless.app.synth()).toThrow('AwsSolutions-S10');
  });

  it('is excused part by part, never for the whole, with a reason in words', () => {
    expect(exceptions.filter(({ part }) => Stack.isStack(part))).toEqual([]);
    expect(exceptions.filter(({ because }) => because.split(' ').length < 12)).toEqual([]);
  });

  it('is excused from nothing that it would not find', () => {
    const strict = new AwsSolutionsChecks(app);
    Object.defineProperty(strict, 'isAcknowledged', { value: () => false });
    const { violations } = strict.validateScope(app);
    const finds = (rule: string, under: string) =>
      violations.some(
        (found) => found.ruleName === rule && found.violatingResources.some((at) => at.constructPath?.startsWith(`${under}/`)),
      );
    expect(exceptions.length).toBeGreaterThan(5);
    expect(exceptions.filter(({ part, rule }) => !finds(rule, part.node.path)).map(({ rule }) => rule)).toEqual([]);
  });
});

describe('a setting', () => {
  it.each([
    ['ALARM_EMAIL', ''],
    ['ALARM_EMAIL', 'nobody'],
    ['STAGE', 'Test'],
    ['STAGE', 'test_2'],
    ['DOMAIN', 'https://zhicheng.example.cn'],
    ['CERTIFICATE_ARN', 'certificate-1'],
    ['OIDC_ISSUER', ''],
    ['OIDC_AUDIENCE', ''],
    ['OIDC_JWKS', 'keys'],
    ['CORS_ORIGINS', 'https://a.example.org/path'],
    ['CORS_ORIGINS', 'https://*.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['SCHEDULES_FROM', '2024-09-01'],
    ['GRAPHQL_AT_ONCE', '0'],
    ['GRAPHQL_AT_ONCE', 'many'],
  ])('%s that is %j is refused by its name', (name, value) => expect(() => build({ [name]: value })).toThrow(`${name} has to be`));
});

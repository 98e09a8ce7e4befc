/**
 * The environment of the functions on one machine. It is set on the process, where they run: one process can start one
 * system. The names are those of functions/runtime/env.ts; a name that is missing here does not compile.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { byQueueUrl, type Part, type PARTS } from '../runtime/env.ts';
import { ACCOUNT_ID, CREDENTIALS, REGION } from './account.ts';
import { inRepository } from './repository.ts';

type Names = { [P in Part]: keyof (typeof PARTS)[P] }[Part];
/** On one machine the mail server needs no secret. */
type Environment = Record<Exclude<Names, 'SMTP_SECRET'>, string>;

export const BUCKET = 'zhicheng-files';
/** Another name keeps systems apart that share one DYNAMODB_ENDPOINT. */
export const TABLE_NAME = process.env['TABLE_NAME'] ?? 'zhicheng';
/** The table of ballots lies beside it. */
export const BALLOTS_TABLE_NAME = `${TABLE_NAME}-ballots`;
/** The key in the KMS stand-in. */
export const MASTER_KEY_ID = 'alias/zhicheng';
export const SCHEDULE_GROUP = 'zhicheng';
export const AUDIENCE = 'zhicheng';

/** Where each stand-in is mounted. */
export const MOUNTS = { files: '/dev/s3', kms: '/dev/kms', queue: '/dev/sqs', scheduler: '/dev/scheduler' } as const;

export function environment(about: { url: string; tableEndpoint: string; smtpUrl: string; issuer: string; jwks: unknown }): Environment {
  const listed = process.env['TRUSTED_DOCUMENTS'] ?? '';
  return {
    TABLE_NAME,
    BALLOTS_TABLE_NAME,
    DYNAMODB_ENDPOINT: about.tableEndpoint,
    FILES_BUCKET: BUCKET,
    LETTERBOX_BUCKET: BUCKET, // there is one bucket here, and nothing logs what is put into it
    S3_ENDPOINT: about.url + MOUNTS.files,
    MASTER_KEY_ID,
    KMS_ENDPOINT: about.url + MOUNTS.kms,
    ...byQueueUrl((queue) => `${about.url}${MOUNTS.queue}/${ACCOUNT_ID}/${queue}`),
    SQS_ENDPOINT: about.url + MOUNTS.queue,
    SCHEDULE_GROUP,
    SCHEDULER_ROLE_ARN: `arn:aws-cn:iam::${ACCOUNT_ID}:role/scheduler`,
    CALENDAR_TICK_ARN: functionArn('calendar-tick'),
    REMINDERS_ARN: functionArn('reminders'),
    SCHEDULER_ENDPOINT: about.url + MOUNTS.scheduler,
    OIDC_ISSUER: about.issuer,
    OIDC_AUDIENCE: AUDIENCE,
    OIDC_JWKS: JSON.stringify(about.jwks),
    SMTP_URL: about.smtpUrl,
    MAIL_FROM: 'zhicheng@localhost',
    GIVEN_FOLDER: `${pathToFileURL(inRepository('schema')).href}/`,
    INTROSPECTION: 'on',
    TRUSTED_DOCUMENTS: listed === '' ? '' : pathToFileURL(resolve(listed)).href,
    TRUSTED_ALONE: process.env['TRUSTED_ALONE'] === 'on' ? 'on' : 'off',
  };
}

/** The SDK's own part, before the first client is made: nothing of a real account may be used by mistake. */
export function setSdkEnvironment(): void {
  Object.assign(process.env, {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    // Else each start on Node 20 begins with eight lines about SDK versions of 2027; ours are pinned.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  delete process.env['AWS_SESSION_TOKEN'];
  delete process.env['AWS_PROFILE'];
}

function functionArn(name: string): string {
  return `arn:aws-cn:lambda:${REGION}:${ACCOUNT_ID}:function:${name}`;
}

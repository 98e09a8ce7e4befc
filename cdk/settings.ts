/**
 * What differs between deployments, read from the CDK context: cdk.json or `-c NAME=value`. Names are those of the environment
 * (functions/runtime/env.ts) wherever a function gets the value; a wrong one is found here, before anything is deployed.
 */
import { existsSync } from 'node:fs';
import type { Node } from 'constructs';
import { parseInstant, type Instant } from '../schema/core/time.ts';

export type Settings = {
  /** Who is told of alarms. Without a reader an alarm is none, so there is no stack without one. */
  ALARM_EMAIL: string;
  OIDC_ISSUER: string;
  OIDC_AUDIENCE: string;
  /** The URL of the issuer's keys, or the key set itself as JSON. */
  OIDC_JWKS: string;
  /** Origins separated by commas; empty where no browser calls from elsewhere. */
  CORS_ORIGINS: string;
  /** The list of documents that clients may name by their hash (`persisted-documents.json`), as a path from here; empty for none. */
  TRUSTED_DOCUMENTS: string;
  /** Whether no other document is taken. */
  TRUSTED_ALONE: 'on' | 'off';
  MAIL_FROM: string;
  /** How many requests of the graph are answered at the same time, reserved out of what the account may run at once. */
  GRAPHQL_AT_ONCE: number;
  /** One-time schedules before this instant are left out: the scheduler takes none for the past. */
  SCHEDULES_FROM: Instant;
  /** A host name of one's own and the certificate for it, in the region of the stack; both or neither. */
  domain: { name: string; certificateArn: string } | null;
  /** The vault in another region or account that keeps a copy of every backup. */
  BACKUP_COPY_TO: string | null;
  /** A table that was restored, with its stream, to be used in place of the stack's own; its keys where they are not the stack's. */
  restored: { table: string; streamArn: string; keyArn: string | null; masterKeyArn: string | null } | null;
};

/** The settings of a deployment; the error names what is missing or wrong, and where to set it. */
export function readSettings(node: Node): Settings {
  return {
    ALARM_EMAIL: read(node, 'ALARM_EMAIL', isAddress, 'the address of whoever is told of alarms'),
    OIDC_ISSUER: read(node, 'OIDC_ISSUER', isUrl, 'a URL such as https://login.example.org'),
    OIDC_AUDIENCE: read(node, 'OIDC_AUDIENCE', (value) => value !== '', 'the audience that tokens are made for'),
    OIDC_JWKS: read(node, 'OIDC_JWKS', (value) => isUrl(value) || value.startsWith('{'), 'the URL of the key set, or the set as JSON'),
    CORS_ORIGINS: read(node, 'CORS_ORIGINS', (value) => value === '' || value.split(',').every(isOrigin), 'origins separated by commas'),
    ...trusted(node),
    MAIL_FROM: read(node, 'MAIL_FROM', isAddress, 'an address, or a name with the address in angle brackets'),
    GRAPHQL_AT_ONCE: Number(read(node, 'GRAPHQL_AT_ONCE', (value) => /^[1-9]\d{0,4}$/u.test(value), 'a number such as 400')),
    SCHEDULES_FROM: instant(node, 'SCHEDULES_FROM'),
    domain: domain(node),
    BACKUP_COPY_TO: optional(node, 'BACKUP_COPY_TO', isArnOf('backup'), 'the ARN of a backup vault elsewhere, or nothing') || null,
    restored: restored(node),
  };
}

/**
 * The name of the stack, and with it of all that it holds: `zhicheng`, or `zhicheng-<STAGE>` for a second one beside it in the same account.
 * It is known before the stack is, so it is no setting of it.
 */
export function stackName(node: Node): string {
  const stage = optional(node, 'STAGE', (value) => /^[a-z][\da-z]{0,15}$/u.test(value), 'up to 16 small letters and digits, or nothing');
  return stage === '' ? 'zhicheng' : `zhicheng-${stage}`;
}

/** The names of settings that still stand at the example of cdk.json (RFC 2606: nobody owns example.org). */
export function placeholders(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => (JSON.stringify(value).includes('example.org') ? [name] : []));
}

function read(node: Node, name: string, isRight: (value: string) => boolean, wanted: string): string {
  const value: unknown = node.tryGetContext(name);
  if (typeof value === 'string' && isRight(value)) return value;
  throw new Error(`${name} has to be ${wanted}: set it in the context of cdk.json, or by -c ${name}=… (now: ${JSON.stringify(value)})`);
}

/** The same where nothing, or an empty text, stands for none. */
function optional(node: Node, name: string, isRight: (value: string) => boolean, wanted: string): string {
  return (node.tryGetContext(name) ?? '') === '' ? '' : read(node, name, isRight, wanted);
}

function domain(node: Node): Settings['domain'] {
  const name = optional(node, 'DOMAIN', isHostName, 'a host name such as zhicheng.example.org, or nothing');
  const certificateArn = optional(node, 'CERTIFICATE_ARN', isArnOf('acm'), 'the ARN of a certificate, or nothing');
  if ((name === '') !== (certificateArn === '')) throw new Error('DOMAIN and CERTIFICATE_ARN belong together: set both, or neither');
  return name === '' ? null : { name, certificateArn };
}

/** Nothing but what is on a list needs a list. */
function trusted(node: Node): Pick<Settings, 'TRUSTED_DOCUMENTS' | 'TRUSTED_ALONE'> {
  const file = optional(node, 'TRUSTED_DOCUMENTS', existsSync, 'the path of a list of documents, or nothing');
  const alone = optional(node, 'TRUSTED_ALONE', (value) => value === 'on' || value === 'off', 'on or off') || 'off';
  if (alone === 'on' && file === '') throw new Error('TRUSTED_ALONE needs TRUSTED_DOCUMENTS: without a list nothing could be asked');
  return { TRUSTED_DOCUMENTS: file, TRUSTED_ALONE: alone as 'on' | 'off' };
}

function restored(node: Node): Settings['restored'] {
  const table = optional(node, 'RESTORED_TABLE', (value) => /^[\w.-]{3,255}$/u.test(value), 'the name of a table, or nothing');
  const streamArn = optional(node, 'RESTORED_STREAM', isArnOf('dynamodb'), 'the ARN of the stream of that table, or nothing');
  const keyOf = (name: string) => optional(node, name, isArnOf('kms'), 'the ARN of a key, or nothing for the key of the stack') || null;
  const keys = { keyArn: keyOf('RESTORED_KEY'), masterKeyArn: keyOf('RESTORED_MASTER_KEY') };
  if ((table === '') !== (streamArn === '')) throw new Error('RESTORED_TABLE and RESTORED_STREAM belong together: set both, or neither');
  if (table === '' && (keys.keyArn ?? keys.masterKeyArn) !== null)
    throw new Error('a RESTORED key is that of a RESTORED_TABLE: there is none');
  return table === '' ? null : { table, streamArn, ...keys };
}

function instant(node: Node, name: string): Instant {
  return parseInstant(read(node, name, (value) => parseInstant(value) !== null, 'an instant such as 2024-09-01T00:00:00+08:00')) ?? 0;
}

function isUrl(value: string): boolean {
  return URL.canParse(value);
}

/** One origin: a bucket would take a star for any. */
function isOrigin(value: string): boolean {
  return isUrl(value) && new URL(value).origin === value && !value.includes('*');
}

function isAddress(value: string): boolean {
  return /^[^@\s]+@[^@\s]+$|<[^@\s]+@[^@\s]+>$/u.test(value);
}

function isHostName(value: string): boolean {
  return /^(?:[\da-z](?:[\da-z-]*[\da-z])?\.)+[a-z]{2,}$/u.test(value);
}

/** An ARN of a service, in whatever partition. */
function isArnOf(service: string): (value: string) => boolean {
  return (value) => new RegExp(`^arn:[\\w-]+:${service}:.+`, 'u').test(value);
}

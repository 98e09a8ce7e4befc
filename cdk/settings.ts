/**
 * What differs between deployments, read from the CDK context: cdk.json or `-c NAME=value`. Names are those of the environment
 * (functions/runtime/env.ts) wherever a function gets the value; a wrong one is found here, before anything is deployed.
 */
import type { Node } from 'constructs';
import { parseInstant, type Instant } from '../schema/core/time.ts';

export type Settings = {
  OIDC_ISSUER: string;
  OIDC_AUDIENCE: string;
  /** The URL of the issuer's keys, or the key set itself as JSON. */
  OIDC_JWKS: string;
  /** Origins separated by commas; empty where no browser calls from elsewhere. */
  CORS_ORIGINS: string;
  MAIL_FROM: string;
  /** Who is told of alarms; without it the topic has no subscriber until somebody adds one. */
  ALARM_EMAIL: string | null;
  /** How many requests of the graph are answered at the same time, reserved out of what the account may run at once. */
  GRAPHQL_AT_ONCE: number;
  /** One-time schedules before this instant are left out: the scheduler takes none for the past. */
  SCHEDULES_FROM: Instant;
};

/** The settings of a deployment; the error names what is missing or wrong, and where to set it. */
export function readSettings(node: Node): Settings {
  return {
    OIDC_ISSUER: read(node, 'OIDC_ISSUER', isUrl, 'a URL such as https://login.example.org'),
    OIDC_AUDIENCE: read(node, 'OIDC_AUDIENCE', (value) => value !== '', 'the audience that tokens are made for'),
    OIDC_JWKS: read(node, 'OIDC_JWKS', (value) => isUrl(value) || value.startsWith('{'), 'the URL of the key set, or the set as JSON'),
    CORS_ORIGINS: read(node, 'CORS_ORIGINS', (value) => value === '' || value.split(',').every(isOrigin), 'origins separated by commas'),
    MAIL_FROM: read(node, 'MAIL_FROM', isAddress, 'an address, or a name with the address in angle brackets'),
    ALARM_EMAIL: read(node, 'ALARM_EMAIL', (value) => value === '' || isAddress(value), 'an address, or nothing') || null,
    GRAPHQL_AT_ONCE: Number(read(node, 'GRAPHQL_AT_ONCE', (value) => /^[1-9]\d{0,4}$/u.test(value), 'a number such as 400')),
    SCHEDULES_FROM: instant(node, 'SCHEDULES_FROM'),
  };
}

/** The names of settings that still stand at the example of cdk.json (RFC 2606: nobody owns example.org). */
export function placeholders(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => (String(value).includes('example.org') ? [name] : []));
}

function read(node: Node, name: keyof Settings, isRight: (value: string) => boolean, wanted: string): string {
  const value: unknown = node.tryGetContext(name);
  if (typeof value === 'string' && isRight(value)) return value;
  throw new Error(`${name} has to be ${wanted}: set it in the context of cdk.json, or by -c ${name}=… (now: ${JSON.stringify(value)})`);
}

function instant(node: Node, name: keyof Settings): Instant {
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

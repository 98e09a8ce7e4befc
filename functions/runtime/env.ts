/**
 * The environment, read once and parsed here. cdk/ takes the names from this file, so a name cannot differ between the two.
 * Endpoints are set on one machine only; in the cloud the table's SDK and aws.ts know them. What Lambda itself sets, the region and
 * credentials that change, these two read where they sign.
 */
import * as z from 'zod/mini';
import { eachQueue, type QueueName } from '../../schema/core/queues.ts';

const url = z.url();
const text = z.string().check(z.minLength(1));

type QueueUrl = `${Uppercase<QueueName>}_QUEUE_URL`;

/** The name of the variable that says where a queue of work is. */
export function queueUrl(queue: QueueName): QueueUrl {
  return `${queue.toUpperCase() as Uppercase<QueueName>}_QUEUE_URL`;
}

/** Something for each queue, by the name of its variable. */
export function byQueueUrl<Of>(make: (queue: QueueName) => Of): Record<QueueUrl, Of> {
  return Object.fromEntries(Object.values(eachQueue((queue) => [queueUrl(queue), make(queue)]))) as Record<QueueUrl, Of>;
}

/** What each part of the system needs to know; a function asks for the parts it uses. */
export const PARTS = {
  table: { TABLE_NAME: text, DYNAMODB_ENDPOINT: z.optional(url) },
  /** The table of ballots, apart from the other. */
  ballots: { BALLOTS_TABLE_NAME: text, DYNAMODB_ENDPOINT: z.optional(url) },
  files: { FILES_BUCKET: text, S3_ENDPOINT: z.optional(url) },
  /** The bucket without a log, for what is put under letterbox/. */
  letterbox: { LETTERBOX_BUCKET: text },
  /** The key in KMS that wraps the keys of the keyring. */
  keys: { MASTER_KEY_ID: text, KMS_ENDPOINT: z.optional(url) },
  queue: { ...byQueueUrl(() => url), SQS_ENDPOINT: z.optional(url) },
  scheduler: {
    SCHEDULE_GROUP: text,
    SCHEDULER_ROLE_ARN: text,
    CALENDAR_TICK_ARN: text,
    REMINDERS_ARN: text,
    SCHEDULER_ENDPOINT: z.optional(url),
  },
  /** OIDC_JWKS is the URL of the issuer's keys or, where no request may leave the network, the key set itself as JSON. */
  oidc: { OIDC_ISSUER: text, OIDC_AUDIENCE: text, OIDC_JWKS: text },
  /** The SMTP server as a URL, or the name of the secret that holds it. */
  mail: { SMTP_URL: z.optional(z.string()), SMTP_SECRET: z.optional(z.string()), MAIL_FROM: z.string().check(z.minLength(3)) },
  /** The folder in which lies what is given (given.ts), with a stroke at its end; beside the bundle where it says no more than where from there. */
  given: { GIVEN_FOLDER: text },
  /**
   * INTROSPECTION: on or off. TRUSTED_DOCUMENTS: the file with the documents that may be asked for by their hash, empty for none;
   * TRUSTED_ALONE: on where no other document is taken.
   */
  http: {
    INTROSPECTION: z.enum(['on', 'off']),
    TRUSTED_DOCUMENTS: z.string(),
    TRUSTED_ALONE: z.enum(['on', 'off']),
  },
} as const;

export type Part = keyof typeof PARTS;
type Values<Q extends Part> = { [Name in keyof (typeof PARTS)[Q]]: z.output<(typeof PARTS)[Q][Name]> };
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
/** The values of these parts together. */
export type Env<P extends Part> = All<{ [Q in P]: Values<Q> }[P]>;

/** The named parts of the environment; an error names every variable that is missing or wrong. */
export function readEnv<const P extends Part>(parts: readonly P[], from: Record<string, string | undefined> = process.env): Env<P> {
  const shape: Record<string, z.ZodMiniType> = Object.assign({}, ...parts.map((part) => PARTS[part]));
  const parsed = z.object(shape).safeParse(from);
  if (!parsed.success) throw new Error(`environment: ${z.prettifyError(parsed.error)}`);
  return parsed.data as Env<P>;
}

/** Set by Lambda itself; it tells two stages of one account apart. */
export const FUNCTION_NAME = process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'local';

/** Which parts each deployed function needs. */
export const FUNCTIONS = {
  graphql: ['table', 'ballots', 'files', 'letterbox', 'keys', 'oidc', 'http'],
  ballot: ['ballots'],
  health: ['table'],
  template: ['given'],
  'calendar-tick': ['table', 'keys'],
  reminders: ['table'],
  notify: ['table', 'keys', 'queue', 'scheduler', 'mail'],
  'outbox-sweep': ['table', 'keys', 'queue', 'scheduler', 'mail'],
  'posting-close': ['table', 'keys'],
  'export-build': ['table', 'files', 'keys'],
  'report-build': ['table', 'files', 'letterbox', 'keys'],
  'statistics-build': ['table', 'files', 'keys'],
  'audit-witness': ['files'],
  'history-seal': ['table', 'files', 'keys'],
  establish: ['table', 'keys'],
  'rotate-keys': ['table', 'keys'],
} as const satisfies Record<string, readonly Part[]>;

export type FunctionName = keyof typeof FUNCTIONS;

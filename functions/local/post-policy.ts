/**
 * The policy of a form: a signed list of what may be posted with it, and until when. Checked as S3 checks it: every field of
 * the form has to be covered by a condition, and every condition has to hold.
 */
import * as z from 'zod';
import type { Instant } from '../../schema/core/time.ts';
import { whyFormDenied } from './signature.ts';
import { Failure } from './store-answers.ts';

/** How many bytes a policy lets through. */
export type Range = { least: number; most: number };

const bytes = z.coerce.number().int().nonnegative();
const RANGE = z.tuple([z.literal('content-length-range'), bytes, bytes]);
const MATCH = z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]);
const POLICY = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(z.union([RANGE, MATCH, z.record(z.string(), z.string())])),
});
type Policy = z.infer<typeof POLICY>;
type Match = z.infer<typeof MATCH>;

/** Without these nothing can be checked; missing as well when they stand behind the file. */
const NEEDED = ['key', 'policy', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature'];
/** What the policy need not speak of: itself, and what is made from it. */
const OUTSIDE = new Set(['policy', 'x-amz-signature']);

/** What the form may bring at `now`; throws the refusal. Names of fields are in lower case. */
export function allowedBy(fields: ReadonlyMap<string, string>, about: { bucket: string; now: Instant }): Range {
  const value = (name: string): string => fields.get(name) ?? '';
  const lacking = NEEDED.find((name) => !fields.has(name));
  if (lacking !== undefined) {
    const order = 'If it is specified, please check the order of the fields.';
    throw new Failure(400, 'InvalidArgument', `Bucket POST must contain a field named '${lacking}'. ${order}`);
  }
  const denial = whyFormDenied({
    algorithm: value('x-amz-algorithm'),
    credential: value('x-amz-credential'),
    date: value('x-amz-date'),
    signature: value('x-amz-signature'),
    policy: value('policy'),
  });
  if (denial) throw new Failure(403, denial.code, denial.message);

  const { expiration, conditions } = read(value('policy'));
  if (about.now >= Date.parse(expiration)) throw against('Policy expired.');
  const matches = conditions.flatMap(matchesOf);
  // The bucket is where the form was posted to, whatever it says of it.
  const actual = new Map([...fields, ['bucket', about.bucket]]);
  for (const match of matches) {
    if (!holds(match, actual)) throw against(`Policy Condition failed: ${JSON.stringify(match)}`);
  }
  const covered = new Set(matches.map(fieldOf));
  const extra = [...fields.keys()].filter((name) => !covered.has(name) && !OUTSIDE.has(name) && !name.startsWith('x-ignore-'));
  if (extra.length > 0) throw against(`Extra input fields: ${extra.join(', ')}`);

  const ranges = conditions.filter(isRange);
  return {
    least: Math.max(0, ...ranges.map(([, least]) => least)),
    most: Math.min(...ranges.map(([, , most]) => most)),
  };
}

function read(encoded: string): Policy {
  try {
    return POLICY.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  } catch {
    throw new Failure(400, 'InvalidPolicyDocument', 'Invalid Policy: it cannot be read.');
  }
}

function isRange(condition: Policy['conditions'][number]): condition is z.infer<typeof RANGE> {
  return Array.isArray(condition) && condition[0] === 'content-length-range';
}

/** `{"key": "a"}` is short for `["eq", "$key", "a"]`. */
function matchesOf(condition: Policy['conditions'][number]): Match[] {
  if (isRange(condition)) return [];
  if (Array.isArray(condition)) return [condition];
  return Object.entries(condition).map(([name, value]) => ['eq', `$${name}`, value]);
}

function fieldOf([, name]: Match): string {
  return name.slice(1).toLowerCase();
}

function holds(match: Match, fields: ReadonlyMap<string, string>): boolean {
  const value = fields.get(fieldOf(match));
  if (value === undefined) return false;
  return match[0] === 'eq' ? value === match[2] : value.startsWith(match[2]);
}

function against(message: string): Failure {
  return new Failure(403, 'AccessDenied', `Invalid according to Policy: ${message}`);
}

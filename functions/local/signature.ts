/**
 * Verifies AWS signatures (version 4) for the object store's stand-in: of headers, for links that anybody may follow of the
 * query, and for forms that anybody may post of their policy. What works here is what the cloud's store would honour, and what
 * was altered or has expired fails here too.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE, SECOND, type Instant } from '../../schema/core/time.ts';
import { CREDENTIALS, REGION } from './account.ts';

type SignedRequest = {
  method: string;
  /** As it was sent, still encoded. */
  path: string;
  query: string;
  headers: Record<string, string | string[] | undefined>;
};

/** Why a request is not let in; the codes are the store's. */
export type Denial = {
  code: 'AccessDenied' | 'SignatureDoesNotMatch' | 'InvalidAccessKeyId' | 'AuthorizationQueryParametersError';
  message: string;
};

type Claim = { credential: string; signedHeaders: string; signature: string; date: string; payload: string };

const ALGORITHM = 'AWS4-HMAC-SHA256';
const WEEK_IN_SECONDS = 604_800;
const SKEW = 15 * MINUTE;

/** Null when the request is signed with the local credentials and, being a link, is still good at `now`. */
export function whyDenied(request: SignedRequest, now: Instant): Denial | null {
  const parameters = parse(request.query);
  const value = (name: string): string => parameters.find(([key]) => key === name)?.[1] ?? '';
  if (value('X-Amz-Signature') !== '') {
    const claim: Claim = {
      credential: value('X-Amz-Credential'),
      signedHeaders: value('X-Amz-SignedHeaders'),
      signature: value('X-Amz-Signature'),
      date: value('X-Amz-Date'),
      payload: 'UNSIGNED-PAYLOAD',
    };
    const unsigned = parameters.filter(([key]) => key !== 'X-Amz-Signature');
    return whyUnmatched(request, unsigned, claim) ?? whyUntimely(claim.date, value('X-Amz-Expires'), now);
  }
  const claim = fromHeaders(request);
  return claim ? whyUnmatched(request, parameters, claim) : { code: 'AccessDenied', message: 'The request is not signed.' };
}

/** What of a form is signed, and with what. */
type SignedForm = { algorithm: string; credential: string; date: string; signature: string; policy: string };

/** Null when the policy of a form is signed with the local credentials. What it allows, and until when, it says itself. */
export function whyFormDenied({ algorithm, credential, date, signature, policy }: SignedForm): Denial | null {
  const denial = whyOutOfScope(credential, date);
  if (denial) return denial;
  return algorithm === ALGORITHM && same(signatureOf(credential, policy), signature) ? null : UNMATCHED;
}

function fromHeaders({ headers }: SignedRequest): Claim | null {
  const authorization = headers['authorization'];
  if (typeof authorization !== 'string' || !authorization.startsWith(`${ALGORITHM} `)) return null;
  const part = (name: string): string => new RegExp(`${name}=([^,\\s]+)`, 'u').exec(authorization)?.[1] ?? '';
  return {
    credential: part('Credential'),
    signedHeaders: part('SignedHeaders'),
    signature: part('Signature'),
    date: String(headers['x-amz-date'] ?? ''),
    payload: String(headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD'),
  };
}

const UNMATCHED: Denial = { code: 'SignatureDoesNotMatch', message: 'The signature does not match the request.' };

function whyUnmatched(request: SignedRequest, parameters: [string, string][], claim: Claim): Denial | null {
  const denial = whyOutOfScope(claim.credential, claim.date);
  if (denial) return denial;
  const names = claim.signedHeaders.split(';');
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(parameters),
    ...names.map((name) => `${name}:${header(request, name)}`),
    '',
    claim.signedHeaders,
    claim.payload,
  ].join('\n');
  const [, ...scope] = claim.credential.split('/');
  const toSign = [ALGORITHM, claim.date, scope.join('/'), sha256(canonical)].join('\n');
  return names.includes('host') && same(signatureOf(claim.credential, toSign), claim.signature) ? null : UNMATCHED;
}

/** A credential is the key's name and a scope: `local/20240911/cn-northwest-1/s3/aws4_request`. */
function whyOutOfScope(credential: string, date: string): Denial | null {
  const [accessKey, ...scope] = credential.split('/');
  // One that is named behind a dot says whose it is; the secret is the same.
  if (accessKey?.split('.')[0] !== CREDENTIALS.accessKeyId)
    return { code: 'InvalidAccessKeyId', message: `The access key here is "${CREDENTIALS.accessKeyId}".` };
  return scope.join('/') === `${date.slice(0, 8)}/${REGION}/s3/aws4_request`
    ? null
    : { code: 'SignatureDoesNotMatch', message: `The scope must be of the day, ${REGION} and s3.` };
}

/** The text signed with the key that is made for the scope of the credential. */
function signatureOf(credential: string, text: string): string {
  const [, ...scope] = credential.split('/');
  const key = scope.reduce<Buffer>((secret, step) => hmac(secret, step), Buffer.from(`AWS4${CREDENTIALS.secretAccessKey}`));
  return hmac(key, text).toString('hex');
}

function whyUntimely(date: string, expires: string, now: Instant): Denial | null {
  const from = instantOf(date);
  const seconds = /^\d{1,6}$/u.test(expires) ? Number(expires) : 0;
  if (from === null || seconds < 1 || seconds > WEEK_IN_SECONDS) {
    return { code: 'AuthorizationQueryParametersError', message: 'X-Amz-Date or X-Amz-Expires is missing or wrong.' };
  }
  if (now < from - SKEW) return { code: 'AccessDenied', message: 'Request is not valid yet' };
  return now >= from + seconds * SECOND ? { code: 'AccessDenied', message: 'Request has expired' } : null;
}

/** `20240911T010000Z` */
function instantOf(text: string): Instant | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant) ? null : instant;
}

/** The parameters of a query; a broken escape stands as it is. */
export function parse(query: string): [string, string][] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name, ...rest] = part.split('=');
      return [decode(name ?? ''), decode(rest.join('='))];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function canonicalQuery(parameters: [string, string][]): string {
  return parameters
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function header({ headers }: SignedRequest, name: string): string {
  const value = headers[name] ?? '';
  return (Array.isArray(value) ? value.join(',') : value).trim().replaceAll(/\s+/gu, ' ');
}

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

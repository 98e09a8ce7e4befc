/**
 * HTTP around the casting of a ballot. A ballot comes in one form of one length, without anything that says whose it is, and is answered in one
 * length; nothing is written of a request (E10). schema/evaluation/README.md tells all of it to those who write the voters’ clients.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Ballots, BallotVerifier } from '../../schema/core/ports.ts';
import { Refusal } from '../../schema/core/refusal.ts';
import { cast, type Signed } from '../../schema/evaluation/ballot/actions/cast.ts';
import { BALLOT_BYTES, fromText, SIGNATURE_BYTES } from '../../schema/evaluation/ballot/bytes.ts';
import { ballotRefusals } from '../../schema/evaluation/ballot/refusals.ts';
import { SAFE } from './packing.ts';
import { writeLine } from './log.ts';
import { pause } from './pause.ts';

/** The one form of a body, blanks and order of names included: 474 bytes. */
const BODY = /^\{"ballot":"([\w-]{104})","signature":"([\w-]{342})"\}$/u;

/** How long every answer is, in bytes: blanks fill it up. */
export const ANSWER_BYTES = 512;

type Event = Pick<APIGatewayProxyEventV2, 'headers' | 'cookies' | 'body' | 'isBase64Encoded' | 'requestContext'>;

export function ballotHandler({ ballots }: { ballots: Ballots<BallotVerifier> }) {
  return async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
    const { statusCode, answer } = await answered(event, { ballots, pause });
    const headers = { ...SAFE, 'content-type': 'application/json; charset=utf-8' };
    return { statusCode, headers, body: filled(JSON.stringify(answer)) };
  };
}

async function answered(event: Event, urn: Parameters<typeof cast>[0]): Promise<{ statusCode: number; answer: object }> {
  try {
    const { hash } = await cast(urn, signedIn(event));
    return { statusCode: 200, answer: { answer: 'CAST', hash } };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'BUSY') return { statusCode: 503, answer: { answer: 'BUSY', rule: null, ...BUSY } };
    if (error instanceof Refusal) {
      const { code, declaration } = error;
      return { statusCode: STATUS[code] ?? 400, answer: { answer: code, rule: declaration.rule, ...sentences(error) } };
    }
    noteOnce(error);
    return { statusCode: 500, answer: { answer: 'INTERNAL', rule: null, ...INTERNAL } };
  }
}

/** What was sent, where nothing was sent along that tells by whom. */
function signedIn({ headers, cookies, body = '', isBase64Encoded, requestContext }: Event): Signed {
  if (headers['authorization'] !== undefined || headers['cookie'] !== undefined || (cookies ?? []).length > 0)
    throw ballotRefusals.BALLOT_IDENTIFIES();
  if (requestContext.http.method !== 'POST') throw ballotRefusals.BALLOT_MALFORMED();
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('latin1') : body;
  const [, ballot = '', signature = ''] = BODY.exec(text) ?? [];
  const signed = { ballot: fromText(ballot, BALLOT_BYTES), signature: fromText(signature, SIGNATURE_BYTES) };
  if (!signed.ballot || !signed.signature) throw ballotRefusals.BALLOT_MALFORMED();
  return { ballot: signed.ballot, signature: signed.signature };
}

/** Both languages, for the language that is asked for would tell something of who asks. */
function sentences(refusal: Refusal): { zh: string; en: string } {
  return { zh: refusal.sentence('zh'), en: refusal.sentence('en') };
}

function filled(text: string): string {
  return text + ' '.repeat(Math.max(0, ANSWER_BYTES - Buffer.byteLength(text)));
}

const noted = new Set<string>();

/**
 * An error of ours, by its name and the place it comes from, once in a process: its message may name a ballot, and a line for each would tell
 * when each was cast. That there are errors the gateway counts.
 */
function noteOnce(error: unknown): void {
  const { name, stack = '' } = error instanceof Error ? error : new Error('not an error');
  const place = /^\s+at .*$/mu.exec(stack)?.[0].trim() ?? '';
  if (noted.has(`${name} ${place}`)) return;
  noted.add(`${name} ${place}`);
  writeLine('error', 'ballot failed', { error: name, place });
}

const STATUS: Record<string, number> = {
  BALLOT_MALFORMED: 400,
  BALLOT_IDENTIFIES: 400,
  BALLOT_NOT_SIGNED: 403,
  VOTE_UNKNOWN: 404,
  VOTE_CLOSED: 409,
  TOKEN_USED: 409,
};

/** Here a ballot is its own key: the sentence for mutations speaks of another. */
const BUSY = {
  zh: '系统繁忙，请稍候几秒重新提交同一张选票，不会重复计票。',
  en: 'The system is busy. Send the same ballot again in a few seconds: it is counted once.',
};

const INTERNAL = {
  zh: '系统内部错误，选票可能尚未投入，请重新提交同一张选票，不会重复计票。',
  en: 'Something went wrong on our side. Send the same ballot again: it is counted once.',
};

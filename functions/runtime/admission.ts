/** Who is let in when somebody asks too much (limits.ts): a submission, before all. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Actor } from '../../schema/core/actor.ts';
import { isAnonymous, SUBMISSIONS, type Body } from './http.ts';
import { httpRefusals } from '../../schema/core/http-refusals.ts';
import type { Limiter } from './limits.ts';
import { isSubmission, isWithoutTrace } from './operation.ts';

/** Refuses what one address asks too much, before anything is looked up. Submissions have as much again, and are counted by account next. */
export function admitAddress(limits: Limiter, { requestContext }: APIGatewayProxyEventV2, body: Body | null): void {
  const { sourceIp } = requestContext.http;
  const spent = limits.take('address', sourceIp);
  const seconds = spent !== null && isSubmission(body?.json) ? limits.take('address', `${sourceIp}, submissions`) : spent;
  if (seconds !== null) throw httpRefusals.TOO_MANY_REQUESTS({ seconds });
}

/** Refuses what one account asks too much, or an address without one; and whatever but submissions at their own address. */
export function admitClient(limits: Limiter, event: APIGatewayProxyEventV2, body: Body | null, actor: Actor): void {
  const { http } = event.requestContext;
  const seconds = secondsToWait(limits, event, body, actor);
  if (seconds !== null) throw httpRefusals.TOO_MANY_REQUESTS({ seconds });
  // Whatever is asked there by another method is none of it either.
  if (isAnonymous(event) && !isWithoutTrace(body?.json)) throw httpRefusals.OBJECTIONS_ONLY();
  if (event.rawPath === SUBMISSIONS && http.method === 'POST' && !isSubmission(body?.json)) throw httpRefusals.SUBMISSIONS_ONLY();
}

/** What an account has used up with other requests leaves it its submissions. */
function secondsToWait(limits: Limiter, event: APIGatewayProxyEventV2, body: Body | null, actor: Actor): number | null {
  if (actor.kind !== 'person') return limits.take('anonymous', event.requestContext.http.sourceIp);
  if (event.rawPath !== SUBMISSIONS) {
    const seconds = limits.take('account', actor.account);
    if (seconds === null || !isSubmission(body?.json)) return seconds;
  }
  return limits.take('submission', actor.account);
}

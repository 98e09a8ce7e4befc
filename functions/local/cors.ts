/**
 * The gateway’s answer to pages of other origins, on one machine: those that CORS_ORIGINS names, and any page that this machine serves itself,
 * so that a front end on a port of its own is developed against `npm start`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BALLOT_CORS, CORS, CORS_LASTS, originsIn } from '../runtime/cors.ts';
import { BALLOT } from '../runtime/http.ts';
import { target, type Listener } from './http.ts';

const OWN_ORIGIN = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu;

/** Whether pages of this origin are answered. */
export type Welcome = (origin: string) => boolean;

export function welcoming(setting: string): Welcome {
  const named = new Set(originsIn(setting));
  return (origin) => named.has(origin) || OWN_ORIGIN.test(origin);
}

/** Answers what a browser asks beforehand, and says on every other answer whether the page may read it. */
export function openTo(welcome: Welcome, listener: Listener): Listener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const { origin } = request.headers;
    if (origin === undefined) return listener(request, response);
    const { methods, sent, shown } = target(request).path === BALLOT ? BALLOT_CORS : CORS;
    const isWelcome = welcome(origin);
    response.setHeader('vary', 'Origin');
    if (isWelcome) response.setHeader('access-control-allow-origin', origin);
    if (isWelcome && shown.length > 0) response.setHeader('access-control-expose-headers', shown.join(', '));
    if (request.method !== 'OPTIONS') return listener(request, response);
    if (isWelcome) {
      response.setHeader('access-control-allow-methods', methods.join(', '));
      response.setHeader('access-control-allow-headers', sent.join(', '));
      response.setHeader('access-control-max-age', String(CORS_LASTS));
    }
    response.writeHead(204).end();
  };
}

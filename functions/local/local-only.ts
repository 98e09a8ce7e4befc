/**
 * Who may ask what lies under /dev, where nobody has to prove who they are: this machine, by one of its own names, and no page of another
 * site that a browser on this machine happens to show. A name that somebody else makes lead here is not ours (DNS rebinding), nor is
 * the origin of such a page; programs (curl, tests) send no origin.
 */
import type { IncomingMessage } from 'node:http';
import type { Welcome } from './cors.ts';
import { fromLoopback } from './http.ts';

const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu;

type Denial = { status: number; message: string };

/** Why it is not answered; null when it is. What is signed (the object store) may be asked from pages of any origin. */
export function whyNotHere(request: IncomingMessage, { isSigned, welcome }: { isSigned: boolean; welcome: Welcome }): Denial | null {
  const { host, origin } = request.headers;
  if (!fromLoopback(request) || !OWN_HOST.test(host ?? '')) return denial(403, HOST);
  if (isSigned || origin === undefined) return null;
  if (!welcome(origin)) return denial(403, ORIGIN);
  // A form that any page may send without asking has another type.
  const type = request.headers['content-type'] ?? '';
  return request.method === 'POST' && !/^application\/(?:json|x-amz-json-1\.\d)\b/iu.test(type) ? denial(415, TYPE) : null;
}

const HOST = '/dev 下的接口只供本机使用，请访问 http://localhost。Under /dev only this machine is answered: ask http://localhost.';
const ORIGIN = '/dev 下的接口不应答其他网站的页面。Under /dev no page of another site is answered.';
const TYPE = '浏览器页面须以 application/json 提交。A page of a browser has to send application/json.';

function denial(status: number, message: string): Denial {
  return { status, message };
}

/** Who answers which path. Everything under /dev exists on one machine only and answers that machine only. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ANONYMOUS, BALLOT, SUBMISSIONS } from '../runtime/http.ts';
import { openTo, type Welcome } from './cors.ts';
import { MOUNTS } from './environment.ts';
import { sendJson, target, type Listener } from './http.ts';
import { whyNotHere } from './local-only.ts';
import { sendPage, wantsPage } from './graphiql.ts';

export interface Routes {
  /** The stand-ins by the path they are mounted under; they answer while the system is still starting. */
  mounts: Record<string, Listener>;
  /** By method and path; there once the system is ready. */
  exact: Record<string, Listener>;
  graphql?: Listener;
  ballot?: Listener;
}

/** `welcome`: the origins whose pages are answered. The object store tells browsers itself what they may do. */
export function router(routes: Routes, welcome: Welcome): Listener {
  const open = openTo(welcome, answering(routes, welcome));
  const store = answering(routes, welcome);
  return (request, response) => (target(request).path.startsWith(`${MOUNTS.files}/`) ? store : open)(request, response);
}

function answering(routes: Routes, welcome: Welcome): Listener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const { path } = target(request);
    const method = request.method ?? 'GET';
    if (path === '/dev' || path.startsWith('/dev/')) {
      const denial = whyNotHere(request, { isSigned: path.startsWith(`${MOUNTS.files}/`), welcome });
      if (denial) return sendJson(response, denial.status, { message: denial.message });
    }
    const mounted = Object.entries(routes.mounts).find(([mount]) => path === mount || path.startsWith(`${mount}/`));
    if (mounted) return mounted[1](request, response);
    if (!routes.graphql) return sendJson(response, 503, { message: 'starting' }, { 'retry-after': '1' });
    if (path === BALLOT && routes.ballot) return routes.ballot(request, response);
    if (path === SUBMISSIONS || path === ANONYMOUS) return routes.graphql(request, response);
    if (path === '/graphql') return wantsPage(request) ? sendPage(response) : routes.graphql(request, response);

    if (path === '/') return void response.writeHead(302, { location: '/graphql' }).end();

    // Whoever asks for the head of what may be had has it (RFC 9110, 9.3.2); Node leaves the body out.
    const exact = routes.exact[`${method === 'HEAD' ? 'GET' : method} ${path}`];
    if (exact) return exact(request, response);
    const allowed = Object.keys(routes.exact).filter((route) => route.endsWith(` ${path}`));
    if (allowed.length === 0) return sendJson(response, 404, { message: 'Not Found' });
    const allow = allowed.map((route) => route.split(' ')[0]?.replace('GET', 'GET, HEAD')).join(', ');
    return sendJson(response, 405, { message: `only ${allow}` }, { allow });
  };
}

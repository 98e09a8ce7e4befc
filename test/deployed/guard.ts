/**
 * The cloud as the deployed functions see it: one address for all services. Each call is judged by the caller's own policy as the template
 * has it; what is denied is answered as the cloud answers it, what is allowed goes on to the stand-in. Every grant that was used is
 * noted, so that one nobody uses is found.
 */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { host, readBody, sendJson, target, type Listener } from '../../functions/local/http.ts';
import { askedOf, type Asked, type Call, type CloudKeys, type Service } from './calls.ts';
import type { Deployed } from './assembly.ts';
import { allowing, grantsOf, type Grant } from './policy.ts';

export interface Guard {
  readonly url: string;
  /** The functions whose policies count. */
  admit(functions: readonly Deployed[]): void;
  /** What was refused, as the cloud would say it. */
  readonly denied: string[];
  /** What a service does in the role of a function: refused and noted like the function's own calls. */
  onBehalf(name: string, actions: readonly string[]): void;
  /** What the named functions may do and nobody has seen them do. */
  unused(names: readonly string[]): string[];
  stop(): Promise<void>;
}

const LONGEST = 64 * 2 ** 20;

export async function guard(services: Record<Service, Listener>, keys: CloudKeys): Promise<Guard> {
  const policies = new Map<string, Deployed['statements']>();
  const denied: string[] = [];
  const used = new Set<string>();
  const nameOf = (caller: string, { action, resource }: Grant): string => `${caller}: ${action} on ${resource}`;

  function mayNot(caller: string, calls: readonly Call[]): Call | null {
    const statements = policies.get(caller) ?? [];
    for (const call of calls) {
      const grants = allowing(statements, call);
      if (grants.length === 0) {
        denied.push(nameOf(caller, call));
        return call;
      }
      for (const grant of grants) used.add(nameOf(caller, grant));
    }
    return null;
  }

  const served = await host(async (request, response) => {
    if (request.method === 'OPTIONS') return services.s3(request, response);
    const body = (await readBody(request, LONGEST)) ?? Buffer.alloc(0);
    const asked = askedOf(request, body, keys);
    // Nobody has signed it: the store says what it says to strangers.
    if (!asked) return services.s3(again(request, body), response);
    const refused = mayNot(asked.caller, asked.calls);
    if (refused) return deny(asked, refused, response);
    return services[asked.service](again(request, body), response);
  });

  return {
    url: `http://127.0.0.1:${served.port}`,
    admit: (functions) => {
      for (const { name, statements } of functions) policies.set(name, statements);
    },
    denied,
    onBehalf: (name, actions) => {
      for (const action of actions) {
        const grants = grantsOf(policies.get(name) ?? []).filter((grant) => grant.action === action);
        if (grants.length === 0) denied.push(`${name}: ${action} by a service in its role`);
        for (const grant of grants) used.add(nameOf(name, grant));
      }
    },
    unused: (names) =>
      names
        .flatMap((name) => grantsOf(policies.get(name) ?? []).map((grant) => nameOf(name, grant)))
        .filter((grant) => !used.has(grant))
        .toSorted(),
    stop: () => served.close(),
  };
}

/** A request that has been read, to be read again. */
function again(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { headers, headersDistinct, method, url, socket } = request;
  return Object.assign(Readable.from(body.length > 0 ? [body] : []), {
    headers,
    headersDistinct,
    method,
    url,
    socket,
    complete: true,
  }) as unknown as IncomingMessage;
}

function deny({ caller, service }: Asked, { action, resource }: Call, response: Parameters<Listener>[1]): void {
  const message = `User: zhicheng-${caller} is not authorized to perform: ${action} on resource: ${resource}`;
  if (service === 's3') {
    response.writeHead(403, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`);
    return;
  }
  sendJson(
    response,
    service === 'scheduler' ? 403 : 400,
    { __type: 'AccessDeniedException', message, Message: message },
    { 'x-amzn-errortype': 'AccessDeniedException' },
  );
}

/** A listener that hands a request on to another server, under a path there. */
export function forwardTo(url: string, change: (body: string) => string = (body) => body): Listener {
  return async (request, response) => {
    const { path } = target(request);
    const body = change(String((await readBody(request, LONGEST)) ?? ''));
    const headers = Object.fromEntries(
      Object.entries(request.headersDistinct)
        .filter(([name]) => !['host', 'content-length', 'connection', 'expect', 'transfer-encoding'].includes(name))
        .map(([name, values = []]) => [name, values.join(',')]),
    );
    const answer = await fetch(url + (path === '/' ? '' : path), { method: request.method ?? 'POST', headers, body });
    const kept = [...answer.headers].filter(
      ([name]) => !['content-encoding', 'content-length', 'transfer-encoding', 'connection'].includes(name),
    );
    response.writeHead(answer.status, Object.fromEntries(kept));
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
}

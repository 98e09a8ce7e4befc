/** What every listener here needs: hosting on loopback, bodies with a limit, answers in JSON. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { log, reason } from './log.ts';
import { codeOf, portOf } from './system-error.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface Host {
  readonly port: number;
  /** `http://localhost:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves on 127.0.0.1 and, where the machine has it, ::1, so that `localhost` answers whichever it means. Port 0: any free one. */
export async function host(listener: Listener, port = 0): Promise<Host> {
  const first = createServer(guarded(listener));
  await listen(first, port, '127.0.0.1');
  const bound = portOf(first);
  const second = createServer(guarded(listener));
  try {
    await listen(second, bound, '::1');
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
      await close(first);
      if (port === 0 && code === 'EADDRINUSE') return host(listener);
      throw error;
    }
  }
  return {
    port: bound,
    url: `http://localhost:${bound}`,
    close: async () => {
      await Promise.all([close(first), second.listening ? close(second) : undefined]);
    },
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/**
 * The whole body; null when it is longer than `limit` bytes. The rest of a body that is too long is read and dropped,
 * for a client that is still sending would not see the answer; one that never ends is cut off.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (size > limit * 8) break;
  }
  return size > limit ? null : Buffer.concat(chunks);
}

const OBJECT = z.record(z.string(), z.unknown());

/** The body as a JSON object; null when it is not one. */
export async function readJson(request: IncomingMessage, limit = 1024 * 1024): Promise<Record<string, unknown> | null> {
  const body = await readBody(request, limit);
  try {
    return OBJECT.parse(JSON.parse(String(body)));
  } catch {
    return null;
  }
}

/** The path as it was sent and the query without its question mark. */
export function target(request: IncomingMessage): { path: string; query: string } {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

export function fromLoopback(request: IncomingMessage): boolean {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/u, '');
  return address === '::1' || address.startsWith('127.');
}

function guarded(listener: Listener): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void answer(listener, request, response);
  };
}

async function answer(listener: Listener, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await listener(request, response);
  } catch (error) {
    if (request.destroyed && !request.complete) return; // the client has gone
    log('request failed', { method: request.method, url: request.url, error: reason(error) });
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { message: 'Internal Server Error' });
  }
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: address }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Requests under way get a moment to finish; connections kept open for a next one get none. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const impatience = setTimeout(() => server.closeAllConnections(), 1000);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}

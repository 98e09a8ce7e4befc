/**
 * A stand-in for the table, on plain Node: where `dynoxide` has no binary, a machine has this. It speaks DynamoDB's API as far as this system does, holds all
 * items in memory, and keeps them in a journal. test/local/table-stand-in asks both the same and compares the answers. It knows none of the words that
 * DynamoDB reserves: names in expressions go by placeholders here.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readBody } from '../http.ts';
import { portOf } from '../system-error.ts';
import { Fault, invalid } from './faults.ts';
import { carryOut } from './operations.ts';
import { Store } from './store.ts';

/** The largest request that DynamoDB takes. */
const LARGEST = 16 * 1024 * 1024;
const TARGET = /^DynamoDB(?:Streams)?_20120810\.(\w{1,40})$/u;

/** `file`: the journal; without it the tables live in memory. */
export async function startStandIn(file?: string): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const store = new Store(file);
  const server = createServer((request, response) => void answer(store, request, response));
  // Clients keep their connections; one that is closed as they write on it would be an error of theirs.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let isOpen = true;
  return {
    endpoint: `http://127.0.0.1:${portOf(server)}`,
    stop: async () => {
      if (!isOpen) return;
      isOpen = false;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      store.close();
    },
  };
}

async function answer(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request, LARGEST);
    // Only the API's own header names an operation: no page of a browser can send it unasked.
    const [, name = ''] = TARGET.exec(String(request.headers['x-amz-target'])) ?? [];
    if (body === null) throw invalid('The request is too large');
    send(response, 200, carryOut(store, name, JSON.parse(String(body) || '{}') as Record<string, unknown>));
  } catch (error) {
    if (request.destroyed && !request.complete) return; // the client has gone
    const fault =
      error instanceof Fault ? error : new Fault('com.amazonaws.dynamodb.v20120810#InternalServerError', String(error), {}, 500);
    send(response, fault.status, { __type: fault.type, message: fault.message, ...fault.more });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'content-length': bytes.length });
  response.end(bytes);
}

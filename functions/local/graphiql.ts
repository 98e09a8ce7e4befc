/** The page a browser gets at /graphql: GraphiQL with everything in it, nothing from another host. Made when first asked for. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { target } from './http.ts';

const WELCOME = `# Sign in first: POST /dev/login {"account": "…"} (accounts: GET /dev/accounts),
# then put {"authorization": "Bearer <token>"} under Headers below.

{
  __typename
}
`;

let page: Buffer | undefined;

/** A browser that opens the address, not a client that asks something. */
export function wantsPage(request: IncomingMessage): boolean {
  const asks = new URLSearchParams(target(request).query).has('query');
  return request.method === 'GET' && !asks && (request.headers.accept ?? '').includes('text/html');
}

export async function sendPage(response: ServerResponse): Promise<void> {
  if (!page) {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    page = Buffer.from(renderGraphiQL({ title: '职称评审 zhicheng', endpoint: '/graphql', defaultQuery: WELCOME }));
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
  response.end(page);
}

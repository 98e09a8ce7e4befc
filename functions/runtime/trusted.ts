/**
 * Documents by their hash. A client that was built with a list of its documents (`persisted-documents.json` of codegen’s client preset) may
 * send the hash alone; a deployment may take nothing else. A hash that is on no list is answered as the protocol of automatic persisted
 * queries has it, and such a client sends its text from then on.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { httpRefusals } from '../../schema/core/http-refusals.ts';
import type { Env } from './env.ts';
import { jsonOf } from './json.ts';

/** Texts by the hash of the list, and by the SHA-256 of each, in hexadecimal. */
export type Trusted = { documents: ReadonlyMap<string, string>; alone: boolean };

const manifest = z.record(z.string(), z.string());
const named = z.object({
  documentId: z.string().optional(),
  extensions: z.object({ persistedQuery: z.object({ sha256Hash: z.string() }).optional() }).nullish(),
});

/** The list that the environment names, beside the bundle, read once; without one every document is taken by its text. A list may have hashes of its own. */
export function trustedDocuments({ TRUSTED_DOCUMENTS, TRUSTED_ALONE }: Env<'http'>): Trusted {
  const file = TRUSTED_DOCUMENTS === '' ? null : new URL(TRUSTED_DOCUMENTS, import.meta.url);
  const list = file ? Object.entries(manifest.parse(JSON.parse(readFileSync(file, 'utf8')))) : [];
  return { documents: new Map([...list, ...list.map(([, text]) => [hashOf(text), text] as const)]), alone: TRUSTED_ALONE === 'on' };
}

/** The JSON of a request with its document’s text, where it came by its hash. */
export function withDocument(json: unknown, { documents, alone }: Trusted): unknown {
  if (typeof json !== 'object' || json === null) return json;
  const text = 'query' in json ? json.query : undefined;
  if (typeof text === 'string' && text !== '') {
    if (alone && !documents.has(hashOf(text))) throw httpRefusals.DOCUMENT_UNTRUSTED();
    return json;
  }
  const { data } = named.safeParse(json);
  const hash = data?.documentId?.replace(/^sha256:/u, '') ?? data?.extensions?.persistedQuery?.sha256Hash;
  if (hash === undefined) return json;
  const found = documents.get(hash);
  if (found === undefined) throw alone ? httpRefusals.DOCUMENT_UNTRUSTED() : httpRefusals.PERSISTED_QUERY_NOT_SUPPORTED();
  const { documentId: _, ...rest } = json as Record<string, unknown>;
  return { ...rest, query: found };
}

/** The same of any other method, whose document stands in the query string. */
export function withQuery<Event extends Pick<APIGatewayProxyEventV2, 'rawQueryString' | 'requestContext'>>(
  event: Event,
  trusted: Trusted,
): Event {
  if (event.requestContext.http.method === 'POST' || event.rawQueryString === '') return event;
  const parameters = new URLSearchParams(event.rawQueryString);
  const extensions = parameters.get('extensions');
  const sent = {
    ...Object.fromEntries(['query', 'documentId'].flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name)]] : []))),
    ...(extensions !== null && { extensions: jsonOf(extensions) }),
  };
  const asked = withDocument(sent, trusted);
  if (asked === sent) return event;
  parameters.set('query', (asked as { query: string }).query);
  parameters.delete('documentId');
  return { ...event, rawQueryString: parameters.toString() };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

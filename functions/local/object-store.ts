/**
 * The object store on one machine: enough of S3 for the SDK's put, copy, get, head, list and delete, for links signed ahead and for
 * forms that browsers post. Path style, `/<prefix>/<bucket>/<key>`. Every request must be signed with the local credentials, as
 * in the cloud; links and forms expire by the local clock, for the functions sign them at the local clock's instant.
 */
import { validateHeaderValue, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Instant } from '../../schema/core/time.ts';
import { target, type Listener } from './http.ts';
import { postObject } from './post-object.ts';
import { copyObject, mustMatch, putObject, tagOf } from './put-object.ts';
import { parse, whyDenied } from './signature.ts';
import { Failure, missing, openToBrowsers, preflight, refuse, xml } from './store-answers.ts';
import { headersOfRange, piece, rangeOf, type Range } from './range.ts';
import { listObjects } from './list-objects.ts';
import { keyOf } from './store-key.ts';
import { storedObjects, type Store, type StoredObject } from './stored-objects.ts';

export interface ObjectStoreOptions {
  /** Where the files lie. */
  directory: string;
  /** The one bucket there is. */
  bucket: string;
  now: () => Instant;
  /** The path it is mounted under, such as `/dev/s3`. */
  prefix?: string;
  /** The largest object, in bytes. */
  limit?: number;
}

const DEFAULT_LIMIT = 200 * 1024 * 1024;

/** A listener for the store, to be mounted or hosted by itself. */
export async function objectStore({ directory, ...options }: ObjectStoreOptions): Promise<Listener> {
  const store: Store = { prefix: '', limit: DEFAULT_LIMIT, ...options, objects: await storedObjects(directory) };
  return async (request, response) => {
    try {
      await serve(store, request, response);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refuse(request, response, error);
    }
  };
}

async function serve(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { path, query } = target(request);
  const method = request.method ?? 'GET';
  const place = path.slice(store.prefix.length);
  if (method === 'OPTIONS') return preflight(request, response);
  openToBrowsers(request, response);
  // A form carries its signature inside.
  if (method === 'POST' && query === '' && place.replace(/\/$/u, '') === `/${store.bucket}`) return postObject(store, request, response);

  const denial = whyDenied({ method, path, query, headers: request.headers }, store.now());
  if (denial) throw new Failure(denial.code === 'AuthorizationQueryParametersError' ? 400 : 403, denial.code, denial.message);
  if (method === 'GET' && new URLSearchParams(query).get('list-type') === '2') return listObjects(store, query, response);
  const key = keyOf(place, store.bucket);

  if (method === 'PUT' && request.headers['x-amz-copy-source'] !== undefined) {
    const object = await copyObject(store, key, request);
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(xml('CopyObjectResult', { LastModified: new Date(object.modified).toISOString(), ETag: tagOf(object) }));
  } else if (method === 'PUT') {
    const object = await putObject(store, key, request);
    response.writeHead(200, { etag: tagOf(object) }).end();
  } else if (method === 'GET') {
    const found = await store.objects.get(key);
    if (!found) throw missing(key);
    let range: Range | null;
    try {
      mustMatch(found.object, request.headers['if-match']);
      range = rangeOf(request.headers.range, found.object.size);
      const headers = { ...headersOf(found.object, query), 'accept-ranges': 'bytes' };
      response.writeHead(range ? 206 : 200, range ? { ...headers, ...headersOfRange(range, found.object) } : headers);
    } catch (error) {
      found.body.destroy();
      throw error;
    }
    await pipeline(found.body, piece(range), response);
  } else if (method === 'HEAD') {
    const object = await store.objects.head(key);
    if (!object) throw missing(key);
    mustMatch(object, request.headers['if-match']);
    response.writeHead(200, headersOf(object, query)).end();
  } else if (method === 'DELETE') {
    await store.objects.delete(key);
    response.writeHead(204).end();
  } else {
    throw new Failure(405, 'MethodNotAllowed', `${method} is not known here.`);
  }
}

function headersOf(object: StoredObject, query: string): Record<string, string | number> {
  const wanted = Object.fromEntries(parse(query));
  const headers: Record<string, string | number> = {
    'content-type': wanted['response-content-type'] ?? object.contentType,
    'content-length': object.size,
    etag: tagOf(object),
    'last-modified': new Date(object.modified).toUTCString(),
    'x-content-type-options': 'nosniff',
    ...(object.lock && { 'x-amz-object-lock-mode': object.lock.mode, 'x-amz-object-lock-retain-until-date': object.lock.until }),
  };
  const disposition = wanted['response-content-disposition'] ?? object.contentDisposition;
  if (disposition !== undefined) headers['content-disposition'] = disposition;
  try {
    for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, String(value));
  } catch {
    throw new Failure(400, 'InvalidArgument', 'A header asked for holds characters that no header may hold.');
  }
  return headers;
}

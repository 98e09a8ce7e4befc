/**
 * The object store on one machine: enough of S3 for the SDK's put, get, head and delete and for links signed ahead.
 * Path style, `/<prefix>/<bucket>/<key>`. Every request must be signed with the local credentials, as in the cloud;
 * a link expires by the local clock, for the functions sign it at the local clock's instant.
 */
import { createHash } from 'node:crypto';
import { validateHeaderValue, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { toIso, type Instant } from '../../schema/core/time.ts';
import { FramingError, withoutFrames } from './aws-chunked.ts';
import { target, type Listener } from './http.ts';
import { parse, whyDenied } from './signature.ts';
import { storedObjects, type StoredObject, type StoredObjects } from './stored-objects.ts';

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
const LONGEST_KEY = 1024;

class Failure extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A listener for the store, to be mounted or hosted by itself. */
export async function objectStore(options: ObjectStoreOptions): Promise<Listener> {
  const objects = await storedObjects(options.directory);
  return async (request, response) => {
    try {
      await serve(options, objects, request, response);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refuse(request, response, error);
    }
  };
}

async function serve(
  options: ObjectStoreOptions,
  objects: StoredObjects,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { path, query } = target(request);
  const method = request.method ?? 'GET';
  const denial = whyDenied({ method, path, query, headers: request.headers }, options.now());
  if (denial) throw new Failure(denial.code === 'AuthorizationQueryParametersError' ? 400 : 403, denial.code, denial.message);
  const key = keyOf(path.slice((options.prefix ?? '').length), options.bucket);

  if (method === 'PUT') {
    const object = await put(options, objects, key, request);
    response.writeHead(200, { etag: `"${object.md5}"` }).end();
  } else if (method === 'GET') {
    const found = await objects.get(key);
    if (!found) throw missing(key);
    try {
      response.writeHead(200, headersOf(found.object, query));
    } catch (error) {
      found.body.destroy();
      throw error;
    }
    await pipeline(found.body, response);
  } else if (method === 'HEAD') {
    const object = await objects.head(key);
    if (!object) throw missing(key);
    response.writeHead(200, headersOf(object, query)).end();
  } else if (method === 'DELETE') {
    await objects.delete(key);
    response.writeHead(204).end();
  } else {
    throw new Failure(405, 'MethodNotAllowed', `${method} is not known here.`);
  }
}

async function put({ limit = DEFAULT_LIMIT, now }: ObjectStoreOptions, objects: StoredObjects, key: string, request: IncomingMessage) {
  const { headers } = request;
  const claimed = String(headers['x-amz-content-sha256'] ?? '');
  const framed = claimed.startsWith('STREAMING-') || (headers['content-encoding'] ?? '').includes('aws-chunked');
  const length = headers[framed ? 'x-amz-decoded-content-length' : 'content-length'];
  if (Number(length ?? 0) > limit) throw tooLarge(limit);

  const sha256 = createHash('sha256');
  let size = 0;
  const measured = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of framed ? withoutFrames(request) : (request as AsyncIterable<Buffer>)) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      sha256.update(chunk);
      yield chunk;
    }
  };
  const check = (): void => {
    if (length !== undefined && size !== Number(length))
      throw new Failure(400, 'IncompleteBody', `${String(length)} bytes were promised, ${size} came.`);
    if (/^[0-9a-f]{64}$/u.test(claimed) && sha256.digest('hex') !== claimed) {
      throw new Failure(400, 'XAmzContentSHA256Mismatch', 'The body is not the one that was signed.');
    }
  };
  const disposition = headers['content-disposition'];
  try {
    return await objects.put(key, measured(), {
      contentType: headers['content-type'] ?? 'binary/octet-stream',
      ...(disposition !== undefined && { contentDisposition: disposition }),
      modified: toIso(now()),
      check,
    });
  } catch (error) {
    throw error instanceof FramingError ? new Failure(400, 'IncompleteBody', error.message) : error;
  }
}

/** The key in `/<bucket>/<key>`. Segments that mean a directory are refused: they are a mistake or an attack. */
function keyOf(path: string, bucket: string): string {
  const [, name, ...rest] = path.split('/');
  if (name !== bucket) throw new Failure(404, 'NoSuchBucket', `There is only the bucket ${bucket}.`);
  let segments: string[];
  try {
    segments = decodeURIComponent(rest.join('/')).split('/');
  } catch {
    throw new Failure(400, 'InvalidURI', 'The key cannot be read.');
  }
  const key = segments.join('/');
  const wrong =
    key === '' || key.includes('\0') || Buffer.byteLength(key) > LONGEST_KEY || segments.some((one) => one === '.' || one === '..');
  if (wrong) throw new Failure(400, 'InvalidURI', 'The key is empty, too long or leads elsewhere.');
  return key;
}

function headersOf(object: StoredObject, query: string): Record<string, string | number> {
  const wanted = Object.fromEntries(parse(query));
  const headers: Record<string, string | number> = {
    'content-type': wanted['response-content-type'] ?? object.contentType,
    'content-length': object.size,
    etag: `"${object.md5}"`,
    'last-modified': new Date(object.modified).toUTCString(),
    'x-content-type-options': 'nosniff',
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

function missing(key: string): Failure {
  return new Failure(404, 'NoSuchKey', `There is no object ${key}.`);
}

function tooLarge(limit: number): Failure {
  return new Failure(400, 'EntityTooLarge', `An object has at most ${limit} bytes.`);
}

function refuse(request: IncomingMessage, response: ServerResponse, { status, code, message }: Failure): void {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  response.writeHead(status, { 'content-type': 'application/xml', ...(request.complete ? {} : { connection: 'close' }) });
  response.end(
    request.method === 'HEAD'
      ? undefined
      : `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped}</Message></Error>`,
  );
  request.resume();
}

/** What a PUT does in the object store: takes a body in or, told a source, copies inside the store. */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { crc32 } from 'node:zlib';
import { toIso } from '../../schema/core/time.ts';
import { FramingError, withoutFrames } from './aws-chunked.ts';
import { Failure, missing, tooLarge } from './store-answers.ts';
import { keyOf } from './store-key.ts';
import type { Lock, Store, StoredObject } from './stored-objects.ts';

export async function putObject({ limit, now, objects }: Store, key: string, request: IncomingMessage): Promise<StoredObject> {
  const { headers } = request;
  const claimed = String(headers['x-amz-content-sha256'] ?? '');
  const framed = claimed.startsWith('STREAMING-') || (headers['content-encoding'] ?? '').includes('aws-chunked');
  const length = headers[framed ? 'x-amz-decoded-content-length' : 'content-length'];
  if (Number(length ?? 0) > limit) throw tooLarge(limit);

  if (length === undefined) throw new Failure(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
  const checksum = headers['x-amz-checksum-crc32'];
  const sha256 = createHash('sha256');
  let crc = 0;
  let size = 0;
  const measured = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of framed ? withoutFrames(request) : (request as AsyncIterable<Buffer>)) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      sha256.update(chunk);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  };
  const check = (): void => {
    if (size !== Number(length)) throw new Failure(400, 'IncompleteBody', `${String(length)} bytes were promised, ${size} came.`);
    if (checksum !== undefined && crc !== Buffer.from(String(checksum), 'base64').readUInt32BE())
      throw new Failure(400, 'BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
    if (/^[0-9a-f]{64}$/u.test(claimed) && sha256.digest('hex') !== claimed) {
      throw new Failure(400, 'XAmzContentSHA256Mismatch', 'The body is not the one that was signed.');
    }
  };
  const disposition = headers['content-disposition'];
  const lock = lockIn(headers);
  if (lock && !framed && checksum === undefined)
    throw new Failure(400, 'InvalidRequest', 'A lock needs a checksum: Content-MD5 or x-amz-checksum-.');
  try {
    return await objects.put(key, measured(), {
      contentType: headers['content-type'] ?? 'binary/octet-stream',
      ...(disposition !== undefined && { contentDisposition: disposition }),
      ...(lock && { lock }),
      modified: toIso(now()),
      check,
      ...(headers['if-none-match'] === '*' && { over: refuseOver }),
    });
  } catch (error) {
    throw error instanceof FramingError ? new Failure(400, 'IncompleteBody', error.message) : error;
  }
}

/** Copies what `x-amz-copy-source` names, with what is told about it. */
export async function copyObject({ bucket, now, objects }: Store, key: string, { headers }: IncomingMessage): Promise<StoredObject> {
  const [source = ''] = String(headers['x-amz-copy-source']).split('?');
  const from = keyOf(source.startsWith('/') ? source : `/${source}`, bucket);
  const found = await objects.get(from);
  if (!found) throw missing(from);
  const { object, body } = found;
  try {
    mustMatch(object, headers['x-amz-copy-source-if-match']);
  } catch (error) {
    body.destroy();
    throw error;
  }
  const { contentType, contentDisposition } = object;
  const lock = lockIn(headers); // the copy's own: that of the source is not taken over
  return objects.put(key, body as AsyncIterable<Buffer>, {
    contentType,
    ...(contentDisposition !== undefined && { contentDisposition }),
    ...(lock && { lock }),
    modified: toIso(now()),
  });
}

/** What a write says of its lock: both headers or none, and a time that can be read, as S3 asks. */
function lockIn(headers: IncomingHttpHeaders): Lock | null {
  const [mode, until] = ['mode', 'retain-until-date'].map((name) => headers[`x-amz-object-lock-${name}`]);
  if (mode === undefined && until === undefined) return null;
  if (!['GOVERNANCE', 'COMPLIANCE'].includes(String(mode)) || Number.isNaN(Date.parse(String(until))))
    throw new Failure(400, 'InvalidArgument', 'A lock needs a mode and a time to retain until.');
  return { mode: String(mode), until: String(until) };
}

/** `If-None-Match: *`: where something lies, nothing is written. */
function refuseOver(): never {
  throw new Failure(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
}

/** As an object is tagged for clients. */
export function tagOf(object: StoredObject): string {
  return `"${object.md5}"`;
}

/** What `If-Match` and its likes ask: this very object or none. */
export function mustMatch(object: StoredObject, wanted: string | string[] | undefined): void {
  if (wanted === undefined || wanted === '*' || wanted === tagOf(object) || wanted === object.md5) return;
  throw new Failure(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
}

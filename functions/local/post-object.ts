/** What a POST of a form does in the object store: stores the file under the key that the form's signed policy allows. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toIso } from '../../schema/core/time.ts';
import { readForm } from './post-form.ts';
import { allowedBy } from './post-policy.ts';
import { tagOf } from './put-object.ts';
import { Failure, xml } from './store-answers.ts';
import { checked } from './store-key.ts';
import type { Store } from './stored-objects.ts';

export async function postObject(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { bucket, limit, now, objects } = store;
  const { fields, file } = await readForm(request);
  const { least, most } = allowedBy(fields, { bucket, now: now() });
  const key = checked(fields.get('key') ?? '');
  if (!file) throw new Failure(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');

  let size = 0;
  const measured = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of file) {
      size += chunk.length;
      if (size > Math.min(most, limit)) throw new Failure(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
      yield chunk;
    }
  };
  const disposition = fields.get('content-disposition');
  const object = await objects.put(key, measured(), {
    contentType: fields.get('content-type') ?? 'binary/octet-stream',
    ...(disposition !== undefined && { contentDisposition: disposition }),
    modified: toIso(now()),
    check: () => {
      if (size < least) throw new Failure(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
    },
  });

  const status = ['200', '201'].includes(fields.get('success_action_status') ?? '') ? Number(fields.get('success_action_status')) : 204;
  const location = `http://${request.headers.host ?? 'localhost'}${request.url ?? ''}/${key.split('/').map(encodeURIComponent).join('/')}`;
  response.writeHead(status, { etag: tagOf(object), location, ...(status === 201 && { 'content-type': 'application/xml' }) });
  response.end(status === 201 ? xml('PostResponse', { Location: location, Bucket: bucket, Key: key, ETag: tagOf(object) }) : undefined);
}

/** Reads a form posted to the object store: its fields, and its file as a stream that is never held in memory. */
import type { IncomingMessage } from 'node:http';
import { finished, type Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { Failure } from './store-answers.ts';

/** Fields by their names in lower case, as the store compares them. What comes after the file is ignored. */
type PostedForm = { fields: Map<string, string>; file: AsyncIterable<Buffer> | null };

const MOST_IN_FIELDS = 20_000;

export function readForm(request: IncomingMessage): Promise<PostedForm> {
  const parser = parserFor(request);
  const fields = new Map<string, string>();
  let before = 0;
  return new Promise((resolve, reject) => {
    let file: Readable | null = null;
    const fail = (failure: Failure): void => {
      reject(failure);
      file?.destroy(failure);
    };
    parser.on('field', (name: string | undefined, value, _, cut) => {
      before += (name?.length ?? 0) + value.length;
      if (cut || before > MOST_IN_FIELDS)
        fail(new Failure(400, 'MaxPostPreDataLengthExceeded', 'Your POST request fields preceding the upload file were too large.'));
      else if (name === undefined) fail(malformed());
      else if (fields.has(name.toLowerCase())) fail(new Failure(400, 'InvalidArgument', `The field ${name} was sent twice.`));
      else if (!file) fields.set(name.toLowerCase(), value);
    });
    parser.on('file', (_, stream) => {
      file = stream;
      // A form that breaks off is told to the stream, maybe before anybody reads it; it must not end there as if it were whole.
      stream.on('error', () => stream.destroy(malformed()));
      resolve({ fields, file: whole(stream) });
    });
    parser.on('error', () => fail(malformed()));
    parser.on('finish', () => resolve({ fields, file: null }));
    finished(request, { writable: false }, (error) => {
      if (error) fail(new Failure(400, 'RequestTimeout', 'The client went away before the form was complete.'));
    });
    request.pipe(parser);
  });
}

/** All of the file, or the refusal of a form that broke off in it. */
async function* whole(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* file;
  } catch (error) {
    throw error instanceof Failure ? error : malformed();
  }
}

function parserFor({ headers }: IncomingMessage): BusboyInstance {
  const type = headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/iu.test(type))
    throw new Failure(412, 'PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data');
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': type },
      // By its name alone: what else the part says of itself decides nothing.
      isPartAFile: (name) => name?.toLowerCase() === 'file',
      limits: { files: 1, fieldSize: MOST_IN_FIELDS, headerSize: MOST_IN_FIELDS },
    });
  } catch {
    throw malformed();
  }
}

function malformed(): Failure {
  return new Failure(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
}

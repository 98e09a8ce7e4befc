/** The keys of the object store: what is read from a path, a header or a form, and what is refused in any of them. */
import { Failure } from './store-answers.ts';

const LONGEST_KEY = 1024;

/** The key in `/<bucket>/<key>`, still encoded. */
export function keyOf(path: string, bucket: string): string {
  const [, name, ...rest] = path.split('/');
  if (name !== bucket) throw new Failure(404, 'NoSuchBucket', `There is only the bucket ${bucket}.`);
  try {
    return checked(decodeURIComponent(rest.join('/')));
  } catch (error) {
    throw error instanceof URIError ? new Failure(400, 'InvalidURI', 'The key cannot be read.') : error;
  }
}

/** The key itself. Segments that mean a directory are refused: they are a mistake or an attack. */
export function checked(key: string): string {
  const leadsElsewhere = key.split('/').some((one) => one === '.' || one === '..');
  if (key === '' || key.includes('\0') || Buffer.byteLength(key) > LONGEST_KEY || leadsElsewhere)
    throw new Failure(400, 'InvalidURI', 'The key is empty, too long or leads elsewhere.');
  return key;
}

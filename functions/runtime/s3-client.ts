/** A bucket on S3, or on its stand-in where the environment names one: the addresses there, and requests to them. */
import { AwsError, endpointOf, send } from './aws.ts';
import type { Env } from './env.ts';

type Sent = Omit<Parameters<typeof send>[1], 'url'> & { key?: string; query?: Record<string, string> };

export interface Bucket {
  readonly name: string;
  /** The address of an object; without a key, of the bucket. */
  url(key?: string): Promise<string>;
  send<Read = Response>(sent: Sent, read?: (answer: Response) => Promise<Read>): Promise<Read>;
}

export function bucketOf(env: Env<'files'>): Bucket {
  const name = env.FILES_BUCKET;
  const url = async (key?: string): Promise<string> => {
    const host = await endpointOf('s3', env.S3_ENDPOINT, `${name}.`);
    // A bucket in the cloud has a host of its own; one that stands behind a named address is a folder there.
    const root = host.startsWith(`https://${name}.s3.`) ? host : `${host}/${name}`;
    return key === undefined ? root : `${root}/${pathOf(key)}`;
  };
  return {
    name,
    url,
    async send({ key, query, ...sent }, read) {
      const address = await url(key);
      return send('s3', { ...sent, url: query ? `${address}?${new URLSearchParams(query)}` : address }, read);
    },
  };
}

/** A key as it stands in an address: all but its slashes escaped. */
export function pathOf(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

/** What the store has answered; 0 where it has not. */
export function statusOf(error: unknown): number {
  return error instanceof AwsError ? error.status : 0;
}

/** The checksum with which a body arrives, or not at all. */
export function checksumOf(crc: number): Record<string, string> {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc);
  return { 'x-amz-checksum-crc32': bytes.toString('base64') };
}

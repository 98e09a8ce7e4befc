/** What a list of the object store answers: keys that begin alike, in their order, a page at a time. */
import type { ServerResponse } from 'node:http';
import { tagOf } from './put-object.ts';
import { xml } from './store-answers.ts';
import type { Store } from './stored-objects.ts';

const LARGEST_PAGE = 1000;

export async function listObjects({ bucket, objects }: Store, query: string, response: ServerResponse): Promise<void> {
  const asked = new URLSearchParams(query);
  const prefix = asked.get('prefix') ?? '';
  const most = Math.min(Number(asked.get('max-keys') ?? LARGEST_PAGE), LARGEST_PAGE);
  const after = asked.get('start-after') ?? '';
  const named = asked.get('encoding-type') === 'url' ? encodeURIComponent : (key: string): string => key;
  const behind = (await objects.list(prefix)).filter(({ key }) => key > after);
  const page = behind.slice(0, most);
  const about = {
    Name: bucket,
    Prefix: prefix,
    MaxKeys: String(most),
    KeyCount: String(page.length),
    IsTruncated: String(behind.length > most),
  };
  const Contents = page.map((object) => ({
    Key: named(object.key),
    // S3 knows the second.
    LastModified: new Date(Math.floor(Date.parse(object.modified) / 1000) * 1000).toISOString(),
    ETag: tagOf(object),
    Size: String(object.size),
  }));
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(xml('ListBucketResult', about, { Contents }));
}

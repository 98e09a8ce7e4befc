/**
 * An object store on a shelf: what the adapter of S3 promises, in memory. A form is remembered as it was made, and a post is
 * refused with the code that S3 would answer.
 */
import { createHash } from 'node:crypto';
import type { Files } from '../../schema/core/ports.ts';
import { SECOND, type Instant } from '../../schema/core/time.ts';

export type Form = Awaited<ReturnType<Files['postForm']>>;
/** What a browser may change of a form before it posts: the fields are only text on its page. */
export type Altered = { key?: string; contentType?: string };

type Promised = { key: string; contentType: string; least: number; most: number; until: Instant };

const URL = 'https://files.example.cn/';
const UNKNOWN = 'application/octet-stream';

/** What lies on a shelf: objects by their keys, their types, when each was put there, and the forms that were given out. */
export type Contents = {
  stored: Map<string, Buffer>;
  types: Map<string, string>;
  modified: Map<string, Instant>;
  promised: Map<string, Promised>;
};

/** The store, its contents by key, and what a browser does with a form; `now` is the clock of the store, `origin` a shelf that it is copied from. */
export function shelf(now: () => Instant, origin?: Contents) {
  const contents: Contents = {
    stored: new Map(origin?.stored),
    types: new Map(origin?.types),
    modified: new Map(origin?.modified),
    promised: new Map(origin?.promised),
  };
  const { stored, types, modified, promised } = contents;
  const same = (key: string, tag?: string): Buffer | null => {
    const bytes = stored.get(key);
    return bytes && (tag === undefined || tagOf(bytes) === tag) ? bytes : null;
  };
  const keep = (key: string, bytes: Buffer, contentType: string): void => {
    stored.set(key, bytes);
    types.set(key, contentType);
    modified.set(key, now());
  };

  const files: Files = {
    async put(key, body, { contentType }) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      keep(key, bytes, contentType);
      return bytes.length;
    },
    signedUrl: (key, about) => Promise.resolve(`${URL}${key}?until=${about.now + about.seconds * SECOND}`),
    postForm(key, { contentType, least, most, now: from, seconds }) {
      const policy = `policy-${promised.size + 1}`;
      promised.set(policy, { key, contentType, least, most, until: (Math.floor(from / SECOND) + seconds) * SECOND });
      return Promise.resolve({ url: URL, fields: { key, 'Content-Type': contentType, Policy: policy } });
    },
    head(key) {
      const bytes = stored.get(key);
      return Promise.resolve(bytes ? { size: bytes.length, contentType: types.get(key) ?? UNKNOWN, tag: tagOf(bytes) } : null);
    },
    read(key, tag) {
      const bytes = same(key, tag);
      return Promise.resolve(bytes && inPieces(bytes));
    },
    copy(from, to, tag) {
      const bytes = same(from, tag);
      if (bytes) keep(to, bytes, types.get(from) ?? UNKNOWN);
      return Promise.resolve(bytes !== null);
    },
    remove(key) {
      stored.delete(key);
      types.delete(key);
      return Promise.resolve();
    },
    putNew(key, bytes, { contentType }) {
      const isNew = !stored.has(key);
      if (isNew) keep(key, Buffer.from(bytes), contentType);
      return Promise.resolve(isNew);
    },
    list(prefix, { after = null, most = 1000 } = {}) {
      const keys = [...stored.keys()].filter((key) => key.startsWith(prefix) && key > (after ?? '')).toSorted((a, b) => (a < b ? -1 : 1));
      const found = keys
        .slice(0, most)
        .map((key) => ({ key, size: stored.get(key)?.length ?? 0, modified: Math.floor((modified.get(key) ?? 0) / SECOND) * SECOND }));
      return Promise.resolve({ found, next: keys.length > most ? (found.at(-1)?.key ?? null) : null });
    },
  };

  /** Posts bytes with a form, as it is or altered. Answers the code of the refusal; null when the object is stored. */
  function post(form: Form, bytes: Uint8Array, altered: Altered = {}): string | null {
    const policy = promised.get(form.fields['Policy'] ?? '');
    const key = altered.key ?? form.fields['key'];
    const contentType = altered.contentType ?? form.fields['Content-Type'];
    if (!policy || now() >= policy.until || key !== policy.key || contentType !== policy.contentType) return 'AccessDenied';
    if (bytes.length > policy.most) return 'EntityTooLarge';
    if (bytes.length < policy.least) return 'EntityTooSmall';
    keep(key, Buffer.from(bytes), contentType);
    return null;
  }

  return { files, contents, stored, post };
}

function tagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('hex')}"`;
}

/** As a network might bring them: whoever reads must not count on a first piece that holds the beginning of a file whole. */
async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 3);
  yield bytes.subarray(3);
}

/**
 * Objects on disk: for each key one file that describes it and, beside it, its bytes. The description is renamed into
 * place last and names the bytes, so that a reader sees the whole old object or the whole new one.
 * Names on disk are hashes: no key, however written, can lead out of the directory.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import type { Instant } from '../../schema/core/time.ts';
import { codeOf } from './system-error.ts';

/** Until when the version stays, as whoever wrote it said. It is kept and shown; nothing on one machine enforces it. */
export type Lock = { mode: string; until: string };
export type About = { contentType: string; contentDisposition?: string; lock?: Lock };

const OBJECT = z.object({
  key: z.string(),
  contentType: z.string(),
  contentDisposition: z.string().exactOptional(),
  lock: z.object({ mode: z.string(), until: z.string() }).exactOptional(),
  size: z.number(),
  md5: z.string(),
  modified: z.string(),
  bytes: z.string(),
});

export type StoredObject = z.infer<typeof OBJECT>;

/** `check` is asked once the bytes are there, `over` of what they would replace, with nobody writing in between. */
type Writing = { modified: string; check?: () => void; over?: (before: StoredObject) => void };

export interface StoredObjects {
  /** Stores all bytes or, when `body`, `check` or `over` throws, none. */
  put(key: string, body: AsyncIterable<Buffer>, about: About & Writing): Promise<StoredObject>;
  head(key: string): Promise<StoredObject | null>;
  get(key: string): Promise<{ object: StoredObject; body: Readable } | null>;
  delete(key: string): Promise<void>;
  /** Those whose key begins so, in the order of their keys. */
  list(prefix: string): Promise<StoredObject[]>;
}

/** What a request is served with: the objects, and what the store was told about itself. */
export type Store = { objects: StoredObjects; bucket: string; now: () => Instant; prefix: string; limit: number };

export async function storedObjects(directory: string): Promise<StoredObjects> {
  await mkdir(directory, { recursive: true });
  const description = (key: string): string => join(directory, `${createHash('sha256').update(key).digest('hex')}.json`);
  const bytes = (object: StoredObject): string => join(directory, object.bytes);

  async function head(key: string): Promise<StoredObject | null> {
    try {
      return OBJECT.parse(JSON.parse(await readFile(description(key), 'utf8')));
    } catch (error) {
      return absent(error);
    }
  }

  async function get(key: string): Promise<{ object: StoredObject; body: Readable } | null> {
    const object = await head(key);
    if (!object) return null;
    try {
      const file = await open(bytes(object));
      return { object, body: file.createReadStream() };
    } catch (error) {
      absent(error);
      // Replaced or deleted since it was described: what is there now?
      return (await head(key))?.bytes === object.bytes ? null : get(key);
    }
  }

  async function put(key: string, body: AsyncIterable<Buffer>, about: About & Writing) {
    const { check, over, ...told } = about;
    const name = `${randomUUID()}.bytes`;
    const path = join(directory, name);
    const hash = createHash('md5');
    let size = 0;
    const measured = async function* () {
      for await (const chunk of body) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    };
    const draft = `${path}.json`;
    try {
      await pipeline(Readable.from(measured(), { objectMode: false }), createWriteStream(path));
      check?.();
      const object: StoredObject = { key, ...told, size, md5: hash.digest('hex'), bytes: name };
      await writeFile(draft, JSON.stringify(object));
      const change = async (): Promise<void> => {
        await rename(draft, description(key));
        known?.set(key, object);
      };
      await inTurn(() => replace(key, change, over));
      return object;
    } catch (error) {
      // A full disk is not filled further by what came to nothing.
      await Promise.all([rm(path, { force: true }), rm(draft, { force: true })]);
      throw error;
    }
  }

  /** Changes the description and then removes the bytes that it named before. */
  async function replace(key: string, change: () => Promise<void>, over?: (before: StoredObject) => void): Promise<void> {
    const before = await head(key);
    if (before) over?.(before);
    await change();
    if (before) await rm(bytes(before), { force: true });
  }

  /** One change after another: of two writers of a key each would take the same bytes for the old ones, and leave the other's. */
  let last: Promise<void> = Promise.resolve();
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = last.then(change);
    last = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  /** What there is, once somebody has asked for a list: names on disk say nothing of keys. */
  let known: Map<string, StoredObject> | undefined;
  async function all(): Promise<Map<string, StoredObject>> {
    const names = (await readdir(directory)).filter((name) => /^[0-9a-f]{64}\.json$/u.test(name));
    const objects = new Map<string, StoredObject>();
    for (const name of names) {
      const object = OBJECT.parse(JSON.parse(await readFile(join(directory, name), 'utf8')));
      objects.set(object.key, object);
    }
    return objects;
  }

  return {
    put,
    head,
    get,
    delete: (key) => {
      const change = async (): Promise<void> => {
        await rm(description(key), { force: true });
        known?.delete(key);
      };
      return inTurn(() => replace(key, change));
    },
    list: (prefix) =>
      inTurn(async () => {
        known ??= await all();
        return [...known.values()].filter(({ key }) => key.startsWith(prefix)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
      }),
  };
}

function absent(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

/** A part of an archive as it is written: the bytes of its entries one after the other, and what the records of the zip and the manifest say of them. */
import { createSha256 } from '../../core/hash.ts';
import { crc32, localRecord, type PlacedEntry } from '../../core/zip.ts';
import type { Entry } from '../kind/manifest.ts';

export type Written = Entry & PlacedEntry;

/** Of an entry that is no text of lines, its media type; of lines, how many. */
type About = Pick<Entry, 'lines' | 'type'>;

export class Writing {
  readonly entries: Written[] = [];
  /** Bytes of the part so far. */
  size = 0;
  private readonly hash = createSha256();

  /** `start`: where the part begins in the zip. */
  constructor(private readonly start: number) {}

  /** The hash of the part, once it is written. */
  digest(): string {
    return this.hash.digest();
  }

  /** The bytes of an entry with what stands before them. */
  *entry(path: string, bytes: Uint8Array, about: About = {}): Generator<Uint8Array> {
    const hash = createSha256();
    hash.update(bytes);
    const [size, crc, offset] = [bytes.length, crc32(bytes), this.start + this.size];
    this.entries.push({ path, size, sha256: hash.digest(), crc, offset, ...about });
    yield* this.raw(localRecord({ path, size, crc }));
    yield* this.raw(bytes);
  }

  /** Bytes of no entry: the directory. */
  *raw(bytes: Uint8Array): Generator<Uint8Array> {
    this.hash.update(bytes);
    this.size += bytes.length;
    if (bytes.length > 0) yield bytes;
  }
}

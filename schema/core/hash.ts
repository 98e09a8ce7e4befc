/** Hashes over content, the same on every machine: RFC 8785 canonical JSON, SHA-256, hexadecimal. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';

/** A value as the one text that it always has. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? '';
}

/** SHA-256 of the canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** SHA-256 of bytes, or of a text as UTF-8, one part after the other; hexadecimal. */
export function sha256Of(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}

/** A SHA-256 over bytes that come in pieces. */
export function createSha256(): { update(bytes: Uint8Array): void; digest(): string } {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
}

/** HMAC-SHA256 of a counter, eight bytes with the highest first, under a key of hexadecimal digits: block after block of a stream. */
export function blockOf(key: string, counter: number): Buffer {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  return createHmac('sha256', Buffer.from(key, 'hex')).update(message).digest();
}

/** A short, opaque, stable name derived from parts: 26 characters of base 32, 128 bits of a SHA-256. */
export function nameOf(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let name = '';
  for (let digit = 0; digit < 26; digit += 1) {
    name = ALPHABET[Number(bits & 31n)] + name;
    bits >>= 5n;
  }
  return name;
}

/** A number from 0 to 1, 1 excluded, that looks like chance and is the same for the same parts. */
export function fractionOf(...parts: readonly string[]): number {
  return createHash('sha256').update(JSON.stringify(parts)).digest().readUInt32BE() / 2 ** 32;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** An archive that was tampered with, or has suffered (R6): whatever was done to it is found, and named. */
import { createHash, generateKeyPairSync, sign as signed } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { crc32, directory, localRecord, type PlacedEntry } from '../../schema/core/zip.ts';
import { gathered } from '../../schema/core/pieces.ts';
import { written } from '../../schema/archive/kind/lines.ts';
import { contentOf, manifestText, type Manifest } from '../../schema/archive/kind/manifest.ts';
import { named } from '../../schema/archive/kind/paths.ts';
import { entriesOf } from '../../functions/operator/archive/read-zip.ts';
import { verifyArchive } from '../../functions/operator/archive/verify.ts';
import { applicationIn } from '../support/forms.ts';
import { archivedBy, bytesOf, inPieces, wrongIn } from '../support/archives.ts';
import { city, type World } from '../support/world.ts';

type Entry = { path: string; content: Buffer };

let world: World;
let bytes: Buffer;
let entries: Entry[];
beforeAll(async () => {
  world = await city();
  await applicationIn(world, 'SUBMITTED');
  bytes = await bytesOf(world, await archivedBy(world));
  entries = [];
  for await (const { path, bytes: content } of entriesOf(inPieces(bytes), () => undefined))
    entries.push({ path, content: Buffer.from(await gathered(content)) });
}, 60_000);

/** A zip of these entries, without a fault of its own. */
function zipOf(some: readonly Entry[]): Buffer {
  const pieces: Buffer[] = [];
  const placed: PlacedEntry[] = [];
  let offset = 0;
  for (const { path, content } of some) {
    const entry = { path, size: content.length, crc: crc32(content) };
    placed.push({ ...entry, offset });
    const record = localRecord(entry);
    pieces.push(record, content);
    offset += record.length + content.length;
  }
  return Buffer.concat([...pieces, ...directory(placed, offset)]);
}

/** The same archive with another content in an entry. */
const withContent = (path: string, change: (content: Buffer) => Buffer): Entry[] =>
  entries.map((one) => (one.path === path ? { path, content: change(one.content) } : one));

/** With another manifest. */
function withManifest(change: (manifest: Manifest) => Manifest): Entry[] {
  return withContent('manifest.json', (content) => Buffer.from(manifestText(change(JSON.parse(content.toString()) as Manifest))));
}

const hashOfBytes = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const pathOf = (beginning: string): string => entries.find(({ path }) => path.startsWith(beginning))?.path ?? expect.fail(beginning);

describe('an archive as it was made', () => {
  it('is made of its entries and of nothing else', async () => {
    expect(zipOf(entries).equals(bytes)).toBe(true);
    expect(await wrongIn(bytes, world)).toEqual([]);
  });

  it('however its bytes come', async () => {
    const faults: string[] = [];
    for (const size of [7, 4096]) await verifyArchive(inPieces(bytes, size), { keys: null, tell: ({ wrong }) => void faults.push(wrong) });
    expect(faults).toEqual([]);
  });
});

describe('one byte changed', () => {
  it('is found wherever it is, and named by its entry', async () => {
    const starts: { path: string; from: number; to: number }[] = [];
    let at = 0;
    for (const { path, content } of entries) {
      at += 30 + path.length;
      starts.push({ path, from: at, to: at + content.length });
      at += content.length;
    }
    const places = Array.from({ length: 97 }, (_, index) => Math.floor((index * bytes.length) / 97));
    // And where the records stand: each kind of place in them once.
    const records = Array.from({ length: 30 }, (_, index) => index);
    const ends = Array.from({ length: 22 }, (_, index) => bytes.length - 1 - index);
    for (const place of [...places, ...records, ...ends]) {
      const other = Buffer.from(bytes);
      other[place] = (other[place] ?? 0) ^ 0x01;
      const wrong = await wrongIn(other, world);
      expect(wrong, `byte ${place}`).not.toEqual([]);
      const within = starts.find(({ from, to }) => place >= from && place < to);
      if (within) expect(wrong.join('\n'), `byte ${place}`).toContain(within.path);
    }
  }, 120_000);

  it('is named by its line, where there are lines', async () => {
    const path = pathOf('data/account/');
    const changed = withContent(path, (content) => {
      const lines = content.toString().split('\n');
      return Buffer.from(lines.with(2, lines[2]?.replace('"createdBy"', '"createdBx"') ?? '').join('\n'));
    });
    expect((await wrongIn(zipOf(changed), world)).filter((one) => one.startsWith(path))).toEqual([
      `${path}, line 3: it is not the line that was written`,
    ]);
  });

  it('is found where somebody has written the line anew, with its sum', async () => {
    const path = pathOf('data/account/');
    const changed = withContent(path, (content) => {
      const lines = content.toString().split('\n');
      const { sum: _, ...line } = JSON.parse(lines[0] ?? '') as { data: object; sum: string };
      return Buffer.from(lines.with(0, written({ ...line, data: { ...line.data, name: '李四' } }).trimEnd()).join('\n'));
    });
    expect((await wrongIn(zipOf(changed), world)).join()).toContain(`${path}: it is not what the manifest says`);
  });
});

describe('an archive cut short', () => {
  it.each([0, 10, 31, 2000, -1, -22, -200])('at %i is found', async (at) => {
    const wrong = await wrongIn(bytes.subarray(0, at >= 0 ? at : bytes.length + at), world);
    expect(wrong.join('\n')).toMatch(/cut short|no directory|is missing/u);
  });

  it('or with something behind its end', async () => {
    expect(await wrongIn(Buffer.concat([bytes, Buffer.from('x')]), world)).toEqual(['the zip: something follows its end']);
  });
});

describe('entries', () => {
  it('one too many, one missing, one twice, two in another order', async () => {
    const first = entries[0] ?? expect.fail();
    const second = entries[1] ?? expect.fail();
    const more = { path: 'data/account/99999-0001.jsonl', content: Buffer.alloc(0) };
    expect(await wrongIn(zipOf([more, ...entries]), world)).toEqual([`${more.path}: the manifest does not name it: it is one too many`]);
    expect(await wrongIn(zipOf(entries.slice(1)), world)).toEqual([`${first.path}: it is missing`]);
    expect(await wrongIn(zipOf([first, ...entries]), world)).toEqual([`${first.path}: it is there twice`]);
    expect(await wrongIn(zipOf([second, first, ...entries.slice(2)]), world)).toEqual(['manifest.json: the entries are in another order']);
  });

  it.each([
    '../outside',
    'files/../../outside',
    'files/%2e%2e/outside',
    'files/%2E%2E%2Foutside',
    '/etc/passwd',
    'files//double',
    'files\\..\\outside',
    'C:/outside',
    'files/nul\0byte',
    'files/‥/two-dot-leader',
    'files/．．/fullwidth',
    'files/a%00b',
    'files/a%e2%80%aeb',
    'files/a b',
    'data/account/../x.jsonl',
    'data/nothing/00001-0001.jsonl',
    'files/.',
    'FILES/x/',
    '',
  ])('a name that leads elsewhere is none: %j', async (path) => {
    expect(named(path)).toBeNull();
    const wrong = await wrongIn(zipOf([{ path, content: Buffer.from('x') }, ...entries]), world);
    expect(wrong.join('\n')).toMatch(/no entry of an archive is called so|no possible length/u);
  });

  it('one that says to be larger than anything is, or that is compressed, is not read', async () => {
    const huge = localRecord({ path: 'files/x', size: 0xf000_0000, crc: 0 });
    expect((await wrongIn(Buffer.concat([huge, bytes]), world)).join()).toContain('larger than any entry is');
    const deflated = Buffer.from(bytes);
    deflated.writeUInt16LE(8, 8);
    expect((await wrongIn(deflated, world)).join()).toContain('what the zip says before it is not what it is');
  });
});

describe('the manifest', () => {
  it('altered, is not the one that was signed', async () => {
    const wrong = await wrongIn(zipOf(withManifest((manifest) => ({ ...manifest, by: 'zhang' }))), world);
    expect(wrong).toEqual(['manifest.jws: it was given to another manifest']);
  });

  it('altered with an entry, to fit it', async () => {
    const path = pathOf('files/');
    const content = Buffer.from('another file');
    const fitting = withManifest((manifest) => {
      const listed = manifest.entries.map((one) =>
        one.path === path ? { ...one, size: content.length, sha256: hashOfBytes(content) } : one,
      );
      return { ...manifest, entries: listed, content: contentOf(listed) };
    }).map((one) => (one.path === path ? { path, content } : one));
    expect(await wrongIn(zipOf(fitting), world)).toEqual(['manifest.jws: it was given to another manifest']);
  });

  it('signed by somebody else, with a key of their own in it, is not ours', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const x = publicKey.export({ format: 'jwk' }).x ?? '';
    const forged = withManifest((manifest) => ({ ...manifest, keys: [{ kid: 'sign-1', kty: 'OKP', crv: 'Ed25519', x }] }));
    const text = forged.find(({ path }) => path === 'manifest.json')?.content ?? expect.fail();
    const { archive, cycle, content } = JSON.parse(text.toString()) as Manifest;
    const statement = { kind: 'ARCHIVE', archive, cycle, manifest: hashOfBytes(text), content };
    const parts = [{ alg: 'EdDSA', kid: 'sign-1' }, statement].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const jws = `${parts.join('.')}.${signed(null, Buffer.from(parts.join('.')), privateKey).toString('base64url')}`;
    const whole = zipOf(forged.map((one) => (one.path === 'manifest.jws' ? { ...one, content: Buffer.from(jws) } : one)));
    // Its own keys say yes: so whoever takes it in asks for the keys of the system it is said to come from.
    expect(await wrongIn(whole)).toEqual([]);
    expect(await wrongIn(whole, world)).toEqual(['manifest.jws: it was not signed by a key that is known']);
  });

  it('without its signature, or with none at all', async () => {
    const unsigned = zipOf(entries.filter(({ path }) => path !== 'manifest.jws'));
    expect((await wrongIn(unsigned, world)).join()).toContain('manifest.jws: it is missing');
    const bare = zipOf(entries.filter(({ path }) => !path.startsWith('manifest')));
    expect((await wrongIn(bare, world)).join()).toContain('manifest.json: it is missing');
    expect((await wrongIn(Buffer.from('no zip at all'), world)).join()).toContain('manifest.json: it is missing');
  });
});

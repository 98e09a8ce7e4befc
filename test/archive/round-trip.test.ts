/** The archive of a year told by its people (R6): what is in it, and that a system that has nothing else goes on with it. */
import { compactDecrypt, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../../functions/operator/archive/read-zip.ts';
import { verifyTable } from '../../functions/operator/verify-table.ts';
import { read } from '../../schema/archive/kind/lines.ts';
import { manifestShape, type Manifest } from '../../schema/archive/kind/manifest.ts';
import { DAY } from '../../schema/core/time.ts';
import { gathered } from '../../schema/core/pieces.ts';
import * as keys from '../../schema/table/keys.ts';
import {
  archivedBy,
  archivedYear,
  archiveKept,
  broughtInto,
  bytesOf,
  inPieces,
  recipient,
  REQUEST_ARCHIVE,
  wrongIn,
} from '../support/archives.ts';
import { certificatesOf, CHECK_CODE } from '../support/certificates.ts';
import { freshKey, REVEAL } from '../support/forms.ts';
import { dump } from '../support/invariants.ts';
import { answersOf, answerTo } from '../support/year-asked.ts';
import { accountId, city, copyOf, CYCLE, SECRETS, world as emptyWorld, type World } from '../support/world.ts';

/** The entries of an archive, by their names. */
async function entriesIn(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  for await (const { path, bytes: content } of entriesOf(inPieces(bytes), (fault) => expect.fail(fault.wrong)))
    entries.set(path, Buffer.from(await gathered(content)));
  return entries;
}

function manifestOf(entries: Map<string, Buffer>): Manifest {
  return manifestShape.parse(JSON.parse(entries.get('manifest.json')?.toString() ?? ''));
}

/** A system of the same hour that has nothing yet. */
async function emptyAt(world: World): Promise<World> {
  const other = await emptyWorld();
  other.at(world.now);
  return other;
}

describe('the archive of a year', () => {
  let world: World;
  let id: string;
  let bytes: Buffer;
  beforeAll(async () => {
    world = await city();
    id = await archivedYear(world);
    bytes = await bytesOf(world, id);
  }, 120_000);

  it('is whole, and signed by the system it was made by', async () => {
    expect(await wrongIn(bytes, world)).toEqual([]);
    const archive = await archiveKept(world, id);
    expect(archive).toMatchObject({ state: 'DONE', requestedBy: 'wang', size: bytes.length });
    expect(archive.done).toBe(archive.total);
  });

  it('names every entry with its size and hash, the notice, and how much there is of each kind', async () => {
    const entries = await entriesIn(bytes);
    const manifest = manifestOf(entries);
    expect(manifest).toMatchObject({ cycle: CYCLE, document: '嘉人社发〔2024〕205号', by: 'wang', recipient: null });
    expect([...entries.keys()]).toEqual([...manifest.entries.map(({ path }) => path), 'manifest.json', 'manifest.jws']);
    expect(manifest.counts).toMatchObject({ 'data/application': 2, 'data/certificate': 1, 'data/sessionVote': 2, 'audit/ROSTER': 4 });
    expect(entries.has('schema/application.json')).toBe(true);
    // The summary table shows whole numbers, and nobody was named to read them.
    expect(manifest.absent.map(({ because }) => because)).toEqual(['NUMBERS']);
  });

  it('holds no whole number of anybody, sealed or plain, and no mark by which a number is found', async () => {
    const text = bytes.toString('latin1');
    for (const secret of SECRETS) expect(text.includes(secret)).toBe(false);
    expect(/(?<![\da-z])[1-9]\d{5}(?:19|20)\d{9}[\dX](?![\da-z])/u.test(text)).toBe(false);
    const accounts = (await dump(world)).filter(({ pk, sk }) => pk.startsWith('ACCOUNT#') && sk === 'PROFILE');
    for (const { identity } of accounts as unknown as { identity: { sealed: string; mark: string } }[]) {
      expect(text.includes(identity.sealed)).toBe(false);
      expect(text.includes(identity.mark)).toBe(false);
    }
  });

  it('is of the same content when a certificate was checked since, and when the proofs of documents have gone after their month', async () => {
    const own = await copyOf(world);
    const [{ code }] = await certificatesOf(own, 'liu');
    expect([...own.stored.keys()].filter((key) => key.startsWith('exports/documents/'))).not.toEqual([]);
    own.at(own.now + 40 * DAY);
    await own.does(null, CHECK_CODE, { code });
    for (const key of own.stored.keys()) if (key.startsWith('exports/')) own.stored.delete(key);
    const again = await archivedBy(own);
    expect((await archiveKept(own, again)).manifest?.content).toBe((await archiveKept(world, id)).manifest?.content);
    const [before, after] = [manifestOf(await entriesIn(bytes)), manifestOf(await entriesIn(await bytesOf(own, again)))];
    const checks = ({ counts }: Manifest) => counts['data/certificateCheck'] ?? 0;
    expect(checks(after)).toBe(checks(before) + 1);
    expect(after.entries.filter(({ path }) => path.startsWith('files/exports'))).toEqual([]);
    expect(after.absent).toEqual(before.absent);
  }, 60_000);

  it('brought into a system that has nothing, is archived there as the same year', async () => {
    const other = await emptyAt(world);
    const { items, files } = await broughtInto(other, bytes);
    expect(files).toBeGreaterThan(10);
    expect(items).toBeGreaterThan(400);
    const again = await archivedBy(other);
    const [was, is] = [await archiveKept(world, id), await archiveKept(other, again)];
    expect(is.manifest?.content).toBe(was.manifest?.content);
    expect(await wrongIn(await bytesOf(other, again), other)).toEqual([]);
  }, 60_000);

  it('brought in, is a table in which nothing is wrong: every history is that of elsewhere, and ours says by which archive it came', async () => {
    const other = await emptyAt(world);
    await broughtInto(other, bytes);
    const wrong: string[] = [];
    const parts = [pagesOf(await dump(other))];
    const tell = ({ pk, sk, wrong: what }: { pk: string; sk: string; wrong: string }) => void wrong.push(`${pk} / ${sk}: ${what}`);
    const asked = { parts, table: other.table, notary: other.context().notary, scribe: other.scribe, witness: null, tell };
    const seen = await verifyTable({ ...asked, progress: { add: () => undefined } });
    expect(wrong).toEqual([]);
    expect(seen.receipts).toBeGreaterThan(0);
    // Whoever takes an entry of it elsewhere, or says that another archive has brought it, is found.
    const [entry] = (await dump(other)).filter(({ pk }) => pk.startsWith('AUDIT#'));
    const imported = { ...(entry?.['imported'] as object), archive: 'another' };
    await other.table.transact([{ put: { ...(entry ?? expect.fail()), imported }, when: 'always' }]);
    await verifyTable({ ...asked, parts: [pagesOf(await dump(other))], progress: { add: () => undefined } });
    expect(wrong.join()).toContain('come by an archive');
  }, 60_000);

  it('brought in, answers every question of the year as it was answered before', async () => {
    const { publicKey, privateKey } = await recipient();
    const own = await copyOf(world);
    const other = await emptyAt(world);
    await broughtInto(other, await bytesOf(own, await archivedBy(own, publicKey)), privateKey);
    let questions = 0;
    const others: string[] = [];
    for (const who of ['wang', 'he', 'liu', 'chen', 'zhao', 'pan', 'fan', 'sheng', null]) {
      for (const { document, answer } of await answersOf(world, who)) {
        questions += 1;
        const is = await answerTo(other, who, document);
        if (JSON.stringify(is) !== JSON.stringify(answer))
          others.push(`${who} ${document}\n${JSON.stringify(answer)}\n${JSON.stringify(is)}`);
      }
    }
    expect(others).toEqual([]);
    expect(questions).toBeGreaterThan(200);
  }, 300_000);

  it('brought in, its certificates are checked by their codes, which another system has signed', async () => {
    const other = await emptyAt(world);
    await broughtInto(other, bytes);
    const [{ code }] = await certificatesOf(world, 'liu');
    expect(await other.does(null, CHECK_CODE, { code })).toEqual(await world.does(null, CHECK_CODE, { code }));
    expect((await other.does(null, CHECK_CODE, { code })).checkCertificateCode.state).toBe('VALID');
  }, 60_000);

  it('brought in without the numbers, shows them masked, and reveals none', async () => {
    const other = await emptyAt(world);
    await broughtInto(other, bytes);
    const masked = 'query ($id: ID!) { node(id: $id) { ... on Account { identityNumber telephone } } }';
    expect(await other.does('chen', masked, { id: accountId('liu') })).toEqual(await world.does('chen', masked, { id: accountId('liu') }));
    const asked = { account: accountId('liu'), purpose: 'REVIEW' };
    expect(await other.refusal('chen', REVEAL, asked)).toBe('NUMBER_UNKEPT');
  }, 60_000);

  it('is not brought in where there is the cycle, or the bureau, already', async () => {
    await expect(broughtInto(world, bytes)).rejects.toThrow('already');
    await expect(broughtInto(await city(), bytes)).rejects.toThrow('already');
  });

  it('is not brought in where anything else lies, which stays as it is: holidays, people, another city', async () => {
    const other = await emptyAt(world);
    const places = [
      keys.holidays.key({ region: 'CN', year: '2024' }),
      keys.account.key({ account: 'liu' }),
      keys.organisation.key({ organisation: 'province-620000' }),
    ];
    for (const place of places) {
      const own = await copyOf(other);
      await own.table.transact([{ put: { ...place, name: '别人的' }, when: 'absent' }]);
      const before = await dump(own);
      await expect(broughtInto(own, bytes)).rejects.toThrow('该表已有数据');
      expect(await dump(own)).toEqual(before);
    }
  });

  it('cut off while it is brought in, it is begun again as it was; no other archive is', async () => {
    const another = await copyOf(world);
    const others = await bytesOf(another, await archivedBy(another));
    for (const batches of [0, 1, 7]) {
      const other = await emptyAt(world);
      await expect(broughtInto(other, bytes, null, batches)).rejects.toThrow('cut off');
      if (batches > 0) await expect(broughtInto(other, others)).rejects.toThrow('已有数据');
      await broughtInto(other, bytes);
      const again = await archivedBy(other);
      expect((await archiveKept(other, again)).manifest?.content).toBe((await archiveKept(world, id)).manifest?.content);
    }
  }, 60_000);
});

describe('with a recipient', () => {
  it.each(['ECDH-ES', 'RSA-OAEP-256'] as const)(
    'numbers are closed by %s for whoever has the key, and sealed anew where they are brought in',
    async (alg) => {
      const world = await city();
      const { publicKey, privateKey } = await recipient(alg);
      const bytes = await bytesOf(world, await archivedBy(world, publicKey));
      expect(await wrongIn(bytes, world)).toEqual([]);
      const text = bytes.toString('latin1');
      for (const secret of SECRETS) expect(text.includes(secret)).toBe(false);
      const entries = await entriesIn(bytes);
      const [lines] = [...entries]
        .filter(([path]) => path.startsWith('sealed/account/'))
        .map(([, content]) => content.toString().split('\n'));
      const line = (lines ?? []).map((one) => read(one)).find((one) => one?.['pk'] === 'ACCOUNT#liu' && one['path'] === 'identity.sealed');
      const { plaintext } = await compactDecrypt(String(line?.['jwe']), await importJWK(privateKey, alg));
      const told = JSON.parse(Buffer.from(plaintext).toString()) as { at: string; text: string };
      expect(told.at).toBe('ACCOUNT#liu');
      expect(SECRETS.has(told.text)).toBe(true);

      const other = await emptyAt(world);
      await broughtInto(other, bytes, privateKey);
      const asked = { account: accountId('liu'), purpose: 'REVIEW' };
      const { revealIdentityNumber } = await other.does('chen', REVEAL, asked);
      expect(JSON.stringify(revealIdentityNumber)).toContain(told.text);
      const stranger = await recipient(alg);
      await expect(broughtInto(await emptyAt(world), bytes, stranger.privateKey)).rejects.toThrow('does not open');
    },
  );

  it('a key that is none, is too weak, or has its private half in it is refused', async () => {
    const world = await city();
    const { publicKey, privateKey } = await recipient();
    for (const key of [
      JSON.stringify(privateKey),
      '{"kty":"RSA","n":"AQAB","e":"AQAB"}',
      JSON.stringify({ ...publicKey, crv: 'P-1' }),
      'x',
    ])
      expect(await world.refusal('wang', REQUEST_ARCHIVE, { recipientKey: key, key: freshKey() })).toBe('RECIPIENT_KEY');
    expect(await world.refusal('wang', REQUEST_ARCHIVE, { key: freshKey() })).toBeNull();
    expect(await world.refusal('wang', REQUEST_ARCHIVE, { key: freshKey() })).toBe('ARCHIVE_UNDERWAY');
  });
});

async function* pagesOf<T>(items: T[]): AsyncGenerator<T[]> {
  yield await Promise.resolve(items);
}

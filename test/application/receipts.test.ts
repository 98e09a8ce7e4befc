/** A5: the receipt of a submission, and of a refusal at the deadline; verified by anybody, here and anywhere. */
import { compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { draft, freshKey, SUBMIT } from '../support/forms.ts';
import { mutation } from '../support/mutation.ts';
import { city, instant, type World } from '../support/world.ts';

const RECEIPT = mutation('submitApplication', 'submission { number at hash receipt }');
const VERIFY = `query ($receipt: String!) {
  verifyReceipt(receipt: $receipt) { kind application at hash phase closesAt document amendments version policy number code }
}`;

const verify = async (world: World, receipt: string) => (await world.does(null, VERIFY, { receipt })).verifyReceipt;

describe('a receipt', () => {
  it('states what came when and by which calendar it was judged, to anybody who verifies it, with or without this system', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const { submission } = (await world.does('liu', RECEIPT, { application: id, version, key: freshKey() })).submitApplication;
    expect(await verify(world, submission.receipt)).toEqual({
      kind: 'SUBMISSION',
      application: id,
      at: submission.at,
      hash: submission.hash,
      phase: 'APPLICATION',
      closesAt: '2024-10-21T00:00:00.000+08:00',
      document: '嘉人社发〔2024〕205号',
      amendments: 0,
      version: 1,
      policy: expect.stringMatching(/^[\da-f]{64}$/u),
      number: 1,
      code: null,
    });
    const { receiptKeys } = await world.does(null, '{ receiptKeys { kid kty crv x } }');
    const [key] = receiptKeys;
    const { payload, protectedHeader } = await compactVerify(
      submission.receipt,
      await importJWK({ kty: key.kty, crv: key.crv, x: key.x }, 'EdDSA'),
    );
    expect(protectedHeader.kid).toBe(key.kid);
    expect(JSON.parse(Buffer.from(payload).toString('utf8'))).toMatchObject({ kind: 'SUBMISSION', hash: submission.hash });
    // Nothing of the person is in it.
    expect(Buffer.from(payload).toString('utf8')).not.toMatch(/刘洋|liu"|620/u);
  });

  it('is the same for a repeated key, and stays with the submission', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const input = { application: id, version, key: freshKey() };
    const first = (await world.does('liu', RECEIPT, input)).submitApplication.submission;
    world.at('2024-09-12T09:00:00+08:00');
    expect((await world.does('liu', RECEIPT, input)).submitApplication.submission).toEqual(first);
    const { myApplication } = await world.does('liu', '{ myApplication { submissions { receipt } } }');
    expect(myApplication.submissions).toEqual([{ receipt: first.receipt }]);
  });

  it('altered in any part, or made elsewhere, is none', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const { receipt } = (await world.does('liu', RECEIPT, { application: id, version, key: freshKey() })).submitApplication.submission;
    const [header, payload = '', signature] = receipt.split('.');
    const later = Buffer.from(Buffer.from(payload, 'base64url').toString('utf8').replace('2024-09-11', '2024-09-10')).toString('base64url');
    // Founded at another hour it has other keys.
    const other = await (await city({ at: '2024-09-11T09:00:01+08:00' })).context().notary.sign({ kind: 'SUBMISSION' });
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'sign-1' })).toString('base64url');
    for (const forged of [
      [header, later, signature].join('.'),
      [header, payload, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.'),
      [none, payload, ''].join('.'),
      [Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'sign-99' })).toString('base64url'), payload, signature].join('.'),
      other,
      '',
      'a.b.c',
      'x'.repeat(5000),
    ]) {
      expect(await verify(world, forged), forged.slice(0, 40)).toBeNull();
    }
  });

  it('what else is signed with the same keys is no receipt', async () => {
    const world = await city();
    expect(await verify(world, await world.context().notary.sign({ kind: 'CERTIFICATE' }))).toBeNull();
  });
});

describe('at the deadline', () => {
  it('the refusal a millisecond late carries a receipt: when it came, what it was, and until when it could have', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const late = instant('2024-10-21T00:00:00.000+08:00');
    const { errors } = await world.ask('liu', RECEIPT, { application: id, version, key: freshKey() }, { arrivesAt: late });
    const { code, details } = errors?.[0]?.extensions ?? {};
    expect(code).toBe('WINDOW_CLOSED');
    expect(await verify(world, details?.receipt)).toMatchObject({
      kind: 'REFUSAL',
      code: 'WINDOW_CLOSED',
      application: id,
      at: '2024-10-21T00:00:00.000+08:00',
      closesAt: '2024-10-21T00:00:00.000+08:00',
      number: null,
    });
    const inTime = instant('2024-10-20T23:59:59.999+08:00');
    const { submission } = (await world.does('liu', RECEIPT, { application: id, version, key: freshKey() }, { arrivesAt: inTime }))
      .submitApplication;
    expect((await verify(world, details?.receipt)).hash).toBe(submission.hash);
  });

  it('fifty submissions at once under one key: one submission, one receipt', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const input = { application: id, version, key: freshKey() };
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.ask('liu', RECEIPT, input)));
    const receipts = answers.map(({ data }) => data?.submitApplication?.submission.receipt);
    expect(new Set(receipts).size).toBe(1);
    expect(receipts[0]).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/u);
    expect(await world.refusal('liu', SUBMIT, { application: id, version, key: freshKey() })).toBe('NOT_IN_STATE');
  });
});

describe('keys', () => {
  it('a new signing key takes over; what the old key has signed stays good, and the table holds neither in plain', async () => {
    const world = await city();
    const { forge, keysOf } = await import('../../functions/runtime/keys.ts');
    const { masterKey } = await import('../support/keys.ts');
    const { vault, notary } = world.context();
    const before = await notary.sign({ kind: 'SUBMISSION' });
    const sealed = await vault.seal('620201199206150324', 'x');
    await forge(world.table, world.master, { use: 'SIGN', number: 2, at: world.now });
    await forge(world.table, world.master, { use: 'SEAL', number: 2, at: world.now });
    const fresh = keysOf(world.table, world.master);
    const after = await fresh.notary.sign({ kind: 'SUBMISSION' });
    expect((await fresh.notary.publicKeys()).map(({ kid }) => kid)).toEqual(['sign-2', 'sign-1']);
    for (const receipt of [before, after]) expect(await fresh.notary.verify(receipt)).not.toBeNull();
    expect(await notary.verify(after)).not.toBeNull(); // a process that began before the new key looks again
    const anew = await fresh.vault.seal('620201199206150324', 'x');
    expect([sealed.split('.')[0], anew.split('.')[0]]).toEqual(['1', '2']);
    expect(await fresh.vault.open(sealed, 'x')).toBe('620201199206150324');
    expect(await vault.open(anew, 'x')).toBe('620201199206150324');
    expect(await fresh.vault.mark('620201199206150324')).toBe(await vault.mark('620201199206150324'));
    await expect(keysOf(world.table, masterKey()).vault.open(sealed, 'x')).rejects.toThrow('authenticate');
  });
});

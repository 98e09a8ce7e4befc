/** A system into which a year was brought (R6) goes on with what the other has signed and given away: its keys, its numbers. */
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { archivedBy, archivedYear, broughtInto, bytesOf } from '../support/archives.ts';
import { certificatesOf, CHECK_CODE } from '../support/certificates.ts';

import { TEACHERS } from '../support/committees.ts';
import { SET_ISSUER } from '../support/title-documents.ts';
import { city, organisationId, world as emptyWorld, type World } from '../support/world.ts';

const KEYS = '{ receiptKeys { kid kty crv x } }';
type Key = JWK & { kid: string };

let world: World;
let bytes: Buffer;
let code: string;
beforeAll(async () => {
  world = await city();
  await archivedYear(world);
  // The office of the teachers' committee numbers otherwise from next year on; what it has numbered by stays its own.
  await world.does('pan', SET_ISSUER, { organisation: organisationId(TEACHERS), version: 1, pattern: '嘉教评办发〔{year}〕{number}号' });
  bytes = await bytesOf(world, await archivedBy(world));
  [{ code }] = await certificatesOf(world, 'liu');
}, 120_000);

async function emptyAt(): Promise<World> {
  const other = await emptyWorld();
  other.at(world.now);
  return other;
}

describe('what another system has signed', () => {
  it('is verified offline by receiptKeys, in which its keys stand behind ours', async () => {
    const other = await emptyAt();
    const [ours] = (await other.does(null, KEYS)).receiptKeys as Key[];
    await broughtInto(other, bytes);
    const keys = (await other.does(null, KEYS)).receiptKeys as Key[];
    expect(keys).toEqual([ours, ...(await world.does(null, KEYS)).receiptKeys]);
    const { kid } = decodeProtectedHeader(code);
    const verified = await Promise.all(
      keys
        .filter((key) => key.kid === kid)
        .map(async (key) =>
          compactVerify(code, await importJWK(key, 'EdDSA')).then(
            () => true,
            () => false,
          ),
        ),
    );
    expect(verified).toEqual([false, true]);
    // An archive that is made here has the keys of all that is in it, and a third system takes them in with it.
    const third = await emptyAt();
    await broughtInto(third, await bytesOf(other, await archivedBy(other)));
    expect((await third.does(null, CHECK_CODE, { code })).checkCertificateCode.state).toBe('VALID');
  }, 60_000);

  it('is known to a process that had looked at its keys before the archive was brought in', async () => {
    const other = await emptyAt();
    expect((await other.does(null, CHECK_CODE, { code })).checkCertificateCode.state).toBe('UNKNOWN');
    await broughtInto(other, bytes);
    expect((await other.does(null, CHECK_CODE, { code })).checkCertificateCode.state).toBe('VALID');
  });
});

describe('the numbers of another system', () => {
  it('stay its issuers’, by whichever pattern they were ever given: the bureau does not number by one that the office has left', async () => {
    const other = await emptyAt();
    await broughtInto(other, bytes);
    const { viewer } = await other.does('wang', '{ viewer { grants { role organisation { id } } } }');
    const bureau = viewer.grants.find(({ role }: { role: string }) => role === 'BUREAU_OFFICER').organisation.id;
    for (const pattern of ['嘉教职评〔{year}〕{number}号', '嘉教评办发〔{year}〕{number}号'])
      expect(await other.refusal('wang', SET_ISSUER, { organisation: bureau, name: '市人社局', pattern }), pattern).toBe('PATTERN_TAKEN');
  });
});

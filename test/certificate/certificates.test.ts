/** Certificates over GraphQL: what follows of a title document, how anybody checks them, and who downloads what (R3, R4). */
import { generateKeyPairSync, randomInt } from 'node:crypto';
import { compactVerify, importJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  certificatesOf,
  certified,
  corrected,
  CHECK_CODE,
  CHECK_NUMBER,
  FORMS,
  photographedAs,
  REVOKED,
  school,
  SET_PHOTOGRAPH,
} from '../support/certificates.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { blockOn, said } from '../support/page-scripts.ts';
import { photograph, png } from '../support/pictures.ts';
import { forge } from '../../functions/runtime/keys.ts';
import { checkByNumber } from '../../schema/certificate/actions/check.ts';
import { CHECK, ISSUE, printed, withdrawalDrafted } from '../support/title-documents.ts';
import { city, type World } from '../support/world.ts';

const checked = async (world: World, number: string, name: string, who: string | null = null) =>
  (await world.does(who, CHECK_NUMBER, { number, name })).checkCertificate;
const UNKNOWN = { state: 'UNKNOWN', endedAt: null, reason: null };
const VALID = { state: 'VALID', endedAt: null, reason: null };

/** The withdrawal of 刘洋's title, checked by another officer; what issues it once 刘洋's time to be heard is over. */
async function withdrawing(world: World): Promise<() => Promise<void>> {
  const draft = await withdrawalDrafted(world);
  const { checkDocument } = await world.does('tao', CHECK, { document: draft.id, version: draft.version });
  return async () => {
    world.at('2024-12-10T09:00:00+08:00');
    await world.does('pan', ISSUE, { document: draft.id, version: checkDocument.version });
    await printed(world);
  };
}

describe('R3: a certificate', () => {
  it('follows of the document: 刘洋 has one, printed, whose code can be verified offline by another library with receiptKeys', async () => {
    const world = await city();
    await certified(world);
    const [one] = await certificatesOf(world, 'liu');
    expect(one).toMatchObject({ holder: '刘洋', specialty: '数学', state: 'VALID', sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    expect(one.number).toMatch(/^620200-2024-0001-0001(-[0-9A-Z]{5}){5}-[0-9A-Z]$/u);
    const { receiptKeys } = await world.does(null, '{ receiptKeys { kid kty crv x } }');
    const key = await importJWK(receiptKeys[0] as JWK, 'EdDSA');
    const { payload, protectedHeader } = await compactVerify(one.code, key);
    expect(protectedHeader.kid).toBe(receiptKeys[0].kid);
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
      kind: 'CERTIFICATE',
      n: one.number,
      h: '刘洋',
      t: '中小学教师高级教师（副高级）',
      d: '2024-11-23',
    });
    const { payload: vc, protectedHeader: header } = await compactVerify(one.credential, key);
    expect(header.typ).toBe('vc+jwt');
    expect(JSON.parse(new TextDecoder().decode(vc))).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential', 'ProfessionalTitleCredential'],
      credentialSubject: { holderName: '刘洋', certificateNumber: one.number },
    });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('put right is replaced by another, which says so, and the first says by which; the review form is made anew', async () => {
    const world = await city();
    await corrected(world);
    const [now, before] = await certificatesOf(world, 'liu');
    expect([now.specialty, now.state]).toEqual(['物理', 'VALID']);
    expect(before).toMatchObject({ state: 'REPLACED', replacedBy: { number: now.number }, endedBecause: '经用人单位提出并核实' });
    expect(now.number.split('-').slice(0, 4)).toEqual(['620200', '2024', '0002', '0001']);
    expect(await checked(world, before.number, '刘洋')).toMatchObject({ state: 'REPLACED', reason: '经用人单位提出并核实' });
    const { unitForms } = await world.does('chen', FORMS, { unit: school() });
    expect(unitForms.edges[0].node).toMatchObject({ isPrinted: true, downloadedAt: null, certificate: { number: now.number } });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('carries the photograph that its holder has given; who is told to be a photograph and is none is not taken', async () => {
    const world = await city();
    const picture = photograph('刘洋');
    const upload = await photographedAs(world, 'liu', picture);
    expect(await world.does('liu', SET_PHOTOGRAPH, { upload, key: freshKey() })).toEqual({ setPhotograph: true });
    expect(await world.refusal('yang', SET_PHOTOGRAPH, { upload, key: freshKey() })).toBe('PROOF_ABSENT');
    for (const [which, unusable] of Object.entries({
      'for a press': photograph('刘洋', { colours: 4 }),
      'of one dot': photograph('刘洋', { width: 1, height: 1 }),
      'that fills the memory': png(2001, 100, Buffer.alloc(100 * (1 + 4 * 2001))),
      'that unpacks to more than it says': png(100, 100, Buffer.alloc(64 * 1024 * 1024)),
      'whose points are not all there': png(100, 100, Buffer.alloc(100)),
    })) {
      const wrong = await photographedAs(world, 'liu', unusable);
      expect(await world.refusal('liu', SET_PHOTOGRAPH, { upload: wrong, key: freshKey() }), which).toBe('PICTURE_UNUSABLE');
    }
    await certified(world);
    const { items } = await world.table.query({ index: 'byOwner', pk: 'CERTIFICATES#liu' });
    expect(items[0]?.['photograph']).toMatchObject({ contentType: 'image/jpeg', size: picture.length });
  });
});

describe('R4: anybody checks a certificate', () => {
  it('by number and name: valid, however the number is parted and whatever looks alike in it; else unknown, and nothing more', async () => {
    const world = await city();
    await certified(world);
    const [{ number }] = await certificatesOf(world, 'liu');
    expect(await checked(world, number, '刘洋')).toEqual(VALID);
    const alike = number.replaceAll('-', ' ').toLowerCase().replaceAll('0', 'O').replaceAll('1', 'l');
    expect(await checked(world, alike, '刘洋')).toEqual(VALID);
    const wrong = [
      [number, '刘样'],
      [number, ''],
      [number.replace(/.$/u, (last: string) => (last === '7' ? '8' : '7')), '刘洋'],
      ['', '刘洋'],
      ['#', '刘洋'],
      ['x'.repeat(5000), '刘洋'],
      ['620200-2024-0001-0001', '刘洋'],
    ] as const;
    for (const [typed, name] of wrong) expect(await checked(world, typed, name), `${typed.slice(0, 40)} ${name}`).toEqual(UNKNOWN);
  });

  it('by its code: one bit changed, a code of another kind, or of another key, is unknown; after the key was rotated it still counts', async () => {
    const world = await city();
    await certified(world);
    const [{ code }] = await certificatesOf(world, 'liu');
    const byCode = async (typed: string) => (await world.does(null, CHECK_CODE, { code: typed })).checkCertificateCode;
    expect(await byCode(code)).toEqual(VALID);
    const [header = '', payload = '', signature = ''] = code.split('.');
    const bent = Buffer.from(payload, 'base64url');
    bent[20] = (bent[20] ?? 0) ^ 1;
    for (const typed of [
      [header, bent.toString('base64url'), signature].join('.'),
      `${header}.${payload}.${signature.slice(0, -8)}AAAAAAAA`,
      'x',
      '',
      'a.b.c',
    ])
      expect(await byCode(typed), typed.slice(0, 20)).toEqual(UNKNOWN);
    const { certificateRevocations } = await world.does(null, REVOKED);
    expect(await byCode(certificateRevocations.signed)).toEqual(UNKNOWN);
    await forge(world.table, world.master, { use: 'SIGN', number: 2, at: world.now });
    world.at(world.now + 11 * 60_000);
    expect(await byCode(code)).toEqual(VALID);
  });

  it('revoked, it says when and why; the signed list of its city names it by no number', async () => {
    const world = await city();
    const issue = await withdrawing(world);
    const [{ number }] = await certificatesOf(world, 'liu');
    expect((await world.does(null, REVOKED)).certificateRevocations.count).toBe(0);
    expect(await checked(world, number, '刘洋')).toEqual(VALID);
    await issue();
    expect(await checked(world, number, '刘洋')).toMatchObject({
      state: 'REVOKED',
      reason: '论文系代写，经查属实。',
      endedAt: '2024-12-10T09:00:00.000+08:00',
    });
    const { signed, count } = (await world.does(null, REVOKED)).certificateRevocations;
    expect(count).toBe(1);
    const list = Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(list)).toMatchObject({ kind: 'REVOCATIONS', city: '620200', revoked: [{ state: 'REVOKED' }] });
    expect(list).not.toContain(number);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('刘洋 sees when and as what it was checked, never by whom; nobody else sees that, and a flood in a minute is one line', async () => {
    const world = await city();
    await certified(world);
    const [{ number, id }] = await certificatesOf(world, 'liu');
    for (const who of [null, null, 'yang', 'chen', 'wang', 'he']) await checked(world, number, '刘洋', who);
    await checked(world, number, '刘样', 'huang');
    const [{ checks }] = await certificatesOf(world, 'liu');
    const seen = checks.edges.map(({ node }: { node: { as: string } }) => node.as);
    expect(seen.toSorted()).toEqual(['INSTITUTION', 'PUBLIC', 'UNIT']);
    const { node } = await world.does(
      'chen',
      'query ($id: ID!) { node(id: $id) { ... on Certificate { credential checks { edges { node { at } } } } } }',
      { id },
    );
    expect(node).toEqual({ credential: null, checks: { edges: [] } });
    for (const who of ['yang', 'huang', 'zhao'])
      expect((await world.does(who, 'query ($id: ID!) { node(id: $id) { id } }', { id })).node, who).toBeNull();
  });

  it('costs one request where it is unknown, whatever is wrong', async () => {
    const world = await city();
    await certified(world);
    const [{ number }] = await certificatesOf(world, 'liu');
    const cost = async (typed: string, name: string) => {
      const { requests } = await world.measure(() => checked(world, typed, name));
      return JSON.stringify(requests);
    };
    expect(new Set([await cost(number, '刘样'), await cost(`${number}x`, '刘洋'), await cost('x'.repeat(5000), '刘洋')])).toEqual(
      new Set(['{"GetItem":1}']),
    );
  });
});

describe('R4: guessing', () => {
  it('ten thousand wrong numbers are ten thousand times unknown: one read each, nothing written, nothing learnt', async () => {
    const world = await city();
    await certified(world);
    const [{ number }] = await certificatesOf(world, 'liu');
    const before = await dump(world);
    const context = world.context();
    const guess = () => number.slice(0, -32) + Array.from({ length: 32 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
    const { requests } = await world.measure(async () => {
      for (let done = 0; done < 10_000; done += 100) {
        const found = await Promise.all(Array.from({ length: 100 }, () => checkByNumber(context, { number: guess(), name: '刘洋' })));
        expect(found).toEqual(found.map(() => UNKNOWN));
      }
    });
    expect(requests).toEqual({ GetItem: 10_000 });
    expect(await dump(world)).toEqual(before);
  });
});

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('R4: whoever checks without asking', () => {
  const script = blockOn('certificate', 'check-code');
  const keysOf = async (world: World) => JSON.stringify({ data: await world.does(null, '{ receiptKeys { kid kty crv x } }') });
  const listOf = async (world: World): Promise<string> => (await world.does(null, REVOKED)).certificateRevocations.signed;

  it('has a script of at most thirty lines, which says what was certified, that it counts, and since when it does not', async () => {
    expect(script.split('\n').length).toBeLessThanOrEqual(31);
    const world = await city();
    const issue = await withdrawing(world);
    const [{ code, number }] = await certificatesOf(world, 'liu');
    const keys = await keysOf(world);
    expect(said(script, keys, code)).toBe(`SIGNED 刘洋: 中小学教师高级教师（副高级）, from 2024-11-23, ${number}\n`);
    expect(said(script, keys, code, await listOf(world))).toMatch(/^VALID as of 2024-/u);
    await issue();
    const { unitForms } = await world.does('chen', FORMS, { unit: school(), isNew: true });
    expect(unitForms.edges).toEqual([]); // nobody is asked to file what is void
    await forge(world.table, world.master, { use: 'SIGN', number: 2, at: world.now });
    world.at(world.now + 11 * 60_000);
    const [list, later] = [await listOf(world), await keysOf(world)];
    expect(said(script, later, code, list)).toBe(
      `REVOKED since 2024-12-10T09:00:00.000+08:00 刘洋: 中小学教师高级教师（副高级）, from 2024-11-23, ${number}\n`,
    );
    expect(said(script, later, list, list)).toBe('UNKNOWN: no CERTIFICATE of ours\n');
    expect(said(script, later, code, code)).toBe('UNKNOWN: no REVOCATIONS of ours\n');
    const { x } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    const forged = keys.replaceAll(/"x":"[^"]+"/gu, `"x":"${x}"`);
    expect(said(script, forged, code)).toBe('UNKNOWN: no CERTIFICATE of ours\n');
    const elsewhere = await (await world.as('wang')).notary.sign({ kind: 'REVOCATIONS', city: '620300', at: '2024-12-10', revoked: [] });
    expect(said(script, later, code, elsewhere)).toBe('UNKNOWN: the list is that of 620300\n');
    for (const damaged of ['x', code.slice(5), code.slice(0, -8)])
      expect(said(script, later, damaged)).toBe('UNKNOWN: no CERTIFICATE of ours\n');
    for (const none of ['620200 ', '999999', ''])
      expect(await world.refusal(null, 'query ($city: String!) { certificateRevocations(city: $city) { count } }', { city: none })).toBe(
        'REVOCATIONS_UNKNOWN',
      );
    expect(said(script, '{"data":{"receiptKeys":[]}}', code)).toBe('UNKNOWN: no CERTIFICATE of ours\n');
  });

  it('asks on the page what is answered there', async () => {
    const world = await city();
    await certified(world);
    const [{ code, number }] = await certificatesOf(world, 'liu');
    expect(await world.does(null, blockOn('certificate', 'check-certificate'), { code, number, name: '刘洋' })).toEqual({
      byNumber: VALID,
      byCode: { state: 'VALID' },
    });
  });
});

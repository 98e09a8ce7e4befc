/** The ballot byte by byte (E10): the page is enough to write a client, the vectors hold, and what signs is RFC 9474 and nothing else. */
import { createHash, createPrivateKey, createPublicKey, constants, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { busyRefusals } from '../../schema/core/in-turn.ts';
import { fingerprintOf, fromText, readBallot, toText } from '../../schema/evaluation/ballot/bytes.ts';
import { VOTE_NAME, voteOf } from '../../schema/evaluation/ballot/model.ts';
import { ballotRefusals } from '../../schema/evaluation/ballot/refusals.ts';
import { BALLOT_PATTERNS } from '../../schema/table/ballots.ts';
import { ballotOf, blind, bodyOf, finalise, newBallot, numberOf, type Choice } from '../support/voter.ts';
import vectors from './ballot-vectors.json' with { type: 'json' };
import rfc from './rfc9474.json' with { type: 'json' };

const page = readFileSync(new URL('../../schema/evaluation/README.md', import.meta.url), 'utf8');
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const { vote, key } = vectors;
const keys = await ballotSigner.makeKeys();

describe('a client written from the page alone', () => {
  it.each(vectors.ballots)('comes to the known answers for $choice', async (one) => {
    const ballot = ballotOf({ vote, choice: one.choice as Choice, token: bytes(one.token), padding: bytes(one.padding) });
    expect(ballot.toString('hex')).toBe(one.ballot);
    const draws = [bytes(one.salt), bytes(one.r)];
    const blinding = blind(key.publicKey, ballot, () => draws.shift() ?? expect.fail('it draws too often'));
    expect(blinding.encoded.toString('hex')).toBe(one.m);
    expect(blinding.blinded.toString('hex')).toBe(one.blinded);
    expect(blinding.blinded.toString('base64url')).toBe(one.blindedAsSent);
    const blindSignature = await ballotSigner.signBlinded(privateKeyOf(key), blinding.blinded);
    expect(Buffer.from(blindSignature ?? []).toString('hex')).toBe(one.blindSignature);
    const signature = finalise(key.publicKey, blinding, bytes(one.blindSignature));
    expect(signature.toString('hex')).toBe(one.signature);
    expect(bodyOf(ballot, signature)).toBe(one.body);
    expect(numberOf(ballot)).toBe(one.number);
    expect(await ballotSigner.verify(key.publicKey, ballot, signature)).toBe(true);
    expect(readBallot(ballot)).toEqual({ vote, choice: one.choice, token: one.placeInTheBox, hash: one.number });
  });

  it('understands the reference implementation of the RFC, and is understood by it', async () => {
    const suite = RSABSSA.SHA384.PSS.Deterministic();
    const scheme = { name: 'RSA-PSS', hash: 'SHA-384' };
    const theirs = await crypto.subtle.importKey('spki', Buffer.from(keys.publicKey, 'base64url'), scheme, true, ['verify']);
    const secret = await crypto.subtle.importKey('pkcs8', Buffer.from(keys.privateKey, 'base64url'), scheme, true, ['sign']);
    const ballot = newBallot(vote, 'YES');
    // Their client, our signature.
    const { blindedMsg, inv } = await suite.blind(theirs, suite.prepare(ballot));
    const signed = (await ballotSigner.signBlinded(keys.privateKey, blindedMsg)) ?? expect.fail('not signed');
    const signature = await suite.finalize(theirs, ballot, signed, inv);
    expect(await ballotSigner.verify(keys.publicKey, ballot, signature)).toBe(true);
    // Our client, their signature.
    const blinding = blind(keys.publicKey, ballot);
    const own = finalise(keys.publicKey, blinding, await suite.blindSign(secret, blinding.blinded));
    expect(await suite.verify(theirs, own, ballot)).toBe(true);
  });

  it('is told on the page every answer there is, with its status, and none that there is not', () => {
    const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \|/gmu)].map(([, code = '']) => code);
    const codes = Object.keys({ ...ballotRefusals, ...busyRefusals }).filter((code) => code !== 'BLINDED_MALFORMED');
    expect(rows.toSorted()).toEqual(['CAST', 'INTERNAL', ...codes].toSorted());
  });

  it('finds on the page how ballots are kept', () => {
    for (const { asks, pk, sk } of Object.values(BALLOT_PATTERNS)) expect(page).toContain(`| ${asks} | \`${pk}\` | \`${sk}\` |`);
  });
});

describe('what signs', () => {
  it('comes to the answers of RFC 9474', async () => {
    const signed = await ballotSigner.signBlinded(privateKeyOf(rfc), bytes(rfc.blinded));
    expect(Buffer.from(signed ?? []).toString('hex')).toBe(rfc.blindSignature);
    const spki = createPublicKey(jwkOf(rfc)).export({ format: 'der', type: 'spki' }).toString('base64url');
    expect(await ballotSigner.verify(spki, bytes(rfc.message), bytes(rfc.signature))).toBe(true);
    expect(await ballotSigner.verify(spki, bytes(`00${rfc.message}`), bytes(rfc.signature))).toBe(false);
  });

  it('gives the same bytes the same signature, and none to what is not less than the modulus', async () => {
    const { blinded } = blind(keys.publicKey, newBallot(vote, 'NO'));
    const once = await ballotSigner.signBlinded(keys.privateKey, blinded);
    expect(await ballotSigner.signBlinded(keys.privateKey, blinded)).toEqual(once);
    expect(await ballotSigner.signBlinded(keys.privateKey, Buffer.alloc(256, 0xff))).toBeNull();
  });

  it('makes keys of 2048 bits, another pair each time, as the page tells them', async () => {
    const other = await ballotSigner.makeKeys();
    expect(other.publicKey).not.toBe(keys.publicKey);
    expect([keys.publicKey.length, other.publicKey.length]).toEqual([392, 392]);
    expect(fingerprintOf(key.publicKey)).toBe(key.fingerprint);
    const { asymmetricKeyDetails } = createPublicKey({ key: Buffer.from(keys.publicKey, 'base64url'), format: 'der', type: 'spki' });
    expect(asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65537n });
  });

  it('is of the one suite: a signature with another salt, another hash or another padding is none', async () => {
    const ballot = newBallot(vote, 'YES');
    const secret = createPrivateKey({ key: Buffer.from(keys.privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
    const made = (hash: string, saltLength: number) =>
      sign(hash, ballot, { key: secret, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
    expect(await ballotSigner.verify(keys.publicKey, ballot, made('sha384', 48))).toBe(true);
    for (const other of [made('sha384', 0), made('sha384', 32), made('sha256', 48), sign('sha384', ballot, secret)])
      expect(await ballotSigner.verify(keys.publicKey, ballot, other)).toBe(false);
  });

  it('leaves an ordinary signature, which any library verifies', () => {
    const [one] = vectors.ballots;
    const scheme = { key: createPublicKey(jwkOf(key)), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    expect(verify('sha384', bytes(one?.ballot ?? ''), scheme, bytes(one?.signature ?? ''))).toBe(true);
  });
});

describe('a ballot', () => {
  it('has one length whatever is voted, and so has what is sent', () => {
    const ballots = (['YES', 'NO', 'ABSTAIN'] as const).map((choice) => newBallot(vote, choice));
    expect(ballots.map(({ length }) => length)).toEqual([78, 78, 78]);
    expect(new Set(vectors.ballots.map(({ body }) => Buffer.byteLength(body)))).toEqual(new Set([474]));
  });

  it('is none with another beginning, another length, a vote that is no name, or a byte that is no choice', () => {
    const ballot = newBallot(vote, 'YES');
    const altered = (at: number, byte: number) => Buffer.concat([ballot.subarray(0, at), Buffer.of(byte), ballot.subarray(at + 1)]);
    expect(readBallot(ballot)?.choice).toBe('YES');
    for (let at = 0; at < 19; at += 1) expect(readBallot(altered(at, (ballot[at] ?? 0) ^ 1))).toBeNull();
    for (const byte of [0, 4, 0x59, 0xff]) expect(readBallot(altered(45, byte))).toBeNull();
    for (const byte of [0x23, 0x41, 0x6f, 0xe4]) expect(readBallot(altered(19, byte))).toBeNull(); // #, A, o, ä
    for (const other of [ballot.subarray(1), Buffer.concat([ballot, Buffer.alloc(1)]), Buffer.alloc(0)])
      expect(readBallot(other)).toBeNull();
  });

  it('is read as it was made, and never throws whatever bytes come (property)', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (any) => void readBallot(any)));
    const choices = fc.constantFrom<Choice>('YES', 'NO', 'ABSTAIN');
    const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(choices, sixteen, sixteen, (choice, token, padding) => {
        const ballot = ballotOf({ vote, choice, token: Buffer.from(token), padding: Buffer.from(padding) });
        const place = createHash('sha256').update(token).digest('hex');
        expect(readBallot(ballot)).toEqual({ vote, choice, token: place, hash: numberOf(ballot) });
      }),
    );
  });

  it('is written in one way: the same bytes in other characters are not taken (property)', () => {
    const same = (any: Uint8Array) => Buffer.from(any).equals(fromText(toText(any), 16) ?? Buffer.alloc(0));
    fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), same));
    const text = toText(Buffer.alloc(256, 1));
    expect(fromText(text, 256)).not.toBeNull();
    for (const other of [`${text.slice(0, -1)}R`, `${text}==`, ` ${text}`, text.slice(0, -1)]) expect(fromText(other, 256)).toBeNull();
  });

  it('belongs to a vote of one candidate in one session and one round, whose name has 26 characters', () => {
    const about = { session: 's', candidate: 'c', round: 1 };
    const names = [about, { ...about, session: 't' }, { ...about, candidate: 'd' }, { ...about, round: 2 }].map(voteOf);
    expect(new Set(names).size).toBe(4);
    expect(names.every((name) => VOTE_NAME.test(name))).toBe(true);
    expect(voteOf(about)).toBe(names[0]);
  });
});

type Numbers = { n: string; e: string; d: string; p: string; q: string };

/** A key out of its numbers, as JOSE and Node have it. */
function jwkOf({ n, e, d, p, q }: Numbers) {
  const [exponent, first, second] = [d, p, q].map((hex) => BigInt(`0x${hex}`)) as [bigint, bigint, bigint];
  const text = (hex: string) => Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url');
  const of = (number: bigint) => text(number.toString(16));
  let inverse = 1n; // of q modulo p, by Fermat
  for (let base = second % first, left = first - 2n; left > 0n; left >>= 1n, base = (base * base) % first)
    if (left & 1n) inverse = (inverse * base) % first;
  const parts = { dp: of(exponent % (first - 1n)), dq: of(exponent % (second - 1n)), qi: of(inverse) };
  return { format: 'jwk' as const, key: { kty: 'RSA', n: text(n), e: text(e), d: text(d), p: text(p), q: text(q), ...parts } };
}

function privateKeyOf(numbers: Numbers): string {
  return createPrivateKey(jwkOf(numbers)).export({ format: 'der', type: 'pkcs8' }).toString('base64url');
}

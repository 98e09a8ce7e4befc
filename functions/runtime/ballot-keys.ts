/**
 * Blind signatures over node:crypto, which is OpenSSL: RSA without padding is all that signing takes (RFC 9474, 4.3), and what comes of it is
 * an ordinary RSASSA-PSS signature. @cloudflare/blindrsa-ts does the same in JavaScript, in 238 ms where OpenSSL takes half a millisecond,
 * in a time that depends on the key, and in 40 KB; the tests hold this to it.
 */
import { constants, createPrivateKey, createPublicKey, generateKeyPair, privateEncrypt, publicEncrypt, verify } from 'node:crypto';
import { promisify } from 'node:util';
import type { BallotSigner, BallotVerifier } from '../../schema/core/ports.ts';

const MODULUS = 2048;
const SALT = 48;
const padding = constants.RSA_NO_PADDING;

/** Verifies ballots, and can nothing else. */
export const ballotVerifier: BallotVerifier = {
  verify: (publicKey, message, signature) => {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    const scheme = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT };
    return Promise.resolve(verify('sha384', message, scheme, signature));
  },
};

export const ballotSigner: BallotSigner = {
  ...ballotVerifier,
  async makeKeys() {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
      modulusLength: MODULUS,
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    });
    return { publicKey: publicKey.toString('base64url'), privateKey: privateKey.toString('base64url') };
  },
  signBlinded(privateKey, blinded) {
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
    const signed = signedBy({ key, padding }, blinded);
    // A signature that a fault has spoilt would give the key away (RFC 9474, 4.3).
    if (signed && !publicEncrypt({ key: createPublicKey(key), padding }, signed).equals(blinded)) throw new Error('signing failed');
    return Promise.resolve(signed);
  },
};

function signedBy(key: Parameters<typeof privateEncrypt>[0], blinded: Uint8Array): Buffer | null {
  try {
    return privateEncrypt(key, blinded);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_MODULUS') return null;
    throw error;
  }
}

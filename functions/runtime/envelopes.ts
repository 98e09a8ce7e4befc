/** Envelopes by JOSE (RFC 7516): RSA-OAEP-256 or ECDH-ES, by the kind of the recipient's key, with AES-256-GCM. */
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import type { Envelopes } from '../../schema/core/ports.ts';

export const envelopes: Envelopes = {
  async closeFor(key, bytes) {
    const alg = key['kty'] === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES';
    const { use: _, alg: __, ...jwk } = key;
    return new CompactEncrypt(bytes).setProtectedHeader({ alg, enc: 'A256GCM' }).encrypt(await importJWK(jwk as JWK, alg));
  },
};

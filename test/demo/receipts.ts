/** Receipts, verified twice: by the public query, and with nothing but the public keys and a JOSE library. */
import { compactVerify, importJWK } from 'jose';
import { RECEIPT_KEYS, VERIFY } from './graphql.ts';
import type { Stage } from './stage.ts';

export type Statement = {
  kind: string;
  application: string;
  at: string;
  hash: string;
  phase: string;
  closesAt: string;
  document: string;
  amendments: number;
  number: number | null;
  code: string | null;
};
type Jwk = { kid: string; kty: string; crv: string; x: string };

/** What the system says that a receipt states; null where it did not sign it. Nobody has to log in for it. */
async function verifyOnline(stage: Stage, receipt: string): Promise<Statement | null> {
  return (await stage.client.ask<{ verifyReceipt: Statement | null }>(null, VERIFY, { receipt })).verifyReceipt;
}

/** What it states, by its signature alone: the keys were fetched, the system is not asked about the receipt. */
async function verifyOffline(stage: Stage, receipt: string): Promise<Record<string, unknown>> {
  const { receiptKeys } = await stage.client.ask<{ receiptKeys: Jwk[] }>(null, RECEIPT_KEYS);
  const { payload } = await compactVerify(
    receipt,
    async ({ kid }) => {
      const jwk = receiptKeys.find((key) => key.kid === kid);
      if (!jwk) throw new Error(`no public key ${kid}`);
      return importJWK(jwk, 'EdDSA');
    },
    { algorithms: ['EdDSA'] },
  );
  return JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
}

/** The receipt with one digit of the hash that it states changed, its signature left as it was. */
function altered(receipt: string): string {
  const [head = '', payload = '', signature = ''] = receipt.split('.');
  const stated = Buffer.from(payload, 'base64url').toString('utf8');
  const other = stated.replace(/"hash":"(.)/u, (_, digit: string) => `"hash":"${digit === '0' ? '1' : '0'}`);
  return [head, Buffer.from(other).toString('base64url'), signature].join('.');
}

/** Both ways of verifying agree, and what was altered is not believed. */
export async function expectGood(stage: Stage, receipt: string, states: (statement: Statement) => boolean): Promise<void> {
  const online = await verifyOnline(stage, receipt);
  stage.expectThat(
    '公开查询可验证回执，所载相符 / anybody can verify the receipt, and it states what happened',
    online !== null && states(online),
    online,
  );
  const offline = await verifyOffline(stage, receipt).catch((error: unknown): Record<string, unknown> => ({ error: String(error) }));
  stage.expectThat(
    '脱机凭公钥验证，所载相同 / so it is with the public key alone',
    offline['hash'] === online?.hash && offline['kind'] === online?.kind && offline['at'] === online?.at,
    offline,
  );
  const forged = altered(receipt);
  const believed = await verifyOnline(stage, forged);
  const offlineToo = await verifyOffline(stage, forged).then(
    () => true,
    () => false,
  );
  stage.expectThat(
    '改动一字即验证不过 / with a letter changed neither believes it',
    forged !== receipt && believed === null && !offlineToo,
    believed,
  );
}

/** Whether the keyring of a table is the one that a master key keeps: every key comes out of its wrapping, and vouches for its public half. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { FOREIGN, loadKeyring, type WrappedKey } from '../../schema/core/keyring.ts';
import { padded, wrappedKey } from '../../schema/table/keys.ts';
import type { Table } from '../../schema/table/port.ts';
import type { MasterKey } from '../runtime/master-key.ts';
import { wrong, type Finding } from './checks/finding.ts';

export async function verifyKeyring(table: Table, master: MasterKey): Promise<Finding[]> {
  const keys = await loadKeyring(table);
  const found = await Promise.all(
    keys.map(async (key) => {
      const what = await whyNotOurs(key, master);
      return what === null ? [] : [wrong(wrappedKey.key({ use: key.use, number: padded(key.number) }), what)];
    }),
  );
  return found.flat();
}

async function whyNotOurs({ use, wrapped, x }: WrappedKey, master: MasterKey): Promise<string | null> {
  // The public half of a key of elsewhere: there is nothing to open.
  if (use === FOREIGN) return null;
  try {
    const bytes = Buffer.from(await master.unwrap(wrapped, use));
    if (use !== 'SIGN') return null;
    const own = createPublicKey(createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' });
    return own.x === x ? null : 'its public half is not its own: what it vouches for was signed by somebody else';
  } catch (error) {
    return `the master key does not open it (${error instanceof Error ? error.name : 'unknown'})`;
  }
}

/** The keys of the keyring in this process: unwrapped once; a key made meanwhile by another process is met by looking again. */
import { FOREIGN, loadKeyring, type KeyUse, type WrappedKey } from '../../schema/core/keyring.ts';
import type { Table } from '../../schema/table/port.ts';
import type { MasterKey } from './master-key.ts';

export type Ring = ReturnType<typeof ringOf>;

export function ringOf(table: Table, master: Pick<MasterKey, 'unwrap'>) {
  let ring: Promise<WrappedKey[]> | undefined;
  const bare = new Map<string, Promise<Uint8Array>>();

  /** All keys of a use, oldest first; `again`: as they are now. */
  async function listed(use: KeyUse, again = false): Promise<WrappedKey[]> {
    if (again) ring = undefined;
    ring ??= loadKeyring(table);
    ring.catch(() => (ring = undefined));
    const keys = (await ring).filter((key) => key.use === use);
    if (keys.length === 0 && !again) return listed(use, true);
    if (keys.length === 0) throw new Error(`there is no ${use} key yet: invoke establish first`);
    return keys;
  }

  return {
    listed,
    /** The public keys of elsewhere whose archives were brought in (R6); `again`: as they are now. */
    foreign: async (again = false): Promise<WrappedKey[]> => {
      if (again) ring = undefined;
      ring ??= loadKeyring(table);
      ring.catch(() => (ring = undefined));
      return (await ring).filter((key) => key.use === FOREIGN);
    },
    newest: async (use: KeyUse): Promise<WrappedKey> => (await listed(use)).at(-1) as WrappedKey,
    /** A key by its number; null when even a second look does not find it. */
    numbered: async (use: KeyUse, number: number): Promise<WrappedKey | null> => {
      const known = (await listed(use)).find((key) => key.number === number);
      return known ?? (await listed(use, true)).find((key) => key.number === number) ?? null;
    },
    unwrapped: ({ use, number, wrapped }: WrappedKey): Promise<Uint8Array> => {
      const name = `${use} ${number}`;
      const key = bare.get(name) ?? master.unwrap(wrapped, use);
      bare.set(name, key);
      key.catch(() => bare.delete(name));
      return key;
    },
  };
}

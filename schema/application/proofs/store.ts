/** How proofs are kept: an item each beside the sections, and for each file where else it lies. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import * as keys from '../../table/keys.ts';
import { toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import type { Proof, ProofCounter } from './model.ts';

export function putProof(id: string, one: Proof, before: Versioned | null): Write {
  const place = keys.proof.key({ application: id, number: keys.padded(one.number, 3) });
  return { put: toItem(place, one), when: unchanged(before), as: `proof ${one.number}` };
}

export function putCounter(id: string, one: ProofCounter, before: Versioned | null): Write {
  return { put: toItem(keys.proofCounter.key({ application: id }), one), when: unchanged(before), as: 'counter' };
}

/** Remembers that this very file lies in an application, for whoever looks for the same in another (V6). */
export function rememberFile(id: string, { sha256, number }: Proof): Write {
  return {
    put: toItem(keys.sameFile.key({ sha256, application: id, number: keys.padded(number, 3) }), { application: id, number }),
    when: 'always',
    as: 'file',
  };
}

/** The applications in which the same file lies, at most a hundred. */
export async function applicationsWith(table: Table, sha256: string): Promise<string[]> {
  const { items } = await table.query(keys.sameFile.under({ sha256 }), { limit: 100 });
  return [...new Set(items.map(({ application }) => String(application)))];
}

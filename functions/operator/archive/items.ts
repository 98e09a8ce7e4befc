/** A line of the archive as the items that it becomes: itself, with its numbers under the keys that are here, and the markers that follow of it. */
import { nameOf } from '../../../schema/core/hash.ts';
import type { Vault } from '../../../schema/core/ports.ts';
import { UNKEPT } from '../../../schema/core/sealed.ts';
import type { ArchivedKind } from '../../../schema/archive/kind/belonging.ts';
import { itemLine, whyNotItem } from '../../../schema/archive/kind/lines.ts';
import { placeOfSecret, withSecrets } from '../../../schema/archive/kind/secrets.ts';
import { movedCode, movedMarks, takeLogin } from '../../../schema/identity/marks/store.ts';
import { accountShape, organisationShape } from '../../../schema/identity/model.ts';
import type { IdentityKind } from '../../../schema/identity/numbers.ts';
import { markOf } from '../../../schema/identity/privacy.ts';
import { account as accountPlace } from '../../../schema/table/keys.ts';
import type { Item, Write } from '../../../schema/table/port.ts';
import type { Numbers } from './numbers.ts';

type Here = { vault: Vault; numbers: Numbers };

export async function itemsOf(kind: ArchivedKind, line: Record<string, unknown>, here: Here): Promise<Item[]> {
  const why = whyNotItem(kind, line);
  if (why !== null) throw new Error(`a line of ${kind} cannot be read in: ${why}`);
  const { pk, sk, lists, data: bare } = itemLine.parse(line);
  const data = kind === 'account' || kind === 'objection' ? await numbered(kind, pk, bare, here) : bare;
  const item = { pk, sk, ...lists, ...data };
  return [item, ...markersOf(kind, data).flatMap((write) => ('put' in write ? [write.put] : []))];
}

/** The thing with its numbers sealed here; what was not brought along is said to be missing, and has a mark that is nobody else's. */
function numbered(
  kind: ArchivedKind,
  pk: string,
  data: Record<string, unknown>,
  { vault, numbers }: Here,
): Promise<Record<string, unknown>> {
  return withSecrets(data, {
    sealed: async (path) => {
      const [text, place] = [numbers.at(pk, path), placeOfSecret(kind, data, path)];
      return text === null || place === null ? UNKEPT : vault.seal(text, place);
    },
    mark: async (path) => {
      const identity = within(data, path.split('.').slice(0, -1)) as { kind: IdentityKind };
      const text = numbers.at(...holderOf(pk, data, path));
      return text === null ? nameOf('no mark', pk, path) : markOf({ vault }, identity.kind, text);
    },
  });
}

/** Where the number lies that a mark is of: an account that was closed into this one keeps its own. */
function holderOf(pk: string, data: Record<string, unknown>, path: string): [pk: string, path: string] {
  const merged = /^(merged\.\d+)\.identity\.mark$/u.exec(path)?.[1];
  if (merged === undefined) return [pk, path.replace(/mark$/u, 'sealed')];
  const { account } = within(data, merged.split('.')) as { account: string };
  return [accountPlace.key({ account }).pk, 'identity.sealed'];
}

function within(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], data);
}

function markersOf(kind: ArchivedKind, data: Record<string, unknown>): Write[] {
  if (kind === 'account') {
    const after = accountShape.parse(data);
    return [takeLogin(after.account), ...movedMarks({ before: null, after })];
  }
  return kind === 'organisation' ? movedCode({ before: null, after: organisationShape.parse(data) }) : [];
}

/** What must hold over the whole table at all times, whatever has happened (G6). Each one says what is wrong and where. */
import { createHash } from 'node:crypto';
import { checks } from '../../functions/operator/checks/index.ts';
import { FORGED, UNMARKED, wrong, type Finding, type Said } from '../../functions/operator/checks/finding.ts';
import { markOf } from '../../functions/runtime/scribe.ts';
import { grantShape, organisationShape } from '../../schema/identity/model.ts';
import { roleOf } from '../../schema/identity/rules.ts';
import { chain } from './chain-invariants.ts';
import { fromItem } from '../../schema/table/item.ts';
import { wrappedKey } from '../../schema/table/keys.ts';
import type { Item, Key } from '../../schema/table/port.ts';
import { dumped, type Place } from './copies.ts';
import { bareKey } from './keys.ts';
import { tables } from './tables.ts';

/** Every item of a world's table. Only tests scan. */
export async function dump(place: Place): Promise<Item[]> {
  return inOrder(await dumped(place));
}

export function inOrder(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (`${a.pk}\n${a.sk}` < `${b.pk}\n${b.sk}` ? -1 : 1));
}

/** Everything that is wrong with a table; an empty list when it is whole. What an operator verifies, and what only a whole table shows. */
export function wrongWith(items: readonly Item[]): string[] {
  return [...verified(items), ...officers(items), ...chain(items), ...tables(items)];
}

/** The checks of functions/operator, each question answered from memory. What was signed is left to the tests of receipts. */
function verified(items: readonly Item[]): string[] {
  const nameOf = ({ pk, sk }: Key) => `${pk} / ${sk}`;
  const byName = new Map(items.map((item) => [nameOf(item), item]));
  const partitions = new Map<string, Item[]>();
  for (const item of items) {
    const own = partitions.get(item.pk);
    if (own) own.push(item);
    else partitions.set(item.pk, [item]);
  }
  const isOurs = marksIn(items);
  const findings = (said: Said): readonly Finding[] => {
    if ('wrong' in said) return [said];
    if ('asks' in said) return said.judge((key) => byName.get(nameOf(key)) ?? null);
    if ('signed' in said || isOurs(said)) return [];
    return [wrong(said.of, said.mark === null ? UNMARKED : FORGED)];
  };
  return [...partitions.values()]
    .flatMap((partition) => saidOf(partition).flatMap(findings))
    .map((finding) => `${nameOf(finding)}: ${finding.wrong}`);
}

/** What is said of a partition, by its content: most of a table is as it was when the city was founded, and is looked at once. */
const SAID = new Map<string, readonly Said[]>();

function saidOf(partition: readonly Item[]): readonly Said[] {
  const content = createHash('sha1').update(JSON.stringify(partition)).digest('base64');
  const said = SAID.get(content) ?? [...checks(partition)];
  SAID.set(content, said);
  return said;
}

/** Whether an entry has the mark that the keyring of its table gives it. */
function marksIn(items: readonly Item[]): (entry: { hash: string; mark: string | null }) => boolean {
  const keys = items
    .filter(({ pk, use }) => pk === wrappedKey.pk && use === 'AUDIT')
    .map((item) => ({ number: Number(item['number']), bare: bareKey(String(item['wrapped'])) }));
  return ({ hash, mark }) => keys.some(({ number, bare }) => mark === markOf(number, bare, hash));
}

/** Organisations count their officers, whose grants lie with their accounts (P9). */
function officers(items: readonly Item[]): string[] {
  const held = items
    .filter(({ sk }) => sk.startsWith('GRANT#'))
    .map((item) => fromItem(grantShape, item))
    .filter(({ until }) => until === null);
  return items
    .filter(({ pk, sk }) => pk.startsWith('ORGANISATION#') && sk === 'PROFILE')
    .map((item) => fromItem(organisationShape, item))
    .filter((one) => held.filter(({ organisation, role }) => organisation === one.id && role === roleOf(one.kind)).length !== one.officers)
    .map(({ id }) => `organisation ${id} does not count its officers`);
}

/** The entries of the history as they lie in the table, looked at to be compared with their seals; and of which city the thing is that they are of. */
import { HISTORY } from '../../core/marking.ts';
import { READING } from '../../core/reading.ts';
import * as keys from '../../table/keys.ts';
import { placeOf } from '../../table/places.ts';
import { keyText, type Item, type Key, type Table } from '../../table/port.ts';
import { subjectOf } from '../../table/subjects.ts';

/** What has a history, as a trail names it. */
export type Thing = { kind: string; id: string };

/** Where an entry of a trail lies. */
export function placeOfEntry({ kind, id, version }: Thing & { version: number }): Key {
  return keys.auditEntry.key({ kind, id, version: keys.padded(version, 6) });
}

/** The thing that an entry's place is of, and which of its versions; also of a place that nobody here would make. */
export function thingAt({ pk, sk }: Key): Thing & { version: number } {
  const [, kind = '', id = ''] = /^([^#]*)#(.*)$/u.exec(pk.slice(HISTORY.length)) ?? [];
  return { kind, id, version: Number(sk) || 0 };
}

/** Items by their places, up to a hundred; one request. */
export async function itemsAt(table: Pick<Table, 'getMany'>, places: readonly Key[]): Promise<Map<string, Item>> {
  const unique = new Map(places.map(({ pk, sk }) => [keyText({ pk, sk }), { pk, sk }]));
  const items = unique.size > 0 ? await table.getMany([...unique.values()]) : [];
  return new Map(items.map((item) => [keyText(item), item]));
}

/** The entries of a thing as they lie, its first hundred. */
export async function entriesOf(table: Table, pk: string): Promise<Item[]> {
  return (await table.query({ pk }, { limit: 100 })).items;
}

/** The thing itself as it is; null where it is gone, or never was one that changes. */
export async function headOf(table: Table, { kind, id }: Thing): Promise<Item | null> {
  const place = subjectOf(kind, id);
  return place && table.get(place);
}

/** The city that each of these things is of, by their kinds and ids; null where nothing says so. Up to some twenty things; one request. */
export async function citiesOf(table: Table, things: readonly Thing[]): Promise<(string | null)[]> {
  const asked = things.map(saying);
  const items = await itemsAt(table, asked.flat());
  return things.map((thing, index) => {
    const said = (asked[index] ?? []).map((place) => items.get(keyText(place))?.['city']).find((city) => typeof city === 'string');
    if (typeof said === 'string') return said;
    return thing.kind === 'HOLIDAYS' ? (thing.id.split('.')[0] ?? null) : null;
  });
}

/** What says of which city a thing is: the thing, or what it is part of. */
function saying({ kind, id }: Thing): Key[] {
  // That something was read (core/reading.ts): what, by whom, on which day.
  const [what = '', ...of] = id.split('.');
  if (kind === READING) return saying({ kind: what, id: of.slice(0, -2).join('.') });
  const own = subjectOf(kind, id);
  const { application, account, unit, cycle = id.split('.')[0] ?? '' } = (own && placeOf(own)?.values) ?? {};
  const known = (values: Record<string, string | undefined>) =>
    Object.values(values).every((value) => value !== undefined && keys.isKeyPart(value));
  return [
    ...(own ? [own] : []),
    ...(application && known({ application }) ? [keys.application.key({ application })] : []),
    ...(account && known({ account }) ? [keys.account.key({ account })] : []),
    ...(unit && known({ unit }) ? [keys.organisation.key({ organisation: unit })] : []),
    ...(known({ cycle }) ? [keys.cycle.key({ cycle })] : []),
  ];
}

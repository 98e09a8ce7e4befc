/**
 * Compares the history with its seals: hour by hour, or of one thing. Each call looks at so many entries and says where the next one goes on;
 * none looks through the table. Whoever asks is told of what is of their own cities, and of all else how much it is.
 */
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { keyText, type Item } from '../../table/port.ts';
import { oversees, supervises } from '../../announcement/sight.ts';
import { citiesOf, entriesOf, headOf, itemsAt, placeOfEntry, thingAt, type Thing } from '../entries/store.ts';
import { TILE, type Checkpoint, type Hour, type SealedEntry } from '../model.ts';
import { historyRefusals } from '../refusals.ts';
import { entryIn, markedIn, shouldBeSealed, whatBreaks, whatIsWrong, type Wrong } from '../rules/comparing.ts';
import { rootOfHour } from '../rules/sealing.ts';
import { hourIn, newestIn, sealOf, tileIn } from './prove.ts';

/** What is wrong, with which version of which thing; of a whole hour's seal with none. */
export type Finding = { wrong: Wrong; thing: Thing | null; version: number | null; checkpoint: number | null };
/** What a call has come to: how many entries were looked at, and where the next call goes on; null at the end. */
export type Verification = { entries: number; findings: readonly Finding[]; elsewhere: number; next: string | null };

/** Entries of one call. */
const OF_HOURS = 500;
const OF_THING = 25;
/** Hours of one call: most have few entries. */
const MOST_HOURS = 20;
const TOGETHER = 100;
const CITIES_TOGETHER = 20;
/** Where so much is wrong, the next call goes on; and of so many things the whole history is looked at. */
const ENOUGH_WRONG = 100;
const MOST_TRAILS = 10;

/** Compares what was sealed, from a checkpoint on, with the table. */
export async function verifyHours(context: Context, from: number, after: string | null): Promise<Verification> {
  const newest = await newestIn(context);
  if (!newest) return { entries: 0, findings: [], elsewhere: 0, next: null };
  let [number, skip] = after === null ? [from, 0] : placeIn(after);
  if (number < 1 || number > newest.stated.number) throw historyRefusals.CHECKPOINT_UNKNOWN({ number });
  const findings: Finding[] = [];
  const trails = new Map<string, Promise<Item[]>>();
  let [entries, hours] = [0, 0];
  while (number <= newest.stated.number && hours < MOST_HOURS && entries < OF_HOURS && findings.length < ENOUGH_WRONG) {
    const hour = await hourIn(context, number);
    if (skip === 0 && !(hour && (await isAsSealed(context, newest, hour))))
      findings.push({ wrong: 'SEAL_DAMAGED', thing: null, version: null, checkpoint: number });
    const some = hour?.entries.slice(skip, skip + Math.min(TOGETHER, OF_HOURS - entries)) ?? [];
    findings.push(...(await compared(context, some, number, trails)));
    entries += some.length;
    const isDone = skip + some.length >= (hour?.entries.length ?? 0);
    hours += isDone ? 1 : 0;
    [number, skip] = isDone ? [number + 1, 0] : [number, skip + some.length];
  }
  const next = number > newest.stated.number ? null : `${number}.${skip}`;
  return { entries, ...(await shownTo(context, findings)), next };
}

/** Whether an hour is what its checkpoint has sealed. */
async function isAsSealed(context: Context, newest: Checkpoint, hour: Hour): Promise<boolean> {
  const index = hour.number - 1;
  const known = (await tileIn(context, newest, Math.floor(index / TILE)))[index % TILE];
  return known?.root === rootOfHour(hour);
}

/** What is wrong with entries of an hour, a hundred at most. */
async function compared(
  context: Context,
  sealed: readonly SealedEntry[],
  checkpoint: number,
  trails: Map<string, Promise<Item[]>>,
): Promise<Finding[]> {
  const items = await itemsAt(context.table, sealed);
  const findings: Finding[] = [];
  for (const one of sealed) {
    const item = items.get(keyText(one)) ?? null;
    const { version, ...thing } = thingAt(one);
    // Only of what is wrong the rest of the thing's history is asked for: it says whether the entry stands elsewhere.
    const first = whatIsWrong(one, item, NOWHERE);
    const trail = first === null ? [] : await trailOf(context, one.pk, trails);
    const elsewhere = (hash: string) => trail.some(({ sk, hash: found }) => found === hash && sk !== one.sk);
    const others = (hash: string) => sealed.some((other) => other.pk === one.pk && other.sk !== one.sk && other.hash === hash);
    const wrong = first === null ? await whoseMark(context, item) : whatIsWrong(one, item, { elsewhere, others });
    if (wrong) findings.push({ wrong, thing, version, checkpoint });
  }
  return findings;
}
const NOWHERE = { elsewhere: () => false, others: () => false };

/** The history of a thing, looked at once; nothing once as many were looked at as one call may. */
function trailOf({ table }: Context, pk: string, trails: Map<string, Promise<Item[]>>): readonly Item[] | Promise<readonly Item[]> {
  const known = trails.get(pk);
  if (known || trails.size === MOST_TRAILS) return known ?? [];
  const trail = entriesOf(table, pk);
  trails.set(pk, trail);
  return trail;
}

async function whoseMark({ scribe }: Context, item: Item | null): Promise<Wrong | null> {
  const entry = item && entryIn(item);
  if (!entry) return null;
  const { hash, mark } = markedIn(entry);
  return mark !== null && (await scribe.isOurs(hash, mark)) ? null : 'FORGED';
}

const OF_SUPERVISORS: ReadonlySet<string> = new Set(['CASE', 'SIGNAL', 'INSPECTION']);

/** Compares the history of one thing: each entry with the one before, with its mark and with its seal; the last with the thing. */
export async function verifyThing(context: Context, thing: Thing, after: string | null): Promise<Verification> {
  const [city = null] = await citiesOf(context.table, [thing]);
  // How far a matter of supervision has come is nothing for those whom it may be against (P7).
  const may = OF_SUPERVISORS.has(thing.kind) ? city !== null && supervises(context.actor, { city }) : sees(context.actor, city);
  if (!may) throw historyRefusals.HISTORY_UNKNOWN();
  const begun = after === null ? 0 : placeIn(after)[0];
  const newest = await newestIn(context);
  const places = Array.from({ length: OF_THING + 2 }, (_, index) => ({ ...thing, version: begun + index }));
  const items = await entriesIn(context, places);
  const findings: Finding[] = [];
  let entries = 0;
  for (const { version } of places.slice(1, -1)) {
    const [item, before, behind] = [items.get(version) ?? null, items.get(version - 1) ?? null, items.get(version + 1) ?? null];
    if (!item && !behind) continue;
    const { wrong, checkpoint } = await wrongOf(context, newest, item, before);
    if (wrong) findings.push({ wrong, thing, version, checkpoint });
    entries += item ? 1 : 0;
  }
  const last = [...items.keys()].at(-1) ?? 0;
  const isEnd = last <= begun + OF_THING;
  if (isEnd) findings.push(...(await endOf(context, thing, items.get(last) ?? null, last)));
  return { entries, findings, elsewhere: 0, next: isEnd ? null : `${begun + OF_THING}.0` };
}

async function entriesIn(context: Context, places: readonly (Thing & { version: number })[]): Promise<Map<number, Item>> {
  const found = await itemsAt(context.table, places.filter(({ version }) => version > 0).map(placeOfEntry));
  return new Map([...found.values()].map((item) => [thingAt(item).version, item] as const).toSorted(([a], [b]) => a - b));
}

async function wrongOf(
  context: Context,
  newest: Checkpoint | null,
  item: Item | null,
  before: Item | null,
): Promise<{ wrong: Wrong | null; checkpoint: number | null }> {
  if (!item) return { wrong: 'MISSING', checkpoint: null };
  const entry = entryIn(item);
  const broken = whatBreaks(item, before) ?? (await whoseMark(context, item));
  const seal = entry && newest && (await sealOf(context, newest, entry));
  const sealed = seal?.hour.entries[seal.place];
  const unsealed = entry && !seal && shouldBeSealed(entry, context.now) ? ('UNSEALED' as const) : null;
  return { wrong: broken ?? unsealed ?? (sealed ? whatIsWrong(sealed, item, NOWHERE) : null), checkpoint: seal?.hour.number ?? null };
}

/** Whether the last entry is the one that the thing itself leads to. */
async function endOf({ table }: Context, thing: Thing, last: Item | null, version: number): Promise<Finding[]> {
  const head = await headOf(table, thing);
  if (!head || (head['trail'] === last?.['hash'] && head['version'] === version)) return [];
  // Somebody may have changed it meanwhile.
  if ((await itemsAt(table, [placeOfEntry({ ...thing, version: version + 1 })])).size > 0) return [];
  return [{ wrong: 'BROKEN', thing, version: version + 1, checkpoint: null }];
}

/** What somebody is told of: what is of their cities, and how much else there is. The province is told of what is of no city that is known. */
async function shownTo({ table, actor }: Context, findings: readonly Finding[]): Promise<{ findings: Finding[]; elsewhere: number }> {
  const things = findings.flatMap(({ thing }) => (thing ? [thing] : []));
  const cities = new Map<Thing, string | null>();
  for (let at = 0; at < things.length; at += CITIES_TOGETHER) {
    const some = things.slice(at, at + CITIES_TOGETHER);
    for (const [index, city] of (await citiesOf(table, some)).entries()) cities.set(some[index] ?? NOTHING, city);
  }
  const shown = findings.filter(({ thing }) => thing === null || sees(actor, cities.get(thing) ?? null));
  return { findings: shown, elsewhere: findings.length - shown.length };
}
const NOTHING: Thing = { kind: '', id: '' };

function sees(actor: Actor, city: string | null): boolean {
  if (city !== null) return oversees(actor, { city });
  return actor.kind === 'person' && actor.grants.some(({ role }) => role === 'PROVINCE_OFFICER');
}

/** Where a call goes on. */
function placeIn(after: string): [number, number] {
  const [, number, skip] = /^(\d{1,8})\.(\d{1,6})$/u.exec(after) ?? [];
  if (number === undefined) throw historyRefusals.HISTORY_PLACE_INVALID();
  return [Number(number), Number(skip)];
}

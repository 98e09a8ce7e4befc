/** How postings and objections are kept: a head for the lists, what is shown beside it, each objection by its case number. */
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { nameOf } from '../core/hash.ts';
import { pages, type RowPage } from '../core/page.ts';
import { getTogether } from '../core/together.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Range, Table, Write } from '../table/port.ts';
import { instantKey } from '../calendar/store.ts';
import {
  attachmentShape,
  contentShape,
  objectionShape,
  postingShape,
  type Attachment,
  type Objection,
  type Posting,
  type PostingContent,
  type PostingFile,
} from './model.ts';

/** The id of the n-th posting of an application: two postings can never begin at the same time. */
export function postingId(application: string, number: number): string {
  return nameOf('posting', application, String(number));
}

/** The head alone. */
export async function loadPosting(table: Table, id: string): Promise<Posting | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.posting.key({ posting: id }));
  return item && fromItem(postingShape, item);
}

/** Those of these that there are. */
export async function loadPostings(table: Table, ids: readonly string[]): Promise<Posting[]> {
  return (await table.getMany(ids.map((posting) => keys.posting.key({ posting })))).map((item) => fromItem(postingShape, item));
}

/** The same for showing what belongs to it, in one batch with all that a page asks for. */
export async function postingIn(context: Context, id: string): Promise<Posting | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.posting.key({ posting: id }));
  return item && fromItem(postingShape, item);
}

/** With what it shows and its files: one request. */
export async function loadPostingFile(table: Table, id: string): Promise<PostingFile | null> {
  if (!keys.isKeyPart(id)) return null;
  const { items } = await table.query(keys.postingFile.under({ posting: id }), { limit: 200 });
  const head = items.find(({ sk }) => sk === keys.posting.sk);
  const content = items.find(({ sk }) => sk === keys.postingContent.sk);
  if (!head || !content) return null;
  return {
    posting: fromItem(postingShape, head),
    content: fromItem(contentShape, content),
    attachments: items.filter(({ sk }) => sk.startsWith('P#FILE#')).map((item) => fromItem(attachmentShape, item)),
  };
}

/** The head with its places: the unit's list, the public's while it runs there, the clock's until it has ended. */
export function putPosting(one: Posting, before: Versioned | null): Write {
  const { id, unit, cycle, state, audience } = one;
  const endsAt = instantKey(one.endsAt);
  const inLists = [
    keys.unitPostings.entry({ unit, cycle, state, endsAt, posting: id }),
    ...(audience === 'PUBLIC' && state === 'RUNNING' ? [keys.publicPostings.entry({ cycle, endsAt, posting: id })] : []),
    ...(state === 'RUNNING' ? [keys.runningPostings.entry({ shard: keys.shardOf(id, keys.POSTING_SHARDS), endsAt, posting: id })] : []),
  ];
  return { put: toItem(keys.posting.key({ posting: id }), one, ...inLists), when: unchanged(before), as: 'posting' };
}

/** A transaction that holds only while a posting is as it was read. */
export function samePosting({ id, version }: Posting): Write {
  return { check: keys.posting.key({ posting: id }), when: { version }, as: 'posting' };
}

export function putContent(id: string, content: PostingContent): Write {
  return { put: toItem(keys.postingContent.key({ posting: id }), content), when: 'absent', as: 'content' };
}

export function putAttachment(id: string, one: Attachment): Write {
  return {
    put: toItem(keys.postingAttachment.key({ posting: id, number: keys.padded(one.number, 3) }), one),
    when: 'absent',
    as: 'attachment',
  };
}

export async function loadObjection(table: Table, id: string): Promise<Objection | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.objection.key({ objection: id }));
  return item && fromItem(objectionShape, item);
}

/** The same for showing it, in one batch with all that a request asks for. */
export async function objectionIn(context: Context, id: string): Promise<Objection | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.objection.key({ objection: id }));
  return item && fromItem(objectionShape, item);
}

export function putObjection(one: Objection, before: Versioned | null): Write {
  const { id, unit, cycle, posting } = one;
  const state = one.finding ? 'ANSWERED' : 'OPEN';
  const inLists = [
    keys.unitObjections.entry({ unit, cycle, state, dueAt: instantKey(one.dueAt), objection: id }),
    keys.postingObjections.entry({ posting, at: instantKey(one.at), objection: id }),
  ];
  return { put: toItem(keys.objection.key({ objection: id }), one, ...inLists), when: unchanged(before), as: 'objection' };
}

/** In so many shards lie the postings that are to be closed. */
export const { POSTING_SHARDS } = keys;

type Paging = { limit: number; after: string | null };

async function readPage<T>(table: Table, range: Range, paging: Paging, read: (item: Item) => T): Promise<RowPage<T>> {
  const page = await table.query(range, paging);
  return { rows: page.items.map(read), cursors: page.items.map((item) => table.cursorOf(item, range)), next: page.next };
}

/** A unit's postings, by state and then by their end. */
export function listUnitPostings(table: Table, of: { unit: string; cycle: string; state?: Posting['state'] }, paging: Paging) {
  return readPage(table, keys.unitPostings.under(of), paging, (item) => fromItem(postingShape, item));
}

/** The postings that run in public, those that end first first. */
export function listPublicPostings(table: Table, cycle: string, paging: Paging) {
  return readPage(table, keys.publicPostings.under({ cycle }), paging, (item) => fromItem(postingShape, item));
}

/** Of a posting in the clock's list no more is read than the clock needs: one that is damaged is found when its own turn comes. */
const dueShape = postingShape.pick({ id: true, endsAt: true });

/** One shard of the postings that have not ended, those that end first first. */
export function listRunning(table: Table, shard: number, paging: Paging) {
  return readPage(table, keys.runningPostings.under({ shard: keys.padded(shard, 2) }), paging, (item) => fromItem(dueShape, item));
}

const objectedShape = postingShape.pick({ application: true, unit: true, city: true, cycle: true, objections: true });

/** One shard of the running postings that have an objection to answer: as many of a page as there are (U4). */
export async function listObjected(table: Table, shard: number, paging: Paging) {
  const page = await readPage(table, keys.runningPostings.under({ shard: keys.padded(shard, 2) }), paging, (item) =>
    fromItem(objectedShape, item),
  );
  return { rows: page.rows.filter(({ objections }) => objections.open > 0), next: page.next };
}

/** A unit's objections, those due first first. */
export function listUnitObjections(table: Table, of: { unit: string; cycle: string; state?: 'OPEN' | 'ANSWERED' }, paging: Paging) {
  return readPage(table, keys.unitObjections.under(of), paging, (item) => fromItem(objectionShape, item));
}

/** The objections to a posting, in the order they came. */
export function listObjections(table: Table, posting: string, paging: Paging) {
  return readPage(table, keys.postingObjections.under({ posting }), paging, (item) => fromItem(objectionShape, item));
}

/** All of them, as far as the index shows them yet. */
export async function allObjections(table: Table, posting: string): Promise<Objection[]> {
  const all: Objection[] = [];
  for await (const { rows } of pages((after) => listObjections(table, posting, { limit: 100, after }))) all.push(...rows);
  return all;
}

/** How title documents are kept: one item each, in the list of their issuer; once issued in the public's, and beneath the one they cite. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import { instantKey } from '../../calendar/store.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Range, Table, Write } from '../../table/port.ts';
import { carriedShape, documentShape, hearingShape, type Hearing, type TitleDocument } from './model.ts';

type Paging = { limit: number; after: string | null };

export async function loadDocument(table: Table, id: string): Promise<TitleDocument | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.titleDocument.key({ document: id }));
  return item && fromItem(documentShape, item);
}

/** Those that there are of these, in this order. */
export async function loadDocuments(table: Table, ids: readonly string[]): Promise<TitleDocument[]> {
  const found: TitleDocument[] = [];
  for (let at = 0; at < ids.length; at += 100) {
    const items = await table.getMany(ids.slice(at, at + 100).map((document) => keys.titleDocument.key({ document })));
    found.push(...items.map((item) => fromItem(documentShape, item)));
  }
  return found;
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function documentOf(context: Context, id: string): Promise<TitleDocument | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.titleDocument.key({ document: id }));
  return item && fromItem(documentShape, item);
}

export function putDocument(one: TitleDocument, before: Versioned | null): Write {
  const { id: document, issuer: organisation, cycle, drafted, issued, cites, state } = one;
  const inLists = [
    keys.issuerDocuments.entry({ organisation, cycle, at: instantKey(drafted.at), document }),
    ...(issued ? [keys.issuedDocuments.entry({ cycle, at: instantKey(issued.at), document })] : []),
    ...(cites !== null && state !== 'DISCARDED'
      ? [keys.citingDocuments.entry({ cited: cites, at: instantKey(drafted.at), document })]
      : []),
  ];
  return { put: toItem(keys.titleDocument.key({ document }), one, ...inLists), when: unchanged(before), as: 'document' };
}

async function page(table: Table, range: Range, paging: Paging & { descending?: boolean }) {
  const found = await table.query(range, paging);
  return {
    rows: found.items.map((item) => fromItem(documentShape, item)),
    cursors: found.items.map((item) => table.cursorOf(item, range)),
    next: found.next,
  };
}

/** An issuer's documents of a cycle, the newest first. */
export function listIssuerDocuments(table: Table, of: { organisation: string; cycle: string }, paging: Paging) {
  return page(table, keys.issuerDocuments.under(of), { ...paging, descending: true });
}

/** The documents issued in a cycle, the newest first. */
export function listIssued(table: Table, cycle: string, paging: Paging) {
  return page(table, keys.issuedDocuments.under({ cycle }), { ...paging, descending: true });
}

/** How many were issued in a cycle. */
export function countIssued(table: Table, cycle: string): Promise<number> {
  return table.count(keys.issuedDocuments.under({ cycle }));
}

/** The documents that cite one, in order. */
export function listCiting(table: Table, cited: string, paging: Paging) {
  return page(table, keys.citingDocuments.under({ cited }), paging);
}

export async function loadHearing(table: Table, of: { document: string; application: string }): Promise<Hearing | null> {
  const item = await table.get(keys.documentHearing.key(of));
  return item && fromItem(hearingShape, item);
}

export async function loadHearings(table: Table, document: string): Promise<Hearing[]> {
  const { items } = await table.query(keys.documentHearing.under({ document }), { limit: 50 });
  return items.map((item) => fromItem(hearingShape, item));
}

export function putHearing(one: Hearing): Write {
  const { document, application } = one;
  return { put: toItem(keys.documentHearing.key({ document, application }), one), when: 'absent', as: 'hearing' };
}

type Place = { document: string; application: string };

/** When what a document says of somebody was carried out; null as long as it was not. */
export async function loadCarried(table: Table, of: Place): Promise<number | null> {
  const item = await table.get(keys.documentCarried.key(of));
  return item && fromItem(carriedShape, item).at;
}

export function putCarried(one: Place & { at: number }): Write {
  const { document, application } = one;
  return { put: toItem(keys.documentCarried.key({ document, application }), one), when: 'absent', as: 'carried' };
}

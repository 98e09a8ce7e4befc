/** How certificates and review forms are kept: by number, in the lists of their holder and unit, and among those that count no more. */
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { getTogether } from '../core/together.ts';
import { MINUTE, type Instant } from '../core/time.ts';
import { instantKey } from '../calendar/store.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Range, Table, Write } from '../table/port.ts';
import {
  certificateShape,
  checkShape,
  formShape,
  photographShape,
  type Certificate,
  type Check,
  type CheckedAs,
  type Photograph,
  type ReviewFormRecord,
} from './model.ts';
import { placeOf } from './number.ts';

type Paging = { limit: number; after: string | null };

/** By its number, in whichever spelling; one request. */
export async function loadCertificate(table: Table, number: string): Promise<Certificate | null> {
  const place = placeOf(number);
  if (!keys.isKeyPart(place)) return null;
  const item = await table.get(keys.certificate.key({ certificate: place }));
  return item && fromItem(certificateShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function certificateOf(context: Context, number: string): Promise<Certificate | null> {
  const place = placeOf(number);
  if (!keys.isKeyPart(place)) return null;
  const item = await getTogether(context, keys.certificate.key({ certificate: place }));
  return item && fromItem(certificateShape, item);
}

export function putCertificate(one: Certificate, before: Versioned | null): Write {
  const place = placeOf(one.number);
  const lists = [
    keys.holderCertificates.entry({ account: one.account, at: instantKey(one.issuedAt), certificate: place }),
    ...(one.ended ? [keys.revokedCertificates.entry({ city: one.city, at: instantKey(one.ended.at), certificate: place })] : []),
  ];
  return { put: toItem(keys.certificate.key({ certificate: place }), one, ...lists), when: unchanged(before), as: 'certificate' };
}

async function page<T>(table: Table, range: Range, paging: Paging & { descending?: boolean }, read: (item: Item) => T) {
  const found = await table.query(range, paging);
  return { rows: found.items.map(read), cursors: found.items.map((item) => table.cursorOf(item, range)), next: found.next };
}

/** A person's certificates, the newest first. */
export function listHeld(table: Table, account: string, paging: Paging) {
  const range = keys.holderCertificates.under({ account });
  return page(table, range, { ...paging, descending: true }, (item) => fromItem(certificateShape, item));
}

/** A city's certificates that count no more, in the order in which they ceased to. */
export function listRevoked(table: Table, city: string, paging: Paging) {
  return page(table, keys.revokedCertificates.under({ city }), paging, (item) => fromItem(certificateShape, item));
}

/** That somebody has checked it, to the minute: written as often as it is, it is one. */
export function putCheck(number: string, { at, as }: { at: Instant; as: CheckedAs }): Write {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  const place = keys.certificateCheck.key({ certificate: placeOf(number), at: instantKey(minute), as });
  return { put: toItem(place, { at: minute, as }), when: 'always', as: 'check' };
}

/** Who has checked it, the newest first. */
export function listChecks(table: Table, number: string, paging: Paging) {
  const range = keys.certificateCheck.under({ certificate: placeOf(number) });
  return page<Check>(table, range, { ...paging, descending: true }, (item) => fromItem(checkShape, item));
}

export async function loadForm(table: Table, application: string): Promise<ReviewFormRecord | null> {
  if (!keys.isKeyPart(application)) return null;
  const item = await table.get(keys.reviewForm.key({ application }));
  return item && fromItem(formShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function formOf(context: Context, application: string): Promise<ReviewFormRecord | null> {
  if (!keys.isKeyPart(application)) return null;
  const item = await getTogether(context, keys.reviewForm.key({ application }));
  return item && fromItem(formShape, item);
}

/** In the unit's list those that are still to be downloaded come first. */
export function putForm(one: ReviewFormRecord, before: Versioned | null): Write {
  const { application, unit, cycle, downloaded, voidSince } = one;
  const state = downloaded || voidSince !== null ? 'TAKEN' : 'NEW';
  const entry = keys.unitForms.entry({ unit, cycle, state, at: instantKey(one.at), application });
  return { put: toItem(keys.reviewForm.key({ application }), one, entry), when: unchanged(before), as: 'form' };
}

/** A unit's review forms of a cycle; of those not downloaded yet, the longest first. */
export function listForms(table: Table, of: { unit: string; cycle: string; state?: 'NEW' | 'TAKEN' }, paging: Paging) {
  return page(table, keys.unitForms.under(of), paging, (item) => fromItem(formShape, item));
}

export async function loadPhotograph(table: Table, account: string): Promise<Photograph | null> {
  if (!keys.isKeyPart(account)) return null;
  const item = await table.get(keys.photograph.key({ account }));
  return item && fromItem(photographShape, item);
}

export function putPhotograph(one: Photograph, before: Photograph | null): Write {
  return { put: toItem(keys.photograph.key({ account: one.account }), one), when: unchanged(before), as: 'photograph' };
}
